/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-bulk-edit.h"
#include "library/bunko-error-text.h"
#include "sample-fixture.h"

/* Changes of many items, against the sample server. */

static gboolean
run (BunkoBulkEdit *edit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, &result);
  g_assert_cmpint (bunko_bulk_edit_get_state (edit), !=, BUNKO_BULK_EDIT_READY);
  RUN_UNTIL (result != NULL);
  return bunko_bulk_edit_run_finish (edit, result, error);
}

static void
assert_runs (BunkoBulkEdit *edit)
{
  g_autoptr (GError) error = NULL;

  run (edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bunko_bulk_edit_get_state (edit), ==, BUNKO_BULK_EDIT_DONE);
  g_assert_cmpfloat (bunko_bulk_edit_get_progress (edit), ==, 1);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, bunko_bulk_edit_get_n_total (edit));
  g_assert_null (bunko_bulk_edit_get_error (edit));
}

static BunkoMetatags *
copy_metatags (GPtrArray *items)
{
  BunkoMetatags *metatags = g_new (BunkoMetatags, items->len);

  for (guint i = 0; i < items->len; i++)
    metatags[i] = bunko_item_get_metatags (items->pdata[i]);
  return metatags;
}

/* Set and cleared in one go, and back to what each one was. */
static void
test_metatags (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 40);
  g_autofree BunkoMetatags *before = copy_metatags (items);
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_READ_LATER, BUNKO_METATAG_READ);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  g_autoptr (BunkoBulkEdit) redo = NULL;

  g_assert_true (bunko_bulk_edit_get_can_undo (edit));
  g_assert_cmpuint (bunko_bulk_edit_get_n_total (edit), ==, 40);
  assert_runs (edit);
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_cmpint (bunko_item_get_metatags (items->pdata[i]), ==,
                       (before[i] | BUNKO_METATAG_READ_LATER) & ~BUNKO_METATAG_READ);
    }

  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_cmpint (bunko_item_get_metatags (items->pdata[i]), ==, before[i]);
    }

  redo = bunko_bulk_edit_get_undo (undo);
  assert_runs (redo);
  sample_fixture_refresh (self, items->pdata[0]);
  g_assert_true (bunko_item_has_metatag (items->pdata[0], BUNKO_METATAG_READ_LATER));
}

static void
test_trash (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 10);
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_TRASH, BUNKO_METATAG_NONE);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  gint64 before = sample_fixture_count (self, BUNKO_VIEW_TYPE_TRASH);

  assert_runs (edit);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_TRASH), ==, before + 10);
  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_TRASH), ==, before);
}

static void
test_rating (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 12);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_rating (7);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  double before[12];

  for (guint i = 0; i < items->len; i++)
    before[i] = bunko_gallery_get_rating (items->pdata[i]);
  assert_runs (edit);
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i]), ==, 7);
    }
  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i]), ==, before[i]);
    }
}

static gint64
count_members (SampleFixture *self, BunkoItem *container)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->library.library, container, BUNKO_ITEM_TYPE_GALLERY);

  return count_source (source, NULL);
}

/* The server rates what becomes a favorite; that is undone, too. */
static void
test_auto_rating (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) all = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 60);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_metatags (BUNKO_METATAG_FAVORITE, 0);
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (BunkoBulkEdit) undo = NULL;

  for (guint i = 0; i < all->len && items->len < 3; i++)
    if (bunko_gallery_get_rating (all->pdata[i]) == 0 &&
        !bunko_item_has_metatag (all->pdata[i], BUNKO_METATAG_FAVORITE))
      g_ptr_array_add (items, all->pdata[i]);
  g_assert_cmpuint (items->len, ==, 3);
  edit = bunko_bulk_edit_new (self->library.library, items, change);
  assert_runs (edit);
  for (guint i = 0; i < items->len; i++)
    RUN_UNTIL (bunko_gallery_get_rating (items->pdata[i]) > 0);

  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i]), ==, 0);
      g_assert_false (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_FAVORITE));
    }
}

/* Into a collection; those that are in it already stay when that is undone. */
static void
test_collection (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 6);
  g_autoptr (BunkoItem) collection = get_item (&self->library, BUNKO_ITEM_TYPE_COLLECTION, 1, NULL);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_add_to (collection);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (BunkoBulkEdit) again = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = count_members (self, collection);
  gint64 with;

  if (legacy != NULL)
    {
      g_assert_false (run (edit, &error));
      g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
      g_assert_cmpint (bunko_bulk_edit_get_state (edit), ==, BUNKO_BULK_EDIT_FAILED);
      g_assert_false (bunko_bulk_edit_get_can_undo (edit));
      return;
    }
  assert_runs (edit);
  with = count_members (self, collection);
  g_assert_cmpint (with, >, before);
  assert_runs (again);
  g_assert_false (bunko_bulk_edit_get_can_undo (again));
  g_assert_null (bunko_bulk_edit_get_undo (again));
  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  g_assert_cmpint (count_members (self, collection), ==, before);
}

static BunkoGallery *
find_in_other_series (GPtrArray *items, gint64 series_id)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_gallery_get_grouping_id (items->pdata[i]) != series_id)
        return items->pdata[i];
    }
  g_error ("All galleries are in one series");
}

