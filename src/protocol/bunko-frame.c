/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include "bunko-frame.h"
#include "bunko-wipe.h"

/* One way of compressing. No level is 0, which would put the text itself on the wire. */
typedef struct
{
  int level;
  int strategy;
  /* Ends the deflate block within every literal marker, so that not even a stored block holds one.
   */
  gboolean split_markers;
  /* Ends the deflate block every so many bytes. */
  gsize block_size;
  /* Ends the gzip member after so many bytes, once. */
  gsize member_size;
} BunkoFrameRecipe;

/* Level 5 is what the server uses. The others are tried in the rare case that the marker occurs by
 * chance, which is once in about 2^40 bytes, or because a text that does not compress was stored as
 * it is.
 *
 * In the last round the compressed data cannot hold it: two bytes make a block of at most four, and
 * between two blocks stand the bytes 00 00 ff ff, which leaves no room for the five of the marker.
 * What remains are the checksum and the length behind the data. They are changed by cutting the
 * text in two members, which servers read as one. */
static BunkoFrameRecipe
get_recipe (guint attempt)
{
  static const int levels[] = { 5, 6, 9, 1, 3 };
  static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED };
  static const gsize block_sizes[] = { G_MAXSIZE, G_MAXSIZE, 65536, 4096, 512, 64, 8, 2 };
  guint n_variants = G_N_ELEMENTS (levels) * G_N_ELEMENTS (strategies);
  guint round = MIN (attempt / n_variants, G_N_ELEMENTS (block_sizes) - 1);
  guint variant = attempt % n_variants;
  BunkoFrameRecipe recipe = {
    .level = levels[variant % G_N_ELEMENTS (levels)],
    .strategy = strategies[variant / G_N_ELEMENTS (levels)],
    .split_markers = round > 0,
    .block_size = block_sizes[round],
    .member_size = G_MAXSIZE,
  };

  if (attempt >= n_variants * G_N_ELEMENTS (block_sizes))
    recipe.member_size = 1 + attempt - n_variants * G_N_ELEMENTS (block_sizes);

  return recipe;
}

/* The end of the block that starts at @from. */
static gsize
find_block_end (const BunkoFrameRecipe *recipe, const guint8 *data, gsize from, gsize length)
{
  gsize end = from + MIN (length - from, recipe->block_size);
  const guint8 *marker;

  if (recipe->split_markers)
    {
      marker = memmem (data + from, end - from, BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);
      if (marker != NULL)
        end = (gsize) (marker - data) + 1;
    }

  return end;
}

static void
deflate_all (z_stream *stream,
             const BunkoFrameRecipe *recipe,
             const guint8 *data,
             gsize length,
             GByteArray *out)
{
  gsize pos = 0;
  int status = Z_OK;

  while (status != Z_STREAM_END)
    {
      gsize end = find_block_end (recipe, data, pos, length);
      int flush = end == length ? Z_FINISH : Z_FULL_FLUSH;

      stream->next_in = (Bytef *) data + pos;
      stream->avail_in = (uInt) (end - pos);

      do
        {
          guint used = out->len;
          guint room = MAX (deflateBound (stream, stream->avail_in) + 32, 256);

          g_byte_array_set_size (out, used + room);
          stream->next_out = out->data + used;
          stream->avail_out = room;
          status = deflate (stream, flush);
          g_assert (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR);
          g_byte_array_set_size (out, used + room - stream->avail_out);
        }
      while (stream->avail_out == 0 && status != Z_STREAM_END);

      pos = end;
    }
}

/* zlib's working memory follows the window. That of the largest one is a quarter of a megabyte,
 * which costs more to get than a small request costs to compress.
 */
static int
get_window_bits (gsize length)
{
  int bits = 9;

  while (bits < 15 && ((gsize) 1 << bits) < length)
    bits++;

  return bits;
}

/* zlib's window is a copy of what is compressed. */

static voidpf
alloc_cb (voidpf context, uInt n, uInt size)
{
  return bunko_wipe_alloc ((gsize) n * size);
}

static void
free_cb (voidpf context, voidpf memory)
{
  bunko_wipe_free (memory);
}

static void
add_member (const BunkoFrameRecipe *recipe, const guint8 *data, gsize length, GByteArray *out)
{
  int bits = get_window_bits (length);
  z_stream stream = { .zalloc = alloc_cb, .zfree = free_cb };

  /* 16: with a gzip header and trailer. */
  if (deflateInit2 (&stream, recipe->level, Z_DEFLATED, bits + 16, bits - 7, recipe->strategy) !=
      Z_OK)
    g_error ("Failed to set up zlib");

  deflate_all (&stream, recipe, data, length, out);
  deflateEnd (&stream);
}

static GByteArray *
compress_frame (const BunkoFrameRecipe *recipe, const guint8 *data, gsize length)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize first = MIN (length, recipe->member_size);

  add_member (recipe, data, first, out);
  if (first < length)
    add_member (recipe, data + first, length - first, out);
  g_byte_array_append (out, (const guint8 *) BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);

  return g_steal_pointer (&out);
}

static gboolean
is_unambiguous (GByteArray *frame)
{
  const guint8 *marker =
      memmem (frame->data, frame->len, BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);

  return marker == frame->data + frame->len - BUNKO_FRAME_MARKER_LENGTH;
}

/* A login is never larger than this, and its frame tells the password to who can inflate it. */
#define MAX_WIPED (64 * 1024)

static void
wipe_frame (gpointer data)
{
  GByteArray *frame = data;

  explicit_bzero (frame->data, frame->len);
  g_byte_array_unref (frame);
}

static GBytes *
take_bytes (GByteArray *frame)
{
  if (frame->len > MAX_WIPED)
    return g_byte_array_free_to_bytes (frame);
  return g_bytes_new_with_free_func (frame->data, frame->len, wipe_frame, frame);
}

/**
 * bunko_frame_encode:
 * @payload: a JSON text, at most 1 GiB
 *
 * Makes a frame: a gzip member (or, hardly ever, two) and the marker behind it, in one piece so
 * that it can be written at once.
 *
 * A server splits its input at the first marker without looking at the gzip data ("HPX wire notes",
 * Frames). The frame is therefore guaranteed to hold the marker at its end only; where the
 * compressed bytes hold it, the payload is compressed in another way until they do not.
 *
 * A small frame is overwritten when it is freed, and so is all that was needed to make it.
 *
 * Returns: (transfer full): the frame
 */
GBytes *
bunko_frame_encode (GBytes *payload)
{
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (payload != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (payload) <= 1u << 30, NULL);

  data = g_bytes_get_data (payload, &length);
  if (data == NULL)
    data = "";

  for (guint attempt = 0;; attempt++)
    {
      BunkoFrameRecipe recipe = get_recipe (attempt);
      g_autoptr (GByteArray) frame = compress_frame (&recipe, data, length);

      if (is_unambiguous (frame))
        return take_bytes (g_steal_pointer (&frame));
    }
}
