/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-order-private.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-decode-private.h"
#include "protocol/bunko-protocol-error.h"

/* One image on its way, for everybody who asked for it. */

/* Seconds from the call to the value: a server that makes a thumbnail for the first time is slow.
 */
#define ORDER_TIMEOUT 60

typedef struct
{
  BunkoImageOrder *order; /* borrowed: the order has the waiters */
  GTask *task;
  GSource *cancelled;
} Waiter;

guint
_bunko_image_order_key_hash (gconstpointer data)
{
  const BunkoImageOrderKey *key = data;
  guint64 mixed = ((guint64) key->id << 8) ^ ((guint64) key->type << 4) ^ (guint64) key->size;

  return (guint) ((mixed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

gboolean
_bunko_image_order_key_equal (gconstpointer a, gconstpointer b)
{
  const BunkoImageOrderKey *one = a;
  const BunkoImageOrderKey *other = b;

  return one->id == other->id && one->type == other->type && one->size == other->size;
}

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

BunkoImageOrder *
_bunko_image_order_ref (BunkoImageOrder *order)
{
  return g_rc_box_acquire (order);
}

static void
order_clear (gpointer data)
{
  BunkoImageOrder *order = data;

  g_clear_handle_id (&order->timeout, g_source_remove);
  g_clear_pointer (&order->waiters, g_ptr_array_unref);
  g_clear_object (&order->command);
  g_clear_object (&order->cancellable);
  g_clear_object (&order->batcher);
}

void
_bunko_image_order_unref (gpointer data)
{
  g_rc_box_release_full (data, order_clear);
}

static gboolean
is_abandoned (BunkoImageOrder *order)
{
  return order->waiters->len == 0;
}

static void
set_open (BunkoImageOrder *order, gboolean open)
{
  if (order->open == open)
    return;
  order->open = open;
  order->batcher->n_open += open ? 1 : -1;
  if (!open)
    _bunko_image_batcher_schedule (order->batcher);
}

/* The next request for this image makes a new order. */
static void
forget (BunkoImageOrder *order)
{
  GHashTable *orders = order->batcher->orders;

  if (g_hash_table_lookup (orders, &order->key) == order)
    g_hash_table_remove (orders, &order->key);
}

static void
end_order (BunkoImageOrder *order)
{
  order->state = ORDER_DONE;
  g_clear_handle_id (&order->timeout, g_source_remove);
  set_open (order, FALSE);
  forget (order);
}

static void
finish_order (BunkoImageOrder *order, BunkoImageReply *reply, const GError *error)
{
  g_autoptr (BunkoImageOrder) alive = _bunko_image_order_ref (order);
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&order->waiters);

  order->waiters = g_ptr_array_new_with_free_func (waiter_free);
  end_order (order);
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (reply != NULL)
        g_task_return_pointer (waiter->task, bunko_image_reply_ref (reply),
                               (GDestroyNotify) bunko_image_reply_unref);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
}

static void
stop_command (BunkoImageOrder *order)
{
  if (order->cancellable != NULL)
    g_cancellable_cancel (order->cancellable);
  if (order->command != NULL)
    bunko_command_stop (order->command);
  g_clear_object (&order->command);
}

/* The last one who wanted the image does not any more. While get_image is under way there is no
 * command to stop yet: that is done when its reply is there. */
static void
abandon_order (BunkoImageOrder *order)
{
  g_autoptr (BunkoImageOrder) alive = _bunko_image_order_ref (order);

  if (order->state == ORDER_QUEUED)
    {
      g_queue_remove (&order->batcher->queues[order->priority], order);
      end_order (order);
    }
  else if (order->state == ORDER_WAITING)
    {
      stop_command (order);
      end_order (order);
    }
  else
    forget (order);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  BunkoImageOrder *order = waiter->order;
  g_autoptr (BunkoImageOrder) alive = _bunko_image_order_ref (order);
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (order->waiters, waiter);
  if (is_abandoned (order))
    abandon_order (order);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  BunkoImageOrder *order = user_data;
  g_autoptr (BunkoImageOrder) alive = _bunko_image_order_ref (order);
  g_autoptr (GError) error = g_error_new_literal (
      BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT, _ ("The image took too long"));

  order->timeout = 0;
  stop_command (order);
  finish_order (order, NULL, error);
  return G_SOURCE_REMOVE;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoImageOrder) order = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply = _bunko_image_decode_finish (result, &error);

  if (order->state != ORDER_DONE)
    finish_order (order, reply, error);
}

static void
enqueue (BunkoImageOrder *order)
{
  order->state = ORDER_QUEUED;
  set_open (order, FALSE);
  g_clear_handle_id (&order->timeout, g_source_remove);
  g_clear_object (&order->command);
  g_queue_push_tail (&order->batcher->queues[order->priority], order);
  _bunko_image_batcher_schedule (order->batcher);
}

static void
fail_command (BunkoImageOrder *order, const GError *error)
{
  gboolean crashed = g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE);

  if (crashed && !order->as_path)
    {
      if (strstr (error->message, "AttributeError") != NULL)
        order->batcher->as_path = TRUE;
      order->as_path = TRUE;
      enqueue (order);
    }
  /* Servers accept kinds of items that have no images, and fail later (HPX wire notes, get_image).
   */
  else if (g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND) &&
           (order->key.type == BUNKO_ITEM_TYPE_ARTIST ||
            order->key.type == BUNKO_ITEM_TYPE_GROUPING))
    {
      g_autoptr (BunkoImageReply) reply = bunko_image_reply_new_empty ();

      finish_order (order, reply, NULL);
    }
  else
    finish_order (order, NULL, error);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoImageOrder) order = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = bunko_command_wait_finish (BUNKO_COMMAND (source), result, &error);

  if (order->state == ORDER_DONE)
    return;
  g_clear_object (&order->command);
  if (value == NULL)
    {
      fail_command (order, error);
      return;
    }
  /* The server is done with it: the next one may start while this one is decoded. */
  order->state = ORDER_DECODING;
  g_clear_handle_id (&order->timeout, g_source_remove);
  set_open (order, FALSE);
  _bunko_image_decode_async (value, NULL, decoded_cb, _bunko_image_order_ref (order));
}

