/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-many-private.h"
#include "bunko-error-text.h"
#include "bunko-item-parser.h"
#include "bunko-library-orders-private.h"
#include "bunko-library-private.h"
#include "bunko-library-shelves-private.h"
#include "bunko-view-source-private.h"
#include "protocol/bunko-protocol-error.h"

/* The shelves of a library's home.
 *
 * Each is a question of its own, so that one that fails leaves the others as they are. They go over
 * the connections for what is visible, several at once, and never delay a click. */

/* What each shelf asks for. Where it holds fewer galleries than the list of its query, `total` is
 * not asked for: it would be the number of another list. */
static const struct
{
  BunkoViewType view;
  BunkoOrder order;
  gboolean shows_query; /* the whole list can be shown */
  gboolean has_total;
} specs[BUNKO_SHELF_N_KINDS] = {
  [BUNKO_SHELF_CONTINUE_READING] = { BUNKO_VIEW_TYPE_ALL, BUNKO_ORDER_READ, FALSE, FALSE },
  [BUNKO_SHELF_UNREAD_IN_SERIES] = { BUNKO_VIEW_TYPE_ALL, BUNKO_ORDER_READ, FALSE, FALSE },
  [BUNKO_SHELF_RECENTLY_ADDED] = { BUNKO_VIEW_TYPE_ALL, BUNKO_ORDER_ADDED, TRUE, FALSE },
  [BUNKO_SHELF_RECENTLY_READ] = { BUNKO_VIEW_TYPE_ALL, BUNKO_ORDER_READ, TRUE, FALSE },
  [BUNKO_SHELF_FAVORITES] = { BUNKO_VIEW_TYPE_FAVORITE, BUNKO_ORDER_ADDED, TRUE, TRUE },
  [BUNKO_SHELF_HIGHEST_RATED] = { BUNKO_VIEW_TYPE_ALL, BUNKO_ORDER_RATING, TRUE, FALSE },
  [BUNKO_SHELF_RANDOM] = { BUNKO_VIEW_TYPE_LIBRARY, BUNKO_ORDER_RANDOM, TRUE, FALSE },
};

static void
shelf_load_free (gpointer data)
{
  BunkoShelfLoad *load = data;

  g_clear_pointer (&load->content, bunko_shelf_content_free);
  g_clear_object (&load->batch);
  g_clear_pointer (&load->found, g_ptr_array_unref);
  g_free (load);
}

static gboolean
contains_id (GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_item_get_id (g_ptr_array_index (items, i)) == id)
        return TRUE;
    }
  return FALSE;
}

/* The lists are sorted so that what does not belong on the shelf comes last. */
static gboolean
belongs (BunkoShelfKind kind, BunkoGallery *gallery)
{
  switch ((int) kind)
    {
    case BUNKO_SHELF_CONTINUE_READING:
    case BUNKO_SHELF_UNREAD_IN_SERIES:
    case BUNKO_SHELF_RECENTLY_READ:
      return bunko_gallery_get_last_read (gallery) > 0;
    case BUNKO_SHELF_HIGHEST_RATED:
      return bunko_gallery_get_rating (gallery) > 0;
    default:
      return TRUE;
    }
}

static void
take_page (BunkoShelfLoad *load, GPtrArray *items)
{
  /* Pages may be short in the middle of a list (HPX wire notes, "API oddities"), but not empty. */
  load->at_end = items->len == 0;
  g_ptr_array_set_size (load->found, 0);
  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);

      if (!BUNKO_IS_GALLERY (item) || !belongs (load->kind, BUNKO_GALLERY (item)))
        {
          load->at_end = TRUE;
          break;
        }
      g_ptr_array_add (load->found, g_object_ref (item));
    }
}

/* Private: puts an item on the shelf, unless that is full or has it. */
void
_bunko_shelf_load_add (BunkoShelfLoad *load, BunkoItem *item)
{
  GPtrArray *items = load->content->items;

  if (items->len < load->limit && !contains_id (items, bunko_item_get_id (item)))
    g_ptr_array_add (items, g_object_ref (item));
}

