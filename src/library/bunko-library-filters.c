/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-filters.h"

#include "bunko-item-parser.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "protocol/bunko-protocol-error.h"

/* The searches that a server keeps. */

/* More filters than that do not fit into a sidebar. */
#define MAX_FILTERS 1000

/* Seconds. */
#define EDIT_TIMEOUT    60
#define REFRESH_TIMEOUT 900

typedef struct
{
  BunkoFilter *filter; /* NULL for a new one */
  char *name;
  char *query;
  gboolean enforce;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->filter);
  g_free (edit->name);
  g_free (edit->query);
  g_free (edit);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (bunko_item_get_display_name (BUNKO_ITEM ((gpointer) a)),
                         bunko_item_get_display_name (BUNKO_ITEM ((gpointer) b)));
}

static void
list_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  GPtrArray *filters;

  if (!JSON_NODE_HOLDS_ARRAY (data) && !JSON_NODE_HOLDS_OBJECT (data))
    {
      _bunko_task_return_unexpected (task, "get_items");
      return;
    }
  filters =
      bunko_items_new_from_json (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_FILTER, data);
  g_ptr_array_sort_values (filters, compare_names);
  g_task_return_pointer (task, filters, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_library_list_filters_async:
 * @self: a library
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks for the filters that the server keeps.
 */
void
bunko_library_list_filters_async (BunkoLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  JsonObject *args;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_list_filters_async);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_int_member (args, "limit", MAX_FILTERS);
  _bunko_library_call (self, task, "get_items", args, list_reply);
}

/**
 * bunko_library_list_filters_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoFilter): the filters, by name; the first thousand of
 *   them. %NULL with @error set
 */
