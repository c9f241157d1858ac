/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "sample-server/art/bunko-sample-art.h"

#define N_GALLERIES 400

static const char *const titles[] = {
  "The Paper Lantern Vol. 3",
  "月夜の図書館",
  "حارس المنارة على شاطئ البحر",
  "המגדלור בקצה העולם",
  "🐱 Cat Café Diaries ☕",
  "",
  NULL,
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverzierungswerkstatt",
  "I Was Only Going Out to Buy Milk, but Now the Whole Village Believes That I Am Its New "
  "Lighthouse Keeper and the Cat Refuses to Explain Anything (Not That I Asked)",
};

static GBytes *
make (guint64 seed, guint page, const char *title, int max_width, int max_height, const char **ext)
{
  BunkoSampleArtSpec spec = { seed, page, 20, title, "Paper Heron" };
  const char *unused;
  GBytes *bytes = bunko_sample_art_image (&spec, max_width, max_height, ext ? ext : &unused);

  g_assert_nonnull (bytes);

  return bytes;
}

/* Decodes an image and tells its format, which must be what its extension promises. */
static GdkPixbuf *
decode (GBytes *bytes, const char *ext)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  gdk_pixbuf_loader_write_bytes (loader, bytes, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);

  name = gdk_pixbuf_format_get_name (gdk_pixbuf_loader_get_format (loader));
  g_assert_cmpstr (g_str_equal (ext, ".jpg") ? "jpeg" : ext + 1, ==, name);

  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
assert_size (GBytes *bytes, const char *ext, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (bytes, ext);

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

/* The first gallery and page after @seed that are of the wanted size. */
static guint64
find_size (int width, int height, guint *page)
{
  for (guint64 seed = 0; seed < N_GALLERIES; seed++)
    for (*page = 2; *page < 12; (*page)++)
      {
        BunkoSampleArtSpec spec = { seed, *page, 20, "Title", "Artist" };
        int w;
        int h;

        bunko_sample_art_size (&spec, &w, &h);
        if (w == width && (height == 0 || h == height))
          return seed;
      }

  g_assert_not_reached ();
}

static void
test_deterministic (void)
{
  for (guint64 seed = 1; seed < 25; seed++)
    {
      g_autoptr (GBytes) one = make (seed, 0, titles[seed % 9], 120, 0, NULL);
      g_autoptr (GBytes) two = make (seed, 0, titles[seed % 9], 120, 0, NULL);
      g_autoptr (GBytes) other = make (seed + 1000, 0, titles[seed % 9], 120, 0, NULL);

      g_assert_cmpmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one),
                       g_bytes_get_data (two, NULL), g_bytes_get_size (two));
      g_assert_false (g_bytes_equal (one, other));
    }
}

/* Pages differ from each other, but the first is the cover. */
static void
test_pages_differ (void)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GBytes) cover = make (7, 0, "Title", 200, 276, NULL);
  g_autoptr (GBytes) first = make (7, 1, "Title", 200, 276, NULL);

  g_assert_true (g_bytes_equal (cover, first));
  for (guint page = 1; page <= 20; page++)
    g_assert_true (g_hash_table_add (seen, make (7, page, "Title", 200, 276, NULL)));
}

/* HPX's sizes, for every title; it keeps the aspect and stays inside. */
static void
test_fits_box (void)
{
  static const int boxes[][2] = {
    { 100, 136 }, { 200, 276 }, { 300, 416 }, { 768, 0 }, { 1, 1 }, { 5000, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (boxes); j++)
      {
        BunkoSampleArtSpec spec = { i * 31, 0, 20, titles[i], NULL };
        const char *ext = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GdkPixbuf) pixbuf = NULL;
        int width;
        int height;

        bunko_sample_art_size (&spec, &width, &height);
        bytes = bunko_sample_art_image (&spec, boxes[j][0], boxes[j][1], &ext);
        g_assert_cmpstr (ext, ==, ".jpg");
        pixbuf = decode (bytes, ext);
        g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), <=, boxes[j][0]);
        if (boxes[j][1] > 0)
          g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), <=, boxes[j][1]);
        if (boxes[j][0] > 1)
          g_assert_cmpfloat_with_epsilon ((double) gdk_pixbuf_get_width (pixbuf) /
                                              gdk_pixbuf_get_height (pixbuf),
                                          (double) width / height, 0.02);
      }
}

static void
test_never_enlarged (void)
{
  BunkoSampleArtSpec spec = { 5, 0, 20, "Title", "Artist" };
  const char *ext1 = NULL;
  const char *ext2 = NULL;
  g_autoptr (GBytes) original = bunko_sample_art_image (&spec, 0, 0, &ext1);
  g_autoptr (GBytes) large = bunko_sample_art_image (&spec, 2400, 0, &ext2);
  int width;
  int height;

  bunko_sample_art_size (&spec, &width, &height);
  assert_size (original, ext1, width, height);
  g_assert_cmpstr (ext1, ==, ext2);
  g_assert_true (g_bytes_equal (original, large));
}

