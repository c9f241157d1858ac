/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-command-private.h"

#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/* A function that the server carries out in the background, from the call to its value. */

typedef struct
{
  BunkoSession *session;
  char *fname;
  BunkoPriority priority;
  guint timeout; /* seconds */
  BunkoProgressFunc progress;
  gpointer progress_data;

  BunkoCommand *command;
  GCancellable *wait; /* ends the wait: stopped, or out of time */
  gulong cancelled_handler;
  guint timer;
  gboolean timed_out;
  gboolean sent; /* the server may have got the call */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_handle_id (&run->timer, g_source_remove);
  g_clear_object (&run->session);
  g_clear_object (&run->command);
  g_clear_object (&run->wait);
  g_free (run->fname);
  g_free (run);
}

static void
tell_progress (Run *run)
{
  run->progress (bunko_command_get_progress (run->command), bunko_command_get_text (run->command),
                 run->progress_data);
}

static void
end_wait (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_clear_handle_id (&run->timer, g_source_remove);
  if (run->cancelled_handler != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), run->cancelled_handler);
  run->cancelled_handler = 0;
  g_signal_handlers_disconnect_by_data (run->command, run);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  JsonNode *value = bunko_command_wait_finish (BUNKO_COMMAND (source), result, &error);

  end_wait (task);
  if (value != NULL)
    {
      g_task_return_pointer (task, value, (GDestroyNotify) json_node_unref);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bunko_command_stop (run->command);
  if (run->timed_out)
    {
      g_clear_error (&error);
      error = g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT,
                                   _ ("The server took too long"));
    }
  g_task_return_error (task, error);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timer = 0;
  run->timed_out = TRUE;
  g_cancellable_cancel (run->wait);
  return G_SOURCE_REMOVE;
}

static void
wait_for_command (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  run->wait = g_cancellable_new ();
  run->timer = g_timeout_add_seconds (run->timeout, timed_out_cb, run);
  if (cancellable != NULL)
    run->cancelled_handler = g_signal_connect_swapped (
        cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), run->wait);
  if (run->progress != NULL)
    {
      g_signal_connect_swapped (run->command, "notify::progress", G_CALLBACK (tell_progress), run);
      bunko_command_set_watched (run->command, TRUE);
    }
  bunko_command_wait_async (run->command, run->wait, waited_cb, g_object_ref (task));
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (run->wait);
}

/* Whether the answer can be the id of a command. true and false are answers of their own. */
static gboolean
is_command_id (JsonNode *data)
{
  return JSON_NODE_HOLDS_VALUE (data) && json_node_get_value_type (data) != G_TYPE_BOOLEAN;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (run->session, result, &error);

  run->sent = bunko_session_call_was_sent (run->session, result);
  if (data == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (is_command_id (data))
    run->command = bunko_command_tracker_track_node (bunko_session_get_commands (run->session),
                                                     data, run->priority);
  if (run->command == NULL)
    {
      /* Done at once. */
      g_task_return_pointer (task, g_steal_pointer (&data), (GDestroyNotify) json_node_unref);
      return;
    }
  wait_for_command (task);
  bunko_command_tracker_announce (bunko_session_get_commands (run->session), run->command,
                                  run->fname);
}

/*
 * Calls a function that answers with the id of a command, and waits for the value of that. If the
 * wait is cancelled, or longer than @timeout seconds, the command is stopped; the call itself is
 * not cancelled, as there would be nothing to stop then. Servers that answer with the value itself
 * are understood, too.
 */
void
_bunko_library_run_command_async (BunkoLibrary *self,
                                  const char *fname,
                                  JsonObject *args,
                                  BunkoPriority priority,
                                  guint timeout,
                                  BunkoProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_assert (timeout > 0);

  run->session = g_object_ref (_bunko_library_get_session (self));
  run->fname = g_strdup (fname);
  run->priority = priority;
  run->timeout = timeout;
  run->progress = progress;
  run->progress_data = progress_data;
  g_task_set_source_tag (task, _bunko_library_run_command_async);
  g_task_set_task_data (task, run, run_free);
  /* What is done is done: only a wait that ended early counts as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  bunko_session_call_async (run->session, fname, args, priority, NULL, called_cb, task);
}

/* The value; NULL with @error set. Whoever called may have more to do: the value may be anything.
 */
JsonNode *
_bunko_library_run_command_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether the server may have done it, where _bunko_library_run_command_finish() has an error that
 * is not its own. */
gboolean
_bunko_library_run_command_was_sent (GAsyncResult *result)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  return run->sent;
}
