/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-private.h"
#include "bunko-json-member.h"
#include "bunko-library-private.h"
#include "bunko-tags-private.h"
#include "protocol/bunko-protocol-error.h"

/* The calls of a library that read. */

typedef struct
{
  BunkoItemType type;
  gint64 id;
} ItemRef;

static JsonObject *
make_item_args (BunkoItemType type, gint64 id)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", type);
  json_object_set_int_member (args, "item_id", id);
  return args;
}

static gint
compare_sort_indexes (gconstpointer a, gconstpointer b)
{
  const BunkoSortIndex *one = a;
  const BunkoSortIndex *other = b;

  return (one->index > other->index) - (one->index < other->index);
}

static gboolean
has_sort_index (GPtrArray *indexes, gint index)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      if (((BunkoSortIndex *) g_ptr_array_index (indexes, i))->index == index)
        return TRUE;
    }
  return FALSE;
}

static void
sort_indexes_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  BunkoItemType type = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (GPtrArray) indexes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_sort_index_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data) : NULL;

  if (array == NULL)
    {
      _bunko_task_return_unexpected (task, "get_sort_indexes");
      return;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);
      gint64 index = bunko_json_member_int (object, "index", -1);
      const char *name = bunko_json_member_string (object, "name", "");

      if (index < 0 || index > G_MAXINT || name[0] == '\0' ||
          bunko_json_member_enum (object, "item_type", BUNKO_TYPE_ITEM_TYPE, (gint) type) !=
              (gint) type ||
          has_sort_index (indexes, (gint) index))
        continue;
      g_ptr_array_add (indexes, bunko_sort_index_new ((gint) index, name));
    }
  g_ptr_array_sort_values (indexes, compare_sort_indexes);
  g_task_return_pointer (task, g_steal_pointer (&indexes), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_library_get_sort_indexes_async:
 * @self: a library
 * @type: a kind of items
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks in which orders the server can sort items of @type.
 */
void
bunko_library_get_sort_indexes_async (BunkoLibrary *self,
                                      BunkoItemType type,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  JsonObject *args;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_sort_indexes_async);
  g_task_set_task_data (task, GINT_TO_POINTER (type), NULL);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", type);
  _bunko_library_call (self, task, "get_sort_indexes", args, sort_indexes_reply);
}

/**
 * bunko_library_get_sort_indexes_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoSortIndex): the orders, each once, sorted by index;
 * %NULL with @error set
 */
GPtrArray *
bunko_library_get_sort_indexes_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_library_lookup_item:
 * @self: a library
 * @type: the kind of the item
 * @id: its number
 *
 * Finds an item that is in use already, without asking the server.
 *
 * Returns: (transfer none) (nullable): the item; %NULL if it is not known
 */
BunkoItem *
bunko_library_lookup_item (BunkoLibrary *self, BunkoItemType type, gint64 id)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  return bunko_store_lookup (_bunko_library_get_store (self), type, id);
}

static void
item_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  ItemRef *ref = g_task_get_task_data (task);
  BunkoItem *item = NULL;

  if (JSON_NODE_HOLDS_OBJECT (data))
    item = bunko_store_intern_json (_bunko_library_get_store (self), ref->type,
                                    json_node_get_object (data));
  if (item != NULL)
    g_task_return_pointer (task, item, g_object_unref);
  else if (JSON_NODE_HOLDS_NULL (data))
    g_task_return_new_error (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
                             "There is no item %" G_GINT64_FORMAT " of type %d", ref->id,
                             (int) ref->type);
  else
    _bunko_task_return_unexpected (task, "get_item");
}

/**
 * bunko_library_get_item_async:
 * @self: a library
 * @type: the kind of item
 * @id: its id
 * @cancellable: (nullable): stops waiting
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Asks for one item, and brings it up to date if it is already there.
 */
void
bunko_library_get_item_async (BunkoLibrary *self,
                              BunkoItemType type,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  ItemRef ref = { type, id };

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_item_async);
  g_task_set_task_data (task, g_memdup2 (&ref, sizeof ref), g_free);
  _bunko_library_call (self, task, "get_item", make_item_args (type, id), item_reply);
}

