/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-activity-list-private.h"
#include "library/bunko-library-command-private.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

/* How often the server is asked here, in milliseconds. */
#define INTERVAL 200

/* Activities against a server that says what the test wants, and against the sample server. */

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoActivityList *list;
  char *progress;    /* what get_command_progress answers without ids */
  int progress_code; /* or the error */
  const char *state; /* of every command */
  int stop_code;     /* the error that stop_command answers; 0 for none */
} Fixture;

static void
reply_progress (Fixture *self, JsonObject *args, ScriptReply *reply)
{
  if (args != NULL && json_object_has_member (args, "command_ids"))
    {
      reply->json = g_strdup ("{\"7\": {\"title\": \"AddItem\", \"subtitle\": \"\", \"text\": "
                              "\"[3/5] a\", \"percent\": 60.0, \"type\": 6, \"state\": 3}}");
      return;
    }
  reply->code = self->progress_code;
  reply->text = "no";
  if (reply->code == 0)
    reply->json = g_strdup (self->progress);
}

static void
answer (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (fname, "get_command_progress"))
    reply_progress (self, args, reply);
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = g_strdup_printf ("{\"7\": \"%s\", \"x-1\": \"%s\"}", self->state, self->state);
  else if (g_str_equal (fname, "get_command_value"))
    reply->json = g_strdup ("{\"7\": true}");
  else if (g_str_equal (fname, "new_item") || g_str_equal (fname, "get_similar"))
    reply->json = g_strdup ("7");
  else if (g_str_equal (fname, "stop_command"))
    {
      reply->code = self->stop_code;
      reply->text = "You may not";
      if (reply->code == 0)
        {
          reply->json = g_strdup ("{\"7\": \"started\"}");
          self->state = "stopped";
        }
    }
  else
    script_reply_unknown (reply);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = script_server_new (answer, self);
  self->progress = g_strdup ("[]");
  self->state = "started";
  library_fixture_connect (&self->library, script_server_get_port (self->server));
  self->list = g_object_ref (bunko_library_get_activities (self->library.library));
  self->list->interval = INTERVAL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  library_fixture_clear (&self->library);
  RUN_UNTIL (G_OBJECT (self->list)->ref_count == 1);
  g_assert_finalize_object (self->list);
  script_server_free (self->server);
  g_free (self->progress);
}

static guint
get_n_items (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* Borrowed: the list keeps it. */
static BunkoActivity *
get_nth (Fixture *self, guint position)
{
  g_autoptr (BunkoActivity) activity = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert_nonnull (activity);
  return activity;
}

static guint
count_polls (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < script_server_get_n_calls (self->server, "get_command_progress"); i++)
    if (strstr (script_server_get_args (self->server, "get_command_progress", i), "command_ids") ==
        NULL)
      n++;
  return n;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JsonNode) node =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, NULL);

  *(gboolean *) user_data = TRUE;
}

static void
run_command (Fixture *self, const char *fname, gboolean *ended)
{
  _bunko_library_run_command_async (self->library.library, fname, NULL, BUNKO_PRIORITY_INTERACTIVE,
                                    60, NULL, NULL, NULL, ended_cb, ended);
}

/* Something that takes long is listed with its progress, and stays when it is over. */
static void
test_own (Fixture *self, gconstpointer data)
{
  gboolean ended = FALSE;
  BunkoActivity *activity;

  run_command (self, "new_item", &ended);
  RUN_UNTIL (get_n_items (self) == 1);
  activity = get_nth (self, 0);
  g_assert_true (bunko_activity_is_own (activity));
  g_assert_cmpstr (bunko_activity_get_title (activity), ==, "Adding");
  g_assert_cmpuint (bunko_activity_list_get_n_running (self->list), ==, 1);
  RUN_UNTIL (bunko_activity_get_fraction (activity) == 0.6);
  g_assert_cmpstr (bunko_activity_get_text (activity), ==, "[3/5] a");
  g_assert_cmpfloat (bunko_activity_list_get_fraction (self->list), ==, 0.6);
  g_assert_true (bunko_activity_get_can_stop (activity));

  self->state = "finished";
  RUN_UNTIL (ended);
  g_assert_cmpint (bunko_activity_get_state (activity), ==, BUNKO_ACTIVITY_FINISHED);
  g_assert_false (bunko_activity_get_can_stop (activity));
  g_assert_cmpuint (bunko_activity_list_get_n_running (self->list), ==, 0);
  g_assert_cmpint (bunko_activity_get_ended (activity), >=, bunko_activity_get_started (activity));
  g_assert_cmpuint (get_n_items (self), ==, 1);

  bunko_activity_list_clear (self->list);
  g_assert_cmpuint (get_n_items (self), ==, 0);
}

