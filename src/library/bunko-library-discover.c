/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-discover.h"

#include "bunko-item-parser.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"

/* What a server finds out about an item. */

/* Seconds; a server compares the gallery with all others. */
#define SIMILAR_TIMEOUT 180

static JsonObject *
make_item_args (BunkoItem *item)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  return args;
}

static void
similar_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = BUNKO_LIBRARY (source);
  GError *error = NULL;
  g_autoptr (JsonNode) value = _bunko_library_run_command_finish (self, result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else if (!JSON_NODE_HOLDS_ARRAY (value) && !JSON_NODE_HOLDS_OBJECT (value))
    _bunko_task_return_unexpected (task, "get_similar");
  else
    g_task_return_pointer (
        task,
        bunko_items_new_from_json (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_GALLERY, value),
        (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_library_get_similar_async:
 * @self: a library
 * @gallery: a gallery
 * @limit: how many to find at most, 1 to 100
 * @progress: (nullable) (scope notified): is told how far the server is
 * @progress_data: data for @progress, which lives until @callback
 * @cancellable: (nullable): stops the search on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds galleries that are like one. That takes the server long in a large library.
 */
void
bunko_library_get_similar_async (BunkoLibrary *self,
                                 BunkoGallery *gallery,
                                 guint limit,
                                 BunkoProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));
  g_return_if_fail (limit >= 1 && limit <= 100);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_similar_async);
  args = make_item_args (BUNKO_ITEM (gallery));
  json_object_set_int_member (args, "limit", limit);
  _bunko_library_run_command_async (self, "get_similar", args, BUNKO_PRIORITY_VISIBLE,
                                    SIMILAR_TIMEOUT, progress, progress_data, cancellable,
                                    similar_cb, task);
}

/**
 * bunko_library_get_similar_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoGallery): the galleries, the most similar first;
 *   %NULL with @error set, %BUNKO_SERVER_ERROR_COMMAND if the server does not know the gallery
 */
GPtrArray *
bunko_library_get_similar_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_library_get_common_tags_async:
 * @self: a library
 * @item: an artist, series or collection
 * @limit: how many tags to get at most
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks for the tags that most galleries of something have.
 */
void
bunko_library_get_common_tags_async (BunkoLibrary *self,
                                     BunkoItem *item,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  JsonObject *args;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_common_tags_async);
  args = make_item_args (item);
  json_object_set_int_member (args, "limit", limit);
  _bunko_library_call (self, task, "get_common_tags", args, _bunko_library_take_tags);
}

/**
 * bunko_library_get_common_tags_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the tags, as a list of #BunkoTagGroup like that of
 *   bunko_library_get_tags_finish(); %NULL with @error set
 */
GListModel *
bunko_library_get_common_tags_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
