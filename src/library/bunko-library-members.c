/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-members.h"

#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-search-token.h"
#include "protocol/bunko-protocol-error.h"

/* What galleries can be put into. */

#define CREATE_TIMEOUT 60 /* seconds */

/* So many of the same name are looked through for the one that was made last. */
#define MAX_FOUND 100

/**
 * bunko_library_can_edit_members:
 * @self: a library
 * @container_type: collection, series or filter
 *
 * Servers before HPX 0.7 can only put galleries into filters.
 *
 * Returns: %FALSE if the server is known not to be able to put galleries into such a thing
 */
gboolean
bunko_library_can_edit_members (BunkoLibrary *self, BunkoItemType container_type)
{
  BunkoSession *session;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);

  session = _bunko_library_get_session (self);
  if (container_type == BUNKO_ITEM_TYPE_FILTER)
    return bunko_session_has_function (session, "add_to_filter");
  if (!bunko_session_is_version_at_least (session, 0, 7, 0))
    return FALSE;
  if (container_type == BUNKO_ITEM_TYPE_COLLECTION)
    return bunko_session_has_function (session, "add_to_collection");
  return container_type == BUNKO_ITEM_TYPE_GROUPING &&
         bunko_session_has_function (session, "add_to_grouping");
}

typedef struct
{
  BunkoItemType type;
  char *name;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->name);
  g_free (creation);
}

/* The server does not tell the id of what it made: it is the newest of that name. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
  BunkoItem *newest = NULL;

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = items->pdata[i];

      if (g_strcmp0 (bunko_item_get_display_name (item), creation->name) == 0 &&
          (newest == NULL || bunko_item_get_id (item) > bunko_item_get_id (newest)))
        newest = item;
    }
  if (newest != NULL)
    g_task_return_pointer (task, g_object_ref (newest), g_object_unref);
  else
    _bunko_task_return_unexpected (task, "new_item");
}

static void
find_newest (GTask *task)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Creation *creation = g_task_get_task_data (task);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autofree char *search = bunko_search_quote (creation->name);
  g_autoptr (BunkoListSource) source = NULL;

  bunko_view_query_set_item_type (query, creation->type);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);
  source = bunko_library_view (self, query);
  bunko_list_source_fetch_async (source, 0, MAX_FOUND, NULL, found_cb, task);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else if (bunko_json_node_to_int (value, 1) == 0)
    g_task_return_new_error_literal (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                     "The server could not do it");
  else
    find_newest (g_steal_pointer (&task));
}

/**
 * bunko_library_new_container_async:
 * @self: a library
 * @type: collection or series
 * @name: what to call it, not empty
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes something that galleries can be put into.
 */
void
bunko_library_new_container_async (BunkoLibrary *self,
                                   BunkoItemType type,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (JsonObject) args = NULL;
  JsonObject *item;
  Creation *creation;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (type == BUNKO_ITEM_TYPE_COLLECTION || type == BUNKO_ITEM_TYPE_GROUPING);
  g_return_if_fail (name != NULL && name[0] != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, bunko_library_new_container_async);
  creation = g_new0 (Creation, 1);
  creation->type = type;
  creation->name = g_strdup (name);
  g_task_set_task_data (task, creation, creation_free);

  item = json_object_new ();
  json_object_set_string_member (item, "name", name);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", type);
  json_object_set_object_member (args, "item", item);
  _bunko_library_run_command_async (self, "new_item", args, BUNKO_PRIORITY_INTERACTIVE,
                                    CREATE_TIMEOUT, NULL, NULL, NULL, made_cb, task);
}

/**
 * bunko_library_new_container_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the new collection or series; %NULL with @error set
 */
BunkoItem *
bunko_library_new_container_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
