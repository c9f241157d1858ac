/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery-details.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_RELATED (bunko_gallery_related_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryRelated, bunko_gallery_related, BUNKO, GALLERY_RELATED, AdwBin)

void bunko_gallery_related_set_details (BunkoGalleryRelated *self,
                                        BunkoContext *context,
                                        BunkoGalleryDetails *details);
void bunko_gallery_related_refresh (BunkoGalleryRelated *self);
GtkAdjustment *bunko_gallery_related_get_adjustment (BunkoGalleryRelated *self);

G_END_DECLS
