/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "protocol/bunko-protocol-error.h"

/* What the library asks a server for, and what it makes of the answers. */

typedef struct
{
  const char *fname;
  const char *json; /* NULL: an error */
  int code;
  const char *text;
} Answer;

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  for (const Answer *answer = user_data; answer->fname != NULL; answer++)
    {
      if (!g_str_equal (answer->fname, fname))
        continue;
      reply->json = g_strdup (answer->json);
      reply->code = answer->code;
      reply->text = answer->text;
      return;
    }
  script_reply_unknown (reply);
}

#define ASSERT_ARGS(server, fname, text)                                                           \
  assert_same_json (script_server_get_last_args (server, fname),                                   \
                    "{\"fname\": \"" fname "\"" text "}")

static void
assert_same_json (const char *one, const char *other)
{
  g_autoptr (JsonNode) a = json_from_string (one, NULL);
  g_autoptr (JsonNode) b = json_from_string (other, NULL);

  if (!json_node_equal (a, b))
    g_error ("%s is not %s", one, other);
}

static void
test_view (void)
{
  const Answer answers[] = {
    { "get_view_count", "{\"count\": 285}" },
    { "library_view", "[{\"id\": 4}, {\"id\": 5}, {\"id\": 4}, null, {\"no\": 1}]" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  g_assert_false (bunko_list_source_is_random (source));
  g_assert_cmpint (count_source (source, &error), ==, 285);
  ASSERT_ARGS (server, "get_view_count", ", \"item_type\": 1, \"view_filter\": 1");
  items = fetch_source (source, 3, 64, &error);
  g_assert_no_error (error);
  /* Duplicates are the list model's business; what is no item is not. */
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_true (items->pdata[0] == items->pdata[2]);
  ASSERT_ARGS (server, "library_view",
               ", \"item_type\": 1, \"view_filter\": 1, \"page\": 3, \"limit\": 64");
}

static void
test_search (void)
{
  const Answer answers[] = { { "get_view_count", "{\"count\": 1}" },
                             { "library_view", "[]" },
                             { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  bunko_view_query_set_search (query, "\"海\"");
  bunko_view_query_set_search_options (query,
                                       BUNKO_SEARCH_OPTION_CHILDREN | BUNKO_SEARCH_OPTION_REGEX);
  bunko_view_query_set_sort_index (query, 1);
  bunko_view_query_set_sort_descending (query, TRUE);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_filter_id (query, 8);
  bunko_view_query_set_parent (query, BUNKO_ITEM_TYPE_GROUPING, 7, BUNKO_ITEM_TYPE_GALLERY);
  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  g_assert_true (bunko_list_source_is_random (source));
  items = fetch_source (source, 0, 10, NULL);
  ASSERT_ARGS (server, "library_view",
               ", \"item_type\": 5, \"item_id\": 7, \"related_type\": 1, \"view_filter\": 6,"
               " \"filter_id\": 8, \"search_query\": \"\\\"海\\\"\", \"search_options\":"
               " {\"search.regex\": true, \"search.match_all_terms\": false}, \"page\": 0,"
               " \"limit\": 10, \"sort_by\": 1, \"sort_desc\": true");
}

/* 0.3 has other names for the options. */
static void
test_search_old (void)
{
  const Answer answers[] = { { "library_view", "[]" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  script_server_set_version (server, 0, 3, 0);
  bunko_view_query_set_search (query, "x");
  bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT |
                                                  BUNKO_SEARCH_OPTION_CASE_SENSITIVE);
  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  items = fetch_source (source, 0, 10, NULL);
  ASSERT_ARGS (server, "library_view",
               ", \"item_type\": 1, \"view_filter\": 1, \"search_query\": \"x\","
               " \"search_options\": {\"case_sensitive\": true}, \"page\": 0, \"limit\": 10");
}

/* What is no view comes from the calls for items. */
static void
test_other_items (void)
{
  const Answer answers[] = {
    { "get_count", "{\"count\": 3}" },
    { "get_items", "{\"items\": [{\"id\": 1, \"names\": [{\"name\": \"A\"}]}], \"count\": 3}" },
    { "search_items", "[{\"id\": 2}, {\"id\": 3}]" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) all = NULL;
  g_autoptr (BunkoListSource) found = NULL;
  g_autoptr (GPtrArray) items = NULL;

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_ARTIST);
  library_fixture_connect (&fixture, script_server_get_port (server));
  all = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (all, NULL), ==, 3);
  items = fetch_source (all, 2, 5, NULL);
  g_assert_true (BUNKO_IS_ARTIST (items->pdata[0]));
  ASSERT_ARGS (server, "get_items", ", \"item_type\": 7, \"limit\": 5, \"offset\": 10");

  bunko_view_query_set_search (query, "a");
  found = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (found, NULL), ==, 2);
}

static void
test_list_errors (void)
{
  const Answer answers[] = {
    { "get_view_count", "\"many\"" },
    { "library_view", NULL, 409, "ItemSort: enum member doesn't exist" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_view (fixture.library, query);
  g_assert_cmpint (count_source (source, &error), ==, -1);
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
  g_clear_error (&error);
  g_assert_null (fetch_source (source, 0, 4, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ENUM);
}

/* The server's order is that of the numbers: windows are passed on. */
static void
test_pages (void)
{
  const Answer answers[] = {
    { "get_related_count", "{\"id\": 7, \"count\": 5}" },
    { "get_related_items", "[{\"id\": 84, \"number\": 1}, {\"id\": 85, \"number\": 2}]" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_get_pages (fixture.library, gallery);
  g_assert_cmpint (count_source (source, NULL), ==, 5);
  g_assert_cmpint (bunko_gallery_get_page_count (gallery), ==, 5);
  items = fetch_source (source, 0, 2, NULL);
  g_assert_cmpint (bunko_page_get_number (items->pdata[1]), ==, 2);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_items"), ==, 1);
  ASSERT_ARGS (server, "get_related_items",
               ", \"item_type\": 1, \"item_id\": 7, \"related_type\": 4, \"limit\": 2");
}

/* It is not: all pages are loaded once and sorted, and windows come from there. */
static void
test_pages_out_of_order (void)
{
  const Answer answers[] = {
    { "get_related_count", "{\"id\": 7, \"count\": 3}" },
    { "get_related_items", "[{\"id\": 1, \"number\": 3}, {\"id\": 2, \"number\": 1},"
                           " {\"id\": 3, \"number\": 2}]" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  source = bunko_library_get_pages (fixture.library, gallery);
  first = fetch_source (source, 0, 2, NULL);
  second = fetch_source (source, 1, 2, NULL);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (bunko_item_get_id (first->pdata[0]), ==, 2);
  g_assert_cmpint (bunko_item_get_id (first->pdata[1]), ==, 3);
  g_assert_cmpint (bunko_item_get_id (second->pdata[0]), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (server, "get_related_items"), ==, 2);
}

static void
test_sort_indexes (void)
{
  const Answer answers[] = {
    { "get_sort_indexes", "[{\"index\": 7, \"name\": \"Last Updated\", \"item_type\": 1},"
                          " {\"index\": 2, \"name\": \"Title\", \"item_type\": \"Gallery\"},"
                          " {\"index\": 2, \"name\": \"Title again\", \"item_type\": 1},"
                          " {\"index\": 51, \"name\": \"Name\", \"item_type\": 2},"
                          " {\"index\": 1, \"name\": \"Random\"}, {}, 5]" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) indexes = NULL;
  const char *names[] = { "Random", "Title", "Last Updated" };

  library_fixture_connect (&fixture, script_server_get_port (server));
  bunko_library_get_sort_indexes_async (fixture.library, BUNKO_ITEM_TYPE_GALLERY, NULL,
                                        keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  indexes = bunko_library_get_sort_indexes_finish (fixture.library, result, NULL);
  g_assert_cmpuint (indexes->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < indexes->len; i++)
    g_assert_cmpstr (((BunkoSortIndex *) indexes->pdata[i])->name, ==, names[i]);
}

static void
test_item (void)
{
  const Answer answers[] = { { "get_item", "{\"id\": 3, \"name\": \"Sketchbook\"}" }, { NULL } };
  const Answer none[] = { { "get_item", "null" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_autoptr (ScriptServer) empty = script_server_new (answer_cb, (gpointer) none);
  g_auto (LibraryFixture) fixture = { 0 };
  g_auto (LibraryFixture) other = { 0 };
  g_autoptr (BunkoItem) item = NULL;
  g_autoptr (BunkoItem) again = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  item = get_item (&fixture, BUNKO_ITEM_TYPE_CATEGORY, 3, NULL);
  again = get_item (&fixture, BUNKO_ITEM_TYPE_CATEGORY, 3, NULL);
  g_assert_true (item == again);
  g_assert_cmpstr (bunko_item_get_display_name (item), ==, "Sketchbook");

  library_fixture_connect (&other, script_server_get_port (empty));
  g_assert_null (get_item (&other, BUNKO_ITEM_TYPE_CATEGORY, 3, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND);
}

static void
test_tags (void)
{
  const Answer answers[] = {
    { "get_tags", "{\"__namespace__\": [{\"id\": 3, \"name\": \"lonely\"}],"
                  " \"Theme\": [{\"id\": 9, \"name\": \"sea\"}, {\"id\": 8, \"name\": \"harbour\"},"
                  " null, {\"name\": null}], \"Empty\": [],"
                  " \"Character\": [{\"id\": 7, \"name\": \"cat\"}], \"Odd\": 5}" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (BunkoTagGroup) theme = NULL;
  g_autoptr (BunkoTagGroup) last = NULL;
  g_autoptr (BunkoTag) tag = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  bunko_library_get_tags_async (fixture.library, BUNKO_ITEM (gallery), NULL, keep_result_cb,
                                &result);
  RUN_UNTIL (result != NULL);
  groups = bunko_library_get_tags_finish (fixture.library, result, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, 3);
  theme = g_list_model_get_item (groups, 1);
  last = g_list_model_get_item (groups, 2);
  tag = g_list_model_get_item (bunko_tag_group_get_tags (theme), 0);
  g_assert_cmpstr (bunko_tag_group_get_namespace (theme), ==, "Theme");
  g_assert_cmpuint (g_list_model_get_n_items (bunko_tag_group_get_tags (theme)), ==, 2);
  g_assert_cmpstr (bunko_tag_get_name (tag), ==, "harbour");
  g_assert_cmpint (bunko_tag_get_id (tag), ==, 8);
  g_assert_null (bunko_tag_group_get_namespace (last));
}

static BunkoReadProgress *
get_progress (LibraryFixture *fixture, BunkoGallery *gallery, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_get_progress_async (fixture->library, gallery, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_get_progress_finish (fixture->library, result, error);
}

static void
test_progress (void)
{
  const Answer answers[] = {
    { "get_last_read_page", "{\"page\": {\"id\": 5, \"number\": 12}, \"end\": false,"
                            " \"percent\": 37.5, \"count\": 32, \"timestamp\": 1700000000}" },
    { NULL },
  };
  const Answer never[] = { { "get_last_read_page", "{}" }, { NULL } };
  const Answer old[] = { { NULL } };
  const Answer *scripts[] = { answers, never, old };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) scripts[i]);
      g_auto (LibraryFixture) fixture = { 0 };
      g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
      g_autoptr (BunkoReadProgress) progress = NULL;
      g_autoptr (BunkoReadProgress) again = NULL;
      g_autoptr (GError) error = NULL;

      library_fixture_connect (&fixture, script_server_get_port (server));
      progress = get_progress (&fixture, gallery, &error);
      g_assert_no_error (error);
      again = get_progress (&fixture, gallery, &error);
      g_assert_no_error (error);
      g_assert_cmpint (progress->page_number, ==, i == 0 ? 12 : 0);
      g_assert_cmpfloat (progress->percent, ==, i == 0 ? 37.5 : 0);
      g_assert_cmpint (progress->timestamp, ==, i == 0 ? 1700000000 : 0);
      /* A server that does not have the function is not asked twice. */
      g_assert_cmpuint (script_server_get_n_calls (server, "get_last_read_page"), ==,
                        i == 2 ? 1 : 2);
    }
}

static BunkoServerInfo *
get_info (LibraryFixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_get_server_info_async (fixture->library, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_get_server_info_finish (fixture->library, result, error);
}

static void
test_server_info (void)
{
  const Answer answers[] = {
    { "get_version", "{\"core\": [0, 13, 3], \"db\": [0, 18, 0], \"torrent\": [0, 0, 0]}" },
    { "get_config", NULL, 413, "No permission" },
    { "get_properties", "{\"current_user\": {\"name\": \"ann\", \"role\": \"admin\"},"
                        " \"webserver_host\": \"0.0.0.0\", \"webserver_port\": 7018,"
                        " \"webserver_ssl\": true}" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoServerInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  info = get_info (&fixture, &error);
  g_assert_no_error (error);
  key = g_strdup_printf ("127.0.0.1:%u", script_server_get_port (server));
  g_assert_cmpstr (bunko_library_get_server_key (fixture.library), ==, key);
  g_assert_cmpstr (bunko_server_info_get_name (info), ==, "script");
  g_assert_true (g_str_has_suffix (bunko_server_info_get_address (info), key));
  g_assert_cmpstr (bunko_server_info_get_core_version (info), ==, "0.13.3");
  g_assert_cmpstr (bunko_server_info_get_db_version (info), ==, "0.18.0");
  g_assert_cmpstr (bunko_server_info_get_user (info), ==, "ann");
  g_assert_cmpstr (bunko_server_info_get_role (info), ==, "admin");
  g_assert_true (bunko_server_info_get_guest_allowed (info));
  g_assert_cmpstr (bunko_server_info_get_webserver_host (info), ==, "127.0.0.1");
  g_assert_cmpuint (bunko_server_info_get_webserver_port (info), ==, 7018);
  g_assert_true (bunko_server_info_get_webserver_ssl (info));
}

/* The user that a server has for guests is nobody. */
static void
test_server_info_guest (void)
{
  const Answer answers[] = {
    { "get_properties", "{\"user\": {\"name\": \"visitor\", \"role\": \"guest\"},"
                        " \"webserver\": {\"host\": \"images.example.org\", \"port\": 70000,"
                        " \"ssl\": false}}" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoServerInfo) info = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  info = get_info (&fixture, NULL);
  g_assert_null (bunko_server_info_get_user (info));
  g_assert_cmpstr (bunko_server_info_get_role (info), ==, "guest");
  g_assert_cmpstr (bunko_server_info_get_webserver_host (info), ==, "127.0.0.1");
  g_assert_cmpuint (bunko_server_info_get_webserver_port (info), ==, 7008);
}

/* 0.3 has no get_properties; the port of its web server is in its settings. */
static void
test_server_info_old (void)
{
  const Answer answers[] = {
    { "get_version", "{\"core\": [0, 3, 0], \"db\": [0, 2, 0]}" },
    { "get_config", "{\"server.port_web\": 7019, \"server.host_web\": \"\","
                    " \"server.enable_ssl\": \"server\"}" },
    { NULL },
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoServerInfo) info = NULL;
  g_autoptr (BunkoServerInfo) again = NULL;

  script_server_set_version (server, 0, 3, 0);
  library_fixture_connect (&fixture, script_server_get_port (server));
  info = get_info (&fixture, NULL);
  again = get_info (&fixture, NULL);
  g_assert_cmpstr (bunko_server_info_get_core_version (info), ==, "0.3.0");
  g_assert_cmpuint (bunko_server_info_get_webserver_port (info), ==, 7019);
  g_assert_false (bunko_server_info_get_webserver_ssl (info));
  g_assert_null (bunko_server_info_get_user (info));
  g_assert_cmpuint (script_server_get_n_calls (server, "get_properties"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/calls/view", test_view);
  g_test_add_func ("/library/calls/search", test_search);
  g_test_add_func ("/library/calls/search-old", test_search_old);
  g_test_add_func ("/library/calls/other-items", test_other_items);
  g_test_add_func ("/library/calls/list-errors", test_list_errors);
  g_test_add_func ("/library/calls/pages", test_pages);
  g_test_add_func ("/library/calls/pages-out-of-order", test_pages_out_of_order);
  g_test_add_func ("/library/calls/sort-indexes", test_sort_indexes);
  g_test_add_func ("/library/calls/item", test_item);
  g_test_add_func ("/library/calls/tags", test_tags);
  g_test_add_func ("/library/calls/progress", test_progress);
  g_test_add_func ("/library/calls/server-info", test_server_info);
  g_test_add_func ("/library/calls/server-info-guest", test_server_info_guest);
  g_test_add_func ("/library/calls/server-info-old", test_server_info_old);

  return g_test_run ();
}
