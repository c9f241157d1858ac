/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery-details.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_TAGS (bunko_gallery_tags_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryTags, bunko_gallery_tags, BUNKO, GALLERY_TAGS, AdwBin)

void bunko_gallery_tags_set_details (BunkoGalleryTags *self, BunkoGalleryDetails *details);

G_END_DECLS
