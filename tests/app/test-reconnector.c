/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../protocol/session-fixture.h"
#include "app/bunko-reconnector-private.h"
#include "fake-network.h"
#include "protocol/bunko-session-private.h"

/* What gets a lost session connected again, with a network and a machine that do as they are told.
 */

typedef struct
{
  RawPeer *peer;
  BunkoSession *session;
  BunkoReconnector *self;
  FakeNetwork *network;
  guint n_reconnected;
  guint n_login_needed;
} Case;

/* Names below it are this machine, but only who looks them up knows. */
#define ELSEWHERE "peer.localhost"
#define HERE      "127.0.0.1"

static gint64 slept;

static gint64
get_slept (void)
{
  return slept;
}

static void
reconnected_cb (Case *self)
{
  self->n_reconnected++;
}

static void
login_needed_cb (Case *self)
{
  self->n_login_needed++;
}

static void
set_up (Case *self, gconstpointer host)
{
  g_autoptr (BunkoEndpoint) endpoint = NULL;

  self->peer = raw_peer_new ();
  self->network = fake_network_new ();
  endpoint = bunko_endpoint_new (host, raw_peer_get_port (self->peer), FALSE);
  self->session = bunko_session_new (endpoint);
  self->self = bunko_reconnector_new (self->session);
  bunko_reconnector_set_monitor (self->self, G_NETWORK_MONITOR (self->network));
  bunko_wake_watch_set_clock (bunko_reconnector_get_wake_watch (self->self), get_slept);
  g_signal_connect_swapped (self->self, "reconnected", G_CALLBACK (reconnected_cb), self);
  g_signal_connect_swapped (self->self, "login-needed", G_CALLBACK (login_needed_cb), self);
}

static void
tear_down (Case *self, gconstpointer host)
{
  bunko_reconnector_reset (self->self);
  bunko_session_close (self->session);
  run_for (20);
  g_assert_finalize_object (self->self);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->network);
  RUN_UNTIL (raw_peer_get_n_open (self->peer) == 0);
  raw_peer_finish (self->peer);
}

static BunkoReconnectorState
get_state (Case *self)
{
  return bunko_reconnector_get_state (self->self);
}

/* In seconds from now; 0 if none is set. */
static double
get_delay (Case *self)
{
  gint64 next = bunko_reconnector_get_next_attempt (self->self);

  return next > 0 ? (double) (next - g_get_monotonic_time ()) / G_TIME_SPAN_SECOND : 0;
}

static void
log_in (Case *self, const char *const *script)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_auto (Outcome) connected = { NULL }, logged_in = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, script);
  bunko_session_connect_async (self->session, NULL, outcome_cb, &connected);
  bunko_session_connect_finish (self->session, outcome_wait (&connected), &error);
  g_assert_no_error (error);
  bunko_session_login_async (self->session, guest, NULL, outcome_cb, &logged_in);
  bunko_session_login_finish (self->session, outcome_wait (&logged_in), &error);
  g_assert_no_error (error);
}

#define LOGIN_AGAIN GREETING, "<{}", AUTHENTICATED ("s2")

/* Logged in, and then lost; the connection that is made at once is closed, and @script is for the
 * first attempt. */
static void
log_in_and_lose (Case *self, const char *const *script)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, "?", "x"));
  raw_peer_add (self->peer, SCRIPT ("x"));
  raw_peer_add (self->peer, script);
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (get_state (self) != BUNKO_RECONNECTOR_IDLE);
}

/* The same, so that there is time before the first attempt: the server said that it quits. */
static void
log_in_and_quit (Case *self)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("1"), "x"));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
  g_assert_true (bunko_reconnector_is_slow (self->self));
  g_assert_cmpfloat (get_delay (self), >, 30);
}

/* Waits, tries, waits longer, and is not to be stopped by many tries in vain. */
static void
test_delays (Case *self, gconstpointer host)
{
  log_in_and_lose (self, SCRIPT ("x"));
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_WAITING);
  g_assert_cmpfloat (get_delay (self), <=, 0.6);
  g_assert_null (bunko_reconnector_get_error (self->self));
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_TRYING);
  g_assert_cmpfloat (get_delay (self), ==, 0);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
  g_assert_cmpfloat (get_delay (self), >, 0.6);
  g_assert_nonnull (bunko_reconnector_get_error (self->self));
  g_assert_false (bunko_reconnector_is_slow (self->self));

  /* As if there had been many. */
  self->self->attempts = 20;
  g_assert_true (bunko_reconnector_is_slow (self->self));
  raw_peer_add (self->peer, SCRIPT ("x"));
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_TRYING);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
  g_assert_cmpfloat (get_delay (self), >, 40);
  g_assert_cmpfloat (get_delay (self), <=, 72);

  /* Somebody who asks for it gets quick tries again. */
  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  bunko_reconnector_try_now (self->self);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_TRYING);
  g_assert_false (bunko_reconnector_is_slow (self->self));
  RUN_UNTIL (self->n_reconnected == 1);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_IDLE);
  g_assert_null (bunko_reconnector_get_error (self->self));
  g_assert_cmpfloat (get_delay (self), ==, 0);
}

