/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-library.h"
#include "fake-reader.h"
#include "reader/panels/bunko-page-favorites.h"
#include "reader/panels/bunko-page-marks.h"
#include "reader/panels/bunko-page-picks.h"
#include "tests/main-loop.h"

/* What the overview of pages lists, and the marks it shows. */

static void
count_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), >=, added);
  (*n)++;
}

static void
test_picks (void)
{
  FakePages *source = fake_pages_new (3000);
  BunkoPagedList *pages = bunko_paged_list_new (BUNKO_LIST_SOURCE (source));
  BunkoPagePicks *picks = bunko_page_picks_new (pages);
  static const guint some[] = { 3, 70, 2999, 4000 };
  guint n_changes = 0;

  g_signal_connect (picks, "items-changed", G_CALLBACK (count_cb), &n_changes);
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (picks)) == 3000);
  g_assert_cmpuint (bunko_page_picks_find (picks, 2500), ==, 2500);
  g_assert_cmpuint (bunko_page_picks_find (picks, 5000), ==, 2999);

  /* Those that the gallery does not have are left out. */
  n_changes = 0;
  bunko_page_picks_set_positions (picks, some, G_N_ELEMENTS (some));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (picks)), ==, 3);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (bunko_page_picks_get_position (picks, 2), ==, 2999);
  g_assert_cmpuint (bunko_page_picks_find (picks, 4), ==, 1);
  g_assert_cmpuint (bunko_page_picks_find (picks, 3000), ==, 2);

  /* The same again is no change. */
  bunko_page_picks_set_positions (picks, some, G_N_ELEMENTS (some));
  g_assert_cmpuint (n_changes, ==, 1);

  /* A row is that of the page. */
  {
    g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (picks), 1);

    g_assert_cmpuint (bunko_row_get_position (row), ==, 70);
    RUN_UNTIL (bunko_row_get_item (row) != NULL);
    g_assert_cmpint (bunko_page_get_number (BUNKO_PAGE (bunko_row_get_item (row))), ==, 71);
  }

  bunko_page_picks_set_positions (picks, NULL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (picks)), ==, 0);
  g_assert_cmpuint (bunko_page_picks_find (picks, 7), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (picks), 0));
  bunko_page_picks_set_all (picks);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (picks)), ==, 3000);

  g_assert_finalize_object (picks);
  bunko_paged_list_set_source (pages, NULL);
  g_assert_finalize_object (pages);
  g_assert_finalize_object (source);
}

