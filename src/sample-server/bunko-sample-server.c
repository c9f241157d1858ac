/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "art/bunko-sample-thumbs.h"
#include "bunko-sample-backend.h"
#include "bunko-sample-connection.h"
#include "bunko-sample-image.h"
#include "bunko-sample-listener.h"
#include "bunko-sample-server.h"

/* After the push that announces it, as the real server does (HPX wire notes, "Server commands and
 * broadcast"); listening again takes the real one five seconds. */
#define CLOSE_DELAY   1000
#define RESTART_DELAY 1000

/* Of server.allowed_clients, which 0 leaves to us. */
#define MAX_CLIENTS 256
#define MAX_WORKERS 8

/**
 * BunkoSampleServer:
 *
 * A server that behaves as HPX does, with a library that is made up from a seed. It listens on the
 * loopback interface only. Everything that takes time happens in its own threads; the object
 * belongs to the main context it was started in.
 */
struct _BunkoSampleServer
{
  GObject parent_instance;

  guint64 seed;
  guint n_galleries;
  gboolean legacy;
  gboolean allow_guests;
  guint latency;
  GHashTable *users;
  GTlsCertificate *certificate;

  BunkoSampleBackend *backend;
  GThreadPool *pool;
  BunkoSampleListener *listener;
  GPtrArray *connections;
  BunkoSampleThumbs *thumbs;
  GSource *timer;
  BunkoSampleServerCommand command; /* that is being carried out */
  guint16 port;
};

enum
{
  PROP_0,
  PROP_SEED,
  PROP_N_GALLERIES,
  PROP_LEGACY,
  PROP_ALLOW_GUESTS,
  PROP_LATENCY,
  N_PROPERTIES
};

enum
{
  SIGNAL_QUIT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSampleServer, bunko_sample_server, G_TYPE_OBJECT)

static void accept_more (BunkoSampleServer *self);
static void
listener_accepted_cb (BunkoSampleListener *listener, GSocketConnection *socket, gpointer user_data);

static void
bunko_sample_server_dispose (GObject *object)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (object);

  bunko_sample_server_stop (self);
  g_clear_object (&self->certificate);
  g_clear_object (&self->listener);

  G_OBJECT_CLASS (bunko_sample_server_parent_class)->dispose (object);
}

static void
bunko_sample_server_finalize (GObject *object)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (object);

  g_ptr_array_unref (self->connections);
  g_hash_table_unref (self->users);

  G_OBJECT_CLASS (bunko_sample_server_parent_class)->finalize (object);
}

static void
bunko_sample_server_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (object);

  switch (prop_id)
    {
    case PROP_SEED:
      self->seed = g_value_get_uint64 (value);
      break;
    case PROP_N_GALLERIES:
      self->n_galleries = g_value_get_uint (value);
      break;
    case PROP_LEGACY:
      self->legacy = g_value_get_boolean (value);
      break;
    case PROP_ALLOW_GUESTS:
      self->allow_guests = g_value_get_boolean (value);
      break;
    case PROP_LATENCY:
      self->latency = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoSampleServer:seed:
   *
   * What the library is made from. This and the other properties count when the server starts.
   */
  properties[PROP_SEED] =
      g_param_spec_uint64 ("seed", NULL, NULL, 0, G_MAXUINT64, BUNKO_SAMPLE_SERVER_DEFAULT_SEED,
                           flags | G_PARAM_CONSTRUCT);
  /**
   * BunkoSampleServer:n-galleries:
   *
   * How many galleries the library has.
   */
  properties[PROP_N_GALLERIES] =
      g_param_spec_uint ("n-galleries", NULL, NULL, 0, BUNKO_SAMPLE_SERVER_MAX_GALLERIES,
                         BUNKO_SAMPLE_SERVER_DEFAULT_GALLERIES, flags | G_PARAM_CONSTRUCT);
  /**
   * BunkoSampleServer:legacy:
   *
   * Whether to behave as HPX 0.3.0 rather than as 0.13.3.
   */
  properties[PROP_LEGACY] = g_param_spec_boolean ("legacy", NULL, NULL, FALSE, flags);
  /**
   * BunkoSampleServer:allow-guests:
   *
   * Whether clients may come in without a name.
   */
  properties[PROP_ALLOW_GUESTS] =
      g_param_spec_boolean ("allow-guests", NULL, NULL, TRUE, flags | G_PARAM_CONSTRUCT);
  /**
   * BunkoSampleServer:latency:
   *
   * For how many milliseconds every reply is held back.
   */
  properties[PROP_LATENCY] = g_param_spec_uint ("latency", NULL, NULL, 0, 60000, 0, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bunko_sample_server_class_init (BunkoSampleServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sample_server_dispose;
  object_class->finalize = bunko_sample_server_finalize;
  object_class->set_property = bunko_sample_server_set_property;

  install_properties (object_class);

  /**
   * BunkoSampleServer::quit:
   * @self: a server
   *
   * A client has told the server to quit, and all connections are closed.
   */
  signals[SIGNAL_QUIT] = g_signal_new ("quit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_sample_server_init (BunkoSampleServer *self)
{
  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->listener = bunko_sample_listener_new ();
  g_signal_connect_object (self->listener, "accepted", G_CALLBACK (listener_accepted_cb), self,
                           G_CONNECT_DEFAULT);
}

/**
 * bunko_sample_server_new:
 * @n_galleries: how many galleries the library has, at most %BUNKO_SAMPLE_SERVER_MAX_GALLERIES
 *
 * Returns: (transfer full): a server that has not started
 */
BunkoSampleServer *
bunko_sample_server_new (guint n_galleries)
{
  return g_object_new (BUNKO_TYPE_SAMPLE_SERVER, "n-galleries", n_galleries, NULL);
}

/**
 * bunko_sample_server_add_user:
 * @self: a server that has not started
 * @name: a name
 * @password: a password
 *
 * Lets a user in.
 */
void
bunko_sample_server_add_user (BunkoSampleServer *self, const char *name, const char *password)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_SERVER (self));
  g_return_if_fail (self->backend == NULL);

  g_hash_table_insert (self->users, g_strdup (name), g_strdup (password));
}

/**
 * bunko_sample_server_set_certificate:
 * @self: a server that has not started
 * @certificate: a certificate with its key
 *
 * Has the server speak TLS.
 */
void
bunko_sample_server_set_certificate (BunkoSampleServer *self, GTlsCertificate *certificate)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_SERVER (self));
  g_return_if_fail (G_IS_TLS_CERTIFICATE (certificate));
  g_return_if_fail (self->backend == NULL);

  g_set_object (&self->certificate, certificate);
}

