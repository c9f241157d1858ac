/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoImageHeader:
 * @mime_type: what the data is, a static string
 * @width: width in pixels as stored, 0 if the format is not looked into
 * @height: height in pixels as stored, 0 if the format is not looked into
 * @orientation: the EXIF orientation, 1 to 8; 1 is upright
 * @n_frames: number of frames of an animation, 1 for a still image, %G_MAXUINT if there may be any
 *   number
 *
 * What the first bytes of an image file tell, before any of it is decoded.
 */
typedef struct
{
  const char *mime_type;
  guint width;
  guint height;
  guint orientation;
  guint n_frames;
} BunkoImageHeader;

gboolean bunko_image_header_parse (BunkoImageHeader *self, const guint8 *data, gsize size);
gboolean bunko_image_header_is_sideways (const BunkoImageHeader *self);
void bunko_image_header_fit (guint *width, guint *height, guint max_width, guint max_height);

G_END_DECLS
