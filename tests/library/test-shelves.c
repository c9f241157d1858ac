/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-error-text.h"
#include "library/bunko-library-shelves.h"
#include "library/bunko-shelf.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

#include <string.h>

#define LIMIT 24

static BunkoShelfContent *
load (BunkoLibrary *library, BunkoShelfKind kind, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_load_shelf_async (library, kind, limit, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_load_shelf_finish (library, result, error);
}

static BunkoShelfContent *
load_ok (SampleFixture *self, BunkoShelfKind kind, guint limit)
{
  g_autoptr (GError) error = NULL;
  BunkoShelfContent *content = load (self->library.library, kind, limit, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (content->items->len, <=, limit);
  for (guint i = 0; i < content->items->len; i++)
    {
      g_assert_true (BUNKO_IS_GALLERY (content->items->pdata[i]));
      for (guint j = 0; j < i; j++)
        g_assert_true (content->items->pdata[i] != content->items->pdata[j]);
    }
  return content;
}

/* The list behind a shelf begins like the shelf. */
static void
assert_same_as_query (SampleFixture *self, BunkoShelfContent *content)
{
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_assert_nonnull (content->query);
  source = bunko_library_view (self->library.library, content->query);
  items = fetch_source (source, 0, content->items->len, NULL);
  g_assert_cmpuint (items->len, ==, content->items->len);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (items->pdata[i] == content->items->pdata[i]);
}

static void
test_recently_added (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelfContent) content = load_ok (self, BUNKO_SHELF_RECENTLY_ADDED, LIMIT);

  g_assert_cmpuint (content->items->len, ==, LIMIT);
  for (guint i = 1; i < content->items->len; i++)
    g_assert_cmpint (bunko_gallery_get_added (content->items->pdata[i - 1]), >=,
                     bunko_gallery_get_added (content->items->pdata[i]));
  assert_same_as_query (self, content);
}

static void
test_recently_read (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelfContent) content = load_ok (self, BUNKO_SHELF_RECENTLY_READ, LIMIT);

  g_assert_cmpuint (content->items->len, >, 3);
  g_assert_cmpint (bunko_gallery_get_last_read (content->items->pdata[content->items->len - 1]), >,
                   0);
  for (guint i = 1; i < content->items->len; i++)
    g_assert_cmpint (bunko_gallery_get_last_read (content->items->pdata[i - 1]), >=,
                     bunko_gallery_get_last_read (content->items->pdata[i]));
  assert_same_as_query (self, content);
}

static void
test_favorites (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelfContent) content = load_ok (self, BUNKO_SHELF_FAVORITES, 5);

  g_assert_cmpuint (content->items->len, ==, 5);
  for (guint i = 0; i < content->items->len; i++)
    g_assert_true (bunko_item_has_metatag (content->items->pdata[i], BUNKO_METATAG_FAVORITE));
  g_assert_cmpint (content->total, ==, sample_fixture_count (self, BUNKO_VIEW_TYPE_FAVORITE));
  assert_same_as_query (self, content);
}

static void
test_highest_rated (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelfContent) content = load_ok (self, BUNKO_SHELF_HIGHEST_RATED, LIMIT);

  g_assert_cmpuint (content->items->len, >, 0);
  for (guint i = 0; i < content->items->len; i++)
    {
      double rating = bunko_gallery_get_rating (content->items->pdata[i]);

      g_assert_cmpfloat (rating, >, 0);
      if (i > 0)
        g_assert_cmpfloat (bunko_gallery_get_rating (content->items->pdata[i - 1]), >=, rating);
    }
  assert_same_as_query (self, content);
}

/* Reads one page of a gallery, as the reader reports it. */
static void
read_page (SampleFixture *self, BunkoGallery *gallery, guint page)
{
  g_autoptr (BunkoListSource) pages = bunko_library_get_pages (self->library.library, gallery);
  g_autoptr (GPtrArray) items = fetch_source (pages, 0, 200, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (items->len, >=, page);
  /* Old servers are only told of the last page. */
  g_assert_cmpint (count_source (pages, NULL), >=, page);
  bunko_library_report_page_read_async (self->library.library,
                                        items->pdata[page == 0 ? items->len - 1 : page - 1], NULL,
                                        keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  bunko_library_report_page_read_finish (self->library.library, result, &error);
  g_assert_no_error (error);
}

static void
set_metatag (SampleFixture *self, BunkoItem *item, BunkoMetatags metatag, gboolean on)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_set_metatag_async (self->library.library, item, metatag, on, NULL, keep_result_cb,
                                   &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_set_metatag_finish (self->library.library, result, NULL));
}

static BunkoGallery *
find_unread (SampleFixture *self)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 60);

  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_gallery_get_last_read (items->pdata[i]) == 0 &&
          !bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_READ))
        return g_object_ref (items->pdata[i]);
    }
  g_error ("Everything is read");
}