static void
connection_closed_cb (BunkoSampleConnection *connection, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  g_signal_handlers_disconnect_by_data (connection, self);
  g_ptr_array_remove_fast (self->connections, connection);
  accept_more (self);
}

static void
close_connections (BunkoSampleServer *self)
{
  while (self->connections->len > 0)
    bunko_sample_connection_close (g_ptr_array_index (self->connections, 0));
}

static void
set_timer (BunkoSampleServer *self, guint delay, GSourceFunc callback)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  if (callback == NULL)
    return;
  self->timer = g_timeout_source_new (delay);
  g_source_set_callback (self->timer, callback, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static gboolean
restart_cb (gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  g_clear_pointer (&self->timer, g_source_unref);
  self->command = 0;
  /* Somebody else may have taken the port; then try again. */
  if (bunko_sample_listener_open (self->listener, self->port, NULL))
    accept_more (self);
  else
    set_timer (self, RESTART_DELAY, restart_cb);
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer user_data)
{
  g_autoptr (BunkoSampleServer) self = g_object_ref (BUNKO_SAMPLE_SERVER (user_data));

  g_clear_pointer (&self->timer, g_source_unref);
  close_connections (self);
  bunko_sample_sessions_clear (self->backend->sessions);
  bunko_sample_commands_clear (self->backend->commands);
  if (self->command == BUNKO_SAMPLE_COMMAND_RESTART)
    set_timer (self, RESTART_DELAY, restart_cb);
  else
    g_signal_emit (self, signals[SIGNAL_QUIT], 0);
  return G_SOURCE_REMOVE;
}

static void
connection_command_cb (BunkoSampleConnection *connection, int command, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  if (self->command != 0)
    return;

  self->command = command;
  bunko_sample_listener_close (self->listener);
  for (guint i = 0; i < self->connections->len; i++)
    bunko_sample_connection_announce (g_ptr_array_index (self->connections, i), command);
  set_timer (self, CLOSE_DELAY, close_cb);
}

static void
add_stream (BunkoSampleServer *self, GIOStream *stream)
{
  BunkoSampleConnection *connection =
      bunko_sample_connection_new (stream, self->backend, self->pool, self->latency);

  g_signal_connect (connection, "closed", G_CALLBACK (connection_closed_cb), self);
  g_signal_connect (connection, "command", G_CALLBACK (connection_command_cb), self);
  g_ptr_array_add (self->connections, connection);
  bunko_sample_connection_start (connection);
}

static void
listener_accepted_cb (BunkoSampleListener *listener, GSocketConnection *socket, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);
  g_autoptr (GIOStream) stream = NULL;

  if (socket != NULL && self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (socket), self->certificate, NULL);
  else if (socket != NULL)
    stream = g_object_ref (G_IO_STREAM (socket));
  if (stream != NULL)
    add_stream (self, stream);
  accept_more (self);
}

