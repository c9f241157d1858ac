/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "session-fixture.h"

/* What the server says unasked, and commands to it. */

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
  g_assert_true (fixture_log_in_as (self, "aya", "", &error));

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

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("push/number", test_push_number);
  ADD ("push/name", test_push_name);
  ADD ("push/while-idle", test_push_while_idle);
  ADD ("push/other", test_other_push);
  ADD ("push/before-login", test_push_before_login);
  ADD ("command/restart", test_command_restart);
  ADD ("command/request-auth", test_command_request_auth);
  ADD ("command/logout", test_command_logout);
  ADD ("command/unknown", test_command_unknown);
  return g_test_run ();
}
