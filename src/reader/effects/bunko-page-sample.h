/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * BunkoPageSample:
 * @width: in pixels
 * @height: in pixels
 * @rgb: three bytes a pixel, without gaps between rows
 * @gray: one byte a pixel, without gaps between rows
 *
 * A small copy of a page, to look for what is where on it.
 */
typedef struct
{
  int width;
  int height;
  guint8 *rgb;
  guint8 *gray;
} BunkoPageSample;

typedef struct _BunkoPageTiles BunkoPageTiles;

BunkoPageTiles *bunko_page_tiles_new (GdkPaintable *paintable) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_tiles_free (BunkoPageTiles *self);

void bunko_page_sample_find_size (int width, int height, int *sample_width, int *sample_height);
BunkoPageSample *
bunko_page_sample_new (BunkoPageTiles *tiles, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_sample_free (BunkoPageSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPageTiles, bunko_page_tiles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPageSample, bunko_page_sample_free)

G_END_DECLS
