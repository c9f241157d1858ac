/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include "bunko-sample-listener.h"

/**
 * BunkoSampleListener:
 *
 * A socket that listens on the loopback interface. It accepts one client each time it is told to;
 * all others wait in the queue of the socket, connected but without a greeting, as clients beyond
 * the limit do at the real server (HPX wire notes, "Greeting").
 */
struct _BunkoSampleListener
{
  GObject parent_instance;

  GSocketListener *listener; /* NULL while closed */
  GCancellable *accepting;   /* NULL while nobody is awaited */
  guint16 port;
};

enum
{
  SIGNAL_ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSampleListener, bunko_sample_listener, G_TYPE_OBJECT)

static void
bunko_sample_listener_dispose (GObject *object)
{
  bunko_sample_listener_close (BUNKO_SAMPLE_LISTENER (object));

  G_OBJECT_CLASS (bunko_sample_listener_parent_class)->dispose (object);
}

static void
bunko_sample_listener_class_init (BunkoSampleListenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sample_listener_dispose;

  /**
   * BunkoSampleListener::accepted:
   * @self: a listener
   * @connection: (nullable): a client, %NULL if it has gone already
   *
   * What bunko_sample_listener_accept() waited for has come.
   */
  signals[SIGNAL_ACCEPTED] =
      g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_SOCKET_CONNECTION);
}

static void
bunko_sample_listener_init (BunkoSampleListener *self)
{
}

/**
 * bunko_sample_listener_new:
 *
 * Returns: (transfer full): a listener that is closed
 */
BunkoSampleListener *
bunko_sample_listener_new (void)
{
  return g_object_new (BUNKO_TYPE_SAMPLE_LISTENER, NULL);
}

/**
 * bunko_sample_listener_open:
 * @self: a closed listener
 * @port: a port, 0 for any
 * @error: the domain of GIO
 *
 * Begins to listen on 127.0.0.1.
 *
 * Returns: whether it listens
 */
gboolean
bunko_sample_listener_open (BunkoSampleListener *self, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) effective = NULL;

  g_return_val_if_fail (BUNKO_IS_SAMPLE_LISTENER (self), FALSE);
  g_return_val_if_fail (self->listener == NULL, FALSE);

  if (!g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return FALSE;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->listener = g_steal_pointer (&listener);
  return TRUE;
}

/**
 * bunko_sample_listener_get_port:
 * @self: a listener that has been open
 *
 * Returns: the port
 */
guint16
bunko_sample_listener_get_port (BunkoSampleListener *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_LISTENER (self), 0);

  return self->port;
}

static void
accepted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleListener) self = user_data;
  g_autoptr (GSocketConnection) connection =
      g_socket_listener_accept_finish (G_SOCKET_LISTENER (object), result, NULL, NULL);

  /* Closed, or open again, meanwhile. */
  if (self->listener != G_SOCKET_LISTENER (object))
    return;

  g_clear_object (&self->accepting);
  /* The real server leaves the delay of small writes on. */
  if (connection != NULL)
    g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, 0,
                         NULL);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, connection);
}

/**
 * bunko_sample_listener_accept:
 * @self: a listener
 *
 * Waits for one client. Does nothing while one is awaited already, and while the listener is
 * closed.
 */
void
bunko_sample_listener_accept (BunkoSampleListener *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_LISTENER (self));

  if (self->listener == NULL || self->accepting != NULL)
    return;

  self->accepting = g_cancellable_new ();
  g_socket_listener_accept_async (self->listener, self->accepting, accepted_cb,
                                  g_object_ref (self));
}

/**
 * bunko_sample_listener_close:
 * @self: a listener
 *
 * Stops listening; clients that were not accepted are refused.
 */
void
bunko_sample_listener_close (BunkoSampleListener *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_LISTENER (self));

  if (self->accepting != NULL)
    g_cancellable_cancel (self->accepting);
  if (self->listener != NULL)
    g_socket_listener_close (self->listener);
  g_clear_object (&self->accepting);
  g_clear_object (&self->listener);
}
