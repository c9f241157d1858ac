/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-gallery.h"
#include "library/bunko-image-source.h"
#include "library/bunko-list-source.h"

G_BEGIN_DECLS

/*
 * A list of N galleries with the ids 1 … N, titled "Gallery 1" …, by "Artist 1" … "Artist 9", made
 * when they are asked for. Answers come from the main loop, at once, late, or when the test says
 * so.
 */
#define BUNKO_TYPE_FAKE_SOURCE (bunko_fake_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFakeSource, bunko_fake_source, BUNKO, FAKE_SOURCE, GObject)

BunkoFakeSource *bunko_fake_source_new (guint n_items) G_GNUC_WARN_UNUSED_RESULT;
/* What the next count says; pages follow it. */
void bunko_fake_source_set_n_items (BunkoFakeSource *self, guint n_items);
void bunko_fake_source_set_random (BunkoFakeSource *self, gboolean random);
/* Every answer takes so long; 0 (the default) is the next turn of the main loop. */
void bunko_fake_source_set_latency (BunkoFakeSource *self, guint milliseconds);
/* Nothing is answered any more, until released; oldest first. Returns how many were. */
void bunko_fake_source_hold (BunkoFakeSource *self);
guint bunko_fake_source_release (BunkoFakeSource *self, guint n);
/* The next @n counts or fetches of @page fail with G_IO_ERROR_FAILED. */
void bunko_fake_source_fail_counts (BunkoFakeSource *self, guint n);
void bunko_fake_source_fail_page (BunkoFakeSource *self, guint page, guint n);
/* @page answers these ids from now on: short pages, duplicates, ids that were elsewhere before. */
void bunko_fake_source_set_page (BunkoFakeSource *self, guint page, const gint64 *ids, guint n_ids);
/* What happened so far. */
guint bunko_fake_source_get_n_counts (BunkoFakeSource *self);
guint bunko_fake_source_get_n_fetches (BunkoFakeSource *self);
guint bunko_fake_source_get_n_fetches_of (BunkoFakeSource *self, guint page);
/* The pages asked for, in order, as guint. */
GArray *bunko_fake_source_get_fetch_log (BunkoFakeSource *self);
guint bunko_fake_source_get_n_cancelled (BunkoFakeSource *self);
guint bunko_fake_source_get_n_pending (BunkoFakeSource *self);
guint bunko_fake_source_get_max_pending (BunkoFakeSource *self);
/* How many of its galleries are alive, and were at most. */
guint bunko_fake_source_get_n_live (BunkoFakeSource *self);
guint bunko_fake_source_get_max_live (BunkoFakeSource *self);

/* A gallery by itself, as the fake source has them. */
BunkoGallery *bunko_fake_gallery_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
/* The same, with any keys of the server's message object, as JSON text. */
BunkoItem *bunko_fake_item_new (BunkoItemType type, const char *json) G_GNUC_WARN_UNUSED_RESULT;

/* A source of images: every item has the same small PNG (4 × 6 pixels), unless told otherwise. */
#define BUNKO_TYPE_FAKE_IMAGE_SOURCE (bunko_fake_image_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFakeImageSource,
                      bunko_fake_image_source,
                      BUNKO,
                      FAKE_IMAGE_SOURCE,
                      GObject)

typedef struct
{
  BunkoItemType type;
  gint64 id;
  BunkoImageSize size;
  BunkoImagePriority priority;
} BunkoFakeImageRequest;

/* Makes the reply of a request, or sets an error. */
typedef BunkoImageReply *(*BunkoFakeImageFunc) (const BunkoFakeImageRequest *request,
                                                gpointer user_data,
                                                GError **error);

BunkoFakeImageSource *bunko_fake_image_source_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_fake_image_source_set_func (BunkoFakeImageSource *self,
                                       BunkoFakeImageFunc func,
                                       gpointer user_data);
/* Every item has this image from now on; NULL: none has one. */
void bunko_fake_image_source_set_bytes (BunkoFakeImageSource *self, GBytes *bytes);
/* The next @n fetches fail with G_IO_ERROR_FAILED. */
void bunko_fake_image_source_fail (BunkoFakeImageSource *self, guint n);
void bunko_fake_image_source_set_latency (BunkoFakeImageSource *self, guint milliseconds);
void bunko_fake_image_source_hold (BunkoFakeImageSource *self);
guint bunko_fake_image_source_release (BunkoFakeImageSource *self, guint n);
guint bunko_fake_image_source_get_n_fetches (BunkoFakeImageSource *self);
guint bunko_fake_image_source_get_n_cancelled (BunkoFakeImageSource *self);
guint bunko_fake_image_source_get_n_pending (BunkoFakeImageSource *self);
guint bunko_fake_image_source_get_max_pending (BunkoFakeImageSource *self);
/* All requests so far, as BunkoFakeImageRequest, oldest first. */
GArray *bunko_fake_image_source_get_log (BunkoFakeImageSource *self);
/* The PNG. */
GBytes *bunko_fake_png_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