BunkoPriority
_bunko_image_order_get_call_priority (BunkoImagePriority priority)
{
  return priority == BUNKO_IMAGE_PRIORITY_VISIBLE ? BUNKO_PRIORITY_VISIBLE
                                                  : BUNKO_PRIORITY_PREFETCH;
}

/* Thumbnails are small, and a screen is full of them. */
static gboolean
is_thumbnail (BunkoImageSize size)
{
  return size == BUNKO_IMAGE_SIZE_BIG || size == BUNKO_IMAGE_SIZE_MEDIUM ||
         size == BUNKO_IMAGE_SIZE_SMALL;
}

static void
wait_for_command (BunkoImageOrder *order, JsonNode *id)
{
  BunkoCommandTracker *tracker = bunko_session_get_commands (order->batcher->session);

  order->command = bunko_command_tracker_track_node (
      tracker, id, _bunko_image_order_get_call_priority (order->priority));
  if (order->command == NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                               _ ("The server’s answer for images was not understood"));

      finish_order (order, NULL, error);
      return;
    }
  if (is_abandoned (order))
    {
      stop_command (order);
      end_order (order);
      return;
    }
  order->state = ORDER_WAITING;
  bunko_command_set_eager (order->command, is_thumbnail (order->key.size));
  g_set_object (&order->cancellable, NULL);
  order->cancellable = g_cancellable_new ();
  bunko_command_wait_async (order->command, order->cancellable, waited_cb,
                            _bunko_image_order_ref (order));
}

void
_bunko_image_order_take_reply (BunkoImageOrder *order, JsonObject *ids, const GError *error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, order->key.id);
  JsonNode *id = ids != NULL ? json_object_get_member (ids, key) : NULL;

  if (order->state != ORDER_CALLED)
    return;
  if (error != NULL)
    finish_order (order, NULL, error);
  else if (id == NULL || JSON_NODE_HOLDS_NULL (id))
    {
      g_autoptr (BunkoImageReply) reply = bunko_image_reply_new_empty ();

      finish_order (order, reply, NULL);
    }
  else
    wait_for_command (order, id);
}

void
_bunko_image_order_set_called (BunkoImageOrder *order)
{
  order->state = ORDER_CALLED;
  order->timeout = g_timeout_add_seconds (ORDER_TIMEOUT, timeout_cb, order);
  set_open (order, TRUE);
}

BunkoImageOrder *
_bunko_image_order_new (BunkoImageBatcher *self,
                        const BunkoImageOrderKey *key,
                        BunkoImagePriority priority)
{
  BunkoImageOrder *order = g_rc_box_new0 (BunkoImageOrder);

  order->key = *key;
  order->batcher = g_object_ref (self);
  order->priority = priority;
  order->waiters = g_ptr_array_new_with_free_func (waiter_free);
  order->as_path = self->as_path || !bunko_session_is_version_at_least (self->session, 0, 4, 0);
  g_hash_table_add (self->orders, order);
  enqueue (order);
  return order;
}

/* What was to come later is on the screen now. */
void
_bunko_image_order_raise (BunkoImageOrder *order, BunkoImagePriority priority)
{
  if (priority >= order->priority)
    return;
  if (order->state == ORDER_QUEUED)
    {
      g_queue_remove (&order->batcher->queues[order->priority], order);
      order->priority = priority;
      enqueue (order);
    }
  order->priority = priority;
}

void
_bunko_image_order_add_waiter (BunkoImageOrder *order, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->order = order;
  waiter->task = task;
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
      /* Before the flush of the same turn: what is not wanted any more is not asked for. */
      g_source_set_priority (waiter->cancelled, G_PRIORITY_HIGH);
      g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
    }
  g_ptr_array_add (order->waiters, waiter);
}
