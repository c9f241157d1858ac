/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "images/bunko-animation.h"
#include "images/bunko-image-decoder.h"
#include "images/bunko-image-error.h"
#include "images/bunko-image-header.h"
#include "image-fixture.h"

static void
assert_size (GBytes *bytes, int max_width, int max_height, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable =
      bunko_image_decode (bytes, max_width, max_height, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (paintable);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, width);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (paintable), ==, height);
}

static void
assert_fails (GBytes *bytes, BunkoImageError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, 0, 0, NULL, &error);

  g_assert_error (error, BUNKO_IMAGE_ERROR, (int) code);
  g_assert_null (paintable);
}

static void
test_still (gconstpointer format)
{
  g_autoptr (GBytes) bytes = image_fixture_encode (format, 300, 416, 0x3050a0ff);

  if (bytes == NULL)
    {
      g_test_skip ("this system cannot write the format");
      return;
    }
  assert_size (bytes, 0, 0, 300, 416);
  assert_size (bytes, 150, 208, 150, 208);
  assert_size (bytes, 100, 1000, 100, 139);
  assert_size (bytes, 0, 104, 75, 104);
  assert_size (bytes, 30, 0, 30, 42);
  assert_size (bytes, 1000, 1000, 300, 416);
}

static void
test_colour (void)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("png", 64, 64, 0x20c040ff);
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, 8, 8, NULL, NULL);
  guint32 pixels[64];

  g_assert_true (GDK_IS_TEXTURE (paintable));
  gdk_texture_download (GDK_TEXTURE (paintable), (guchar *) pixels, 32);
  g_assert_cmphex (pixels[27] & 0xff00ffff, ==, 0xff00c040);
}

static void
test_turned (void)
{
  for (guint8 orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = image_fixture_jpeg_turned (400, 200, orientation);
      gboolean sideways = orientation >= 5;

      assert_size (bytes, 0, 0, sideways ? 200 : 400, sideways ? 400 : 200);
      assert_size (bytes, 100, 0, 100, sideways ? 200 : 50);
      assert_size (bytes, 1000, 100, sideways ? 50 : 200, 100);
    }
}

static void
assert_animated (GBytes *bytes, int box, guint n_frames, int size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, box, box, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (BUNKO_IS_ANIMATION (paintable));
  g_assert_cmpuint (bunko_animation_get_n_frames (BUNKO_ANIMATION (paintable)), ==, n_frames);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, size);
  g_assert_cmpuint (bunko_animation_get_byte_size (BUNKO_ANIMATION (paintable)), ==,
                    n_frames * 4 * (guint) size * (guint) size);
}

static void
test_animated_gif (void)
{
  g_autoptr (GBytes) bytes = image_fixture_gif (40, 40, 5);

  assert_animated (bytes, 0, 5, 40);
  assert_animated (bytes, 20, 5, 20);
}

static void
test_animated_webp (void)
{
  g_autoptr (GBytes) bytes = image_fixture_webp_animated (40, 40, 4);

  if (bytes == NULL)
    {
      g_test_skip ("this system cannot write WebP");
      return;
    }
  assert_animated (bytes, 0, 4, 40);
  assert_animated (bytes, 20, 4, 20);
}

/* The frames must differ: an animation that shows the first one five times is none. */
static void
test_frames_differ (void)
{
  g_autoptr (GBytes) bytes = image_fixture_gif (8, 8, 3);
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, 0, 0, NULL, NULL);
  g_autoptr (GdkPaintable) first = gdk_paintable_get_current_image (paintable);
  g_autoptr (GdkPaintable) second = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  guint32 one[64], two[64];

  gdk_texture_download (GDK_TEXTURE (first), (guchar *) one, 32);
  second = g_object_ref (first);
  while (second == first)
    {
      g_autoptr (GtkSnapshot) drawn = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, drawn, 8, 8);
      g_main_context_iteration (NULL, TRUE);
      g_object_unref (second);
      second = gdk_paintable_get_current_image (paintable);
    }
  gdk_texture_download (GDK_TEXTURE (second), (guchar *) two, 32);
  g_assert_cmphex (one[0], !=, two[0]);
}

