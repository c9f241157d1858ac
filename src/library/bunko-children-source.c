/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-children-source-private.h"

/**
 * BunkoChildrenSource:
 *
 * The galleries of an item. Servers offer several ways to them, and each has its limits, so the one
 * that fits is found out when the list is counted:
 *
 * - The view (library_view) sorts, searches and filters, but takes collections and series only (HPX
 *   "Creating frontends"). Some servers answer the view of a collection with every gallery
 *   (happypandax#255): it is compared with get_related_count first.
 * - What belongs to the item (get_related_items) is always right, but in the server's order, and
 *   with the trash. If it is little, it is gathered and sorted here. That is also how a series is
 *   shown in the order of its numbers, which no server sorts by.
 * - A search for the name of the item sorts and filters whatever the number, and has to do for
 *   what the others cannot. It may find the galleries of someone with a longer name.
 */

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoChildrenSource,
                               bunko_children_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static void
children_source_count_async (BunkoListSource *source,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, children_source_count_async);
  _bunko_children_source_choose (task);
}

static gint64
children_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

typedef struct
{
  guint page;
  guint page_size;
  GPtrArray *items; /* what came, while it is in doubt */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *args = data;

  g_clear_pointer (&args->items, g_ptr_array_unref);
  g_free (args);
}

static void fetch (GTask *task);

static GPtrArray *
copy_part (GPtrArray *items, guint64 offset, guint n)
{
  GPtrArray *part = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint64 i = offset; i < items->len && i - offset < n; i++)
    g_ptr_array_add (part, g_object_ref (items->pdata[i]));
  return part;
}

/* A view that counts right may still list more than it counted; then it is counted again, as there
 * may be more by now. */
static gboolean
is_too_much (BunkoChildrenSource *self, Fetch *args)
{
  return self->way == WAY_VIEW &&
         bunko_view_query_get_parent_type (self->query) == BUNKO_ITEM_TYPE_COLLECTION &&
         args->items != NULL &&
         (gint64) args->page * args->page_size + args->items->len > self->count;
}

static void
return_items (GTask *task)
{
  Fetch *args = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&args->items), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
recounted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  BunkoChildrenSource *self = BUNKO_CHILDREN_SOURCE (source);
  Fetch *args = g_task_get_task_data (task);
  GError *error = NULL;

  if (children_source_count_finish (BUNKO_LIST_SOURCE (self), result, &error) < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (is_too_much (self, args))
    {
      _bunko_children_source_set_wrong (self);
      self->way = WAY_UNKNOWN;
    }
  if (self->way == WAY_VIEW && args->items != NULL)
    return_items (task);
  else
    fetch (task);
}

static void
recount (GTask *task)
{
  children_source_count_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                               recounted_cb, task);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *args = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&args->items, g_ptr_array_unref);
  args->items = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
  if (args->items == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (is_too_much (g_task_get_source_object (task), args))
    recount (task);
  else
    return_items (task);
}

/* Takes @task. Who fetches without having counted gets the way found first. */
static void
fetch (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  Fetch *args = g_task_get_task_data (task);

  if (self->way == WAY_UNKNOWN)
    recount (task);
  else if (self->gathered != NULL)
    {
      g_task_return_pointer (
          task, copy_part (self->gathered, (guint64) args->page * args->page_size, args->page_size),
          (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
    }
  else
    bunko_list_source_fetch_async (self->list, args->page, args->page_size,
                                   g_task_get_cancellable (task), fetched_cb, task);
}

static void
children_source_fetch_async (BunkoListSource *source,
                             guint page,
                             guint page_size,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  Fetch *args = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, children_source_fetch_async);
  args->page = page;
  args->page_size = page_size;
  g_task_set_task_data (task, args, fetch_free);
  fetch (task);
}

static GPtrArray *
children_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
children_source_is_random (BunkoListSource *source)
{
  BunkoChildrenSource *self = BUNKO_CHILDREN_SOURCE (source);

  return bunko_sort_index_is_random (bunko_view_query_get_sort_index (self->query));
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = children_source_count_async;
  iface->count_finish = children_source_count_finish;
  iface->fetch_async = children_source_fetch_async;
  iface->fetch_finish = children_source_fetch_finish;
  iface->is_random = children_source_is_random;
}

static void
bunko_children_source_dispose (GObject *object)
{
  BunkoChildrenSource *self = BUNKO_CHILDREN_SOURCE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->library);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_children_source_parent_class)->dispose (object);
}

static void
bunko_children_source_class_init (BunkoChildrenSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_children_source_dispose;
}

static void
bunko_children_source_init (BunkoChildrenSource *self)
{
}

/**
 * bunko_children_source_can_list:
 * @query: what to show
 *
 * Returns: whether @query asks for the galleries of an item
 */
gboolean
bunko_children_source_can_list (BunkoViewQuery *query)
{
  BunkoItemType parent_type;

  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), FALSE);

  parent_type = bunko_view_query_get_parent_type (query);
  return bunko_view_query_get_parent_id (query) > 0 && parent_type != BUNKO_ITEM_TYPE_GALLERY &&
         bunko_view_query_get_related_type (query) == BUNKO_ITEM_TYPE_GALLERY;
}

/**
 * bunko_children_source_new:
 * @library: a library
 * @query: what to show: the galleries of an item; it is copied
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_children_source_new (BunkoLibrary *library, BunkoViewQuery *query)
{
  BunkoChildrenSource *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (bunko_children_source_can_list (query), NULL);

  self = g_object_new (BUNKO_TYPE_CHILDREN_SOURCE, NULL);
  self->library = g_object_ref (library);
  self->query = bunko_view_query_copy (query);
  return BUNKO_LIST_SOURCE (self);
}
