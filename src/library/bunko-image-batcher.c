/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-batcher.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-order-private.h"
#include "protocol/bunko-protocol-error.h"

/**
 * BunkoImageBatcher:
 *
 * Fetches images in batches: what is asked for in one turn of the main loop travels in a few calls,
 * small ones, so that the first images are there soon and the three bulk connections all have work.
 *
 *     queued ─→ called (get_image: an id of a command for each) ─→ waiting ─→ decoding ─→ reply
 *
 * Only so many images are open on the server at a time; the others wait here, where visible ones go
 * first and those that are cancelled cost nothing. Nobody waits for an image any more: its command
 * is stopped, and its value never fetched.
 *
 * Version 0.3.0 of the server fails on base64 (HPX wire notes, get_image); there, and wherever
 * base64 fails, the path on the web server is asked for.
 */

#define N_CONNECTIONS  3
#define MIN_BATCH_SIZE 4
#define BATCH_SIZE     12
#define MAX_OPEN       (N_CONNECTIONS * BATCH_SIZE)
/* Images that may be wanted later are only asked for while few others are open. */
#define MAX_OPEN_PREFETCH BATCH_SIZE

typedef struct
{
  BunkoImageBatcher *batcher;
  GPtrArray *orders;
} Batch;

G_DEFINE_FINAL_TYPE (BunkoImageBatcher, bunko_image_batcher, G_TYPE_OBJECT)

static void
batch_free (Batch *batch)
{
  g_clear_pointer (&batch->orders, g_ptr_array_unref);
  g_clear_object (&batch->batcher);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  JsonObject *ids = NULL;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    ids = json_node_get_object (data);
  else if (data != NULL)
    error = g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                 _ ("The server’s answer for images was not understood"));
  for (guint i = 0; i < batch->orders->len; i++)
    _bunko_image_order_take_reply (g_ptr_array_index (batch->orders, i), ids, error);
}

static JsonObject *
make_args (Batch *batch)
{
  JsonObject *args = json_object_new ();
  JsonArray *ids = json_array_new ();
  BunkoImageOrder *first = g_ptr_array_index (batch->orders, 0);

  for (guint i = 0; i < batch->orders->len; i++)
    json_array_add_int_element (ids,
                                ((BunkoImageOrder *) g_ptr_array_index (batch->orders, i))->key.id);
  json_object_set_int_member (args, "item_type", first->key.type);
  json_object_set_array_member (args, "item_ids", ids);
  json_object_set_int_member (args, "size", first->key.size);
  if (first->as_path)
    json_object_set_boolean_member (args, "url", TRUE);
  return args;
}

static void
send_batch (Batch *batch)
{
  g_autoptr (JsonObject) args = make_args (batch);
  BunkoImageOrder *first = g_ptr_array_index (batch->orders, 0);

  for (guint i = 0; i < batch->orders->len; i++)
    _bunko_image_order_set_called (g_ptr_array_index (batch->orders, i));
  bunko_session_call_async (batch->batcher->session, "get_image", args,
                            _bunko_image_order_get_call_priority (first->priority), NULL, called_cb,
                            batch);
}

static gboolean
fits (BunkoImageOrder *first, BunkoImageOrder *order)
{
  return first->key.type == order->key.type && first->key.size == order->key.size &&
         first->as_path == order->as_path;
}

/* Takes up to @max images out of @queue that can travel in one call, oldest first. */
static Batch *
take_batch (BunkoImageBatcher *self, GQueue *queue, guint max)
{
  BunkoImageOrder *first = g_queue_peek_head (queue);
  Batch *batch;

  if (first == NULL || max == 0)
    return NULL;
  batch = g_new0 (Batch, 1);
  batch->batcher = g_object_ref (self);
  batch->orders = g_ptr_array_new_with_free_func (_bunko_image_order_unref);
  for (GList *link = queue->head, *next; link != NULL && batch->orders->len < max; link = next)
    {
      BunkoImageOrder *order = link->data;

      next = link->next;
      if (!fits (first, order))
        continue;
      g_ptr_array_add (batch->orders, _bunko_image_order_ref (order));
      g_queue_delete_link (queue, link);
    }
  return batch;
}

