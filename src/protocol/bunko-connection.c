/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-connection-private.h"
#include "bunko-envelope.h"
#include "bunko-frame.h"
#include "bunko-json.h"
#include "bunko-source.h"

/**
 * BunkoConnection:
 *
 * One TCP or TLS connection to a server, with at most one message under way.
 *
 *     open → greeting → free ⇄ exchange → closed
 *
 * Messages of the server carry no id, so a reply can only be told by its turn: a second message is
 * not sent before the reply to the first one came. All that goes wrong ends in one place,
 * _bunko_connection_fail(), which answers the waiting caller and emits #BunkoConnection::failed
 * from an idle, once. A closed connection is not opened again.
 *
 * A connection belongs to the thread-default main context in which it was made.
 */

enum
{
  PUSH,
  FREE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConnection, bunko_connection, G_TYPE_OBJECT)

/**
 * _bunko_connection_attach: (skip)
 * @self: a connection
 * @place: where to keep the source
 * @source: (transfer full): a source
 * @callback: what to call, with the connection
 *
 * Lets a source run in place of the one that is there.
 */
void
_bunko_connection_attach (BunkoConnection *self,
                          GSource **place,
                          GSource *source,
                          GSourceFunc callback)
{
  bunko_source_clear (place);
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  *place = source;
}

/* Messages. */

static void
finish_opening (BunkoConnection *self, JsonNode *greeting)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->open_task);

  bunko_source_clear (&self->open_timer);
  bunko_source_clear (&self->open_cancelled);
  self->state = BUNKO_CONNECTION_OPEN;
  g_task_return_pointer (task, json_node_ref (greeting), (GDestroyNotify) json_node_unref);
}

static void
finish_exchange (BunkoConnection *self, JsonNode *reply)
{
  g_autoptr (BunkoExchange) exchange = g_steal_pointer (&self->exchange);

  bunko_exchange_return (exchange, reply);
  if (self->state == BUNKO_CONNECTION_OPEN)
    g_signal_emit (self, signals[FREE], 0);
}

/* A caller that waits gets the push in place of its reply, which never comes when the server goes
 * down (HPX wire notes, "Server commands and broadcast"). After any other push during an exchange
 * it is not certain whether a reply still follows, and so the connection is given up.
 */
static void
take_push (BunkoConnection *self, BunkoServerCommand command, JsonNode *root)
{
  gboolean had_exchange = self->exchange != NULL;

  if (command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART)
    self->ending = TRUE;
  g_signal_emit (self, signals[PUSH], 0, command);
  if (self->state == BUNKO_CONNECTION_CLOSED || !had_exchange)
    return;
  finish_exchange (self, root);
  if (!self->ending)
    _bunko_connection_fail_literal (
        self, BUNKO_PROTOCOL_ERROR_CLOSED,
        _ ("The connection was given up after an announcement of the server"));
}

static void
take_greeting (BunkoConnection *self, const BunkoEnvelope *envelope)
{
  if (envelope->kind == BUNKO_ENVELOPE_GREETING)
    finish_opening (self, envelope->root);
  else if (envelope->kind == BUNKO_ENVELOPE_FAILED)
    _bunko_connection_fail (self, g_error_copy (envelope->error));
  else
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_NOT_HPX,
                                    _ ("What answers there is not a HappyPanda X server"));
}

static void
take_message (BunkoConnection *self, JsonNode *root)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, root);
  _bunko_connection_report_message (self, &envelope);
  if (envelope.kind == BUNKO_ENVELOPE_WAIT)
    return;
  if (envelope.kind == BUNKO_ENVELOPE_PUSH)
    take_push (self, envelope.command, root);
  else if (self->state == BUNKO_CONNECTION_GREETING)
    take_greeting (self, &envelope);
  else if (self->exchange != NULL && bunko_exchange_is_written (self->exchange))
    finish_exchange (self, root);
  else if (!self->ending)
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                    _ ("The server sent a message that nobody asked for"));
}

static void
message_cb (BunkoFramer *framer, JsonNode *root, BunkoConnection *self)
{
  g_autoptr (BunkoConnection) alive = g_object_ref (self);

  take_message (self, root);
  if (self->state != BUNKO_CONNECTION_CLOSED && self->ended &&
      bunko_framer_get_n_pending (framer) == 0)
    _bunko_connection_fail_closed (self);
}

/* Whatever does not even look like a frame in place of the greeting comes from something else. */
static void
framer_failed_cb (BunkoFramer *framer, const GError *error, BunkoConnection *self)
{
  if (self->state == BUNKO_CONNECTION_GREETING &&
      !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL) &&
      !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TRUNCATED))
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_NOT_HPX,
                                    _ ("What answers there is not a HappyPanda X server"));
  else
    _bunko_connection_fail (self, g_error_copy (error));
}

