/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-admin.h"

#include "bunko-library-command-private.h"
#include "protocol/bunko-protocol-error.h"

/* What can be asked of the server itself (HPX documentation, "Creating frontends"). */

/* Since which version servers have a function that not all have. A call would tell, too, but what
 * nobody can have is better not offered in the first place. */
static const struct
{
  const char *fname;
  int major;
  int minor;
} since[] = {
  { "get_properties", 0, 9 }, { "sweep_trash", 0, 10 },       { "get_log", 0, 12 },
  { "reindex", 0, 13 },       { "get_notifications", 0, 13 },
};

/* The functions take a delay only there for sure; older ones go at once. */
#define DELAY_MAJOR 0
#define DELAY_MINOR 13

/* Rebuilding the index of a million galleries takes hours, and an update downloads something. */
#define REINDEX_SECONDS (12 * 60 * 60)
#define UPDATE_SECONDS  (60 * 60)

/**
 * bunko_library_has_function:
 * @self: a library
 * @fname: the name of a function of the server
 *
 * Tells whether the server has a function, as far as its version says, or a call that was refused.
 *
 * Returns: %FALSE if it is known not to have it
 */
gboolean
bunko_library_has_function (BunkoLibrary *self, const char *fname)
{
  BunkoSession *session;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (fname != NULL, FALSE);

  session = _bunko_library_get_session (self);
  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      if (g_str_equal (since[i].fname, fname) &&
          !bunko_session_is_version_at_least (session, since[i].major, since[i].minor, 0))
        return FALSE;
    }

  return bunko_session_has_function (session, fname);
}

/**
 * bunko_library_is_allowed:
 * @self: a library
 * @fname: the name of a function of the server
 *
 * Tells whether the user may call a function. Servers do not list what a right stands for, so this
 * is known only after the server has refused a call.
 *
 * Returns: %FALSE if the user is known not to be allowed to
 */
gboolean
bunko_library_is_allowed (BunkoLibrary *self, const char *fname)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (fname != NULL, FALSE);

  return !bunko_session_is_refused (_bunko_library_get_session (self), fname);
}

/**
 * bunko_library_takes_delay:
 * @self: a library
 *
 * Returns: whether the server can be told to restart or to shut down later
 */
gboolean
bunko_library_takes_delay (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);

  return bunko_session_is_version_at_least (_bunko_library_get_session (self), DELAY_MAJOR,
                                            DELAY_MINOR, 0);
}

/* A server that goes down announces that to all, and who asked for it may get no other answer (HPX
 * wire notes, "Server commands and broadcast"). */
typedef struct
{
  BunkoSession *session;
  gulong handler;
  BunkoServerCommand command;
  gboolean announced;
} Going;

static void
going_free (gpointer data)
{
  Going *going = data;

  g_signal_handler_disconnect (going->session, going->handler);
  g_object_unref (going->session);
  g_free (going);
}

static void
announced_cb (BunkoSession *session, BunkoServerCommand command, Going *going)
{
  going->announced |= command == going->command;
}

/* Takes the answer itself as the result, as text. */
static void
return_reply (GTask *task, JsonNode *reply, GError *error)
{
  Going *going = g_task_get_task_data (task);

  if (reply != NULL)
    g_task_return_pointer (task, json_to_string (reply, TRUE), g_free);
  else if (going != NULL && going->announced)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) reply = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  return_reply (task, reply, error);
}

static void
commanded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) reply =
      bunko_session_send_command_finish (BUNKO_SESSION (source), result, &error);

  return_reply (task, reply, error);
}

static GTask *
start_going (BunkoLibrary *self,
             BunkoServerCommand command,
             gpointer tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Going *going = g_new0 (Going, 1);

  going->session = g_object_ref (_bunko_library_get_session (self));
  going->command = command;
  going->handler =
      g_signal_connect (going->session, "server-command", G_CALLBACK (announced_cb), going);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, going, going_free);

  return task;
}

/* Older servers know the command only, and go at once. */
static void
go (BunkoLibrary *self, GTask *task, BunkoServerCommand command, const char *fname, guint delay)
{
  BunkoSession *session = _bunko_library_get_session (self);
  g_autoptr (JsonObject) args = NULL;

  if (!bunko_library_takes_delay (self))
    {
      bunko_session_send_command_async (session, command, g_task_get_cancellable (task),
                                        commanded_cb, task);
      return;
    }
  args = json_object_new ();
  json_object_set_int_member (args, "delay", delay);
  bunko_session_call_async (session, fname, args, BUNKO_PRIORITY_INTERACTIVE,
                            g_task_get_cancellable (task), called_cb, task);
}

/**
 * bunko_library_restart_server_async:
 * @self: a library
 * @delay: after how many seconds; the server counts them. Only 0 where
 *   bunko_library_takes_delay() says no
 * @cancellable: (nullable): gives the wait up; the server goes on
 * @callback: called when the server has taken it
 * @user_data: data for @callback
 *
 * Lets the server restart. It tells all its clients when it does. End with
 * bunko_library_admin_finish().
 */
void
bunko_library_restart_server_async (BunkoLibrary *self,
                                    guint delay,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  go (self,
      start_going (self, BUNKO_SERVER_COMMAND_RESTART, bunko_library_restart_server_async,
                   cancellable, callback, user_data),
      BUNKO_SERVER_COMMAND_RESTART, "restart_application", delay);
}

