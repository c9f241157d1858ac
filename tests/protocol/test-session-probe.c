/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-connection-private.h"
#include "protocol/bunko-lane-private.h"
#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

#ifdef G_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

/* Signs of life, sessions that end under the hands of many, and servers that take few connections.
 */

#define VERSION CALL ("get_version"), REPLY (RESULT ("get_version", "{}"))

/* Long enough for a loaded machine to answer, short enough to wait for. */
#define PROBE_MS 1500

static guint
count_connections (Fixture *self, BunkoSessionLane lane)
{
  return bunko_lane_get_n_connections (self->session->lanes[lane]);
}

static void
log_in (Fixture *self)
{
  fixture_log_in (self);
  _bunko_session_set_probe_timeout_for_tests (self->session, PROBE_MS);
}

/* Asked and answered: nothing happens, but that it is known when the server was there. */
static void
test_alive (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 before;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1", "?",
                                    REPLY (RESULT ("get_version", "{}")), CALL ("a"),
                                    REPLY (RESULT ("a", "1")), "."));
  g_assert_cmpint (bunko_session_get_last_heard (self->session), ==, 0);
  bunko_session_probe (self->session, TRUE);
  log_in (self);
  before = bunko_session_get_last_heard (self->session);
  g_assert_cmpint (before, >, 0);

  bunko_session_probe (self->session, TRUE);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (bunko_session_get_last_heard (self->session) > before);

  g_autofree char *a = call (self, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 1);
}

/* A connection that gives no sign of life is replaced, and nobody notices. */
static void
test_dead (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("a"), "@s1", REPLY (RESULT ("a", "1")), "."));
  log_in (self);
  bunko_session_probe (self->session, FALSE);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == 2);

  g_autofree char *a = call (self, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpuint (self->n_lost, ==, 0);
}

/* The server is gone without a word: that is known long before somebody has waited in vain. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "."));
  log_in (self);
  raw_peer_stop_listening (self->peer);
  bunko_session_probe (self->session, FALSE);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->n_lost, ==, 1);
}

/* All that the session has is looked at. */
static void
test_bulk (Fixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, VERSION, "."));
  for (guint i = 0; i < 4; i++)
    raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("get_version"), "@s1", "."));
  log_in (self);
  bunko_session_prepare (self->session);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == 5);
  run_for (100);
  bunko_session_probe (self->session, FALSE);
  RUN_UNTIL (count_connections (self, BUNKO_SESSION_LANE_BULK) == 0 &&
             count_connections (self, BUNKO_SESSION_LANE_POLL) == 0);
  g_assert_cmpuint (count_connections (self, BUNKO_SESSION_LANE_INTERACTIVE), ==, 1);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

/* What only takes long is waited for. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", REPLY (RESULT ("a", "1")), "."));
  log_in (self);
  _bunko_session_set_probe_timeout_for_tests (self->session, 50);
  call_start (self, &outcome, "a", BUNKO_PRIORITY_INTERACTIVE);
  fixture_wait_for_peer (self, 1);
  bunko_session_probe (self->session, FALSE);
  run_for (200);
  raw_peer_release (self->peer);

  g_autofree char *a = call_end (self, &outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
}

/* After a sleep the answer may have been lost on its way. */
static void
test_hastened (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), "@s1", REPLY (RESULT ("b", "2")), "."));
  log_in (self);
  _bunko_session_set_probe_timeout_for_tests (self->session, 50);
  call_start (self, &outcome, "a", BUNKO_PRIORITY_INTERACTIVE);
  fixture_wait_for_peer (self, 1);
  bunko_session_probe (self->session, TRUE);
  g_assert_null (call_end (self, &outcome, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);
  raw_peer_release (self->peer);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

#ifdef TCP_USER_TIMEOUT
/* The system finds out by itself that the other end is gone, also while a reply is waited for. */
static void
test_silence_is_noticed (Fixture *self, gconstpointer data)
{
  BunkoConnection *connection;
  GSocket *socket;
  int unacknowledged = 0, idle = 0;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  log_in (self);
  connection =
      g_ptr_array_index (self->session->lanes[BUNKO_SESSION_LANE_INTERACTIVE]->connections, 0);
  socket = g_socket_connection_get_socket (connection->stream);
  g_assert_true (g_socket_get_keepalive (socket));
  g_assert_true (
      g_socket_get_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged, NULL));
  g_assert_true (g_socket_get_option (socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, NULL));
  g_assert_cmpint (unacknowledged, >, 0);
  g_assert_cmpint (unacknowledged, <, 60000);
  g_assert_cmpint (idle, <, 60);
}
#endif

/* A burst over all connections finds the session expired: there is one login, and every call gets
 * its own answer. */
