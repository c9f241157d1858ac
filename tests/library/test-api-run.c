/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-api-run.h"
#include "sample-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static BunkoApiRun *
run (BunkoLibrary *library, const char *text)
{
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (text, NULL);

  g_assert_nonnull (request);
  return bunko_api_run_new (library, request, 30);
}

static gboolean
is_over (BunkoApiRun *self)
{
  return bunko_api_run_get_status (self) >= BUNKO_API_STATUS_DONE;
}

static BunkoApiOutcome *
get_outcome (BunkoApiRun *self, guint index)
{
  g_autoptr (BunkoApiOutcome) outcome =
      g_list_model_get_item (bunko_api_run_get_outcomes (self), index);

  return outcome;
}

/* All of the text is there once nothing changes any more. */
static gboolean
has_text (BunkoApiRun *self, const char *part)
{
  const char *text = bunko_api_run_get_text (self);

  return text != NULL && strstr (text, part) != NULL;
}

static void
test_several (SampleFixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoApiRun) self =
      run (fixture->library.library,
           "[{\"fname\": \"get_item\", \"item_id\": 999999999},"
           " {\"fname\": \"get_version\"}, {\"fname\": \"no_such_function\"}]");

  g_assert_cmpuint (g_list_model_get_n_items (bunko_api_run_get_outcomes (self)), ==, 3);
  g_assert_cmpint (bunko_api_run_get_status (self), ==, BUNKO_API_STATUS_WAITING);
  RUN_UNTIL (is_over (self));
  g_assert_cmpint (bunko_api_run_get_status (self), ==, BUNKO_API_STATUS_FAILED);
  g_assert_cmpint (bunko_api_outcome_get_status (get_outcome (self, 0)), ==,
                   BUNKO_API_STATUS_FAILED);
  g_assert_nonnull (strstr (bunko_api_outcome_get_message (get_outcome (self, 0)), "303"));
  g_assert_cmpint (bunko_api_outcome_get_status (get_outcome (self, 1)), ==, BUNKO_API_STATUS_DONE);
  g_assert_cmpint (bunko_api_outcome_get_status (get_outcome (self, 2)), ==,
                   BUNKO_API_STATUS_FAILED);
  RUN_UNTIL (has_text (self, "no_such_function"));
  g_assert_true (has_text (self, "\"core\""));
  g_assert_true (has_text (self, "\"code\": 303"));
  g_assert_cmpuint (bunko_api_run_get_sent_size (self), >, 50);
  g_assert_cmpuint (bunko_api_run_get_received_size (self), >, 50);
  g_assert_false (bunko_api_run_get_is_shortened (self));
}

static void
test_async (SampleFixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoApiRun) self =
      run (fixture->library.library, "{\"fname\": \"get_similar\", \"item_id\": 1, \"limit\": 2}");

  RUN_UNTIL (bunko_api_run_get_status (self) == BUNKO_API_STATUS_RUNNING || is_over (self));
  g_assert_cmpuint (bunko_api_outcome_get_n_commands (get_outcome (self, 0)), ==, 1);
  RUN_UNTIL (is_over (self));
  g_assert_cmpint (bunko_api_run_get_status (self), ==, BUNKO_API_STATUS_DONE);
  RUN_UNTIL (has_text (self, "\"value\""));
  g_assert_true (has_text (self, "\"command\""));
  g_assert_cmpuint (bunko_api_run_get_elapsed (self), <, 30000);
}