/* What nobody draws does not tick. */
static void
test_undrawn_rests (void)
{
  g_autoptr (GBytes) bytes = image_fixture_gif (8, 8, 3);
  GdkPaintable *paintable = bunko_image_decode (bytes, 0, 0, NULL, NULL);
  g_autoptr (GtkSnapshot) drawn = gtk_snapshot_new ();
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  g_assert_false (g_main_context_pending (NULL));
  gdk_paintable_snapshot (paintable, drawn, 8, 8);
  g_assert_true (g_main_context_iteration (NULL, TRUE));
  while (g_main_context_iteration (NULL, FALSE))
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  g_assert_finalize_object (paintable);
}

static void
test_long_animation (void)
{
  g_autoptr (GBytes) bytes = image_fixture_gif (4, 4, BUNKO_IMAGE_MAX_FRAMES + 1);
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, 0, 0, NULL, NULL);

  g_assert_true (GDK_IS_TEXTURE (paintable));
}

static void
test_cut_short (gconstpointer format)
{
  g_autoptr (GBytes) bytes = image_fixture_encode (format, 300, 416, 0x3050a0ff);

  if (bytes == NULL)
    {
      g_test_skip ("this system cannot write the format");
      return;
    }
  for (double part = 0.1; part < 0.85; part += 0.1)
    {
      g_autoptr (GBytes) cut = image_fixture_cut (bytes, part);

      assert_fails (cut, BUNKO_IMAGE_ERROR_CORRUPT);
    }
}

/* As browsers do, and there are many in people's libraries. */
static void
test_jpeg_cut_short (void)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", 300, 416, 0x3050a0ff);
  g_autoptr (GBytes) half = image_fixture_cut (bytes, 0.5);
  g_autoptr (GBytes) tables_only = image_fixture_cut (bytes, 0.05);

  assert_size (half, 0, 0, 300, 416);
  assert_size (half, 100, 0, 100, 139);
  assert_fails (tables_only, BUNKO_IMAGE_ERROR_CORRUPT);
}

static void
test_not_an_image (void)
{
  static const char *texts[] = { "", "x", "hello, this is not an image at all",
                                 "<svg xmlns='http://www.w3.org/2000/svg'/>", "/* XPM */" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      assert_fails (bytes, BUNKO_IMAGE_ERROR_UNSUPPORTED);
    }
}

static void
test_bombs (void)
{
  static const guint8 gif[] = "GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0";
  static const guint8 webp[] = "RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0/\xff\xff\xff\xff\xff\0\0\0";
  static const guint8 jpeg[] =
      "\xff\xd8\xff\xc0\0\x11\x08\xff\xdc\xff\xdc\x03\x01\x22\0\x02\x11\0\x03\x11\0";
  g_autoptr (GBytes) as_png = image_fixture_png_header (60000, 60000);
  g_autoptr (GBytes) as_gif = g_bytes_new_static (gif, sizeof gif - 1);
  g_autoptr (GBytes) as_webp = g_bytes_new_static (webp, sizeof webp - 1);
  g_autoptr (GBytes) as_jpeg = g_bytes_new_static (jpeg, sizeof jpeg - 1);
  g_autoptr (GBytes) endless =
      g_bytes_new_take (g_malloc0 (BUNKO_IMAGE_MAX_FILE_SIZE + 1), BUNKO_IMAGE_MAX_FILE_SIZE + 1);

  assert_fails (as_png, BUNKO_IMAGE_ERROR_TOO_LARGE);
  assert_fails (as_gif, BUNKO_IMAGE_ERROR_TOO_LARGE);
  assert_fails (as_webp, BUNKO_IMAGE_ERROR_TOO_LARGE);
  assert_fails (as_jpeg, BUNKO_IMAGE_ERROR_TOO_LARGE);
  assert_fails (endless, BUNKO_IMAGE_ERROR_TOO_LARGE);
}

