/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "settings/bunko-recent-list.h"
#include "tests/main-loop.h"

static BunkoRecentList *
get (const char *server)
{
  BunkoRecentList *list = bunko_recent_list_get (server, BUNKO_RECENT_VIEWED);

  RUN_UNTIL (!bunko_recent_list_get_busy (list));
  return list;
}

static void
drop (BunkoRecentList *list)
{
  RUN_UNTIL (!bunko_recent_list_get_busy (list) && G_OBJECT (list)->ref_count == 1);
  g_assert_finalize_object (list);
}

static void
assert_ids (BunkoRecentList *list, const gint64 *expected, guint n)
{
  g_autoptr (GArray) ids = bunko_recent_list_get_ids (list);

  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, expected[i]);
}

static void
test_order (void)
{
  BunkoRecentList *list = get ("order:1");
  gint64 expected[] = { 1, 3, 2 };
  gint64 left[] = { 1, 2 };

  bunko_recent_list_add_id (list, 1);
  bunko_recent_list_add_id (list, 2);
  bunko_recent_list_add_id (list, 3);
  bunko_recent_list_add_id (list, 1);
  assert_ids (list, expected, 3);
  bunko_recent_list_remove_id (list, 3);
  bunko_recent_list_remove_id (list, 77);
  assert_ids (list, left, 2);
  drop (list);
}

static void
test_bound (void)
{
  BunkoRecentList *list = get ("bound:1");

  for (gint64 id = 1; id <= BUNKO_RECENT_LIST_MAX + 10; id++)
    bunko_recent_list_add_id (list, id);
  g_assert_cmpuint (bunko_recent_list_get_length (list), ==, BUNKO_RECENT_LIST_MAX);
  g_assert_cmpint (g_variant_get_int64 (bunko_recent_list_get_value (list, 0)), ==,
                   BUNKO_RECENT_LIST_MAX + 10);
  drop (list);
}

/* Each server has its own, and everybody gets the same. */
static void
test_shared (void)
{
  BunkoRecentList *one = get ("shared:1");
  BunkoRecentList *same = bunko_recent_list_get ("shared:1", BUNKO_RECENT_VIEWED);
  BunkoRecentList *other = get ("shared:2");
  BunkoRecentList *jumps = bunko_recent_list_get ("shared:1", BUNKO_RECENT_JUMPS);

  g_assert_true (one == same);
  g_object_unref (same);
  bunko_recent_list_add_id (one, 5);
  g_assert_cmpuint (bunko_recent_list_get_length (other), ==, 0);
  g_assert_cmpuint (bunko_recent_list_get_length (jumps), ==, 0);
  drop (one);
  drop (other);
  drop (jumps);
}

static void
test_kept (void)
{
  BunkoRecentList *list = get ("kept:1");
  gint64 expected[] = { 9, 8, 7 };

  bunko_recent_list_add_id (list, 7);
  bunko_recent_list_add_id (list, 8);
  drop (list);

  /* What is added before the file was read comes before what is in it. */
  list = bunko_recent_list_get ("kept:1", BUNKO_RECENT_VIEWED);
  bunko_recent_list_add_id (list, 9);
  drop (list);
  list = get ("kept:1");
  assert_ids (list, expected, 3);
  bunko_recent_list_clear (list);
  drop (list);

  list = get ("kept:1");
  g_assert_cmpuint (bunko_recent_list_get_length (list), ==, 0);
  bunko_recent_list_add_id (list, 1);
  drop (list);
  list = bunko_recent_list_get ("kept:1", BUNKO_RECENT_VIEWED);
  bunko_recent_list_clear (list);
  drop (list);
  list = get ("kept:1");
  g_assert_cmpuint (bunko_recent_list_get_length (list), ==, 0);
  drop (list);
}

/* Of servers that come and go only the latest are known. */
static void
test_prune (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bunko", "recent", NULL);
  g_autoptr (GDir) dir = NULL;
  BunkoRecentList *list;
  guint n_files = 0;
  gint64 five = 5;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/old-%u", folder, i);
      struct utimbuf long_ago = { 1000, 1000 };

      g_assert_true (g_file_set_contents (path, "[]", -1, NULL));
      g_assert_cmpint (g_utime (path, &long_ago), ==, 0);
    }
  list = get ("prune:1");
  bunko_recent_list_add_id (list, 5);
  drop (list);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 64);
  list = get ("prune:1");
  assert_ids (list, &five, 1);
  drop (list);
}

/* A file that is damaged, or holds other things, is no list. */
static void
test_damaged (void)
{
  const char *texts[] = { "", "[('7'", "[('7', <'seven'>), ('8', <int64 8>)]", "\xff\xfe", "{}" };
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bunko", "recent", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *server = g_strdup_printf ("damaged:%u", i);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, server, -1);
      g_autofree char *name = g_strdup_printf ("%.16s-viewed", hash);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      BunkoRecentList *list;
      gint64 eight = 8;

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      list = get (server);
      assert_ids (list, &eight, i == 2 ? 1 : 0);
      bunko_recent_list_add_id (list, 3);
      drop (list);
      list = get (server);
      g_assert_cmpstr (bunko_recent_list_get_key (list, 0), ==, "3");
      drop (list);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/recent-list/order", test_order);
  g_test_add_func ("/recent-list/bound", test_bound);
  g_test_add_func ("/recent-list/shared", test_shared);
  g_test_add_func ("/recent-list/kept", test_kept);
  g_test_add_func ("/recent-list/prune", test_prune);
  g_test_add_func ("/recent-list/damaged", test_damaged);

  return g_test_run ();
}
