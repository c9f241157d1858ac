/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-loader-private.h"

#include "bunko-image-decoder.h"
#include "bunko-image-error.h"
#include "bunko-image-job.h"
#include "bunko-waiters.h"

/* More than any screen shows. From the lower bound on, images to prefetch are refused. */
#define MAX_REQUESTS          2048
#define MAX_REQUESTS_PREFETCH 256

/* One picture that somebody waits for: looked for on the disk, else fetched and decoded.
 *
 *   LOOKING ──(file there)──────────────────────────→ done
 *      └──(not there)──→ FETCHING ──→ DECODING ──────→ done
 */
typedef struct
{
  BunkoImageLoader *owner; /* borrowed: the tasks that wait keep it alive; NULL when done */
  BunkoImageKey *key;
  BunkoWaiters *waiters;
  GCancellable *cancellable;
  BunkoImagePriority priority;
  guint64 serial;
  BunkoImageJob *job; /* while a worker has it */
} Request;

enum
{
  PROP_0,
  PROP_TEXTURE_LIMIT,
  PROP_CACHE_LIMIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoImageLoader, bunko_image_loader, G_TYPE_OBJECT)

static void
request_clear (Request *request)
{
  bunko_image_key_unref (request->key);
  bunko_waiters_free (request->waiters);
  g_object_unref (request->cancellable);
}

