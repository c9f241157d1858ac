/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-loader-private.h"

/* What the loader keeps, in memory and on the disk, and where it may ask. */

/**
 * bunko_image_loader_get_texture_limit:
 * @self: a loader
 *
 * Returns: how many bytes of decoded pictures are kept
 */
guint64
bunko_image_loader_get_texture_limit (BunkoImageLoader *self)
{
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (self), 0);

  return bunko_texture_cache_get_limit (self->textures);
}

/**
 * bunko_image_loader_set_texture_limit:
 * @self: a loader
 * @limit: how many bytes of decoded pictures to keep
 *
 * Changes the limit; what is over it is dropped at once.
 */
void
bunko_image_loader_set_texture_limit (BunkoImageLoader *self, guint64 limit)
{
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  if (bunko_texture_cache_get_limit (self->textures) == limit)
    return;
  bunko_texture_cache_set_limit (self->textures, (gsize) limit);
  g_object_notify (G_OBJECT (self), "texture-limit");
}

/**
 * bunko_image_loader_get_cache_limit:
 * @self: a loader
 *
 * Returns: how many bytes of image files are kept on the disk
 */
guint64
bunko_image_loader_get_cache_limit (BunkoImageLoader *self)
{
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (self), 0);

  return bunko_disk_cache_get_limit (self->disk);
}

/**
 * bunko_image_loader_set_cache_limit:
 * @self: a loader
 * @limit: how many bytes of image files to keep on the disk
 *
 * Changes the limit; what is over it is removed by and by.
 */
void
bunko_image_loader_set_cache_limit (BunkoImageLoader *self, guint64 limit)
{
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  if (bunko_disk_cache_get_limit (self->disk) == limit)
    return;
  bunko_disk_cache_set_limit (self->disk, limit);
  g_object_notify (G_OBJECT (self), "cache-limit");
}

static void
clear_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  bunko_disk_cache_clear (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bunko_image_loader_clear_cache_async:
 * @self: a loader
 * @cancellable: (nullable): makes the call return early
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Drops all pictures in memory and removes all image files from the disk, those of other servers
 * that use the same folder, too.
 */
void
bunko_image_loader_clear_cache_async (BunkoImageLoader *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) work = NULL;
  GTask *task;

  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  bunko_texture_cache_clear (self->textures);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_loader_clear_cache_async);

  /* A thread lets go of its task late: it must not hold the loader, which belongs to this one. */
  work = g_task_new (NULL, cancellable, cleared_cb, task);
  g_task_set_source_tag (work, clear_thread);
  g_task_set_task_data (work, g_object_ref (self->disk), g_object_unref);
  g_task_run_in_thread (work, clear_thread);
}

/**
 * bunko_image_loader_clear_cache_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_image_loader_clear_cache_async(). Fails with %G_IO_ERROR_CANCELLED only.
 *
 * Returns: whether the caches were cleared
 */
gboolean
bunko_image_loader_clear_cache_finish (BunkoImageLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_image_loader_set_web_endpoint:
 * @self: a loader
 * @host: (nullable): host of the server's web port; %NULL if there is none
 * @port: the port; 0 for the default one, 7008
 * @tls: whether it speaks HTTPS
 *
 * Tells where images are when the server answers with a path instead of bytes, as 0.3.0 always
 * does.
 */
void
bunko_image_loader_set_web_endpoint (BunkoImageLoader *self,
                                     const char *host,
                                     guint16 port,
                                     gboolean tls)
{
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  bunko_image_fetcher_set_web_endpoint (self->fetcher, host, port, tls);
}

/**
 * bunko_image_loader_set_web_pin:
 * @self: a loader
 * @fingerprint: (nullable): the SHA-256 fingerprint of the certificate that a person trusts for the
 * server, as bunko_fingerprint_of() writes it; %NULL for none
 *
 * Sets which certificate of the web port is trusted though nobody vouches for it.
 */
void
bunko_image_loader_set_web_pin (BunkoImageLoader *self, const char *fingerprint)
{
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  bunko_image_fetcher_set_web_pin (self->fetcher, fingerprint);
}