static void
put_on_shelf (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);

  for (guint i = 0; i < load->found->len; i++)
    _bunko_shelf_load_add (load, g_ptr_array_index (load->found, i));
  _bunko_shelf_load_done (task);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *library = g_task_get_source_object (task);
  BunkoShelfLoad *load = g_task_get_task_data (task);
  BunkoCallBatch *batch = load->batch;
  GError *error = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (JsonNode) count = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    data = bunko_call_batch_get_result (batch, 0, &error);
  if (data == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (bunko_call_batch_get_n_calls (batch) > 1)
    count = bunko_call_batch_get_result (batch, 1, NULL);
  if (count != NULL)
    load->content->total = _bunko_count_from_json (count);
  items =
      bunko_items_new_from_json (_bunko_library_get_store (library), BUNKO_ITEM_TYPE_GALLERY, data);
  take_page (load, items);

  if (load->kind == BUNKO_SHELF_CONTINUE_READING)
    _bunko_shelf_load_progress (task);
  else if (load->kind == BUNKO_SHELF_UNREAD_IN_SERIES)
    _bunko_shelf_load_series (task);
  else
    put_on_shelf (task);
}

/* Private: asks for the next page of the query of a shelf. */
void
_bunko_shelf_load_next_page (GTask *task)
{
  BunkoLibrary *library = g_task_get_source_object (task);
  BunkoShelfLoad *load = g_task_get_task_data (task);
  g_autoptr (BunkoListSource) source = bunko_library_view (library, load->content->query);
  BunkoViewSource *view = BUNKO_VIEW_SOURCE (source);
  g_autoptr (JsonObject) args = _bunko_view_source_make_view_args (
      view, load->page++, _bunko_shelf_load_get_page_size (load));
  g_autoptr (JsonObject) selectors = NULL;
  g_autoptr (BunkoCallBatch) batch = bunko_call_batch_new ();

  bunko_call_batch_add (batch, "library_view", args);
  if (specs[load->kind].has_total)
    {
      selectors = _bunko_view_source_make_selectors (view);
      bunko_call_batch_add (batch, "get_view_count", selectors);
    }
  g_set_object (&load->batch, batch);
  bunko_session_call_batch_async (_bunko_library_get_session (library), batch,
                                  BUNKO_PRIORITY_VISIBLE, g_task_get_cancellable (task), page_cb,
                                  g_object_ref (task));
}

/* Private: hands out what was found. */
void
_bunko_shelf_load_done (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);

  if (!specs[load->kind].shows_query)
    g_clear_object (&load->content->query);
  g_task_return_pointer (task, g_steal_pointer (&load->content),
                         (GDestroyNotify) bunko_shelf_content_free);
}

static void
return_unsupported (GTask *task)
{
  g_task_return_new_error (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE,
                           "The server does not know this shelf");
}

static void
orders_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = BUNKO_LIBRARY (source);
  BunkoShelfLoad *load = g_task_get_task_data (task);
  BunkoViewQuery *query = load->content->query;
  GError *error = NULL;
  gint order;

  if (!_bunko_library_load_orders_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  order = _bunko_library_get_order (self, specs[load->kind].order);
  if (order < 0)
    {
      return_unsupported (task);
      return;
    }
  bunko_view_query_set_view (query, specs[load->kind].view);
  bunko_view_query_set_sort_index (query, order);
  bunko_view_query_set_sort_descending (query, specs[load->kind].order != BUNKO_ORDER_RANDOM);
  _bunko_shelf_load_next_page (task);
}

/* Servers remember since HPX 0.9 where reading stopped. */
static gboolean
is_supported (BunkoLibrary *self, BunkoShelfKind kind)
{
  BunkoSession *session = _bunko_library_get_session (self);

  return kind != BUNKO_SHELF_CONTINUE_READING ||
         (bunko_session_is_version_at_least (session, 0, 9, 0) &&
          bunko_session_has_function (session, "get_last_read_page"));
}