/* Each step that is under way has a reference, and a worker may give up the last one. */
static void
request_unref (Request *request)
{
  g_atomic_rc_box_release_full (request, (GDestroyNotify) request_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_unref)

static void
bunko_image_loader_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoImageLoader *self = BUNKO_IMAGE_LOADER (object);

  switch (prop_id)
    {
    case PROP_TEXTURE_LIMIT:
      g_value_set_uint64 (value, bunko_image_loader_get_texture_limit (self));
      break;
    case PROP_CACHE_LIMIT:
      g_value_set_uint64 (value, bunko_image_loader_get_cache_limit (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_image_loader_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoImageLoader *self = BUNKO_IMAGE_LOADER (object);

  switch (prop_id)
    {
    case PROP_TEXTURE_LIMIT:
      bunko_image_loader_set_texture_limit (self, g_value_get_uint64 (value));
      break;
    case PROP_CACHE_LIMIT:
      bunko_image_loader_set_cache_limit (self, g_value_get_uint64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* No request is left here: the tasks that wait for one hold the loader. Jobs that a worker still
 * has were cancelled, and own all that they touch. */
static void
bunko_image_loader_finalize (GObject *object)
{
  BunkoImageLoader *self = BUNKO_IMAGE_LOADER (object);

  bunko_image_workers_free (self->workers);
  g_hash_table_unref (self->requests);
  g_clear_object (&self->textures);
  g_clear_object (&self->disk);
  g_clear_object (&self->fetcher);
  g_free (self->server_key);

  G_OBJECT_CLASS (bunko_image_loader_parent_class)->finalize (object);
}

static void
bunko_image_loader_class_init (BunkoImageLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_image_loader_get_property;
  object_class->set_property = bunko_image_loader_set_property;
  object_class->finalize = bunko_image_loader_finalize;

  /**
   * BunkoImageLoader:texture-limit:
   *
   * How many bytes of decoded pictures are kept.
   */
  properties[PROP_TEXTURE_LIMIT] = g_param_spec_uint64 (
      "texture-limit", NULL, NULL, 0, G_MAXSIZE, BUNKO_IMAGE_LOADER_DEFAULT_TEXTURE_LIMIT, flags);
  /**
   * BunkoImageLoader:cache-limit:
   *
   * How many bytes of image files are kept on the disk.
   */
  properties[PROP_CACHE_LIMIT] = g_param_spec_uint64 (
      "cache-limit", NULL, NULL, 0, G_MAXUINT64, BUNKO_IMAGE_LOADER_DEFAULT_CACHE_LIMIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_image_loader_init (BunkoImageLoader *self)
{
  self->textures = bunko_texture_cache_new (BUNKO_IMAGE_LOADER_DEFAULT_TEXTURE_LIMIT);
  self->requests = g_hash_table_new_full (bunko_image_key_hash, bunko_image_key_equal, NULL,
                                          (GDestroyNotify) request_unref);
  self->workers = bunko_image_workers_new (bunko_image_decoder_get_n_threads ());
}

/**
 * bunko_image_loader_new:
 * @source: where images come from
 * @server_key: which server that is, as bunko_library_get_server_key() gives it
 * @cache_dir: (nullable) (type filename): the folder to keep image files in; %NULL for
 *   `bunko/images` in the user's cache folder
 *
 * Makes a loader for the images of one server. Loaders of several servers may share a folder.
 *
 * Returns: (transfer full): a new loader
 */
BunkoImageLoader *
bunko_image_loader_new (BunkoImageSource *source, const char *server_key, const char *cache_dir)
{
  BunkoImageLoader *self;
  g_autofree char *usual = NULL;

  g_return_val_if_fail (BUNKO_IS_IMAGE_SOURCE (source), NULL);
  g_return_val_if_fail (server_key != NULL, NULL);

  usual = g_build_filename (g_get_user_cache_dir (), "bunko", "images", NULL);
  self = g_object_new (BUNKO_TYPE_IMAGE_LOADER, NULL);
  self->server_key = g_strdup (server_key);
  self->fetcher = bunko_image_fetcher_new (source);
  self->disk = bunko_disk_cache_new (cache_dir != NULL ? cache_dir : usual,
                                     BUNKO_IMAGE_LOADER_DEFAULT_CACHE_LIMIT);
  bunko_disk_cache_start_index (self->disk);
  bunko_image_decoder_prepare ();
  return self;
}

static void
end_job (Request *request)
{
  if (request->job != NULL)
    bunko_image_workers_remove (request->owner->workers, request->job);
  g_clear_pointer (&request->job, bunko_image_job_unref);
}

/* Takes the request out of everything, so that a new one for the same key can start. The reference
 * that the table had is the caller's. */
static Request *
detach (Request *request)
{
  BunkoImageLoader *self = request->owner;

  end_job (request);
  request->owner = NULL;
  g_hash_table_steal (self->requests, request->key);
  return request;
}

static void
all_cancelled_cb (gpointer user_data)
{
  g_autoptr (Request) request = detach (user_data);

  g_cancellable_cancel (request->cancellable);
}

/* Pages to read are so large that a few of them would drive all covers out, and whoever reads keeps
 * those that are needed again. */
static gboolean
is_kept (BunkoImageKey *key)
{
  BunkoImageSize size = bunko_image_key_get_size (key);

  return bunko_image_key_get_item_type (key) != BUNKO_ITEM_TYPE_PAGE ||
         size == BUNKO_IMAGE_SIZE_SMALL || size == BUNKO_IMAGE_SIZE_MEDIUM ||
         size == BUNKO_IMAGE_SIZE_BIG;
}

static void
finish (Request *request, GdkPaintable *paintable, const GError *error)
{
  g_autoptr (Request) detached = NULL;

  if (paintable != NULL && is_kept (request->key))
    bunko_texture_cache_insert (request->owner->textures, request->key, paintable);

  detached = detach (request);
  if (error != NULL)
    bunko_waiters_return_error (detached->waiters, error);
  else
    bunko_waiters_return_object (detached->waiters, paintable);
}

static void fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
fetch (Request *request)
{
  bunko_image_fetcher_fetch_async (request->owner->fetcher, request->key, request->priority,
                                   request->cancellable, fetched_cb,
                                   g_atomic_rc_box_acquire (request));
}

static void
job_done_cb (BunkoImageJob *job, gpointer user_data)
{
  Request *request = user_data;

  if (request->owner == NULL)
    return;
  if (job->paintable != NULL || job->error != NULL)
    {
      finish (request, job->paintable, job->error);
      return;
    }
  end_job (request);
  fetch (request);
}

static void
push_job (Request *request, GBytes *fetched)
{
  BunkoImageLoader *self = request->owner;

  request->job = bunko_image_job_new (
      request->key, self->disk, request->cancellable, fetched, request->priority, request->serial,
      job_done_cb, g_atomic_rc_box_acquire (request), (GDestroyNotify) request_unref);
  bunko_image_workers_add (self->workers, request->job);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      bunko_image_fetcher_fetch_finish (BUNKO_IMAGE_FETCHER (source), result, &error);

  if (request->owner == NULL)
    return;
  if (bytes != NULL)
    push_job (request, bytes);
  else
    finish (request, NULL, error);
}

static Request *
add_request (BunkoImageLoader *self, BunkoImageKey *key, BunkoImagePriority priority)
{
  Request *request = g_atomic_rc_box_new0 (Request);

  request->owner = self;
  request->key = bunko_image_key_ref (key);
  request->waiters = bunko_waiters_new (all_cancelled_cb, request);
  request->cancellable = g_cancellable_new ();
  request->priority = priority;
  request->serial = ++self->last_serial;
  g_hash_table_insert (self->requests, request->key, request);
  if (bunko_disk_cache_may_have (self->disk, key))
    push_job (request, NULL);
  else
    fetch (request);
  return request;
}

/* Somebody sees what was to be prefetched: wherever it waits, it moves ahead. */
static void
raise_request (BunkoImageLoader *self, Request *request)
{
  if (request->priority == BUNKO_IMAGE_PRIORITY_VISIBLE)
    return;

  request->priority = BUNKO_IMAGE_PRIORITY_VISIBLE;
  if (request->job != NULL)
    bunko_image_workers_raise (self->workers, request->job);
  else
    bunko_image_fetcher_raise (self->fetcher, request->key);
}

static gboolean
is_full (BunkoImageLoader *self, BunkoImagePriority priority)
{
  guint count = g_hash_table_size (self->requests);

  return count >= (priority == BUNKO_IMAGE_PRIORITY_VISIBLE ? MAX_REQUESTS : MAX_REQUESTS_PREFETCH);
}

static BunkoImageKey *
make_key (BunkoImageLoader *self,
          BunkoItemType type,
          gint64 id,
          BunkoImageSize size,
          gint64 version,
          int max_width,
          int max_height)
{
  g_autoptr (BunkoImageKey) key = bunko_image_key_new (self->server_key, type, id, size, version);

  return bunko_image_key_new_boxed (key, max_width, max_height);
}

/**
 * bunko_image_loader_peek:
 * @self: a loader
 * @type: what kind of item
 * @id: the item's id
 * @size: in which of the server's sizes
 * @version: as for bunko_image_loader_load_async()
 * @max_width: width of the box, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 *
 * Gives a picture that is decoded already, so that it can be shown without a frame of nothing.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if it must be loaded
 */
GdkPaintable *
bunko_image_loader_peek (BunkoImageLoader *self,
                         BunkoItemType type,
                         gint64 id,
                         BunkoImageSize size,
                         gint64 version,
                         int max_width,
                         int max_height)
{
  g_autoptr (BunkoImageKey) key = NULL;

  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (self), NULL);

  key = make_key (self, type, id, size, version, max_width, max_height);
  return bunko_texture_cache_lookup (self->textures, key);
}

static void
join (BunkoImageLoader *self, BunkoImageKey *key, BunkoImagePriority priority, GTask *task)
{
  Request *request = g_hash_table_lookup (self->requests, key);

  if (request == NULL && is_full (self, priority))
    {
      g_task_return_new_error_literal (task, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_BUSY,
                                       _ ("Too many images are loaded at once"));
      g_object_unref (task);
      return;
    }
  if (request == NULL)
    request = add_request (self, key, priority);
  else if (priority == BUNKO_IMAGE_PRIORITY_VISIBLE)
    raise_request (self, request);
  bunko_waiters_add (request->waiters, task);
}

/**
 * bunko_image_loader_load_async:
 * @self: a loader
 * @type: what kind of item: a gallery, page or collection
 * @id: the item's id
 * @size: in which of the server's sizes
 * @version: changes when the image may have changed, such as the item's time of last update; 0 if
 *   unknown
 * @max_width: width of the box that the picture is scaled down to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @priority: whether it is on the screen
 * @cancellable: (nullable): gives this call up; the work ends when nobody else waits for it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a picture: from memory, from the disk or from the server. Calls for the same picture share
 * the work.
 */
void
bunko_image_loader_load_async (BunkoImageLoader *self,
                               BunkoItemType type,
                               gint64 id,
                               BunkoImageSize size,
                               gint64 version,
                               int max_width,
                               int max_height,
                               BunkoImagePriority priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (BunkoImageKey) key = NULL;
  GdkPaintable *ready;
  GTask *task;

  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (self));
  g_return_if_fail (max_width >= 0 && max_height >= 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_loader_load_async);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  key = make_key (self, type, id, size, version, max_width, max_height);
  ready = bunko_texture_cache_lookup (self->textures, key);
  if (ready != NULL)
    {
      g_task_return_pointer (task, ready, g_object_unref);
      g_object_unref (task);
    }
  else
    join (self, key, priority, task);
}

/**
 * bunko_image_loader_load_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_image_loader_load_async(). Fails with a code of #BUNKO_IMAGE_ERROR, with what the
 * source of images failed with, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a #GdkTexture, a #BunkoTiledPicture if it is large, or a
 *   #BunkoAnimation; %NULL without an error if the item has no picture
 */
GdkPaintable *
bunko_image_loader_load_finish (BunkoImageLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
