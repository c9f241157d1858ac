/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "images/bunko-image-loader.h"
#include "models/bunko-row.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_CELL (bunko_page_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageCell, bunko_page_cell, BUNKO, PAGE_CELL, GtkWidget)

GtkWidget *bunko_page_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoRow *bunko_page_cell_get_row (BunkoPageCell *self);
void bunko_page_cell_set_row (BunkoPageCell *self, BunkoRow *row);

G_END_DECLS
