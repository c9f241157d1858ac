/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LIST_CELL (bunko_list_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoListCell, bunko_list_cell, BUNKO, LIST_CELL, BunkoCell)

GtkWidget *bunko_list_cell_new_lazy (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
