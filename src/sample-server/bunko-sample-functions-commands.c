/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-request.h"

static gboolean
no_such_command (JsonNode *node, GError **error)
{
  g_autofree char *id = bunko_sample_python_str (node);

  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_COMMAND,
               "Command with ID '%s' does not exist", id);
  return FALSE;
}

/* Ids of commands are numbers; a number in a string is not one of them (HPX wire notes, "Async
 * commands"). */
static gint64
get_id (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || bunko_sample_request_text (node) != NULL)
    return 0;
  return json_node_get_int (node);
}

typedef gboolean (
    *ForEach) (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error);

/* Writes an object with a member for each id of the call. */
static gboolean
for_each (BunkoSampleCall *call, ForEach function, GError **error)
{
  JsonNode *list = json_object_get_member (call->args, "command_ids");
  JsonArray *array;

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return bunko_sample_crash (error, "TypeError");

  array = json_node_get_array (list);
  bunko_sample_writer_begin_object (call->out);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *key = bunko_sample_python_str (node);

      if (!function (call, node, get_id (node), key, error))
        return FALSE;
    }
  bunko_sample_writer_end_object (call->out);

  return TRUE;
}

static gboolean
write_state (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error)
{
  BunkoSampleState state;

  if (!bunko_sample_commands_get_state (call->backend->commands, id, &state))
    return no_such_command (node, error);
  bunko_sample_writer_member_string (call->out, key, bunko_sample_commands_state_name (state));
  return TRUE;
}

static gboolean
get_command_state (BunkoSampleCall *call, GError **error)
{
  return for_each (call, write_state, error);
}

static gboolean
write_value (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error)
{
  gboolean raise = bunko_sample_call_get_boolean (call, "raise_error", TRUE);
  g_autofree char *value = NULL;

  if (id == 0 && raise)
    return no_such_command (node, error);
  value = bunko_sample_commands_dup_value (call->backend->commands, id, raise ? error : NULL);
  if (value == NULL && raise)
    return FALSE;
  bunko_sample_writer_member_raw (call->out, key, value != NULL ? value : "null");
  return TRUE;
}

static gboolean
get_command_value (BunkoSampleCall *call, GError **error)
{
  return for_each (call, write_value, error);
}

static gboolean
write_progress (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error)
{
  BunkoSampleState state;

  if (!bunko_sample_commands_get_state (call->backend->commands, id, &state))
    return no_such_command (node, error);
  bunko_sample_writer_key (call->out, key);
  if (!bunko_sample_commands_write_progress (call->backend->commands, id, call->out))
    bunko_sample_writer_null (call->out);
  return TRUE;
}

static gboolean
get_command_progress (BunkoSampleCall *call, GError **error)
{
  if (bunko_sample_call_get (call, "command_ids") != NULL)
    return for_each (call, write_progress, error);

  bunko_sample_commands_write_all_progress (call->backend->commands, call->out);
  return TRUE;
}

static gboolean
write_stopped (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error)
{
  BunkoSampleState state;

  if (!bunko_sample_commands_stop (call->backend->commands, id, &state))
    return no_such_command (node, error);
  bunko_sample_writer_member_string (call->out, key, bunko_sample_commands_state_name (state));
  return TRUE;
}

static gboolean
stop_command (BunkoSampleCall *call, GError **error)
{
  return for_each (call, write_stopped, error);
}

/* All commands are started as they are made; the real server says so of finished ones too. */
static gboolean
write_started (BunkoSampleCall *call, JsonNode *node, gint64 id, const char *key, GError **error)
{
  BunkoSampleState state;

  if (!bunko_sample_commands_get_state (call->backend->commands, id, &state))
    return no_such_command (node, error);
  bunko_sample_writer_member_string (call->out, key, "started");
  return TRUE;
}

static gboolean
start_command (BunkoSampleCall *call, GError **error)
{
  return for_each (call, write_started, error);
}

const BunkoSampleFunction bunko_sample_functions_commands[] = {
  { "get_command_state", get_command_state, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "command_ids!" },
  { "get_command_value", get_command_value, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "command_ids!,+raise_error" },
  { "get_command_progress", get_command_progress, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "command_ids" },
  { "stop_command", stop_command, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "command_ids!" },
  { "start_command", start_command, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "command_ids!" },
  { NULL },
};
