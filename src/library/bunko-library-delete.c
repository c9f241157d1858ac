/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-delete.h"

#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "protocol/bunko-protocol-error.h"

/* Deleting galleries for good. */

#define MAX_CHUNK     100
#define CHUNK_TIMEOUT 600 /* seconds: files may be large, and on a slow disk */

typedef struct
{
  GPtrArray *galleries;
  gboolean delete_files;
  gboolean recycle;
  BunkoProgressFunc progress;
  gpointer progress_data;
  guint n_done;
  guint n_sent;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_ptr_array_unref (deletion->galleries);
  g_free (deletion);
}

/**
 * bunko_library_can_delete:
 * @self: a library
 *
 * Servers can since HPX 0.11.
 *
 * Returns: %FALSE if the server is known not to be able to delete galleries together
 */
gboolean
bunko_library_can_delete (BunkoLibrary *self)
{
  BunkoSession *session;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);

  session = _bunko_library_get_session (self);
  return bunko_session_is_version_at_least (session, 0, 11, 0) &&
         bunko_session_has_function (session, "delete_items");
}

static void send_chunk (GTask *task);

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Deletion *deletion = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (value == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (bunko_json_node_to_int (value, 1) == 0)
    {
      g_task_return_new_error_literal (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                       "The server could not delete the galleries");
      return;
    }
  deletion->n_done = deletion->n_sent;
  if (deletion->progress != NULL)
    deletion->progress ((double) deletion->n_done / deletion->galleries->len, NULL,
                        deletion->progress_data);
  send_chunk (g_steal_pointer (&task));
}

/* HPX "Creating frontends", delete_items: options by the full names of settings. Takes @task. */
static void
send_chunk (GTask *task)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Deletion *deletion = g_task_get_task_data (task);
  g_autoptr (JsonObject) args = NULL;
  JsonObject *options;
  JsonArray *ids;

  if (deletion->n_sent >= deletion->galleries->len ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_task_return_int (task, deletion->n_done);
      g_object_unref (task);
      return;
    }
  ids = json_array_new ();
  for (guint n = 0; n < MAX_CHUNK && deletion->n_sent < deletion->galleries->len; n++)
    json_array_add_int_element (ids,
                                bunko_item_get_id (deletion->galleries->pdata[deletion->n_sent++]));
  options = json_object_new ();
  json_object_set_boolean_member (options, "gallery.delete_files", deletion->delete_files);
  json_object_set_boolean_member (options, "core.send_to_systemtrash", deletion->recycle);
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_array_member (args, "item_ids", ids);
  json_object_set_object_member (args, "options", options);
  _bunko_library_run_command_async (self, "delete_items", args, BUNKO_PRIORITY_INTERACTIVE,
                                    CHUNK_TIMEOUT, NULL, NULL, NULL, deleted_cb, task);
}

/**
 * bunko_library_delete_async:
 * @self: a library
 * @galleries: (element-type BunkoGallery): what to delete, in the trash or not
 * @delete_files: whether to delete their files on the computer of the server, too
 * @recycle: whether the files go to the recycle bin of that computer
 * @progress: (nullable) (scope notified): is told how many are deleted
 * @progress_data: data for @progress, which lives until @callback
 * @cancellable: (nullable): stops it: what is under way is waited for
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Deletes galleries for good, a hundred at a time.
 */
void
bunko_library_delete_async (BunkoLibrary *self,
                            GPtrArray *galleries,
                            gboolean delete_files,
                            gboolean recycle,
                            BunkoProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Deletion *deletion;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (galleries != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  /* How many are gone is of interest also if it was stopped. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, bunko_library_delete_async);
  deletion = g_new0 (Deletion, 1);
  deletion->galleries = g_ptr_array_ref (galleries);
  deletion->delete_files = delete_files;
  deletion->recycle = delete_files && recycle;
  deletion->progress = progress;
  deletion->progress_data = progress_data;
  g_task_set_task_data (task, deletion, deletion_free);
  send_chunk (task);
}

/**
 * bunko_library_delete_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: how many are deleted: fewer than there were if it was stopped; 0 with @error set, where
 *   some may be deleted, too
 */
guint
bunko_library_delete_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  gssize n;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n = g_task_propagate_int (G_TASK (result), error);
  return n > 0 ? (guint) n : 0;
}
