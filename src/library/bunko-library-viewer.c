/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"
#include "bunko-library-viewer.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bunko_library_open_on_server_async:
 * @self: a library
 * @item: a gallery or a page
 * @cancellable: (nullable): gives the wait up; the server goes on
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Has the server show an item in the viewer that is set up there, on the machine that the server
 * runs on (open_gallery, HPX notes, Calls).
 */
void
bunko_library_open_on_server_async (BunkoLibrary *self,
                                    BunkoItem *item,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_open_on_server_async);
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  bunko_session_call_async (_bunko_library_get_session (self), "open_gallery", args,
                            BUNKO_PRIORITY_INTERACTIVE, cancellable, opened_cb, task);
}

/**
 * bunko_library_open_on_server_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with what the session fails with, and with %BUNKO_SERVER_ERROR_ITEM_NOT_FOUND where the
 * server did not open it.
 *
 * Returns: %TRUE; %FALSE with @error set
 */
gboolean
bunko_library_open_on_server_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
