/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "images/bunko-animation.h"
#include "images/bunko-disk-cache.h"
#include "images/bunko-texture-cache.h"
#include "image-fixture.h"

static BunkoImageKey *
key_of (gint64 id)
{
  return bunko_image_key_new ("localhost:7007", BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_IMAGE_SIZE_BIG,
                              0);
}

static void
test_keys (void)
{
  g_autoptr (BunkoImageKey) one = key_of (1);
  g_autoptr (BunkoImageKey) same = key_of (1);
  g_autoptr (BunkoImageKey) other = key_of (2);
  g_autoptr (BunkoImageKey) newer =
      bunko_image_key_new ("localhost:7007", BUNKO_ITEM_TYPE_GALLERY, 1, BUNKO_IMAGE_SIZE_BIG, 5);
  g_autoptr (BunkoImageKey) elsewhere =
      bunko_image_key_new ("example:7007", BUNKO_ITEM_TYPE_GALLERY, 1, BUNKO_IMAGE_SIZE_BIG, 0);
  g_autoptr (BunkoImageKey) boxed = bunko_image_key_new_boxed (one, 100, 150);
  g_autofree char *digest = bunko_image_key_to_digest (one);
  g_autofree char *digest_boxed = bunko_image_key_to_digest (boxed);
  g_autofree char *digest_newer = bunko_image_key_to_digest (newer);

  g_assert_true (bunko_image_key_equal (one, same));
  g_assert_cmpuint (bunko_image_key_hash (one), ==, bunko_image_key_hash (same));
  g_assert_false (bunko_image_key_equal (one, other));
  g_assert_false (bunko_image_key_equal (one, newer));
  g_assert_false (bunko_image_key_equal (one, elsewhere));
  g_assert_false (bunko_image_key_equal (one, boxed));
  g_assert_cmpstr (digest, ==, digest_boxed);
  g_assert_cmpstr (digest, !=, digest_newer);
}

static GdkPaintable *
texture_of (int size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (4 * size * size), 4 * size * size);

  return GDK_PAINTABLE (gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, 4 * size));
}

static void
insert (BunkoTextureCache *cache, gint64 id, int size)
{
  g_autoptr (BunkoImageKey) key = key_of (id);
  g_autoptr (GdkPaintable) paintable = texture_of (size);

  bunko_texture_cache_insert (cache, key, paintable);
}

static gboolean
has (BunkoTextureCache *cache, gint64 id)
{
  g_autoptr (BunkoImageKey) key = key_of (id);
  g_autoptr (GdkPaintable) paintable = bunko_texture_cache_lookup (cache, key);

  return paintable != NULL;
}

static void
test_textures_oldest_leave (void)
{
  BunkoTextureCache *cache = bunko_texture_cache_new (4 * 400);

  for (gint64 id = 1; id <= 4; id++)
    insert (cache, id, 10);
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 1600);

  g_assert_true (has (cache, 1));
  insert (cache, 5, 10);
  g_assert_true (has (cache, 1));
  g_assert_false (has (cache, 2));
  g_assert_true (has (cache, 3));
  g_assert_cmpuint (bunko_texture_cache_get_count (cache), ==, 4);

  insert (cache, 6, 18);
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 18 * 18 * 4);
  g_assert_true (has (cache, 6));
  g_assert_false (has (cache, 5));
  g_assert_finalize_object (cache);
}

static void
test_textures_too_large (void)
{
  BunkoTextureCache *cache = bunko_texture_cache_new (1600);

  insert (cache, 1, 10);
  insert (cache, 2, 100);
  g_assert_true (has (cache, 1));
  g_assert_false (has (cache, 2));
  g_assert_finalize_object (cache);
}

static void
test_textures_replace_and_limit (void)
{
  BunkoTextureCache *cache = bunko_texture_cache_new (10000);

  insert (cache, 1, 10);
  insert (cache, 1, 20);
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 1600);
  g_assert_cmpuint (bunko_texture_cache_get_count (cache), ==, 1);

  insert (cache, 2, 20);
  bunko_texture_cache_set_limit (cache, 2000);
  g_assert_false (has (cache, 1));
  g_assert_true (has (cache, 2));

  bunko_texture_cache_clear (cache);
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 0);
  insert (cache, 3, 20);
  g_assert_true (has (cache, 3));
  g_assert_finalize_object (cache);
}

