/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "sample-server/bunko-sample-server.h"

/* The library against the sample server, once as it is and once as version 0.3. */

#define N_GALLERIES 150

typedef struct
{
  BunkoSampleServer *server;
  LibraryFixture library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  self->server = bunko_sample_server_new (N_GALLERIES);
  g_object_set (self->server, "legacy", legacy != NULL, NULL);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
}

static void
tear_down (Fixture *self, gconstpointer legacy)
{
  library_fixture_clear (&self->library);
  RUN_UNTIL (bunko_sample_server_get_n_connections (self->server) == 0);
  bunko_sample_server_stop (self->server);
  RUN_UNTIL (G_OBJECT (self->server)->ref_count == 1);
  g_assert_finalize_object (self->server);
}

static BunkoListSource *
view (Fixture *self, BunkoViewQuery *query)
{
  return bunko_library_view (self->library.library, query);
}

static BunkoGallery *
get_first (Fixture *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = view (self, query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = fetch_source (source, 0, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  return g_object_ref (items->pdata[0]);
}

/* All pages together are what was counted, each gallery once. */
static void
test_view (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 count;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  source = view (self, query);
  count = count_source (source, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, >, N_GALLERIES / 2);
  g_assert_cmpint (count, <=, N_GALLERIES);
  for (guint page = 0; page < 4; page++)
    {
      g_autoptr (GPtrArray) items = fetch_source (source, page, 64, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        {
          BunkoGallery *gallery = items->pdata[i];

          g_assert_true (BUNKO_IS_GALLERY (gallery));
          g_assert_cmpstr (bunko_gallery_get_title (gallery), !=, "");
          g_hash_table_add (ids, GINT_TO_POINTER (bunko_item_get_id (items->pdata[i])));
        }
    }
  g_assert_cmpint (g_hash_table_size (ids), ==, count);
}

static gint
find_sort_index (Fixture *self, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) indexes = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_get_sort_indexes_async (self->library.library, BUNKO_ITEM_TYPE_GALLERY, NULL,
                                        keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  indexes = bunko_library_get_sort_indexes_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (indexes->len, >=, 8);
  for (guint i = 0; i < indexes->len; i++)
    {
      BunkoSortIndex *sort = indexes->pdata[i];

      if (g_str_equal (sort->name, name))
        return sort->index;
    }
  g_error ("There is no order “%s”", name);
}

static void
test_sort (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  bunko_view_query_set_sort_index (query, find_sort_index (self, "Rating"));
  bunko_view_query_set_sort_descending (query, TRUE);
  source = view (self, query);
  items = fetch_source (source, 0, 64, NULL);
  g_assert_cmpuint (items->len, ==, 64);
  for (guint i = 1; i < items->len; i++)
    g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i - 1]), >=,
                       bunko_gallery_get_rating (items->pdata[i]));
  g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[0]), >,
                     bunko_gallery_get_rating (items->pdata[63]));
  g_assert_true (bunko_sort_index_is_random (find_sort_index (self, "Random")));
}

/* Everything that has a word in it, and nothing else; and nothing at all for nonsense. */
static void
test_search (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = get_first (self);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (BunkoListSource) nothing = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *search = g_strdup_printf ("title:\"%s\"", bunko_gallery_get_title (gallery));
  gboolean found = FALSE;
  g_autoptr (GError) error = NULL;

  bunko_view_query_set_search (query, search);
  bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT |
                                                  BUNKO_SEARCH_OPTION_CASE_SENSITIVE);
  source = view (self, query);
  items = fetch_source (source, 0, 64, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_source (source, NULL), ==, items->len);
  for (guint i = 0; i < items->len; i++)
    found |= items->pdata[i] == (gpointer) gallery;
  g_assert_true (found);

  bunko_view_query_set_search (query, "\"no gallery is called like this\"");
  nothing = view (self, query);
  g_assert_cmpint (count_source (nothing, NULL), ==, 0);
}

static gboolean
set_metatag (Fixture *self, BunkoItem *item, BunkoMetatags metatag, gboolean on, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_set_metatag_async (self->library.library, item, metatag, on, NULL, keep_result_cb,
                                   &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_set_metatag_finish (self->library.library, result, error);
}

/* Marked here, it is in the view there. */
static void
test_metatag (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = get_first (self);
  BunkoItem *item = BUNKO_ITEM (gallery);
  g_autoptr (BunkoGallery) missing = bunko_gallery_new (999999);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) trash = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_TRASH);
  trash = view (self, query);
  before = count_source (trash, NULL);
  set_metatag (self, item, BUNKO_METATAG_TRASH, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_source (trash, NULL), ==, before + 1);
  g_assert_true (set_metatag (self, item, BUNKO_METATAG_TRASH, FALSE, &error));
  g_assert_cmpint (count_source (trash, NULL), ==, before);

  g_assert_false (set_metatag (self, BUNKO_ITEM (missing), BUNKO_METATAG_FAVORITE, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (bunko_item_get_metatags (BUNKO_ITEM (missing)), ==, BUNKO_METATAG_NONE);
}

static void
test_rating (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = get_first (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoItem) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *info = g_strdup (bunko_gallery_get_info (gallery));
  double rating = bunko_gallery_get_rating (gallery) == 9 ? 4 : 9;

  bunko_library_set_rating_async (self->library.library, gallery, rating, NULL, keep_result_cb,
                                  &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_set_rating_finish (self->library.library, result, &error));
  g_assert_no_error (error);
  again = get_item (&self->library, BUNKO_ITEM_TYPE_GALLERY,
                    bunko_item_get_id (BUNKO_ITEM (gallery)), &error);
  g_assert_true (again == BUNKO_ITEM (gallery));
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, rating);
  g_assert_cmpstr (bunko_gallery_get_info (gallery), ==, info);
}

