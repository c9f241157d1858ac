/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/bunko-animation.h"
#include "reader/effects/bunko-page-crop.h"
#include "reader/effects/bunko-page-sample.h"

#include "render-fixture.h"

static const struct
{
  int width, height, sample_width, sample_height;
} sizes[] = {
  { 1, 1, 1, 1 },
  { 300, 400, 300, 400 },
  { 1600, 2400, 512, 768 },
  { 2400, 1600, 768, 512 },
  { 2000, 2000, 512, 512 },
  { 9000, 12000, 512, 682 },
  { 800, 20000, 256, 1536 },
  { 20000, 800, 1536, 256 },
  { 100, 5000, 100, 1536 },
  { 60, 300, 60, 300 },
};

static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int width, height;

      bunko_page_sample_find_size (sizes[i].width, sizes[i].height, &width, &height);
      g_assert_cmpint (width, ==, sizes[i].sample_width);
      g_assert_cmpint (height, ==, sizes[i].sample_height);
    }
}

/* A page with a white border, a black field in its right half, and something transparent. */
static void
page_colour (int x, int y, guint8 rgba[4])
{
  memset (rgba, 255, 4);
  if (x >= 600 && x < 1000 && y >= 300 && y < 1200)
    rgba[0] = rgba[1] = rgba[2] = 0;
  if (x >= 200 && x < 400 && y >= 300 && y < 1200)
    {
      rgba[1] = rgba[2] = 0;
      rgba[3] = 128;
    }
}

static void
assert_gray (const BunkoPageSample *sample, double x, double y, int expected)
{
  int at = (int) (y * sample->height) * sample->width + (int) (x * sample->width);

  g_assert_cmpint (ABS (sample->gray[at] - expected), <=, 2);
}

static GdkTexture *
convert (GdkTexture *texture, GdkMemoryFormat format)
{
  GdkTextureDownloader *downloader = gdk_texture_downloader_new (texture);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  gdk_texture_downloader_set_format (downloader, format);
  bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  gdk_texture_downloader_free (downloader);
  return gdk_memory_texture_new (gdk_texture_get_width (texture), gdk_texture_get_height (texture),
                                 format, bytes, stride);
}

static void
test_formats (void)
{
  static const GdkMemoryFormat formats[] = {
    GDK_MEMORY_R8G8B8A8,     GDK_MEMORY_R8G8B8A8_PREMULTIPLIED,
    GDK_MEMORY_B8G8R8A8,     GDK_MEMORY_B8G8R8A8_PREMULTIPLIED,
    GDK_MEMORY_A8R8G8B8, /* has to be converted */
    GDK_MEMORY_R16G16B16A16,
  };
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, page_colour);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GdkTexture) texture = convert (page, formats[i]);
      g_autoptr (BunkoPageTiles) tiles = bunko_page_tiles_new (GDK_PAINTABLE (texture));
      g_autoptr (BunkoPageSample) sample = bunko_page_sample_new (tiles, NULL);
      const guint8 *rgb;

      g_assert_cmpint (sample->width, ==, 512);
      g_assert_cmpint (sample->height, ==, 768);
      assert_gray (sample, 0.05, 0.05, 255);
      assert_gray (sample, 0.8, 0.5, 0);
      assert_gray (sample, 0.5, 0.9, 255);
      /* Half of it is paper. */
      rgb = sample->rgb + 3 * (384 * 512 + 153);
      render_fixture_assert_colour (rgb, (guint8[3]) { 255, 127, 127 }, 2, "half transparent");
    }
}

static void
test_opaque (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, page_colour);
  static const GdkMemoryFormat formats[] = { GDK_MEMORY_R8G8B8, GDK_MEMORY_B8G8R8, GDK_MEMORY_G8 };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GdkTexture) texture = convert (page, formats[i]);
      g_autoptr (BunkoPageTiles) tiles = bunko_page_tiles_new (GDK_PAINTABLE (texture));
      g_autoptr (BunkoPageSample) sample = bunko_page_sample_new (tiles, NULL);

      assert_gray (sample, 0.05, 0.05, 255);
      assert_gray (sample, 0.8, 0.5, 0);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, page_colour);
  g_autoptr (BunkoPageTiles) tiles = bunko_page_tiles_new (GDK_PAINTABLE (page));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (bunko_page_sample_new (tiles, cancellable));
}

