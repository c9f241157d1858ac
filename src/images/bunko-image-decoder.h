/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What is taken from a server: more is an error, not an allocation. */
#define BUNKO_IMAGE_MAX_FILE_SIZE      (64 * 1024 * 1024)
#define BUNKO_IMAGE_MAX_PIXELS         (64 * 1024 * 1024)
#define BUNKO_IMAGE_MAX_FRAMES         240
#define BUNKO_IMAGE_MAX_ANIMATION_SIZE (48 * 1024 * 1024)

GdkPaintable *bunko_image_decode (GBytes *bytes,
                                  int max_width,
                                  int max_height,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