/* Every format occurs among the originals, and each is what it says. */
static void
test_formats (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint64 seed = 0; seed < 60 && g_hash_table_size (seen) < 4; seed++)
    {
      BunkoSampleArtSpec spec = { seed, 3, 20, "Title", "Artist" };
      const char *ext = NULL;
      g_autoptr (GBytes) bytes = bunko_sample_art_image (&spec, 0, 0, &ext);
      int width;
      int height;

      /* But for WebP where nothing writes it. */
      if (!g_str_equal (bunko_sample_art_ext (&spec), ".webp"))
        g_assert_cmpstr (bunko_sample_art_ext (&spec), ==, ext);
      if (!g_hash_table_add (seen, (char *) ext))
        continue;
      bunko_sample_art_size (&spec, &width, &height);
      assert_size (bytes, ext, width, height);
    }

  g_assert_true (g_hash_table_contains (seen, ".jpg"));
  g_assert_true (g_hash_table_contains (seen, ".png"));
}

static void
test_animation (void)
{
  guint page;
  guint64 seed = find_size (480, 680, &page);
  const char *ext = NULL;
  g_autoptr (GBytes) bytes = make (seed, page, "Title", 0, 0, &ext);
  g_autoptr (GBytes) thumb = make (seed, page, "Title", 200, 276, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbufAnimation) animation = NULL;
  g_autoptr (GdkPixbufAnimationIter) iter = NULL;
  g_autoptr (GdkPixbuf) first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (ext, ==, ".gif");
  assert_size (bytes, ext, 480, 680);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  assert_size (thumb, ".jpg", 195, 276);

  animation = gdk_pixbuf_animation_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gdk_pixbuf_animation_is_static_image (animation));

  /* The second frame is another picture. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GTimeVal at = { 0, 0 };

  iter = gdk_pixbuf_animation_get_iter (animation, &at);
  g_assert_cmpint (gdk_pixbuf_animation_iter_get_delay_time (iter), ==, 120);
  first = gdk_pixbuf_copy (gdk_pixbuf_animation_iter_get_pixbuf (iter));
  at.tv_usec = 130000;
  g_assert_true (gdk_pixbuf_animation_iter_advance (iter, &at));
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_assert_cmpint (memcmp (gdk_pixbuf_read_pixels (first),
                           gdk_pixbuf_read_pixels (gdk_pixbuf_animation_iter_get_pixbuf (iter)),
                           gdk_pixbuf_get_byte_length (first)),
                   !=, 0);
}

static void
test_strip_and_spread (void)
{
  guint page;
  guint64 seed = find_size (800, 8000, &page);
  const char *ext = NULL;
  g_autoptr (GBytes) strip = make (seed, page, "Title", 0, 0, &ext);
  g_autoptr (GBytes) spread = NULL;

  assert_size (strip, ext, 800, 8000);
  seed = find_size (2400, 0, &page);
  spread = make (seed, page, "Title", 400, 0, &ext);
  g_assert_cmpstr (ext, ==, ".jpg");
}

static void
test_mixture (void)
{
  guint n_strips = 0;
  guint n_spreads = 0;

  for (guint64 seed = 0; seed < N_GALLERIES; seed++)
    {
      BunkoSampleArtSpec spec = { seed, 4, 20, "Title", "Artist" };
      BunkoSampleArtSpec cover = { seed, 0, 20, "Title", "Artist" };
      int width;
      int height;

      bunko_sample_art_size (&spec, &width, &height);
      n_strips += height == 8000;
      n_spreads += width > height;
      bunko_sample_art_size (&cover, &width, &height);
      g_assert_cmpint (width, <, height);
      g_assert_cmpint (width, >=, 1100);
    }

  g_assert_cmpuint (n_strips, >, N_GALLERIES / 40);
  g_assert_cmpuint (n_strips, <, N_GALLERIES / 10);
  g_assert_cmpuint (n_spreads, >, N_GALLERIES / 30);
  g_assert_cmpuint (n_spreads, <, N_GALLERIES / 6);
}

/* A picture with next to no colours would mean that a scene draws nothing. */
static void
test_not_blank (void)
{
  for (guint64 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GBytes) bytes = make (seed, seed % 12, titles[seed % 9], 100, 136, NULL);
      g_autoptr (GdkPixbuf) pixbuf = decode (bytes, ".jpg");
      g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);

      for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
        for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
          {
            const guint8 *p =
                gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x;

            g_hash_table_add (colors,
                              GUINT_TO_POINTER (p[0] >> 4 << 8 | p[1] >> 4 << 4 | p[2] >> 4));
          }
      g_assert_cmpuint (g_hash_table_size (colors), >, 5);
    }
}

static gpointer
draw_thread (gpointer data)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 24; i++)
    g_ptr_array_add (result, make (i, i % 5, titles[i % 9], 100, 136, NULL));

  return result;
}

static void
test_threads (void)
{
  GThread *threads[6];
  g_autoptr (GPtrArray) expected = draw_thread (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_thread, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GPtrArray) result = g_thread_join (threads[i]);

      for (guint j = 0; j < expected->len; j++)
        g_assert_true (g_bytes_equal (result->pdata[j], expected->pdata[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-art/deterministic", test_deterministic);
  g_test_add_func ("/sample-art/pages-differ", test_pages_differ);
  g_test_add_func ("/sample-art/fits-box", test_fits_box);
  g_test_add_func ("/sample-art/never-enlarged", test_never_enlarged);
  g_test_add_func ("/sample-art/formats", test_formats);
  g_test_add_func ("/sample-art/animation", test_animation);
  g_test_add_func ("/sample-art/strip-and-spread", test_strip_and_spread);
  g_test_add_func ("/sample-art/mixture", test_mixture);
  g_test_add_func ("/sample-art/not-blank", test_not_blank);
  g_test_add_func ("/sample-art/threads", test_threads);

  return g_test_run ();
}
