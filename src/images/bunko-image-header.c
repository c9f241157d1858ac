/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-image-header.h"

/* Readers that answer 0 beyond the end, so that every parser below stays inside its data. */
typedef struct
{
  const guint8 *data;
  gsize size;
} Span;

static guint
u8 (Span s, gsize at)
{
  return at < s.size ? s.data[at] : 0;
}

static guint
be16 (Span s, gsize at)
{
  return u8 (s, at) << 8 | u8 (s, at + 1);
}

static guint
le16 (Span s, gsize at)
{
  return u8 (s, at + 1) << 8 | u8 (s, at);
}

static guint32
be32 (Span s, gsize at)
{
  return (guint32) be16 (s, at) << 16 | be16 (s, at + 2);
}

static guint32
le32 (Span s, gsize at)
{
  return (guint32) le16 (s, at + 2) << 16 | le16 (s, at);
}

static gboolean
has (Span s, gsize at, const char *text, gsize length)
{
  return at <= s.size && s.size - at >= length && memcmp (s.data + at, text, length) == 0;
}

static Span
sub (Span s, gsize at)
{
  return at < s.size ? (Span) { s.data + at, s.size - at } : (Span) { NULL, 0 };
}

/* The orientation tag (0x0112) of the first directory of an Exif block. */
static guint
exif_orientation (Span tiff)
{
  gboolean big = has (tiff, 0, "MM", 2);
  gsize at, n;

  if (!big && !has (tiff, 0, "II", 2))
    return 1;

  at = big ? be32 (tiff, 4) : le32 (tiff, 4);
  n = big ? be16 (tiff, at) : le16 (tiff, at);
  for (at += 2; n > 0 && at + 12 <= tiff.size; n--, at += 12)
    {
      guint tag = big ? be16 (tiff, at) : le16 (tiff, at);
      guint value = big ? be16 (tiff, at + 8) : le16 (tiff, at + 8);

      if (tag == 0x0112)
        return value >= 1 && value <= 8 ? value : 1;
    }
  return 1;
}

static gboolean
is_frame_marker (guint marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static void
parse_jpeg (BunkoImageHeader *self, Span s)
{
  gsize at = 2;

  while (at + 4 <= s.size)
    {
      guint marker = u8 (s, at + 1);
      gsize length = be16 (s, at + 2);

      if (u8 (s, at) != 0xff || marker == 0xda)
        return;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker == 0xe1 && has (s, at + 4, "Exif\0", 6))
        self->orientation = exif_orientation (sub (s, at + 10));
      if (is_frame_marker (marker))
        {
          self->height = be16 (s, at + 5);
          self->width = be16 (s, at + 7);
          return;
        }
      at += 2 + length;
    }
}

static gsize
skip_gif_blocks (Span s, gsize at)
{
  while (at < s.size && s.data[at] != 0)
    at += 1 + s.data[at];
  return at + 1;
}

static gsize
gif_palette_size (guint flags)
{
  return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0;
}

static void
parse_gif (BunkoImageHeader *self, Span s)
{
  gsize at = 13 + gif_palette_size (u8 (s, 10));
  guint frames = 0;

  self->width = le16 (s, 6);
  self->height = le16 (s, 8);
  while (at < s.size)
    {
      guint kind = s.data[at];

      if (kind == 0x21)
        at = skip_gif_blocks (s, at + 2);
      else if (kind == 0x2c)
        {
          at = skip_gif_blocks (s, at + 11 + gif_palette_size (u8 (s, at + 9)));
          frames++;
        }
      else
        break;
    }
  self->n_frames = MAX (frames, 1);
}

static guint
count_webp_frames (Span s)
{
  guint frames = 0;

  for (gsize at = 12; at + 8 <= s.size;)
    {
      guint32 length = le32 (s, at + 4);

      if (has (s, at, "ANMF", 4))
        frames++;
      at += 8 + (gsize) length + (length & 1);
    }
  return MAX (frames, 1);
}

static void
parse_webp (BunkoImageHeader *self, Span s)
{
  if (has (s, 12, "VP8X", 4))
    {
      self->width = 1 + (le32 (s, 24) & 0xffffff);
      self->height = 1 + (le32 (s, 27) & 0xffffff);
      if (u8 (s, 20) & 0x02)
        self->n_frames = count_webp_frames (s);
    }
  else if (has (s, 12, "VP8L", 4))
    {
      self->width = 1 + (le32 (s, 21) & 0x3fff);
      self->height = 1 + (le32 (s, 21) >> 14 & 0x3fff);
    }
  else if (has (s, 12, "VP8 ", 4))
    {
      self->width = le16 (s, 26) & 0x3fff;
      self->height = le16 (s, 28) & 0x3fff;
    }
}

