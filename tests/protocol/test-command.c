/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-command-tracker-private.h"
#include "protocol/bunko-protocol-error.h"
#include "session-fixture.h"

/* Polls go over a connection of their own, the second one; values are fetched with the interactive
 * priority here, so that they go over the first one in a certain order.
 */
#define STATE(ids)     "<[{\"fname\":\"get_command_state\",\"command_ids\":[" ids "]}]"
#define STATES(states) REPLY (RESULT ("get_command_state", "{" states "}"))
#define VALUE(ids)                                                                                 \
  "<[{\"fname\":\"get_command_value\",\"command_ids\":[" ids "],\"raise_error\":false}]"
#define OLD_VALUE(ids) "<[{\"fname\":\"get_command_value\",\"command_ids\":[" ids "]}]"
#define VALUES(values) REPLY (RESULT ("get_command_value", "{" values "}"))
#define STOP(ids)      "<[{\"fname\":\"stop_command\",\"command_ids\":[" ids "]}]"
#define UNKNOWN(fname) REPLY (REFUSAL (fname, 120, "Command with ID '2' does not exist"))

static BunkoCommand *
track (Fixture *self, const char *id)
{
  return bunko_command_tracker_track (bunko_session_get_commands (self->session), id,
                                      BUNKO_PRIORITY_INTERACTIVE);
}

static char *
wait_end (BunkoCommand *command, Outcome *outcome, GError **error)
{
  g_autoptr (JsonNode) node = bunko_command_wait_finish (command, outcome_wait (outcome), error);

  outcome_clear (outcome);
  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

static char *
wait_for (BunkoCommand *command, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  bunko_command_wait_async (command, NULL, outcome_cb, &outcome);
  return wait_end (command, &outcome, error);
}

static guint
count_open (Fixture *self)
{
  return bunko_command_tracker_get_n_open (bunko_session_get_commands (self->session));
}

static void
note_state_cb (BunkoCommand *command, GParamSpec *pspec, GString *states)
{
  g_string_append_printf (states, "%d ", bunko_command_get_state (command));
}

/* States come as names or as numbers. */
static void
test_value (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL;
  g_autoptr (GString) states = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, VALUE ("5"), VALUES ("\"5\":{\"a\":1}"), "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, STATE ("5"), "@s1", STATES ("\"5\":\"in_queue\""), STATE ("5"),
                        STATES ("\"5\":3"), STATE ("5"), STATES ("\"5\":\"Finished\""), "."));
  fixture_log_in (self);
  command = track (self, "5");
  g_signal_connect (command, "notify::state", G_CALLBACK (note_state_cb), states);
  g_assert_cmpstr (bunko_command_get_id (command), ==, "5");
  g_assert_cmpint (bunko_command_get_state (command), ==, BUNKO_COMMAND_OUT_OF_SERVICE);

  g_autofree char *value = wait_for (command, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "{\"a\":1}");
  g_assert_cmpstr (states->str, ==, "2 3 4 ");
  g_assert_cmpuint (count_open (self), ==, 0);

  /* The value stays. */
  g_autofree char *again = wait_for (command, &error);

  g_assert_cmpstr (again, ==, "{\"a\":1}");
  g_assert_finalize_object (g_steal_pointer (&command));
}

/* All ids travel in one call for the states, and a few in one for the values. */
static void
test_batches (Fixture *self, gconstpointer data)
{
  BunkoCommand *commands[6];
  Outcome outcomes[6] = { { NULL } };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, VALUE ("8,9,10,11"),
                                    VALUES ("\"8\":0,\"9\":1,\"10\":2,\"11\":3"), VALUE ("12,13"),
                                    VALUES ("\"13\":5,\"12\":4"), "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, STATE ("8,9,10,11,12,13"),
                        STATES ("\"8\":4,\"9\":4,\"10\":4,\"11\":4,\"12\":4,\"13\":4"), "."));
  fixture_log_in (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 8);

      commands[i] = track (self, id);
      bunko_command_wait_async (commands[i], NULL, outcome_cb, &outcomes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *value = wait_end (commands[i], &outcomes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (g_ascii_strtoll (value, NULL, 10), ==, i);
      g_assert_finalize_object (commands[i]);
    }
}

