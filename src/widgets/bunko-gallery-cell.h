/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "images/bunko-image-loader.h"
#include "models/bunko-row.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_CELL (bunko_gallery_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryCell, bunko_gallery_cell, BUNKO, GALLERY_CELL, GtkWidget)

GtkWidget *bunko_gallery_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoRow *bunko_gallery_cell_get_row (BunkoGalleryCell *self);
void bunko_gallery_cell_set_row (BunkoGalleryCell *self, BunkoRow *row);
const char *bunko_gallery_cell_get_description (BunkoGalleryCell *self);

G_END_DECLS
