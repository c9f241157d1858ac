/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-gallery-details.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_FACTS (bunko_gallery_facts_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryFacts, bunko_gallery_facts, BUNKO, GALLERY_FACTS, AdwBin)

void bunko_gallery_facts_set_details (BunkoGalleryFacts *self, BunkoGalleryDetails *details);
void bunko_gallery_facts_set_first_page (BunkoGalleryFacts *self, BunkoPage *page);
void bunko_gallery_facts_set_missing (BunkoGalleryFacts *self, gboolean missing);

G_END_DECLS
