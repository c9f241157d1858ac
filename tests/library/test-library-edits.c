/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "protocol/bunko-protocol-error.h"

/* Edits show at once, go back when the server refuses, and send nothing but what changed. */

typedef struct
{
  const char *fname;
  const char *json; /* NULL: refused with 413 */
} Answer;

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  for (const Answer *answer = user_data; answer->fname != NULL; answer++)
    {
      if (!g_str_equal (answer->fname, fname))
        continue;
      reply->json = g_strdup (answer->json);
      reply->code = 413;
      reply->text = "No";
      return;
    }
  script_reply_unknown (reply);
}

static void
assert_args (ScriptServer *server, const char *fname, const char *expected)
{
  const char *args = script_server_get_last_args (server, fname);
  g_autoptr (JsonNode) a = args != NULL ? json_from_string (args, NULL) : NULL;
  g_autoptr (JsonNode) b = json_from_string (expected, NULL);

  g_assert_nonnull (a);
  json_object_remove_member (json_node_get_object (a), "fname");
  if (!json_node_equal (a, b))
    g_error ("%s is not %s", args, expected);
}

static void
set_metatag (LibraryFixture *fixture,
             BunkoItem *item,
             BunkoMetatags metatag,
             gboolean on,
             GAsyncResult **result)
{
  bunko_library_set_metatag_async (fixture->library, item, metatag, on, NULL, keep_result_cb,
                                   result);
}

