/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-bulk-edit.h"
#include "library/bunko-error-text.h"
#include "library/bunko-library-discover.h"
#include "library/bunko-library-filters.h"
#include "library/bunko-library-sources.h"
#include "library/bunko-view-counts.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

/* What the pages around a gallery ask for, against the sample server. */

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static BunkoItem *
get_first (SampleFixture *self)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);

  return g_object_ref (items->pdata[0]);
}

static GPtrArray *
get_similar (SampleFixture *self, BunkoGallery *gallery, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  double progress = 0;

  bunko_library_get_similar_async (self->library.library, gallery, limit, progress_cb, &progress,
                                   NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_get_similar_finish (self->library.library, result, error);
}

static void
test_similar (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) item = get_first (self);
  g_autoptr (BunkoGallery) missing = bunko_gallery_new (999999);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  found = get_similar (self, BUNKO_GALLERY (item), 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 5);
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_true (BUNKO_IS_GALLERY (found->pdata[i]));
      g_assert_true (found->pdata[i] != (gpointer) item);
    }
  g_assert_null (get_similar (self, missing, 5, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
}

static void
test_similar_cancelled (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) item = get_first (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_get_similar_async (self->library.library, BUNKO_GALLERY (item), 5, NULL, NULL,
                                   cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_null (bunko_library_get_similar_finish (self->library.library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GListModel *
get_common_tags (SampleFixture *self, BunkoItem *item, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_get_common_tags_async (self->library.library, item, 4, NULL, keep_result_cb,
                                       &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_get_common_tags_finish (self->library.library, result, error);
}

static void
test_common_tags (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) gallery = get_first (self);
  g_autoptr (BunkoItem) collection = get_item (&self->library, BUNKO_ITEM_TYPE_COLLECTION, 1, NULL);
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  groups = get_common_tags (self, collection, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      n += g_list_model_get_n_items (bunko_tag_group_get_tags (group));
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_null (get_common_tags (self, gallery, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_API_MISUSE);
}

static void
test_sources (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 8);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  BunkoItem *gone = BUNKO_ITEM (bunko_gallery_new (999999));
  double progress = 0;

  g_ptr_array_add (items, gone);
  bunko_library_check_sources_async (self->library.library, items, progress_cb, &progress, NULL,
                                     keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  missing = bunko_library_check_sources_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_true (missing->pdata[0] == (gpointer) gone);
  g_assert_cmpfloat (progress, ==, 1);
}

static GPtrArray *
list_filters (SampleFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *filters;

  bunko_library_list_filters_async (self->library.library, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  filters = bunko_library_list_filters_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return filters;
}

static BunkoFilter *
make_filter (SampleFixture *self, const char *name, gboolean enforce)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BunkoFilter *filter;

  bunko_library_new_filter_async (self->library.library, name, "pages:>48", enforce, NULL,
                                  keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  filter = bunko_library_new_filter_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return filter;
}

static void
update_filter (SampleFixture *self, BunkoFilter *filter, const char *name, const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_update_filter_async (self->library.library, filter, name, query, FALSE, NULL,
                                     keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  bunko_library_update_filter_finish (self->library.library, result, &error);
  g_assert_no_error (error);
}

/* Made, changed and deleted again. */
static void
test_filters (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) before = list_filters (self);
  g_autoptr (BunkoFilter) filter = make_filter (self, "A new one", FALSE);
  g_autoptr (BunkoFilter) same = make_filter (self, "A new one", FALSE);
  g_autoptr (GPtrArray) after = list_filters (self);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (after->len, ==, before->len + 2);
  g_assert_true (filter != same);
  g_assert_cmpstr (bunko_filter_get_name (filter), ==, "A new one");
  g_assert_cmpstr (bunko_filter_get_query (filter), ==, "pages:>48");
  for (guint i = 1; i < after->len; i++)
    g_assert_cmpint (g_utf8_collate (bunko_item_get_display_name (after->pdata[i - 1]),
                                     bunko_item_get_display_name (after->pdata[i])),
                     <=, 0);

  update_filter (self, filter, "Another name", "rating:>8");
  g_assert_cmpstr (bunko_filter_get_name (filter), ==, "Another name");
  g_assert_cmpstr (bunko_filter_get_query (filter), ==, "rating:>8");
  update_filter (self, filter, "Another name", "rating:>8");

  bunko_library_delete_filter_async (self->library.library, filter, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  bunko_library_delete_filter_finish (self->library.library, result, &error);
  if (legacy != NULL)
    {
      g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
      return;
    }
  g_assert_no_error (error);
  left = list_filters (self);
  g_assert_cmpuint (left->len, ==, after->len - 1);
}

static gint64
count_members (SampleFixture *self, BunkoItem *item)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->library.library, item, BUNKO_ITEM_TYPE_GALLERY);

  return count_source (source, NULL);
}

static gboolean
refresh_filters (SampleFixture *self, GPtrArray *filters, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_refresh_filters_async (self->library.library, filters, NULL, NULL, NULL,
                                       keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_refresh_filters_finish (self->library.library, result, error);
}

/* What was put into a filter by hand goes when it enforces its search. */
static void
test_refresh_filters (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 40);
  g_autoptr (BunkoFilter) filter = make_filter (self, "Enforced", TRUE);
  gint64 before = count_members (self, BUNKO_ITEM (filter));
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_add_to (BUNKO_ITEM (filter));
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (legacy != NULL)
    {
      g_assert_false (refresh_filters (self, NULL, &error));
      g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
      return;
    }
  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_bulk_edit_run_finish (edit, result, NULL));
  g_assert_cmpint (count_members (self, BUNKO_ITEM (filter)), >, before);
  g_ptr_array_add (filters, filter);
  refresh_filters (self, filters, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_members (self, BUNKO_ITEM (filter)), ==, before);
  g_assert_true (refresh_filters (self, NULL, NULL));
}

static void
test_counts (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewCounts) counts = bunko_view_counts_new (self->library.library);
  g_autoptr (GPtrArray) filters = list_filters (self);
  gint64 library;

  g_assert_cmpint (bunko_view_counts_get_view (counts, BUNKO_VIEW_TYPE_LIBRARY), ==, -1);
  bunko_view_counts_refresh (counts);
  g_assert_true (bunko_view_counts_get_loading (counts));
  RUN_UNTIL (!bunko_view_counts_get_loading (counts));
  g_object_get (counts, "library", &library, NULL);
  g_assert_cmpint (library, ==, sample_fixture_count (self, BUNKO_VIEW_TYPE_LIBRARY));
  for (guint view = BUNKO_VIEW_TYPE_LIBRARY; view <= BUNKO_VIEW_TYPE_ALL; view++)
    g_assert_cmpint (bunko_view_counts_get_view (counts, view), ==,
                     legacy != NULL && view == BUNKO_VIEW_TYPE_READ_LATER
                         ? -1
                         : sample_fixture_count (self, view));
  g_assert_cmpint (bunko_view_counts_get_items (counts, BUNKO_ITEM_TYPE_FILTER), ==, filters->len);
  g_assert_cmpint (bunko_view_counts_get_items (counts, BUNKO_ITEM_TYPE_ARTIST), >, 0);
  g_assert_cmpint (bunko_view_counts_get_tags (counts), >, 0);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* Once more when asked meanwhile, and no more when stopped. */
static void
test_counts_again (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewCounts) counts = bunko_view_counts_new (self->library.library);
  guint n_changes = 0;

  g_signal_connect (counts, "notify::loading", G_CALLBACK (count_cb), &n_changes);
  bunko_view_counts_refresh (counts);
  bunko_view_counts_refresh (counts);
  bunko_view_counts_refresh (counts);
  RUN_UNTIL (n_changes == 4);
  g_assert_false (bunko_view_counts_get_loading (counts));
  bunko_view_counts_refresh (counts);
  bunko_view_counts_stop (counts);
  g_assert_false (bunko_view_counts_get_loading (counts));
  bunko_view_counts_refresh (counts);
  RUN_UNTIL (!bunko_view_counts_get_loading (counts));
  RUN_UNTIL (G_OBJECT (counts)->ref_count == 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("more/similar", test_similar);
  SAMPLE_TEST ("more/similar-cancelled", test_similar_cancelled);
  SAMPLE_TEST ("more/common-tags", test_common_tags);
  SAMPLE_TEST ("more/sources", test_sources);
  SAMPLE_TEST ("more/filters", test_filters);
  SAMPLE_TEST ("more/refresh-filters", test_refresh_filters);
  SAMPLE_TEST ("more/counts", test_counts);
  SAMPLE_TEST ("more/counts-again", test_counts_again);

  return g_test_run ();
}
