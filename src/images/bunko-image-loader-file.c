/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-loader-private.h"

#include "bunko-image-header.h"

/* Files as they are, and pictures that are fetched again. */

/* What a thread needs: not the loader, which belongs to the thread it was made in. */
typedef struct
{
  BunkoDiskCache *disk;
  BunkoImageKey *key;
} Place;

static void
place_free (Place *place)
{
  g_object_unref (place->disk);
  bunko_image_key_unref (place->key);
  g_free (place);
}

static void
run_with_disk (BunkoImageLoader *self,
               BunkoImageKey *key,
               GTaskThreadFunc run,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) work = g_task_new (NULL, cancellable, callback, user_data);
  Place *place = g_new0 (Place, 1);

  place->disk = g_object_ref (self->disk);
  place->key = bunko_image_key_ref (key);
  g_task_set_source_tag (work, run_with_disk);
  g_task_set_task_data (work, place, (GDestroyNotify) place_free);
  g_task_run_in_thread (work, run);
}

static void
look_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Place *place = task_data;

  g_task_return_pointer (task, bunko_disk_cache_load (place->disk, place->key),
                         (GDestroyNotify) g_bytes_unref);
}

static void
file_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = bunko_image_fetcher_fetch_finish (BUNKO_IMAGE_FETCHER (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoImageLoader *self = g_task_get_source_object (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    bunko_image_fetcher_fetch_async (self->fetcher, g_task_get_task_data (task),
                                     BUNKO_IMAGE_PRIORITY_VISIBLE, g_task_get_cancellable (task),
                                     file_fetched_cb, g_object_ref (task));
}

/**
 * bunko_image_loader_get_file_async:
 * @self: a loader
 * @type: what kind of item: a gallery, page or collection
 * @id: the item's id
 * @version: as for bunko_image_loader_load_async()
 * @cancellable: (nullable): gives the call up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gets the original file of an image, from the disk or from the server, to be saved or given to
 * somebody else. Nothing is decoded.
 */
void
bunko_image_loader_get_file_async (BunkoImageLoader *self,
                                   BunkoItemType type,
                                   gint64 id,
                                   gint64 version,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BunkoImageKey *key;

  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_loader_get_file_async);
  key = bunko_image_key_new (self->server_key, type, id, BUNKO_IMAGE_SIZE_ORIGINAL, version);
  g_task_set_task_data (task, key, (GDestroyNotify) bunko_image_key_unref);
  run_with_disk (self, key, look_thread, cancellable, looked_cb, g_object_ref (task));
}

/**
 * bunko_image_loader_get_file_finish:
 * @self: a loader
 * @result: what the callback got
 * @mime_type: (out) (optional) (transfer none): the media type of the file, a static string;
 *   `application/octet-stream` if it is of no known kind
 * @error: return location for an error
 *
 * Ends bunko_image_loader_get_file_async(). Fails with what the source of images failed with, with
 * codes of #BUNKO_IMAGE_ERROR and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error if the item has no image
 */
GBytes *
bunko_image_loader_get_file_finish (BunkoImageLoader *self,
                                    GAsyncResult *result,
                                    const char **mime_type,
                                    GError **error)
{
  BunkoImageHeader header;
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (mime_type != NULL)
    *mime_type = bytes != NULL && bunko_image_header_parse (&header, g_bytes_get_data (bytes, NULL),
                                                            g_bytes_get_size (bytes))
                     ? header.mime_type
                     : "application/octet-stream";
  return bytes;
}

static void
remove_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Place *place = task_data;

  bunko_disk_cache_remove (place->disk, place->key);
  g_task_return_boolean (task, TRUE);
}

/* How to load again, once the old file is gone. */
typedef struct
{
  BunkoImageKey *key;
  gint64 version;
} Again;

static void
again_free (Again *again)
{
  bunko_image_key_unref (again->key);
  g_free (again);
}

static void
loaded_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkPaintable *paintable =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paintable, g_object_unref);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoImageLoader *self = g_task_get_source_object (task);
  const Again *again = g_task_get_task_data (task);
  int max_width, max_height;

  if (g_task_return_error_if_cancelled (task))
    return;
  bunko_texture_cache_remove (self->textures, again->key);
  bunko_image_key_get_box (again->key, &max_width, &max_height);
  bunko_image_loader_load_async (
      self, bunko_image_key_get_item_type (again->key), bunko_image_key_get_id (again->key),
      bunko_image_key_get_size (again->key), again->version, max_width, max_height,
      BUNKO_IMAGE_PRIORITY_VISIBLE, g_task_get_cancellable (task), loaded_again_cb,
      g_object_ref (task));
}

/**
 * bunko_image_loader_refresh_async:
 * @self: a loader
 * @type: what kind of item: a gallery, page or collection
 * @id: the item's id
 * @size: in which of the server's sizes
 * @version: as for bunko_image_loader_load_async()
 * @max_width: width of the box that the picture is scaled down to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @cancellable: (nullable): gives this call up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a picture from the server, whatever is kept of it in memory and on the disk, and keeps the
 * new one.
 */
void
bunko_image_loader_refresh_async (BunkoImageLoader *self,
                                  BunkoItemType type,
                                  gint64 id,
                                  BunkoImageSize size,
                                  gint64 version,
                                  int max_width,
                                  int max_height,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (BunkoImageKey) key = NULL;
  g_autoptr (GTask) task = NULL;
  Again *again;

  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));
  g_return_if_fail (max_width >= 0 && max_height >= 0);

  key = bunko_image_key_new (self->server_key, type, id, size, version);
  again = g_new0 (Again, 1);
  again->key = bunko_image_key_new_boxed (key, max_width, max_height);
  again->version = version;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_loader_refresh_async);
  g_task_set_task_data (task, again, (GDestroyNotify) again_free);
  run_with_disk (self, key, remove_thread, cancellable, removed_cb, g_object_ref (task));
}

/**
 * bunko_image_loader_refresh_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_image_loader_refresh_async(), as bunko_image_loader_load_finish() does.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL without an error if the item has none
 */
GdkPaintable *
bunko_image_loader_refresh_finish (BunkoImageLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
