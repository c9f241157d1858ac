/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-item-query.h"
#include "library/bunko-item-summary.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

/* The galleries of artists, series, collections …, whichever way the server has to them. */

static BunkoViewQuery *
make_query (BunkoItemType type, gint64 id)
{
  BunkoViewQuery *query = bunko_view_query_new ();

  bunko_view_query_set_parent (query, type, id, BUNKO_ITEM_TYPE_GALLERY);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  return query;
}

static gpointer
copy_item (gconstpointer item, gpointer user_data)
{
  return g_object_ref ((gpointer) item);
}

/* All that a query shows, in pages of seven. */
static GPtrArray *
list (SampleFixture *self, BunkoViewQuery *query)
{
  g_autoptr (BunkoListSource) source = bunko_library_view (self->library.library, query);
  g_autoptr (GError) error = NULL;
  gint64 count = count_source (source, &error);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  for (guint page = 0; all->len < count; page++)
    {
      g_autoptr (GPtrArray) items = fetch_source (source, page, 7, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (items->len, >, 0);
      g_ptr_array_extend (all, items, copy_item, NULL);
    }
  g_assert_cmpint (all->len, ==, count);
  return all;
}

static GPtrArray *
list_related (SampleFixture *self, BunkoItem *parent)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->library.library, parent, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = fetch_source (source, 0, SAMPLE_FIXTURE_MANY_GALLERIES, &error);

  g_assert_no_error (error);
  return items;
}

/* The first item of a kind that has galleries. */
static BunkoItem *
find_parent (SampleFixture *self, BunkoItemType type)
{
  for (gint64 id = 1; id < 100; id++)
    {
      g_autoptr (BunkoItem) item = get_item (&self->library, type, id, NULL);
      g_autoptr (GPtrArray) galleries = list_related (self, item);

      if (galleries->len > 1)
        return g_steal_pointer (&item);
    }
  g_assert_not_reached ();
}

static void
assert_same_items (GPtrArray *one, GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_true (g_ptr_array_find (other, one->pdata[i], NULL));
}

static void
drop_trash (GPtrArray *items)
{
  for (guint i = items->len; i-- > 0;)
    {
      if (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_TRASH))
        g_ptr_array_remove_index (items, i);
    }
}

static GPtrArray *
keep_favorites (GPtrArray *items)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_FAVORITE))
        g_ptr_array_add (kept, g_object_ref (items->pdata[i]));
    }
  return kept;
}

/* The same galleries, whatever way leads to them: in the server's order, as favorites, sorted, and
 * searched for. */
static void
test_ways (SampleFixture *self, gconstpointer legacy)
{
  static const BunkoItemType types[] = {
    BUNKO_ITEM_TYPE_COLLECTION, BUNKO_ITEM_TYPE_GROUPING, BUNKO_ITEM_TYPE_ARTIST,
    BUNKO_ITEM_TYPE_CIRCLE,     BUNKO_ITEM_TYPE_PARODY,   BUNKO_ITEM_TYPE_LANGUAGE,
    BUNKO_ITEM_TYPE_CATEGORY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BunkoItem) parent = find_parent (self, types[i]);
      g_autoptr (BunkoViewQuery) query = make_query (types[i], bunko_item_get_id (parent));
      g_autoptr (GPtrArray) expected = list_related (self, parent);
      g_autoptr (GPtrArray) favorites = NULL;
      g_autoptr (GPtrArray) plain = list (self, query);
      g_autoptr (GPtrArray) by_rating = NULL;
      g_autoptr (GPtrArray) by_pages = NULL;
      g_autoptr (GPtrArray) loved = NULL;

      drop_trash (expected);
      favorites = keep_favorites (expected);
      g_assert_cmpuint (expected->len, >, 0);
      assert_same_items (plain, expected);

      bunko_view_query_set_sort_index (query, 8);
      bunko_view_query_set_sort_descending (query, TRUE);
      by_rating = list (self, query);
      assert_same_items (by_rating, expected);
      for (guint j = 1; j < by_rating->len; j++)
        g_assert_cmpfloat (bunko_gallery_get_rating (by_rating->pdata[j - 1]), >=,
                           bunko_gallery_get_rating (by_rating->pdata[j]));

      /* Only the server knows the pages. */
      bunko_view_query_set_sort_index (query, 10);
      by_pages = list (self, query);
      assert_same_items (by_pages, expected);

      bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_FAVORITE);
      bunko_view_query_set_sort_index (query, -1);
      loved = list (self, query);
      assert_same_items (loved, favorites);
    }
}

