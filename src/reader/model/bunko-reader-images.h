/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "images/bunko-image-loader.h"
#include "library/bunko-page.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_IMAGES (bunko_reader_images_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderImages, bunko_reader_images, BUNKO, READER_IMAGES, GObject)

BunkoReaderImages *bunko_reader_images_new (BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_images_set_view_size (BunkoReaderImages *self, int width, int height);
void
bunko_reader_images_set_pages (BunkoReaderImages *self, BunkoPage *current, GPtrArray *prefetch);
GdkPaintable *bunko_reader_images_get_current (BunkoReaderImages *self);
const GError *bunko_reader_images_get_error (BunkoReaderImages *self);
void bunko_reader_images_retry (BunkoReaderImages *self);

G_END_DECLS
