/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_PAGE (bunko_gallery_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryPage, bunko_gallery_page, BUNKO, GALLERY_PAGE, AdwNavigationPage)

BunkoGalleryPage *
bunko_gallery_page_new (BunkoContext *context, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