/* No relation leads from the state of a series to galleries: its name does. */
static void
test_status (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_STATUS, 1);
  g_autoptr (GPtrArray) galleries = list (self, query);

  g_assert_cmpuint (galleries->len, >, 0);
  for (guint i = 0; i < MIN (galleries->len, 5); i++)
    {
      gint64 id = bunko_gallery_get_grouping_id (galleries->pdata[i]);
      g_autoptr (BunkoItem) series = get_item (&self->library, BUNKO_ITEM_TYPE_GROUPING, id, NULL);

      g_assert_cmpint (bunko_grouping_get_status_id (BUNKO_GROUPING (series)), ==, 1);
    }
}

/* A search within. */
static void
test_search (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_parent (self, BUNKO_ITEM_TYPE_ARTIST);
  g_autoptr (GPtrArray) all = list_related (self, artist);
  g_autoptr (BunkoViewQuery) query =
      make_query (BUNKO_ITEM_TYPE_ARTIST, bunko_item_get_id (artist));
  g_autofree char *text =
      g_strdup_printf ("title:\"%s\"", bunko_gallery_get_title (all->pdata[all->len - 1]));
  g_autoptr (GPtrArray) found = NULL;

  bunko_view_query_set_search (query, text);
  found = list (self, query);
  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpuint (found->len, <=, all->len);
  g_assert_true (g_ptr_array_find (found, all->pdata[all->len - 1], NULL));
}

/* A series is in the order of its numbers, a filter is what it finds. */
static void
test_series_and_filter (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) grouping = find_parent (self, BUNKO_ITEM_TYPE_GROUPING);
  g_autoptr (BunkoViewQuery) query =
      make_query (BUNKO_ITEM_TYPE_GROUPING, bunko_item_get_id (grouping));
  g_autoptr (BunkoViewQuery) filter_query = make_query (BUNKO_ITEM_TYPE_FILTER, 1);
  g_autoptr (GPtrArray) series = list (self, query);
  g_autoptr (GPtrArray) filtered = list (self, filter_query);

  g_assert_cmpuint (series->len, >, 1);
  for (guint i = 1; i < series->len; i++)
    g_assert_cmpint (bunko_gallery_get_number (series->pdata[i - 1]), <,
                     bunko_gallery_get_number (series->pdata[i]));
  g_assert_cmpuint (filtered->len, >, 0);
}

/* Too many to hold: the server sorts. */
static void
test_many (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) language = get_item (&self->library, BUNKO_ITEM_TYPE_LANGUAGE, 1, NULL);
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_LANGUAGE, 1);
  g_autoptr (GPtrArray) expected = list_related (self, language);
  g_autoptr (GPtrArray) galleries = list (self, query);
  g_autoptr (BunkoItemSummary) summary = bunko_item_summary_new (self->library.library, query);

  g_assert_cmpuint (expected->len, >, 300);
  drop_trash (expected);
  assert_same_items (galleries, expected);

  bunko_item_summary_refresh (summary);
  RUN_UNTIL (!bunko_item_summary_get_loading (summary));
  g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, expected->len);
  g_assert_cmpint (bunko_item_summary_get_favorites (summary), >, 0);
  g_assert_cmpint (bunko_item_summary_get_inbox (summary), >, 0);
  g_assert_cmpint (bunko_item_summary_get_unread (summary), ==, -1);
  g_assert_null (bunko_item_summary_get_next (summary));
  g_assert_finalize_object (g_steal_pointer (&summary));
}

