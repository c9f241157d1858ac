/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-envelope.h"
#include "bunko-lane-private.h"
#include "bunko-protocol-error.h"
#include "bunko-secret.h"

/**
 * BunkoLane:
 *
 * A few connections to the same server that work off one queue.
 *
 * Connections are opened when messages wait and none is free, up to the limit of the lane, and
 * stay open. One that drops is replaced when the next message needs it. The message is given its
 * session id only when it is sent, since a login may have brought another one in the meantime.
 */

enum
{
  PUSH,
  DROPPED,
  UNREACHABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define RETRY_INTERVAL (30 * G_TIME_SPAN_SECOND)

G_DEFINE_FINAL_TYPE (BunkoLane, bunko_lane, G_TYPE_OBJECT)

/* Connections. */

static void
push_cb (BunkoConnection *connection, int command, BunkoLane *self)
{
  self->last_heard = g_get_real_time ();
  g_signal_emit (self, signals[PUSH], 0, command);
}

static void
failed_cb (BunkoConnection *connection, const GError *error, BunkoLane *self)
{
  g_autoptr (BunkoConnection) keep = g_object_ref (connection);
  g_autoptr (BunkoLane) alive = g_object_ref (self);

  g_signal_handlers_disconnect_by_data (connection, self);
  if (g_ptr_array_remove (self->connections, connection))
    {
      _bunko_lane_note_gone (self, connection);
      g_signal_emit (self, signals[DROPPED], 0, error);
    }
  _bunko_lane_pump (self);
}

static BunkoConnection *
add_connection (BunkoLane *self)
{
  BunkoConnection *connection = bunko_connection_new (self->endpoint, &self->limits);

  bunko_connection_set_priority (connection, self->priority);
  if (self->tap != NULL)
    bunko_connection_set_tap (connection, self->tap, self->name);
  bunko_connection_set_trust (connection, self->trust);
  g_ptr_array_add (self->connections, connection);
  g_signal_connect (connection, "push", G_CALLBACK (push_cb), self);
  g_signal_connect_swapped (connection, "free", G_CALLBACK (_bunko_lane_pump), self);
  g_signal_connect (connection, "failed", G_CALLBACK (failed_cb), self);
  return connection;
}

/* Where other connections stand, the queue is left to them, and for a while no more are tried. */
static void
give_up_connection (BunkoLane *self, BunkoConnection *connection, const GError *error)
{
  g_signal_handlers_disconnect_by_data (connection, self);
  if (!g_ptr_array_remove (self->connections, connection))
    return;
  _bunko_lane_note_gone (self, connection);
  self->reachable = MAX (self->connections->len, 1);
  self->retry_at = g_get_monotonic_time () + RETRY_INTERVAL;
  if (self->connections->len > 0)
    return;
  bunko_lane_flush (self, error);
  g_signal_emit (self, signals[UNREACHABLE], 0, error);
}

static void
further_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoConnection) connection = g_object_ref (BUNKO_CONNECTION (source));

  /* The greeting of a further connection says nothing new. */
  g_autoptr (JsonNode) greeting = bunko_connection_open_finish (connection, result, &error);

  if (greeting == NULL)
    give_up_connection (self, connection, error);
  else
    self->last_heard = g_get_real_time ();
  _bunko_lane_pump (self);
}

static BunkoConnection *
find_free (BunkoLane *self)
{
  for (guint i = 0; i < self->connections->len; i++)
    {
      BunkoConnection *connection = g_ptr_array_index (self->connections, i);

      if (bunko_connection_is_free (connection))
        return connection;
    }
  return NULL;
}

static gboolean
may_open_more (BunkoLane *self)
{
  guint max = self->max_connections, opening = 0;

  for (guint i = 0; i < self->connections->len; i++)
    if (bunko_connection_is_opening (g_ptr_array_index (self->connections, i)))
      opening++;
  if (g_get_monotonic_time () < self->retry_at)
    max = MIN (max, self->reachable);
  return self->connections->len < max && opening < _bunko_lane_count_sendable (self);
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLane *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  JsonNode *reply = bunko_connection_exchange_finish (BUNKO_CONNECTION (source), result, &error);

  _bunko_lane_note_reply (g_task_get_source_object (task), BUNKO_CONNECTION (source),
                          g_task_get_task_data (task), error);
  if (reply != NULL)
    self->last_heard = g_get_real_time ();
  if (g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT))
    _bunko_lane_hasten (self);
  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
