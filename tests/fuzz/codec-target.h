/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/mman.h>

#include "fuzz.h"
#include "image-helper/bunko-codec.h"

/* Decodes in this process, where the sanitizers see it, what the helper would decode in its own.
 * The last byte says how large the box is. */

static inline int
codec_target_run (const char *mime_type, const uint8_t *data, size_t size)
{
  static guint8 *pixels;
  BunkoCodecJob job = { .data = data, .size = size };
  guint8 sum = 0;

  if (pixels == NULL)
    pixels = mmap (NULL, BUNKO_WIRE_MAX_PIXELS_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  job.output.pixels = pixels;
  job.output.capacity = BUNKO_WIRE_MAX_PIXELS_SIZE;
  job.max_width = job.max_height = size > 0 && data[size - 1] & 1 ? 1 + data[size - 1] : 0;
  if (!bunko_image_header_parse (&job.header, data, size) ||
      !g_str_equal (job.header.mime_type, mime_type))
    return 0;

  if (bunko_codec_run (&job) == BUNKO_WIRE_OK)
    {
      gsize n = job.output.stride * job.output.height * job.output.n_frames;

      g_assert_cmpuint (job.output.width, >, 0);
      g_assert_cmpuint (job.output.height, >, 0);
      g_assert_cmpuint (job.output.n_frames, >, 0);
      g_assert_cmpuint (job.output.n_frames, <=, BUNKO_IMAGE_MAX_FRAMES);
      g_assert_cmpuint (n, <=, BUNKO_WIRE_MAX_PIXELS_SIZE);
      if (job.max_width > 0)
        {
          g_assert_cmpuint (job.output.width, <=, job.max_width);
          g_assert_cmpuint (job.output.height, <=, job.max_height);
        }
      for (gsize i = 0; i < n; i += 4096)
        sum ^= pixels[i];
    }
  return sum & 0;
}
