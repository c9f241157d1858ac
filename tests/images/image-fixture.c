/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "image-fixture.h"
#include "tests/main-loop.h"

/* An image file of one colour, 0xRRGGBBAA, with a darker diagonal so that it does not shrink to
 * nothing; NULL if this system cannot write the format. */
GBytes *
image_fixture_encode (const char *format, int width, int height, guint32 colour)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, colour);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x += 1 + y % 7)
      pixels[y * stride + 3 * x] ^= (guint8) (x * 3 + y) & 31;
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, NULL, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

static void
put32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

static guint32
crc32_of (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

/* A small PNG that claims to be of the given size, with all checksums right: a bomb. */
GBytes *
image_fixture_png_header (guint32 width, guint32 height)
{
  g_autoptr (GBytes) small = image_fixture_encode ("png", 4, 4, 0x336699ff);
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&small), &size);

  put32 (data + 16, width);
  put32 (data + 20, height);
  put32 (data + 29, crc32_of (data + 12, 17));
  return g_bytes_new_take (data, size);
}

/* The same JPEG with an Exif block that says how it is to be turned. */
GBytes *
image_fixture_jpeg_with_exif (GBytes *plain, guint8 orientation)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0,    34,   'E', 'x', 'i', 'f', 0, 0, /* APP1 */
                                 'M',  'M',  0,    42,   0,   0,   0,   8,         /* TIFF */
                                 0,    1,    0x01, 0x12, 0,   3,   0,   0,   0, 1,
                                 0,    0,    0,    0,    0,   0,   0,   0 };
  GByteArray *turned = g_byte_array_new ();
  const guint8 *data = g_bytes_get_data (plain, NULL);

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  turned->data[2 + 29] = orientation;
  g_byte_array_append (turned, data + 2, g_bytes_get_size (plain) - 2);
  return g_byte_array_free_to_bytes (turned);
}

/* A JPEG that is to be turned. */
GBytes *
image_fixture_jpeg_turned (int width, int height, guint8 orientation)
{
  g_autoptr (GBytes) plain = image_fixture_encode ("jpeg", width, height, 0x808080ff);

  return image_fixture_jpeg_with_exif (plain, orientation);
}

static void
append (GByteArray *array, const char *data, gsize size)
{
  g_byte_array_append (array, (const guint8 *) data, (guint) size);
}

static void
append_u16 (GByteArray *array, guint value)
{
  guint8 data[2] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (array, data, 2);
}

/* GIF's compression with nothing compressed: codes of 8 bits, and the table cleared before it
 * grows to need 9. */
static void
append_gif_pixels (GByteArray *gif, int n_pixels, guint8 colour)
{
  const guint8 clear = 0x80, end = 0x81;

  append (gif, "\x07", 1);
  for (int i = 0; i < n_pixels; i += 100)
    {
      int n = MIN (100, n_pixels - i);
      guint8 length = (guint8) (n + 1);

      g_byte_array_append (gif, &length, 1);
      g_byte_array_append (gif, &clear, 1);
      for (int j = 0; j < n; j++)
        g_byte_array_append (gif, &colour, 1);
    }
  append (gif, "\x01", 1);
  g_byte_array_append (gif, &end, 1);
  append (gif, "\0", 1);
}

/* An animated GIF; frame i is of one colour and is shown for (i + 3) hundredths of a second. */
GBytes *
image_fixture_gif (int width, int height, guint n_frames)
{
  GByteArray *gif = g_byte_array_new ();

  append (gif, "GIF89a", 6);
  append_u16 (gif, (guint) width);
  append_u16 (gif, (guint) height);
  append (gif, "\xf6\0\0", 3);
  for (int i = 0; i < 128; i++)
    {
      guint8 rgb[3] = { (guint8) (2 * i), (guint8) (255 - i), 64 };

      g_byte_array_append (gif, rgb, 3);
    }
  append (gif, "\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
  for (guint i = 0; i < n_frames; i++)
    {
      append (gif, "\x21\xf9\x04\0", 4);
      append_u16 (gif, i + 3);
      append (gif, "\0\0\x2c\0\0\0\0", 7);
      append_u16 (gif, (guint) width);
      append_u16 (gif, (guint) height);
      append (gif, "\0", 1);
      append_gif_pixels (gif, width * height, (guint8) (i * 11 % 128));
    }
  append (gif, "\x3b", 1);
  return g_byte_array_free_to_bytes (gif);
}

static void
append_u24 (GByteArray *array, guint value)
{
  guint8 data[3] = { value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff };

  g_byte_array_append (array, data, 3);
}

static void
append_chunk_start (GByteArray *array, const char *name, guint size)
{
  append (array, name, 4);
  append_u16 (array, size & 0xffff);
  append_u16 (array, size >> 16);
}

static void
append_webp_frame (GByteArray *webp, int width, int height, guint delay, guint32 colour)
{
  g_autoptr (GBytes) still = image_fixture_encode ("webp", width, height, colour);
  const guint8 *data = g_bytes_get_data (still, NULL);
  guint size = (guint) g_bytes_get_size (still) - 12;

  append_chunk_start (webp, "ANMF", 16 + size);
  append_u24 (webp, 0);
  append_u24 (webp, 0);
  append_u24 (webp, (guint) width - 1);
  append_u24 (webp, (guint) height - 1);
  append_u24 (webp, delay);
  append (webp, "\x02", 1);
  g_byte_array_append (webp, data + 12, size);
}

/* An animated WebP put together from still ones; NULL if this system cannot write WebP. */
GBytes *
image_fixture_webp_animated (int width, int height, guint n_frames)
{
  g_autoptr (GBytes) probe = image_fixture_encode ("webp", 4, 4, 0);
  GByteArray *webp;
  guint32 size;

  if (probe == NULL)
    return NULL;

  webp = g_byte_array_new ();
  append (webp, "RIFF\0\0\0\0WEBP", 12);
  append_chunk_start (webp, "VP8X", 10);
  append (webp, "\x02\0\0\0", 4);
  append_u24 (webp, (guint) width - 1);
  append_u24 (webp, (guint) height - 1);
  append_chunk_start (webp, "ANIM", 6);
  append (webp, "\0\0\0\0\0\0", 6);
  for (guint i = 0; i < n_frames; i++)
    append_webp_frame (webp, width, height, 40 + i, 0x102030ff + (i << 25));
  size = GUINT32_TO_LE (webp->len - 8);
  memcpy (webp->data + 4, &size, 4);
  return g_byte_array_free_to_bytes (webp);
}

/* The first part of a file. */
GBytes *
image_fixture_cut (GBytes *bytes, double part)
{
  return g_bytes_new_from_bytes (bytes, 0, (gsize) ((double) g_bytes_get_size (bytes) * part));
}

/* A new folder for one test. */
char *
image_fixture_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("bunko-images-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/* Removes a folder with all that is in it. */
void
image_fixture_remove_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        image_fixture_remove_dir (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Runs the main loop until something is so; fails the test if it never is. */
void
image_fixture_wait (ImageFixtureFunc is_so, gpointer user_data)
{
  RUN_UNTIL (is_so (user_data));
}

/* Runs what the main loop has to do right now. */
void
image_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
