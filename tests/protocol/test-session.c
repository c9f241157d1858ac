/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

static void
test_basics (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int version[3];

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1",
                                    REPLY (RESULT ("get_version", "{\"core\":[0,13,3]}")), "."));
  g_assert_null (bunko_session_get_server_name (self->session));
  fixture_log_in (self);
  g_assert_cmpstr (bunko_session_get_server_name (self->session), ==, "peer");
  g_assert_true (bunko_session_get_guest_allowed (self->session));
  g_assert_null (bunko_session_get_user (self->session));
  bunko_session_get_core_version (self->session, version);
  g_assert_cmpint (version[0], ==, 0);
  g_assert_cmpint (version[1], ==, 13);
  g_assert_cmpint (version[2], ==, 3);
  g_assert_true (bunko_session_get_version (self->session, BUNKO_VERSION_DATABASE, version));
  g_assert_cmpint (version[1], ==, 2);
  g_assert_true (bunko_session_is_version_at_least (self->session, 0, 9, 7));
  g_assert_false (bunko_session_is_version_at_least (self->session, 0, 13, 4));

  text = call (self, "get_version", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\"core\":[0,13,3]}");
}

/* Opening. */

static void
connect_expecting (Fixture *self, GQuark domain, int code)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  g_assert_false (bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
}

static void
shorten_limits (Fixture *self, guint greeting, guint reply)
{
  const BunkoTimeLimits limits = { 5000, greeting, reply };

  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
}

static void
test_silent (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("."));
  shorten_limits (self, 100, 5000);
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);

  /* It can be tried again. */
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  shorten_limits (self, 5000, 5000);
  fixture_connect (self);
}

static void
test_not_hpx (Fixture *self, gconstpointer data)
{
  static const char *const greetings[] = {
    "=SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
    "=HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
    "=+OK ready\r\n",
    "=\x1f\x8b but not gzip at all, as it turns out",
    ">{\"jsonrpc\":\"2.0\"}",
    ">[1,2,3]",
    ">{\"session\":\"\",\"name\":\"x\",\"data\":\"Authenticated\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (greetings); i++)
    {
      raw_peer_add (self->peer, SCRIPT (greetings[i], "."));
      connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NOT_HPX);
    }
}

static void
test_newer_protocol (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("=\x84\xa7session\xa0\xa4name\xa3srv\xa4"
                                    "data\xc0<EOF>",
                                    "."));
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL);
}

static void
test_closed_without_greeting (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("x"));
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
}

static void
test_closed_in_greeting (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("/20 {\"session\":\"\",\"name\":\"peer\"}", "x"));
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TRUNCATED);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  raw_peer_stop_listening (self->peer);
  connect_expecting (self, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

/* A TLS client waits for the handshake of a server that has no TLS. */
static void
test_connect_late (Fixture *self, gconstpointer data)
{
  const BunkoTimeLimits limits = { 100, 5000, 5000 };
  g_autoptr (BunkoEndpoint) endpoint =
      bunko_endpoint_new ("127.0.0.1", raw_peer_get_port (self->peer), TRUE);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("GIO has no TLS backend here");
      return;
    }
  raw_peer_add (self->peer, SCRIPT ("."));
  g_clear_object (&self->session);
  self->session = bunko_session_new (endpoint);
  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  connect_expecting (self, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_wait (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (PUSH ("\"wait\""), "~30", PUSH ("\"wait\""), GREETING, "."));
  fixture_connect (self);
}

static void
test_wait_forever (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (PUSH ("\"wait\""), "."));
  shorten_limits (self, 100, 5000);
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);
}

static void
test_connect_cancelled (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT ("?", "."));
  bunko_session_connect_async (self->session, cancellable, outcome_cb, &outcome);
  fixture_wait_for_peer (self, 1);
  g_cancellable_cancel (cancellable);
  bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
  raw_peer_release (self->peer);
}

static void
test_connect_twice (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  fixture_connect (self);
  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
}