static void
test_metatag (void)
{
  const Answer answers[] = { { "get_item", "{\"id\": 7, \"rating\": 10,"
                                           " \"metatags\": {\"favorite\": true}}" },
                             { "update_metatags", "true" },
                             { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  BunkoItem *item = BUNKO_ITEM (gallery);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  set_metatag (&fixture, item, BUNKO_METATAG_FAVORITE, TRUE, &result);
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_set_metatag_finish (fixture.library, result, &error));
  g_assert_no_error (error);
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  assert_args (server, "update_metatags",
               "{\"item_type\": 1, \"item_id\": 7, \"metatags\": {\"favorite\": true}}");
  /* The server may have rated the new favorite: it is asked. */
  RUN_UNTIL (script_server_get_n_calls (server, "get_item") == 1);
}

static void
check_rollback (const Answer *answers, GQuark domain, int code)
{
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  BunkoItem *item = BUNKO_ITEM (gallery);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  set_metatag (&fixture, item, BUNKO_METATAG_INBOX, TRUE, &result);
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_library_set_metatag_finish (fixture.library, result, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (bunko_item_get_metatags (item), ==, BUNKO_METATAG_NONE);
}

static void
test_metatag_rollback (void)
{
  const Answer refused[] = { { "update_metatags", NULL }, { NULL } };
  const Answer unknown[] = { { "update_metatags", "false" }, { NULL } };

  check_rollback (refused, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  check_rollback (unknown, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND);
}

/* Who leaves the page must not undo what the server has done. */
static void
test_cancelled_edit_counts (void)
{
  const Answer answers[] = { { "update_metatags", "true" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  bunko_library_set_metatag_async (fixture.library, BUNKO_ITEM (gallery), BUNKO_METATAG_TRASH, TRUE,
                                   cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_set_metatag_finish (fixture.library, result, NULL));
  g_assert_true (bunko_item_has_metatag (BUNKO_ITEM (gallery), BUNKO_METATAG_TRASH));
}

/* Two clicks in a row, the first refused late: the last one is what is shown and kept. */
static void
test_quick_edits (void)
{
  const Answer answers[] = { { "update_metatags", "true" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  BunkoItem *item = BUNKO_ITEM (gallery);
  g_autoptr (GAsyncResult) on = NULL;
  g_autoptr (GAsyncResult) off = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  set_metatag (&fixture, item, BUNKO_METATAG_INBOX, TRUE, &on);
  set_metatag (&fixture, item, BUNKO_METATAG_INBOX, FALSE, &off);
  g_assert_false (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  RUN_UNTIL (on != NULL);
  g_assert_false (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  RUN_UNTIL (off != NULL);
  g_assert_false (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  assert_args (server, "update_metatags",
               "{\"item_type\": 1, \"item_id\": 7, \"metatags\": {\"inbox\": false}}");
}

static gboolean
set_rating (LibraryFixture *fixture, BunkoGallery *gallery, double rating, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_set_rating_async (fixture->library, gallery, rating, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_set_rating_finish (fixture->library, result, error);
}

static void
test_rating (void)
{
  const Answer answers[] = { { "update_item", "true" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  g_assert_true (set_rating (&fixture, gallery, 8, &error));
  /* Nothing but the id and the rating: the server would apply whatever else is in it. */
  assert_args (server, "update_item", "{\"item_type\": 1, \"item\": {\"id\": 7, \"rating\": 8}}");
  g_assert_true (set_rating (&fixture, gallery, 6.5, &error));
  assert_args (server, "update_item", "{\"item_type\": 1, \"item\": {\"id\": 7, \"rating\": 6.5}}");
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 6.5);
}

static void
test_rating_old_and_refused (void)
{
  const Answer answers[] = { { "update_item", "true" }, { NULL } };
  const Answer refused[] = { { "update_item", NULL }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_autoptr (ScriptServer) strict = script_server_new (answer_cb, (gpointer) refused);
  g_auto (LibraryFixture) fixture = { 0 };
  g_auto (LibraryFixture) other = { 0 };
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (7);
  g_autoptr (GError) error = NULL;

  script_server_set_version (server, 0, 3, 0);
  library_fixture_connect (&fixture, script_server_get_port (server));
  g_assert_true (set_rating (&fixture, gallery, 6.6, NULL));
  assert_args (server, "update_item", "{\"item_type\": 1, \"item\": {\"id\": 7, \"rating\": 7}}");

  library_fixture_connect (&other, script_server_get_port (strict));
  g_assert_false (set_rating (&other, gallery, 2, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 7);
}

static gboolean
report_page (LibraryFixture *fixture, BunkoPage *page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_report_page_read_async (fixture->library, page, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_report_page_read_finish (fixture->library, result, error);
}

static gboolean
report_open (LibraryFixture *fixture, BunkoGallery *gallery, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_report_open_async (fixture->library, gallery, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_report_open_finish (fixture->library, result, error);
}

static BunkoGallery *
get_gallery_with_pages (LibraryFixture *fixture)
{
  BunkoItem *item = get_item (fixture, BUNKO_ITEM_TYPE_GALLERY, 7, NULL);
  g_autoptr (BunkoListSource) pages =
      bunko_library_get_pages (fixture->library, BUNKO_GALLERY (item));

  g_assert_cmpint (count_source (pages, NULL), ==, 3);
  g_assert_cmpint (bunko_gallery_get_page_count (BUNKO_GALLERY (item)), ==, 3);
  return BUNKO_GALLERY (item);
}

#define GALLERY_ANSWERS                                                                            \
  { "get_item", "{\"id\": 7, \"times_read\": 1}" }, { "get_related_count", "{\"count\": 3}" }

static void
test_events (void)
{
  const Answer answers[] = {
    GALLERY_ANSWERS, { "page_read_event", "true" }, { "gallery_open_event", "true" }, { NULL }
  };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = NULL;
  g_autoptr (BunkoPage) first = bunko_page_new (84, 7, 1);
  g_autoptr (BunkoPage) last = bunko_page_new (86, 7, 3);
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  gallery = get_gallery_with_pages (&fixture);
  g_assert_true (report_open (&fixture, gallery, &error));
  assert_args (server, "gallery_open_event", "{\"item_id\": 7}");
  g_assert_true (report_page (&fixture, first, &error));
  assert_args (server, "page_read_event", "{\"item_id\": 84}");
  g_assert_cmpuint (script_server_get_n_calls (server, "get_item"), ==, 1);
  /* After the last page the gallery is another one: read. */
  g_assert_true (report_page (&fixture, last, &error));
  RUN_UNTIL (script_server_get_n_calls (server, "get_item") == 2);
  g_assert_cmpuint (script_server_get_n_calls (server, "gallery_read_event"), ==, 0);
}

/* Servers before 0.9 are told of the gallery, once, at its last page. */
static void
test_events_old (void)
{
  const Answer answers[] = { GALLERY_ANSWERS, { "gallery_read_event", "true" }, { NULL } };
  g_autoptr (ScriptServer) server = script_server_new (answer_cb, (gpointer) answers);
  g_auto (LibraryFixture) fixture = { 0 };
  g_autoptr (BunkoGallery) gallery = NULL;
  g_autoptr (BunkoPage) first = bunko_page_new (84, 7, 1);
  g_autoptr (BunkoPage) last = bunko_page_new (86, 7, 3);
  g_autoptr (GError) error = NULL;

  library_fixture_connect (&fixture, script_server_get_port (server));
  gallery = get_gallery_with_pages (&fixture);
  g_assert_true (report_open (&fixture, gallery, &error));
  g_assert_true (report_open (&fixture, gallery, &error));
  g_assert_cmpuint (script_server_get_n_calls (server, "gallery_open_event"), ==, 1);
  g_assert_true (report_page (&fixture, first, &error));
  g_assert_cmpuint (script_server_get_n_calls (server, "gallery_read_event"), ==, 0);
  g_assert_true (report_page (&fixture, last, &error));
  g_assert_no_error (error);
  assert_args (server, "gallery_read_event", "{\"item_id\": 7}");
  g_assert_cmpuint (script_server_get_n_calls (server, "page_read_event"), ==, 1);
  RUN_UNTIL (script_server_get_n_calls (server, "get_item") == 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/edits/metatag", test_metatag);
  g_test_add_func ("/library/edits/metatag-rollback", test_metatag_rollback);
  g_test_add_func ("/library/edits/cancelled-edit-counts", test_cancelled_edit_counts);
  g_test_add_func ("/library/edits/quick-edits", test_quick_edits);
  g_test_add_func ("/library/edits/rating", test_rating);
  g_test_add_func ("/library/edits/rating-old-and-refused", test_rating_old_and_refused);
  g_test_add_func ("/library/edits/events", test_events);
  g_test_add_func ("/library/edits/events-old", test_events_old);

  return g_test_run ();
}