/* A command for each of several pictures, whose data is only shown in part. */
static void
test_images (SampleFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) galleries =
      sample_fixture_get_galleries (fixture, BUNKO_VIEW_TYPE_LIBRARY, 2);
  gint64 first = bunko_item_get_id (galleries->pdata[0]);
  gint64 second = bunko_item_get_id (galleries->pdata[1]);
  g_autofree char *text =
      g_strdup_printf ("{\"fname\": \"get_image\", \"size\": 4, \"item_ids\": [%" G_GINT64_FORMAT
                       ", %" G_GINT64_FORMAT "]}",
                       first, second);
  g_autofree char *key = g_strdup_printf ("\"%" G_GINT64_FORMAT "\": {", second);
  g_autoptr (BunkoApiRun) self = run (fixture->library.library, text);

  RUN_UNTIL (is_over (self));
  if (data != NULL)
    {
      /* 0.3.0 cannot send pictures as text. */
      g_assert_cmpint (bunko_api_run_get_status (self), ==, BUNKO_API_STATUS_FAILED);
      g_assert_nonnull (
          strstr (bunko_api_outcome_get_message (get_outcome (self, 0)), "AttributeError"));
      return;
    }
  g_assert_cmpint (bunko_api_run_get_status (self), ==, BUNKO_API_STATUS_DONE);
  g_assert_cmpuint (bunko_api_outcome_get_n_commands (get_outcome (self, 0)), ==, 2);
  RUN_UNTIL (has_text (self, key) && !has_text (self, "\"running\""));
  g_assert_true (bunko_api_run_get_is_shortened (self));
  g_assert_true (has_text (self, "… ("));
  g_assert_cmpuint (strlen (bunko_api_run_get_text (self)), <, 10000);
  g_assert_cmpuint (bunko_api_run_get_received_size (self), >, 5000);
}

static void
save_and_compare (BunkoApiRun *self)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bunko-api-run.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) from_file = NULL;
  g_autoptr (JsonNode) from_copy = NULL;

  bunko_api_run_save_async (self, file, NULL, keep_result_cb, &saved);
  RUN_UNTIL (saved != NULL);
  bunko_api_run_save_finish (self, saved, &error);
  g_assert_no_error (error);
  bunko_api_run_copy_async (self, NULL, keep_result_cb, &copied);
  RUN_UNTIL (copied != NULL);
  text = bunko_api_run_copy_finish (self, copied, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  from_file = json_from_string (contents, &error);
  g_assert_no_error (error);
  from_copy = json_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (from_file, from_copy));
  g_assert_cmpuint (strlen (text), >, strlen (bunko_api_run_get_text (self)));
  g_unlink (path);
}

static void
huge_answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  GString *string = g_string_new ("[");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (string, "%s{\"id\": %u}", i > 0 ? "," : "", i);
  g_string_append_c (string, ']');
  reply->json = g_string_free_and_steal (string);
}

static void
test_huge (void)
{
  g_autoptr (ScriptServer) server = script_server_new (huge_answer_cb, NULL);
  g_auto (LibraryFixture) library = { NULL };
  g_autoptr (BunkoApiRun) self = NULL;

  library_fixture_connect (&library, script_server_get_port (server));
  self = run (library.library, "{\"fname\": \"get_items\"}");
  RUN_UNTIL (bunko_api_run_get_text (self) != NULL);
  g_assert_true (bunko_api_run_get_is_shortened (self));
  g_assert_true (has_text (self, "the rest is not shown"));
  g_assert_cmpuint (strlen (bunko_api_run_get_text (self)), <, (2u << 20) + 1000);
  g_assert_cmpuint (bunko_api_run_get_received_size (self), >, 200000 * 8);
  save_and_compare (self);
}

static void
silent_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  if (g_str_equal (fname, "reindex"))
    reply->json = g_strdup ("7");
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = g_strdup ("{\"7\": 3}");
  else if (g_str_equal (fname, "get_command_progress"))
    reply->json = g_strdup ("{\"7\": {\"percent\": 25.0, \"text\": \"Half of a half\"}}");
  else
    reply->json = g_strdup ("{\"7\": 5}");
}