/* Versions and names may be missing or of odd types. */
static void
test_odd_greetings (Fixture *self, gconstpointer data)
{
  int version[3];

  raw_peer_add (self->peer, SCRIPT (">{\"data\":{\"guest_allowed\":false}}", "."));
  fixture_connect (self);
  g_assert_null (bunko_session_get_server_name (self->session));
  g_assert_false (bunko_session_get_guest_allowed (self->session));
  bunko_session_get_core_version (self->session, version);
  g_assert_cmpint (version[0] + version[1] + version[2], ==, 0);
  g_assert_false (bunko_session_get_version (self->session, BUNKO_VERSION_TORRENT, version));
  bunko_session_close (self->session);

  raw_peer_add (self->peer,
                SCRIPT (">{\"name\":5,\"data\":{\"version\":{\"core\":[\"a\",3.0,null,9]}}}", "."));
  fixture_connect (self);
  g_assert_null (bunko_session_get_server_name (self->session));
  bunko_session_get_core_version (self->session, version);
  g_assert_cmpint (version[0], ==, 0);
  g_assert_cmpint (version[1], ==, 3);
  g_assert_cmpint (version[2], ==, 0);
  bunko_session_close (self->session);

  raw_peer_add (self->peer, SCRIPT (">{\"name\":\"\",\"data\":{\"version\":[1,2]}}", "."));
  fixture_connect (self);
  g_assert_true (bunko_session_is_version_at_least (self->session, 1, 2, 0));
}

/* Logging in. */

static gboolean
log_in_as (Fixture *self, const char *user, const char *password, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (BunkoCredentials) credentials = bunko_credentials_new_user (user, password);

  bunko_session_login_async (self->session, credentials, NULL, outcome_cb, &outcome);
  return bunko_session_login_finish (self->session, outcome_wait (&outcome), error);
}

static void
test_wrong_password (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, "<{\"user\":\"aya\",\"password\":\"no\"}",
                        ROOT_ERROR (411, "Wrong credentials"),
                        "<{\"user\":\"aya\",\"password\":\"yes\"}", "@", AUTHENTICATED ("s1"),
                        CALL ("get_version"), "@s1", REPLY (RESULT ("get_version", "1")), "."));
  fixture_connect (self);
  g_assert_false (log_in_as (self, "aya", "no", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_WRONG_CREDENTIALS);
  g_assert_cmpstr (error->message, ==, "Wrong credentials");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
  g_assert_null (bunko_session_get_user (self->session));
  g_clear_error (&error);

  g_assert_true (log_in_as (self, "aya", "yes", &error));
  g_assert_no_error (error);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
  g_assert_cmpstr (bunko_session_get_user (self->session), ==, "aya");

  g_autofree char *text = call (self, "get_version", &error);

  g_assert_cmpstr (text, ==, "1");
}

static void
test_login_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, "<{\"user\":\"\",\"password\":\"\"}",
                                    ROOT_ERROR (407, "Authentication is required"),
                                    "<{\"user\":\"a\",\"password\":\"\"}",
                                    ROOT_ERROR (412, "JSON dict missing 'user' key"),
                                    "<{\"user\":\"b\",\"password\":\"\"}", PUSH ("[]"), "."));
  fixture_connect (self);
  g_assert_false (log_in_as (self, "", "", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED);
  g_clear_error (&error);
  g_assert_false (log_in_as (self, "a", "", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_MISSING_CREDENTIALS);
  g_clear_error (&error);
  g_assert_false (log_in_as (self, "b", "", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
}

/* A failed login leaves the earlier one in force. */
static void
test_second_login_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, "<{\"user\":\"aya\",\"password\":\"no\"}", "@",
                        ROOT_ERROR (411, "Wrong credentials"), CALL ("get_version"), "@s1",
                        REPLY (RESULT ("get_version", "1")), "."));
  fixture_log_in (self);
  g_assert_false (log_in_as (self, "aya", "no", &error));
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
  g_assert_null (bunko_session_get_user (self->session));
  g_clear_error (&error);

  g_autofree char *text = call (self, "get_version", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1");
}

static void
test_call_without_login (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (call (self, "get_version", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);

  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  fixture_connect (self);
  g_assert_null (call (self, "get_version", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED);
}

static void
check_silent_login (Fixture *self, const char *answer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1", answer,
                                    "<{}", "@", AUTHENTICATED ("s2"), CALL ("get_version"), "@s2",
                                    REPLY (RESULT ("get_version", "7")), "."));
  fixture_log_in (self);
  text = call (self, "get_version", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "7");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

static void
test_session_unknown (Fixture *self, gconstpointer data)
{
  check_silent_login (self, AUTHENTICATED ("other"));
}

static void
test_session_expired (Fixture *self, gconstpointer data)
{
  check_silent_login (self, ROOT_ERROR (408, "Session 's1' has expired"));
}

static void
test_credentials_missing (Fixture *self, gconstpointer data)
{
  check_silent_login (self, ROOT_ERROR (412, "JSON dict missing 'user' key"));
}

/* The call is repeated only once. */
static void
test_session_never_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"), AUTHENTICATED ("s2"), "<{}",
                                    AUTHENTICATED ("s3"), CALL ("f"), AUTHENTICATED ("s4"), "."));
  fixture_log_in (self);
  g_assert_null (call (self, "f", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_SESSION_EXPIRED);
}

