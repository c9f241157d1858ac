/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "settings/bunko-incognito.h"
#include "settings/bunko-reader-options.h"
#include "settings/bunko-settings.h"
#include "tests/main-loop.h"

static char *
get_file (const char *key)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  hash[16] = '\0';
  return g_build_filename (g_get_user_state_dir (), "bunko", "reader", hash, NULL);
}

static BunkoReaderStore *
load (const char *key)
{
  BunkoReaderStore *store = bunko_reader_store_get (key);

  RUN_UNTIL (bunko_reader_store_get_loaded (store));
  return store;
}

static void
write_file (const char *key, const char *text, gssize length)
{
  g_autofree char *file = get_file (key);
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, length, NULL));
}

static void
close_store (BunkoReaderStore *store)
{
  RUN_UNTIL (!bunko_reader_store_get_busy (store));
  g_assert_finalize_object (store);
}

/* What was chosen is there at the next start, for that server alone. */
static void
test_round_trip (void)
{
  BunkoReaderStore *store = load ("a:1");
  BunkoReaderStore *same = bunko_reader_store_get ("a:1");
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 7);
  BunkoReaderOptions *other;

  g_assert_true (store == same);
  g_object_unref (same);
  bunko_reader_options_set_direction (options, BUNKO_READER_DIRECTION_RTL);
  bunko_reader_options_set_shifted (options, TRUE);
  bunko_reader_options_set_bookmark (options, 12, "海 'quoted'");
  g_assert_true (bunko_reader_store_get_busy (store));
  g_assert_finalize_object (options);
  close_store (store);

  store = load ("a:1");
  options = bunko_reader_options_new_for_gallery (store, 1, 7);
  g_assert_cmpint (bunko_reader_options_get_direction (options), ==, BUNKO_READER_DIRECTION_RTL);
  g_assert_true (bunko_reader_options_get_shifted (options));
  g_assert_cmpstr (bunko_reader_options_get_bookmark (options, 12), ==, "海 'quoted'");
  g_assert_finalize_object (options);
  close_store (store);

  store = load ("b:1");
  other = bunko_reader_options_new_for_gallery (store, 1, 7);
  g_assert_cmpint (bunko_reader_options_get_direction (other), ==, BUNKO_READER_DIRECTION_LTR);
  g_assert_finalize_object (other);
  close_store (store);
}

/* A file is there before anything is in it. */
static gboolean
is_written (const char *file)
{
  GStatBuf found;

  return g_stat (file, &found) == 0 && found.st_size > 0;
}

/* Who closes the window at once loses nothing. */
static void
test_close_at_once (void)
{
  g_autofree char *file = get_file ("quick:1");
  BunkoReaderStore *store = load ("quick:1");
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 0);

  bunko_reader_options_set_crop (options, TRUE);
  g_assert_finalize_object (options);
  g_assert_finalize_object (store);
  RUN_UNTIL (is_written (file));

  store = load ("quick:1");
  options = bunko_reader_options_new_for_gallery (store, 1, 0);
  g_assert_true (bunko_reader_options_get_crop (options));
  g_assert_finalize_object (options);
  close_store (store);
}

/* What is set before the file was read goes before it, and what else is in it stays. */
static void
test_set_while_loading (void)
{
  BunkoReaderStore *store = load ("early:1");
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 0);

  bunko_reader_options_set_mode (options, BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_cover_alone (options, FALSE);
  g_assert_finalize_object (options);
  close_store (store);

  store = bunko_reader_store_get ("early:1");
  options = bunko_reader_options_new_for_gallery (store, 1, 0);
  g_assert_false (bunko_reader_store_get_loaded (store));
  bunko_reader_options_set_mode (options, BUNKO_READER_MODE_DOUBLE);
  RUN_UNTIL (bunko_reader_store_get_loaded (store));
  g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_DOUBLE);
  g_assert_false (bunko_reader_options_get_cover_alone (options));
  g_assert_finalize_object (options);
  close_store (store);
}

/* The general values are the settings: all servers share them, and hear of changes. */
static void
test_general (void)
{
  BunkoReaderStore *store = load ("a:1");
  BunkoReaderStore *other = load ("b:1");
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 0);
  BunkoReaderOptions *others = bunko_reader_options_new_for_gallery (other, 1, 0);

  bunko_reader_options_set_tone (options, BUNKO_READER_TONE_SEPIA);
  g_assert_cmpint (bunko_reader_options_get_tone (others), ==, BUNKO_READER_TONE_SEPIA);
  g_assert_true (bunko_reader_options_is_set (others, "tone"));
  g_settings_set_string (bunko_settings_get_reader (), "tone", "grayscale");
  g_assert_cmpint (bunko_reader_options_get_tone (options), ==, BUNKO_READER_TONE_GRAYSCALE);
  bunko_reader_options_reset (others, "tone");
  g_assert_cmpint (bunko_reader_options_get_tone (options), ==, BUNKO_READER_TONE_NORMAL);
  g_assert_finalize_object (options);
  g_assert_finalize_object (others);
  close_store (store);
  close_store (other);
}