dispatch (BunkoLane *self, BunkoConnection *connection, GTask *task)
{
  BunkoLaneMessage *message = g_task_get_task_data (task);
  g_autoptr (JsonNode) root = NULL;

  if (!_bunko_lane_may_send (self, connection, message))
    {
      _bunko_lane_refuse (task);
      return;
    }
  if (message->rank != BUNKO_LANE_LOGIN)
    message->session_id = g_strdup (self->session_id);
  message->sent = TRUE;
  root = bunko_envelope_write (message->session_id, message->data);
  _bunko_lane_note_sent (connection, message);
  bunko_connection_exchange_async (connection, root, message->timeout,
                                   g_task_get_cancellable (task), replied_cb, task);
  bunko_secret_wipe (json_object_get_string_member (json_node_get_object (root), "session"));
}

/**
 * _bunko_lane_pump: (skip)
 * @self: a lane
 *
 * Sends what can be sent, and opens connections for what cannot.
 */
void
_bunko_lane_pump (BunkoLane *self)
{
  BunkoConnection *connection;
  GTask *task;

  while ((connection = find_free (self)) != NULL && (task = _bunko_lane_pop (self)) != NULL)
    dispatch (self, connection, task);
  while (_bunko_lane_count_sendable (self) > 0 && may_open_more (self))
    bunko_connection_open_async (add_connection (self), NULL, further_opened_cb,
                                 g_object_ref (self));
}

/* The object. */

static void
bunko_lane_dispose (GObject *object)
{
  BunkoLane *self = BUNKO_LANE (object);

  /* A queued task holds a reference: the queues are empty now. */
  while (self->connections->len > 0)
    {
      g_autoptr (BunkoConnection) connection = g_ptr_array_steal_index (self->connections, 0);

      g_signal_handlers_disconnect_by_data (connection, self);
      bunko_connection_close (connection, NULL);
    }
  G_OBJECT_CLASS (bunko_lane_parent_class)->dispose (object);
}

static void
bunko_lane_finalize (GObject *object)
{
  BunkoLane *self = BUNKO_LANE (object);

  g_ptr_array_unref (self->connections);
  bunko_endpoint_unref (self->endpoint);
  g_clear_pointer (&self->tap, bunko_wire_tap_unref);
  g_clear_object (&self->trust);
  bunko_secret_free (self->session_id);
  G_OBJECT_CLASS (bunko_lane_parent_class)->finalize (object);
}

static void
bunko_lane_class_init (BunkoLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_lane_dispose;
  object_class->finalize = bunko_lane_finalize;

  /**
   * BunkoLane::push:
   * @self: the lane
   * @command: the #BunkoServerCommand that the server announced
   *
   * The server announced a command on one of the connections.
   */
  signals[PUSH] = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * BunkoLane::dropped:
   * @self: the lane
   * @error: why
   *
   * A connection that had been open is gone.
   */
  signals[DROPPED] =
      g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * BunkoLane::unreachable:
   * @self: the lane
   * @error: why
   *
   * No connection stands, and none could be opened. Those who waited were told before.
   */
  signals[UNREACHABLE] =
      g_signal_new ("unreachable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_lane_init (BunkoLane *self)
{
  self->limits = (BunkoTimeLimits) BUNKO_TIME_LIMITS_DEFAULT;
  self->max_queue = BUNKO_LANE_DEFAULT_MAX_QUEUE;
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < BUNKO_LANE_N_RANKS; i++)
    g_queue_init (&self->queues[i]);
}

/**
 * bunko_lane_new: (skip)
 * @endpoint: where to connect
 * @max_connections: how many connections to have at most, from 1
 * @priority: how urgent it is to read what comes, a priority of the main loop
 *
 * Returns: (transfer full): a lane without connections
 */
BunkoLane *
bunko_lane_new (BunkoEndpoint *endpoint, guint max_connections, int priority)
{
  g_return_val_if_fail (endpoint != NULL && max_connections > 0, NULL);

  BunkoLane *self = g_object_new (BUNKO_TYPE_LANE, NULL);

  self->endpoint = bunko_endpoint_ref (endpoint);
  self->max_connections = max_connections;
  self->priority = priority;
  return self;
}

/**
 * bunko_lane_set_limits: (skip)
 * @self: a lane
 * @limits: how long to wait, for connections from now on
 * @max_queue: how many messages may wait, 0 for the usual 1024
 *
 * Changes the limits.
 */
void
bunko_lane_set_limits (BunkoLane *self, const BunkoTimeLimits *limits, guint max_queue)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && limits != NULL);

  self->limits = *limits;
  self->max_queue = max_queue > 0 ? max_queue : BUNKO_LANE_DEFAULT_MAX_QUEUE;
}