/* What looks something up for a page is no activity. */
static void
test_quiet (Fixture *self, gconstpointer data)
{
  gboolean ended = FALSE;

  run_command (self, "get_similar", &ended);
  self->state = "failed";
  RUN_UNTIL (ended);
  g_assert_cmpuint (get_n_items (self), ==, 0);
}

/* What fails is told, with what the server says, until somebody has seen it. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  gboolean ended = FALSE;

  self->state = "failed";
  run_command (self, "new_item", &ended);
  RUN_UNTIL (ended && get_n_items (self) == 1);
  g_assert_cmpint (bunko_activity_get_state (get_nth (self, 0)), ==, BUNKO_ACTIVITY_FAILED);
  g_assert_nonnull (strstr (bunko_activity_get_error (get_nth (self, 0)), "failed on the server"));
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (self->list), ==, 1);
  bunko_activity_list_mark_seen (self->list);
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (self->list), ==, 0);
}

static void
test_stop (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  run_command (self, "new_item", &ended);
  RUN_UNTIL (get_n_items (self) == 1);
  bunko_activity_stop_async (get_nth (self, 0), NULL, keep_result_cb, &result);
  g_assert_cmpint (bunko_activity_get_state (get_nth (self, 0)), ==, BUNKO_ACTIVITY_STOPPING);
  g_assert_false (bunko_activity_get_can_stop (get_nth (self, 0)));
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_activity_stop_finish (get_nth (self, 0), result, &error));
  g_assert_no_error (error);
  RUN_UNTIL (ended);
  g_assert_cmpint (bunko_activity_get_state (get_nth (self, 0)), ==, BUNKO_ACTIVITY_STOPPED);
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (self->list), ==, 0);
}

/* Who may not stop it is told so, and it goes on. */
static void
test_stop_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  self->stop_code = BUNKO_SERVER_ERROR_NO_PERMISSION;
  run_command (self, "new_item", &ended);
  RUN_UNTIL (get_n_items (self) == 1);
  bunko_activity_stop_async (get_nth (self, 0), NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_activity_stop_finish (get_nth (self, 0), result, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  g_assert_cmpint (bunko_activity_get_state (get_nth (self, 0)), ==, BUNKO_ACTIVITY_RUNNING);
  g_assert_true (bunko_activity_get_can_stop (get_nth (self, 0)));
  self->state = "finished";
  RUN_UNTIL (ended);
}

/* The server is asked only while somebody looks, and not more often than it should be. */
static void
test_watch (Fixture *self, gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  guint n;

  g_assert_cmpuint (count_polls (self), ==, 0);
  bunko_activity_list_watch (self->list);
  RUN_UNTIL (count_polls (self) == 1);
  RUN_UNTIL (count_polls (self) == 2);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, (INTERVAL - 20) * G_TIME_SPAN_MILLISECOND);
  bunko_activity_list_unwatch (self->list);
  n = count_polls (self);
  run_for (2 * INTERVAL);
  g_assert_cmpuint (count_polls (self), ==, n);
}

#define OTHERS                                                                                     \
  "[{\"title\": \"ImageItem\", \"percent\": 100.0, \"type\": 1, \"state\": 1},"                    \
  " {\"title\": \"UpdateItem\", \"percent\": 100.0, \"type\": 6, \"state\": 0},"                   \
  " {\"title\": \"UpdateApplication\", \"percent\": 33.3, \"type\": 4, \"state\": 6,"              \
  "  \"text\": \"No disk space\", \"timestamp\": 1000},"                                           \
  " {\"title\": \"/srv/<b>comics</b>\\u202e\", \"percent\": %s, \"type\": 5, \"state\": %s,"       \
  "  \"text\": \"[3/5]\"}]"

static void
set_others (Fixture *self, const char *percent, const char *state)
{
  g_free (self->progress);
  self->progress = g_strdup_printf (OTHERS, percent, state);
}

/* What others do is listed without pictures and without parts of other commands; it is followed as
 * long as it runs, even if nobody looks any more. */