/* An animation counts with all of its frames. */
static void
test_textures_animation (void)
{
  g_autoptr (BunkoTextureCache) cache = bunko_texture_cache_new (100000);
  g_autoptr (BunkoAnimation) animation = bunko_animation_new ();
  g_autoptr (GdkPaintable) frame = texture_of (10);
  g_autoptr (BunkoImageKey) key = key_of (1);

  for (int i = 0; i < 7; i++)
    bunko_animation_add_frame (animation, GDK_TEXTURE (frame), 50);
  bunko_texture_cache_insert (cache, key, GDK_PAINTABLE (animation));
  g_assert_cmpuint (bunko_texture_cache_get_size (cache), ==, 7 * 400);
}

typedef struct
{
  char *directory;
  BunkoDiskCache *cache;
} DiskFixture;

static void
disk_set_up (DiskFixture *fixture, gconstpointer unused)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->cache = bunko_disk_cache_new (fixture->directory, 1024 * 1024);
}

static void
disk_tear_down (DiskFixture *fixture, gconstpointer unused)
{
  bunko_disk_cache_trim (fixture->cache);
  g_object_unref (fixture->cache);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

static void
store (DiskFixture *fixture, gint64 id, gsize size)
{
  g_autoptr (BunkoImageKey) key = key_of (id);
  g_autofree guint8 *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  memset (data, (int) id, size);
  bytes = g_bytes_new (data, size);
  bunko_disk_cache_store (fixture->cache, key, bytes);
}

static GBytes *
load (DiskFixture *fixture, gint64 id)
{
  g_autoptr (BunkoImageKey) key = key_of (id);

  return bunko_disk_cache_load (fixture->cache, key);
}

static gboolean
is_stored (DiskFixture *fixture, gint64 id)
{
  g_autoptr (GBytes) bytes = load (fixture, id);

  return bytes != NULL;
}

static char *
path_of (DiskFixture *fixture, gint64 id)
{
  g_autoptr (BunkoImageKey) key = key_of (id);
  g_autofree char *digest = bunko_image_key_to_digest (key);
  g_autofree char *shelf = g_strndup (digest, 2);

  return g_build_filename (fixture->directory, shelf, digest + 2, NULL);
}

static void
make_old (DiskFixture *fixture, gint64 id, gint64 age)
{
  g_autofree char *path = path_of (fixture, id);
  time_t when = (time_t) (g_get_real_time () / G_USEC_PER_SEC - age);
  struct utimbuf times = { when, when };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
test_disk_round_trip (DiskFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;

  g_assert_false (is_stored (fixture, 7));
  store (fixture, 7, 1000);
  bytes = load (fixture, 7);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 1000);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpuint (data[0], ==, 7);
  g_assert_cmpuint (data[999], ==, 7);
  g_assert_false (is_stored (fixture, 8));
}

static void
test_disk_damage (DiskFixture *fixture, gconstpointer unused)
{
  for (gint64 id = 1; id <= 4; id++)
    {
      g_autofree char *path = path_of (fixture, id);
      g_autofree char *content = NULL;
      gsize length;

      store (fixture, id, 500);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpuint (length, ==, 516);
      if (id == 1)
        length = 300;
      else if (id == 2)
        content[0] = 'X';
      else if (id == 3)
        length = 0;
      else
        memset (content + 8, 0xff, 8);
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));

      g_assert_false (is_stored (fixture, id));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      store (fixture, id, 500);
      g_assert_true (is_stored (fixture, id));
    }
}

/* Somebody empties the user's cache folder while Bunko runs. */
static void
test_disk_missing (DiskFixture *fixture, gconstpointer unused)
{
  store (fixture, 1, 500);
  bunko_disk_cache_trim (fixture->cache);
  image_fixture_remove_dir (fixture->directory);
  g_assert_false (is_stored (fixture, 1));
  bunko_disk_cache_trim (fixture->cache);
  store (fixture, 1, 500);
  g_assert_true (is_stored (fixture, 1));
}

/* A folder that cannot be made is as a cache that forgets. */
static void
test_disk_unusable (void)
{
  g_autofree char *directory = image_fixture_make_dir ();
  g_autofree char *file = g_build_filename (directory, "file", NULL);
  g_autofree char *below = g_build_filename (file, "images", NULL);
  DiskFixture fixture = { below, bunko_disk_cache_new (below, 1000000) };

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  store (&fixture, 1, 500);
  g_assert_false (is_stored (&fixture, 1));
  bunko_disk_cache_clear (fixture.cache);
  g_assert_finalize_object (fixture.cache);
  image_fixture_remove_dir (directory);
}

static guint64
size_of (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint64 size = 0;
  GStatBuf status;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        size += size_of (child);
      else if (g_stat (child, &status) == 0)
        size += (guint64) status.st_size;
    }
  return size;
}

static gboolean
is_within_limit (gpointer user_data)
{
  DiskFixture *fixture = user_data;

  return size_of (fixture->directory) <= bunko_disk_cache_get_limit (fixture->cache);
}