static void
test_continue_reading (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = NULL;
  g_autoptr (BunkoShelfContent) begun = NULL;
  g_autoptr (BunkoShelfContent) finished = NULL;
  g_autoptr (BunkoShelfContent) marked = NULL;
  g_autoptr (GError) error = NULL;

  if (legacy != NULL)
    {
      g_assert_null (load (self->library.library, BUNKO_SHELF_CONTINUE_READING, LIMIT, &error));
      g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
      return;
    }

  gallery = find_unread (self);
  read_page (self, gallery, 2);
  begun = load_ok (self, BUNKO_SHELF_CONTINUE_READING, LIMIT);
  g_assert_true (begun->items->pdata[0] == (gpointer) gallery);
  g_assert_null (begun->query);
  for (guint i = 0; i < begun->items->len; i++)
    {
      const BunkoReadProgress *progress = bunko_gallery_get_progress (begun->items->pdata[i]);

      g_assert_cmpint (progress->page_number, >, 0);
      g_assert_false (progress->end);
      g_assert_cmpint (bunko_gallery_get_page_count (begun->items->pdata[i]), >,
                       progress->page_number);
      g_assert_false (bunko_item_has_metatag (begun->items->pdata[i], BUNKO_METATAG_READ));
    }
  g_assert_cmpint (bunko_gallery_get_progress (gallery)->page_number, ==, 2);

  /* What is reported is known at once. */
  read_page (self, gallery, 3);
  g_assert_cmpint (bunko_gallery_get_progress (gallery)->page_number, ==, 3);
  read_page (self, gallery, 0);
  finished = load_ok (self, BUNKO_SHELF_CONTINUE_READING, LIMIT);
  g_assert_false (g_ptr_array_find (finished->items, gallery, NULL));

  g_assert_cmpuint (finished->items->len, >, 0);
  set_metatag (self, finished->items->pdata[0], BUNKO_METATAG_READ, TRUE);
  marked = load_ok (self, BUNKO_SHELF_CONTINUE_READING, LIMIT);
  g_assert_false (g_ptr_array_find (marked->items, finished->items->pdata[0], NULL));
}

/* The series with the most galleries, in their order. */
static GPtrArray *
find_series (SampleFixture *self)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 60);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = bunko_gallery_get_grouping_id (items->pdata[i]);
      g_autoptr (BunkoItem) series = NULL;
      g_autoptr (BunkoListSource) source = NULL;
      GPtrArray *galleries = NULL;

      if (id <= 0)
        continue;
      series = get_item (&self->library, BUNKO_ITEM_TYPE_GROUPING, id, NULL);
      source = bunko_library_related (self->library.library, series, BUNKO_ITEM_TYPE_GALLERY);
      galleries = fetch_source (source, 0, 100, NULL);
      if (galleries->len >= 3)
        return galleries;
      g_ptr_array_unref (galleries);
    }
  g_error ("There is no series");
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  return bunko_gallery_get_number ((BunkoGallery *) a) -
         bunko_gallery_get_number ((BunkoGallery *) b);
}

static void
test_unread_in_series (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) series = find_series (self);
  g_autoptr (BunkoShelfContent) content = NULL;
  BunkoGallery *next = NULL;
  guint n_of_series = 0;

  g_ptr_array_sort_values (series, compare_numbers);
  read_page (self, series->pdata[0], 0);
  for (guint i = 0; i < series->len; i++)
    sample_fixture_refresh (self, series->pdata[i]);
  for (guint i = 1; i < series->len && next == NULL; i++)
    {
      if (bunko_gallery_get_last_read (series->pdata[i]) == 0 &&
          bunko_gallery_get_times_read (series->pdata[i]) == 0 &&
          !(bunko_item_get_metatags (series->pdata[i]) &
            (BUNKO_METATAG_READ | BUNKO_METATAG_TRASH)))
        next = series->pdata[i];
    }
  content = load_ok (self, BUNKO_SHELF_UNREAD_IN_SERIES, LIMIT);
  g_assert_null (content->query);
  for (guint i = 0; i < content->items->len; i++)
    {
      BunkoGallery *gallery = content->items->pdata[i];

      g_assert_cmpint (bunko_gallery_get_last_read (gallery), ==, 0);
      n_of_series += bunko_gallery_get_grouping_id (gallery) ==
                     bunko_gallery_get_grouping_id (series->pdata[0]);
    }
  if (next == NULL)
    g_assert_cmpuint (n_of_series, ==, 0);
  else
    g_assert_true (content->items->pdata[0] == (gpointer) next);
  g_assert_cmpuint (n_of_series, <=, 1);
}

