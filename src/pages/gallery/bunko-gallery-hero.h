/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery-details.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_HERO (bunko_gallery_hero_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryHero, bunko_gallery_hero, BUNKO, GALLERY_HERO, AdwBin)

void bunko_gallery_hero_set_details (BunkoGalleryHero *self,
                                     BunkoContext *context,
                                     BunkoGalleryDetails *details);
void bunko_gallery_hero_grab_focus (BunkoGalleryHero *self);

G_END_DECLS
