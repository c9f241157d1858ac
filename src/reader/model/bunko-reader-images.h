/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-picture.h"
#include "images/bunko-image-loader.h"
#include "library/bunko-page.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_IMAGES (bunko_reader_images_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderImages, bunko_reader_images, BUNKO, READER_IMAGES, GObject)

/**
 * BunkoReaderUrgency:
 * @BUNKO_READER_URGENCY_VISIBLE: it is on the screen
 * @BUNKO_READER_URGENCY_PREFETCH: it may be soon
 * @BUNKO_READER_URGENCY_KEEP: it stays if it is there
 *
 * How much a picture is wanted.
 */
typedef enum
{
  BUNKO_READER_URGENCY_VISIBLE,
  BUNKO_READER_URGENCY_PREFETCH,
  BUNKO_READER_URGENCY_KEEP,
} BunkoReaderUrgency;

/**
 * BunkoReaderWish:
 * @position: which page, from 0
 * @urgency: how much it is wanted
 * @page: (nullable): the page; %NULL while it is not known
 * @error: (nullable): why it is not known
 * @width: width of the box that it is shown in, in device pixels; 0 for any
 * @height: height of the box; 0 for any
 *
 * One page that should have a picture.
 */
typedef struct
{
  guint position;
  BunkoReaderUrgency urgency;
  BunkoPage *page;
  const GError *error;
  double width;
  double height;
} BunkoReaderWish;

BunkoReaderImages *bunko_reader_images_new (BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_images_set_size (BunkoReaderImages *self, int size);
void bunko_reader_images_set_wishes (BunkoReaderImages *self,
                                     const BunkoReaderWish *wishes,
                                     guint n_wishes);
BunkoReaderPicture *bunko_reader_images_get_picture (BunkoReaderImages *self, guint position);
guint bunko_reader_images_list_loaded (BunkoReaderImages *self, guint *positions, guint max);
guint64 bunko_reader_images_get_bytes (BunkoReaderImages *self, guint position);
void bunko_reader_images_retry (BunkoReaderImages *self);
void bunko_reader_images_refresh (BunkoReaderImages *self, guint position);

G_END_DECLS