static void
test_galleries (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) known = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 2);
  gint64 ids[] = { bunko_item_get_id (known->pdata[1]), 999999,
                   bunko_item_get_id (known->pdata[0]) };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (BunkoShelfContent) content = NULL;
  g_autoptr (BunkoShelfContent) empty = NULL;

  bunko_library_load_galleries_async (self->library.library, ids, G_N_ELEMENTS (ids), NULL,
                                      keep_result_cb, &result);
  bunko_library_load_galleries_async (self->library.library, NULL, 0, NULL, keep_result_cb, &none);
  RUN_UNTIL (result != NULL && none != NULL);
  content = bunko_library_load_galleries_finish (self->library.library, result, NULL);
  g_assert_cmpuint (content->items->len, ==, 2);
  g_assert_true (content->items->pdata[0] == known->pdata[1]);
  g_assert_true (content->items->pdata[1] == known->pdata[0]);
  g_assert_cmpuint (content->gone->len, ==, 1);
  g_assert_cmpint (g_array_index (content->gone, gint64, 0), ==, 999999);
  empty = bunko_library_load_galleries_finish (self->library.library, none, NULL);
  g_assert_cmpuint (empty->items->len, ==, 0);
}

static GPtrArray *
list_items (BunkoShelf *shelf)
{
  GListModel *items = bunko_shelf_get_items (shelf);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    g_ptr_array_add (list, g_list_model_get_item (items, i));
  return list;
}

static gboolean
has_same (BunkoShelf *shelf, GPtrArray *before)
{
  g_autoptr (GPtrArray) now = list_items (shelf);

  return now->len == before->len &&
         memcmp (now->pdata, before->pdata, now->len * sizeof (gpointer)) == 0;
}

static void
refresh (BunkoShelf *shelf)
{
  bunko_shelf_refresh (shelf);
  RUN_UNTIL (!bunko_shelf_get_loading (shelf));
}

static void
test_random (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelf) shelf = bunko_shelf_new (self->library.library, BUNKO_SHELF_RANDOM, 12);
  g_autoptr (GPtrArray) before = NULL;

  refresh (shelf);
  before = list_items (shelf);
  g_assert_cmpuint (before->len, ==, 12);
  refresh (shelf);
  g_assert_true (has_same (shelf, before));
  bunko_shelf_reshuffle (shelf);
  RUN_UNTIL (!bunko_shelf_get_loading (shelf));
  g_assert_false (has_same (shelf, before));
  g_assert_nonnull (bunko_shelf_get_query (shelf));
}

static void
changed_cb (GListModel *items, guint position, guint removed, guint added, gpointer user_data)
{
  guint *n_changes = user_data;

  *n_changes += removed + added;
}

/* What is read moves to the front; all else stays in place. */
static void
test_small_changes (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoShelf) shelf =
      bunko_shelf_new (self->library.library, BUNKO_SHELF_RECENTLY_READ, 12);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n_changes = 0;

  refresh (shelf);
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_READY);
  before = list_items (shelf);
  g_assert_cmpuint (before->len, >=, 4);
  read_page (self, before->pdata[3], 0);
  g_signal_connect (bunko_shelf_get_items (shelf), "items-changed", G_CALLBACK (changed_cb),
                    &n_changes);
  refresh (shelf);
  after = list_items (shelf);
  g_assert_true (after->pdata[0] == before->pdata[3]);
  g_assert_true (after->pdata[1] == before->pdata[0]);
  g_assert_true (after->pdata[3] == before->pdata[2]);
  g_assert_cmpuint (n_changes, ==, 2);
  refresh (shelf);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_viewed (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) known = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 3);
  g_autoptr (BunkoShelf) shelf =
      bunko_shelf_new (self->library.library, BUNKO_SHELF_RECENTLY_VIEWED, 2);
  gint64 ids[] = { 999999, bunko_item_get_id (known->pdata[2]),
                   bunko_item_get_id (known->pdata[0]) };
  const gint64 *gone;
  guint n_gone;

  bunko_shelf_set_ids (shelf, ids, G_N_ELEMENTS (ids));
  refresh (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (bunko_shelf_get_items (shelf)), ==, 1);
  gone = bunko_shelf_get_gone (shelf, &n_gone);
  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_cmpint (gone[0], ==, 999999);
}

/* A server whose orders have other numbers, or names, or none. */
typedef struct
{
  const char *orders;
  gboolean refuse;
} Script;

static void
answer (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Script *script = user_data;

  if (g_str_equal (fname, "get_sort_indexes"))
    reply->json = g_strdup (script->orders);
  else if (g_str_equal (fname, "library_view") && script->refuse)
    {
      reply->code = BUNKO_SERVER_ERROR_BASE;
      reply->text = "no";
    }
  else if (g_str_equal (fname, "library_view"))
    reply->json = g_strdup ("[{\"id\": 4, \"last_read\": 9, \"rating\": 8},"
                            " {\"id\": 4, \"last_read\": 9, \"rating\": 8},"
                            " {\"id\": 5, \"last_read\": null, \"rating\": null}]");
  else if (g_str_equal (fname, "get_view_count"))
    reply->json = g_strdup ("{\"count\": 2}");
  else
    script_reply_unknown (reply);
}