static void
test_silent_login_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"),
                                    ROOT_ERROR (412, "JSON dict missing 'user' key"), "<{}",
                                    ROOT_ERROR (412, "JSON dict missing 'user' key"), "."));
  fixture_log_in (self);
  g_assert_null (call (self, "f", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_MISSING_CREDENTIALS);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
}

/* Two calls on two connections find the session gone: there is one login. */
static void
test_one_silent_login_for_all (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) first = { NULL }, second = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", AUTHENTICATED ("x"), "<{}", "@",
                        AUTHENTICATED ("s2"), CALL ("a"), "@s2", REPLY (RESULT ("a", "1")), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), "@s1", "?", AUTHENTICATED ("y"),
                                    CALL ("b"), "@s2", REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  call_start (self, &first, "a", BUNKO_PRIORITY_INTERACTIVE);
  call_start (self, &second, "b", BUNKO_PRIORITY_VISIBLE);
  fixture_wait_for_peer (self, 2);
  raw_peer_release (self->peer);
  raw_peer_release (self->peer);

  g_autofree char *a = call_end (self, &first, &error);
  g_autofree char *b = call_end (self, &second, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpstr (b, ==, "2");
}

/* Who waits for the silent login can give up as well. */
static void
test_cancelled_in_silent_login (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), AUTHENTICATED ("x"), "<{}", "?",
                        AUTHENTICATED ("s2"), CALL ("b"), "@s2", REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  bunko_session_call_async (self->session, "a", NULL, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                            outcome_cb, &outcome);
  fixture_wait_for_peer (self, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (call_end (self, &outcome, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  raw_peer_release (self->peer);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

/* The connection drops during the silent login: the call fails, the session goes on. */
static void
test_dropped_in_silent_login (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), AUTHENTICATED ("x"), "<{}", "x"));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, CALL ("b"), "@s1", AUTHENTICATED ("y"), "<{}",
                        AUTHENTICATED ("s2"), CALL ("b"), "@s2", REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  g_assert_null (call (self, "a", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

/* Results. */

static void
test_batch_order (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCallBatch) batch = bunko_call_batch_new ();
  g_autoptr (JsonObject) args = json_object_new ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  raw_peer_add (
      self->peer,
      SCRIPT (
          GREETING, GUEST_LOGIN,
          "<[{\"fname\":\"wrong\",\"bogus\":1},{\"fname\":\"get_version\"},"
          "{\"fname\":\"nope\"},{\"fname\":\"lost\"},{\"fname\":\"none\"}]",
          REPLY (RESULT ("none", "null") "," RESULT ("get_version", "5") ",[]," REFUSAL ("wrong", 403, "Unexpected argument") "," REFUSAL (
              "wrong", 403,
              "Missing a required argument") "," REFUSAL ("nope", 403,
                                                          "Function not found: "
                                                          "'nope'") "," REFUSAL ("get"
                                                                                 "_ve"
                                                                                 "rsi"
                                                                                 "on",
                                                                                 100,
                                                                                 "ol"
                                                                                 "d") "," REFUSAL ("older",
                                                                                                   403,
                                                                                                   "old")),
          "."));
  json_object_set_int_member (args, "bogus", 1);
  g_assert_cmpuint (bunko_call_batch_add (batch, "wrong", args), ==, 0);
  g_assert_cmpuint (bunko_call_batch_add (batch, "get_version", NULL), ==, 1);
  g_assert_cmpuint (bunko_call_batch_add (batch, "nope", NULL), ==, 2);
  g_assert_cmpuint (bunko_call_batch_add (batch, "lost", NULL), ==, 3);
  g_assert_cmpuint (bunko_call_batch_add (batch, "none", NULL), ==, 4);
  fixture_log_in (self);
  bunko_session_call_batch_async (self->session, batch, BUNKO_PRIORITY_INTERACTIVE, NULL,
                                  outcome_cb, &outcome);
  g_assert_true (bunko_session_call_batch_finish (self->session, outcome_wait (&outcome), &error));
  g_assert_no_error (error);

  g_assert_null (bunko_call_batch_get_result (batch, 0, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_assert_cmpstr (error->message, ==, "Unexpected argument");
  g_clear_error (&error);
  node = bunko_call_batch_get_result (batch, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_node_get_int (node), ==, 5);
  g_clear_pointer (&node, json_node_unref);
  g_assert_null (bunko_call_batch_get_result (batch, 2, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_clear_error (&error);
  g_assert_null (bunko_call_batch_get_result (batch, 3, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
  g_clear_error (&error);
  node = bunko_call_batch_get_result (batch, 4, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_NULL (node));

  /* Only what does not exist is remembered as missing. */
  g_assert_false (bunko_session_has_function (self->session, "nope"));
  g_assert_true (bunko_session_has_function (self->session, "wrong"));
  g_assert_true (bunko_session_has_function (self->session, "get_version"));
}

static void
test_server_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_item"),
                        REPLY (REFUSAL ("get_item", 303, "Gallery with ID '9' does not exist")),
                        CALL ("crash"), ROOT_ERROR (100, "[100] HappypandaError: TypeError"),
                        CALL ("tell"),
                        REPLY (REFUSAL ("tell", 404, "Session 's1' is not for that")), CALL ("odd"),
                        PUSH ("{\"a\":1}"), CALL ("empty"), REPLY (""), CALL ("secret"),
                        REPLY (REFUSAL ("secret", 413, "No permission")), CALL ("new"),
                        REPLY (REFUSAL ("new", 4711, "")), "."));
  fixture_log_in (self);

  g_assert_null (call (self, "get_item", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "Gallery with ID '9' does not exist");
  g_clear_error (&error);
  g_assert_null (call (self, "crash", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE);
  g_clear_error (&error);

  /* What the server says gets to screens and logs. */
  g_assert_null (call (self, "tell", &error));
  g_assert_cmpstr (error->message, ==, "Session '•••' is not for that");
  g_clear_error (&error);
  g_assert_null (call (self, "odd", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
  g_clear_error (&error);
  g_assert_null (call (self, "empty", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
  g_clear_error (&error);
  g_assert_null (call (self, "secret", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  g_clear_error (&error);
  g_assert_null (call (self, "new", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, 4711);
  g_assert_cmpstr (error->message, !=, "");
}

/* What is missing is forgotten with the connection: the server may have been replaced. */
static void
test_missing_function (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_queue"),
                        REPLY (REFUSAL ("get_queue", 403, "Function not found: 'get_queue'")),
                        "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  fixture_log_in (self);
  g_assert_true (bunko_session_has_function (self->session, "get_queue"));
  g_assert_null (call (self, "get_queue", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_assert_false (bunko_session_has_function (self->session, "get_queue"));

  bunko_session_close (self->session);
  fixture_connect (self);
  g_assert_true (bunko_session_has_function (self->session, "get_queue"));
}

/* Cancelling and time limits. */

static void
test_late_reply (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) first = { NULL }, second = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("slow"), "?",
                                    REPLY (RESULT ("slow", "\"late\"")), CALL ("fast"),
                                    REPLY (RESULT ("fast", "\"right\"")), "."));
  fixture_log_in (self);
  bunko_session_call_async (self->session, "slow", NULL, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                            outcome_cb, &first);
  fixture_wait_for_peer (self, 1);
  g_cancellable_cancel (cancellable);
  call_start (self, &second, "fast", BUNKO_PRIORITY_INTERACTIVE);

  /* The caller is answered although the reply is still out. */
  g_assert_null (call_end (self, &first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (second.result);

  raw_peer_release (self->peer);
  text = call_end (self, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "\"right\"");
}

static void
test_cancelled_in_queue (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) first = { NULL }, second = { NULL }, third = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", REPLY (RESULT ("a", "1")),
                        CALL ("c"), REPLY (RESULT ("c", "3")), "."));
  fixture_log_in (self);
  call_start (self, &first, "a", BUNKO_PRIORITY_INTERACTIVE);
  bunko_session_call_async (self->session, "b", NULL, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                            outcome_cb, &second);
  call_start (self, &third, "c", BUNKO_PRIORITY_INTERACTIVE);
  fixture_wait_for_peer (self, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (call_end (self, &second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  raw_peer_release (self->peer);

  g_autofree char *a = call_end (self, &first, &error);
  g_autofree char *c = call_end (self, &third, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpstr (c, ==, "3");
}

static void
test_cancelled_before (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), REPLY (RESULT ("a", "1")), "."));
  fixture_log_in (self);
  g_cancellable_cancel (cancellable);
  bunko_session_call_async (self->session, "never", NULL, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                            outcome_cb, &outcome);
  g_assert_null (call_end (self, &outcome, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_autofree char *text = call (self, "a", &error);

  g_assert_cmpstr (text, ==, "1");
}

/* After the time limit the connection is useless: the next call gets a new one. */
static void
test_time_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("slow"), "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, CALL ("fast"), "@s1", REPLY (RESULT ("fast", "1")), "."));
  shorten_limits (self, 5000, 100);
  fixture_log_in (self);
  g_assert_null (call (self, "slow", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT);
  g_clear_error (&error);
  text = call (self, "fast", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1");
  g_assert_cmpuint (self->n_lost, ==, 0);
}

static void
test_own_time_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCallBatch) batch = bunko_call_batch_new ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("slow"), "~300",
                                    REPLY (RESULT ("slow", "1")), "."));
  shorten_limits (self, 5000, 100);
  fixture_log_in (self);
  bunko_call_batch_add (batch, "slow", NULL);
  bunko_call_batch_set_timeout (batch, 10);
  bunko_session_call_batch_async (self->session, batch, BUNKO_PRIORITY_INTERACTIVE, NULL,
                                  outcome_cb, &outcome);
  bunko_session_call_batch_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

/* A reply that never comes to a call that nobody waits for does not block the connection for ever.
 */
static void
test_cancelled_and_never_answered (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) first = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("slow"), "?", "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("fast"), REPLY (RESULT ("fast", "1")), "."));
  shorten_limits (self, 5000, 300);
  fixture_log_in (self);
  bunko_session_call_async (self->session, "slow", NULL, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                            outcome_cb, &first);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  g_cancellable_cancel (cancellable);
  g_assert_null (call_end (self, &first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  text = call (self, "fast", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1");
}

static void
test_queue_full (Fixture *self, gconstpointer data)
{
  const BunkoTimeLimits limits = { 5000, 5000, 5000 };
  Outcome outcomes[4] = { { NULL } };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", REPLY (RESULT ("a", "1")),
                        CALL ("b"), REPLY (RESULT ("b", "1")), CALL ("c"),
                        REPLY (RESULT ("c", "1")), "."));
  _bunko_session_set_limits_for_tests (self->session, &limits, 2);
  fixture_log_in (self);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    call_start (self, &outcomes[i], (const char *[]) { "a", "b", "c", "d" }[i],
                BUNKO_PRIORITY_INTERACTIVE);
  g_assert_null (call_end (self, &outcomes[3], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  raw_peer_release (self->peer);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = call_end (self, &outcomes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "1");
    }
}

/* Pushes and commands. */

static void
check_push (Fixture *self, const char *push, BunkoServerCommand command)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), push, "?", "x"));
  fixture_log_in (self);
  call_start (self, &outcome, "a", BUNKO_PRIORITY_INTERACTIVE);
  g_assert_null (call_end (self, &outcome, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_assert_cmpuint (self->commands->len, ==, 1);
  g_assert_cmpint (g_array_index (self->commands, BunkoServerCommand, 0), ==, command);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);

  /* The server is known to go down: it is not tried again. */
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->n_lost, ==, 1);
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 1);
}

static void
test_push_number (Fixture *self, gconstpointer data)
{
  check_push (self, PUSH ("2"), BUNKO_SERVER_COMMAND_RESTART);
}

static void
test_push_name (Fixture *self, gconstpointer data)
{
  check_push (self, PUSH ("\"ServerQuit\""), BUNKO_SERVER_COMMAND_QUIT);
}

/* Every connection gets the push; the session tells of it once, and can be taken up again. */
static void
test_push_while_idle (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("2"), "x"));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, CALL ("a"), REPLY (RESULT ("a", "1")), "?", PUSH ("2"), "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, "<{}", "@", AUTHENTICATED ("s2"), CALL ("b"), "@s2",
                                    REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  call_start (self, &outcome, "a", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *a = call_end (self, &outcome, &error);

  g_assert_cmpstr (a, ==, "1");
  fixture_wait_for_peer (self, 2);
  raw_peer_release (self->peer);
  raw_peer_release (self->peer);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->commands->len, ==, 1);
  g_assert_cmpuint (self->n_lost, ==, 1);

  bunko_session_reconnect_async (self->session, NULL, outcome_cb, &outcome);
  bunko_session_reconnect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

static void
test_push_before_login (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, "?", PUSH ("1"), "x"));
  fixture_connect (self);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->commands->len, ==, 1);
  g_assert_cmpint (g_array_index (self->commands, BunkoServerCommand, 0), ==,
                   BUNKO_SERVER_COMMAND_QUIT);
}

/* It is not known whether a reply follows to the call that was under way. */
static void
test_other_push (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), PUSH ("\"requestauth\""), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), REPLY (RESULT ("b", "2")), "?",
                                    PUSH ("3"), CALL ("c"), REPLY (RESULT ("c", "3")), "."));
  fixture_log_in (self);
  g_assert_null (call (self, "a", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
  g_assert_cmpuint (self->commands->len, ==, 1);

  /* While nothing is under way, it harms nothing. */
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (self->commands->len == 2);
  g_assert_cmpint (g_array_index (self->commands, BunkoServerCommand, 1), ==,
                   BUNKO_SERVER_COMMAND_REQUEST_AUTH);

  g_autofree char *c = call (self, "c", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (c, ==, "3");
  g_assert_cmpuint (self->n_lost, ==, 0);
}

static char *
send_command (Fixture *self, BunkoServerCommand command, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (JsonNode) node = NULL;

  bunko_session_send_command_async (self->session, command, NULL, outcome_cb, &outcome);
  node = bunko_session_send_command_finish (self->session, outcome_wait (&outcome), error);
  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

static void
test_command_restart (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "<\"serverrestart\"", "@s1", PUSH ("2"),
                                    "~50", "x"));
  fixture_log_in (self);

  g_autofree char *text = send_command (self, BUNKO_SERVER_COMMAND_RESTART, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "2");
  g_assert_cmpuint (self->commands->len, ==, 1);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
}

static void
test_command_request_auth (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "<\"requestauth\"", "@s1", GREETING,
                                    CALL ("a"), "@s1", REPLY (RESULT ("a", "1")), "."));
  fixture_log_in (self);

  g_autofree char *text = send_command (self, BUNKO_SERVER_COMMAND_REQUEST_AUTH, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"guest_allowed\":true"));
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);

  g_autofree char *a = call (self, "a", &error);

  g_assert_cmpstr (a, ==, "1");
}

