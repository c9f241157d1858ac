/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery-place.h"

G_BEGIN_DECLS

/* So many galleries of a series, and collections and filters of a gallery, at most. */
#define BUNKO_GALLERY_PLACE_MAX_LISTED 200

BunkoGalleryPlace *_bunko_gallery_place_new (BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_gallery_place_set_series (BunkoGalleryPlace *self, BunkoGrouping *series);
void _bunko_gallery_place_take_galleries (BunkoGalleryPlace *self, GPtrArray *galleries);
void _bunko_gallery_place_take_collections (BunkoGalleryPlace *self, GPtrArray *collections);
void _bunko_gallery_place_take_filters (BunkoGalleryPlace *self, GPtrArray *filters);

G_END_DECLS
