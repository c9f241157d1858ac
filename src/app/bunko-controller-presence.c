/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-controller-private.h"
#include "protocol/bunko-protocol-error.h"

/* The part of the controller that knows whether the server of an open library is there. */

/* What is shown is from before the server was last heard of. */
static void
note_absence (BunkoController *self)
{
  gint64 last = bunko_session_get_last_heard (self->session);
  g_autoptr (GDateTime) since = NULL;

  if (bunko_context_get_fresh_since (self->context) != NULL)
    return;

  since = last > 0 ? g_date_time_new_from_unix_local (last / G_TIME_SPAN_SECOND)
                   : g_date_time_new_now_local ();
  bunko_context_set_fresh_since (self->context, since);
}

static void
reconnector_state_cb (BunkoController *self)
{
  if (self->context == NULL)
    return;

  _bunko_controller_watch_attempt (self);
  if (bunko_reconnector_get_state (self->reconnector) != BUNKO_RECONNECTOR_IDLE)
    {
      note_absence (self);
      _bunko_controller_set_state (self, BUNKO_CONTROLLER_AWAY);
      _bunko_controller_presence_changed (self);
    }
}

static void
reconnected_cb (BunkoController *self)
{
  if (self->context != NULL)
    _bunko_controller_opened (self);
}

static void
reconnect_login_cb (BunkoController *self, const GError *error)
{
  _bunko_controller_need_login (self, error);
}

/* The server is there, or something that pretends to be it. */
static void
reconnect_trust_cb (BunkoController *self, const GError *error)
{
  if (self->context != NULL)
    _bunko_controller_ask_about (self, error);
}

/* The silent login after the session ended on the server was refused, perhaps because the password
 * was changed meanwhile. */
static void
session_state_cb (BunkoController *self)
{
  g_autoptr (GError) error = NULL;

  if (bunko_session_get_state (self->session) != BUNKO_SESSION_GREETED ||
      self->state != BUNKO_CONTROLLER_CONNECTED || self->leaving)
    return;

  error = g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_SESSION_EXPIRED,
                               _ ("The session has expired"));
  bunko_reconnector_reset (self->reconnector);
  _bunko_controller_need_login (self, error);
}

/**
 * _bunko_controller_watch_session: (skip)
 * @self: the controller, with a new session
 *
 * Looks after the session from now on.
 */
void
_bunko_controller_watch_session (BunkoController *self)
{
  self->reconnector = bunko_reconnector_new (self->session);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (session_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reconnector, "notify::state", G_CALLBACK (reconnector_state_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reconnector, "notify::next-attempt",
                           G_CALLBACK (reconnector_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reconnector, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reconnector, "login-needed", G_CALLBACK (reconnect_login_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reconnector, "trust-needed", G_CALLBACK (reconnect_trust_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * _bunko_controller_came_back: (skip)
 * @self: the controller, with an open library
 *
 * The server is there again, and the person is logged in: tells all who wait for that.
 */
void
_bunko_controller_came_back (BunkoController *self)
{
  bunko_context_set_fresh_since (self->context, NULL);
  bunko_context_reconnected (self->context);
  bunko_read_queue_retry (self->read_queue);
  _bunko_controller_presence_changed (self);
}

/**
 * _bunko_controller_went_away: (skip)
 * @self: the controller, with an open library
 *
 * The person has to log in again to go on with what is open.
 */
void
_bunko_controller_went_away (BunkoController *self)
{
  note_absence (self);
  _bunko_controller_presence_changed (self);
}

/* Why it ended does not matter to somebody who did not ask for it. A sample server is never away
 * for other reasons. */
static gboolean
has_sample_ended (BunkoController *self)
{
  return self->sample != NULL && bunko_reconnector_is_slow (self->reconnector);
}

/**
 * bunko_controller_reconnect_now:
 * @self: the controller
 *
 * Tries at once to reach the server of the open library again; if that waits for the person to log
 * in, asks once more. A sample server that has ended is started anew.
 */
void
bunko_controller_reconnect_now (BunkoController *self)
{
  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  if (self->state == BUNKO_CONTROLLER_LOGIN)
    _bunko_controller_need_login (self, NULL);
  else if (self->state == BUNKO_CONTROLLER_AWAY && has_sample_ended (self))
    bunko_controller_open_sample (self);
  else if (self->state == BUNKO_CONTROLLER_AWAY)
    bunko_reconnector_try_now (self->reconnector);
}
