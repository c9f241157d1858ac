/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery.h"
#include "library/bunko-page.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_PAGES (bunko_gallery_pages_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryPages, bunko_gallery_pages, BUNKO, GALLERY_PAGES, AdwBin)

void bunko_gallery_pages_set_gallery (BunkoGalleryPages *self,
                                      BunkoContext *context,
                                      BunkoGallery *gallery);
BunkoPage *bunko_gallery_pages_get_first_page (BunkoGalleryPages *self);
void bunko_gallery_pages_refresh (BunkoGalleryPages *self);
void bunko_gallery_pages_retry (BunkoGalleryPages *self);
guint bunko_gallery_pages_get_position (BunkoGalleryPages *self);
void bunko_gallery_pages_set_position (BunkoGalleryPages *self, guint position);

G_END_DECLS
