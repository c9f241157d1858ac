/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-exchange.h"
#include "bunko-source.h"

/* One message on its way out and the wait for its reply.
 *
 * The caller's task and the exchange part ways when the caller cancels: the task is returned at
 * once, while the exchange stays until its reply came, since the next reply on the connection is
 * otherwise taken for the answer to something else.
 */
struct _BunkoExchange
{
  GTask *task; /* NULL once the caller was answered */
  GBytes *frame;
  gsize written;
  gint64 deadline;
  BunkoWireTap *tap; /* NULL if nobody looks */
  BunkoWireEvent event;
  gint64 started;
  GSource *cancelled;
};

/**
 * bunko_exchange_new: (skip)
 * @task: (transfer none): the caller's task
 * @frame: (transfer none): the bytes to send
 *
 * Returns: (transfer full): a new exchange
 */
BunkoExchange *
bunko_exchange_new (GTask *task, GBytes *frame)
{
  BunkoExchange *self = g_new0 (BunkoExchange, 1);

  self->task = g_object_ref (task);
  self->frame = g_bytes_ref (frame);
  return self;
}

/**
 * bunko_exchange_free: (skip)
 * @self: (transfer full): an exchange
 *
 * Frees it. A caller that still waits must have been answered before.
 */
void
bunko_exchange_free (BunkoExchange *self)
{
  bunko_source_clear (&self->cancelled);
  g_clear_pointer (&self->tap, bunko_wire_tap_unref);
  g_clear_object (&self->task);
  g_bytes_unref (self->frame);
  g_free (self);
}

static void
report_cancelled (BunkoExchange *self)
{
  BunkoWireEvent event = self->event;

  event.kind = BUNKO_WIRE_CANCELLED;
  bunko_exchange_fill_event (self, &event);
  bunko_wire_tap_report (self->tap, &event);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  BunkoExchange *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  bunko_source_clear (&self->cancelled);
  report_cancelled (self);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  return G_SOURCE_REMOVE;
}

/**
 * bunko_exchange_start: (skip)
 * @self: an exchange
 * @timeout: how long the reply may take, in milliseconds
 *
 * Notes when the reply is due, and heeds the cancellable of the caller from now on.
 */
void
bunko_exchange_start (BunkoExchange *self, guint timeout)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  self->deadline = g_get_monotonic_time () + (gint64) timeout * 1000;
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancelled, g_task_get_context (self->task));
}

/**
 * bunko_exchange_set_tap: (skip)
 * @self: an exchange
 * @tap: where to report that the caller no longer waits
 * @event: what to tell of the exchange: its number, connection and lane
 *
 * Lets the exchange be seen. The time of its reply counts from now.
 */
void
bunko_exchange_set_tap (BunkoExchange *self, BunkoWireTap *tap, const BunkoWireEvent *event)
{
  self->tap = bunko_wire_tap_ref (tap);
  self->event = (BunkoWireEvent) {
    .connection = event->connection,
    .lane = event->lane,
    .exchange = event->exchange,
  };
  self->started = g_get_monotonic_time ();
}

/**
 * bunko_exchange_fill_event: (skip)
 * @self: an exchange
 * @event: (inout): what happened
 *
 * Puts the number of the exchange in, and how long ago it was sent.
 */
void
bunko_exchange_fill_event (BunkoExchange *self, BunkoWireEvent *event)
{
  event->exchange = self->event.exchange;
  event->elapsed = self->tap != NULL ? g_get_monotonic_time () - self->started : -1;
}

/**
 * bunko_exchange_get_size: (skip)
 * @self: an exchange
 *
 * Returns: the size of its message on the wire, in bytes
 */
gsize
bunko_exchange_get_size (BunkoExchange *self)
{
  return g_bytes_get_size (self->frame);
}

/**
 * bunko_exchange_hasten: (skip)
 * @self: an exchange that was started
 * @timeout: how long the reply may take from now on, in milliseconds
 *
 * Lets the reply be due earlier, never later.
 */
void
bunko_exchange_hasten (BunkoExchange *self, guint timeout)
{
  self->deadline = MIN (self->deadline, g_get_monotonic_time () + (gint64) timeout * 1000);
}

/**
 * bunko_exchange_get_deadline: (skip)
 * @self: an exchange that was started
 *
 * Returns: when the reply is due, on the monotonic clock
 */
gint64
bunko_exchange_get_deadline (BunkoExchange *self)
{
  return self->deadline;
}

/**
 * bunko_exchange_write: (skip)
 * @self: an exchange
 * @stream: a pollable stream
 * @error: return location for an error
 *
 * Writes as much as the stream takes; a small frame is one write.
 *
 * Returns: whether all is written; if not, and without %G_IO_ERROR_WOULD_BLOCK, writing failed
 */
gboolean
bunko_exchange_write (BunkoExchange *self, GOutputStream *stream, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->frame, &size);

  while (self->written < size)
    {
      gssize n = g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (stream),
                                                             data + self->written,
                                                             size - self->written, NULL, error);

      if (n < 0)
        return FALSE;
      self->written += (gsize) n;
    }
  return TRUE;
}

/**
 * bunko_exchange_is_written: (skip)
 * @self: an exchange
 *
 * Returns: whether all of it was sent
 */
gboolean
bunko_exchange_is_written (BunkoExchange *self)
{
  return self->written == g_bytes_get_size (self->frame);
}

/**
 * bunko_exchange_return: (skip)
 * @self: an exchange
 * @reply: (transfer none): the message that came
 *
 * Answers the caller, if it still waits.
 */
void
bunko_exchange_return (BunkoExchange *self, JsonNode *reply)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_pointer (task, json_node_ref (reply), (GDestroyNotify) json_node_unref);
}

/**
 * bunko_exchange_return_error: (skip)
 * @self: an exchange
 * @error: why there is no reply
 *
 * Tells the caller, if it still waits, that it failed.
 */
void
bunko_exchange_return_error (BunkoExchange *self, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_error (task, g_error_copy (error));
}
