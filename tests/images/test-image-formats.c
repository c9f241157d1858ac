/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "format-fixture.h"
#include "image-fixture.h"
#include "images/bunko-animation.h"
#include "images/bunko-image-decoder.h"
#include "images/bunko-image-error.h"

#define SIZE FORMAT_FIXTURE_SIZE

/* Each format of a comics library in each of its kinds: that the colours are right, which says that
 * channels, alpha, rows and orientation are. */

typedef struct
{
  int width;
  int height;
  guint8 *pixels; /* B, G, R, A premultiplied */
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->pixels, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
decode (Picture *picture, GBytes *bytes, int box, GdkMemoryFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, box, box, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (GDK_IS_TEXTURE (paintable));
  g_assert_cmpint (gdk_texture_get_format (GDK_TEXTURE (paintable)), ==, format);
  picture->width = gdk_texture_get_width (GDK_TEXTURE (paintable));
  picture->height = gdk_texture_get_height (GDK_TEXTURE (paintable));
  g_assert_cmpint (picture->width, ==, box > 0 ? MIN (box, SIZE) : SIZE);
  picture->pixels = g_malloc (4 * (gsize) picture->width * (gsize) picture->height);
  gdk_texture_download (GDK_TEXTURE (paintable), picture->pixels, 4 * (gsize) picture->width);
}

/* In the middle of the field of the picture, which is (@x, @y) of 0 and 1. */
static void
assert_field (const Picture *picture, int x, int y, const guint8 rgba[4])
{
  int at_x = (2 * x + 1) * picture->width / 4, at_y = (2 * y + 1) * picture->height / 4;
  const guint8 *pixel = picture->pixels + 4 * (at_y * picture->width + at_x);
  guint8 expected[4];

  for (int i = 0; i < 3; i++)
    expected[2 - i] = (guint8) (rgba[i] * rgba[3] / 255);
  expected[3] = rgba[3];
  for (int i = 0; i < 4; i++)
    if (abs (pixel[i] - expected[i]) > 9)
      g_error ("field %d, %d is %d %d %d %d and not %d %d %d %d", x, y, pixel[0], pixel[1],
               pixel[2], pixel[3], expected[0], expected[1], expected[2], expected[3]);
}

static void
assert_colours (GBytes *bytes, gboolean alpha)
{
  static const int boxes[] = { 0, SIZE - 1, SIZE / 2, SIZE / 5, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_auto (Picture) picture = { 0 };

      decode (&picture, bytes, boxes[i], GDK_MEMORY_B8G8R8A8_PREMULTIPLIED);
      for (int field = 0; field < 4; field++)
        {
          guint8 rgba[4];

          format_fixture_get_rgba (field % 2 * SIZE / 2, field / 2 * SIZE / 2, rgba);
          if (!alpha)
            rgba[3] = 255;
          assert_field (&picture, field % 2, field / 2, rgba);
        }
    }
}

static void
assert_grays (GBytes *bytes, gboolean alpha)
{
  static const int boxes[] = { 0, SIZE - 1, SIZE / 2, SIZE / 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_auto (Picture) picture = { 0 };

      decode (&picture, bytes, boxes[i], alpha ? GDK_MEMORY_B8G8R8A8_PREMULTIPLIED : GDK_MEMORY_G8);
      for (int field = 0; field < 4; field++)
        {
          guint8 gray = (guint8) (80 * field);
          const guint8 rgba[4] = { gray, gray, gray, alpha && field == 3 ? 128 : 255 };

          assert_field (&picture, field % 2, field / 2, rgba);
        }
    }
}

static void
test_jpeg (void)
{
  for (int progressive = 0; progressive < 2; progressive++)
    {
      g_autoptr (GBytes) rgb = format_fixture_jpeg (FORMAT_FIXTURE_RGB, progressive);
      g_autoptr (GBytes) gray = format_fixture_jpeg (FORMAT_FIXTURE_GRAY, progressive);
      g_autoptr (GBytes) cmyk = format_fixture_jpeg (FORMAT_FIXTURE_CMYK, progressive);

      assert_colours (rgb, FALSE);
      assert_grays (gray, FALSE);
      assert_colours (cmyk, FALSE);
    }
}

static void
test_png (void)
{
  static const struct
  {
    FormatFixtureKind kind;
    int depth;
    gboolean alpha;
  } kinds[] = {
    { FORMAT_FIXTURE_RGB, 8, FALSE },        { FORMAT_FIXTURE_RGB, 16, FALSE },
    { FORMAT_FIXTURE_RGBA, 8, TRUE },        { FORMAT_FIXTURE_RGBA, 16, TRUE },
    { FORMAT_FIXTURE_PALETTE, 8, TRUE },     { FORMAT_FIXTURE_GRAY, 8, FALSE },
    { FORMAT_FIXTURE_GRAY, 16, FALSE },      { FORMAT_FIXTURE_GRAY_ALPHA, 8, TRUE },
    { FORMAT_FIXTURE_GRAY_ALPHA, 16, TRUE },
  };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (kinds); i++)
    {
      gsize kind = i / 2;
      g_autoptr (GBytes) bytes =
          format_fixture_png (kinds[kind].kind, kinds[kind].depth, i % 2 == 1);

      if (kinds[kind].kind == FORMAT_FIXTURE_GRAY || kinds[kind].kind == FORMAT_FIXTURE_GRAY_ALPHA)
        assert_grays (bytes, kinds[kind].alpha);
      else
        assert_colours (bytes, kinds[kind].alpha);
    }
}

