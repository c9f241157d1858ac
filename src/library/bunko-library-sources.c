/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-sources.h"

#include "bunko-json-member.h"
#include "bunko-library-private.h"
#include "protocol/bunko-protocol-error.h"

/* Looking for the files of items, on the computer of the server. */

#define MAX_IN_FLIGHT 3

typedef struct
{
  GPtrArray *items;
  GPtrArray *missing;
  BunkoProgressFunc progress;
  gpointer progress_data;
  guint next;
  guint n_in_flight;
  guint n_done;
  GError *error;
} Check;

typedef struct
{
  GTask *task;
  BunkoItem *item;
} Question;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->items, g_ptr_array_unref);
  g_clear_pointer (&check->missing, g_ptr_array_unref);
  g_clear_error (&check->error);
  g_free (check);
}

static void
question_free (Question *question)
{
  g_clear_object (&question->task);
  g_clear_object (&question->item);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void advance (GTask *task);

/* HPX "Creating frontends", source_exists: {exists, missing: [{id, item_type} …]}. */
static gboolean
is_missing (JsonNode *data)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (data) ? json_node_get_object (data) : NULL;
  JsonArray *missing = bunko_json_member_get_array (object, "missing");

  if (object == NULL)
    return bunko_json_node_to_int (data, 1) == 0;
  return !bunko_json_member_bool (object, "exists", TRUE) ||
         (missing != NULL && json_array_get_length (missing) > 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  Check *check = g_task_get_task_data (question->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  check->n_in_flight--;
  check->n_done++;
  if (g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND) ||
      (data != NULL && is_missing (data)))
    g_ptr_array_add (check->missing, g_object_ref (question->item));
  else if (error != NULL && check->error == NULL)
    check->error = g_steal_pointer (&error);
  if (check->progress != NULL && check->error == NULL)
    check->progress ((double) check->n_done / check->items->len, NULL, check->progress_data);
  advance (question->task);
}

static void
ask (GTask *task, BunkoItem *item)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);
  g_autoptr (JsonObject) args = json_object_new ();

  question->task = g_object_ref (task);
  question->item = g_object_ref (item);
  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  json_object_set_boolean_member (args, "check_all", TRUE);
  check->n_in_flight++;
  bunko_session_call_async (_bunko_library_get_session (self), "source_exists", args,
                            BUNKO_PRIORITY_PREFETCH, g_task_get_cancellable (task), answered_cb,
                            question);
}

static void
advance (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  while (check->error == NULL && check->n_in_flight < MAX_IN_FLIGHT &&
         check->next < check->items->len)
    ask (task, g_ptr_array_index (check->items, check->next++));
  if (check->n_in_flight > 0)
    return;
  if (check->error != NULL)
    g_task_return_error (task, g_steal_pointer (&check->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&check->missing),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_library_check_sources_async:
 * @self: a library
 * @items: (element-type BunkoItem): galleries or pages
 * @progress: (nullable) (scope notified): is told how many of them were looked at
 * @progress_data: data for @progress, which lives until @callback
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks the server whether the files of items are where it expects them, three items at a time.
 */
void
bunko_library_check_sources_async (BunkoLibrary *self,
                                   GPtrArray *items,
                                   BunkoProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (items != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_check_sources_async);
  check = g_new0 (Check, 1);
  check->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (check->items, g_object_ref (g_ptr_array_index (items, i)));
  check->missing = g_ptr_array_new_with_free_func (g_object_unref);
  check->progress = progress;
  check->progress_data = progress_data;
  g_task_set_task_data (task, check, check_free);
  advance (task);
}

/**
 * bunko_library_check_sources_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoItem): the items of which a file is missing, or that
 *   the server does not know any more; %NULL with @error set
 */
GPtrArray *
bunko_library_check_sources_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
