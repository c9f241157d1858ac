/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"
#include "bunko-server-info-private.h"

/* Asking a server about itself: three functions in one message, each of which it may not have. */

typedef struct
{
  BunkoServerInfo *info;
  BunkoCallBatch *batch;
  gint version;
  gint config;
  gint server_properties;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_object (&ask->info);
  g_clear_object (&ask->batch);
  g_free (ask);
}

static void
load_result (Ask *ask, gint index, void (*load) (BunkoServerInfo *, JsonNode *))
{
  g_autoptr (JsonNode) data = NULL;

  if (index < 0)
    return;
  data = bunko_call_batch_get_result (ask->batch, (guint) index, NULL);
  if (data != NULL)
    load (ask->info, data);
}

static void
ask_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BunkoSession *session = BUNKO_SESSION (source);

  /* What a server refuses to tell stays at its default; only a server that is gone is an error. */
  if (!bunko_session_call_batch_finish (session, result, &error) &&
      bunko_session_get_state (session) != BUNKO_SESSION_AUTHENTICATED)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (error == NULL)
    {
      load_result (ask, ask->version, _bunko_server_info_load_version);
      load_result (ask, ask->config, _bunko_server_info_load_config);
      load_result (ask, ask->server_properties, _bunko_server_info_load_properties);
    }
  g_task_return_pointer (task, g_object_ref (ask->info), g_object_unref);
}

static JsonObject *
make_config_args (void)
{
  JsonObject *args = json_object_new ();
  JsonObject *cfg = json_object_new ();

  json_object_set_int_member (cfg, "server.port_web", 7008);
  json_object_set_boolean_member (cfg, "server.enable_ssl", FALSE);
  json_object_set_object_member (args, "cfg", cfg);
  return args;
}

/**
 * bunko_library_get_server_info_async:
 * @self: a library
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks the server about itself. What it does not tell, or not to this user, has its default.
 */
void
bunko_library_get_server_info_async (BunkoLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  BunkoSession *session;
  g_autoptr (JsonObject) config_args = NULL;
  GTask *task;
  Ask *ask;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  session = _bunko_library_get_session (self);
  task = g_task_new (self, cancellable, callback, user_data);
  ask = g_new0 (Ask, 1);
  ask->info = _bunko_server_info_new (session);
  ask->batch = bunko_call_batch_new ();
  ask->server_properties = -1;
  g_task_set_source_tag (task, bunko_library_get_server_info_async);
  g_task_set_task_data (task, ask, ask_free);

  config_args = make_config_args ();
  ask->version = (gint) bunko_call_batch_add (ask->batch, "get_version", NULL);
  ask->config = (gint) bunko_call_batch_add (ask->batch, "get_config", config_args);
  if (bunko_session_has_function (session, "get_properties"))
    ask->server_properties = (gint) bunko_call_batch_add (ask->batch, "get_properties", NULL);
  bunko_session_call_batch_async (session, ask->batch, BUNKO_PRIORITY_INTERACTIVE, cancellable,
                                  ask_cb, task);
}

/**
 * bunko_library_get_server_info_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what is known about the server; %NULL with @error set
 */
BunkoServerInfo *
bunko_library_get_server_info_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