/**
 * bunko_library_shut_down_server_async:
 * @self: a library
 * @delay: after how many seconds; the server counts them. Only 0 where
 *   bunko_library_takes_delay() says no
 * @cancellable: (nullable): gives the wait up; the server goes on
 * @callback: called when the server has taken it
 * @user_data: data for @callback
 *
 * Lets the server shut down. It tells all its clients when it does. End with
 * bunko_library_admin_finish().
 */
void
bunko_library_shut_down_server_async (BunkoLibrary *self,
                                      guint delay,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  go (self,
      start_going (self, BUNKO_SERVER_COMMAND_QUIT, bunko_library_shut_down_server_async,
                   cancellable, callback, user_data),
      BUNKO_SERVER_COMMAND_QUIT, "shutdown_application", delay);
}

/**
 * bunko_library_request_auth_async:
 * @self: a library
 * @cancellable: (nullable): gives the wait up
 * @callback: called when the server has answered
 * @user_data: data for @callback
 *
 * Asks the server for its greeting once more. End with bunko_library_admin_finish().
 */
void
bunko_library_request_auth_async (BunkoLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_request_auth_async);
  bunko_session_send_command_async (_bunko_library_get_session (self),
                                    BUNKO_SERVER_COMMAND_REQUEST_AUTH, cancellable, commanded_cb,
                                    task);
}

static void
take_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  return_reply (task, data, NULL);
}

/**
 * bunko_library_save_config_async:
 * @self: a library
 * @cancellable: (nullable): gives the wait up; the server goes on
 * @callback: called when the server has answered
 * @user_data: data for @callback
 *
 * Lets the server write its settings to its disk. End with bunko_library_admin_finish().
 */
void
bunko_library_save_config_async (BunkoLibrary *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_save_config_async);
  _bunko_library_call (self, task, "save_config", NULL, take_reply);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  return_reply (task, value, error);
}

/**
 * bunko_library_reindex_async:
 * @self: a library
 * @limit: how many of the last galleries; 0 for all
 * @progress: (nullable): is told how far it has come
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops it, also on the server
 * @callback: called when the index is built
 * @user_data: data for @callback
 *
 * Lets the server build its search index anew (reindex, since 0.13). End with
 * bunko_library_admin_finish().
 */
void
bunko_library_reindex_async (BunkoLibrary *self,
                             guint limit,
                             BunkoProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_reindex_async);
  g_task_set_check_cancellable (task, FALSE);
  if (limit > 0)
    json_object_set_int_member (args, "limit", limit);
  _bunko_library_run_command_async (self, "reindex", args, BUNKO_PRIORITY_POLL, REINDEX_SECONDS,
                                    progress, progress_data, cancellable, ran_cb, task);
}

static gboolean
is_false (JsonNode *value)
{
  return value != NULL && JSON_NODE_HOLDS_VALUE (value) &&
         json_node_get_value_type (value) == G_TYPE_BOOLEAN && !json_node_get_boolean (value);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (is_false (value))
    g_task_return_new_error_literal (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                     "The server has not installed anything");
  else
    return_reply (task, value, error);
}

/**
 * bunko_library_update_server_async:
 * @self: a library
 * @url: (nullable): where to get the new version; %NULL leaves that to the server
 * @restart: whether to restart it then
 * @progress: (nullable): is told how far it has come
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops it, also on the server
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lets the server update itself. A server that restarts may do so before anybody has heard that it
 * is done; that it announces it counts as well. End with bunko_library_admin_finish(), which fails
 * with %BUNKO_SERVER_ERROR_COMMAND where nothing was installed.
 */
void
bunko_library_update_server_async (BunkoLibrary *self,
                                   const char *url,
                                   gboolean restart,
                                   BunkoProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = start_going (self, BUNKO_SERVER_COMMAND_RESTART, bunko_library_update_server_async,
                      cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  if (url != NULL)
    json_object_set_string_member (args, "download_url", url);
  json_object_set_boolean_member (args, "restart", restart);
  _bunko_library_run_command_async (self, "update_application", args, BUNKO_PRIORITY_POLL,
                                    UPDATE_SECONDS, progress, progress_data, cancellable,
                                    updated_cb, task);
}

/**
 * bunko_library_admin_finish:
 * @self: a library
 * @result: what the callback got
 * @reply: (out) (optional) (nullable) (transfer full): what the server answered, as text to look at
 * @error: return location for an error
 *
 * Ends what this file starts unless that has an end of its own. Fails with what the session fails
 * with: %BUNKO_SERVER_ERROR_NO_PERMISSION where the user may not,
 * %BUNKO_SERVER_ERROR_INVALID_MESSAGE where the server is too old, %BUNKO_SERVER_ERROR_COMMAND
 * where it tried in vain.
 *
 * Returns: whether it was done
 */
gboolean
bunko_library_admin_finish (BunkoLibrary *self, GAsyncResult *result, char **reply, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  text = g_task_propagate_pointer (G_TASK (result), &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (reply != NULL)
    *reply = g_steal_pointer (&text);

  return TRUE;
}
