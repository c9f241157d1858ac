/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "library/bunko-error-text.h"
#include "library/bunko-server-log.h"
#include "sample-fixture.h"

static gboolean
refresh (BunkoServerLog *log, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_server_log_refresh_async (log, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_server_log_refresh_finish (log, result, error);
}

static const char *
get_line (BunkoServerLog *log, guint position)
{
  static BunkoLogLine *line;

  g_clear_object (&line);
  line = g_list_model_get_item (G_LIST_MODEL (log), position);
  return line != NULL ? bunko_log_line_get_text (line) : NULL;
}

static guint
count (BunkoServerLog *log)
{
  return g_list_model_get_n_items (G_LIST_MODEL (log));
}

/* The sample server. */

/* What is done is in the log afterwards, and what was there stays. */
static void
test_main (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoServerLog) log =
      bunko_server_log_new (self->library.library, BUNKO_SERVER_LOG_MAIN);
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item = NULL;
  guint n;

  g_assert_true (refresh (log, &error));
  g_assert_no_error (error);
  n = count (log);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (g_str_has_suffix (get_line (log, 0), " INFO server: Ready"));

  /* Reading it leaves no trace in it. */
  g_assert_true (refresh (log, &error));
  g_assert_cmpuint (count (log), ==, n);

  item = get_item (&self->library, BUNKO_ITEM_TYPE_GALLERY, 3, &error);
  g_assert_no_error (error);
  g_assert_true (refresh (log, &error));
  g_assert_cmpuint (count (log), >, n);
  g_assert_nonnull (strstr (get_line (log, count (log) - 1), " INFO api: get_item by guest"));
}

static void
test_kinds (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoServerLog) metadata =
      bunko_server_log_new (self->library.library, BUNKO_SERVER_LOG_METADATA);
  g_autoptr (BunkoServerLog) download =
      bunko_server_log_new (self->library.library, BUNKO_SERVER_LOG_DOWNLOAD);
  g_autoptr (BunkoItem) item = get_item (&self->library, BUNKO_ITEM_TYPE_GALLERY, 3, NULL);
  g_autoptr (BunkoServerLog) of_item = bunko_server_log_new_for_item (self->library.library, item);
  g_autoptr (GError) error = NULL;

  g_assert_true (refresh (metadata, &error));
  g_assert_true (refresh (download, &error));
  g_assert_true (refresh (of_item, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (metadata), ==, 0);
  g_assert_cmpuint (count (download), ==, 0);
  g_assert_cmpuint (count (of_item), ==, 1);
  g_assert_true (g_str_has_suffix (get_line (of_item, 0), " INFO Added to the library"));
}

static void
test_legacy (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoServerLog) log =
      bunko_server_log_new (self->library.library, BUNKO_SERVER_LOG_MAIN);
  g_autoptr (GError) error = NULL;

  g_assert_true (bunko_server_log_is_supported (log));
  g_assert_false (refresh (log, &error));
  g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_UNSUPPORTED);
  g_assert_false (bunko_server_log_is_supported (log));
}

/* A server that says what the test wants. */

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoServerLog *log;
  const char *json;
  GString *changes;
  guint n_items;
} ScriptFixture;

static void
answer (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  ScriptFixture *self = user_data;

  if (g_str_equal (fname, "get_log"))
    reply->json = g_strdup (self->json);
  else
    script_reply_unknown (reply);
}

static void
items_changed_cb (ScriptFixture *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, self->n_items);
  self->n_items = self->n_items - removed + added;
  g_assert_cmpuint (count (self->log), ==, self->n_items);
  g_string_append_printf (self->changes, "%u-%u+%u ", position, removed, added);
}

