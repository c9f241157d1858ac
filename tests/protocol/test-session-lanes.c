/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

/* The connections of a session: which are used for what, and what happens when they break. */

/* A bulk call that does not come back does not hold up an interactive one. */
static void
test_two_lanes (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("quick"), "@s1",
                                    REPLY (RESULT ("quick", "1")), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("picture"), "@s1", "?",
                                    REPLY (RESULT ("picture", "2")), "."));
  fixture_log_in (self);
  call_start (self, &bulk, "picture", BUNKO_PRIORITY_VISIBLE);
  fixture_wait_for_peer (self, 1);

  g_autofree char *quick = call (self, "quick", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (quick, ==, "1");
  g_assert_null (bulk.result);
  raw_peer_release (self->peer);

  g_autofree char *picture = call_end (self, &bulk, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, "2");
}

/* Three bulk connections, no more; what is visible goes before what was queued earlier. */
static void
test_bulk_order (Fixture *self, gconstpointer data)
{
  Outcome outcomes[6] = { { NULL } };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  for (guint i = 0; i < 2; i++)
    raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("p"), "?", "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, CALL ("p"), "?", REPLY (RESULT ("p", "0")), CALL ("v"),
                        REPLY (RESULT ("v", "1")), CALL ("q"), REPLY (RESULT ("q", "2")), "."));
  fixture_log_in (self);
  for (guint i = 0; i < 3; i++)
    call_start (self, &outcomes[i], "p", BUNKO_PRIORITY_PREFETCH);
  /* All three have taken theirs before more is asked for. */
  fixture_wait_for_peer (self, 3);
  call_start (self, &outcomes[3], "q", BUNKO_PRIORITY_PREFETCH);
  call_start (self, &outcomes[4], "v", BUNKO_PRIORITY_VISIBLE);
  for (guint i = 0; i < 3; i++)
    raw_peer_release (self->peer);

  g_autofree char *v = call_end (self, &outcomes[4], &error);
  g_autofree char *q = call_end (self, &outcomes[3], &error);

  g_assert_no_error (error);
  g_assert_cmpstr (v, ==, "1");
  g_assert_cmpstr (q, ==, "2");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 4);

  /* One of the first three was answered; which one is not known. */
  bunko_session_close (self->session);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *p = call_end (self, &outcomes[i], NULL);
    }
}

/* A server that takes one client only: the others stay silent, and all goes over the first. */
static void
test_single_connection (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL }, poll = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("picture"), "@s1",
                                    REPLY (RESULT ("picture", "2")), CALL ("state"),
                                    REPLY (RESULT ("state", "3")), "."));
  raw_peer_add (self->peer, SCRIPT ("."));
  fixture_shorten_limits (self, 200, 5000);
  fixture_log_in (self);
  call_start (self, &bulk, "picture", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *picture = call_end (self, &bulk, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, "2");
  call_start (self, &poll, "state", BUNKO_PRIORITY_POLL);

  g_autofree char *state = call_end (self, &poll, &error);

  g_assert_cmpstr (state, ==, "3");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 2);
}

static void
prepare_and_wait (Fixture *self, guint n_connections)
{
  bunko_session_prepare (self->session);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == n_connections);
}

/* All connections stand before the first call wants them, and are used by it. */
static void
test_prepared (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  /* Before there is a connection at all, it does nothing. */
  bunko_session_prepare (self->session);

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  for (guint i = 0; i < 3; i++)
    raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, CALL ("state"), "@s1", REPLY (RESULT ("state", "3")), "."));
  fixture_log_in (self);
  prepare_and_wait (self, 5);
  bunko_session_prepare (self->session);

  call_start (self, &outcome, "state", BUNKO_PRIORITY_POLL);

  g_autofree char *state = call_end (self, &outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (state, ==, "3");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 5);
}

/* A server that takes one client only is none the worse for it. */
static void
test_prepared_in_vain (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("picture"), "@s1",
                                    REPLY (RESULT ("picture", "2")), "."));
  for (guint i = 0; i < 4; i++)
    raw_peer_add (self->peer, SCRIPT ("."));
  fixture_shorten_limits (self, 300, 5000);
  fixture_log_in (self);
  prepare_and_wait (self, 5);
  call_start (self, &outcome, "picture", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *picture = call_end (self, &outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, "2");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
  g_assert_cmpuint (self->n_lost, ==, 0);
}

/* A connection that drops. */