static guint
get_max_clients (BunkoSampleServer *self)
{
  gint64 allowed =
      bunko_sample_settings_get_int (self->backend->settings, "server.allowed_clients");

  return allowed > 0 && allowed < MAX_CLIENTS ? allowed : MAX_CLIENTS;
}

static void
accept_more (BunkoSampleServer *self)
{
  if (self->connections->len < get_max_clients (self))
    bunko_sample_listener_accept (self->listener);
}

static void
copy_users (BunkoSampleServer *self)
{
  GHashTableIter iter;
  gpointer name;
  gpointer password;

  g_hash_table_iter_init (&iter, self->users);
  while (g_hash_table_iter_next (&iter, &name, &password))
    g_hash_table_insert (self->backend->users, g_strdup (name), g_strdup (password));
}

/**
 * bunko_sample_server_start:
 * @self: a server that has not started
 * @port: the port, 0 for any
 * @error: the domain of GIO
 *
 * Makes the library and begins to listen on 127.0.0.1, in the thread-default main context of the
 * caller.
 *
 * Returns: whether the server listens
 */
gboolean
bunko_sample_server_start (BunkoSampleServer *self, guint16 port, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), FALSE);
  g_return_val_if_fail (self->backend == NULL, FALSE);

  self->backend = bunko_sample_backend_new (self->seed, self->n_galleries, self->legacy);
  self->pool = g_thread_pool_new (bunko_sample_connection_work, NULL, MAX_WORKERS, FALSE, NULL);
  bunko_sample_settings_put_boolean (self->backend->settings, "server.allow_guests",
                                     self->allow_guests);
  bunko_sample_settings_put_boolean (self->backend->settings, "server.enable_ssl",
                                     self->certificate != NULL);
  copy_users (self);
  if (!bunko_sample_listener_open (self->listener, port, error))
    {
      bunko_sample_server_stop (self);
      return FALSE;
    }
  self->port = bunko_sample_listener_get_port (self->listener);
  bunko_sample_settings_put_int (self->backend->settings, "server.port", self->port);
  accept_more (self);
  return TRUE;
}

/**
 * bunko_sample_server_start_web:
 * @self: a server that has started
 * @port: the port, 0 for any
 * @error: the domain of GIO
 *
 * Serves pictures by HTTP on 127.0.0.1 too, under the paths that the `url` form of get_image
 * answers.
 *
 * Returns: whether the server listens there
 */
gboolean
bunko_sample_server_start_web (BunkoSampleServer *self, guint16 port, GError **error)
{
  g_autoptr (BunkoSampleThumbs) thumbs = NULL;

  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), FALSE);
  g_return_val_if_fail (self->backend != NULL && self->thumbs == NULL, FALSE);

  thumbs = bunko_sample_thumbs_new (bunko_sample_image_lookup, self->backend, NULL);
  if (!bunko_sample_thumbs_start (thumbs, port, error))
    return FALSE;
  bunko_sample_settings_put_int (self->backend->settings, "server.port_web",
                                 bunko_sample_thumbs_get_port (thumbs));
  self->thumbs = g_steal_pointer (&thumbs);
  return TRUE;
}

/**
 * bunko_sample_server_stop:
 * @self: a server
 *
 * Closes everything at once and waits for threads at work; they are told to hurry. Does nothing on
 * a server that has not started.
 */
void
bunko_sample_server_stop (BunkoSampleServer *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_SERVER (self));

  set_timer (self, 0, NULL);
  if (self->listener != NULL)
    bunko_sample_listener_close (self->listener);
  close_connections (self);
  if (self->thumbs != NULL)
    bunko_sample_thumbs_stop (self->thumbs);
  g_clear_object (&self->thumbs);
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  self->pool = NULL;
  g_clear_pointer (&self->backend, bunko_sample_backend_free);
  self->command = 0;
}

/**
 * bunko_sample_server_get_port:
 * @self: a server that has started
 *
 * Returns: the port it listens on
 */
guint16
bunko_sample_server_get_port (BunkoSampleServer *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), 0);

  return self->port;
}

/**
 * bunko_sample_server_get_web_port:
 * @self: a server
 *
 * Returns: the port that pictures are served on, 0 for none
 */
guint16
bunko_sample_server_get_web_port (BunkoSampleServer *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), 0);

  return self->thumbs != NULL ? bunko_sample_thumbs_get_port (self->thumbs) : 0;
}

/**
 * bunko_sample_server_get_n_connections:
 * @self: a server
 *
 * Returns: how many clients are connected
 */
guint
bunko_sample_server_get_n_connections (BunkoSampleServer *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), 0);

  return self->connections->len;
}
