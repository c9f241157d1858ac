/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-image.h"
#include "bunko-sample-server-private.h"

#define MAX_WORKERS 8

/**
 * BunkoSampleServer:
 *
 * A server that behaves as HPX does, with a library that is made up from a seed. It listens on the
 * loopback interface only. Everything that takes time happens in its own threads; the object
 * belongs to the main context it was started in.
 */

enum
{
  PROP_0,
  PROP_SEED,
  PROP_N_GALLERIES,
  PROP_N_TAGS,
  PROP_LEGACY,
  PROP_ALLOW_GUESTS,
  PROP_LATENCY,
  PROP_IMAGE_TIME,
  PROP_COMMAND_TIME,
  PROP_N_PAGES,
  PROP_RESTRICT_GUESTS,
  PROP_NEWER_VERSION,
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

static void
bunko_sample_server_dispose (GObject *object)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (object);

  bunko_sample_server_stop (self);
  g_clear_object (&self->certificate);
  g_clear_object (&self->listener);
  g_clear_pointer (&self->picture_files, bunko_sample_picture_files_free);

  G_OBJECT_CLASS (bunko_sample_server_parent_class)->dispose (object);
}

static void
bunko_sample_server_finalize (GObject *object)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (object);

  g_ptr_array_unref (self->connections);
  g_hash_table_unref (self->users);
  g_free (self->newer_version);

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
    case PROP_N_TAGS:
      self->n_tags = g_value_get_uint (value);
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
    case PROP_IMAGE_TIME:
      self->image_time = g_value_get_uint (value);
      break;
    case PROP_COMMAND_TIME:
      self->command_time = g_value_get_uint (value);
      break;
    case PROP_N_PAGES:
      self->n_pages = g_value_get_uint (value);
      break;
    case PROP_RESTRICT_GUESTS:
      self->restrict_guests = g_value_get_boolean (value);
      break;
    case PROP_NEWER_VERSION:
      g_free (self->newer_version);
      self->newer_version = g_value_dup_string (value);
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
   * BunkoSampleServer:n-tags:
   *
   * How many tags the library has at least; galleries have only some of them.
   */
  properties[PROP_N_TAGS] =
      g_param_spec_uint ("n-tags", NULL, NULL, 0, BUNKO_SAMPLE_SERVER_MAX_TAGS, 0, flags);
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
  /**
   * BunkoSampleServer:image-time:
   *
   * How many milliseconds it takes at least to make a picture.
   */
  properties[PROP_IMAGE_TIME] = g_param_spec_uint ("image-time", NULL, NULL, 0, 60000, 0, flags);

  /**
   * BunkoSampleServer:command-time:
   *
   * How many milliseconds commands take at least that make no picture.
   */
  properties[PROP_COMMAND_TIME] =
      g_param_spec_uint ("command-time", NULL, NULL, 0, 600000, 0, flags);

  /**
   * BunkoSampleServer:n-pages:
   *
   * How many pages every gallery has; 0 for a different number each.
   */
  properties[PROP_N_PAGES] =
      g_param_spec_uint ("n-pages", NULL, NULL, 0, BUNKO_SAMPLE_SERVER_MAX_PAGES, 0, flags);

  /**
   * BunkoSampleServer:restrict-guests:
   *
   * Whether guests are refused what concerns the server itself.
   */
  properties[PROP_RESTRICT_GUESTS] =
      g_param_spec_boolean ("restrict-guests", NULL, NULL, FALSE, flags);
  /**
   * BunkoSampleServer:newer-version:
   *
   * The version that a check for updates finds, %NULL for none.
   */
  properties[PROP_NEWER_VERSION] = g_param_spec_string ("newer-version", NULL, NULL, NULL, flags);

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
  _bunko_sample_server_watch_listener (self);
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

/**
 * bunko_sample_server_add_picture:
 * @self: a server that has not started
 * @path: an image file; its name tells its format
 * @error: the domains of GIO and GLib's files
 *
 * Has the server send files in place of the pictures that it draws: the first for the first page
 * of every gallery, and so on, from the start again when they run out.
 *
 * Returns: whether the file could be read
 */
gboolean
bunko_sample_server_add_picture (BunkoSampleServer *self, const char *path, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), FALSE);
  g_return_val_if_fail (self->backend == NULL, FALSE);

  if (self->picture_files == NULL)
    self->picture_files = bunko_sample_picture_files_new ();
  return bunko_sample_picture_files_add (self->picture_files, path, error);
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
  bunko_sample_store_add_tags (self->backend->store, self->n_tags);
  bunko_sample_store_set_n_pages (self->backend->store, self->n_pages);
  if (self->picture_files != NULL)
    bunko_sample_pictures_take_files (self->backend->pictures,
                                      g_steal_pointer (&self->picture_files));
  bunko_sample_commands_set_image_time (self->backend->commands, self->image_time);
  bunko_sample_commands_set_other_time (self->backend->commands, self->command_time);
  self->pool = g_thread_pool_new (bunko_sample_connection_work, NULL, MAX_WORKERS, FALSE, NULL);
  bunko_sample_settings_put_boolean (self->backend->settings, "server.allow_guests",
                                     self->allow_guests);
  bunko_sample_settings_put_boolean (self->backend->settings, "server.enable_ssl",
                                     self->certificate != NULL);
  copy_users (self);
  self->backend->restrict_guests = self->restrict_guests;
  self->backend->newer_version = g_strdup (self->newer_version);
  _bunko_sample_server_take_ends (self);
  if (!bunko_sample_listener_open (self->listener, port, error))
    {
      bunko_sample_server_stop (self);
      return FALSE;
    }
  self->port = bunko_sample_listener_get_port (self->listener);
  bunko_sample_settings_put_int (self->backend->settings, "server.port", self->port);
  _bunko_sample_server_accept_more (self);
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

  _bunko_sample_server_clear_timer (self);
  if (self->listener != NULL)
    bunko_sample_listener_close (self->listener);
  _bunko_sample_server_close_connections (self);
  if (self->thumbs != NULL)
    bunko_sample_thumbs_stop (self->thumbs);
  g_clear_object (&self->thumbs);
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  self->pool = NULL;
  g_clear_pointer (&self->backend, bunko_sample_backend_free);
  g_clear_pointer (&self->context, g_main_context_unref);
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