GPtrArray *
bunko_library_list_filters_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GTask *
new_edit_task (BunkoLibrary *self,
               BunkoFilter *filter,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data,
               gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Edit *edit = g_new0 (Edit, 1);

  /* What was begun is finished. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, source_tag);
  g_set_object (&edit->filter, filter);
  g_task_set_task_data (task, edit, edit_free);
  return task;
}

/* Whether the server did what it was told to; it answers true, or false. */
static gboolean
finish_command (GObject *source, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, error);

  if (value == NULL)
    return FALSE;
  if (bunko_json_node_to_int (value, 1) != 0)
    return TRUE;
  g_set_error_literal (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                       "The server could not do it");
  return FALSE;
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!finish_command (source, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  g_task_return_boolean (task, TRUE);
}

/* The server does not tell the id of what it made: it is the newest of that name and query. */
static void
listed_new_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Edit *edit = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) filters =
      bunko_library_list_filters_finish (BUNKO_LIBRARY (source), result, &error);
  BunkoItem *newest = NULL;

  if (filters == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < filters->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (filters, i);
      BunkoFilter *filter = BUNKO_FILTER (item);

      if (g_strcmp0 (bunko_filter_get_name (filter), edit->name) == 0 &&
          (newest == NULL || bunko_item_get_id (item) > bunko_item_get_id (newest)))
        newest = item;
    }
  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  if (newest != NULL)
    g_task_return_pointer (task, g_object_ref (newest), g_object_unref);
  else
    _bunko_task_return_unexpected (task, "new_item");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (finish_command (source, result, &error))
    bunko_library_list_filters_async (BUNKO_LIBRARY (source), NULL, listed_new_cb,
                                      g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * bunko_library_new_filter_async:
 * @self: a library
 * @name: what to call it, not empty
 * @query: the text of the search
 * @enforce: whether what it has is always what @query finds; else galleries that are put into it by
 *   hand stay
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps a search on the server.
 */
void
bunko_library_new_filter_async (BunkoLibrary *self,
                                const char *name,
                                const char *query,
                                gboolean enforce,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  JsonObject *item;
  GTask *task;
  Edit *edit;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (name != NULL && name[0] != '\0');
  g_return_if_fail (query != NULL);

  task =
      new_edit_task (self, NULL, cancellable, callback, user_data, bunko_library_new_filter_async);
  edit = g_task_get_task_data (task);
  edit->name = g_strdup (name);
  item = json_object_new ();
  json_object_set_string_member (item, "name", name);
  json_object_set_string_member (item, "filter", query);
  json_object_set_boolean_member (item, "enforce", enforce);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_object_member (args, "item", item);
  _bunko_library_run_command_async (self, "new_item", args, BUNKO_PRIORITY_INTERACTIVE,
                                    EDIT_TIMEOUT, NULL, NULL, NULL, made_cb, task);
}

/**
 * bunko_library_new_filter_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the new filter; %NULL with @error set
 */
BunkoFilter *
bunko_library_new_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The filter shows what the server has, not what it was told. */
static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (BunkoItem) item = bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, NULL);

  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  g_task_return_boolean (task, TRUE);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  gint64 id = bunko_item_get_id (BUNKO_ITEM (edit->filter));
  GError *error = NULL;

  if (_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error))
    bunko_library_get_item_async (self, BUNKO_ITEM_TYPE_FILTER, id, NULL, refreshed_cb,
                                  g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Only what differs: the server applies whatever it gets. */
static JsonObject *
make_difference (BunkoFilter *filter, const char *name, const char *query, gboolean enforce)
{
  JsonObject *item = json_object_new ();

  if (g_strcmp0 (name, bunko_filter_get_name (filter)) != 0)
    json_object_set_string_member (item, "name", name);
  if (g_strcmp0 (query, bunko_filter_get_query (filter)) != 0)
    json_object_set_string_member (item, "filter", query);
  if (enforce != bunko_filter_get_enforce (filter))
    json_object_set_boolean_member (item, "enforce", enforce);
  return item;
}

/**
 * bunko_library_update_filter_async:
 * @self: a library
 * @filter: a filter
 * @name: what to call it, not empty
 * @query: the text of the search
 * @enforce: whether what it has is always what @query finds
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Changes a filter. It shows that when the server has it.
 */
void
bunko_library_update_filter_async (BunkoLibrary *self,
                                   BunkoFilter *filter,
                                   const char *name,
                                   const char *query,
                                   gboolean enforce,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  g_autoptr (GTask) task = NULL;
  JsonObject *item;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_FILTER (filter));
  g_return_if_fail (name != NULL && name[0] != '\0');
  g_return_if_fail (query != NULL);

  task = new_edit_task (self, filter, cancellable, callback, user_data,
                        bunko_library_update_filter_async);
  item = make_difference (filter, name, query, enforce != FALSE);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_object_member (args, "item", item);
  if (json_object_get_size (item) == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  json_object_set_int_member (item, "id", bunko_item_get_id (BUNKO_ITEM (filter)));
  bunko_session_call_async (_bunko_library_get_session (self), "update_item", args,
                            BUNKO_PRIORITY_INTERACTIVE, NULL, updated_cb, g_steal_pointer (&task));
}

/**
 * bunko_library_update_filter_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the server has it; %FALSE with @error set
 */
gboolean
bunko_library_update_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_library_delete_filter_async:
 * @self: a library
 * @filter: a filter
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Deletes a filter; its galleries stay. Servers of version 0.3 cannot.
 */
void
bunko_library_delete_filter_async (BunkoLibrary *self,
                                   BunkoFilter *filter,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_FILTER (filter));

  task = new_edit_task (self, filter, cancellable, callback, user_data,
                        bunko_library_delete_filter_async);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_int_member (args, "item_id", bunko_item_get_id (BUNKO_ITEM (filter)));
  _bunko_library_run_command_async (self, "delete_item", args, BUNKO_PRIORITY_INTERACTIVE,
                                    EDIT_TIMEOUT, NULL, NULL, NULL, command_cb, task);
}

/**
 * bunko_library_delete_filter_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is gone; %FALSE with @error set, of %BUNKO_ERROR_KIND_UNSUPPORTED on servers
 *   that cannot
 */
gboolean
bunko_library_delete_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_library_refresh_filters_async:
 * @self: a library
 * @filters: (nullable) (element-type BunkoFilter): filters, or %NULL for all of them
 * @progress: (nullable) (scope async) (closure progress_data): is told how far it has come
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Has the server look again which galleries belong to filters. Servers can since HPX 0.8.
 */
void
bunko_library_refresh_filters_async (BunkoLibrary *self,
                                     GPtrArray *filters,
                                     BunkoProgressFunc progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  JsonArray *ids;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = new_edit_task (self, NULL, cancellable, callback, user_data,
                        bunko_library_refresh_filters_async);
  args = json_object_new ();
  if (filters != NULL)
    {
      ids = json_array_new ();
      for (guint i = 0; i < filters->len; i++)
        json_array_add_int_element (ids, bunko_item_get_id (g_ptr_array_index (filters, i)));
      json_object_set_array_member (args, "item_ids", ids);
    }
  _bunko_library_run_command_async (self, "update_filters", args, BUNKO_PRIORITY_INTERACTIVE,
                                    REFRESH_TIMEOUT, progress, progress_data, cancellable,
                                    command_cb, task);
}

/**
 * bunko_library_refresh_filters_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; %FALSE with @error set, of %BUNKO_ERROR_KIND_UNSUPPORTED on older
 *   servers
 */
gboolean
bunko_library_refresh_filters_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