static void
test_disk_bound (DiskFixture *fixture, gconstpointer unused)
{
  for (gint64 id = 1; id <= 20; id++)
    {
      store (fixture, id, 10000 - 16);
      make_old (fixture, id, 100000 - id);
    }
  bunko_disk_cache_trim (fixture->cache);
  g_assert_true (is_stored (fixture, 20));

  make_old (fixture, 3, 200000);
  g_assert_true (is_stored (fixture, 3)); /* now it was used just now */
  bunko_disk_cache_set_limit (fixture->cache, 100000);
  image_fixture_wait (is_within_limit, fixture);
  g_assert_true (is_stored (fixture, 3));
  g_assert_false (is_stored (fixture, 1));
  g_assert_false (is_stored (fixture, 2));
  for (gint64 id = 13; id <= 20; id++)
    g_assert_true (is_stored (fixture, id));
}

/* Storing alone keeps the bound, without anybody calling for it. */
static void
test_disk_bound_by_itself (DiskFixture *fixture, gconstpointer unused)
{
  bunko_disk_cache_set_limit (fixture->cache, 200000);
  for (gint64 id = 1; id <= 100; id++)
    store (fixture, id, 10000);
  image_fixture_wait (is_within_limit, fixture);
  g_assert_cmpuint (size_of (fixture->directory), >, 0);
}

static void
test_disk_clear (DiskFixture *fixture, gconstpointer unused)
{
  g_autofree char *stranger = g_build_filename (fixture->directory, "stranger", NULL);

  g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
  for (gint64 id = 1; id <= 5; id++)
    store (fixture, id, 1000);
  bunko_disk_cache_clear (fixture->cache);
  for (gint64 id = 1; id <= 5; id++)
    g_assert_false (is_stored (fixture, id));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

static gboolean
may_have (DiskFixture *fixture, gint64 id)
{
  g_autoptr (BunkoImageKey) key = key_of (id);

  return bunko_disk_cache_may_have (fixture->cache, key);
}

static gboolean
knows_its_files (gpointer user_data)
{
  return !may_have (user_data, 99);
}

/* Until the folder was read anything may be there; then what is not there is not looked for. */
static void
test_disk_index (DiskFixture *fixture, gconstpointer unused)
{
  store (fixture, 1, 100);
  bunko_disk_cache_trim (fixture->cache);
  g_clear_object (&fixture->cache);
  fixture->cache = bunko_disk_cache_new (fixture->directory, 1024 * 1024);

  g_assert_true (may_have (fixture, 99));
  store (fixture, 2, 100);
  bunko_disk_cache_start_index (fixture->cache);
  image_fixture_wait (knows_its_files, fixture);
  g_assert_true (may_have (fixture, 1));
  g_assert_true (may_have (fixture, 2));
  g_assert_false (may_have (fixture, 3));
  store (fixture, 3, 100);
  g_assert_true (may_have (fixture, 3));
}

static gpointer
hammer_thread (gpointer data)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      store (data, i % 5 + 1, 20000);
      bytes = load (data, (i + 2) % 5 + 1);
      if (bytes != NULL)
        g_assert_cmpuint (g_bytes_get_size (bytes), ==, 20000);
    }
  return NULL;
}

/* Readers see whole files only, whoever writes them. */
static void
test_disk_threads (DiskFixture *fixture, gconstpointer unused)
{
  GThread *threads[4];

  bunko_disk_cache_set_limit (fixture->cache, 60000);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hammer", hammer_thread, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

#define ADD_DISK(path, func)                                                                       \
  g_test_add ("/images/disk/" path, DiskFixture, NULL, disk_set_up, func, disk_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/images/key", test_keys);
  g_test_add_func ("/images/textures/oldest-leave", test_textures_oldest_leave);
  g_test_add_func ("/images/textures/too-large", test_textures_too_large);
  g_test_add_func ("/images/textures/replace-and-limit", test_textures_replace_and_limit);
  g_test_add_func ("/images/textures/animation", test_textures_animation);
  ADD_DISK ("round-trip", test_disk_round_trip);
  ADD_DISK ("damage", test_disk_damage);
  ADD_DISK ("missing", test_disk_missing);
  g_test_add_func ("/images/disk/unusable", test_disk_unusable);
  ADD_DISK ("bound", test_disk_bound);
  ADD_DISK ("bound-by-itself", test_disk_bound_by_itself);
  ADD_DISK ("clear", test_disk_clear);
  ADD_DISK ("index", test_disk_index);
  ADD_DISK ("threads", test_disk_threads);

  return g_test_run ();
}
