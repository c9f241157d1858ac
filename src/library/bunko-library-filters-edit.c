/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-filters-private.h"

#include "bunko-error-text.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-pending-edit-private.h"
#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/* What is done to a search that a server keeps. */

/* Seconds. */
#define EDIT_TIMEOUT    60
#define REFRESH_TIMEOUT 900

typedef struct
{
  gint64 filter_id;
  BunkoPendingEdit *pending; /* owned until the end; NULL where there is nothing to keep */
} Edit;

static GTask *
new_edit_task (BunkoLibrary *self,
               gint64 filter_id,
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
  edit->filter_id = filter_id;
  g_task_set_task_data (task, edit, g_free);
  return task;
}

/* Private: whether the server did what it was told to; it answers true, or false. */
gboolean
_bunko_filter_command_finish (GObject *source, GAsyncResult *result, GError **error)
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
end_pending (GTask *task, const GError *error, gboolean was_sent)
{
  Edit *edit = g_task_get_task_data (task);

  if (edit->pending != NULL)
    _bunko_pending_edits_end_call (
        bunko_library_get_pending_edits (g_task_get_source_object (task)),
        g_steal_pointer (&edit->pending), error, was_sent);
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  _bunko_filter_command_finish (source, result, &error);
  end_pending (task, error, _bunko_library_run_command_was_sent (result));
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  g_task_return_boolean (task, TRUE);
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
  GError *error = NULL;

  _bunko_edit_call_finish (BUNKO_SESSION (source), result, &error);
  end_pending (task, error, bunko_session_call_was_sent (BUNKO_SESSION (source), result));
  if (error == NULL)
    bunko_library_get_item_async (self, BUNKO_ITEM_TYPE_FILTER, edit->filter_id, NULL, refreshed_cb,
                                  g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
send_update (GTask *task, JsonObject *args, const char *text)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);

  edit->pending = _bunko_pending_edits_begin_call (bunko_library_get_pending_edits (self),
                                                   "update_item", args, text);
  bunko_session_call_async (_bunko_library_get_session (self), "update_item", args,
                            BUNKO_PRIORITY_INTERACTIVE, NULL, updated_cb, task);
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
  g_autofree char *text = NULL;
  JsonObject *item;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_FILTER (filter));
  g_return_if_fail (name != NULL && name[0] != '\0');
  g_return_if_fail (query != NULL);

  task = new_edit_task (self, bunko_item_get_id (BUNKO_ITEM (filter)), cancellable, callback,
                        user_data, bunko_library_update_filter_async);
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
  text = g_strdup_printf (_ ("Change the filter “%s”"), name);
  send_update (g_steal_pointer (&task), args, text);
}

/* Private: makes a change again that is among the pending edits. */
void
_bunko_library_update_filter_again_async (BunkoLibrary *self,
                                          JsonObject *args,
                                          const char *text,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  JsonObject *item = bunko_json_member_object (args, "item");
  gint64 id = item != NULL ? bunko_json_member_int (item, "id", 0) : 0;

  send_update (
      new_edit_task (self, id, NULL, callback, user_data, bunko_library_update_filter_async), args,
      text);
}

gboolean
_bunko_library_edit_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));

  return g_task_propagate_boolean (G_TASK (result), error);
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

static JsonObject *
make_delete_args (gint64 filter_id)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_int_member (args, "item_id", filter_id);
  return args;
}

/* Takes @task. */
static void delete (GTask *task)
{
  Edit *edit = g_task_get_task_data (task);
  g_autoptr (JsonObject) args = make_delete_args (edit->filter_id);

  _bunko_library_run_command_async (g_task_get_source_object (task), "delete_item", args,
                                    BUNKO_PRIORITY_INTERACTIVE, EDIT_TIMEOUT, NULL, NULL, NULL,
                                    command_cb, task);
}

/* An earlier try may have deleted it. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, &error);

  if (item != NULL)
    {
      delete (task);
      return;
    }
  if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_NOT_FOUND)
    g_clear_error (&error);
  end_pending (task, error, FALSE);
  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
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
  g_autofree char *text = NULL;
  const char *name;
  Edit *edit;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_FILTER (filter));

  task = new_edit_task (self, bunko_item_get_id (BUNKO_ITEM (filter)), cancellable, callback,
                        user_data, bunko_library_delete_filter_async);
  edit = g_task_get_task_data (task);
  args = make_delete_args (edit->filter_id);
  name = bunko_filter_get_name (filter);
  text = name != NULL ? g_strdup_printf (_ ("Delete the filter “%s”"), name)
                      : g_strdup (_ ("Delete a filter"));
  edit->pending = _bunko_pending_edits_begin_call (bunko_library_get_pending_edits (self),
                                                   "delete_item", args, text);
  if (bunko_pending_edit_get_maybe_made (edit->pending))
    bunko_library_get_item_async (self, BUNKO_ITEM_TYPE_FILTER, edit->filter_id, NULL, looked_cb,
                                  task);
  else
    delete (task);
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

  task = new_edit_task (self, 0, cancellable, callback, user_data,
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
