/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session.h"
#include "session-fixture.h"

/* The session against the sample server, as the oldest and as the newest version. */

typedef struct
{
  GSubprocess *server;
  BunkoSession *session;
  guint n_lost;
  gboolean old;
} Live;

static void
lost_cb (BunkoSession *session, const GError *error, Live *self)
{
  self->n_lost++;
}

static guint16
start_server (Live *self, const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                                   &error, g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", "0",
                                   "--galleries", "40", "--hpx-version", version, "--user",
                                   "aya:secret", "--exit-with-stdin", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on 127.0.0.1:"));
  return (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
connect_session (Live *self)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

static gboolean
log_in (Live *self, BunkoCredentials *credentials, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  bunko_session_login_async (self->session, credentials, NULL, outcome_cb, &outcome);
  return bunko_session_login_finish (self->session, outcome_wait (&outcome), error);
}

static void
set_up (Live *self, gconstpointer data)
{
  guint16 port = start_server (self, data);
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", port, FALSE);

  self->old = g_str_equal (data, "0.3.0");
  self->session = bunko_session_new (endpoint);
  g_signal_connect (self->session, "lost", G_CALLBACK (lost_cb), self);
  connect_session (self);
}

static void
tear_down (Live *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait (self->server, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->server);
}

static void
log_in_as_guest (Live *self)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GError) error = NULL;

  log_in (self, guest, &error);
  g_assert_no_error (error);
}

static JsonNode *
call_with (Live *self, const char *fname, const char *args, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (JsonNode) node = json_from_string (args, NULL);

  bunko_session_call_async (self->session, fname, json_node_get_object (node),
                            BUNKO_PRIORITY_INTERACTIVE, NULL, outcome_cb, &outcome);
  return bunko_session_call_finish (self->session, outcome_wait (&outcome), error);
}

