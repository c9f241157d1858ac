/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

/* What becomes of calls: results, errors, cancelling and time limits. */

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
  fixture_shorten_limits (self, 5000, 100);
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
  fixture_shorten_limits (self, 5000, 100);
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
  fixture_shorten_limits (self, 5000, 300);
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

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

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
  return g_test_run ();
}
