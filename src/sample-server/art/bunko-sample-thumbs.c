/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-thumbs-connection.h"
#include "bunko-sample-thumbs.h"

/* Enough for any client that behaves; the rest is hung up on. */
#define MAX_CONNECTIONS 64
#define MAX_THREADS     4

/*
 * The web side of the sample server: HTTP/1.1 on the loopback interface, for GET of "/thumb/NAME"
 * alone. HPX serves its thumbnails so, and the replies to get_image with url=true point there
 * (HPX wire notes, get_image).
 */
struct _BunkoSampleThumbs
{
  GObject parent_instance;

  BunkoSampleThumbsFunc lookup;
  gpointer user_data;
  GDestroyNotify destroy;

  GSocketService *service; /* NULL while stopped */
  GThreadPool *pool;
  GPtrArray *connections; /* those that are open */
  guint16 port;
};

G_DEFINE_FINAL_TYPE (BunkoSampleThumbs, bunko_sample_thumbs, G_TYPE_OBJECT)

static void
look_up_in_thread (gpointer data, gpointer user_data)
{
  BunkoSampleThumbs *self = user_data;
  GTask *task = data;
  const char *content_type = NULL;
  GBytes *bytes = NULL;

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    bytes = self->lookup (g_task_get_task_data (task), &content_type, self->user_data);

  bunko_sample_thumbs_connection_answer (task, bytes, content_type);
}

/* For requests that were still queued when the pool was freed. */
static void
drop_request (gpointer data)
{
  bunko_sample_thumbs_connection_answer (G_TASK (data), NULL, NULL);
}

static void
closed_cb (BunkoSampleThumbsConnection *connection, gpointer user_data)
{
  BunkoSampleThumbs *self = user_data;

  g_signal_handlers_disconnect_by_data (connection, self);
  g_ptr_array_remove_fast (self->connections, connection);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *stream,
             GObject *source_object,
             gpointer user_data)
{
  BunkoSampleThumbs *self = user_data;
  BunkoSampleThumbsConnection *connection;

  if (self->connections->len >= MAX_CONNECTIONS)
    return TRUE;

  connection = bunko_sample_thumbs_connection_new (stream, self->pool);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), self);
  g_ptr_array_add (self->connections, connection);
  bunko_sample_thumbs_connection_start (connection);

  return TRUE;
}

static void
bunko_sample_thumbs_dispose (GObject *object)
{
  BunkoSampleThumbs *self = BUNKO_SAMPLE_THUMBS (object);

  bunko_sample_thumbs_stop (self);

  G_OBJECT_CLASS (bunko_sample_thumbs_parent_class)->dispose (object);
}

static void
bunko_sample_thumbs_finalize (GObject *object)
{
  BunkoSampleThumbs *self = BUNKO_SAMPLE_THUMBS (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_ptr_array_unref (self->connections);

  G_OBJECT_CLASS (bunko_sample_thumbs_parent_class)->finalize (object);
}

static void
bunko_sample_thumbs_class_init (BunkoSampleThumbsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sample_thumbs_dispose;
  object_class->finalize = bunko_sample_thumbs_finalize;
}

static void
bunko_sample_thumbs_init (BunkoSampleThumbs *self)
{
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bunko_sample_thumbs_new:
 * @lookup: finds a picture by its name; called in threads of a pool
 * @user_data: for @lookup
 * @destroy: (nullable): frees @user_data
 *
 * Makes a thumbnail server. It takes no connections before it is started.
 *
 * Returns: (transfer full): a stopped server
 */
BunkoSampleThumbs *
bunko_sample_thumbs_new (BunkoSampleThumbsFunc lookup, gpointer user_data, GDestroyNotify destroy)
{
  BunkoSampleThumbs *self;

  g_return_val_if_fail (lookup != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SAMPLE_THUMBS, NULL);
  self->lookup = lookup;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * bunko_sample_thumbs_start:
 * @self: a stopped server
 * @port: the port to listen on, on the loopback interface; 0 for any free one
 * @error: return location of an error
 *
 * Starts to serve, in the thread-default main context of the caller.
 *
 * Returns: %TRUE on success; errors are of the domain %G_IO_ERROR, for example
 *   %G_IO_ERROR_ADDRESS_IN_USE
 */
gboolean
bunko_sample_thumbs_start (BunkoSampleThumbs *self, guint16 port, GError **error)
{
  g_autoptr (GSocketService) service = NULL;
  g_autoptr (GSocketAddress) wanted = NULL;
  g_autoptr (GSocketAddress) effective = NULL;

  g_return_val_if_fail (BUNKO_IS_SAMPLE_THUMBS (self), FALSE);
  g_return_val_if_fail (self->service == NULL, FALSE);

  service = g_socket_service_new ();
  wanted = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return FALSE;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->pool =
      g_thread_pool_new_full (look_up_in_thread, self, drop_request, MAX_THREADS, FALSE, NULL);
  self->service = g_steal_pointer (&service);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);

  return TRUE;
}

/**
 * bunko_sample_thumbs_stop:
 * @self: a server
 *
 * Stops to listen, hangs up on all clients and waits for the lookups that are under way. Does
 * nothing if the server is stopped.
 */
void
bunko_sample_thumbs_stop (BunkoSampleThumbs *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_THUMBS (self));

  if (self->service == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->service, self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);

  while (self->connections->len > 0)
    bunko_sample_thumbs_connection_close (g_ptr_array_index (self->connections, 0));

  g_thread_pool_free (g_steal_pointer (&self->pool), TRUE, TRUE);
  self->port = 0;
}

/**
 * bunko_sample_thumbs_get_port:
 * @self: a server
 *
 * Returns: the port it listens on, or 0 while it is stopped
 */
guint16
bunko_sample_thumbs_get_port (BunkoSampleThumbs *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_THUMBS (self), 0);

  return self->port;
}