/* A header that is just under the limit but without the pixels: no error of size. */
static void
test_empty_png (void)
{
  g_autoptr (GBytes) bytes = image_fixture_png_header (8000, 8000);

  assert_fails (bytes, BUNKO_IMAGE_ERROR_CORRUPT);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("png", 300, 416, 0x3050a0ff);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bunko_image_decode (bytes, 0, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The header parser at every length, in a block of exactly that length: a memory checker sees a
 * step outside. */
static void
parse_all_lengths (GBytes *bytes)
{
  gsize size = MIN (g_bytes_get_size (bytes), 600);

  for (gsize length = 0; length <= size; length++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      BunkoImageHeader header;

      if (bunko_image_header_parse (&header, copy, length))
        {
          g_assert_nonnull (header.mime_type);
          g_assert_cmpuint (header.n_frames, >=, 1);
          g_assert_cmpuint (header.orientation, >=, 1);
          g_assert_cmpuint (header.orientation, <=, 8);
        }
    }
}

static void
test_header_lengths (void)
{
  g_autoptr (GBytes) gif = image_fixture_gif (5, 5, 4);
  g_autoptr (GBytes) png = image_fixture_encode ("png", 9, 7, 0xff);
  g_autoptr (GBytes) jpeg = image_fixture_jpeg_turned (9, 7, 6);
  g_autoptr (GBytes) bmp = image_fixture_encode ("bmp", 9, 7, 0xff);
  g_autoptr (GBytes) webp = image_fixture_webp_animated (9, 7, 2);

  parse_all_lengths (gif);
  parse_all_lengths (png);
  parse_all_lengths (jpeg);
  parse_all_lengths (bmp);
  if (webp != NULL)
    parse_all_lengths (webp);
}

static void
assert_header (GBytes *bytes, const char *mime_type, guint width, guint height, guint n_frames)
{
  BunkoImageHeader header;

  g_assert_true (
      bunko_image_header_parse (&header, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  g_assert_cmpstr (header.mime_type, ==, mime_type);
  g_assert_cmpuint (header.width, ==, width);
  g_assert_cmpuint (header.height, ==, height);
  g_assert_cmpuint (header.n_frames, ==, n_frames);
}

static void
test_headers (void)
{
  g_autoptr (GBytes) gif = image_fixture_gif (31, 5, 4);
  g_autoptr (GBytes) png = image_fixture_encode ("png", 9, 7, 0xff);
  g_autoptr (GBytes) jpeg = image_fixture_jpeg_turned (90, 70, 6);
  g_autoptr (GBytes) bmp = image_fixture_encode ("bmp", 9, 7, 0xff);
  g_autoptr (GBytes) webp = image_fixture_webp_animated (90, 70, 2);
  g_autoptr (GBytes) still = image_fixture_encode ("webp", 33, 44, 0xff);

  assert_header (gif, "image/gif", 31, 5, 4);
  assert_header (png, "image/png", 9, 7, 1);
  assert_header (jpeg, "image/jpeg", 90, 70, 1);
  assert_header (bmp, "image/bmp", 9, 7, 1);
  if (webp != NULL)
    assert_header (webp, "image/webp", 90, 70, 2);
  if (still != NULL)
    assert_header (still, "image/webp", 33, 44, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Render nodes need it; a display is not needed. */
  gtk_init_check ();

  g_test_add_data_func ("/images/decoder/png", "png", test_still);
  g_test_add_data_func ("/images/decoder/jpeg", "jpeg", test_still);
  g_test_add_data_func ("/images/decoder/bmp", "bmp", test_still);
  g_test_add_data_func ("/images/decoder/webp", "webp", test_still);
  g_test_add_func ("/images/decoder/colour", test_colour);
  g_test_add_func ("/images/decoder/turned", test_turned);
  g_test_add_func ("/images/decoder/animated-gif", test_animated_gif);
  g_test_add_func ("/images/decoder/animated-webp", test_animated_webp);
  g_test_add_func ("/images/decoder/frames-differ", test_frames_differ);
  g_test_add_func ("/images/decoder/undrawn-rests", test_undrawn_rests);
  g_test_add_func ("/images/decoder/long-animation", test_long_animation);
  g_test_add_data_func ("/images/decoder/cut-short/png", "png", test_cut_short);
  g_test_add_func ("/images/decoder/cut-short/jpeg", test_jpeg_cut_short);
  g_test_add_data_func ("/images/decoder/cut-short/webp", "webp", test_cut_short);
  g_test_add_func ("/images/decoder/not-an-image", test_not_an_image);
  g_test_add_func ("/images/decoder/bombs", test_bombs);
  g_test_add_func ("/images/decoder/empty-png", test_empty_png);
  g_test_add_func ("/images/decoder/cancelled", test_cancelled);
  g_test_add_func ("/images/header/lengths", test_header_lengths);
  g_test_add_func ("/images/header/fields", test_headers);

  return g_test_run ();
}
