/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "bunko-sample-art-gif.h"

/*
 * A writer of GIF89a, which GdkPixbuf only reads. One palette of the 256 commonest colours serves
 * all frames, and every frame is a whole picture: enough for the few flat drawings it is for.
 */
#define N_COLORS   256
#define N_BUCKETS  32768 /* five bits of each channel */
#define CODE_BITS  8
#define MAX_CODES  4096
#define CLEAR_CODE (1 << CODE_BITS)
#define END_CODE   (CLEAR_CODE + 1)
#define HASH_SIZE  8192

typedef struct
{
  guint32 colors[N_COLORS];
  gint16 nearest[N_BUCKETS]; /* the index for a bucket, -1 until it is asked for */
} Palette;

typedef struct
{
  GByteArray *out;
  guint8 block[255];
  guint n_block;
  guint32 bits;
  guint n_bits;
} BitWriter;

typedef struct
{
  BitWriter writer;
  guint32 keys[HASH_SIZE]; /* prefix << 8 | byte, plus one; 0 is free */
  guint16 codes[HASH_SIZE];
  guint n_codes;
  guint code_size;
} Compressor;

typedef struct
{
  guint32 bucket;
  guint32 count;
} Bucket;

static guint
bucket_of (guint32 pixel)
{
  return ((pixel >> 19) & 0x1f) << 10 | ((pixel >> 11) & 0x1f) << 5 | ((pixel >> 3) & 0x1f);
}

