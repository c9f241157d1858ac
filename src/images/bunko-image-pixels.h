/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "bunko-image-header.h"
#include "bunko-image-helper.h"
#include "bunko-image-wire.h"

G_BEGIN_DECLS

/* Private to the folder: decoded pixels as a helper process left them. */
typedef struct
{
  GBytes *bytes; /* all frames, one after the other */
  BunkoWireFormat format;
  guint width;
  guint height;
  guint n_frames;
  guint32 delays[BUNKO_IMAGE_MAX_FRAMES];
} BunkoImagePixels;

gboolean bunko_image_pixels_init (BunkoImagePixels *self,
                                  const BunkoWireAnswer *answer,
                                  BunkoImageHelper *helper,
                                  const BunkoImageHeader *header,
                                  guint max_width,
                                  guint max_height,
                                  GError **error);
void bunko_image_pixels_clear (BunkoImagePixels *self);
GdkPaintable *
bunko_image_pixels_to_paintable (const BunkoImagePixels *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoImagePixels, bunko_image_pixels_clear)

G_END_DECLS
