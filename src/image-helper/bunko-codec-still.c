/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-codec-still.h"

/**
 * bunko_codec_still_begin: (skip)
 * @self: where to keep what goes on; zero
 * @job: a job
 * @width: width of the image as stored
 * @height: height of the image as stored
 * @source_width: width of the rows that will come: less than @width if the codec scales, too, but
 *   not less than what the box asks for
 * @source_height: how many rows will come
 * @format: what a pixel is
 *
 * Begins the picture of a job.
 *
 * Returns: %BUNKO_WIRE_OK, or why not
 */
BunkoWireStatus
bunko_codec_still_begin (BunkoCodecStill *self,
                         BunkoCodecJob *job,
                         guint width,
                         guint height,
                         guint source_width,
                         guint source_height,
                         BunkoWireFormat format)
{
  gsize pixel = bunko_wire_pixel_size (format);
  guint upright_width, upright_height;
  BunkoWireStatus status;

  self->job = job;
  bunko_codec_get_target (job, width, height, TRUE, &self->width, &self->height);
  bunko_codec_get_target (job, width, height, FALSE, &upright_width, &upright_height);
  status = bunko_codec_open_output (job, upright_width, upright_height, format, 1);
  if (status != BUNKO_WIRE_OK)
    return status;

  if (job->header.orientation > 1)
    {
      self->turned = g_try_malloc_n (self->width * pixel, self->height);
      if (self->turned == NULL)
        return BUNKO_WIRE_NO_MEMORY;
    }
  self->scaler = bunko_codec_scaler_new (
      source_width, source_height, self->width, self->height, (guint) pixel,
      self->turned != NULL ? self->turned : job->output.pixels, self->width * pixel);
  return BUNKO_WIRE_OK;
}

/**
 * bunko_codec_still_push: (skip)
 * @self: a picture that was begun
 * @row: its next row
 */
void
bunko_codec_still_push (BunkoCodecStill *self, const guint8 *row)
{
  bunko_codec_scaler_push (self->scaler, row);
}

/* Where the pixel at (@x, @y) of the stored picture goes, in pixels from the start of the upright
 * one: the eight ways of the Exif standard. */
static gsize
place_of (const BunkoCodecStill *self, guint x, guint y)
{
  guint right = self->width - 1 - x;
  guint below = self->height - 1 - y;
  gsize width = self->job->output.width;

  switch (self->job->header.orientation)
    {
    case 2:
      return y * width + right;
    case 3:
      return below * width + right;
    case 4:
      return below * width + x;
    case 5:
      return x * width + y;
    case 6:
      return x * width + below;
    case 7:
      return right * width + below;
    case 8:
      return right * width + y;
    default:
      return y * width + x;
    }
}

static void
turn_row (const BunkoCodecStill *self, guint y)
{
  gsize pixel = bunko_wire_pixel_size (self->job->output.format);
  const guint8 *from = self->turned + y * self->width * pixel;
  guint8 *pixels = self->job->output.pixels;

  if (pixel == 1)
    for (guint x = 0; x < self->width; x++)
      pixels[place_of (self, x, y)] = from[x];
  else
    for (guint x = 0; x < self->width; x++)
      memcpy (pixels + 4 * place_of (self, x, y), from + 4 * (gsize) x, 4);
}

/**
 * bunko_codec_still_end: (skip)
 * @self: a picture that all rows were pushed to, or as many as there are
 *
 * Ends the picture: it is in the output of the job.
 */
void
bunko_codec_still_end (BunkoCodecStill *self)
{
  bunko_codec_scaler_finish (self->scaler);
  if (self->turned == NULL)
    return;
  for (guint y = 0; y < self->height; y++)
    turn_row (self, y);
}

/**
 * bunko_codec_still_clear: (skip)
 * @self: a picture
 *
 * Frees what is only needed while the picture is made.
 */
void
bunko_codec_still_clear (BunkoCodecStill *self)
{
  g_clear_pointer (&self->scaler, bunko_codec_scaler_free);
  g_clear_pointer (&self->turned, g_free);
}
