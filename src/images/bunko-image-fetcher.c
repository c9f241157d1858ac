/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-fetcher.h"

#include "bunko-image-http.h"
#include "bunko-waiters.h"

/* How many images the source is asked for at once: enough for a screen of covers to travel in one
 * message, few enough that what scrolled away meanwhile is never asked for. */
#define MAX_RUNNING 48

/* Of these, how many that nobody sees yet. */
#define MAX_RUNNING_PREFETCH 6

typedef enum
{
  FETCH_QUEUED,
  FETCH_RUNNING,
  FETCH_DONE,
} FetchState;

typedef struct
{
  gatomicrefcount ref_count;
  GList link;               /* in one of the queues while it waits */
  BunkoImageFetcher *owner; /* borrowed: the tasks that wait keep it alive; NULL when done */
  BunkoImageKey *key;
  BunkoImagePriority priority;
  FetchState state;
  BunkoWaiters *waiters;
  GCancellable *cancellable;
} Fetch;

/* Gets image files from the server: one request an image however many ask for it, what is seen
 * before what may be seen, a bounded number at once. */
struct _BunkoImageFetcher
{
  GObject parent_instance;

  BunkoImageSource *source;
  BunkoImageHttp *http;
  GHashTable *fetches; /* BunkoImageKey → Fetch, queued and running */
  GQueue queues[2];    /* by BunkoImagePriority */
  guint running[2];
};

G_DEFINE_FINAL_TYPE (BunkoImageFetcher, bunko_image_fetcher, G_TYPE_OBJECT)

static void pump (BunkoImageFetcher *self);

static Fetch *
fetch_ref (Fetch *fetch)
{
  g_atomic_ref_count_inc (&fetch->ref_count);
  return fetch;
}

static void
fetch_unref (Fetch *fetch)
{
  if (!g_atomic_ref_count_dec (&fetch->ref_count))
    return;
  bunko_image_key_unref (fetch->key);
  bunko_waiters_free (fetch->waiters);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_unref)

static void
bunko_image_fetcher_finalize (GObject *object)
{
  BunkoImageFetcher *self = BUNKO_IMAGE_FETCHER (object);

  g_hash_table_unref (self->fetches);
  g_clear_object (&self->http);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bunko_image_fetcher_parent_class)->finalize (object);
}

static void
bunko_image_fetcher_class_init (BunkoImageFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_image_fetcher_finalize;
}

static void
bunko_image_fetcher_init (BunkoImageFetcher *self)
{
  self->http = bunko_image_http_new ();
  self->fetches = g_hash_table_new_full (bunko_image_key_hash, bunko_image_key_equal, NULL,
                                         (GDestroyNotify) fetch_unref);
  g_queue_init (&self->queues[BUNKO_IMAGE_PRIORITY_VISIBLE]);
  g_queue_init (&self->queues[BUNKO_IMAGE_PRIORITY_PREFETCH]);
}

/**
 * bunko_image_fetcher_new:
 * @source: where images come from
 *
 * Makes a fetcher for one server.
 *
 * Returns: (transfer full): a new fetcher
 */
BunkoImageFetcher *
bunko_image_fetcher_new (BunkoImageSource *source)
{
  BunkoImageFetcher *self;

  g_return_val_if_fail (BUNKO_IS_IMAGE_SOURCE (source), NULL);

  self = g_object_new (BUNKO_TYPE_IMAGE_FETCHER, NULL);
  self->source = g_object_ref (source);
  return self;
}

/**
 * bunko_image_fetcher_set_web_endpoint:
 * @self: a fetcher
 * @host: (nullable): host of the server's web port; %NULL if there is none
 * @port: the port; 0 for the default one
 * @tls: whether it speaks HTTPS
 *
 * Tells where images are when the server answers with a path instead of bytes.
 */
void
bunko_image_fetcher_set_web_endpoint (BunkoImageFetcher *self,
                                      const char *host,
                                      guint16 port,
                                      gboolean tls)
{
  g_return_if_fail (BUNKO_IS_IMAGE_FETCHER (self));

  bunko_image_http_set_endpoint (self->http, host, port, tls);
}

/**
 * bunko_image_fetcher_set_web_pin:
 * @self: a fetcher
 * @fingerprint: (nullable): the SHA-256 fingerprint of the server's certificate
 *
 * Sets which certificate of the web port is trusted though nobody vouches for it.
 */
void
bunko_image_fetcher_set_web_pin (BunkoImageFetcher *self, const char *fingerprint)
{
  g_return_if_fail (BUNKO_IS_IMAGE_FETCHER (self));

  bunko_image_http_set_pin (self->http, fingerprint);
}

/* Takes the fetch out of everything, so that a new one for the same key can start. The reference
 * that the table had is the caller's. */
static Fetch *
detach (Fetch *fetch)
{
  BunkoImageFetcher *self = fetch->owner;

  if (fetch->state == FETCH_QUEUED)
    g_queue_unlink (&self->queues[fetch->priority], &fetch->link);
  else
    self->running[fetch->priority]--;
  fetch->state = FETCH_DONE;
  fetch->owner = NULL;
  g_hash_table_steal (self->fetches, fetch->key);
  return fetch;
}

static void
all_cancelled_cb (gpointer user_data)
{
  Fetch *fetch = user_data;
  BunkoImageFetcher *self = fetch->owner;
  g_autoptr (Fetch) detached = detach (fetch);

  g_cancellable_cancel (detached->cancellable);
  pump (self);
}