static void
test_command_logout (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, "<{\"user\":\"aya\",\"password\":\"\"}", AUTHENTICATED ("s1"),
                        "<\"logout\"", "@s1", PUSH ("\"logout\""), "."));
  fixture_connect (self);
  g_assert_true (log_in_as (self, "aya", "", &error));

  g_autofree char *text = send_command (self, BUNKO_SERVER_COMMAND_LOGOUT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
  g_assert_null (bunko_session_get_user (self->session));
  g_assert_null (call (self, "a", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED);
}

/* Version 0.3 has no logout and takes it for a malformed call. */
static void
test_command_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, "<\"logout\"",
                        ROOT_ERROR (403, "No list of function objects found in 'data'"), "."));
  fixture_log_in (self);
  g_assert_null (send_command (self, BUNKO_SERVER_COMMAND_LOGOUT, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

/* Ending. */

static void
test_close (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) running = { NULL }, queued = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", "."));
  fixture_log_in (self);
  call_start (self, &running, "a", BUNKO_PRIORITY_INTERACTIVE);
  call_start (self, &queued, "b", BUNKO_PRIORITY_INTERACTIVE);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  bunko_session_close (self->session);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
  g_assert_null (call_end (self, &running, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (call_end (self, &queued, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_assert_cmpuint (self->n_lost, ==, 0);
}

static void
test_close_while_connecting (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT ("?", "."));
  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  bunko_session_close (self->session);
  bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_IDLE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("basics", test_basics);
  ADD ("open/silent", test_silent);
  ADD ("open/not-hpx", test_not_hpx);
  ADD ("open/newer-protocol", test_newer_protocol);
  ADD ("open/closed-without-greeting", test_closed_without_greeting);
  ADD ("open/closed-in-greeting", test_closed_in_greeting);
  ADD ("open/refused", test_refused);
  ADD ("open/connect-late", test_connect_late);
  ADD ("open/wait", test_wait);
  ADD ("open/wait-forever", test_wait_forever);
  ADD ("open/cancelled", test_connect_cancelled);
  ADD ("open/twice", test_connect_twice);
  ADD ("open/odd-greetings", test_odd_greetings);
  ADD ("login/wrong-password", test_wrong_password);
  ADD ("login/refusals", test_login_refusals);
  ADD ("login/second-fails", test_second_login_fails);
  ADD ("login/call-without", test_call_without_login);
  ADD ("login/session-unknown", test_session_unknown);
  ADD ("login/session-expired", test_session_expired);
  ADD ("login/credentials-missing", test_credentials_missing);
  ADD ("login/session-never-known", test_session_never_known);
  ADD ("login/silent-refused", test_silent_login_refused);
  ADD ("login/silent-cancelled", test_cancelled_in_silent_login);
  ADD ("login/silent-dropped", test_dropped_in_silent_login);
  ADD ("login/one-for-all", test_one_silent_login_for_all);
  ADD ("results/batch-order", test_batch_order);
  ADD ("results/server-errors", test_server_errors);
  ADD ("results/missing-function", test_missing_function);
  ADD ("limits/late-reply", test_late_reply);
  ADD ("limits/cancelled-in-queue", test_cancelled_in_queue);
  ADD ("limits/cancelled-before", test_cancelled_before);
  ADD ("limits/time-limit", test_time_limit);
  ADD ("limits/own-time-limit", test_own_time_limit);
  ADD ("limits/cancelled-and-never-answered", test_cancelled_and_never_answered);
  ADD ("limits/queue-full", test_queue_full);
  ADD ("push/number", test_push_number);
  ADD ("push/name", test_push_name);
  ADD ("push/while-idle", test_push_while_idle);
  ADD ("push/other", test_other_push);
  ADD ("push/before-login", test_push_before_login);
  ADD ("command/restart", test_command_restart);
  ADD ("command/request-auth", test_command_request_auth);
  ADD ("command/logout", test_command_logout);
  ADD ("command/unknown", test_command_unknown);
  ADD ("close/pending", test_close);
  ADD ("close/while-connecting", test_close_while_connecting);
  return g_test_run ();
}
