/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

/* The session over TLS, against the sample server. The certificate is one that nobody but the test
 * trusts. */

typedef struct
{
  GSubprocess *server;
  guint16 port;
  BunkoSession *session;
  guint n_commands;
} Tls;

static char *
get_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", name, NULL);
}

/* Whom the process trusts: the test's own certificate, or whom the system trusts. */
static void
trust (const char *name)
{
  g_autofree char *path = name != NULL ? get_file (name) : NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    {
      database = g_tls_file_database_new (path, &error);
      g_assert_no_error (error);
    }
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
set_up (Tls *self, gconstpointer data)
{
  g_autofree char *certificate = get_file ("certificate.pem");
  g_autofree char *key = get_file ("key.pem");
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", "0", "--galleries", "200",
                        "--exit-with-stdin", "--tls", certificate, key, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on 127.0.0.1:"));
  self->port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
tear_down (Tls *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (self->session != NULL)
    bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait_check (self->server, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->server);
  trust (NULL);
}

static gboolean
open_session (Tls *self, const char *host, gboolean tls, GError **error)
{
  const BunkoTimeLimits limits = { 20000, tls ? 20000 : 500, 20000 };
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (host, self->port, tls);
  g_auto (Outcome) outcome = { NULL };

  self->session = bunko_session_new (endpoint);
  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  return bunko_session_connect_finish (self->session, outcome_wait (&outcome), error);
}

static void
log_in (Tls *self)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_login_async (self->session, guest, NULL, outcome_cb, &outcome);
  bunko_session_login_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

static guint
count_items (Tls *self, Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
      bunko_session_call_finish (self->session, outcome_wait (outcome), &error);

  g_assert_no_error (error);
  outcome_clear (outcome);
  return json_array_get_length (json_node_get_array (node));
}

/* Long replies, and several connections at once. */
static void
test_trusted (Tls *self, gconstpointer data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  Outcome outcomes[6] = { { NULL } };
  g_autoptr (GError) error = NULL;

  trust ("certificate.pem");
  open_session (self, "127.0.0.1", TRUE, &error);
  g_assert_no_error (error);
  log_in (self);

  json_object_set_int_member (args, "limit", 100);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    bunko_session_call_async (self->session, "library_view", args,
                              i % 2 ? BUNKO_PRIORITY_VISIBLE : BUNKO_PRIORITY_INTERACTIVE, NULL,
                              outcome_cb, &outcomes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_cmpuint (count_items (self, &outcomes[i]), ==, 100);
}

static void
command_cb (BunkoSession *session, BunkoServerCommand command, Tls *self)
{
  g_assert_cmpint (command, ==, BUNKO_SERVER_COMMAND_QUIT);
  self->n_commands++;
}

/* The server says that it quits, and closes. */
static void
test_quit (Tls *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (JsonNode) push = NULL;
  g_autoptr (GError) error = NULL;

  trust ("certificate.pem");
  open_session (self, "localhost", TRUE, &error);
  g_assert_no_error (error);
  log_in (self);
  g_signal_connect (self->session, "server-command", G_CALLBACK (command_cb), self);
  bunko_session_send_command_async (self->session, BUNKO_SERVER_COMMAND_QUIT, NULL, outcome_cb,
                                    &outcome);
  push = bunko_session_send_command_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_node_get_int (push), ==, BUNKO_SERVER_COMMAND_QUIT);
  RUN_UNTIL (bunko_session_get_state (self->session) == BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->n_commands, ==, 1);
}

static void
test_untrusted (Tls *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
}

/* A server that waits for a handshake says nothing to a client that waits for a greeting. */
static void
test_without_tls (Tls *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", FALSE, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);
}

static void
test_no_backend (void)
{
  g_test_skip ("GIO has no TLS backend here");
}

#define ADD(path, function) g_test_add ("/tls/" path, Tls, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_add_func ("/tls", test_no_backend);
      return g_test_run ();
    }
  ADD ("trusted", test_trusted);
  ADD ("quit", test_quit);
  ADD ("untrusted", test_untrusted);
  ADD ("without-tls", test_without_tls);
  return g_test_run ();
}
