/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "session-fixture.h"

/* Logging in, by the person and silently, when the server has forgotten the session. */

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
  g_assert_false (fixture_log_in_as (self, "aya", "no", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_WRONG_CREDENTIALS);
  g_assert_cmpstr (error->message, ==, "Wrong credentials");
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
  g_assert_null (bunko_session_get_user (self->session));
  g_clear_error (&error);

  g_assert_true (fixture_log_in_as (self, "aya", "yes", &error));
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
  g_assert_false (fixture_log_in_as (self, "", "", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED);
  g_clear_error (&error);
  g_assert_false (fixture_log_in_as (self, "a", "", &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_MISSING_CREDENTIALS);
  g_clear_error (&error);
  g_assert_false (fixture_log_in_as (self, "b", "", &error));
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
  g_assert_false (fixture_log_in_as (self, "aya", "no", &error));
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

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

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
  return g_test_run ();
}
