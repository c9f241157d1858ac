/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-gallery.h"
#include "bunko-grouping.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_PLACE (bunko_gallery_place_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryPlace, bunko_gallery_place, BUNKO, GALLERY_PLACE, GObject)

BunkoGrouping *bunko_gallery_place_get_series (BunkoGalleryPlace *self);
GListModel *bunko_gallery_place_get_series_galleries (BunkoGalleryPlace *self);
guint bunko_gallery_place_get_position (BunkoGalleryPlace *self);
BunkoGallery *bunko_gallery_place_get_previous (BunkoGalleryPlace *self);
BunkoGallery *bunko_gallery_place_get_next (BunkoGalleryPlace *self);
GListModel *bunko_gallery_place_get_collections (BunkoGalleryPlace *self);
GListModel *bunko_gallery_place_get_filters (BunkoGalleryPlace *self);

G_END_DECLS