#define EAGER(ids, value_ids)                                                                      \
  "<[{\"fname\":\"get_command_state\",\"command_ids\":[" ids "]},"                                 \
  "{\"fname\":\"get_command_value\",\"command_ids\":[" value_ids "],\"raise_error\":false}]"
#define BOTH(states, values)                                                                       \
  REPLY (RESULT ("get_command_state", "{" states "}") "," RESULT ("get_command_value",             \
                                                                  "{" values "}"))

/* Small values come with the states, as far as they are there; one that says that it is finished
 * and has none is asked for as usual.
 */
static void
test_eager (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) early = NULL, late = NULL, other = NULL;
  g_auto (Outcome) early_outcome = { NULL }, late_outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, VALUE ("2"), VALUES ("\"2\":\"b\""), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, EAGER ("1,2,3", "1,2"),
                                    BOTH ("\"1\":4,\"2\":3,\"3\":4", "\"1\":\"a\",\"2\":null"),
                                    EAGER ("2", "2"), BOTH ("\"2\":4", "\"2\":null"), "."));
  fixture_log_in (self);
  early = track (self, "1");
  late = track (self, "2");
  other = track (self, "3");
  bunko_command_set_eager (early, TRUE);
  bunko_command_set_eager (late, TRUE);
  bunko_command_wait_async (early, NULL, outcome_cb, &early_outcome);
  bunko_command_wait_async (late, NULL, outcome_cb, &late_outcome);

  g_autofree char *first = wait_end (early, &early_outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "\"a\"");
  g_assert_cmpint (bunko_command_get_state (other), ==, BUNKO_COMMAND_FINISHED);

  g_autofree char *second = wait_end (late, &late_outcome, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, "\"b\"");
}

/* Version 0.3 refuses the argument raise_error; that is found out once. */
static void
test_old_server (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, VALUE ("1"),
                        REPLY (REFUSAL ("get_command_value", 403,
                                        "Unexpected argument in function 'get_command_value': "
                                        "'raise_error'")),
                        OLD_VALUE ("1"), VALUES ("\"1\":\"one\""), OLD_VALUE ("2"),
                        VALUES ("\"2\":\"two\""), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), STATES ("\"1\":\"finished\""),
                                    STATE ("2"), STATES ("\"2\":\"finished\""), "."));
  fixture_log_in (self);
  first = track (self, "1");

  g_autofree char *one = wait_for (first, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (one, ==, "\"one\"");
  second = track (self, "2");

  g_autofree char *two = wait_for (second, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (two, ==, "\"two\"");
  g_assert_true (bunko_session_has_function (self->session, "get_command_value"));
}

/* The value may come a moment after the state. */
static void
test_value_late (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, VALUE ("1"), VALUES ("\"1\":null"), VALUE ("1"),
                        VALUES ("\"1\":[]"), VALUE ("2"), ROOT_ERROR (100, "TypeError"),
                        VALUE ("2"), VALUES ("\"2\":null"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), STATES ("\"1\":\"finished\""),
                                    STATE ("2"), STATES ("\"2\":\"finished\""), "."));
  fixture_log_in (self);
  first = track (self, "1");

  g_autofree char *one = wait_for (first, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (one, ==, "[]");
  second = track (self, "2");

  g_autofree char *two = wait_for (second, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (two, ==, "null");
}

/* A value that cannot be had fails its command alone. */
static void
test_value_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL;
  g_auto (Outcome) one = { NULL }, two = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, VALUE ("1,2"), ROOT_ERROR (100, "TypeError"),
                        VALUE ("1"), VALUES ("\"1\":1"), VALUE ("2"), ROOT_ERROR (100, "TypeError"),
                        VALUE ("2"), ROOT_ERROR (100, "TypeError"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1,2"), STATES ("\"1\":4,\"2\":4"), "."));
  fixture_log_in (self);
  first = track (self, "1");
  second = track (self, "2");
  bunko_command_wait_async (first, NULL, outcome_cb, &one);
  bunko_command_wait_async (second, NULL, outcome_cb, &two);

  g_autofree char *value = wait_end (first, &one, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "1");
  g_assert_null (wait_end (second, &two, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE);
  g_assert_cmpint (bunko_command_get_state (second), ==, BUNKO_COMMAND_FINISHED);
}