static void
test_expired_burst (Fixture *self, gconstpointer data)
{
  static const BunkoPriority priorities[] = {
    BUNKO_PRIORITY_INTERACTIVE, BUNKO_PRIORITY_VISIBLE, BUNKO_PRIORITY_VISIBLE,
    BUNKO_PRIORITY_VISIBLE,     BUNKO_PRIORITY_POLL,
  };
  static const char *const names[] = { "a", "b", "b", "b", "p" };
  static const char *const results[] = { "1", "2", "2", "2", "3" };
  Outcome outcomes[G_N_ELEMENTS (names)] = { { NULL } };

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "@s1", "?",
                        ROOT_ERROR (408, "Session 's1' has expired"), "<{}", "@",
                        AUTHENTICATED ("s2"), CALL ("a"), "@s2", REPLY (RESULT ("a", "1")), "."));
  log_in (self);
  for (guint i = 0; i < 3; i++)
    raw_peer_add (self->peer,
                  SCRIPT (GREETING, CALL ("b"), "@s1", "?", ROOT_ERROR (407, "Authentication"),
                          CALL ("b"), "@s2", REPLY (RESULT ("b", "2")), "."));
  for (guint i = 0; i < 4; i++)
    call_start (self, &outcomes[i], names[i], priorities[i]);
  fixture_wait_for_peer (self, 4);
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("p"), "@s1", "?", ROOT_ERROR (412, "JSON dict"),
                                    CALL ("p"), "@s2", REPLY (RESULT ("p", "3")), "."));
  call_start (self, &outcomes[4], names[4], priorities[4]);
  fixture_wait_for_peer (self, 5);
  for (guint i = 0; i < 5; i++)
    raw_peer_release (self->peer);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *result = call_end (self, &outcomes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (result, ==, results[i]);
      outcome_clear (&outcomes[i]);
    }
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 5);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

/* The same where the server does not take the old credentials any more: all are told why. */
static void
test_expired_burst_refused (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) a = { NULL }, b = { NULL }, c = { NULL };
  Outcome *outcomes[] = { &a, &b, &c };

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?",
                                    ROOT_ERROR (408, "Session 's1' has expired"), "<{}", "@",
                                    ROOT_ERROR (412, "JSON dict missing 'user' key"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), "?", ROOT_ERROR (408, "Session"), "."));
  log_in (self);
  call_start (self, &a, "a", BUNKO_PRIORITY_INTERACTIVE);
  call_start (self, &b, "b", BUNKO_PRIORITY_VISIBLE);
  fixture_wait_for_peer (self, 2);
  call_start (self, &c, "c", BUNKO_PRIORITY_INTERACTIVE);
  raw_peer_release (self->peer);
  raw_peer_release (self->peer);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (call_end (self, outcomes[i], &error));
      g_assert_cmpuint (error->domain, ==, BUNKO_SERVER_ERROR);
    }
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
  g_assert_cmpuint (self->n_lost, ==, 0);
}

/* Something in between refuses all connections but one. */
static void
test_all_but_one_refused (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL }, poll = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("picture"), "@s1",
                                    REPLY (RESULT ("picture", "2")), CALL ("state"),
                                    REPLY (RESULT ("state", "3")), "."));
  log_in (self);
  raw_peer_stop_listening (self->peer);
  bunko_session_prepare (self->session);
  run_for (50);
  call_start (self, &bulk, "picture", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *picture = call_end (self, &bulk, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, "2");
  call_start (self, &poll, "state", BUNKO_PRIORITY_POLL);

  g_autofree char *state = call_end (self, &poll, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (state, ==, "3");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
  g_assert_cmpuint (self->n_lost, ==, 0);
}

/* The same, by a server that takes the connection and closes it again. */
static void
test_all_but_one_closed (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("picture"), "@s1",
                                    REPLY (RESULT ("picture", "2")), "."));
  raw_peer_add (self->peer, SCRIPT ("x"));
  log_in (self);
  call_start (self, &bulk, "picture", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *picture = call_end (self, &bulk, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, "2");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 2);
}

/* What was sent and not answered is not sent over another connection. */
static void
test_no_detour_for_what_was_sent (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), REPLY (RESULT ("a", "1")), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("picture"), "@s1", "x"));
  log_in (self);
  call_start (self, &bulk, "picture", BUNKO_PRIORITY_VISIBLE);
  g_assert_null (call_end (self, &bulk, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);

  g_autofree char *a = call (self, "a", &error);

  g_assert_no_error (error);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("probe/alive", test_alive);
  ADD ("probe/dead", test_dead);
  ADD ("probe/gone", test_gone);
  ADD ("probe/bulk", test_bulk);
  ADD ("probe/busy", test_busy);
  ADD ("probe/hastened", test_hastened);
#ifdef TCP_USER_TIMEOUT
  ADD ("probe/silence-is-noticed", test_silence_is_noticed);
#endif
  ADD ("expired/burst", test_expired_burst);
  ADD ("expired/burst-refused", test_expired_burst_refused);
  ADD ("lanes/all-but-one-refused", test_all_but_one_refused);
  ADD ("lanes/all-but-one-closed", test_all_but_one_closed);
  ADD ("lanes/no-detour-for-what-was-sent", test_no_detour_for_what_was_sent);
  return g_test_run ();
}
