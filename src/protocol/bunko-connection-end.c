/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-connection-private.h"
#include "bunko-source.h"

/* How a connection ends. */

typedef struct
{
  BunkoConnection *self;
  GTask *open_task;
  BunkoExchange *exchange;
  GError *error;
} Failure;

static void
failure_free (Failure *failure)
{
  g_clear_object (&failure->open_task);
  g_clear_pointer (&failure->exchange, bunko_exchange_free);
  g_error_free (failure->error);
  g_object_unref (failure->self);
  g_free (failure);
}

static gboolean
report_failure_cb (gpointer user_data)
{
  Failure *failure = user_data;

  if (failure->open_task != NULL)
    g_task_return_error (failure->open_task, g_error_copy (failure->error));
  if (failure->exchange != NULL)
    bunko_exchange_return_error (failure->exchange, failure->error);
  g_signal_emit_by_name (failure->self, "failed", failure->error);
  return G_SOURCE_REMOVE;
}

/**
 * _bunko_connection_drop_stream: (skip)
 * @self: a connection
 *
 * Closes the socket and forgets all that has to do with it.
 */
void
_bunko_connection_drop_stream (BunkoConnection *self)
{
  bunko_source_clear (&self->readable);
  bunko_source_clear (&self->writable);
  bunko_source_clear (&self->clock);
  bunko_source_clear (&self->open_timer);
  bunko_source_clear (&self->open_cancelled);
  if (self->connecting != NULL)
    g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  if (self->framer != NULL)
    g_signal_handlers_disconnect_by_data (self->framer, self);
  g_clear_object (&self->framer);
  if (self->stream != NULL)
    g_io_stream_close_async (G_IO_STREAM (self->stream), G_PRIORITY_LOW, NULL, NULL, NULL);
  g_clear_object (&self->stream);
}

/**
 * _bunko_connection_fail: (skip)
 * @self: a connection
 * @error: (transfer full): why
 *
 * Closes the connection. This is where all that goes wrong ends.
 */
void
_bunko_connection_fail (BunkoConnection *self, GError *error)
{
  g_autoptr (GSource) idle = NULL;

  if (self->state == BUNKO_CONNECTION_CLOSED)
    {
      g_error_free (error);
      return;
    }

  _bunko_connection_report_closed (self, error);

  Failure *failure = g_new0 (Failure, 1);

  failure->self = g_object_ref (self);
  failure->open_task = g_steal_pointer (&self->open_task);
  failure->exchange = g_steal_pointer (&self->exchange);
  failure->error = error;
  self->state = BUNKO_CONNECTION_CLOSED;
  _bunko_connection_drop_stream (self);

  idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, report_failure_cb, failure, (GDestroyNotify) failure_free);
  g_source_attach (idle, self->context);
}

/**
 * _bunko_connection_fail_literal: (skip)
 * @self: a connection
 * @code: what it is
 * @message: what to say
 *
 * Closes the connection.
 */
void
_bunko_connection_fail_literal (BunkoConnection *self, BunkoProtocolError code, const char *message)
{
  _bunko_connection_fail (self, g_error_new_literal (BUNKO_PROTOCOL_ERROR, (int) code, message));
}

/**
 * _bunko_connection_fail_closed: (skip)
 * @self: a connection
 *
 * Closes the connection after the other side did.
 */
void
_bunko_connection_fail_closed (BunkoConnection *self)
{
  if (self->state == BUNKO_CONNECTION_GREETING)
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                                    _ ("The server closed the connection without a greeting"));
  else
    _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                                    _ ("The server closed the connection"));
}

/**
 * _bunko_connection_fail_broken: (skip)
 * @self: a connection
 * @cause: what the network says: reset, broken pipe, a TLS stream without its end
 *
 * Closes the connection; to the caller all of these are the same.
 */
void
_bunko_connection_fail_broken (BunkoConnection *self, const GError *cause)
{
  _bunko_connection_fail (self, g_error_new (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED,
                                             _ ("The connection broke: %s"), cause->message));
}