/* The colour in the middle of a bucket; its ends are black and white. */
static guint32
color_of (guint bucket)
{
  guint r = (bucket >> 10) & 0x1f;
  guint g = (bucket >> 5) & 0x1f;
  guint b = bucket & 0x1f;

  return (r << 3 | r >> 2) << 16 | (g << 3 | g >> 2) << 8 | (b << 3 | b >> 2);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  const guchar *row = data + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

static int
compare_buckets (const void *a, const void *b)
{
  const Bucket *left = a;
  const Bucket *right = b;

  /* Equal counts in a fixed order, so that the file is always the same. */
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;

  return left->bucket < right->bucket ? -1 : 1;
}

static void
palette_init (Palette *self, GPtrArray *frames)
{
  g_autofree Bucket *buckets = g_new0 (Bucket, N_BUCKETS);

  for (guint i = 0; i < N_BUCKETS; i++)
    buckets[i].bucket = i;
  for (guint i = 0; i < frames->len; i++)
    {
      cairo_surface_t *frame = g_ptr_array_index (frames, i);

      for (int y = 0; y < cairo_image_surface_get_height (frame); y++)
        for (int x = 0; x < cairo_image_surface_get_width (frame); x++)
          buckets[bucket_of (get_pixel (frame, x, y))].count++;
    }
  qsort (buckets, N_BUCKETS, sizeof (Bucket), compare_buckets);

  memset (self->nearest, 0xff, sizeof (self->nearest));
  for (guint i = 0; i < N_COLORS; i++)
    {
      self->colors[i] = color_of (buckets[i].bucket);
      self->nearest[buckets[i].bucket] = i;
    }
}

static guint8
palette_find (Palette *self, guint32 pixel)
{
  guint bucket = bucket_of (pixel);
  guint32 color = color_of (bucket);
  guint best_distance = G_MAXUINT;

  if (self->nearest[bucket] >= 0)
    return self->nearest[bucket];

  for (guint i = 0; i < N_COLORS; i++)
    {
      int r = (int) (color >> 16) - (int) (self->colors[i] >> 16);
      int g = (int) ((color >> 8) & 0xff) - (int) ((self->colors[i] >> 8) & 0xff);
      int b = (int) (color & 0xff) - (int) (self->colors[i] & 0xff);
      guint distance = 3 * r * r + 6 * g * g + b * b;

      if (distance < best_distance)
        {
          best_distance = distance;
          self->nearest[bucket] = i;
        }
    }

  return self->nearest[bucket];
}

static void
flush_block (BitWriter *self)
{
  guint8 length = self->n_block;

  if (length == 0)
    return;

  g_byte_array_append (self->out, &length, 1);
  g_byte_array_append (self->out, self->block, length);
  self->n_block = 0;
}

static void
put_byte (BitWriter *self)
{
  self->block[self->n_block++] = self->bits & 0xff;
  if (self->n_block == sizeof (self->block))
    flush_block (self);
}

static void
put_code (Compressor *self, guint code)
{
  BitWriter *writer = &self->writer;

  writer->bits |= code << writer->n_bits;
  writer->n_bits += self->code_size;
  while (writer->n_bits >= 8)
    {
      put_byte (writer);
      writer->bits >>= 8;
      writer->n_bits -= 8;
    }
}

static void
reset_codes (Compressor *self)
{
  memset (self->keys, 0, sizeof (self->keys));
  self->n_codes = END_CODE + 1;
  self->code_size = CODE_BITS + 1;
}

/* Where the string of @prefix and @byte is, or where it would go. */
static guint
find_slot (Compressor *self, guint32 key)
{
  guint slot = (key * 2654435761u) >> 19;

  while (self->keys[slot] != 0 && self->keys[slot] != key)
    slot = (slot + 1) % HASH_SIZE;

  return slot;
}

static void
add_code (Compressor *self, guint slot, guint32 key)
{
  if (self->n_codes == MAX_CODES)
    {
      put_code (self, CLEAR_CODE);
      reset_codes (self);
      return;
    }

  if (self->n_codes == 1u << self->code_size)
    self->code_size++;
  self->keys[slot] = key;
  self->codes[slot] = self->n_codes++;
}

static void
compress_frame (Compressor *self, cairo_surface_t *frame, Palette *palette)
{
  guint8 code_bits = CODE_BITS;
  guint8 end = 0;
  int prefix = -1;

  g_byte_array_append (self->writer.out, &code_bits, 1);
  reset_codes (self);
  put_code (self, CLEAR_CODE);

  for (int y = 0; y < cairo_image_surface_get_height (frame); y++)
    for (int x = 0; x < cairo_image_surface_get_width (frame); x++)
      {
        guint8 byte = palette_find (palette, get_pixel (frame, x, y));
        guint32 key = ((guint32) prefix << 8 | byte) + 1;
        guint slot;

        if (prefix < 0)
          {
            prefix = byte;
            continue;
          }

        slot = find_slot (self, key);
        if (self->keys[slot] == key)
          {
            prefix = self->codes[slot];
            continue;
          }
        put_code (self, prefix);
        add_code (self, slot, key);
        prefix = byte;
      }

  put_code (self, prefix);
  put_code (self, END_CODE);
  if (self->writer.n_bits > 0)
    put_byte (&self->writer);
  self->writer.bits = self->writer.n_bits = 0;
  flush_block (&self->writer);
  g_byte_array_append (self->writer.out, &end, 1);
}

static void
put_header (GByteArray *out, guint width, guint height, const Palette *palette)
{
  const guint8 screen[] = { width & 0xff, width >> 8, height & 0xff, height >> 8, 0xf7, 0, 0 };
  static const guint8 loop[] = { 0x21, 0xff, 11,  'N', 'E', 'T', 'S', 'C', 'A', 'P',
                                 'E',  '2',  '.', '0', 3,   1,   0,   0,   0 };

  g_byte_array_append (out, (const guint8 *) "GIF89a", 6);
  g_byte_array_append (out, screen, sizeof (screen));
  for (guint i = 0; i < N_COLORS; i++)
    {
      const guint8 rgb[] = { palette->colors[i] >> 16, palette->colors[i] >> 8,
                             palette->colors[i] };

      g_byte_array_append (out, rgb, sizeof (rgb));
    }
  g_byte_array_append (out, loop, sizeof (loop));
}

static void
put_frame_header (GByteArray *out, guint width, guint height, guint delay_ms)
{
  guint delay = delay_ms / 10;
  const guint8 control[] = { 0x21, 0xf9, 4, 0x04, delay & 0xff, delay >> 8, 0, 0 };
  const guint8 image[] = {
    0x2c, 0, 0, 0, 0, width & 0xff, width >> 8, height & 0xff, height >> 8, 0
  };

  g_byte_array_append (out, control, sizeof (control));
  g_byte_array_append (out, image, sizeof (image));
}

/**
 * bunko_art_gif_encode:
 * @frames: (element-type cairo_surface_t): opaque pictures of one size, below 65536 pixels each way
 * @delay_ms: how long each is shown, in steps of 10 ms
 *
 * Writes an animation that repeats for ever.
 *
 * Returns: (transfer full): the file
 */
GBytes *
bunko_art_gif_encode (GPtrArray *frames, guint delay_ms)
{
  g_autofree Palette *palette = g_new (Palette, 1);
  g_autofree Compressor *compressor = g_new0 (Compressor, 1);
  GByteArray *out = g_byte_array_new ();
  guint width;
  guint height;

  g_return_val_if_fail (frames->len > 0, NULL);

  width = cairo_image_surface_get_width (g_ptr_array_index (frames, 0));
  height = cairo_image_surface_get_height (g_ptr_array_index (frames, 0));
  palette_init (palette, frames);
  compressor->writer.out = out;

  put_header (out, width, height, palette);
  for (guint i = 0; i < frames->len; i++)
    {
      put_frame_header (out, width, height, delay_ms);
      compress_frame (compressor, g_ptr_array_index (frames, i), palette);
    }
  g_byte_array_append (out, (const guint8 *) ";", 1);

  return g_byte_array_free_to_bytes (out);
}
