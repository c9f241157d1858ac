/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"
#include "bunko-secret.h"
#include "bunko-session-private.h"
#include "bunko-source.h"

/* How a session comes to its connections and how it loses them. */

/* A server that announced its end closes its connections one second later. */
#define ANNOUNCED_END_SECONDS 5

/**
 * _bunko_session_closed_error: (skip)
 * @message: what to say
 *
 * Returns: (transfer full): an error of the code %BUNKO_PROTOCOL_ERROR_CLOSED
 */
GError *
_bunko_session_closed_error (const char *message)
{
  return g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, message);
}

/* The end of a session. */

static void
clear_announcement (BunkoSession *self)
{
  self->announced = FALSE;
  bunko_source_clear (&self->announced_timer);
}

/**
 * _bunko_session_resume_waiting: (skip)
 * @self: a session
 * @error: (nullable): why the calls fail, %NULL to send them again
 *
 * Goes on with all calls that wait for a silent login.
 */
void
_bunko_session_resume_waiting (BunkoSession *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    _bunko_session_resume (self, g_ptr_array_index (waiting, i), error);
}

/**
 * _bunko_session_drop_everything: (skip)
 * @self: a session
 * @error: what to tell those who wait
 *
 * Closes all connections and forgets the session id. The state is the caller's.
 */
void
_bunko_session_drop_everything (BunkoSession *self, const GError *error)
{
  clear_announcement (self);
  self->logging_in = FALSE;
  self->fresh = FALSE;
  g_clear_pointer (&self->session_id, bunko_secret_free);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_close (self->lanes[i], error);
  _bunko_session_resume_waiting (self, error);
  _bunko_command_tracker_abort (self->commands, error);
}

/**
 * _bunko_session_lose: (skip)
 * @self: a session
 * @reason: why
 *
 * The server is gone, or must not be talked to any more.
 */
void
_bunko_session_lose (BunkoSession *self, const GError *reason)
{
  g_autoptr (BunkoSession) alive = g_object_ref (self);
  g_autoptr (GError) error = g_error_copy (reason);

  if (self->state == BUNKO_SESSION_IDLE || self->state == BUNKO_SESSION_CONNECTING ||
      self->state == BUNKO_SESSION_LOST)
    return;
  _bunko_session_set_state (self, BUNKO_SESSION_LOST);
  _bunko_session_drop_everything (self, error);
  g_signal_emit_by_name (self, "lost", error);
}

/**
 * _bunko_session_forget_login: (skip)
 * @self: a session
 * @error: what to tell those who wait
 *
 * Goes back to the state before the login. The connections stay.
 */
void
_bunko_session_forget_login (BunkoSession *self, const GError *error)
{
  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  _bunko_session_set_id (self, NULL);
  _bunko_session_set_state (self, BUNKO_SESSION_GREETED);
  _bunko_session_end_waits (self, error);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_flush (self->lanes[i], error);
  _bunko_command_tracker_abort (self->commands, error);
}

/* What the lanes report. */

static gboolean
announced_end_cb (gpointer user_data)
{
  g_autoptr (GError) error = _bunko_session_closed_error (_ ("The server went down"));

  _bunko_session_lose (user_data, error);
  return G_SOURCE_REMOVE;
}

static void
expect_end (BunkoSession *self)
{
  self->announced = TRUE;
  self->announced_timer = g_timeout_source_new_seconds (ANNOUNCED_END_SECONDS);
  g_source_set_callback (self->announced_timer, announced_end_cb, self, NULL);
  g_source_attach (self->announced_timer, g_main_context_get_thread_default ());
}

/* Every connection gets the announcement: it is passed on once. */
static void
push_cb (BunkoLane *lane, int command, BunkoSession *self)
{
  gboolean going_down =
      command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART;

  if (going_down ? self->announced : lane != self->lanes[BUNKO_SESSION_LANE_INTERACTIVE])
    return;
  if (going_down)
    expect_end (self);
  g_signal_emit_by_name (self, "server-command", command);
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSession) self = user_data;
  g_autoptr (JsonNode) greeting = bunko_lane_open_finish (BUNKO_LANE (source), result, NULL);

  /* If it failed, the lane has reported that it is unreachable. */
  self->fresh = greeting != NULL;
}

/* A connection that is dropped again as soon as it stands is not opened a third time before it is
 * needed.
 */
static void
dropped_cb (BunkoLane *lane, const GError *error, BunkoSession *self)
{
  if (self->state == BUNKO_SESSION_CONNECTING || bunko_lane_get_n_connections (lane) > 0)
    return;
  if (self->announced)
    _bunko_session_lose (self, error);
  else if (!self->fresh)
    bunko_lane_open_async (lane, NULL, reopened_cb, g_object_ref (self));
}

static void
unreachable_cb (BunkoLane *lane, const GError *error, BunkoSession *self)
{
  _bunko_session_lose (self, error);
}

/**
 * _bunko_session_watch_lanes: (skip)
 * @self: a session with its lanes
 *
 * Heeds what the lanes report from now on.
 */
