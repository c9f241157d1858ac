/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-registry.h"

/* The image cache of all servers. */

static void
cache_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  guint *n_left = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  bunko_controller_clear_cache_finish (BUNKO_CONTROLLER (source), result, &error);
  if (--*n_left > 0)
    return;

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Those whose library is open have pictures in memory as well; any of them empties the folder. */
static GPtrArray *
find_cache_owners (BunkoServerRegistry *self)
{
  GPtrArray *controllers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self); i++)
    {
      BunkoWorkspace *workspace = bunko_server_registry_get_workspace (self, i);
      BunkoController *controller = bunko_workspace_get_controller (workspace);

      if (bunko_controller_get_context (controller) != NULL)
        g_ptr_array_add (controllers, g_object_ref (controller));
    }
  if (controllers->len == 0)
    g_ptr_array_add (controllers, bunko_controller_new (bunko_server_registry_get_servers (self),
                                                        bunko_server_registry_get_settings (self)));

  return controllers;
}

/**
 * bunko_server_registry_clear_cache_async:
 * @self: a registry
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Empties the image cache of all servers, on the disk and in memory.
 */
void
bunko_server_registry_clear_cache_async (BunkoServerRegistry *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GPtrArray) controllers = NULL;
  g_autoptr (GTask) task = NULL;
  guint *n_left;

  g_return_if_fail (BUNKO_IS_SERVER_REGISTRY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_server_registry_clear_cache_async);
  controllers = find_cache_owners (self);
  n_left = g_new (guint, 1);
  *n_left = controllers->len;
  g_task_set_task_data (task, n_left, g_free);
  for (guint i = 0; i < controllers->len; i++)
    bunko_controller_clear_cache_async (controllers->pdata[i], cancellable, cache_cleared_cb,
                                        g_object_ref (task));
}

/**
 * bunko_server_registry_clear_cache_finish:
 * @self: a registry
 * @result: what the callback got
 * @error: return location
 *
 * Ends [method@ServerRegistry.clear_cache_async]. The only error is %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE if the cache is empty
 */
gboolean
bunko_server_registry_clear_cache_finish (BunkoServerRegistry *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
