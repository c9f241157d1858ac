/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-waiters.h"

typedef struct
{
  BunkoWaiters *owner;
  GTask *task;
  GSource *cancelled; /* NULL if the task cannot be cancelled */
} Waiter;

/* The callers that wait for one result. Each can be cancelled on its own; who does the work hears
 * only when nobody is left. */
struct _BunkoWaiters
{
  GPtrArray *list;
  BunkoWaitersFunc emptied;
  gpointer user_data;
};

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    {
      g_source_destroy (waiter->cancelled);
      g_source_unref (waiter->cancelled);
    }
  g_object_unref (waiter->task);
  g_free (waiter);
}

/* A source rather than a handler: it runs in the main loop, where the lists may be changed. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  BunkoWaiters *self = waiter->owner;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (self->list, waiter);
  if (self->list->len == 0)
    self->emptied (self->user_data);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * bunko_waiters_new:
 * @emptied: called when the last one that waited has been cancelled; it may free the list
 * @user_data: for @emptied
 *
 * Makes an empty list. It belongs to the main context that is the thread's default.
 *
 * Returns: (transfer full): a new list
 */
BunkoWaiters *
bunko_waiters_new (BunkoWaitersFunc emptied, gpointer user_data)
{
  BunkoWaiters *self;

  g_return_val_if_fail (emptied != NULL, NULL);

  self = g_new0 (BunkoWaiters, 1);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  self->emptied = emptied;
  self->user_data = user_data;
  return self;
}

/**
 * bunko_waiters_free:
 * @self: (transfer full): a list that nobody waits in
 *
 * Frees the list.
 */
void
bunko_waiters_free (BunkoWaiters *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->list->len == 0);

  g_ptr_array_unref (self->list);
  g_free (self);
}

/**
 * bunko_waiters_add:
 * @self: a list
 * @task: (transfer full): who waits; returned exactly once
 *
 * Adds one that waits. When its cancellable is cancelled it gets %G_IO_ERROR_CANCELLED and leaves.
 */
void
bunko_waiters_add (BunkoWaiters *self, GTask *task)
{
  GCancellable *cancellable;
  Waiter *waiter;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  waiter = g_new0 (Waiter, 1);
  waiter->owner = self;
  waiter->task = task;
  g_ptr_array_add (self->list, waiter);

  cancellable = g_task_get_cancellable (task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_static_name (waiter->cancelled, "[bunko] image cancelled");
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
}

/* The callbacks run from here and may do anything, free the list's owner as well. */
static GPtrArray *
steal (BunkoWaiters *self)
{
  GPtrArray *list = self->list;

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  for (guint i = 0; i < list->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (list, i);

      if (waiter->cancelled != NULL)
        g_source_destroy (waiter->cancelled);
    }
  return list;
}

static GTask *
task_at (GPtrArray *list, guint position)
{
  return ((Waiter *) g_ptr_array_index (list, position))->task;
}

/**
 * bunko_waiters_return_object:
 * @self: a list
 * @object: (nullable) (type GObject): the result
 *
 * Gives each one that waits a reference to the result, and empties the list.
 */
void
bunko_waiters_return_object (BunkoWaiters *self, gpointer object)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GObject) kept = NULL;

  g_return_if_fail (self != NULL);

  list = steal (self);
  g_set_object (&kept, object);
  for (guint i = 0; i < list->len; i++)
    g_task_return_pointer (task_at (list, i), kept != NULL ? g_object_ref (kept) : NULL,
                           g_object_unref);
}

/**
 * bunko_waiters_return_bytes:
 * @self: a list
 * @bytes: (nullable): the result
 *
 * Gives each one that waits a reference to the result, and empties the list.
 */
void
bunko_waiters_return_bytes (BunkoWaiters *self, GBytes *bytes)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) kept = NULL;

  g_return_if_fail (self != NULL);

  list = steal (self);
  kept = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  for (guint i = 0; i < list->len; i++)
    g_task_return_pointer (task_at (list, i), kept != NULL ? g_bytes_ref (kept) : NULL,
                           (GDestroyNotify) g_bytes_unref);
}

/**
 * bunko_waiters_return_error:
 * @self: a list
 * @error: the error
 *
 * Gives each one that waits a copy of the error, and empties the list.
 */
void
bunko_waiters_return_error (BunkoWaiters *self, const GError *error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) kept = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (error != NULL);

  list = steal (self);
  kept = g_error_copy (error);
  for (guint i = 0; i < list->len; i++)
    g_task_return_error (task_at (list, i), g_error_copy (kept));
}
