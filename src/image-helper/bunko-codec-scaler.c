/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-codec-scaler.h"

/* Weights are parts of this; those of all that goes into one pixel add up to it exactly. It fits 16
 * bits, so that compilers multiply eight at once. */
#define ONE 32768u

/* The four bytes of a pixel, handled as one. */
typedef float Floats __attribute__ ((vector_size (16)));
typedef gint32 Ints __attribute__ ((vector_size (16), aligned (4)));

/* Scales down row by row, so that a large image never is in memory as a whole. Every pixel is the
 * mean of the area that it covers: sharp, without the glitter that picking pixels gives.
 *
 * Rows are added up first, with their weights, which is the work that is done for every pixel of
 * the source and runs in SIMD registers; across is summed up once for each row that comes out. */
struct _BunkoCodecScaler
{
  guint source_width;
  guint source_height;
  guint width;
  guint height;
  guint channels;

  guint8 *pixels;
  gsize stride;

  guint32 *sums;  /* one for each channel of a source row */
  guint *firsts;  /* of each column: the first source pixel in it */
  guint *lasts;   /* and the last one; it may be the first one of the next column, too */
  float *weights; /* of each column in turn: the weights of the source pixels in it */

  guint source_y;
  guint y;
};

/* How much of ONE the source up to @position makes in the target pixel that spans @from to @to; all
 * are in units of 1 / target size of a source pixel. */
static guint32
part_before (guint64 position, guint64 from, guint64 to)
{
  position = CLAMP (position, from, to);
  return (guint32) (((position - from) * ONE + (to - from) / 2) / (to - from));
}

static guint16
weight_of (guint source, guint source_size, guint target, guint size)
{
  guint64 from = (guint64) target * source_size;
  guint64 to = from + source_size;

  return (guint16) (part_before ((guint64) (source + 1) * size, from, to) -
                    part_before ((guint64) source * size, from, to));
}

static void
add_row (guint32 *restrict sums, const guint8 *restrict row, gsize n, guint16 weight)
{
  for (gsize i = 0; i < n; i++)
    sums[i] += (guint32) (guint16) row[i] * weight;
}

static void
set_row (guint32 *restrict sums, const guint8 *restrict row, gsize n, guint16 weight)
{
  for (gsize i = 0; i < n; i++)
    sums[i] = (guint32) (guint16) row[i] * weight;
}

static gsize
row_size (const BunkoCodecScaler *self)
{
  return (gsize) self->source_width * self->channels;
}

static void
weigh_columns (BunkoCodecScaler *self)
{
  float *weight;

  self->firsts = g_new (guint, self->width);
  self->lasts = g_new (guint, self->width);
  self->weights = weight = g_new (float, (gsize) self->source_width + self->width);
  for (guint x = 0; x < self->width; x++)
    {
      self->firsts[x] = (guint) ((guint64) x * self->source_width / self->width);
      self->lasts[x] = (guint) (((guint64) (x + 1) * self->source_width - 1) / self->width);
      for (guint source = self->firsts[x]; source <= self->lasts[x]; source++)
        *weight++ =
            (float) weight_of (source, self->source_width, x, self->width) / ((float) ONE * ONE);
    }
}

static void
emit_gray (const BunkoCodecScaler *self, guint8 *out)
{
  const float *weight = self->weights;

  for (guint x = 0; x < self->width; x++)
    {
      float sum = 0.5f;

      for (guint source = self->firsts[x]; source <= self->lasts[x]; source++)
        sum += (float) (gint32) self->sums[source] * *weight++;
      out[x] = (guint8) sum;
    }
}

static void
emit_colour (const BunkoCodecScaler *self, guint8 *out)
{
  const Ints *sums = (const Ints *) self->sums;
  const float *weight = self->weights;

  for (guint x = 0; x < self->width; x++, out += 4)
    {
      Floats sum = { 0.5f, 0.5f, 0.5f, 0.5f };
      Ints bytes;

      for (guint source = self->firsts[x]; source <= self->lasts[x]; source++)
        sum += __builtin_convertvector (sums[source], Floats) * *weight++;
      bytes = __builtin_convertvector (sum, Ints);
      for (guint i = 0; i < 4; i++)
        out[i] = (guint8) bytes[i];
    }
}

static void
emit_row (BunkoCodecScaler *self)
{
  guint8 *out = self->pixels + self->y * self->stride;

  if (self->channels == 1)
    emit_gray (self, out);
  else
    emit_colour (self, out);
  self->y++;
}

/**
 * bunko_codec_scaler_new: (skip)
 * @source_width: width of the rows that will be pushed
 * @source_height: how many rows will be pushed
 * @width: width to scale to, 1 to @source_width
 * @height: height to scale to, 1 to @source_height
 * @channels: bytes a pixel, 1 or 4
 * @pixels: where the rows go
 * @stride: bytes from one of them to the next
 *
 * Returns: (transfer full): a new scaler
 */
BunkoCodecScaler *
bunko_codec_scaler_new (guint source_width,
                        guint source_height,
                        guint width,
                        guint height,
                        guint channels,
                        guint8 *pixels,
                        gsize stride)
{
  BunkoCodecScaler *self;

  g_return_val_if_fail (width > 0 && width <= source_width, NULL);
  g_return_val_if_fail (height > 0 && height <= source_height, NULL);
  g_return_val_if_fail (channels == 1 || channels == 4, NULL);

  self = g_new0 (BunkoCodecScaler, 1);
  self->source_width = source_width;
  self->source_height = source_height;
  self->width = width;
  self->height = height;
  self->channels = channels;
  self->pixels = pixels;
  self->stride = stride;
  if (source_width != width || source_height != height)
    {
      self->sums = g_new0 (guint32, row_size (self));
      weigh_columns (self);
    }
  return self;
}

/**
 * bunko_codec_scaler_free: (skip)
 * @self: (transfer full): a scaler
 */
void
bunko_codec_scaler_free (BunkoCodecScaler *self)
{
  g_free (self->sums);
  g_free (self->firsts);
  g_free (self->lasts);
  g_free (self->weights);
  g_free (self);
}

/**
 * bunko_codec_scaler_push: (skip)
 * @self: a scaler
 * @row: the next row of the source; rows beyond the last one are dropped
 */
void
bunko_codec_scaler_push (BunkoCodecScaler *self, const guint8 *row)
{
  gsize n = row_size (self);

  if (self->source_y == self->source_height)
    return;
  if (self->sums == NULL)
    memcpy (self->pixels + self->y++ * self->stride, row, n);
  else
    {
      guint64 end = (guint64) (self->source_y + 1) * self->height;
      guint64 border = (guint64) (self->y + 1) * self->source_height;

      add_row (self->sums, row, n,
               weight_of (self->source_y, self->source_height, self->y, self->height));
      if (end >= border)
        {
          emit_row (self);
          if (end > border)
            set_row (self->sums, row, n,
                     weight_of (self->source_y, self->source_height, self->y, self->height));
          else
            memset (self->sums, 0, n * sizeof *self->sums);
        }
    }
  self->source_y++;
}

/**
 * bunko_codec_scaler_finish: (skip)
 * @self: a scaler
 *
 * Makes the rows empty that did not come.
 */
void
bunko_codec_scaler_finish (BunkoCodecScaler *self)
{
  for (; self->y < self->height; self->y++)
    memset (self->pixels + self->y * self->stride, 0, (gsize) self->width * self->channels);
}