/**
 * _bunko_connection_watch_framer: (skip)
 * @self: a connection with a framer
 *
 * Takes the messages of the framer from now on.
 */
void
_bunko_connection_watch_framer (BunkoConnection *self)
{
  g_signal_connect (self->framer, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->framer, "failed", G_CALLBACK (framer_failed_cb), self);
}

/* The object. */

static void
bunko_connection_dispose (GObject *object)
{
  BunkoConnection *self = BUNKO_CONNECTION (object);

  /* A waiting task holds a reference: there is none now. */
  g_assert (self->open_task == NULL);
  if (self->exchange != NULL)
    bunko_exchange_free (g_steal_pointer (&self->exchange));
  self->state = BUNKO_CONNECTION_CLOSED;
  _bunko_connection_drop_stream (self);
  G_OBJECT_CLASS (bunko_connection_parent_class)->dispose (object);
}

static void
bunko_connection_finalize (GObject *object)
{
  BunkoConnection *self = BUNKO_CONNECTION (object);

  g_clear_error (&self->write_error);
  g_clear_pointer (&self->tap, bunko_wire_tap_unref);
  g_clear_error (&self->distrust);
  g_clear_object (&self->trust);
  g_free (self->buffer);
  g_main_context_unref (self->context);
  bunko_endpoint_unref (self->endpoint);
  G_OBJECT_CLASS (bunko_connection_parent_class)->finalize (object);
}

static void
bunko_connection_class_init (BunkoConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_connection_dispose;
  object_class->finalize = bunko_connection_finalize;

  /**
   * BunkoConnection::push:
   * @self: the connection
   * @command: the #BunkoServerCommand that the server announced
   *
   * The server announced a command to all its clients. Emitted before the waiting caller gets the
   * push in place of a reply.
   */
  signals[PUSH] = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * BunkoConnection::free:
   * @self: the connection
   *
   * The reply came, also to a message whose sender had cancelled: the next one can be sent.
   */
  signals[FREE] = g_signal_new ("free", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /**
   * BunkoConnection::failed:
   * @self: the connection
   * @error: why
   *
   * The connection is closed, by whichever side. Emitted once, from the main loop, also when the
   * connection could not be opened.
   */
  signals[FAILED] =
      g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_connection_init (BunkoConnection *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * bunko_connection_new: (skip)
 * @endpoint: where to connect
 * @limits: how long to wait
 *
 * Returns: (transfer full): a connection that is not opened yet
 */
BunkoConnection *
bunko_connection_new (BunkoEndpoint *endpoint, const BunkoTimeLimits *limits)
{
  g_return_val_if_fail (endpoint != NULL && limits != NULL, NULL);

  BunkoConnection *self = g_object_new (BUNKO_TYPE_CONNECTION, NULL);

  self->endpoint = bunko_endpoint_ref (endpoint);
  self->limits = *limits;
  return self;
}

/**
 * bunko_connection_set_priority: (skip)
 * @self: a new connection
 * @priority: a priority of the main loop
 *
 * Sets how urgent it is to read what comes, %G_PRIORITY_DEFAULT unless it is set.
 */
void
bunko_connection_set_priority (BunkoConnection *self, int priority)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && self->state == BUNKO_CONNECTION_NEW);

  self->priority = priority;
}

/**
 * bunko_connection_set_trust: (skip)
 * @self: a new connection
 * @trust: whom to trust
 *
 * Sets which certificates are good besides those that an authority vouches for.
 */
void
bunko_connection_set_trust (BunkoConnection *self, BunkoTrust *trust)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && self->state == BUNKO_CONNECTION_NEW);

  g_set_object (&self->trust, trust);
}

static void set_clock (BunkoConnection *self);

static gboolean
clock_cb (gpointer user_data)
{
  BunkoConnection *self = user_data;

  bunko_source_clear (&self->clock);
  if (self->exchange == NULL)
    return G_SOURCE_REMOVE;
  if (bunko_exchange_get_deadline (self->exchange) <= g_get_monotonic_time () && self->hastened)
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                                    _ ("The connection gives no sign of life any more"));
  else if (bunko_exchange_get_deadline (self->exchange) <= g_get_monotonic_time ())
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_TIMED_OUT,
                                    _ ("The server did not reply in time"));
  else
    set_clock (self);
  return G_SOURCE_REMOVE;
}

