/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-codec-still.h"

#define FILE_HEADER  14
#define CORE_HEADER  12
#define INFO_HEADER  40
#define UNCOMPRESSED 0
#define BIT_FIELDS   3

/* What is found of these: no palettes with compression, no odd bit fields. */
typedef struct
{
  const guint8 *data;
  gsize size;
  guint depth; /* bits a pixel */
  const guint8 *palette;
  gsize palette_entry;
  guint n_colours;
  gsize start; /* of the pixels */
  gsize stride;
} Bitmap;

static guint32
number_at (const Bitmap *self, gsize at, guint bytes)
{
  guint32 value = 0;

  for (guint i = bytes; i > 0; i--)
    value = value << 8 | (at + i - 1 < self->size ? self->data[at + i - 1] : 0);
  return value;
}

static gboolean
has_usual_fields (const Bitmap *self)
{
  gsize at = FILE_HEADER + INFO_HEADER;

  return self->depth == 32 && number_at (self, at, 4) == 0xff0000 &&
         number_at (self, at + 4, 4) == 0xff00 && number_at (self, at + 8, 4) == 0xff;
}

static gboolean
read_palette (Bitmap *self, guint32 header_size)
{
  gboolean core = header_size == CORE_HEADER;
  guint32 count = core ? 0 : number_at (self, FILE_HEADER + 32, 4);
  gsize at = (gsize) FILE_HEADER + header_size;

  if (self->depth > 8)
    return TRUE;
  self->n_colours = count == 0 ? 1u << self->depth : MIN (count, 1u << self->depth);
  self->palette_entry = core ? 3 : 4;
  self->palette = self->data + at;
  return at <= self->size && self->n_colours * self->palette_entry <= self->size - at;
}

static BunkoWireStatus
parse (Bitmap *self, guint width, guint height)
{
  guint32 header_size = number_at (self, FILE_HEADER, 4);
  gboolean core = header_size == CORE_HEADER;
  guint32 compression = core ? UNCOMPRESSED : number_at (self, FILE_HEADER + 16, 4);

  if (!core && header_size < INFO_HEADER)
    return BUNKO_WIRE_CORRUPT;
  self->depth = number_at (self, FILE_HEADER + (core ? 10 : 14), 2);
  self->start = number_at (self, 10, 4);
  self->stride = (((gsize) width * self->depth + 31) / 32) * 4;
  if (self->depth != 1 && self->depth != 4 && self->depth != 8 && self->depth != 24 &&
      self->depth != 32)
    return BUNKO_WIRE_UNSUPPORTED;
  if (compression != UNCOMPRESSED && !(compression == BIT_FIELDS && has_usual_fields (self)))
    return BUNKO_WIRE_UNSUPPORTED;
  if (!read_palette (self, header_size) || self->start > self->size ||
      self->stride * height > self->size - self->start)
    return BUNKO_WIRE_CORRUPT;
  return BUNKO_WIRE_OK;
}

/* A number beyond the end of the palette is black. */
static const guint8 *
colour_at (const Bitmap *self, const guint8 *row, guint x)
{
  static const guint8 black[3];
  guint per_byte = 8 / self->depth;
  guint shift = 8 - self->depth * (x % per_byte + 1);
  guint number = row[x / per_byte] >> shift & ((1u << self->depth) - 1);

  return number < self->n_colours ? self->palette + number * self->palette_entry : black;
}

static void
convert_row (const Bitmap *self, const guint8 *from, guint8 *to, guint width)
{
  gsize step = self->depth / 8;

  for (guint x = 0; x < width; x++, to += 4)
    {
      memcpy (to, self->depth <= 8 ? colour_at (self, from, x) : from + step * x, 3);
      to[3] = 255;
    }
}

/**
 * bunko_codec_bmp: (skip)
 * @job: a BMP file
 *
 * Decodes the uncompressed kinds.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_bmp (BunkoCodecJob *job)
{
  g_auto (BunkoCodecStill) still = { 0 };
  g_autofree guint8 *row = NULL;
  Bitmap bitmap = { .data = job->data, .size = job->size };
  guint width = job->header.width, height = job->header.height;
  gboolean upwards;
  BunkoWireStatus status = bunko_codec_check_size (width, height);

  if (status == BUNKO_WIRE_OK)
    status = parse (&bitmap, width, height);
  if (status == BUNKO_WIRE_OK)
    status = bunko_codec_still_begin (&still, job, width, height, width, height, BUNKO_WIRE_BGRA);
  if (status != BUNKO_WIRE_OK)
    return status;

  upwards = number_at (&bitmap, FILE_HEADER, 4) == CORE_HEADER ||
            !(number_at (&bitmap, FILE_HEADER + 8, 4) & 0x80000000u);
  row = g_malloc (4 * (gsize) width);
  for (guint y = 0; y < height; y++)
    {
      gsize line = upwards ? height - 1 - y : y;

      convert_row (&bitmap, bitmap.data + bitmap.start + line * bitmap.stride, row, width);
      bunko_codec_still_push (&still, row);
    }
  bunko_codec_still_end (&still);
  return BUNKO_WIRE_OK;
}