static void
test_webp (void)
{
  for (int lossless = 0; lossless < 2; lossless++)
    {
      g_autoptr (GBytes) rgb = format_fixture_webp (FORMAT_FIXTURE_RGB, lossless);
      g_autoptr (GBytes) rgba = format_fixture_webp (FORMAT_FIXTURE_RGBA, lossless);

      assert_colours (rgb, FALSE);
      assert_colours (rgba, TRUE);
    }
}

static void
test_bmp (void)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("bmp", SIZE, SIZE, 0x20c040ff);
  g_auto (Picture) picture = { 0 };

  decode (&picture, bytes, SIZE / 2, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED);
  g_assert_cmpint (abs (picture.pixels[4 * 300] - 0x40), <, 20);
  g_assert_cmpint (abs (picture.pixels[4 * 300 + 1] - 0xc0), <, 20);
  g_assert_cmpint (picture.pixels[4 * 300 + 3], ==, 255);
}

static void
test_avif (void)
{
  g_autoptr (GBytes) rgb = format_fixture_avif (FORMAT_FIXTURE_RGB, 1, 0);
  g_autoptr (GBytes) rgba = format_fixture_avif (FORMAT_FIXTURE_RGBA, 1, 0);

  if (rgb == NULL)
    {
      g_test_skip ("this system cannot write AVIF");
      return;
    }
  assert_colours (rgb, FALSE);
  assert_colours (rgba, TRUE);
}

/* Which fields are where after so many turns clockwise. */
static void
test_avif_turned (void)
{
  static const int fields[4][4] = {
    { 0, 1, 2, 3 }, { 2, 0, 3, 1 }, { 3, 2, 1, 0 }, { 1, 3, 0, 2 }
  };

  for (guint turns = 1; turns < 4; turns++)
    {
      g_autoptr (GBytes) bytes = format_fixture_avif (FORMAT_FIXTURE_RGB, 1, turns);
      g_auto (Picture) picture = { 0 };

      if (bytes == NULL)
        {
          g_test_skip ("this system cannot write AVIF");
          return;
        }
      decode (&picture, bytes, 0, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED);
      for (int i = 0; i < 4; i++)
        {
          int from = fields[turns][i];
          guint8 rgba[4];

          format_fixture_get_rgba (from % 2 * SIZE / 2, from / 2 * SIZE / 2, rgba);
          rgba[3] = 255;
          assert_field (&picture, i % 2, i / 2, rgba);
        }
    }
}