static void
test_bulk_reopened (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("a"), REPLY (RESULT ("a", "1")), "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  call_start (self, &outcome, "a", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *a = call_end (self, &outcome, &error);

  g_assert_cmpstr (a, ==, "1");
  RUN_UNTIL (bunko_lane_get_n_connections (self->session->lanes[BUNKO_SESSION_LANE_BULK]) == 0);
  call_start (self, &outcome, "b", BUNKO_PRIORITY_VISIBLE);

  g_autofree char *b = call_end (self, &outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

/* The interactive connection is opened again without being asked. */
static void
test_interactive_reopened (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "x"));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, "?", CALL ("a"), "@s1", AUTHENTICATED ("x"), "<{}",
                        AUTHENTICATED ("s2"), CALL ("a"), "@s2", REPLY (RESULT ("a", "1")), "."));
  fixture_log_in (self);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);

  g_autofree char *a = call (self, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpuint (self->n_lost, ==, 0);
}

static void
test_lost (Fixture *self, gconstpointer data)
{
  g_auto (Outcome) pending = { NULL }, outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "?", "x"));
  fixture_log_in (self);
  call_start (self, &pending, "a", BUNKO_PRIORITY_INTERACTIVE);
  fixture_wait_for_peer (self, 1);
  raw_peer_stop_listening (self->peer);
  raw_peer_release (self->peer);
  g_assert_null (call_end (self, &pending, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);
  fixture_wait_for_state (self, BUNKO_SESSION_LOST);
  g_assert_cmpuint (self->n_lost, ==, 1);
  g_assert_null (call (self, "a", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_clear_error (&error);

  bunko_session_reconnect_async (self->session, NULL, outcome_cb, &outcome);
  g_assert_false (bunko_session_reconnect_finish (self->session, outcome_wait (&outcome), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_closed_in_frame (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"),
                                    "/25 {\"session\":\"s1\",\"name\":\"peer\",\"data\":[]}", "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  g_assert_null (call (self, "a", &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TRUNCATED);
  g_clear_error (&error);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

static void
test_unasked_message (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, REPLY (RESULT ("what", "1")), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, "?", CALL ("b"), REPLY (RESULT ("b", "2")), "."));
  fixture_log_in (self);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);

  g_autofree char *b = call (self, "b", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (b, ==, "2");
}

/* A long reply is parsed in a thread, and the end of the connection must not overtake it. */
static void
test_long_last_reply (Fixture *self, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (1024 * 1024, 'a');
  g_autofree char *reply = g_strdup_printf (REPLY (RESULT ("a", "\"%s\"")), filler);
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), reply, "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, "?", "."));
  fixture_log_in (self);

  g_autofree char *text = call (self, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, strlen (filler) + 2);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
}

static void
test_long_request (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GString) filler = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *expected = NULL;
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  /* Does not compress, so that it does not fit into the socket's buffer. */
  for (guint i = 0; i < 3 * 1024 * 1024; i++)
    g_string_append_c (filler, (char) g_rand_int_range (rand, '0', 'z'));
  for (guint i = 0; i < filler->len; i++)
    if (filler->str[i] == '\\')
      filler->str[i] = '/';
  expected = g_strdup_printf ("<[{\"fname\":\"a\",\"text\":\"%s\"}]", filler->str);
  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, "~100", expected, REPLY (RESULT ("a", "1")), "."));
  fixture_log_in (self);
  json_object_set_string_member (args, "text", filler->str);
  bunko_session_call_async (self->session, "a", args, BUNKO_PRIORITY_INTERACTIVE, NULL, outcome_cb,
                            &outcome);

  g_autofree char *text = call_end (self, &outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* A server that greets and never answers: those who wait behind the first one do not take the whole
 * time limit each, one after the other. */
static void
test_never_answered (Fixture *self, gconstpointer data)
{
  const BunkoTimeLimits limits = { 5000, 5000, 3000 };
  Outcome outcomes[4] = { { NULL } };
  gint64 start;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("b"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("c"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, CALL ("d"), "."));
  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  fixture_log_in (self);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    call_start (self, &outcomes[i], (const char *[]) { "a", "b", "c", "d" }[i],
                BUNKO_PRIORITY_INTERACTIVE);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (call_end (self, &outcomes[i], &error));
      g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT);
    }

  /* Half a second for each of the others. Where each takes three it is twelve at least. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lanes/two", test_two_lanes);
  ADD ("lanes/bulk-order", test_bulk_order);
  ADD ("lanes/single-connection", test_single_connection);
  ADD ("lanes/prepared", test_prepared);
  ADD ("lanes/prepared-in-vain", test_prepared_in_vain);
  ADD ("drop/bulk-reopened", test_bulk_reopened);
  ADD ("drop/interactive-reopened", test_interactive_reopened);
  ADD ("drop/lost", test_lost);
  ADD ("drop/closed-in-frame", test_closed_in_frame);
  ADD ("drop/unasked-message", test_unasked_message);
  ADD ("drop/long-last-reply", test_long_last_reply);
  ADD ("drop/long-request", test_long_request);
  ADD ("drop/never-answered", test_never_answered);
  return g_test_run ();
}
