/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "session-fixture.h"

#include "protocol/bunko-session-private.h"

static void
server_command_cb (BunkoSession *session, BunkoServerCommand command, Fixture *self)
{
  g_array_append_val (self->commands, command);
}

static void
lost_cb (BunkoSession *session, const GError *error, Fixture *self)
{
  g_assert_nonnull (error);
  g_assert_cmpint (bunko_session_get_state (session), ==, BUNKO_SESSION_LOST);
  self->n_lost++;
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoEndpoint) endpoint = NULL;

  self->peer = raw_peer_new ();
  self->commands = g_array_new (FALSE, FALSE, sizeof (BunkoServerCommand));
  endpoint = bunko_endpoint_new ("127.0.0.1", raw_peer_get_port (self->peer), FALSE);
  self->session = bunko_session_new (endpoint);
  g_signal_connect (self->session, "server-command", G_CALLBACK (server_command_cb), self);
  g_signal_connect (self->session, "lost", G_CALLBACK (lost_cb), self);
}

/* What is left to do in the main loop holds references, on the connections for instance. */
void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->session);

  /* A connection that is given up while it is being made is closed by the main loop. */
  RUN_UNTIL (raw_peer_get_n_open (self->peer) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  raw_peer_finish (self->peer);
  g_array_unref (self->commands);
}

void
fixture_connect (Fixture *self)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_connect_async (self->session, NULL, outcome_cb, &outcome);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_CONNECTING);
  bunko_session_connect_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_GREETED);
}

/* Connects and logs in as a guest. */
void
fixture_log_in (Fixture *self)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GError) error = NULL;

  fixture_connect (self);
  bunko_session_login_async (self->session, guest, NULL, outcome_cb, &outcome);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATING);
  bunko_session_login_finish (self->session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  g_assert_cmpint (bunko_session_get_state (self->session), ==, BUNKO_SESSION_AUTHENTICATED);
}

gboolean
fixture_log_in_as (Fixture *self, const char *user, const char *password, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (BunkoCredentials) credentials = bunko_credentials_new_user (user, password);

  bunko_session_login_async (self->session, credentials, NULL, outcome_cb, &outcome);
  return bunko_session_login_finish (self->session, outcome_wait (&outcome), error);
}

/* For the greeting and for replies, in milliseconds. */
void
fixture_shorten_limits (Fixture *self, guint greeting, guint reply)
{
  const BunkoTimeLimits limits = { 5000, greeting, reply };

  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
}

void
fixture_wait_for_state (Fixture *self, BunkoSessionState state)
{
  RUN_UNTIL (bunko_session_get_state (self->session) == state);
}

/* Waits until so many connections of the peer stand at a "?". */
void
fixture_wait_for_peer (Fixture *self, guint n_waiting)
{
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == n_waiting);
}

void
outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *self = user_data;

  g_assert_null (self->result);
  self->result = g_object_ref (result);
}

GAsyncResult *
outcome_wait (Outcome *self)
{
  RUN_UNTIL (self->result != NULL);
  return self->result;
}

void
outcome_clear (Outcome *self)
{
  g_clear_object (&self->result);
}

void
call_start (Fixture *self, Outcome *outcome, const char *fname, BunkoPriority priority)
{
  bunko_session_call_async (self->session, fname, NULL, priority, NULL, outcome_cb, outcome);
}

/* Returns the result as text. */
char *
call_end (Fixture *self, Outcome *outcome, GError **error)
{
  g_autoptr (JsonNode) node =
      bunko_session_call_finish (self->session, outcome_wait (outcome), error);

  outcome_clear (outcome);
  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

char *
call (Fixture *self, const char *fname, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  call_start (self, &outcome, fname, BUNKO_PRIORITY_INTERACTIVE);
  return call_end (self, &outcome, error);
}