/* A gallery goes back into the series that it was in. */
static void
test_series (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 30);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gint64 series_id = bunko_gallery_get_grouping_id (items->pdata[0]);
  BunkoGallery *other = find_in_other_series (items, series_id);
  gint64 old_id = bunko_gallery_get_grouping_id (other);
  g_autoptr (BunkoItem) series =
      get_item (&self->library, BUNKO_ITEM_TYPE_GROUPING, series_id, NULL);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_add_to (series);
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (BunkoBulkEdit) undo = NULL;

  g_ptr_array_add (chosen, items->pdata[0]);
  g_ptr_array_add (chosen, other);
  edit = bunko_bulk_edit_new (self->library.library, chosen, change);
  if (legacy != NULL)
    {
      g_assert_false (run (edit, NULL));
      g_assert_cmpint (bunko_gallery_get_grouping_id (other), ==, old_id);
      return;
    }
  assert_runs (edit);
  g_assert_cmpint (bunko_gallery_get_grouping_id (other), ==, series_id);
  sample_fixture_refresh (self, BUNKO_ITEM (other));
  g_assert_cmpint (bunko_gallery_get_grouping_id (other), ==, series_id);
  undo = bunko_bulk_edit_get_undo (edit);
  g_assert_cmpuint (bunko_bulk_edit_get_n_total (undo), ==, 1);
  assert_runs (undo);
  sample_fixture_refresh (self, BUNKO_ITEM (other));
  g_assert_cmpint (bunko_gallery_get_grouping_id (other), ==, old_id);
}

/* Every version has filters. */
static void
test_filter (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 20);
  g_autoptr (BunkoItem) filter = get_item (&self->library, BUNKO_ITEM_TYPE_FILTER, 1, NULL);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_remove_from (filter);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  gint64 before = count_members (self, filter);

  assert_runs (edit);
  g_assert_cmpint (count_members (self, filter), <=, before);
  if (bunko_bulk_edit_get_can_undo (edit))
    {
      g_autoptr (BunkoBulkEdit) undo = bunko_bulk_edit_get_undo (edit);

      assert_runs (undo);
    }
  g_assert_cmpint (count_members (self, filter), ==, before);
}

/* All that a search finds, without any of it on the screen. */
static void
test_view (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_INBOX, BUNKO_METATAG_NONE);
  g_autoptr (BunkoBulkEdit) edit =
      bunko_bulk_edit_new_for_view (self->library.library, query, -1, NULL, change);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  gint64 library = sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY);
  gint64 inbox = sample_fixture_count (self, BUNKO_VIEW_TYPE_INBOX);

  g_assert_cmpint (library, >, 10);
  assert_runs (edit);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY), ==, 0);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_INBOX), ==, inbox + library);
  g_assert_true (bunko_bulk_edit_get_can_undo (edit));
  undo = bunko_bulk_edit_get_undo (edit);
  assert_runs (undo);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY), ==, library);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_INBOX), ==, inbox);
}

/* More than is listed: a new server changes them by one call and there is no way back, an old one
 * gets one after the other. */
static void
test_large_view (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (GPtrArray) shown = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 20);
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_INBOX, BUNKO_METATAG_NONE);
  gint64 library = sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY);
  gint64 inbox = sample_fixture_count (self, BUNKO_VIEW_TYPE_INBOX);
  g_autoptr (BunkoBulkEdit) edit =
      bunko_bulk_edit_new_for_view (self->library.library, query, library, shown, change);

  g_assert_cmpint (library, >, 2000);
  g_assert_true (bunko_bulk_edit_get_can_undo (edit) == (legacy != NULL));
  assert_runs (edit);
  for (guint i = 0; i < shown->len; i++)
    {
      g_assert_true (bunko_item_has_metatag (shown->pdata[i], BUNKO_METATAG_INBOX));
      sample_fixture_refresh (self, shown->pdata[i]);
      g_assert_true (bunko_item_has_metatag (shown->pdata[i], BUNKO_METATAG_INBOX));
    }
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY), ==, 0);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_INBOX), ==, inbox + library);
  g_assert_true (bunko_bulk_edit_get_can_undo (edit) == (legacy != NULL));
}

/* Nothing to do is done at once. */
static void
test_empty (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_rating (7);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);

  assert_runs (edit);
  g_assert_false (bunko_bulk_edit_get_can_undo (edit));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("bulk-edit/auto-rating", test_auto_rating);
  SAMPLE_TEST ("bulk-edit/metatags", test_metatags);
  SAMPLE_TEST ("bulk-edit/trash", test_trash);
  SAMPLE_TEST ("bulk-edit/rating", test_rating);
  SAMPLE_TEST ("bulk-edit/collection", test_collection);
  SAMPLE_TEST ("bulk-edit/series", test_series);
  SAMPLE_TEST ("bulk-edit/filter", test_filter);
  SAMPLE_TEST ("bulk-edit/view", test_view);
  SAMPLE_TEST ("bulk-edit/empty", test_empty);
  g_test_add ("/library/sample/bulk-edit/large-view", SampleFixture, NULL,
              sample_fixture_set_up_large, test_large_view, sample_fixture_tear_down);
  g_test_add ("/library/sample-0.3/bulk-edit/large-view", SampleFixture, "0.3",
              sample_fixture_set_up_large, test_large_view, sample_fixture_tear_down);

  return g_test_run ();
}