void
_bunko_session_watch_lanes (BunkoSession *self)
{
  BunkoLane *interactive = self->lanes[BUNKO_SESSION_LANE_INTERACTIVE];

  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    g_signal_connect (self->lanes[i], "push", G_CALLBACK (push_cb), self);
  g_signal_connect (interactive, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect (interactive, "unreachable", G_CALLBACK (unreachable_cb), self);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* What could not be opened now is tried again when it is needed. */
  g_autoptr (JsonNode) greeting = bunko_lane_open_finish (BUNKO_LANE (source), result, NULL);
}

/**
 * bunko_session_prepare:
 * @self: a session that is connected
 *
 * Opens the connections for bulk data and for polling now instead of when the first of them is
 * needed, for somebody who is about to show pictures: so these do not wait for the greetings.
 */
void
bunko_session_prepare (BunkoSession *self)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  if (self->state != BUNKO_SESSION_GREETED && self->state != BUNKO_SESSION_AUTHENTICATING &&
      self->state != BUNKO_SESSION_AUTHENTICATED)
    return;
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    for (guint n = bunko_lane_get_n_connections (self->lanes[i]);
         n < bunko_lane_get_max_connections (self->lanes[i]); n++)
      bunko_lane_open_async (self->lanes[i], NULL, prepared_cb, NULL);
}

/* Connecting. */

static void
take_version (BunkoSession *self, BunkoVersionPart part, JsonNode *node)
{
  JsonArray *numbers;

  memset (self->versions[part], 0, sizeof self->versions[part]);
  self->has_version[part] = node != NULL && JSON_NODE_HOLDS_ARRAY (node);
  if (!self->has_version[part])
    return;

  numbers = json_node_get_array (node);
  for (guint i = 0; i < MIN (json_array_get_length (numbers), 3); i++)
    {
      JsonNode *number = json_array_get_element (numbers, i);

      if (JSON_NODE_HOLDS_VALUE (number))
        self->versions[part][i] = (int) CLAMP (json_node_get_int (number), 0, G_MAXINT);
    }
}

/* The versions are lists of numbers in an object (HPX wire notes, "Greeting"); a list alone is that
 * of the server itself.
 */
static void
take_versions (BunkoSession *self, JsonNode *node)
{
  static const char *const names[] = { "core", "db", "torrent" };
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (BunkoVersionPart part = 0; part < BUNKO_VERSION_N_PARTS; part++)
    take_version (self, part, object != NULL ? json_object_get_member (object, names[part]) : NULL);
  if (object == NULL)
    take_version (self, BUNKO_VERSION_CORE, node);
}

static void
take_greeting (BunkoSession *self, JsonNode *greeting)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, greeting);

  JsonObject *data = json_node_get_object (envelope.data);
  gboolean guests = json_object_get_boolean_member_with_default (data, "guest_allowed", FALSE);

  take_versions (self, json_object_get_member (data, "version"));
  g_hash_table_remove_all (self->missing);
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->server_name, envelope.name))
    g_object_notify (G_OBJECT (self), "server-name");
  if (self->guest_allowed != guests)
    {
      self->guest_allowed = guests;
      g_object_notify (G_OBJECT (self), "guest-allowed");
    }
  _bunko_session_set_state (self, BUNKO_SESSION_GREETED);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) greeting = bunko_lane_open_finish (BUNKO_LANE (source), result, &error);

  if (greeting != NULL && self->state != BUNKO_SESSION_CONNECTING)
    error = _bunko_session_closed_error (_ ("The session was closed"));
  if (error == NULL)
    {
      take_greeting (self, greeting);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (self->state == BUNKO_SESSION_CONNECTING)
    _bunko_session_set_state (self, BUNKO_SESSION_IDLE);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * bunko_session_connect_async:
 * @self: a session that is not connected
 * @cancellable: (nullable): to give up
 * @callback: called when the server has greeted, or cannot be reached
 * @user_data: data for @callback
 *
 * Connects and waits for the server to greet. The state goes to %BUNKO_SESSION_CONNECTING and then
 * to %BUNKO_SESSION_GREETED, or back to %BUNKO_SESSION_IDLE.
 *
 * Both connecting and the greeting may take up to ten seconds: a server that is full, or that
 * expects TLS, accepts the connection and says nothing.
 */
void
bunko_session_connect_async (BunkoSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_session_connect_async);
  if (self->state != BUNKO_SESSION_IDLE && self->state != BUNKO_SESSION_LOST)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                                       _ ("The session is already connected"));
      return;
    }
  _bunko_session_set_state (self, BUNKO_SESSION_CONNECTING);
  bunko_lane_open_async (self->lanes[BUNKO_SESSION_LANE_INTERACTIVE], cancellable, opened_cb,
                         g_steal_pointer (&task));
}

/**
 * bunko_session_connect_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_connect_async().
 *
 * Returns: whether the server has greeted; if not, @error is one of #GIOErrorEnum, #GResolverError
 *   or #GTlsError, %G_IO_ERROR_TIMED_OUT where nothing answers, %BUNKO_PROTOCOL_ERROR_SILENT,
 *   %BUNKO_PROTOCOL_ERROR_NOT_HPX, %BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL,
 *   %BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN, %BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED (see
 *   bunko_session_get_peer_certificate()) or %BUNKO_PROTOCOL_ERROR_CLOSED
 */
gboolean
bunko_session_connect_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_session_close:
 * @self: a session
 *
 * Closes all connections and forgets the credentials. Whoever waits for something gets
 * %BUNKO_PROTOCOL_ERROR_CLOSED. The session may be connected again.
 */
void
bunko_session_close (BunkoSession *self)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  g_autoptr (BunkoSession) alive = g_object_ref (self);
  g_autoptr (GError) error = _bunko_session_closed_error (_ ("The session was closed"));

  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  _bunko_session_set_state (self, BUNKO_SESSION_IDLE);
  _bunko_session_drop_everything (self, error);
  _bunko_session_end_waits (self, error);
}
