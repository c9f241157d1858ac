/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-delete.h"

#include "bunko-json-member.h"
#include "bunko-call-many-private.h"
#include "bunko-library-command-private.h"
#include "bunko-pending-edit-private.h"
#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/* Deleting galleries for good. */

/* What nobody knows to be deleted or not is a chunk, which can be looked through at once. */
#define MAX_CHUNK     BUNKO_CALL_MANY_MAX
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
  BunkoPendingEdit *pending; /* owned until the end */
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

/* HPX "Creating frontends", delete_items: options by the full names of settings. */
static JsonObject *
make_args (Deletion *deletion, guint first, guint n)
{
  JsonObject *args = json_object_new ();
  JsonObject *options = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = first; i < first + n; i++)
    json_array_add_int_element (ids, bunko_item_get_id (deletion->galleries->pdata[i]));
  json_object_set_boolean_member (options, "gallery.delete_files", deletion->delete_files);
  json_object_set_boolean_member (options, "core.send_to_systemtrash", deletion->recycle);
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_array_member (args, "item_ids", ids);
  json_object_set_object_member (args, "options", options);
  return args;
}

static char *
make_text (guint n)
{
  return g_strdup_printf (ngettext ("Delete %'u item forever", "Delete %'u items forever", n), n);
}

/* What was lost is kept: all that is not known to be deleted. */
static void
end_pending (GTask *task, const GError *error, gboolean was_sent)
{
  Deletion *deletion = g_task_get_task_data (task);
  BunkoPendingEdits *edits = bunko_library_get_pending_edits (g_task_get_source_object (task));
  guint n = deletion->galleries->len - deletion->n_done;

  if (deletion->pending == NULL)
    return;
  if (n > 0)
    {
      g_autoptr (JsonObject) args = make_args (deletion, deletion->n_done, n);
      g_autofree char *text = make_text (n);

      _bunko_pending_edit_set_args (deletion->pending, args);
      _bunko_pending_edit_set_text (deletion->pending, text);
    }
  _bunko_pending_edits_end_call (edits, g_steal_pointer (&deletion->pending), error, was_sent);
}

static void
end (GTask *task)
{
  Deletion *deletion = g_task_get_task_data (task);

  end_pending (task, NULL, TRUE);
  g_task_return_int (task, deletion->n_done);
  g_object_unref (task);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Deletion *deletion = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (value != NULL && bunko_json_node_to_int (value, 1) == 0)
    error = g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                 "The server could not delete the galleries");
  if (error != NULL)
    {
      end_pending (task, error, _bunko_library_run_command_was_sent (result));
      g_task_return_error (task, error);
      return;
    }
  deletion->n_done = deletion->n_sent;
  if (deletion->progress != NULL)
    deletion->progress ((double) deletion->n_done / deletion->galleries->len, NULL,
                        deletion->progress_data);
  send_chunk (g_steal_pointer (&task));
}

/* Takes @task. */
static void
send_chunk (GTask *task)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Deletion *deletion = g_task_get_task_data (task);
  guint first = deletion->n_sent;
  g_autoptr (JsonObject) args = NULL;

  if (deletion->n_sent >= deletion->galleries->len ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      end (task);
      return;
    }
  deletion->n_sent += MIN (MAX_CHUNK, deletion->galleries->len - first);
  args = make_args (deletion, first, deletion->n_sent - first);
  _bunko_library_run_command_async (self, "delete_items", args, BUNKO_PRIORITY_INTERACTIVE,
                                    CHUNK_TIMEOUT, NULL, NULL, NULL, deleted_cb, task);
}

/* Those of the first chunk that are still there, and all after it. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Deletion *deletion = g_task_get_task_data (task);
  g_autoptr (GPtrArray) all = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) found =
      _bunko_library_call_many_finish (BUNKO_LIBRARY (source), result, NULL, &error);

  if (found == NULL)
    {
      end_pending (task, error, FALSE);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  all = g_steal_pointer (&deletion->galleries);
  deletion->galleries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      JsonNode *node = i < found->len ? found->pdata[i] : NULL;

      if (i >= found->len || (node != NULL && JSON_NODE_HOLDS_OBJECT (node)))
        g_ptr_array_add (deletion->galleries, g_object_ref (all->pdata[i]));
    }
  send_chunk (task);
}

static void
look (GTask *task)
{
  Deletion *deletion = g_task_get_task_data (task);
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < MIN (deletion->galleries->len, MAX_CHUNK); i++)
    {
      JsonObject *item = json_object_new ();

      json_object_set_int_member (item, "item_type", BUNKO_ITEM_TYPE_GALLERY);
      json_object_set_int_member (item, "item_id",
                                  bunko_item_get_id (deletion->galleries->pdata[i]));
      g_ptr_array_add (args, item);
    }
  _bunko_library_call_many_async (g_task_get_source_object (task), "get_item", args, NULL,
                                  looked_cb, task);
}

/* Takes @task. */
static void
begin (GTask *task)
{
  Deletion *deletion = g_task_get_task_data (task);
  BunkoLibrary *self = g_task_get_source_object (task);
  g_autoptr (JsonObject) args = make_args (deletion, 0, deletion->galleries->len);
  g_autofree char *text = make_text (deletion->galleries->len);

  if (deletion->galleries->len == 0)
    {
      end (task);
      return;
    }
  deletion->pending = _bunko_pending_edits_begin_call (bunko_library_get_pending_edits (self),
                                                       "delete_items", args, text);
  if (bunko_pending_edit_get_maybe_made (deletion->pending))
    look (task);
  else
    send_chunk (task);
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
 * Deletes galleries for good, some sixty at a time. If the same was tried before, and nobody knows
 * what became of it, those that are gone are left out.
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
  begin (task);
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
