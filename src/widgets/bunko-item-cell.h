/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_CELL (bunko_item_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemCell, bunko_item_cell, BUNKO, ITEM_CELL, BunkoCell)

GtkWidget *bunko_item_cell_new_lazy (void) G_GNUC_WARN_UNUSED_RESULT;

char *bunko_item_cell_describe (BunkoCell *cell, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_item_describe_count (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
