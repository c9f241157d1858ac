/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"

/* Stopping a command that somebody wants to see stop, rather than one that nobody wants any more.
 */

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoCommand *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (node == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->tracker != NULL)
    _bunko_command_tracker_poll_soon (self->tracker);
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_command_request_stop_async:
 * @self: a command
 * @cancellable: (nullable): to no longer wait for the answer
 * @callback: called when the server has answered
 * @user_data: data for @callback
 *
 * Asks the server to stop a command. Unlike after bunko_command_stop() it is followed as before:
 * #BunkoCommand:state tells when it has stopped, if it does. Does nothing to one that is over.
 */
void
bunko_command_request_stop_async (BunkoCommand *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) commands = NULL;
  g_autoptr (JsonObject) args = NULL;

  g_return_if_fail (BUNKO_IS_COMMAND (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_command_request_stop_async);
  if (self->tracker == NULL || self->tracker->session == NULL ||
      self->state >= BUNKO_COMMAND_FINISHED)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  commands = _bunko_command_tracker_new_group ();
  g_ptr_array_add (commands, g_object_ref (self));
  args = _bunko_command_tracker_make_args (commands);
  bunko_session_call_async (self->tracker->session, "stop_command", args,
                            BUNKO_PRIORITY_INTERACTIVE, cancellable, stopped_cb,
                            g_steal_pointer (&task));
}

/**
 * bunko_command_request_stop_finish:
 * @self: a command
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_command_request_stop_async().
 *
 * Returns: %TRUE if the server took it; %FALSE with %BUNKO_SERVER_ERROR_NO_PERMISSION or another
 *   error of bunko_session_call_finish()
 */
gboolean
bunko_command_request_stop_finish (BunkoCommand *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_command_get_error:
 * @self: a command
 *
 * Returns: (transfer none) (nullable): why it has no value, %NULL as long as that is not so
 */
const GError *
bunko_command_get_error (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), NULL);

  return self->error;
}
