/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery.h"

G_BEGIN_DECLS

void _bunko_gallery_set_page_count (BunkoGallery *self, gint page_count);
guint _bunko_gallery_begin_rating (BunkoGallery *self, double rating);
void _bunko_gallery_end_rating (BunkoGallery *self, guint edit, double rating, gboolean success);

G_END_DECLS