static gboolean
has_argument (ScriptServer *server, const char *argument)
{
  return strstr (script_server_get_last_args (server, "library_view"), argument) != NULL;
}

static void
test_orders (void)
{
  Script script = { "[{\"index\": 91, \"name\": \"last read\", \"item_type\": 1},"
                    " {\"index\": 92, \"name\": \"Date Added\", \"item_type\": \"Collection\"},"
                    " {\"index\": 4, \"name\": \"Hinzugefügt\", \"item_type\": 1}]" };
  g_autoptr (ScriptServer) server = script_server_new (answer, &script);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoShelfContent) read = NULL;
  g_autoptr (BunkoShelfContent) added = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  read = load (fixture.library, BUNKO_SHELF_RECENTLY_READ, 5, NULL);
  g_assert_true (has_argument (server, "\"sort_by\":91"));
  g_assert_true (has_argument (server, "\"sort_desc\":true"));
  g_assert_cmpuint (read->items->len, ==, 1);
  added = load (fixture.library, BUNKO_SHELF_RECENTLY_ADDED, 5, NULL);
  g_assert_true (has_argument (server, "\"sort_by\":4"));
  g_assert_cmpuint (added->items->len, ==, 2);
  g_assert_null (load (fixture.library, BUNKO_SHELF_HIGHEST_RATED, 5, &error));
  g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_sort_indexes"), ==, 1);
}

/* One that fails keeps what it had, says why, and can be asked again. */
static void
test_failure (void)
{
  Script script = { "[{\"index\": 4, \"name\": \"Date Added\", \"item_type\": 1}]" };
  g_autoptr (ScriptServer) server = script_server_new (answer, &script);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoShelf) shelf = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  shelf = bunko_shelf_new (fixture.library, BUNKO_SHELF_FAVORITES, 5);
  script.refuse = TRUE;
  refresh (shelf);
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_FAILED);
  g_assert_nonnull (bunko_shelf_get_error (shelf));
  script.refuse = FALSE;
  bunko_shelf_refresh (shelf);
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_LOADING);
  RUN_UNTIL (!bunko_shelf_get_loading (shelf));
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_READY);
  g_assert_null (bunko_shelf_get_error (shelf));
  g_assert_cmpint (bunko_shelf_get_total (shelf), ==, 2);
  script.refuse = TRUE;
  refresh (shelf);
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (bunko_shelf_get_items (shelf)), ==, 2);
}

/* Who asks again while an answer is on its way gets a newer one; who stops gets none. */
static void
test_again_and_stop (void)
{
  Script script = { "[{\"index\": 4, \"name\": \"Date Added\", \"item_type\": 1}]" };
  g_autoptr (ScriptServer) server = script_server_new (answer, &script);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoShelf) shelf = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  shelf = bunko_shelf_new (fixture.library, BUNKO_SHELF_RECENTLY_ADDED, 5);
  bunko_shelf_refresh (shelf);
  bunko_shelf_refresh (shelf);
  bunko_shelf_refresh (shelf);
  RUN_UNTIL (!bunko_shelf_get_loading (shelf));
  g_assert_cmpuint (script_server_get_n_calls (server, "library_view"), ==, 2);

  script_server_hold (server, "library_view");
  bunko_shelf_refresh (shelf);
  RUN_UNTIL (script_server_get_n_held (server) == 1);
  bunko_shelf_stop (shelf);
  g_assert_false (bunko_shelf_get_loading (shelf));
  script_server_release (server);
  g_assert_cmpint (bunko_shelf_get_state (shelf), ==, BUNKO_SHELF_STATE_READY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shelves/orders", test_orders);
  g_test_add_func ("/shelves/failure", test_failure);
  g_test_add_func ("/shelves/again-and-stop", test_again_and_stop);
  SAMPLE_TEST ("shelves/recently-added", test_recently_added);
  SAMPLE_TEST ("shelves/recently-read", test_recently_read);
  SAMPLE_TEST ("shelves/favorites", test_favorites);
  SAMPLE_TEST ("shelves/highest-rated", test_highest_rated);
  SAMPLE_TEST ("shelves/continue-reading", test_continue_reading);
  SAMPLE_TEST ("shelves/unread-in-series", test_unread_in_series);
  SAMPLE_TEST ("shelves/galleries", test_galleries);
  SAMPLE_TEST ("shelves/random", test_random);
  SAMPLE_TEST ("shelves/small-changes", test_small_changes);
  SAMPLE_TEST ("shelves/viewed", test_viewed);

  return g_test_run ();
}
