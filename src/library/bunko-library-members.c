/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-members.h"

#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-pending-edit-private.h"
#include "bunko-search-token.h"
#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

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

/* Making something:
 *
 *     an earlier try may have made it: look ─┬─ found → done
 *                                            ├─ not, but it may come late → look again
 *                                            └─ not ──┐
 *     else ─────────────────────────────────────────── make → look for the newest → done
 */
typedef struct
{
  BunkoItemType type;
  char *name;
  JsonObject *args;
  BunkoPendingEdit *pending; /* owned until the end */
  gboolean is_made;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_clear_pointer (&creation->args, json_object_unref);
  g_free (creation->name);
  g_free (creation);
}

static void make (GTask *task);
static void find_newest (GTask *task);

static void
look_again_cb (gpointer user_data)
{
  find_newest (user_data);
}

/* Takes @error. */
static void
fail (GTask *task, GError *error, gboolean was_sent)
{
  Creation *creation = g_task_get_task_data (task);

  _bunko_pending_edits_end_call (bunko_library_get_pending_edits (g_task_get_source_object (task)),
                                 g_steal_pointer (&creation->pending), error, was_sent);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task, BunkoItem *item)
{
  Creation *creation = g_task_get_task_data (task);

  _bunko_pending_edits_end_call (bunko_library_get_pending_edits (g_task_get_source_object (task)),
                                 g_steal_pointer (&creation->pending), NULL, TRUE);
  g_task_return_pointer (task, g_object_ref (item), g_object_unref);
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
      fail (task, error, creation->is_made);
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
    succeed (task, newest);
  else if (!creation->is_made && _bunko_pending_edit_may_come_late (creation->pending))
    g_timeout_add_once (BUNKO_PENDING_LOOK_INTERVAL, look_again_cb, g_steal_pointer (&task));
  else if (!creation->is_made)
    make (g_steal_pointer (&task));
  else
    fail (task,
          g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
                               "What the server made is not there"),
          TRUE);
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
    fail (task, error, _bunko_library_run_command_was_sent (result));
  else if (bunko_json_node_to_int (value, 1) == 0)
    fail (task,
          g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                               "The server could not do it"),
          FALSE);
  else
    {
      Creation *creation = g_task_get_task_data (task);

      creation->is_made = TRUE;
      find_newest (g_steal_pointer (&task));
    }
}

/* Takes @task. */
static void
make (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);

  _bunko_library_run_command_async (g_task_get_source_object (task), "new_item", creation->args,
                                    BUNKO_PRIORITY_INTERACTIVE, CREATE_TIMEOUT, NULL, NULL, NULL,
                                    made_cb, task);
}

static BunkoPendingEdit *
begin (BunkoLibrary *self, BunkoItemType type, const char *name, JsonObject *args)
{
  g_autofree char *text =
      g_strdup_printf (type == BUNKO_ITEM_TYPE_COLLECTION ? _ ("Make the collection “%s”")
                                                          : _ ("Make the series “%s”"),
                       name);

  return _bunko_pending_edits_begin_call (bunko_library_get_pending_edits (self), "new_item", args,
                                          text);
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
 * Makes something that galleries can be put into. If the same was tried before, and nobody knows
 * what became of it, what has that name by now is taken for it.
 */
void
bunko_library_new_container_async (BunkoLibrary *self,
                                   BunkoItemType type,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
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
  creation->args = json_object_new ();
  json_object_set_int_member (creation->args, "item_type", type);
  json_object_set_object_member (creation->args, "item", item);
  creation->pending = begin (self, type, name, creation->args);
  if (bunko_pending_edit_get_maybe_made (creation->pending))
    find_newest (task);
  else
    make (task);
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