static void
script_set_up (ScriptFixture *self, gconstpointer data)
{
  self->server = script_server_new (answer, self);
  library_fixture_connect (&self->library, script_server_get_port (self->server));
  self->log = bunko_server_log_new (self->library.library, BUNKO_SERVER_LOG_DOWNLOAD);
  self->changes = g_string_new (NULL);
  g_signal_connect_swapped (self->log, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
script_tear_down (ScriptFixture *self, gconstpointer data)
{
  get_line (self->log, G_MAXUINT);
  g_assert_finalize_object (self->log);
  library_fixture_clear (&self->library);
  script_server_free (self->server);
  g_string_free (self->changes, TRUE);
}

static void
assert_changes (ScriptFixture *self, const char *json, const char *expected)
{
  g_autoptr (GError) error = NULL;

  self->json = json;
  g_string_truncate (self->changes, 0);
  g_assert_true (refresh (self->log, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (self->changes->str, ==, expected);
}

/* Lines that were there before are not told again. */
static void
test_growing (ScriptFixture *self, gconstpointer data)
{
  assert_changes (self, "{\"log\": \"\"}", "");
  assert_changes (self, "{\"log\": \"a\\nb\\n\"}", "0-0+2 ");
  assert_changes (self, "{\"log\": \"a\\nb\\n\"}", "");
  assert_changes (self, "{\"log\": \"a\\nb\\nc\\n\"}", "2-0+1 ");
  assert_changes (self, "{\"log\": \"b\\nc\\n\"}", "0-1+0 ");
  assert_changes (self, "{\"log\": \"c\\nd\\ne\\n\"}", "0-1+0 1-0+2 ");
  assert_changes (self, "{\"log\": \"x\\n\"}", "0-3+1 ");
  assert_changes (self, "{\"log\": \"\"}", "0-1+0 ");
  g_assert_nonnull (
      strstr (script_server_get_last_args (self->server, "get_log"), "\"log_type\":2"));
}

static void
test_odd_replies (ScriptFixture *self, gconstpointer data)
{
  static const char *const replies[] = {
    "null", "7", "[]", "{}", "{\"log\": null}", "{\"log\": [\"a\"]}", "{\"log\": {\"log\": \"a\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    assert_changes (self, replies[i], "");
  assert_changes (self, "\"bare\"", "0-0+1 ");
  g_assert_cmpstr (get_line (self->log, 0), ==, "bare");
  g_assert_null (get_line (self->log, 1));
}

/* Megabytes are cut into lines in a thread, and only the end is kept. */
static void
test_large (ScriptFixture *self, gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"log\": \"");

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (json, "%06u INFO something happened\\n", i);
  g_string_append (json, "\"}");
  assert_changes (self, json->str, "0-0+100000 ");
  g_assert_cmpstr (get_line (self->log, 99999), ==, "299999 INFO something happened");
  g_assert_true (bunko_server_log_is_shortened (self->log));

  /* What is read stays where it is. */
  g_string_truncate (json, json->len - 2);
  g_string_append (json, "300000 INFO one more\\n\"}");
  assert_changes (self, json->str, "0-1+0 99999-0+1 ");
  g_assert_cmpstr (get_line (self->log, 99999), ==, "300000 INFO one more");
}

static void
test_cancel (ScriptFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->json = "{\"log\": \"a\\n\"}";
  script_server_hold (self->server, "get_log");
  bunko_server_log_refresh_async (self->log, cancellable, keep_result_cb, &result);
  RUN_UNTIL (script_server_get_n_held (self->server) == 1);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_server_log_refresh_finish (self->log, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  script_server_release (self->server);
  g_assert_cmpuint (count (self->log), ==, 0);
}

#define ADD_SCRIPT(name)                                                                           \
  g_test_add ("/server-log/" #name, ScriptFixture, NULL, script_set_up, test_##name,               \
              script_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/server-log/main", SampleFixture, NULL, sample_fixture_set_up, test_main,
              sample_fixture_tear_down);
  g_test_add ("/server-log/kinds", SampleFixture, NULL, sample_fixture_set_up, test_kinds,
              sample_fixture_tear_down);
  g_test_add ("/server-log/legacy", SampleFixture, "0.3", sample_fixture_set_up, test_legacy,
              sample_fixture_tear_down);
  ADD_SCRIPT (growing);
  ADD_SCRIPT (odd_replies);
  ADD_SCRIPT (large);
  ADD_SCRIPT (cancel);
  return g_test_run ();
}