static void
test_others (Fixture *self, gconstpointer data)
{
  BunkoActivity *running;

  set_others (self, "50.0", "3");
  bunko_activity_list_watch (self->list);
  RUN_UNTIL (get_n_items (self) == 2);
  running = bunko_activity_is_over (get_nth (self, 0)) ? get_nth (self, 1) : get_nth (self, 0);
  g_assert_cmpuint (bunko_activity_list_get_n_running (self->list), ==, 1);
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (self->list), ==, 0);
  g_assert_cmpstr (bunko_activity_get_title (running), ==, "Looking for Galleries");
  g_assert_cmpstr (bunko_activity_get_subtitle (running), ==, "/srv/<b>comics</b>");
  g_assert_cmpfloat (bunko_activity_get_fraction (running), ==, 0.5);
  g_assert_false (bunko_activity_is_own (running));
  /* Its id is not known. */
  g_assert_false (bunko_activity_get_can_stop (running));

  bunko_activity_list_unwatch (self->list);
  set_others (self, "-1", "\"started\"");
  RUN_UNTIL (bunko_activity_get_fraction (running) < 0);
  set_others (self, "50.0", "\"Failed\"");
  RUN_UNTIL (bunko_activity_is_over (running));
  g_assert_cmpint (bunko_activity_get_state (running), ==, BUNKO_ACTIVITY_FAILED);
  g_assert_cmpstr (bunko_activity_get_error (running), ==, "[3/5]");
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (self->list), ==, 1);

  /* What was cleared away does not come back. */
  bunko_activity_list_clear (self->list);
  bunko_activity_list_watch (self->list);
  {
    guint n = count_polls (self);

    RUN_UNTIL (count_polls (self) > n + 1);
  }
  g_assert_cmpuint (get_n_items (self), ==, 0);
  bunko_activity_list_unwatch (self->list);
}

static guint
count_own (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_items (self); i++)
    n += bunko_activity_is_own (get_nth (self, i)) ? 1 : 0;
  return n;
}

/* Our own command stands in the list of the server, too, and is not listed twice; that of somebody
 * else, which is called the same, is. */
static void
test_own_among_others (Fixture *self, gconstpointer data)
{
  static const char *const both =
      "[{\"title\": \"AddItem\", \"percent\": 60.0, \"type\": 6, \"state\": 3, \"text\": \"a\"},"
      " {\"title\": \"AddItem\", \"percent\": 10.0, \"type\": 6, \"state\": 3, \"text\": \"b\"}]";
  gboolean ended = FALSE;

  run_command (self, "new_item", &ended);
  RUN_UNTIL (get_n_items (self) == 1);
  g_free (self->progress);
  self->progress = g_strdup (both);
  bunko_activity_list_watch (self->list);
  RUN_UNTIL (get_n_items (self) == 2);
  g_assert_cmpuint (count_own (self), ==, 1);
  g_assert_cmpstr (bunko_activity_get_text (get_nth (self, 0)), ==, "b");
  bunko_activity_list_unwatch (self->list);
  self->state = "finished";
  RUN_UNTIL (ended);
}

/* Since 1.0 the ids are told: then those of others can be stopped. */
static void
test_with_ids (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_free (self->progress);
  self->progress = g_strdup ("[{\"id\": \"x-1\", \"title\": \"Scan\", \"state\": 3}]");
  bunko_activity_list_watch (self->list);
  RUN_UNTIL (get_n_items (self) == 1);
  g_assert_true (bunko_activity_get_can_stop (get_nth (self, 0)));
  bunko_activity_stop_async (get_nth (self, 0), NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_activity_stop_finish (get_nth (self, 0), result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (script_server_get_last_args (self->server, "stop_command"), "x-1"));
  bunko_activity_list_unwatch (self->list);
}

/* Who may not know is told why, and the server is not asked again. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  self->progress_code = BUNKO_SERVER_ERROR_NO_PERMISSION;
  bunko_activity_list_watch (self->list);
  RUN_UNTIL (bunko_activity_list_get_problem (self->list) != NULL);
  run_for (2 * INTERVAL);
  g_assert_cmpuint (count_polls (self), ==, 1);
  bunko_activity_list_unwatch (self->list);
}

static char *
make_many (guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"title\": \"T%u\", \"percent\": 1.5e300, \"state\": %d, \"max\": "
                            "\"x\", \"timestamp\": 99999999999999}",
                            i > 0 ? "," : "", i, i % 2 == 0 ? 3 : 6);
  g_string_append (text, "]");
  return g_string_free (text, FALSE);
}

/* A server may claim to do anything, in any form. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  static const char *const replies[] = {
    "null",
    "true",
    "\"x\"",
    "[null, 1, \"x\", [], [[]], {}, {\"title\": 5, \"percent\": {}, \"state\": [], \"id\": {}}]",
    "{\"7\": null, \"8\": {\"title\": null, \"state\": \"no such\"}, \"9\": 3}",
    "[{\"id\": 1, \"title\": \"a\"}, {\"id\": 1, \"title\": \"a\"}, {\"id\": \"\"}]",
    "{\"title\": \"one\", \"percent\": 5, \"state\": -7}",
  };

  bunko_activity_list_watch (self->list);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      guint n = count_polls (self);

      g_free (self->progress);
      self->progress = g_strdup (replies[i]);
      RUN_UNTIL (count_polls (self) > n + 1);
      g_assert_cmpuint (get_n_items (self), <=, 20);
    }

  g_free (self->progress);
  self->progress = make_many (100000);
  RUN_UNTIL (bunko_activity_list_get_n_running (self->list) >= 10);
  g_assert_cmpuint (bunko_activity_list_get_n_running (self->list), <=, 100);
  g_assert_cmpuint (get_n_items (self), <=, 320);
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_assert_cmpfloat (bunko_activity_get_fraction (get_nth (self, i)), <=, 1);
      g_assert_cmpint (bunko_activity_get_started (get_nth (self, i)), <=,
                       g_get_real_time () / G_USEC_PER_SEC);
    }
  bunko_activity_list_unwatch (self->list);
}

/* The connections for all but what people wait for are not open yet: those will be slow. */
static GPtrArray *
get_slow_galleries (SampleFixture *self)
{
  g_object_set (self->server, "latency", 400, NULL);
  return sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 60);
}

