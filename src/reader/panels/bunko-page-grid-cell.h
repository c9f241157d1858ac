/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-page-marks.h"
#include "widgets/bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_GRID_CELL (bunko_page_grid_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageGridCell, bunko_page_grid_cell, BUNKO, PAGE_GRID_CELL, BunkoCell)

GtkWidget *bunko_page_grid_cell_new (BunkoPageMarks *marks,
                                     BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