/* A restart takes its time, but one wants to be there when it is over. */
static void
test_restart (Case *self, gconstpointer host)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("2"), "x"));
  raw_peer_add (self->peer, SCRIPT ("x"));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
  self->self->attempts = 13;
  g_assert_false (bunko_reconnector_is_slow (self->self));
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_TRYING);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
  g_assert_cmpfloat (get_delay (self), <=, 1.2);
  g_assert_cmpint (bunko_reconnector_get_announced (self->self), ==, BUNKO_SERVER_COMMAND_RESTART);
  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  RUN_UNTIL (self->n_reconnected == 1);
  g_assert_cmpint (bunko_reconnector_get_announced (self->self), ==, 0);
}

/* Nothing is wrong with a server that cannot be reached without a network. */
static void
test_network_returns (Case *self, gconstpointer host)
{
  log_in_and_quit (self);
  fake_network_set_available (self->network, FALSE);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_NO_NETWORK);
  g_assert_cmpfloat (get_delay (self), >, 40);

  /* There is another one, but it is none either. */
  fake_network_set_available (self->network, FALSE);
  run_for (800);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_NO_NETWORK);

  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  fake_network_set_available (self->network, TRUE);
  RUN_UNTIL (self->n_reconnected == 1);
}

/* The network returns while a try to do without it is under way, which is as good as lost. */
static void
test_network_returns_in_attempt (Case *self, gconstpointer host)
{
  static const BunkoTimeLimits limits = { 5000, 2000, 5000 };

  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  log_in_and_lose (self, SCRIPT ("."));
  self->self->attempts = 20;
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_TRYING);
  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  fake_network_set_available (self->network, TRUE);
  RUN_UNTIL (self->n_reconnected == 1);
}

/* A network without a way to all the world is none for the monitor. The server is there. */
static void
test_network_of_its_own (Case *self, gconstpointer host)
{
  fake_network_set_available (self->network, FALSE);
  log_in_and_lose (self, SCRIPT (LOGIN_AGAIN, "."));
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_WAITING);
  g_assert_cmpfloat (get_delay (self), <=, 0.6);
  RUN_UNTIL (self->n_reconnected == 1);
}

/* This machine is there always. */
static void
test_loopback (Case *self, gconstpointer host)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, "?", "x"));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  fake_network_set_available (self->network, FALSE);
  run_for (800);
  raw_peer_add (self->peer, SCRIPT ("x"));
  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  raw_peer_release (self->peer);
  RUN_UNTIL (get_state (self) != BUNKO_RECONNECTOR_IDLE);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_WAITING);
  RUN_UNTIL (self->n_reconnected == 1);
}

/* Over another network the old connections may lead nowhere: this one does. */
static void
test_network_changes (Case *self, gconstpointer host)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1", "."));
  _bunko_session_set_probe_timeout_for_tests (self->session, 200);
  raw_peer_stop_listening (self->peer);
  fake_network_set_available (self->network, TRUE);
  RUN_UNTIL (get_state (self) == BUNKO_RECONNECTOR_WAITING);
}

static void
sleep_for (Case *self, gint64 seconds)
{
  slept += seconds * G_TIME_SPAN_SECOND;
  bunko_wake_watch_check (bunko_reconnector_get_wake_watch (self->self));
}

/* The server forgot the connections of a machine that slept. */
static void
test_wakes_up (Case *self, gconstpointer host)
{
  log_in (self, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1", "."));
  _bunko_session_set_probe_timeout_for_tests (self->session, 200);
  sleep_for (self, 1);
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  sleep_for (self, 600);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == 2);
  run_for (50);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_IDLE);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

/* It slept while it waited. */
static void
test_wakes_up_lost (Case *self, gconstpointer host)
{
  log_in_and_quit (self);
  raw_peer_add (self->peer, SCRIPT (LOGIN_AGAIN, "."));
  sleep_for (self, 600);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_TRYING);
  RUN_UNTIL (self->n_reconnected == 1);
}

/* Who was never logged in has nothing to come back to, and who is refused is asked first. */
static void
test_not_logged_in (Case *self, gconstpointer host)
{
  g_auto (Outcome) connected = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, "?", "x"));
  raw_peer_add (self->peer, SCRIPT ("x"));
  bunko_session_connect_async (self->session, NULL, outcome_cb, &connected);
  bunko_session_connect_finish (self->session, outcome_wait (&connected), &error);
  g_assert_no_error (error);
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (bunko_session_get_state (self->session) == BUNKO_SESSION_LOST);
  run_for (20);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_IDLE);

  log_in_and_lose (self, SCRIPT (GREETING, "<{}", ROOT_ERROR (412, "JSON dict"), "?", "x"));
  RUN_UNTIL (self->n_login_needed == 1);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_IDLE);
  raw_peer_add (self->peer, SCRIPT ("x"));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (bunko_session_get_state (self->session) == BUNKO_SESSION_LOST);
  run_for (20);
  g_assert_cmpint (get_state (self), ==, BUNKO_RECONNECTOR_IDLE);
}

#define ADD(path, host, func) g_test_add ("/reconnector/" path, Case, host, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("delays", HERE, test_delays);
  ADD ("restart", HERE, test_restart);
  ADD ("network/returns", ELSEWHERE, test_network_returns);
  ADD ("network/returns-in-attempt", ELSEWHERE, test_network_returns_in_attempt);
  ADD ("network/of-its-own", ELSEWHERE, test_network_of_its_own);
  ADD ("network/loopback", HERE, test_loopback);
  ADD ("network/changes", ELSEWHERE, test_network_changes);
  ADD ("wakes-up/fine", HERE, test_wakes_up);
  ADD ("wakes-up/lost", HERE, test_wakes_up_lost);
  ADD ("not-logged-in", HERE, test_not_logged_in);

  return g_test_run ();
}
