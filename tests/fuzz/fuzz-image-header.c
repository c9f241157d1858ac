/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "images/bunko-image-header.h"

/* The one thing that is read of an image file in the application itself. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  BunkoImageHeader header;
  guint width, height;

  if (!bunko_image_header_parse (&header, data, size))
    return 0;

  g_assert_nonnull (header.mime_type);
  g_assert_cmpuint (header.orientation, >=, 1);
  g_assert_cmpuint (header.orientation, <=, 8);
  g_assert_cmpuint (header.n_frames, >=, 1);
  if (header.width == 0 || header.height == 0)
    return 0;

  width = header.width;
  height = header.height;
  bunko_image_header_fit (&width, &height, 100, 50);
  g_assert_cmpuint (width, >=, 1);
  g_assert_cmpuint (width, <=, MIN (header.width, 100));
  g_assert_cmpuint (height, >=, 1);
  g_assert_cmpuint (height, <=, MIN (header.height, 50));
  return 0;
}