/* Most replies come long before they are due. So the clock is not set for each, but left running:
 * when it strikes it looks when the reply that is out then is due.
 */
static void
set_clock (BunkoConnection *self)
{
  gint64 deadline = bunko_exchange_get_deadline (self->exchange);
  gint64 left = MAX (deadline - g_get_monotonic_time (), 0);

  if (self->clock != NULL && self->clock_at <= deadline)
    return;
  self->clock_at = deadline;
  _bunko_connection_attach (self, &self->clock, g_timeout_source_new ((guint) (left / 1000 + 1)),
                            clock_cb);
}

/**
 * bunko_connection_exchange_async: (skip)
 * @self: a free connection
 * @message: (transfer none): what to send
 * @timeout: how long the reply may take in milliseconds, 0 for the usual limit
 * @cancellable: (nullable): to no longer wait; the connection is not free before the reply came
 * @callback: called with the reply
 * @user_data: data for @callback
 *
 * Sends a message and waits for the next message of the server.
 */
void
bunko_connection_exchange_async (BunkoConnection *self,
                                 JsonNode *message,
                                 guint timeout,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && bunko_connection_is_free (self));
  g_return_if_fail (message != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) payload = bunko_json_serialize (message);
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);

  g_task_set_source_tag (task, bunko_connection_exchange_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->exchange = bunko_exchange_new (task, frame);
  self->hastened = FALSE;
  self->bytes_out += g_bytes_get_size (frame);
  bunko_exchange_start (self->exchange, timeout > 0 ? timeout : self->limits.reply);
  _bunko_connection_report_sent (self, message, g_bytes_get_size (payload));
  set_clock (self);
  _bunko_connection_start_writing (self);
}

/**
 * bunko_connection_exchange_finish: (skip)
 * @self: a connection
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_connection_exchange_async().
 *
 * Returns: (transfer full) (nullable): the reply, or a push that came in its place; %NULL with
 *   %G_IO_ERROR_CANCELLED, with %BUNKO_PROTOCOL_ERROR_TIMED_OUT, or with the reason why the
 *   connection was closed
 */
JsonNode *
bunko_connection_exchange_finish (BunkoConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_connection_hasten: (skip)
 * @self: a connection
 * @timeout: how long the reply that is waited for may take from now on, in milliseconds
 *
 * Waits less long for the reply that is out, for somebody who has reason to think that it does not
 * come. Does nothing on a free connection.
 */
void
bunko_connection_hasten (BunkoConnection *self, guint timeout)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self));

  if (self->exchange == NULL)
    return;
  self->hastened = TRUE;
  bunko_exchange_hasten (self->exchange, timeout);
  set_clock (self);
}

/**
 * bunko_connection_is_free: (skip)
 * @self: a connection
 *
 * Returns: whether a message can be sent now
 */
gboolean
bunko_connection_is_free (BunkoConnection *self)
{
  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  return self->state == BUNKO_CONNECTION_OPEN && self->exchange == NULL && !self->ending &&
         !self->ended;
}

/**
 * bunko_connection_is_busy: (skip)
 * @self: a connection
 *
 * Returns: whether a reply is waited for, by somebody or not any more
 */
gboolean
bunko_connection_is_busy (BunkoConnection *self)
{
  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  return self->exchange != NULL;
}

/**
 * bunko_connection_get_bytes: (skip)
 * @self: a connection
 * @in: (out) (optional): how much was received over it
 * @out: (out) (optional): how much was sent
 *
 * Tells how much went over the connection, without what TLS adds.
 */
void
bunko_connection_get_bytes (BunkoConnection *self, guint64 *in, guint64 *out)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self));

  if (in != NULL)
    *in = self->bytes_in;
  if (out != NULL)
    *out = self->bytes_out;
}

/**
 * bunko_connection_is_opening: (skip)
 * @self: a connection
 *
 * Returns: whether the connection is being made or the greeting is waited for
 */
gboolean
bunko_connection_is_opening (BunkoConnection *self)
{
  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  return self->state == BUNKO_CONNECTION_CONNECTING || self->state == BUNKO_CONNECTION_GREETING;
}

/**
 * bunko_connection_close: (skip)
 * @self: a connection
 * @error: (nullable): what to tell the caller that waits, %NULL for %BUNKO_PROTOCOL_ERROR_CLOSED
 *
 * Closes the connection.
 */
void
bunko_connection_close (BunkoConnection *self, const GError *error)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self));

  if (error != NULL)
    _bunko_connection_fail (self, g_error_copy (error));
  else
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                                    _ ("The connection was closed"));
}