static void
test_failed_and_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL;
  g_auto (Outcome) one = { NULL }, two = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1,2"),
                                    STATES ("\"1\":\"failed\",\"2\":\"stopped\""), "."));
  fixture_log_in (self);
  first = track (self, "1");
  second = track (self, "2");
  bunko_command_wait_async (first, NULL, outcome_cb, &one);
  bunko_command_wait_async (second, NULL, outcome_cb, &two);
  g_assert_null (wait_end (first, &one, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
  g_clear_error (&error);
  g_assert_null (wait_end (second, &two, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bunko_command_get_state (first), ==, BUNKO_COMMAND_FAILED);
  g_assert_cmpint (bunko_command_get_state (second), ==, BUNKO_COMMAND_STOPPED);
  g_assert_cmpuint (count_open (self), ==, 0);
}

/* The server refuses all ids when it does not know one. */
static void
test_unknown_id (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL;
  g_auto (Outcome) one = { NULL }, two = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, VALUE ("1"), VALUES ("\"1\":1"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1,2"), UNKNOWN ("get_command_state"),
                                    STATE ("1"), STATES ("\"1\":\"finished\""), STATE ("2"),
                                    UNKNOWN ("get_command_state"), "."));
  fixture_log_in (self);
  first = track (self, "1");
  second = track (self, "2");
  bunko_command_wait_async (first, NULL, outcome_cb, &one);
  bunko_command_wait_async (second, NULL, outcome_cb, &two);

  g_autofree char *value = wait_end (first, &one, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "1");
  g_assert_null (wait_end (second, &two, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
  g_assert_cmpstr (error->message, ==, "Command with ID '2' does not exist");
}

/* Stopping answers at once, and the stops of one moment travel together. */
static void
test_stop (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) first = NULL, second = NULL, third = NULL;
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer,
                SCRIPT (GREETING, STATE ("1,2,3"), "?", STATES ("\"1\":3,\"2\":2,\"3\":2"),
                        STOP ("1,2"), UNKNOWN ("stop_command"), STOP ("1"),
                        REPLY (RESULT ("stop_command", "{\"1\":3}")), STOP ("2"),
                        UNKNOWN ("stop_command"), "?", "."));
  fixture_log_in (self);
  first = track (self, "1");
  second = track (self, "2");
  third = track (self, "3");
  bunko_command_wait_async (first, NULL, outcome_cb, &outcome);
  fixture_wait_for_peer (self, 1);
  bunko_command_stop (first);
  bunko_command_stop (second);
  g_assert_cmpint (bunko_command_get_state (second), ==, BUNKO_COMMAND_STOPPED);
  g_assert_null (wait_end (first, &outcome, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_open (self), ==, 1);

  /* Nobody holds the third one any more, and so nothing is polled. */
  g_clear_object (&third);
  raw_peer_release (self->peer);
  RUN_UNTIL (count_open (self) == 0);
  fixture_wait_for_peer (self, 1);
  raw_peer_release (self->peer);
}

/* A command that nobody holds is not followed. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  BunkoCommand *command;
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), REPLY (RESULT ("a", "1")), "."));
  fixture_log_in (self);
  command = track (self, "1");
  g_assert_true (track (self, "1") == command);
  g_object_unref (command);
  g_assert_cmpuint (count_open (self), ==, 1);
  g_assert_finalize_object (command);
  g_assert_cmpuint (count_open (self), ==, 0);

  g_autofree char *a = call (self, "a", &error);

  g_assert_cmpstr (a, ==, "1");
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 1);
}

static void
test_wait_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, VALUE ("1"), VALUES ("\"1\":7"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), "?", STATES ("\"1\":4"), "."));
  fixture_log_in (self);
  command = track (self, "1");
  bunko_command_wait_async (command, cancellable, outcome_cb, &outcome);
  fixture_wait_for_peer (self, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (wait_end (command, &outcome, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  raw_peer_release (self->peer);

  /* It finishes all the same; the value is fetched when it is wanted. */
  RUN_UNTIL (bunko_command_get_state (command) == BUNKO_COMMAND_FINISHED);

  g_autofree char *value = wait_for (command, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "7");
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL, other = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (
      self->peer,
      SCRIPT (GREETING,
              "<[{\"fname\":\"get_command_state\",\"command_ids\":[1,2]},"
              "{\"fname\":\"get_command_progress\",\"command_ids\":[1]}]",
              REPLY (RESULT ("get_command_state", "{\"1\":3,\"2\":3}") "," RESULT (
                  "get_command_progress", "{\"1\":{\"title\":\"Scan\",\"text\":\"[3/6] a.zip\","
                                          "\"percent\":50.0,\"state\":3}}")),
              "<[{\"fname\":\"get_command_state\",\"command_ids\":[1,2]},"
              "{\"fname\":\"get_command_progress\",\"command_ids\":[1]}]",
              REPLY (RESULT ("get_command_state", "{\"1\":4,\"2\":4}") "," RESULT (
                  "get_command_progress",
                  "{\"1\":{\"title\":\"Scan\",\"subtitle\":null,\"percent\":-1}}")),
              "."));
  fixture_log_in (self);
  command = track (self, "1");
  other = track (self, "2");
  bunko_command_set_watched (command, TRUE);
  g_assert_cmpfloat (bunko_command_get_progress (command), ==, -1);
  RUN_UNTIL (bunko_command_get_progress (command) > 0);
  g_assert_cmpfloat (bunko_command_get_progress (command), ==, 0.5);
  g_assert_cmpstr (bunko_command_get_title (command), ==, "Scan");
  g_assert_cmpstr (bunko_command_get_text (command), ==, "[3/6] a.zip");
  g_assert_null (bunko_command_get_title (other));
  RUN_UNTIL (bunko_command_get_state (command) == BUNKO_COMMAND_FINISHED);
  g_assert_cmpfloat (bunko_command_get_progress (command), ==, -1);
}

/* Ids are sent as they came. */
static void
test_text_ids (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) text = json_node_new (JSON_NODE_VALUE),
                       number = json_from_string ("7", NULL);
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);
  BunkoCommandTracker *tracker = bunko_session_get_commands (self->session);
  g_autoptr (BunkoCommand) first = NULL, second = NULL, third = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("7,\"42\",\"abc\""),
                                    STATES ("\"42\":4,\"7\":4,\"abc\":4"), "."));
  fixture_log_in (self);
  json_node_set_string (text, "42");
  first = bunko_command_tracker_track_node (tracker, text, BUNKO_PRIORITY_VISIBLE);
  second = bunko_command_tracker_track_node (tracker, number, BUNKO_PRIORITY_VISIBLE);
  third = track (self, "abc");
  g_assert_null (bunko_command_tracker_track_node (tracker, null, BUNKO_PRIORITY_VISIBLE));
  RUN_UNTIL (bunko_command_get_state (first) == BUNKO_COMMAND_FINISHED);
  g_assert_cmpint (bunko_command_get_state (second), ==, BUNKO_COMMAND_FINISHED);
  g_assert_cmpint (bunko_command_get_state (third), ==, BUNKO_COMMAND_FINISHED);
}

