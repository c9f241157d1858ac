/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/bunko-image-decoder.h"
#include "images/bunko-texture-cache.h"
#include "images/bunko-tiled-picture.h"
#include "image-fixture.h"

/* A pixel that tells where it is. */
static guint32
pixel_at (int x, int y)
{
  return 0xff000000u | (guint32) (x & 0xfff) << 12 | (guint32) (y & 0xfff);
}

static BunkoTiledPicture *
make_picture (int width, int height)
{
  guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  g_autoptr (GBytes) bytes = NULL;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      pixels[(gsize) y * (gsize) width + (gsize) x] = pixel_at (x, y);
  bytes = g_bytes_new_take (pixels, 4 * (gsize) width * (gsize) height);
  return bunko_tiled_picture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes,
                                  4 * (gsize) width);
}

static void
check_corners (GdkTexture *texture, const graphene_rect_t *area)
{
  int width = (int) area->size.width, height = (int) area->size.height;
  int x = (int) area->origin.x, y = (int) area->origin.y;
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  const gsize last = (gsize) width * (gsize) height - 1;

  gdk_texture_download (texture, (guchar *) pixels, 4 * (gsize) width);
  g_assert_cmphex (pixels[0], ==, pixel_at (x, y));
  g_assert_cmphex (pixels[width - 1], ==, pixel_at (x + width - 1, y));
  g_assert_cmphex (pixels[last - (gsize) width + 1], ==, pixel_at (x, y + height - 1));
  g_assert_cmphex (pixels[last], ==, pixel_at (x + width - 1, y + height - 1));
}

static void
cover (guint8 *covered, int width, const graphene_rect_t *area)
{
  for (int y = 0; y < (int) area->size.height; y++)
    memset (covered + ((gsize) area->origin.y + (gsize) y) * (gsize) width + (gsize) area->origin.x,
            1, (gsize) area->size.width);
}

/* Every pixel is in some tile, at the place where it belongs, and no tile is too large. */
static void
check_tiles (int width, int height, guint n_tiles)
{
  BunkoTiledPicture *picture = make_picture (width, height);
  g_autofree guint8 *covered = g_malloc0 ((gsize) width * (gsize) height);

  g_assert_cmpuint (bunko_tiled_picture_get_n_tiles (picture), ==, n_tiles);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture)), ==, width);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (picture)), ==, height);
  g_assert_cmpuint (bunko_tiled_picture_get_byte_size (picture), ==,
                    4 * (gsize) width * (gsize) height);
  for (guint i = 0; i < n_tiles; i++)
    {
      graphene_rect_t area;
      GdkTexture *texture;

      bunko_tiled_picture_get_tile (picture, i, &texture, &area);
      g_assert_cmpint (gdk_texture_get_width (texture), <=, BUNKO_TILED_PICTURE_TILE_SIZE);
      g_assert_cmpint (gdk_texture_get_height (texture), <=, BUNKO_TILED_PICTURE_TILE_SIZE);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, (int) area.size.width);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, (int) area.size.height);
      check_corners (texture, &area);
      cover (covered, width, &area);
    }
  g_assert_null (memchr (covered, 0, (gsize) width * (gsize) height));
  g_assert_finalize_object (picture);
}

static void
test_tiles (void)
{
  check_tiles (5, 7, 1);
  check_tiles (2048, 2048, 1);
  check_tiles (2049, 10, 2);
  check_tiles (2048 + 2032, 10, 2);
  check_tiles (2048 + 2032 + 1, 10, 3);
  check_tiles (800, 20000, 10);
  check_tiles (4200, 4100, 9);
}

static void
test_part (void)
{
  BunkoTiledPicture *picture = make_picture (3000, 5000);
  const GdkRectangle part = { 1990, 2000, 100, 300 };
  g_autoptr (GdkTexture) texture = bunko_tiled_picture_dup_part (picture, &part);

  check_corners (texture, &GRAPHENE_RECT_INIT (1990, 2000, 100, 300));
  g_assert_finalize_object (picture);
  /* The pixels are there for as long as somebody looks into them. */
  check_corners (texture, &GRAPHENE_RECT_INIT (1990, 2000, 100, 300));
}

static void
assert_decoded (int width, int height, int max_width, gboolean tiled)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", width, height, 0x3050a0ff);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = bunko_image_decode (bytes, max_width, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tiled ? BUNKO_IS_TILED_PICTURE (paintable) : GDK_IS_TEXTURE (paintable));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==,
                   max_width > 0 ? max_width : width);
}

static void
test_decoded (void)
{
  assert_decoded (800, 20000, 0, TRUE);
  assert_decoded (800, 20000, 400, TRUE);
  assert_decoded (800, 20000, 100, FALSE);
  assert_decoded (4097, 20, 0, TRUE);
  assert_decoded (4096, 4096, 0, FALSE);
  assert_decoded (800, 60000, 0, TRUE);
}

/* All of its pixels count, and it leaves as a whole. */
static void
test_counted (void)
{
  g_autoptr (BunkoTextureCache) cache = bunko_texture_cache_new (2100 * 4100 * 4);
  g_autoptr (BunkoImageKey) one =
      bunko_image_key_new ("key", BUNKO_ITEM_TYPE_PAGE, 1, BUNKO_IMAGE_SIZE_ORIGINAL, 0);
  g_autoptr (BunkoImageKey) two =
      bunko_image_key_new ("key", BUNKO_ITEM_TYPE_PAGE, 2, BUNKO_IMAGE_SIZE_ORIGINAL, 0);
  g_autoptr (BunkoTiledPicture) picture = make_picture (2000, 4100);

  bunko_texture_cache_insert (cache, one, GDK_PAINTABLE (picture));
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 2000 * 4100 * 4);
  bunko_texture_cache_insert (cache, two, GDK_PAINTABLE (picture));
  g_assert_cmpuint (bunko_texture_cache_get_count (cache), ==, 1);
  g_assert_null (bunko_texture_cache_lookup (cache, one));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/images/tiled-picture/tiles", test_tiles);
  g_test_add_func ("/images/tiled-picture/part", test_part);
  g_test_add_func ("/images/tiled-picture/decoded", test_decoded);
  g_test_add_func ("/images/tiled-picture/counted", test_counted);

  return g_test_run ();
}