/* The galleries whose values changed longest ago are forgotten. */
static void
test_bound (void)
{
  BunkoReaderStore *store = load ("many:1");

  for (gint64 id = 1; id <= BUNKO_READER_STORE_MAX + 10; id++)
    bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY, id, "crop",
                            g_variant_new_boolean (TRUE));
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 10, "crop"));
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 11, "crop"));
  /* What was changed anew is not the oldest one any more. */
  bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY, 11, "crop",
                          g_variant_new_boolean (FALSE));
  bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY, 10, "crop",
                          g_variant_new_boolean (TRUE));
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 11, "crop"));
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 12, "crop"));
  close_store (store);

  store = load ("many:1");
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 10, "crop"));
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 11, "crop"));
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 12, "crop"));
  close_store (store);
}

/* Incognito: what is chosen holds, and nothing of the gallery is written. */
static void
test_incognito (void)
{
  BunkoReaderStore *store = load ("secret:1");
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 0);
  BunkoReaderOptions *known = bunko_reader_options_new_for_gallery (store, 2, 0);

  bunko_reader_options_set_crop (known, TRUE);
  bunko_incognito_set_active (bunko_incognito_get_default (), TRUE);
  bunko_reader_options_set_crop (options, TRUE);
  bunko_reader_options_set_bookmark (options, 3, "");
  bunko_reader_options_set_shifted (known, TRUE);
  g_assert_true (bunko_reader_options_get_crop (options));
  g_assert_finalize_object (options);
  g_assert_finalize_object (known);
  close_store (store);
  bunko_incognito_set_active (bunko_incognito_get_default (), FALSE);

  store = load ("secret:1");
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 1, "crop"));
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 1, "bookmarks"));
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 2, "crop"));
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 2, "shifted"));
  close_store (store);
}

/* A few galleries with a great many bookmarks do not make a file that nobody reads again. */
static void
test_size (void)
{
  BunkoReaderStore *store = load ("large:1");
  g_autofree char *text = g_strnfill (50000, 'x');

  for (gint64 id = 1; id <= 100; id++)
    bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY, id, "text",
                            g_variant_new_string (text));
  close_store (store);

  store = load ("large:1");
  g_assert_true (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 100, "text"));
  g_assert_false (bunko_reader_store_is_set (store, BUNKO_READER_SCOPE_GALLERY, 1, "text"));
  close_store (store);
}

/* What is not ours in the file is left out, and does not hurt what is. */
static void
test_garbage (void)
{
  static const char *const texts[] = {
    "",
    "\xff\xfe",
    "{'version': <2>}",
    "{'version': <uint32 1>, 'state': <[1, 2, 3]>}",
    "{'version': <uint32 1>, 'state': <{'g1': <'crop'>}>}",
    "{'version': <uint32 1>, 'state': <{'g1': <{'crop': <7>, 'mode': <'up'>, 'gamma': <nan>, "
    "'shifted': <'yes'>, 'alone-pages': <[1]>, 'bookmarks': <[(1, 2)]>}>}>}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      BunkoReaderStore *store;
      BunkoReaderOptions *options;
      guint n;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      write_file ("garbage:1", texts[i], -1);
      store = load ("garbage:1");
      options = bunko_reader_options_new_for_gallery (store, 1, 0);
      g_assert_false (bunko_reader_options_get_crop (options));
      g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_SINGLE);
      g_assert_cmpfloat (bunko_reader_options_get_gamma (options), ==, 1);
      g_assert_false (bunko_reader_options_get_shifted (options));
      bunko_reader_options_get_alone_pages (options, &n);
      g_assert_cmpuint (n, ==, 0);
      bunko_reader_options_get_bookmarks (options, &n);
      g_assert_cmpuint (n, ==, 0);
      bunko_reader_options_set_crop (options, TRUE);
      g_assert_true (bunko_reader_options_get_crop (options));
      g_assert_finalize_object (options);
      close_store (store);
    }

  /* Pages in no order, and twice. */
  write_file ("garbage:1",
              "{'version': <uint32 1>, 'state': <{'g1': <{'alone-pages': <[uint32 9, 3, 9]>, "
              "'bookmarks': <[(uint32 8, 'b'), (2, 'a'), (8, 'c')]>}>}>}",
              -1);
  {
    BunkoReaderStore *store = load ("garbage:1");
    BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 0);
    const guint *pages;
    guint n;

    pages = bunko_reader_options_get_alone_pages (options, &n);
    g_assert_cmpuint (n, ==, 2);
    g_assert_cmpuint (pages[0], ==, 3);
    bunko_reader_options_get_bookmarks (options, &n);
    g_assert_cmpuint (n, ==, 2);
    g_assert_cmpstr (bunko_reader_options_get_bookmark (options, 8), ==, "b");
    g_assert_finalize_object (options);
    close_store (store);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reader-store/round-trip", test_round_trip);
  g_test_add_func ("/reader-store/close-at-once", test_close_at_once);
  g_test_add_func ("/reader-store/set-while-loading", test_set_while_loading);
  g_test_add_func ("/reader-store/general", test_general);
  g_test_add_func ("/reader-store/bound", test_bound);
  g_test_add_func ("/reader-store/incognito", test_incognito);
  g_test_add_func ("/reader-store/size", test_size);
  g_test_add_func ("/reader-store/garbage", test_garbage);

  return g_test_run ();
}
