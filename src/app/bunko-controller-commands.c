/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "images/bunko-disk-cache.h"

/* The part of the controller that acts on the server and the cache of an open library. */

/* How long logging out may hold up going back to the list of servers. */
#define LOGOUT_TIMEOUT_MS 2000

/* Logging out ends with the server's answer or the time limit, whichever comes first. */
typedef struct
{
  BunkoController *controller;
  BunkoSession *session;
  GCancellable *cancellable;
  guint timeout_id;
} Logout;

static gboolean
logout_timeout_cb (gpointer data)
{
  Logout *logout = data;

  logout->timeout_id = 0;
  g_cancellable_cancel (logout->cancellable);

  return G_SOURCE_REMOVE;
}

static void
logged_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Logout *logout = user_data;
  g_autoptr (JsonNode) reply =
      bunko_session_send_command_finish (BUNKO_SESSION (source), result, NULL);

  if (logout->controller->session == logout->session)
    bunko_controller_close (logout->controller);
  g_clear_handle_id (&logout->timeout_id, g_source_remove);
  g_object_unref (logout->cancellable);
  g_object_unref (logout->session);
  g_object_unref (logout->controller);
  g_free (logout);
}

/**
 * bunko_controller_log_out:
 * @self: the controller
 *
 * Ends the session on the server, as far as the server knows how to, and closes the library. The
 * next time this server is opened the person is asked who they are.
 */
void
bunko_controller_log_out (BunkoController *self)
{
  Logout *logout;

  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  if (self->profile != NULL)
    g_set_str (&self->asked_again, bunko_server_profile_get_uuid (self->profile));

  /* Servers before 0.4 refuse the command (HPX wire notes, "Server commands"). */
  if (self->state != BUNKO_CONTROLLER_CONNECTED ||
      !bunko_session_is_version_at_least (self->session, 0, 4, 0))
    {
      bunko_controller_close (self);
      return;
    }

  self->leaving = TRUE;
  logout = g_new0 (Logout, 1);
  logout->controller = g_object_ref (self);
  logout->session = g_object_ref (self->session);
  logout->cancellable = g_cancellable_new ();
  logout->timeout_id = g_timeout_add (LOGOUT_TIMEOUT_MS, logout_timeout_cb, logout);
  bunko_session_send_command_async (self->session, BUNKO_SERVER_COMMAND_LOGOUT, logout->cancellable,
                                    logged_out_cb, logout);
}

static void
cache_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_image_loader_clear_cache_finish (BUNKO_IMAGE_LOADER (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
clear_folder_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "bunko", "images", NULL);
  g_autoptr (BunkoDiskCache) cache = bunko_disk_cache_new (folder, G_MAXUINT64);

  bunko_disk_cache_clear (cache);
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_controller_clear_cache_async:
 * @self: the controller
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Empties the image cache on the disk, for all servers, whether a library is open or not.
 */
void
bunko_controller_clear_cache_async (BunkoController *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_controller_clear_cache_async);
  if (self->context == NULL)
    g_task_run_in_thread (task, clear_folder_thread);
  else
    bunko_image_loader_clear_cache_async (bunko_context_get_loader (self->context), cancellable,
                                          cache_cleared_cb, g_steal_pointer (&task));
}

/**
 * bunko_controller_clear_cache_finish:
 * @self: the controller
 * @result: what the callback got
 * @error: return location
 *
 * Ends [method@Controller.clear_cache_async]. The only error is %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE if the cache is empty
 */
gboolean
bunko_controller_clear_cache_finish (BunkoController *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