/**
 * bunko_library_load_shelf_async:
 * @self: a library
 * @kind: which shelf, not %BUNKO_SHELF_RECENTLY_VIEWED
 * @limit: how many items to put on it at most, 1 to %BUNKO_SHELF_MAX_ITEMS
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks a server for what belongs on a shelf of its home.
 */
void
bunko_library_load_shelf_async (BunkoLibrary *self,
                                BunkoShelfKind kind,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BunkoShelfLoad *load;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (kind < BUNKO_SHELF_RECENTLY_VIEWED);
  g_return_if_fail (limit >= 1 && limit <= BUNKO_SHELF_MAX_ITEMS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_load_shelf_async);
  if (!is_supported (self, kind))
    {
      return_unsupported (task);
      return;
    }
  load = g_new0 (BunkoShelfLoad, 1);
  load->kind = kind;
  load->limit = limit;
  load->found = g_ptr_array_new_with_free_func (g_object_unref);
  load->content = bunko_shelf_content_new ();
  load->content->query = bunko_view_query_new ();
  g_task_set_task_data (task, load, shelf_load_free);
  _bunko_library_load_orders_async (self, cancellable, orders_cb, g_steal_pointer (&task));
}

/**
 * bunko_library_load_shelf_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what belongs on the shelf; %NULL with @error set, of
 *   %BUNKO_ERROR_KIND_UNSUPPORTED if the server is too old for it
 */
BunkoShelfContent *
bunko_library_load_shelf_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_gone (JsonNode *data, const GError *error)
{
  return data != NULL ? JSON_NODE_HOLDS_NULL (data)
                      : bunko_error_get_kind (error) == BUNKO_ERROR_KIND_NOT_FOUND;
}

static void
take_gallery (BunkoLibrary *self,
              BunkoShelfContent *content,
              gint64 id,
              JsonNode *data,
              const GError *error)
{
  BunkoItem *item = NULL;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    item = bunko_store_intern_json (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_GALLERY,
                                    json_node_get_object (data));
  if (item != NULL)
    g_ptr_array_add (content->items, item);
  else if (is_gone (data, error))
    g_array_append_val (content->gone, id);
}

static void
galleries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = BUNKO_LIBRARY (source);
  GArray *ids = g_task_get_task_data (task);
  BunkoShelfContent *content;
  GError *error = NULL;
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) replies = _bunko_library_call_many_finish (self, result, &errors, &error);

  if (replies == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  content = bunko_shelf_content_new ();
  for (guint i = 0; i < replies->len; i++)
    take_gallery (self, content, g_array_index (ids, gint64, i), replies->pdata[i],
                  errors->pdata[i]);
  content->total = content->items->len;
  g_task_return_pointer (task, content, (GDestroyNotify) bunko_shelf_content_free);
}

/**
 * bunko_library_load_galleries_async:
 * @self: a library
 * @ids: (array length=n_ids): ids of galleries
 * @n_ids: how many, at most %BUNKO_SHELF_MAX_ITEMS
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks a server for some galleries that are known by their ids only.
 */
void
bunko_library_load_galleries_async (BunkoLibrary *self,
                                    const gint64 *ids,
                                    guint n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) args = NULL;
  GArray *copy;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (n_ids <= BUNKO_SHELF_MAX_ITEMS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_load_galleries_async);
  if (n_ids == 0)
    {
      g_task_return_pointer (task, bunko_shelf_content_new (),
                             (GDestroyNotify) bunko_shelf_content_free);
      return;
    }
  copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (copy, ids, n_ids);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  args = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < n_ids; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "item_type", BUNKO_ITEM_TYPE_GALLERY);
      json_object_set_int_member (object, "item_id", ids[i]);
      g_ptr_array_add (args, object);
    }
  _bunko_library_call_many_async (self, "get_item", args, cancellable, galleries_cb,
                                  g_steal_pointer (&task));
}

/**
 * bunko_library_load_galleries_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the galleries, in the order of their ids, and which ids the server does
 *   not have; %NULL with @error set if there is no connection
 */
BunkoShelfContent *
bunko_library_load_galleries_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
