/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-context.h"
#include "widgets/bunko-cover-strip.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_SIMILAR (bunko_gallery_similar_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGallerySimilar, bunko_gallery_similar, BUNKO, GALLERY_SIMILAR, AdwBin)

GtkWidget *
bunko_gallery_similar_new (BunkoContext *context, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
BunkoCoverStrip *bunko_gallery_similar_get_strip (BunkoGallerySimilar *self);
void bunko_gallery_similar_refresh (BunkoGallerySimilar *self);

G_END_DECLS
