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
test_silent (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("."));
  fixture_shorten_limits (self, 100, 5000);
  connect_expecting (self, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);

  /* It can be tried again. */
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  fixture_shorten_limits (self, 5000, 5000);
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
  fixture_shorten_limits (self, 100, 5000);
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
  ADD ("close/pending", test_close);
  ADD ("close/while-connecting", test_close_while_connecting);
  return g_test_run ();
}