static void
finish (Fetch *fetch, GBytes *bytes, const GError *error)
{
  g_autoptr (BunkoImageFetcher) self = g_object_ref (fetch->owner);
  g_autoptr (Fetch) detached = detach (fetch);

  pump (self);
  if (error != NULL)
    bunko_waiters_return_error (detached->waiters, error);
  else
    bunko_waiters_return_bytes (detached->waiters, bytes);
}

static void
http_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      bunko_image_http_fetch_finish (BUNKO_IMAGE_HTTP (source), result, &error);

  if (fetch->owner != NULL)
    finish (fetch, bytes, error);
}

static void
source_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply =
      bunko_image_source_fetch_finish (BUNKO_IMAGE_SOURCE (source), result, &error);
  const char *path;

  if (fetch->owner == NULL)
    return;

  path = reply != NULL ? bunko_image_reply_get_url_path (reply) : NULL;
  if (path != NULL)
    bunko_image_http_fetch_async (fetch->owner->http, path, fetch->cancellable, http_fetched_cb,
                                  fetch_ref (fetch));
  else
    finish (fetch, reply != NULL ? bunko_image_reply_get_bytes (reply) : NULL, error);
}

static void
start (BunkoImageFetcher *self, BunkoImagePriority priority)
{
  Fetch *fetch = g_queue_pop_head_link (&self->queues[priority])->data;

  self->running[priority]++;
  fetch->state = FETCH_RUNNING;
  bunko_image_source_fetch_async (self->source, bunko_image_key_get_item_type (fetch->key),
                                  bunko_image_key_get_id (fetch->key),
                                  bunko_image_key_get_size (fetch->key), priority,
                                  fetch->cancellable, source_fetched_cb, fetch_ref (fetch));
}

static void
pump (BunkoImageFetcher *self)
{
  const guint *running = self->running;

  while (running[0] + running[1] < MAX_RUNNING &&
         !g_queue_is_empty (&self->queues[BUNKO_IMAGE_PRIORITY_VISIBLE]))
    start (self, BUNKO_IMAGE_PRIORITY_VISIBLE);

  while (running[0] + running[1] < MAX_RUNNING && running[1] < MAX_RUNNING_PREFETCH &&
         !g_queue_is_empty (&self->queues[BUNKO_IMAGE_PRIORITY_PREFETCH]))
    start (self, BUNKO_IMAGE_PRIORITY_PREFETCH);
}

static void
raise_fetch (BunkoImageFetcher *self, Fetch *fetch)
{
  if (fetch->state != FETCH_QUEUED || fetch->priority == BUNKO_IMAGE_PRIORITY_VISIBLE)
    return;

  g_queue_unlink (&self->queues[fetch->priority], &fetch->link);
  fetch->priority = BUNKO_IMAGE_PRIORITY_VISIBLE;
  g_queue_push_tail_link (&self->queues[fetch->priority], &fetch->link);
}

/**
 * bunko_image_fetcher_raise:
 * @self: a fetcher
 * @key: an image
 *
 * If the image still waits in the queue as one to prefetch, it becomes a visible one.
 */
void
bunko_image_fetcher_raise (BunkoImageFetcher *self, BunkoImageKey *key)
{
  Fetch *fetch;

  g_return_if_fail (BUNKO_IS_IMAGE_FETCHER (self));
  g_return_if_fail (key != NULL);

  fetch = g_hash_table_lookup (self->fetches, key);
  if (fetch != NULL)
    {
      raise_fetch (self, fetch);
      pump (self);
    }
}

static Fetch *
add_fetch (BunkoImageFetcher *self, BunkoImageKey *key, BunkoImagePriority priority)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  g_atomic_ref_count_init (&fetch->ref_count);
  fetch->link.data = fetch;
  fetch->owner = self;
  fetch->key = bunko_image_key_new_boxed (key, 0, 0);
  fetch->priority = priority;
  fetch->waiters = bunko_waiters_new (all_cancelled_cb, fetch);
  fetch->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->fetches, fetch->key, fetch);
  g_queue_push_tail_link (&self->queues[priority], &fetch->link);
  return fetch;
}

/**
 * bunko_image_fetcher_fetch_async:
 * @self: a fetcher
 * @key: an image; its box does not matter
 * @priority: how urgent it is
 * @cancellable: (nullable): the request itself is cancelled when all that wait for it are
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks the server for an image file.
 */
void
bunko_image_fetcher_fetch_async (BunkoImageFetcher *self,
                                 BunkoImageKey *key,
                                 BunkoImagePriority priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (BunkoImageKey) plain = NULL;
  GTask *task;
  Fetch *fetch;

  g_return_if_fail (BUNKO_IS_IMAGE_FETCHER (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_fetcher_fetch_async);

  plain = bunko_image_key_new_boxed (key, 0, 0);
  fetch = g_hash_table_lookup (self->fetches, plain);
  if (fetch == NULL)
    fetch = add_fetch (self, plain, priority);
  else if (priority == BUNKO_IMAGE_PRIORITY_VISIBLE)
    raise_fetch (self, fetch);
  bunko_waiters_add (fetch->waiters, task);
  pump (self);
}

/**
 * bunko_image_fetcher_fetch_finish:
 * @self: a fetcher
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_image_fetcher_fetch_async(). Fails with what the source or the web port failed with,
 * and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error if the item has no image
 */
GBytes *
bunko_image_fetcher_fetch_finish (BunkoImageFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
