/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_FORMAT_JPEG,
  BUNKO_ART_FORMAT_PNG,
  BUNKO_ART_FORMAT_WEBP,
  BUNKO_ART_FORMAT_GIF,
} BunkoArtFormat;

const char *bunko_art_encode_get_ext (BunkoArtFormat format);
GBytes *bunko_art_encode (cairo_surface_t *surface,
                          BunkoArtFormat format,
                          const char **ext) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