static void
test_pictures (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, page_colour);
  g_autoptr (BunkoAnimation) animation = bunko_animation_new ();
  g_autoptr (GdkPaintable) empty = gdk_paintable_new_empty (40, 40);
  g_autoptr (BunkoPageTiles) tiles = NULL;
  g_autoptr (BunkoPageSample) sample = NULL;

  g_assert_null (bunko_page_tiles_new (empty));
  bunko_animation_add_frame (animation, page, 100);
  tiles = bunko_page_tiles_new (GDK_PAINTABLE (animation));
  sample = bunko_page_sample_new (tiles, NULL);
  assert_gray (sample, 0.8, 0.5, 0);
}

static const struct
{
  BunkoReaderMode mode;
  graphene_rect_t crop;
  graphene_rect_t expected;
} modes[] = {
  { BUNKO_READER_MODE_SINGLE,
    { { 0.1f, 0.2f }, { 0.5f, 0.6f } },
    { { 0.1f, 0.2f }, { 0.5f, 0.6f } } },
  { BUNKO_READER_MODE_DOUBLE,
    { { 0.1f, 0.2f }, { 0.5f, 0.6f } },
    { { 0.1f, 0.2f }, { 0.5f, 0.6f } } },
  { BUNKO_READER_MODE_STRIP, { { 0.1f, 0.2f }, { 0.5f, 0.6f } }, { { 0.1f, 0 }, { 0.5f, 1 } } },
  { BUNKO_READER_MODE_HORIZONTAL,
    { { 0.1f, 0.2f }, { 0.5f, 0.6f } },
    { { 0, 0.2f }, { 1, 0.6f } } },
};

static void
test_crop_for_mode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      graphene_rect_t crop = modes[i].crop;

      bunko_page_crop_for_mode (modes[i].mode, &crop);
      g_assert_true (graphene_rect_equal (&crop, &modes[i].expected));
    }
}

static const struct
{
  graphene_rect_t one;
  graphene_rect_t other;
  float top, height;
} pairs[] = {
  { { { 0.1f, 0.25f }, { 0.5f, 0.5f } }, { { 0, 0 }, { 1, 1 } }, 0, 1 },
  { { { 0, 0 }, { 1, 1 } }, { { 0.1f, 0.25f }, { 0.5f, 0.5f } }, 0, 1 },
  { { { 0.1f, 0.25f }, { 0.5f, 0.5f } }, { { 0.2f, 0.125f }, { 0.5f, 0.5f } }, 0.125f, 0.625f },
  { { { 0.1f, 0.25f }, { 0.5f, 0.5f } }, { { 0.2f, 0.375f }, { 0.5f, 0.125f } }, 0.25f, 0.5f },
};

static void
test_crop_for_pair (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      graphene_rect_t crop = pairs[i].one;
      graphene_rect_t other = pairs[i].other;

      bunko_page_crop_for_pair (&pairs[i].other, &crop);
      bunko_page_crop_for_pair (&pairs[i].one, &other);
      g_assert_cmpfloat (crop.origin.x, ==, pairs[i].one.origin.x);
      g_assert_cmpfloat (crop.size.width, ==, pairs[i].one.size.width);
      g_assert_cmpfloat (crop.origin.y, ==, pairs[i].top);
      g_assert_cmpfloat (crop.size.height, ==, pairs[i].height);
      g_assert_cmpfloat (crop.origin.y, ==, other.origin.y);
      g_assert_cmpfloat (crop.size.height, ==, other.size.height);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/page-sample/sizes", test_sizes);
  g_test_add_func ("/reader/page-sample/formats", test_formats);
  g_test_add_func ("/reader/page-sample/opaque", test_opaque);
  g_test_add_func ("/reader/page-sample/cancelled", test_cancelled);
  g_test_add_func ("/reader/page-sample/pictures", test_pictures);
  g_test_add_func ("/reader/page-crop/mode", test_crop_for_mode);
  g_test_add_func ("/reader/page-crop/pair", test_crop_for_pair);

  return g_test_run ();
}
