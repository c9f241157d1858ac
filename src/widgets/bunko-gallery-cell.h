/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_CELL (bunko_gallery_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryCell, bunko_gallery_cell, BUNKO, GALLERY_CELL, BunkoCell)

GtkWidget *bunko_gallery_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bunko_gallery_cell_new_lazy (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
