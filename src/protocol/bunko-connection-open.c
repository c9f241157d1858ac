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

/* The backend has no better word for bytes that are no TLS at all. */
static gboolean
is_not_tls (const GError *error)
{
  return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_MISC) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
}

static void
fail_untrusted (BunkoConnection *self)
{
  g_autoptr (BunkoConnection) alive = g_object_ref (self);
  g_autoptr (GError) distrust = g_error_copy (self->distrust);

  _bunko_connection_fail (self, g_error_copy (distrust));
  bunko_trust_reject (self->trust, distrust);
}

/* Who is at the other end comes before all else: not a byte was sent to somebody unknown. */
static void
fail_connecting (BunkoConnection *self, const GError *error)
{
  if (self->distrust != NULL)
    fail_untrusted (self);
  else if (is_not_tls (error))
    _bunko_connection_fail (
        self, g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_NOT_TLS,
                                   _ ("The server does not encrypt its connections")));
  else
    _bunko_connection_fail (self, g_error_copy (error));
}

static void
note_encryption (BunkoConnection *self)
{
  GIOStream *base;

  if (self->trust == NULL || !G_IS_TCP_WRAPPER_CONNECTION (self->stream))
    return;
  base = g_tcp_wrapper_connection_get_base_io_stream (G_TCP_WRAPPER_CONNECTION (self->stream));
  if (G_IS_TLS_CONNECTION (base))
    bunko_trust_note (self->trust, G_TLS_CONNECTION (base));
}

static gboolean
accept_certificate_cb (GTlsConnection *tls,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       BunkoConnection *self)
{
  if (self->trust == NULL || self->state == BUNKO_CONNECTION_CLOSED)
    return FALSE;
  g_clear_error (&self->distrust);
  self->distrust = bunko_trust_check (self->trust, certificate, errors);
  return self->distrust == NULL;
}

/* The TLS of GLib wants to know who is at the other end, and cannot stand that it is gone already:
 * nothing goes over this connection any more. */
static void
check_still_there (BunkoConnection *self, GSocketClient *client, GSocketConnection *stream)
{
  g_autoptr (GSocketAddress) address = g_socket_connection_get_remote_address (stream, NULL);

  if (address != NULL)
    return;
  g_socket_client_set_tls (client, FALSE);
  _bunko_connection_fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                                  _ ("The server closed the connection"));
}

/* The handshake of the server's TLS; that of a proxy, which comes earlier, has its own rules. */
static void
event_cb (GSocketClient *client,
          GSocketClientEvent event,
          GSocketConnectable *connectable,
          GIOStream *stream,
          BunkoConnection *self)
{
  if (self->state == BUNKO_CONNECTION_CLOSED)
    return;
  if (event == G_SOCKET_CLIENT_CONNECTED)
    check_still_there (self, client, G_SOCKET_CONNECTION (stream));
  else if (event == G_SOCKET_CLIENT_PROXY_NEGOTIATED)
    self->proxied = TRUE;
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_signal_connect_object (stream, "accept-certificate", G_CALLBACK (accept_certificate_cb), self,
                             G_CONNECT_DEFAULT);
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
      fail_connecting (self, error);
      return;
    }
  self->stream = g_steal_pointer (&stream);
  note_encryption (self);
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
  g_signal_connect_object (client, "event", G_CALLBACK (event_cb), self, G_CONNECT_DEFAULT);
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
 *   it is not one that we understand, %BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN or
 *   %BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED, %BUNKO_PROTOCOL_ERROR_CLOSED
 */
JsonNode *
bunko_connection_open_finish (BunkoConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_connection_is_private: (skip)
 * @self: a connection
 *
 * Tells whether what is sent stays on this machine or in its local network. Where the connection
 * really goes counts, and not what its name is. A proxy reads along, so that it has to be near as
 * well; of what is behind it only the name is known.
 *
 * Returns: whether it does; %FALSE while it is not open
 */
gboolean
bunko_connection_is_private (BunkoConnection *self)
{
  g_autoptr (GSocketAddress) address = NULL;

  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  if (self->stream == NULL || (self->proxied && !bunko_endpoint_is_private (self->endpoint)))
    return FALSE;
  address = g_socket_connection_get_remote_address (self->stream, NULL);
  return G_IS_INET_SOCKET_ADDRESS (address) &&
         bunko_inet_address_is_private (
             g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}