static void
test_login (Live *self, gconstpointer data)
{
  g_autoptr (BunkoCredentials) wrong = bunko_credentials_new_user ("aya", "no");
  g_autoptr (BunkoCredentials) right = bunko_credentials_new_user ("aya", "secret");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) version = NULL;

  g_assert_true (bunko_session_get_guest_allowed (self->session));
  g_assert_cmpint (bunko_session_is_version_at_least (self->session, 0, 13, 0), ==, !self->old);
  g_assert_false (log_in (self, wrong, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_WRONG_CREDENTIALS);
  g_clear_error (&error);
  log_in (self, right, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bunko_session_get_user (self->session), ==, "aya");

  version = call_with (self, "get_version", "{}", &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (version));
  g_assert_null (call_with (self, "no_such_function", "{}", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_assert_false (bunko_session_has_function (self->session, "no_such_function"));
  g_clear_error (&error);
  g_assert_null (call_with (self, "get_version", "{\"bogus\":1}", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_assert_true (bunko_session_has_function (self->session, "get_version"));
}

/* Many calls over all lanes, a part of them cancelled at any moment: every caller gets its own. */

#define N_CALLS 400

typedef struct
{
  GCancellable *cancellable;
  Outcome outcome;
  gint64 id;
} Fetch;

static void
start_fetch (Live *self, Fetch *fetch, guint i)
{
  static const BunkoPriority priorities[] = { BUNKO_PRIORITY_INTERACTIVE, BUNKO_PRIORITY_VISIBLE,
                                              BUNKO_PRIORITY_PREFETCH, BUNKO_PRIORITY_POLL };
  g_autoptr (JsonObject) args = json_object_new ();

  fetch->id = 1 + i % 40;
  fetch->cancellable = g_cancellable_new ();
  json_object_set_int_member (args, "item_type", 1);
  json_object_set_int_member (args, "item_id", fetch->id);
  bunko_session_call_async (self->session, "get_item", args,
                            priorities[i % G_N_ELEMENTS (priorities)], fetch->cancellable,
                            outcome_cb, &fetch->outcome);
}

static gboolean
check_fetch (Live *self, Fetch *fetch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
      bunko_session_call_finish (self->session, outcome_wait (&fetch->outcome), &error);

  outcome_clear (&fetch->outcome);
  g_clear_object (&fetch->cancellable);
  if (node == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return FALSE;
    }
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "id"), ==, fetch->id);
  return TRUE;
}

static void
test_pairing (Live *self, gconstpointer data)
{
  g_autofree Fetch *fetches = g_new0 (Fetch, N_CALLS);
  guint n_answered = 0;

  log_in_as_guest (self);
  for (guint i = 0; i < N_CALLS; i++)
    {
      start_fetch (self, &fetches[i], i);
      if (i >= 10 && g_test_rand_bit ())
        g_cancellable_cancel (fetches[i - g_test_rand_int_range (0, 10)].cancellable);
      if (i % 7 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  for (guint i = 0; i < N_CALLS; i++)
    if (check_fetch (self, &fetches[i]))
      n_answered++;
  g_assert_cmpuint (n_answered, >, N_CALLS / 4);
  g_assert_cmpuint (n_answered, <, N_CALLS);
  g_assert_cmpuint (self->n_lost, ==, 0);
}

/* Pictures: ids of commands, their states, their values. */
static void
test_commands (Live *self, gconstpointer data)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) ids = NULL;
  JsonObjectIter iter;
  const char *item;
  JsonNode *id;

  log_in_as_guest (self);
  ids = call_with (self, "get_image",
                   "{\"item_type\":1,\"item_ids\":[1,2,3,4,5,6],\"size\":4,\"url\":true}", &error);
  g_assert_no_error (error);
  json_object_iter_init (&iter, json_node_get_object (ids));
  while (json_object_iter_next (&iter, &item, &id))
    g_ptr_array_add (commands,
                     bunko_command_tracker_track_node (bunko_session_get_commands (self->session),
                                                       id, BUNKO_PRIORITY_VISIBLE));
  g_assert_cmpuint (commands->len, ==, 6);

  for (guint i = 0; i < commands->len; i++)
    {
      g_auto (Outcome) outcome = { NULL };
      BunkoCommand *command = g_ptr_array_index (commands, i);
      g_autoptr (JsonNode) value = NULL;

      bunko_command_wait_async (command, NULL, outcome_cb, &outcome);
      value = bunko_command_wait_finish (command, outcome_wait (&outcome), &error);
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (value));
      g_assert_true (json_object_has_member (json_node_get_object (value), "data"));
      g_assert_cmpint (bunko_command_get_state (command), ==, BUNKO_COMMAND_FINISHED);
    }
  g_assert_cmpuint (bunko_command_tracker_get_n_open (bunko_session_get_commands (self->session)),
                    ==, 0);
}

static JsonNode *
send_command (Live *self, BunkoServerCommand command, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  bunko_session_send_command_async (self->session, command, NULL, outcome_cb, &outcome);
  return bunko_session_send_command_finish (self->session, outcome_wait (&outcome), error);
}

static void
test_server_commands (Live *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) greeting = NULL, logout = NULL, push = NULL;

  log_in_as_guest (self);
  greeting = send_command (self, BUNKO_SERVER_COMMAND_REQUEST_AUTH, &error);
  g_assert_no_error (error);
  g_assert_true (json_object_has_member (json_node_get_object (greeting), "version"));

  logout = send_command (self, BUNKO_SERVER_COMMAND_LOGOUT, &error);
  if (self->old)
    g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
      log_in_as_guest (self);
    }
  g_clear_error (&error);

  push = send_command (self, BUNKO_SERVER_COMMAND_QUIT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_node_get_int (push), ==, BUNKO_SERVER_COMMAND_QUIT);
  RUN_UNTIL (bunko_session_get_state (self->session) == BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->n_lost, ==, 1);
}

#define ADD(path, function)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/live/0.3.0/" path, Live, "0.3.0", set_up, function, tear_down);                  \
    g_test_add ("/live/0.13.3/" path, Live, "0.13.3", set_up, function, tear_down);                \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("login", test_login);
  ADD ("pairing", test_pairing);
  ADD ("commands", test_commands);
  ADD ("server-commands", test_server_commands);
  return g_test_run ();
}