static void
test_stop (void)
{
  g_autoptr (ScriptServer) server = script_server_new (silent_cb, NULL);
  g_auto (LibraryFixture) library = { NULL };
  g_autoptr (BunkoApiRun) self = NULL;
  g_autoptr (BunkoApiRun) waiting = NULL;

  library_fixture_connect (&library, script_server_get_port (server));
  self = run (library.library, "{\"fname\": \"reindex\"}");
  RUN_UNTIL (bunko_api_run_get_status (self) == BUNKO_API_STATUS_RUNNING);
  RUN_UNTIL (bunko_api_outcome_get_progress (get_outcome (self, 0)) == 0.25);
  g_assert_cmpstr (bunko_api_outcome_get_message (get_outcome (self, 0)), ==, "Half of a half");
  bunko_api_run_stop (self);
  RUN_UNTIL (bunko_api_run_get_status (self) == BUNKO_API_STATUS_STOPPED);
  RUN_UNTIL (script_server_get_n_calls (server, "stop_command") == 1);

  script_server_hold (server, "get_version");
  waiting = run (library.library, "{\"fname\": \"get_version\"}");
  RUN_UNTIL (script_server_get_n_held (server) == 1);
  bunko_api_run_stop (waiting);
  RUN_UNTIL (is_over (waiting));
  g_assert_cmpint (bunko_api_run_get_status (waiting), ==, BUNKO_API_STATUS_STOPPED);
  script_server_release (server);
}

/* Whoever leaves keeps nothing alive. */
static void
test_leave (void)
{
  g_autoptr (ScriptServer) server = script_server_new (silent_cb, NULL);
  g_auto (LibraryFixture) library = { NULL };
  BunkoApiRun *self;

  library_fixture_connect (&library, script_server_get_port (server));
  self = run (library.library, "{\"fname\": \"reindex\"}");
  RUN_UNTIL (bunko_api_run_get_status (self) == BUNKO_API_STATUS_RUNNING);
  RUN_UNTIL (bunko_api_run_get_text (self) != NULL);
  run_for (150);
  RUN_UNTIL (G_OBJECT (self)->ref_count == 1);
  g_assert_finalize_object (self);
  g_assert_cmpuint (script_server_get_n_calls (server, "stop_command"), ==, 0);
}

static void
any_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  reply->json = g_strdup ("null");
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *ended = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *ended = TRUE;
}

/* Replaces the program by where it is, and runs the line as a shell does. */
static void
run_command_line (const char *line)
{
  g_autofree char *program = g_shell_quote (g_getenv ("BUNKOCTL"));
  g_autofree char *whole = g_strconcat (program, line + strlen ("bunkoctl"), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gboolean ended = FALSE;

  g_assert_true (g_str_has_prefix (line, "bunkoctl "));
  process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/bin/sh", "-c", whole, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  RUN_UNTIL (ended);
}

/* What is copied as a command line arrives as what was written. */
static void
test_command_line (void)
{
  static const char nasty[] =
      "[{\"fname\": \"search_items\", \"search_query\": \"it's $HOME \\\"x\\\" `id` \\\\ é\\n*\","
      " \"limit\": -5, \"search_options\": {\"a b\": [1.5, null, true, \"'\"]}},"
      " {\"fname\": \"get_items\", \"item_type\": \"Gallery\", \"offset\": null},"
      " {\"fname\": \"get_version\"}]";
  g_autoptr (ScriptServer) server = script_server_new (any_cb, NULL);
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (nasty, NULL);
  g_autofree char *address =
      g_strdup_printf ("hpx://127.0.0.1:%u", script_server_get_port (server));
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) sent = json_from_string (nasty, NULL);

  if (g_getenv ("BUNKOCTL") == NULL)
    {
      g_test_skip ("BUNKOCTL does not say where the program is");
      return;
    }
  line = bunko_api_request_dup_command (request, address);
  run_command_line (line);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *call = json_array_get_object_element (json_node_get_array (sent), i);
      g_autofree char *fname = g_strdup (json_object_get_string_member (call, "fname"));
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autoptr (JsonNode) arrived = NULL;

      arrived = json_from_string (script_server_get_last_args (server, fname), NULL);
      json_object_remove_member (call, "fname");
      json_node_set_object (node, call);
      json_object_remove_member (json_node_get_object (arrived), "fname");
      g_assert_true (json_node_equal (node, arrived));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SAMPLE_TEST ("api-run/several", test_several);
  SAMPLE_TEST ("api-run/async", test_async);
  SAMPLE_TEST ("api-run/images", test_images);
  g_test_add_func ("/library/api-run/huge", test_huge);
  g_test_add_func ("/library/api-run/stop", test_stop);
  g_test_add_func ("/library/api-run/leave", test_leave);
  g_test_add_func ("/library/api-run/command-line", test_command_line);
  return g_test_run ();
}