static void
test_avif_sequence (void)
{
  g_autoptr (GBytes) bytes = format_fixture_avif (FORMAT_FIXTURE_RGB, 4, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (bytes == NULL)
    {
      g_test_skip ("this system cannot write AVIF");
      return;
    }
  paintable = bunko_image_decode (bytes, 24, 24, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (BUNKO_IS_ANIMATION (paintable));
  g_assert_cmpuint (bunko_animation_get_n_frames (BUNKO_ANIMATION (paintable)), ==, 4);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, 24);
}

/* The fields after each of the eight ways to be turned that cameras write. */
static void
test_exif (void)
{
  static const int fields[9][4] = {
    { 0 },          { 0, 1, 2, 3 }, { 1, 0, 3, 2 }, { 3, 2, 1, 0 }, { 2, 3, 0, 1 },
    { 0, 2, 1, 3 }, { 2, 0, 3, 1 }, { 3, 1, 2, 0 }, { 1, 3, 0, 2 },
  };
  g_autoptr (GBytes) plain = format_fixture_jpeg (FORMAT_FIXTURE_RGB, FALSE);

  for (guint8 orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = image_fixture_jpeg_with_exif (plain, orientation);

      for (int box = 0; box <= SIZE; box += SIZE / 2)
        {
          g_auto (Picture) picture = { 0 };

          decode (&picture, bytes, box, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED);
          for (int i = 0; i < 4; i++)
            {
              int from = fields[orientation][i];
              guint8 rgba[4];

              format_fixture_get_rgba (from % 2 * SIZE / 2, from / 2 * SIZE / 2, rgba);
              rgba[3] = 255;
              assert_field (&picture, i % 2, i / 2, rgba);
            }
        }
    }
}

/* Damaged files of all formats, cut at every eighth and with bytes changed: an error or a picture,
 * never the end of a process. */
static void
damage (GBytes *bytes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize size = g_bytes_get_size (bytes);

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPaintable) paintable = NULL;

      g_byte_array_append (copy, g_bytes_get_data (bytes, NULL), (guint) size);
      if (i < 8)
        g_byte_array_set_size (copy, (guint) (size * (gsize) i / 8));
      for (int j = 0; j < i - 8; j++)
        copy->data[g_rand_int_range (rand, 12, (gint32) size)] = (guint8) g_rand_int (rand);
      damaged = g_bytes_new (copy->data, copy->len);
      paintable = bunko_image_decode (damaged, 0, 0, NULL, &error);
      g_assert_true ((paintable == NULL) == (error != NULL));
      if (error != NULL && error->code == BUNKO_IMAGE_ERROR_STOPPED)
        g_error ("%s", error->message);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) jpeg = format_fixture_jpeg (FORMAT_FIXTURE_RGB, FALSE);
  g_autoptr (GBytes) progressive = format_fixture_jpeg (FORMAT_FIXTURE_RGB, TRUE);
  g_autoptr (GBytes) png = format_fixture_png (FORMAT_FIXTURE_PALETTE, 8, TRUE);
  g_autoptr (GBytes) webp = format_fixture_webp (FORMAT_FIXTURE_RGBA, FALSE);
  g_autoptr (GBytes) animated = image_fixture_webp_animated (20, 20, 3);
  g_autoptr (GBytes) gif = image_fixture_gif (20, 20, 3);
  g_autoptr (GBytes) bmp = image_fixture_encode ("bmp", 20, 20, 0x20c040ff);
  g_autoptr (GBytes) avif = format_fixture_avif (FORMAT_FIXTURE_RGBA, 1, 0);
  g_autoptr (GBytes) sequence = format_fixture_avif (FORMAT_FIXTURE_RGB, 3, 0);
  GBytes *all[] = { jpeg, progressive, png, webp, animated, gif, bmp, avif, sequence };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      damage (all[i]);
}

/* What is left in the shared memory of one image is never shown as part of the next. */
static void
test_nothing_left (void)
{
  g_autoptr (GBytes) red = image_fixture_encode ("png", SIZE, SIZE, 0xff0000ff);
  g_autoptr (GBytes) blue = format_fixture_jpeg (FORMAT_FIXTURE_RGB, FALSE);
  g_autoptr (GBytes) cut = image_fixture_cut (blue, 0.7);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) before = bunko_image_decode (red, 0, 0, NULL, &error);
  g_auto (Picture) picture = { 0 };
  const guint8 *last;

  g_assert_no_error (error);
  decode (&picture, cut, 0, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED);
  last = picture.pixels + 4 * (SIZE * SIZE - 1);
  g_assert_cmpint (last[2] - last[0], <, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/images/formats/jpeg", test_jpeg);
  g_test_add_func ("/images/formats/png", test_png);
  g_test_add_func ("/images/formats/webp", test_webp);
  g_test_add_func ("/images/formats/bmp", test_bmp);
  g_test_add_func ("/images/formats/avif/still", test_avif);
  g_test_add_func ("/images/formats/avif/turned", test_avif_turned);
  g_test_add_func ("/images/formats/avif/sequence", test_avif_sequence);
  g_test_add_func ("/images/formats/exif", test_exif);
  g_test_add_func ("/images/formats/damaged", test_damaged);
  g_test_add_func ("/images/formats/nothing-left", test_nothing_left);

  return g_test_run ();
}
