/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-connection-private.h"

/* How a connection is opened. */

static gboolean
greeting_late_cb (gpointer user_data)
{
  _bunko_connection_fail_literal (user_data, BUNKO_PROTOCOL_ERROR_SILENT,
                                  _ ("The server accepted the connection but said nothing"));
  return G_SOURCE_REMOVE;
}

static gboolean
connect_late_cb (gpointer user_data)
{
  _bunko_connection_fail (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                                          _ ("The server did not answer in time")));
  return G_SOURCE_REMOVE;
}

static gboolean
open_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  _bunko_connection_fail (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                          _ ("Connecting was cancelled")));
  return G_SOURCE_REMOVE;
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoConnection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) stream =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (self->state == BUNKO_CONNECTION_CLOSED)
    return;
  if (stream == NULL)
    {
      _bunko_connection_fail (self, g_steal_pointer (&error));
      return;
    }
  self->stream = g_steal_pointer (&stream);
  self->state = BUNKO_CONNECTION_GREETING;
  _bunko_connection_report_opened (self);
  _bunko_connection_attach (self, &self->open_timer, g_timeout_source_new (self->limits.greeting),
                            greeting_late_cb);
  _bunko_connection_start_reading (self);
}

static void
start_connecting (BunkoConnection *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  const char *host = bunko_endpoint_get_host (self->endpoint);
  g_autoptr (GSocketConnectable) address =
      g_network_address_new (host, bunko_endpoint_get_port (self->endpoint));

  /* Asking the system for its proxies takes time and gives nothing for this very machine. */
  g_socket_client_set_enable_proxy (client, !bunko_endpoint_is_loopback (self->endpoint));
  g_socket_client_set_tls (client, bunko_endpoint_get_tls (self->endpoint));
  self->state = BUNKO_CONNECTION_CONNECTING;
  self->connecting = g_cancellable_new ();
  _bunko_connection_attach (self, &self->open_timer, g_timeout_source_new (self->limits.connect),
                            connect_late_cb);
  g_socket_client_connect_async (client, address, self->connecting, connected_cb,
                                 g_object_ref (self));
}

/**
 * bunko_connection_open_async: (skip)
 * @self: a new connection
 * @cancellable: (nullable): to give up; the connection is closed then
 * @callback: called when the greeting came
 * @user_data: data for @callback
 *
 * Connects, over a proxy if the system says so, and waits for the server to greet.
 */
void
bunko_connection_open_async (BunkoConnection *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && self->state == BUNKO_CONNECTION_NEW);

  self->open_task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->open_task, bunko_connection_open_async);
  start_connecting (self);
  if (cancellable != NULL)
    _bunko_connection_attach (self, &self->open_cancelled, g_cancellable_source_new (cancellable),
                              G_SOURCE_FUNC (open_cancelled_cb));
}

/**
 * bunko_connection_open_finish: (skip)
 * @self: a connection
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_connection_open_async().
 *
 * Returns: (transfer full) (nullable): the greeting, or %NULL with the error of the address or
 *   the network, %G_IO_ERROR_TIMED_OUT where nothing answers, %BUNKO_PROTOCOL_ERROR_SILENT where
 *   no greeting comes, %BUNKO_PROTOCOL_ERROR_NOT_HPX or %BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL where
 *   it is not one that we understand, %BUNKO_PROTOCOL_ERROR_CLOSED
 */
JsonNode *
bunko_connection_open_finish (BunkoConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