static void
test_session_lost (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL;
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("1"), "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), "?", "."));
  fixture_log_in (self);
  command = track (self, "1");
  bunko_command_wait_async (command, NULL, outcome_cb, &outcome);
  fixture_wait_for_peer (self, 2);
  raw_peer_release (self->peer);
  raw_peer_release (self->peer);
  g_assert_null (wait_end (command, &outcome, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_LOST);
  g_assert_cmpint (bunko_command_get_state (command), ==, BUNKO_COMMAND_FAILED);
}

/* A poll that fails for a moment is repeated. */
static void
test_poll_repeated (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), "x"));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), STATES ("\"1\":4"), "."));
  fixture_log_in (self);
  command = track (self, "1");
  RUN_UNTIL (bunko_command_get_state (command) == BUNKO_COMMAND_FINISHED);
}

/* Lets the poll that is out be answered, and waits for the next one.
 *
 * Returns: how long that took, in milliseconds
 */
static gint64
next_poll (Fixture *self)
{
  gint64 start = g_get_monotonic_time ();
  BunkoCommandTracker *tracker = bunko_session_get_commands (self->session);

  raw_peer_release (self->peer);
  RUN_UNTIL (!tracker->polling);
  fixture_wait_for_peer (self, 1);
  return (g_get_monotonic_time () - start) / 1000;
}

