/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery-details.h"

G_BEGIN_DECLS

void _bunko_gallery_details_set_tags (BunkoGalleryDetails *self, GListModel *tags);
void _bunko_gallery_details_set_language (BunkoGalleryDetails *self, BunkoItem *language);
void _bunko_gallery_details_set_category (BunkoGalleryDetails *self, BunkoItem *category);
void _bunko_gallery_details_set_place (BunkoGalleryDetails *self, BunkoGalleryPlace *place);
void _bunko_gallery_details_set_log (BunkoGalleryDetails *self, const char *log);

G_END_DECLS