/**
 * bunko_lane_set_tap: (skip)
 * @self: a lane without connections
 * @tap: where its connections report what they send and receive
 * @name: what the lane is called there, static
 *
 * Lets the traffic of the lane be seen.
 */
void
bunko_lane_set_tap (BunkoLane *self, BunkoWireTap *tap, const char *name)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && self->tap == NULL && tap != NULL);

  self->tap = bunko_wire_tap_ref (tap);
  self->name = name;
}

/**
 * bunko_lane_set_session_id: (skip)
 * @self: a lane
 * @session_id: (nullable): the id that all messages carry from now on
 *
 * Changes the session id.
 */
void
bunko_lane_set_session_id (BunkoLane *self, const char *session_id)
{
  g_return_if_fail (BUNKO_IS_LANE (self));

  bunko_secret_set (&self->session_id, session_id);
}

/**
 * bunko_lane_set_held: (skip)
 * @self: a lane
 * @held: whether to send logins alone
 *
 * Holds back all usual messages while a login is under way: without a good session id the server
 * would take each for the login of a guest.
 */
void
bunko_lane_set_held (BunkoLane *self, gboolean held)
{
  g_return_if_fail (BUNKO_IS_LANE (self));

  if (self->held == held)
    return;
  self->held = held;
  _bunko_lane_pump (self);
}

static void
first_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLane *self = g_task_get_source_object (task);
  BunkoConnection *connection = BUNKO_CONNECTION (source);
  g_autoptr (GError) error = NULL;
  JsonNode *greeting = bunko_connection_open_finish (connection, result, &error);

  if (greeting != NULL)
    {
      self->last_heard = g_get_real_time ();
      g_task_return_pointer (task, greeting, (GDestroyNotify) json_node_unref);
      _bunko_lane_pump (self);
      return;
    }
  give_up_connection (self, connection, error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * bunko_lane_open_async: (skip)
 * @self: a lane
 * @cancellable: (nullable): to give up
 * @callback: called when the server has greeted
 * @user_data: data for @callback
 *
 * Opens a connection now instead of when it is needed.
 */
void
bunko_lane_open_async (BunkoLane *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LANE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_lane_open_async);
  self->retry_at = 0;
  bunko_connection_open_async (add_connection (self), cancellable, first_opened_cb, task);
}

/**
 * bunko_lane_open_finish: (skip)
 * @self: a lane
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_lane_open_async().
 *
 * Returns: (transfer full) (nullable): the greeting, or %NULL with an error of
 *   bunko_connection_open_finish()
 */
JsonNode *
bunko_lane_open_finish (BunkoLane *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_lane_get_max_connections: (skip)
 * @self: a lane
 *
 * Returns: how many connections it has at most
 */
guint
bunko_lane_get_max_connections (BunkoLane *self)
{
  g_return_val_if_fail (BUNKO_IS_LANE (self), 0);

  return self->max_connections;
}

/**
 * bunko_lane_get_n_connections: (skip)
 * @self: a lane
 *
 * Returns: how many connections the lane has, opening ones included
 */
guint
bunko_lane_get_n_connections (BunkoLane *self)
{
  g_return_val_if_fail (BUNKO_IS_LANE (self), 0);

  return self->connections->len;
}

/**
 * bunko_lane_close: (skip)
 * @self: a lane
 * @error: what to tell those who wait
 *
 * Closes all connections and empties the queue. The lane can be used again.
 */
void
bunko_lane_close (BunkoLane *self, const GError *error)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && error != NULL);

  while (self->connections->len > 0)
    {
      g_autoptr (BunkoConnection) connection = g_ptr_array_steal_index (self->connections, 0);

      g_signal_handlers_disconnect_by_data (connection, self);
      _bunko_lane_note_gone (self, connection);
      bunko_connection_close (connection, error);
    }
  self->retry_at = 0;
  self->held = FALSE;
  bunko_lane_set_session_id (self, NULL);
  bunko_lane_flush (self, error);
}
