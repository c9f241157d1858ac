/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-filters-private.h"

#include "bunko-item-parser.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-pending-edit-private.h"
#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/* The searches that a server keeps: all of them, and new ones. */

/* More filters than that do not fit into a sidebar. */
#define MAX_FILTERS 1000

#define NEW_TIMEOUT 60 /* seconds */

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

/* Making a filter: as in bunko-library-members.c, it is looked for first if an earlier try may have
 * made it. */
typedef struct
{
  char *name;
  JsonObject *args;
  BunkoPendingEdit *pending; /* owned until the end */
  gboolean is_made;
} Creation;

static void make (GTask *task);

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->name);
  json_object_unref (creation->args);
  g_free (creation);
}

/* Takes @error, which is NULL if it went well. */
static void
end (GTask *task, BunkoItem *filter, GError *error, gboolean was_sent)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Creation *creation = g_task_get_task_data (task);

  _bunko_pending_edits_end_call (bunko_library_get_pending_edits (self),
                                 g_steal_pointer (&creation->pending), error, was_sent);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (filter), g_object_unref);
}

/* The server does not tell the id of what it made: it is the newest of that name. */
static BunkoItem *
find_newest (GPtrArray *filters, const char *name)
{
  BunkoItem *newest = NULL;

  for (guint i = 0; i < filters->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (filters, i);

      if (g_strcmp0 (bunko_filter_get_name (BUNKO_FILTER (item)), name) == 0 &&
          (newest == NULL || bunko_item_get_id (item) > bunko_item_get_id (newest)))
        newest = item;
    }
  return newest;
}

static void listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
look_again_cb (gpointer user_data)
{
  bunko_library_list_filters_async (g_task_get_source_object (user_data), NULL, listed_cb,
                                    user_data);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) filters =
      bunko_library_list_filters_finish (BUNKO_LIBRARY (source), result, &error);
  BunkoItem *newest = filters != NULL ? find_newest (filters, creation->name) : NULL;

  if (newest == NULL && filters != NULL && !creation->is_made &&
      _bunko_pending_edit_may_come_late (creation->pending))
    {
      g_timeout_add_once (BUNKO_PENDING_LOOK_INTERVAL, look_again_cb, g_steal_pointer (&task));
      return;
    }
  if (newest == NULL && filters != NULL && !creation->is_made)
    {
      make (g_steal_pointer (&task));
      return;
    }
  _bunko_library_emit_filters_changed (BUNKO_LIBRARY (source));
  if (newest == NULL && filters != NULL)
    error = g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
                                 "What the server made is not there");
  end (task, newest, error, creation->is_made);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;

  creation->is_made = _bunko_filter_command_finish (source, result, &error);
  if (creation->is_made)
    bunko_library_list_filters_async (BUNKO_LIBRARY (source), NULL, listed_cb,
                                      g_steal_pointer (&task));
  else
    end (task, NULL, error, _bunko_library_run_command_was_sent (result));
}

/* Takes @task. */
static void
make (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);

  _bunko_library_run_command_async (g_task_get_source_object (task), "new_item", creation->args,
                                    BUNKO_PRIORITY_INTERACTIVE, NEW_TIMEOUT, NULL, NULL, NULL,
                                    made_cb, task);
}

static JsonObject *
make_args (const char *name, const char *query, gboolean enforce)
{
  JsonObject *args = json_object_new ();
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "name", name);
  json_object_set_string_member (item, "filter", query);
  json_object_set_boolean_member (item, "enforce", enforce);
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_FILTER);
  json_object_set_object_member (args, "item", item);
  return args;
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
 * Keeps a search on the server. If the same was tried before, and nobody knows what became of it,
 * a filter that has that name by now is taken for it.
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
  g_autofree char *text = NULL;
  Creation *creation;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (name != NULL && name[0] != '\0');
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  /* What was begun is finished. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, bunko_library_new_filter_async);
  creation = g_new0 (Creation, 1);
  g_task_set_task_data (task, creation, creation_free);
  creation->name = g_strdup (name);
  creation->args = make_args (name, query, enforce != FALSE);
  text = g_strdup_printf (_ ("Make the filter “%s”"), name);
  creation->pending = _bunko_pending_edits_begin_call (bunko_library_get_pending_edits (self),
                                                       "new_item", creation->args, text);
  if (bunko_pending_edit_get_maybe_made (creation->pending))
    bunko_library_list_filters_async (self, NULL, listed_cb, task);
  else
    make (task);
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