static void
set_metatag (SampleFixture *self, gpointer item, BunkoMetatags metatag, gboolean on)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_set_metatag_async (self->library.library, item, metatag, on, NULL, keep_result_cb,
                                   &result);
  RUN_UNTIL (result != NULL);
  bunko_library_set_metatag_finish (self->library.library, result, &error);
  g_assert_no_error (error);
}

/* The numbers of a few galleries follow them, and so does where to read on. */
static void
test_summary (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) grouping = find_parent (self, BUNKO_ITEM_TYPE_GROUPING);
  g_autoptr (BunkoViewQuery) query =
      make_query (BUNKO_ITEM_TYPE_GROUPING, bunko_item_get_id (grouping));
  g_autoptr (GPtrArray) series = list (self, query);
  g_autoptr (BunkoItemSummary) summary = bunko_item_summary_new (self->library.library, query);
  gint64 favorites;

  g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, -1);
  bunko_item_summary_refresh (summary);
  g_assert_true (bunko_item_summary_get_loading (summary));
  RUN_UNTIL (!bunko_item_summary_get_loading (summary));
  g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, series->len);
  g_assert_true (bunko_item_summary_get_first (summary) == series->pdata[0]);

  for (guint i = 0; i < series->len; i++)
    {
      set_metatag (self, series->pdata[i], BUNKO_METATAG_READ, TRUE);
      set_metatag (self, series->pdata[i], BUNKO_METATAG_FAVORITE, FALSE);
    }
  g_assert_cmpint (bunko_item_summary_get_unread (summary), ==, 0);
  g_assert_cmpint (bunko_item_summary_get_favorites (summary), ==, 0);
  g_assert_null (bunko_item_summary_get_next (summary));

  set_metatag (self, series->pdata[1], BUNKO_METATAG_READ, FALSE);
  g_assert_true (bunko_item_summary_get_next (summary) == series->pdata[1]);
  g_assert_cmpint (bunko_item_summary_get_unread (summary), ==, 1);

  favorites = bunko_item_summary_get_favorites (summary);
  set_metatag (self, series->pdata[1], BUNKO_METATAG_FAVORITE, TRUE);
  g_assert_cmpint (bunko_item_summary_get_favorites (summary), ==, favorites + 1);
  set_metatag (self, series->pdata[1], BUNKO_METATAG_TRASH, TRUE);
  g_assert_cmpint (bunko_item_summary_get_favorites (summary), ==, favorites);
  g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, series->len - 1);

  /* Who is gone waits for nothing. */
  bunko_item_summary_refresh (summary);
  bunko_item_summary_stop (summary);
  g_assert_false (bunko_item_summary_get_loading (summary));
  g_clear_pointer (&series, g_ptr_array_unref);
}

static void
test_query_text (void)
{
  g_autoptr (BunkoNamedItem) unnamed = bunko_named_item_new (BUNKO_ITEM_TYPE_CIRCLE, 4);

  g_assert_cmpstr (bunko_item_type_get_namespace (BUNKO_ITEM_TYPE_GROUPING), ==, "grouping");
  g_assert_null (bunko_item_type_get_namespace (BUNKO_ITEM_TYPE_PAGE));
  g_assert_null (bunko_item_to_query (BUNKO_ITEM (unnamed)));
}

/* What a server says about collection 7, which has the galleries 4 and 5 of 300. */
typedef struct
{
  int view_count; /* of the whole collection */
  const char *view_items;
} Collection;

