/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_CELL (bunko_page_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageCell, bunko_page_cell, BUNKO, PAGE_CELL, BunkoCell)

GtkWidget *bunko_page_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