/* A change of many items is listed if it takes long, and its button stops it. */
static void
test_edit (SampleFixture *self, gconstpointer legacy)
{
  BunkoActivityList *list = bunko_library_get_activities (self->library.library);
  g_autoptr (GPtrArray) items = get_slow_galleries (self);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_rating (3);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (BunkoActivity) activity = NULL;

  bunko_activity_list_add_edit (list, edit, "Rate", cancellable);
  bunko_bulk_edit_run_async (edit, cancellable, keep_result_cb, &result);
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  activity = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (bunko_activity_get_title (activity), ==, "Rate");
  g_assert_true (bunko_activity_get_can_stop (activity));
  bunko_activity_stop_async (activity, NULL, keep_result_cb, &stopped);
  RUN_UNTIL (result != NULL && stopped != NULL);
  g_assert_true (bunko_activity_stop_finish (activity, stopped, NULL));
  bunko_bulk_edit_run_finish (edit, result, NULL);
  g_assert_cmpint (bunko_activity_get_state (activity), ==, BUNKO_ACTIVITY_STOPPED);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), <, 60);
}

/* What could not be saved is listed as failed; but as it is kept, and offered again elsewhere, that
 * is no news. */
static void
test_edit_away (SampleFixture *self, gconstpointer legacy)
{
  BunkoActivityList *list = bunko_library_get_activities (self->library.library);
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 2);
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_rating (3);
  g_autoptr (BunkoBulkEdit) edit = bunko_bulk_edit_new (self->library.library, items, change);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoActivity) activity = NULL;

  bunko_session_close (self->library.session);
  bunko_activity_list_add_edit (list, edit, "Rate", cancellable);
  bunko_bulk_edit_run_async (edit, cancellable, keep_result_cb, &result);
  RUN_UNTIL (result != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  activity = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (bunko_activity_get_state (activity), ==, BUNKO_ACTIVITY_FAILED);
  g_assert_cmpuint (bunko_bulk_edit_get_n_kept (edit), >, 0);
  g_assert_cmpuint (bunko_activity_list_get_n_unseen (list), ==, 0);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* A real command: it shows how far it is, and goes on being known when it is over. */
static void
test_sample (SampleFixture *self, gconstpointer legacy)
{
  BunkoActivityList *list = bunko_library_get_activities (self->library.library);
  g_autoptr (BunkoActivity) activity = NULL;
  gboolean ended = FALSE;

  bunko_activity_list_watch (list);
  _bunko_library_run_command_async (self->library.library, "check_update", NULL,
                                    BUNKO_PRIORITY_INTERACTIVE, 60, NULL, NULL, NULL, checked_cb,
                                    &ended);
  RUN_UNTIL (ended);
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  activity = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (bunko_activity_get_state (activity), ==, BUNKO_ACTIVITY_FINISHED);
  g_assert_cmpstr (bunko_activity_get_title (activity), ==, "Checking for Updates");
  bunko_activity_list_unwatch (list);
}

#define TEST(name) g_test_add ("/activities/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST (own);
  TEST (quiet);
  TEST (failed);
  TEST (stop);
  TEST (stop_refused);
  TEST (watch);
  TEST (others);
  TEST (own_among_others);
  TEST (with_ids);
  TEST (refused);
  TEST (hostile);
  SAMPLE_TEST ("activities/edit", test_edit);
  SAMPLE_TEST ("activities/edit-away", test_edit_away);
  SAMPLE_TEST ("activities/command", test_sample);

  return g_test_run ();
}