/* As long as nothing happens there is twice the time between polls each time, up to a second;
 * something new makes them frequent again.
 */
static void
test_back_off (Fixture *self, gconstpointer data)
{
  static const guint pauses[] = { 50, 100, 200, 400, 800, 1000, 1000 };
  BunkoCommandTracker *tracker = bunko_session_get_commands (self->session);
  g_autoptr (BunkoCommand) command = NULL, other = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
#define POLL(state) STATE ("1"), "?", STATES ("\"1\":" state)
  raw_peer_add (self->peer,
                SCRIPT (GREETING, POLL ("3"), POLL ("3"), POLL ("3"), POLL ("3"), POLL ("3"),
                        POLL ("3"), POLL ("3"), STATE ("1"), "?", STATES ("\"1\":3"), STATE ("1,2"),
                        "?", STATES ("\"1\":4,\"2\":4"), "."));
#undef POLL
  fixture_log_in (self);
  command = track (self, "1");
  fixture_wait_for_peer (self, 1);
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      gint64 took = next_poll (self);

      /* Timers are rounded to milliseconds. */
      g_assert_cmpint (took, >=, pauses[i] - 2);
      g_assert_cmpuint (tracker->interval, ==, MIN (pauses[i] * 2, 1000));
    }

  /* Another command does not wait for the second to be over. */
  other = track (self, "2");
  g_assert_cmpuint (tracker->interval, ==, 50);
  next_poll (self);
  g_assert_cmpuint (tracker->interval, <=, 100);
  raw_peer_release (self->peer);
  RUN_UNTIL (bunko_command_get_state (other) == BUNKO_COMMAND_FINISHED);
}

static void
test_state_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("1"), STATES (""), "."));
  fixture_log_in (self);
  command = track (self, "1");
  g_assert_null (wait_for (command, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/command/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("value", test_value);
  ADD ("batches", test_batches);
  ADD ("eager", test_eager);
  ADD ("old-server", test_old_server);
  ADD ("value-late", test_value_late);
  ADD ("value-fails", test_value_fails);
  ADD ("failed-and-stopped", test_failed_and_stopped);
  ADD ("unknown-id", test_unknown_id);
  ADD ("stop", test_stop);
  ADD ("dropped", test_dropped);
  ADD ("wait-cancelled", test_wait_cancelled);
  ADD ("progress", test_progress);
  ADD ("text-ids", test_text_ids);
  ADD ("session-lost", test_session_lost);
  ADD ("poll-repeated", test_poll_repeated);
  ADD ("back-off", test_back_off);
  ADD ("state-missing", test_state_missing);
  return g_test_run ();
}