static BunkoReadProgress *
get_progress (Fixture *self, BunkoGallery *gallery)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BunkoReadProgress *progress;

  bunko_library_get_progress_async (self->library.library, gallery, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  progress = bunko_library_get_progress_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return progress;
}

static void
read_page (Fixture *self, BunkoPage *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_report_page_read_async (self->library.library, page, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  bunko_library_report_page_read_finish (self->library.library, result, &error);
  g_assert_no_error (error);
}

/* The page read last is where reading goes on; after the last page the gallery counts as read. */
static void
test_reading (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = get_first (self);
  g_autoptr (BunkoListSource) pages = bunko_library_get_pages (self->library.library, gallery);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (BunkoReadProgress) middle = NULL;
  gint times_read = bunko_gallery_get_times_read (gallery);
  gint64 count = count_source (pages, NULL);

  g_assert_cmpint (count, >, 1);
  g_assert_cmpint (bunko_gallery_get_page_count (gallery), ==, count);
  items = fetch_source (pages, 0, (guint) count, NULL);
  g_assert_cmpint (items->len, ==, count);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (bunko_page_get_number (items->pdata[i]), ==, i + 1);

  read_page (self, items->pdata[1]);
  middle = get_progress (self, gallery);
  g_assert_cmpint (middle->page_number, ==, legacy != NULL ? 0 : 2);
  read_page (self, items->pdata[items->len - 1]);
  RUN_UNTIL (bunko_gallery_get_times_read (gallery) > times_read ||
             bunko_item_has_metatag (BUNKO_ITEM (gallery), BUNKO_METATAG_READ));
}

static void
test_tags_and_info (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = get_first (self);
  g_autoptr (GAsyncResult) tags_result = NULL;
  g_autoptr (GAsyncResult) info_result = NULL;
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (BunkoServerInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_get_tags_async (self->library.library, BUNKO_ITEM (gallery), NULL, keep_result_cb,
                                &tags_result);
  bunko_library_get_server_info_async (self->library.library, NULL, keep_result_cb, &info_result);
  RUN_UNTIL (tags_result != NULL && info_result != NULL);
  groups = bunko_library_get_tags_finish (self->library.library, tags_result, &error);
  g_assert_no_error (error);
  info = bunko_library_get_server_info_finish (self->library.library, info_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (groups), >, 0);
  g_assert_cmpstr (bunko_server_info_get_core_version (info), ==,
                   legacy != NULL ? "0.3.0" : "0.13.3");
}

/* A screen of covers, and one page in full. */
static void
test_images (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = view (self, query);
  g_autoptr (GPtrArray) items = fetch_source (source, 0, 24, NULL);
  GAsyncResult *results[24] = { NULL };

  for (guint i = 0; i < items->len; i++)
    bunko_library_fetch_image_async (
        self->library.library, BUNKO_ITEM_TYPE_GALLERY, bunko_item_get_id (items->pdata[i]),
        BUNKO_IMAGE_SIZE_SMALL, BUNKO_IMAGE_PRIORITY_VISIBLE, NULL, keep_result_cb, &results[i]);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (BunkoImageReply) reply = NULL;
      g_autoptr (GError) error = NULL;

      RUN_UNTIL (results[i] != NULL);
      reply = bunko_library_fetch_image_finish (self->library.library, results[i], &error);
      g_clear_object (&results[i]);
      g_assert_no_error (error);
      g_assert_false (bunko_image_reply_is_empty (reply));
      if (legacy != NULL)
        g_assert_true (g_str_has_prefix (bunko_image_reply_get_url_path (reply), "/thumb/"));
      else
        g_assert_cmpuint (g_bytes_get_size (bunko_image_reply_get_bytes (reply)), >, 200);
    }
}

static void
test_missing_image (Fixture *self, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply =
      fetch_image (&self->library, BUNKO_ITEM_TYPE_GALLERY, 999999, BUNKO_IMAGE_SIZE_SMALL, &error);

  g_assert_no_error (error);
  g_assert_true (bunko_image_reply_is_empty (reply));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/library/sample/" name, Fixture, NULL, set_up, func, tear_down);                    \
  g_test_add ("/library/sample-0.3/" name, Fixture, "0.3", set_up, func, tear_down)
  ADD ("view", test_view);
  ADD ("sort", test_sort);
  ADD ("search", test_search);
  ADD ("metatag", test_metatag);
  ADD ("rating", test_rating);
  ADD ("reading", test_reading);
  ADD ("tags-and-info", test_tags_and_info);
  ADD ("images", test_images);
  ADD ("missing-image", test_missing_image);
#undef ADD

  return g_test_run ();
}