static void
assert_favorites (BunkoPageFavorites *favorites, guint n, const guint *expected)
{
  guint n_found;
  const guint *found = bunko_page_favorites_get (favorites, &n_found);

  g_assert_cmpuint (n_found, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (found[i], ==, expected[i]);
}

static void
test_favorites (void)
{
  FakePages *source = fake_pages_new (200);
  BunkoPageFavorites *favorites = bunko_page_favorites_new (BUNKO_LIST_SOURCE (source));
  static const guint liked[] = { 4, 63, 64, 199 };

  fake_pages_set_favorites (source, liked, G_N_ELEMENTS (liked));
  g_assert_cmpuint (fake_pages_get_n_fetches (source), ==, 0);

  bunko_page_favorites_search (favorites);
  g_assert_true (bunko_page_favorites_get_busy (favorites));
  bunko_page_favorites_search (favorites);
  RUN_UNTIL (!bunko_page_favorites_get_busy (favorites));
  assert_favorites (favorites, 4, liked);
  g_assert_cmpuint (fake_pages_get_n_fetches (source), ==, 4);

  /* What is known is not asked for again; what has changed since is taken up. */
  bunko_page_favorites_search (favorites);
  g_assert_false (bunko_page_favorites_get_busy (favorites));
  bunko_page_favorites_note (favorites, 64, FALSE);
  bunko_page_favorites_note (favorites, 5, TRUE);
  bunko_page_favorites_note (favorites, 5, TRUE);
  assert_favorites (favorites, 4, (const guint[]) { 4, 5, 63, 199 });

  g_assert_finalize_object (favorites);
  g_assert_finalize_object (source);
}

static void
test_favorites_fail (void)
{
  FakePages *source = fake_pages_new (200);
  BunkoPageFavorites *favorites = bunko_page_favorites_new (BUNKO_LIST_SOURCE (source));
  static const guint liked[] = { 10, 150 };

  fake_pages_set_favorites (source, liked, G_N_ELEMENTS (liked));
  fake_pages_fail_windows (source, 1);
  bunko_page_favorites_search (favorites);
  RUN_UNTIL (!bunko_page_favorites_get_busy (favorites));
  g_assert_nonnull (bunko_page_favorites_get_error (favorites));

  /* Stopped, and gone on. */
  bunko_page_favorites_search (favorites);
  g_assert_null (bunko_page_favorites_get_error (favorites));
  bunko_page_favorites_stop (favorites);
  g_assert_false (bunko_page_favorites_get_busy (favorites));
  bunko_page_favorites_search (favorites);
  RUN_UNTIL (!bunko_page_favorites_get_busy (favorites));
  assert_favorites (favorites, 2, liked);

  /* Gone in the middle of it. */
  g_clear_object (&favorites);
  favorites = bunko_page_favorites_new (BUNKO_LIST_SOURCE (source));
  bunko_page_favorites_search (favorites);
  g_object_run_dispose (G_OBJECT (favorites));
  g_object_unref (favorites);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (source);
}

static void
changed_cb (BunkoPageMarks *marks, guint *n)
{
  (*n)++;
}

static void
test_marks (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();
  BunkoGallery *gallery = bunko_fake_gallery_new (12);
  BunkoPageMarks *marks = bunko_page_marks_new (options, gallery);
  g_autoptr (GArray) bookmarks = NULL;
  guint n_changes = 0;

  g_signal_connect (marks, "changed", G_CALLBACK (changed_cb), &n_changes);
  bunko_page_marks_set_current (marks, 4, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_false (bunko_page_marks_is_current (marks, 3));
  g_assert_true (bunko_page_marks_is_current (marks, 4));
  g_assert_true (bunko_page_marks_is_current (marks, 5));
  g_assert_false (bunko_page_marks_is_current (marks, 6));
  bunko_page_marks_set_current (marks, 4, 2);
  g_assert_cmpuint (n_changes, ==, 1);

  /* Both pages of a pair are read when it is turned. */
  g_assert_false (bunko_page_marks_is_read (marks, 5));
  bunko_page_marks_set_current (marks, 6, 2);
  g_assert_true (bunko_page_marks_is_read (marks, 4));
  g_assert_true (bunko_page_marks_is_read (marks, 5));
  g_assert_false (bunko_page_marks_is_read (marks, 6));
  g_assert_false (bunko_page_marks_is_read (marks, 0));

  n_changes = 0;
  bunko_reader_options_set_bookmark (options, 9, "The end");
  bunko_reader_options_set_bookmark (options, 2, "");
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (bunko_page_marks_get_bookmark (marks, 9), ==, "The end");
  g_assert_cmpstr (bunko_page_marks_get_bookmark (marks, 2), ==, "");
  g_assert_null (bunko_page_marks_get_bookmark (marks, 3));
  bookmarks = bunko_page_marks_list_bookmarks (marks);
  g_assert_cmpuint (bookmarks->len, ==, 2);
  g_assert_cmpuint (g_array_index (bookmarks, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (bookmarks, guint, 1), ==, 9);
  bunko_reader_options_set_bookmark (options, 9, NULL);
  g_assert_null (bunko_page_marks_get_bookmark (marks, 9));

  g_assert_finalize_object (marks);
  g_assert_finalize_object (options);
  g_object_unref (gallery);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/page-lists/picks", test_picks);
  g_test_add_func ("/reader/page-lists/favorites", test_favorites);
  g_test_add_func ("/reader/page-lists/favorites-fail", test_favorites_fail);
  g_test_add_func ("/reader/page-lists/marks", test_marks);

  return g_test_run ();
}