/**
 * bunko_library_get_item_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the item; %NULL with @error set, %BUNKO_SERVER_ERROR_ITEM_NOT_FOUND if
 * there is none
 */
BunkoItem *
bunko_library_get_item_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Private: the tags of a reply, by namespace; also for the common tags of many items. */
void
_bunko_library_take_tags (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  g_task_return_pointer (task, _bunko_tag_groups_from_json (data), g_object_unref);
}

/**
 * bunko_library_get_tags_async:
 * @self: a library
 * @item: a gallery, page or collection
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks for the tags of an item.
 */
void
bunko_library_get_tags_async (BunkoLibrary *self,
                              BunkoItem *item,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_tags_async);
  _bunko_library_call (self, task, "get_tags",
                       make_item_args (bunko_item_get_item_type (item), bunko_item_get_id (item)),
                       _bunko_library_take_tags);
}

/**
 * bunko_library_get_tags_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the tags, as a list of #BunkoTagGroup sorted by namespace, with the
 * tags that have none in the last group; %NULL with @error set
 */
GListModel *
bunko_library_get_tags_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* HPX "Creating frontends", get_last_read_page: {page, end, percent, count, timestamp}, or {}. */
BunkoReadProgress *
_bunko_read_progress_from_json (JsonNode *data)
{
  BunkoReadProgress *progress = bunko_read_progress_new ();
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (data) ? json_node_get_object (data) : NULL;
  JsonObject *page = bunko_json_member_object (object, "page");

  if (page == NULL)
    return progress;
  progress->page_number = (gint) CLAMP (bunko_json_member_int (page, "number", 0), 0, G_MAXINT);
  progress->percent = CLAMP (bunko_json_member_double (object, "percent", 0), 0, 100);
  progress->end = bunko_json_member_bool (object, "end", FALSE);
  progress->timestamp = bunko_json_member_int (object, "timestamp", 0);
  return progress;
}

static void
progress_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSession *session = BUNKO_SESSION (source);
  GError *error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (session, result, &error);
  BunkoReadProgress *progress = NULL;

  if (data != NULL)
    progress = _bunko_read_progress_from_json (data);
  else if (!bunko_session_has_function (session, "get_last_read_page"))
    progress = bunko_read_progress_new ();

  if (progress != NULL)
    {
      _bunko_gallery_set_progress (g_task_get_task_data (task), progress);
      g_clear_error (&error);
      g_task_return_pointer (task, progress, (GDestroyNotify) bunko_read_progress_free);
    }
  else
    g_task_return_error (task, error);
}

/**
 * bunko_library_keeps_progress:
 * @self: a library
 *
 * Returns: whether the server remembers how far galleries are read. Servers before 0.9 do not
 */
gboolean
bunko_library_keeps_progress (BunkoLibrary *self)
{
  BunkoSession *session;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);

  session = _bunko_library_get_session (self);
  return bunko_session_is_version_at_least (session, 0, 9, 0) &&
         bunko_session_has_function (session, "page_read_event") &&
         bunko_session_has_function (session, "get_last_read_page");
}

/**
 * bunko_library_get_progress_async:
 * @self: a library
 * @gallery: a gallery
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks how far a gallery was read. Servers before 0.9 do not know: there the progress is that of a
 * gallery that was never opened.
 */
void
bunko_library_get_progress_async (BunkoLibrary *self,
                                  BunkoGallery *gallery,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  BunkoSession *session;
  g_autoptr (JsonObject) args = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));

  session = _bunko_library_get_session (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_progress_async);
  g_task_set_task_data (task, g_object_ref (gallery), g_object_unref);
  if (!bunko_session_has_function (session, "get_last_read_page"))
    {
      g_task_return_pointer (task, bunko_read_progress_new (),
                             (GDestroyNotify) bunko_read_progress_free);
      return;
    }
  args = json_object_new ();
  json_object_set_int_member (args, "item_id", bunko_item_get_id (BUNKO_ITEM (gallery)));
  bunko_session_call_async (session, "get_last_read_page", args, BUNKO_PRIORITY_INTERACTIVE,
                            cancellable, progress_cb, g_steal_pointer (&task));
}

/**
 * bunko_library_get_progress_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the progress; %NULL with @error set
 */
BunkoReadProgress *
bunko_library_get_progress_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