static void
collection_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Collection *collection = user_data;

  if (g_str_equal (fname, "get_view_count"))
    reply->json = json_object_has_member (args, "search_query")
                      ? g_strdup ("{\"count\": 1}")
                      : g_strdup_printf ("{\"count\": %d}", collection->view_count);
  else if (g_str_equal (fname, "get_related_count"))
    reply->json = g_strdup ("{\"id\": 7, \"count\": 2}");
  else if (g_str_equal (fname, "library_view"))
    reply->json = g_strdup (collection->view_items);
  else if (g_str_equal (fname, "get_related_items"))
    reply->json = g_strdup ("[{\"id\": 4, \"rating\": 2}, {\"id\": 5, \"rating\": 9}]");
  else if (g_str_equal (fname, "get_item"))
    reply->json = g_strdup ("{\"id\": 7, \"name\": \"Seven Seas\"}");
  else
    script_reply_unknown (reply);
}

static void
test_right_collection (void)
{
  Collection collection = { 2, "[{\"id\": 5}, {\"id\": 4}]" };
  g_autoptr (ScriptServer) server = script_server_new (collection_cb, &collection);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_COLLECTION, 7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (source, NULL), ==, 2);
  items = fetch_source (source, 0, 64, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (bunko_item_get_id (items->pdata[0]), ==, 5);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_items"), ==, 0);
}

/* A server that answers the view of a collection with every gallery is not believed; the favorites
 * and searches of it neither. */
static void
test_wrong_collection (void)
{
  Collection collection = { 300, "[{\"id\": 99}]" };
  g_autoptr (ScriptServer) server = script_server_new (collection_cb, &collection);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_COLLECTION, 7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (BunkoListSource) search = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n_views;

  library_fixture_connect (&fixture, script_server_get_port (server));
  bunko_view_query_set_sort_index (query, 8);
  bunko_view_query_set_sort_descending (query, TRUE);
  source = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (source, NULL), ==, 2);
  items = fetch_source (source, 0, 64, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (bunko_item_get_id (items->pdata[0]), ==, 5);

  /* It was found out once and for all. */
  n_views = script_server_get_n_calls (server, "get_view_count");
  g_assert_cmpint (count_source (source, NULL), ==, 2);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_view_count"), ==, n_views);
  g_assert_cmpuint (script_server_get_n_calls (server, "library_view"), ==, 0);

  bunko_view_query_set_search (query, "blue");
  search = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (search, NULL), ==, 1);
  found = fetch_source (search, 0, 64, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_nonnull (strstr (script_server_get_last_args (server, "library_view"),
                            "collection:\\\"Seven Seas\\\" blue"));
  g_assert_null (strstr (script_server_get_last_args (server, "library_view"), "related_type"));
}