/* What is wanted at once is shared among the connections, unless it is too little for that. */
static guint
choose_batch_size (BunkoImageBatcher *self)
{
  guint n_queued = self->queues[BUNKO_IMAGE_PRIORITY_VISIBLE].length;

  return CLAMP ((n_queued + N_CONNECTIONS - 1) / N_CONNECTIONS, MIN_BATCH_SIZE, BATCH_SIZE);
}

static Batch *
take_next_batch (BunkoImageBatcher *self, guint batch_size)
{
  Batch *batch =
      take_batch (self, &self->queues[BUNKO_IMAGE_PRIORITY_VISIBLE],
                  self->n_open < MAX_OPEN ? MIN (batch_size, MAX_OPEN - self->n_open) : 0);

  if (batch == NULL && self->n_open < MAX_OPEN_PREFETCH)
    batch = take_batch (self, &self->queues[BUNKO_IMAGE_PRIORITY_PREFETCH],
                        MAX_OPEN_PREFETCH - self->n_open);
  return batch;
}

static gboolean
flush_cb (gpointer user_data)
{
  g_autoptr (BunkoImageBatcher) self = g_object_ref (user_data);
  guint batch_size = choose_batch_size (self);
  Batch *batch;

  self->flush_source = 0;
  while ((batch = take_next_batch (self, batch_size)) != NULL)
    send_batch (batch);
  return G_SOURCE_REMOVE;
}

/* Runs when what is ready in this turn of the main loop is done, and before anything is drawn. */
void
_bunko_image_batcher_schedule (BunkoImageBatcher *self)
{
  if (self->flush_source == 0 && self->queues[0].length + self->queues[1].length > 0)
    self->flush_source = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static void
bunko_image_batcher_dispose (GObject *object)
{
  BunkoImageBatcher *self = BUNKO_IMAGE_BATCHER (object);

  g_clear_handle_id (&self->flush_source, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_image_batcher_parent_class)->dispose (object);
}

static void
bunko_image_batcher_finalize (GObject *object)
{
  BunkoImageBatcher *self = BUNKO_IMAGE_BATCHER (object);

  /* Jobs hold the fetcher. */
  g_assert (g_hash_table_size (self->orders) == 0);
  g_clear_pointer (&self->orders, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_image_batcher_parent_class)->finalize (object);
}

static void
bunko_image_batcher_class_init (BunkoImageBatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_image_batcher_dispose;
  object_class->finalize = bunko_image_batcher_finalize;
}

static void
bunko_image_batcher_init (BunkoImageBatcher *self)
{
  self->orders = g_hash_table_new_full (_bunko_image_order_key_hash, _bunko_image_order_key_equal,
                                        NULL, _bunko_image_order_unref);
  g_queue_init (&self->queues[0]);
  g_queue_init (&self->queues[1]);
}

/**
 * bunko_image_batcher_new:
 * @session: a session
 *
 * Returns: (transfer full): a fetcher for the images of the server of @session
 */
BunkoImageBatcher *
bunko_image_batcher_new (BunkoSession *session)
{
  BunkoImageBatcher *self;

  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  self = g_object_new (BUNKO_TYPE_IMAGE_BATCHER, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * bunko_image_batcher_fetch_async:
 * @self: a fetcher
 * @source_object: (type GObject): what the callback gets as its source object
 * @type: the kind of item
 * @id: its id
 * @size: which size is wanted
 * @priority: how urgent it is
 * @cancellable: (nullable): gives up the image, also on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Fetches an image. The result is a #GTask of @source_object with a #BunkoImageReply, or an error
 * of the domains BunkoProtocolError, BunkoServerError or #GIOErrorEnum.
 */
void
bunko_image_batcher_fetch_async (BunkoImageBatcher *self,
                                 gpointer source_object,
                                 BunkoItemType type,
                                 gint64 id,
                                 BunkoImageSize size,
                                 BunkoImagePriority priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  BunkoImageOrderKey key = { type, size, id };
  GTask *task;
  BunkoImageOrder *order;

  g_return_if_fail (BUNKO_IS_IMAGE_BATCHER (self));

  task = g_task_new (source_object, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_batcher_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  order = g_hash_table_lookup (self->orders, &key);
  if (order == NULL)
    order = _bunko_image_order_new (self, &key, priority);
  else
    _bunko_image_order_raise (order, priority);
  _bunko_image_order_add_waiter (order, task);
}