/* How many frames a sequence has is not at hand: it may be any number. */
static void
parse_avif (BunkoImageHeader *self, Span s)
{
  if (has (s, 8, "avis", 4))
    self->n_frames = G_MAXUINT;
}

static void
parse_png (BunkoImageHeader *self, Span s)
{
  self->width = be32 (s, 16);
  self->height = be32 (s, 20);
}

static void
parse_bmp (BunkoImageHeader *self, Span s)
{
  gboolean old = le32 (s, 14) == 12;
  gint32 height = old ? (gint32) le16 (s, 20) : (gint32) le32 (s, 22);

  self->width = old ? le16 (s, 18) : le32 (s, 18);
  /* A negative height means that the rows run from top to bottom. */
  self->height = height < 0 ? 0u - (guint32) height : (guint32) height;
}

/* Only what comics come in: the loaders for vector and icon formats never see what a server sends.
 * Formats without a parser are measured by their loader before it decodes. */
static const struct
{
  gsize at;
  const char *magic;
  gsize length;
  const char *mime_type;
  void (*parse) (BunkoImageHeader *self, Span s);
} formats[] = {
  { 0, "\xff\xd8\xff", 3, "image/jpeg", parse_jpeg },
  { 0, "\x89PNG\r\n\x1a\n", 8, "image/png", parse_png },
  { 0, "GIF87a", 6, "image/gif", parse_gif },
  { 0, "GIF89a", 6, "image/gif", parse_gif },
  { 8, "WEBP", 4, "image/webp", parse_webp },
  { 0, "BM", 2, "image/bmp", parse_bmp },
  { 4, "ftypavi", 7, "image/avif", parse_avif },
  { 0, "\xff\x0a", 2, "image/jxl", NULL },
  { 0, "\0\0\0\x0cJXL ", 8, "image/jxl", NULL },
  { 0, "II*\0", 4, "image/tiff", NULL },
  { 0, "MM\0*", 4, "image/tiff", NULL },
};

/**
 * bunko_image_header_parse:
 * @self: (out caller-allocates): where to put what was found
 * @data: (array length=size): the file's bytes, from its start
 * @size: number of bytes
 *
 * Looks at the start of an image file without decoding it: its format, its size and how many
 * frames it has. Never reads outside of @data, whatever the file says.
 *
 * Returns: %FALSE if the data is of no known image format
 */
gboolean
bunko_image_header_parse (BunkoImageHeader *self, const guint8 *data, gsize size)
{
  Span s = { data, size };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  *self = (BunkoImageHeader) { .orientation = 1, .n_frames = 1 };
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!has (s, formats[i].at, formats[i].magic, formats[i].length))
        continue;

      self->mime_type = formats[i].mime_type;
      if (formats[i].parse != NULL)
        formats[i].parse (self, s);
      return TRUE;
    }
  return FALSE;
}

/**
 * bunko_image_header_is_sideways:
 * @self: a header
 *
 * Returns: whether the image is shown turned by a quarter, so that its stored width is the height
 *   that is seen
 */
gboolean
bunko_image_header_is_sideways (const BunkoImageHeader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->orientation >= 5;
}

/**
 * bunko_image_header_fit:
 * @width: (inout): width in pixels, at least 1
 * @height: (inout): height in pixels, at least 1
 * @max_width: width of the box; 0 for any
 * @max_height: height of the box; 0 for any
 *
 * Makes a size fit the box without changing its shape; never makes it larger.
 */
void
bunko_image_header_fit (guint *width, guint *height, guint max_width, guint max_height)
{
  double scale = 1.0;

  g_return_if_fail (*width > 0 && *height > 0);

  if (max_width > 0)
    scale = MIN (scale, (double) max_width / *width);
  if (max_height > 0)
    scale = MIN (scale, (double) max_height / *height);
  if (scale < 1.0)
    {
      *width = MAX (1, (guint) (*width * scale + 0.5));
      *height = MAX (1, (guint) (*height * scale + 0.5));
    }
}