/* One that counts right and lists everything is caught by the list. */
static void
test_wrong_list (void)
{
  Collection collection = { 2, "[{\"id\": 1}, {\"id\": 2}, {\"id\": 3}, {\"id\": 4}]" };
  g_autoptr (ScriptServer) server = script_server_new (collection_cb, &collection);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_COLLECTION, 7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  items = fetch_source (source, 0, 64, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (bunko_item_get_id (items->pdata[0]), ==, 4);
  g_assert_cmpint (bunko_item_get_id (items->pdata[1]), ==, 5);
}

/* What grew since it was counted is no reason to doubt. */
static void
test_grown_list (void)
{
  Collection collection = { 2, "[{\"id\": 1}, {\"id\": 2}]" };
  g_autoptr (ScriptServer) server = script_server_new (collection_cb, &collection);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_COLLECTION, 7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  collection.view_count = 1;
  g_assert_cmpint (count_source (source, NULL), ==, 1);
  collection.view_count = 2;
  items = fetch_source (source, 0, 64, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpint (bunko_item_get_id (items->pdata[0]), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_items"), ==, 0);
}

/* The list and the numbers above it ask once. */
static void
test_shared_gathering (void)
{
  Collection collection = { 300, "[]" };
  g_autoptr (ScriptServer) server = script_server_new (collection_cb, &collection);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = make_query (BUNKO_ITEM_TYPE_ARTIST, 7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (BunkoItemSummary) summary = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  summary = bunko_item_summary_new (fixture.library, query);
  bunko_item_summary_refresh (summary);
  g_assert_cmpint (count_source (source, NULL), ==, 2);
  RUN_UNTIL (!bunko_item_summary_get_loading (summary));
  g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, 2);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_items"), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_count"), ==, 1);
}

/* Answers what a real server of version 0.3.0 answered. */
static void
replay_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  g_autofree char *name = g_strdup_printf (
      "%s_%d_%d.json", fname, (int) json_object_get_int_member_with_default (args, "item_type", 0),
      (int) json_object_get_int_member_with_default (args, "related_type", 0));
  g_autofree char *path = g_build_filename (user_data, "transcripts", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonArray *data;

  if (!json_parser_load_from_file (parser, path, NULL))
    {
      script_reply_unknown (reply);
      return;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  data = json_object_get_array_member (json_object_get_object_member (root, "response"), "data");
  reply->json = json_to_string (
      json_object_get_member (json_array_get_object_element (data, 0), "data"), FALSE);
}

/* The recorded pages have two galleries, fewer than were counted: the list ends there. */
static void
test_transcripts (void)
{
  static const BunkoItemType types[] = { BUNKO_ITEM_TYPE_GROUPING, BUNKO_ITEM_TYPE_ARTIST };
  const char *shared = g_getenv ("BUNKO_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "transcripts",
                                            "get_related_count_5_1.json", NULL);
  g_autoptr (ScriptServer) server = NULL;
  g_auto (LibraryFixture) fixture = { 0 };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The recorded exchanges are not here (BUNKO_SHARED)");
      return;
    }
  server = script_server_new (replay_cb, (gpointer) shared);
  script_server_set_version (server, 0, 3, 0);
  library_fixture_connect (&fixture, script_server_get_port (server));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BunkoViewQuery) query = make_query (types[i], 1);
      g_autoptr (BunkoListSource) source = bunko_library_view (fixture.library, query);
      g_autoptr (BunkoItemSummary) summary = bunko_item_summary_new (fixture.library, query);
      g_autoptr (GPtrArray) items = NULL;

      bunko_item_summary_refresh (summary);
      g_assert_cmpint (count_source (source, NULL), ==, 2);
      items = fetch_source (source, 0, 10, NULL);
      g_assert_cmpuint (items->len, ==, 2);
      g_assert_cmpint (bunko_item_get_id (items->pdata[0]), <, bunko_item_get_id (items->pdata[1]));
      RUN_UNTIL (!bunko_item_summary_get_loading (summary));
      g_assert_cmpint (bunko_item_summary_get_galleries (summary), ==, 2);
      g_assert_true (bunko_item_summary_get_first (summary) == items->pdata[0]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("children/ways", test_ways);
  SAMPLE_TEST ("children/status", test_status);
  SAMPLE_TEST ("children/search", test_search);
  SAMPLE_TEST ("children/series-and-filter", test_series_and_filter);
  SAMPLE_TEST ("children/summary", test_summary);
  g_test_add ("/library/sample/children/many", SampleFixture, NULL, sample_fixture_set_up_large,
              test_many, sample_fixture_tear_down);
  g_test_add ("/library/sample-0.3/children/many", SampleFixture, "0.3",
              sample_fixture_set_up_large, test_many, sample_fixture_tear_down);
  g_test_add_func ("/library/children/query-text", test_query_text);
  g_test_add_func ("/library/children/right-collection", test_right_collection);
  g_test_add_func ("/library/children/wrong-collection", test_wrong_collection);
  g_test_add_func ("/library/children/wrong-list", test_wrong_list);
  g_test_add_func ("/library/children/grown-list", test_grown_list);
  g_test_add_func ("/library/children/shared-gathering", test_shared_gathering);
  g_test_add_func ("/library/children/transcripts", test_transcripts);

  return g_test_run ();
}
