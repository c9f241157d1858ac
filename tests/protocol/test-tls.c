/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sys/socket.h>

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

/* The session over TLS, against the sample server. Of the certificates in fixtures/tls (make.sh)
 * some are signed by themselves, as those of real servers, and some by an authority that nobody but
 * the test trusts. */

typedef struct
{
  GSubprocess *server;
  guint16 port;
  BunkoSession *session;
  guint n_commands;
  GError *lost;
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

static char *
get_fingerprint (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = get_file (file_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return bunko_fingerprint_of (certificate);
}

/* Starts a server with the certificate, at the same port as before if there was one. */
static void
start_server (Tls *self, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_name = g_str_equal (name, "certificate")
                                  ? g_strdup ("key.pem")
                                  : g_strconcat (name, "-key.pem", NULL);
  g_autofree char *certificate = get_file (file_name);
  g_autofree char *key = get_file (key_name);
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
      g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", port, "--galleries", "200", "--exit-with-stdin",
      "--user", "ann:sesame", g_str_equal (name, "none") ? NULL : "--tls", certificate, key, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on 127.0.0.1:"));
  self->port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
stop_server (Tls *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait_check (self->server, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->server);
}

static void
set_up (Tls *self, gconstpointer name)
{
  start_server (self, name);
}

static void
tear_down (Tls *self, gconstpointer data)
{
  if (self->session != NULL)
    bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  stop_server (self);
  g_clear_error (&self->lost);
  trust (NULL);
}

static void
lost_cb (BunkoSession *session, const GError *error, Tls *self)
{
  g_clear_error (&self->lost);
  self->lost = g_error_copy (error);
}

static gboolean
connect_session (Tls *self, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  return bunko_session_connect_finish (self->session, outcome_wait (&outcome), error);
}

static gboolean
open_session (Tls *self, const char *host, gboolean tls, GError **error)
{
  const BunkoTimeLimits limits = { 20000, tls ? 20000 : 500, 20000 };
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (host, self->port, tls);

  self->session = bunko_session_new (endpoint);
  g_signal_connect (self->session, "lost", G_CALLBACK (lost_cb), self);
  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  return connect_session (self, error);
}

static void
open_pinned (Tls *self, const char *name)
{
  g_autofree char *pin = get_fingerprint (name);
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  bunko_session_set_pin (self->session, pin);
  g_clear_error (&error);
  connect_session (self, &error);
  g_assert_no_error (error);
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

/* Nobody vouches for it: it is shown, and nothing is sent. */
static void
test_unknown (Tls *self, gconstpointer name)
{
  g_autofree char *fingerprint = get_fingerprint (name);
  BunkoPeerCertificate *peer;
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
  g_assert_null (bunko_session_get_tls_version (self->session));

  peer = bunko_session_get_peer_certificate (self->session);
  g_assert_nonnull (peer);
  g_assert_cmpstr (bunko_peer_certificate_get_fingerprint (peer), ==, fingerprint);
  g_assert_cmpstr (bunko_peer_certificate_get_subject (peer), ==, "CN=localhost");
  g_assert_cmpstr (bunko_peer_certificate_get_issuer (peer), ==, "CN=localhost");
  g_assert_nonnull (strstr (bunko_peer_certificate_get_pem (peer), "BEGIN CERTIFICATE"));
  g_assert_cmpint (g_date_time_get_year (bunko_peer_certificate_get_valid_until (peer)), ==, 2126);
  g_assert_cmpint (g_date_time_compare (bunko_peer_certificate_get_valid_from (peer),
                                        bunko_peer_certificate_get_valid_until (peer)),
                   <, 0);
  g_assert_false (bunko_peer_certificate_is_verified (peer));
}

static void
call_on_every_lane (Tls *self)
{
  g_autoptr (JsonObject) args = json_object_new ();
  const BunkoPriority priorities[] = { BUNKO_PRIORITY_INTERACTIVE, BUNKO_PRIORITY_VISIBLE,
                                       BUNKO_PRIORITY_VISIBLE, BUNKO_PRIORITY_POLL };
  Outcome outcomes[G_N_ELEMENTS (priorities)] = { { NULL } };

  json_object_set_int_member (args, "limit", 100);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    bunko_session_call_async (self->session, "library_view", args, priorities[i], NULL, outcome_cb,
                              &outcomes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    g_assert_cmpuint (count_items (self, &outcomes[i]), ==, 100);
}

/* The certificate is good on all connections of the session, though it names somebody else. */
static void
test_pinned (Tls *self, gconstpointer name)
{
  BunkoPeerCertificate *peer;

  open_pinned (self, name);
  log_in (self);
  call_on_every_lane (self);
  peer = bunko_session_get_peer_certificate (self->session);
  g_assert_false (bunko_peer_certificate_is_verified (peer));
  g_assert_cmpstr (bunko_peer_certificate_get_fingerprint (peer), ==,
                   bunko_session_get_pin (self->session));
  g_assert_true (g_str_has_prefix (bunko_session_get_tls_version (self->session), "TLS 1."));
  g_assert_nonnull (bunko_session_get_cipher (self->session));
  g_assert_null (self->lost);
}

static void
test_wrong_pin (Tls *self, gconstpointer name)
{
  g_autofree char *wrong = get_fingerprint ("renewed");
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  for (guint i = 0; i < 2; i++)
    {
      bunko_session_set_pin (self->session, i == 0 ? wrong : "not a fingerprint");
      g_clear_error (&error);
      g_assert_false (connect_session (self, &error));
      g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED);
    }

  /* And without a pin it is unknown again. */
  bunko_session_set_pin (self->session, NULL);
  g_clear_error (&error);
  g_assert_false (connect_session (self, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN);
}

/* A connection that is added to an open session leads to another server: that is the end of all. */
static void
test_changed_lane (Tls *self, gconstpointer name)
{
  g_autofree char *pin = get_fingerprint ("renewed");
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  open_pinned (self, name);
  log_in (self);
  bunko_session_set_pin (self->session, pin);
  bunko_session_call_async (self->session, "get_version", NULL, BUNKO_PRIORITY_POLL, NULL,
                            outcome_cb, &outcome);
  node = bunko_session_call_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_null (node);
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED);
  g_assert_error (self->lost, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_LOST);
}

/* Another server is there when the session connects again by itself. */
static void
test_changed_reconnect (Tls *self, gconstpointer name)
{
  g_autofree char *renewed = get_fingerprint ("renewed");
  g_auto (Outcome) outcome = { NULL };
  g_auto (Outcome) again = { NULL };
  g_autoptr (GError) error = NULL;

  open_pinned (self, name);
  log_in (self);
  stop_server (self);
  RUN_UNTIL (bunko_session_get_state (self->session) == BUNKO_SESSION_LOST);
  start_server (self, "renewed");

  bunko_session_reconnect_async (self->session, NULL, outcome_cb, &outcome);
  g_assert_false (bunko_session_reconnect_finish (self->session, outcome_wait (&outcome), &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpstr (
      bunko_peer_certificate_get_fingerprint (bunko_session_get_peer_certificate (self->session)),
      ==, renewed);

  bunko_session_set_pin (self->session, renewed);
  g_clear_error (&error);
  bunko_session_reconnect_async (self->session, NULL, outcome_cb, &again);
  bunko_session_reconnect_finish (self->session, outcome_wait (&again), &error);
  g_assert_no_error (error);
  call_on_every_lane (self);
}

/* Whom an authority vouches for needs no pin, and a pin of another one does no harm. */
static void
test_verified (Tls *self, gconstpointer name)
{
  g_autofree char *other = get_fingerprint ("server");
  g_autoptr (GError) error = NULL;

  trust ("authority.pem");
  open_session (self, "127.0.0.1", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (
      bunko_peer_certificate_is_verified (bunko_session_get_peer_certificate (self->session)));
  bunko_session_set_pin (self->session, other);
  log_in (self);
  call_on_every_lane (self);
}

/* An authority vouches for it, but not for this server, or not any more. */
static void
test_not_verified (Tls *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;

  trust ("authority.pem");
  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN);
  g_assert_false (
      bunko_peer_certificate_is_verified (bunko_session_get_peer_certificate (self->session)));
}

static void
test_not_encrypted (Tls *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", TRUE, &error));
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  g_assert_null (bunko_session_get_peer_certificate (self->session));
}

/* A server that waits for a handshake says nothing to a client that waits for a greeting. */
static void
test_without_tls (Tls *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_session (self, "127.0.0.1", FALSE, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);
}

static gpointer
reset_everybody (gpointer data)
{
  const struct linger at_once = { 1, 0 };
  GSocket *listener = data;
  GSocket *client;

  while ((client = g_socket_accept (listener, NULL, NULL)) != NULL)
    {
      setsockopt (g_socket_get_fd (client), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
      g_object_unref (client);
    }

  return NULL;
}

/* Whoever is gone before TLS begins is no reason for a warning of GLib. */
static void
test_reset (void)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (BunkoEndpoint) endpoint = NULL;
  g_autoptr (GError) error = NULL;
  GSocket *listener =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  GThread *thread;

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (listener, address, FALSE, NULL));
  g_assert_true (g_socket_listen (listener, NULL));
  bound = g_socket_get_local_address (listener, NULL);
  thread = g_thread_new ("reset", reset_everybody, listener);
  endpoint = bunko_endpoint_new (
      "127.0.0.1", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)), TRUE);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (BunkoSession) session = bunko_session_new (endpoint);
      g_auto (Outcome) outcome = { NULL };
      g_autoptr (GError) failure = NULL;

      bunko_session_connect_async (session, NULL, outcome_cb, &outcome);
      /* The reset is there before the connection is looked at. */
      g_usleep (2000);
      g_assert_false (bunko_session_connect_finish (session, outcome_wait (&outcome), &failure));
      g_assert_nonnull (failure);
      bunko_session_close (session);
    }
  g_socket_shutdown (listener, TRUE, TRUE, NULL);
  g_thread_join (thread);
  g_object_unref (listener);
}

static void
test_no_backend (void)
{
  g_test_skip ("GIO has no TLS backend here");
}

static void
test_fingerprint (void)
{
  const char *digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eFF";
  const char *expected = "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:"
                         "10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:FF";
  const char *const wrong[] = { "", "00", "SHA256:", "sha1 Fingerprint=00:01", "é" };
  g_autofree char *prefixed = g_strconcat ("SHA256:", digits, NULL);
  g_autofree char *openssl = g_strconcat ("sha256 Fingerprint=", expected, "\n", NULL);
  g_autofree char *too_long = g_strconcat (digits, "0", NULL);
  g_autofree char *not_hex = g_strdelimit (g_strdup (digits), "f", 'g');
  const char *const right[] = { digits, expected, prefixed, openssl };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *fingerprint = bunko_fingerprint_parse (right[i]);

      g_assert_cmpstr (fingerprint, ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (bunko_fingerprint_parse (wrong[i]));
  g_assert_null (bunko_fingerprint_parse (too_long));
  g_assert_null (bunko_fingerprint_parse (not_hex));
}

#define ADD(path, certificate, function)                                                           \
  g_test_add ("/tls/" path, Tls, certificate, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_add_func ("/tls", test_no_backend);
      return g_test_run ();
    }
  g_test_add_func ("/tls/fingerprint", test_fingerprint);
  g_test_add_func ("/tls/reset", test_reset);
  ADD ("trusted", "certificate", test_trusted);
  ADD ("quit", "certificate", test_quit);
  ADD ("unknown", "server", test_unknown);
  ADD ("pinned", "server", test_pinned);
  ADD ("pinned/expired", "expired", test_pinned);
  ADD ("wrong-pin", "server", test_wrong_pin);
  ADD ("changed/lane", "server", test_changed_lane);
  ADD ("changed/reconnect", "server", test_changed_reconnect);
  ADD ("verified", "valid", test_verified);
  ADD ("not-verified/name", "foreign", test_not_verified);
  ADD ("not-verified/expired", "expired", test_not_verified);
  ADD ("not-encrypted", "none", test_not_encrypted);
  ADD ("without-tls", "server", test_without_tls);
  return g_test_run ();
}
