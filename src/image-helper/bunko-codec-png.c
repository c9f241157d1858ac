/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <png.h>
#include <string.h>

#include "bunko-codec-still.h"

/* Texts and profiles beside the pixels: how many, and how much each may take. */
#define MAX_CHUNKS     64
#define MAX_CHUNK_SIZE (8 * 1024 * 1024)

typedef struct
{
  png_structp png;
  png_infop info;
  gsize at;

  BunkoCodecJob *job;
  BunkoCodecStill still;
  guint width;
  guint height;
  gsize stride;
  BunkoWireFormat format;
  gboolean alpha;
  guint8 *rows; /* all of them if they come interlaced, else one */
  BunkoWireStatus status;
} Decode;

static void
read_cb (png_structp png, png_bytep data, size_t size)
{
  Decode *self = png_get_io_ptr (png);

  if (size > self->job->size - self->at)
    png_error (png, "cut short");
  memcpy (data, self->job->data + self->at, size);
  self->at += size;
}

static G_NORETURN void
error_cb (png_structp png, png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

/* Everything becomes bytes: gray without alpha, or four a pixel. */
static void
choose_format (Decode *self)
{
  guint type = png_get_color_type (self->png, self->info);
  gboolean alpha =
      type & PNG_COLOR_MASK_ALPHA || png_get_valid (self->png, self->info, PNG_INFO_tRNS);

  png_set_expand (self->png);
  png_set_scale_16 (self->png);
  self->alpha = alpha;
  self->format = alpha || type & PNG_COLOR_MASK_COLOR ? BUNKO_WIRE_BGRA : BUNKO_WIRE_GRAY;
  if (self->format == BUNKO_WIRE_GRAY)
    return;
  png_set_gray_to_rgb (self->png);
  png_set_bgr (self->png);
  if (!alpha)
    png_set_filler (self->png, 0xff, PNG_FILLER_AFTER);
}

static void
premultiply (guint8 *row, guint width)
{
  for (guint8 *pixel = row; width > 0; width--, pixel += 4)
    for (guint i = 0; i < 3; i++)
      {
        guint product = pixel[i] * pixel[3] + 128;

        pixel[i] = (guint8) ((product + (product >> 8)) >> 8);
      }
}

static void
push (Decode *self, guint8 *row)
{
  if (self->alpha)
    premultiply (row, self->width);
  bunko_codec_still_push (&self->still, row);
}

static BunkoWireStatus
read_header (Decode *self)
{
  png_read_info (self->png, self->info);
  self->width = png_get_image_width (self->png, self->info);
  self->height = png_get_image_height (self->png, self->info);
  return bunko_codec_check_size (self->width, self->height);
}

static BunkoWireStatus
prepare (Decode *self)
{
  gboolean interlaced;

  choose_format (self);
  interlaced = png_set_interlace_handling (self->png) > 1;
  png_read_update_info (self->png, self->info);
  self->stride = self->width * bunko_wire_pixel_size (self->format);
  g_assert (png_get_rowbytes (self->png, self->info) == self->stride);
  self->rows = g_try_malloc0_n (interlaced ? self->height : 1, self->stride);
  if (self->rows == NULL)
    return BUNKO_WIRE_NO_MEMORY;
  return bunko_codec_still_begin (&self->still, self->job, self->width, self->height, self->width,
                                  self->height, self->format);
}

static void
read_interlaced (Decode *self)
{
  for (guint pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
    for (guint y = 0; y < self->height; y++)
      png_read_row (self->png, self->rows + y * self->stride, NULL);
  for (guint y = 0; y < self->height; y++)
    push (self, self->rows + y * self->stride);
}

static void
read_rows (Decode *self)
{
  for (guint y = 0; y < self->height; y++)
    {
      png_read_row (self->png, self->rows, NULL);
      push (self, self->rows);
    }
}

/* Errors come back here by longjmp(), so everything that has to be freed is in @self. */
static void
decode (Decode *self)
{
  if (setjmp (png_jmpbuf (self->png)) != 0)
    {
      self->status = BUNKO_WIRE_CORRUPT;
      return;
    }

  png_set_read_fn (self->png, self, read_cb);
  png_set_user_limits (self->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_chunk_cache_max (self->png, MAX_CHUNKS);
  png_set_chunk_malloc_max (self->png, MAX_CHUNK_SIZE);
  self->status = read_header (self);
  if (self->status == BUNKO_WIRE_OK)
    self->status = prepare (self);
  if (self->status != BUNKO_WIRE_OK)
    return;
  if (png_get_interlace_type (self->png, self->info) != PNG_INTERLACE_NONE)
    read_interlaced (self);
  else
    read_rows (self);
  bunko_codec_still_end (&self->still);
}

/**
 * bunko_codec_png: (skip)
 * @job: a PNG file
 *
 * Decodes with libpng. A file that is cut short is an error.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_png (BunkoCodecJob *job)
{
  g_autofree Decode *self = g_new0 (Decode, 1);

  self->job = job;
  self->status = BUNKO_WIRE_NO_MEMORY;
  self->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  if (self->png != NULL)
    self->info = png_create_info_struct (self->png);
  if (self->info != NULL)
    decode (self);
  png_destroy_read_struct (&self->png, &self->info, NULL);
  bunko_codec_still_clear (&self->still);
  g_free (self->rows);
  return self->status;
}
