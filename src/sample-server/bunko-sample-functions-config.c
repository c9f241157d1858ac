/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"

static JsonObject *
get_cfg (BunkoSampleCall *call)
{
  JsonNode *node = bunko_sample_call_get (call, "cfg");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
write_some (BunkoSampleCall *call, JsonObject *cfg, GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *fallback;

  bunko_sample_writer_begin_object (call->out);
  json_object_iter_init_ordered (&iter, cfg);
  while (json_object_iter_next_ordered (&iter, &key, &fallback))
    {
      g_autoptr (JsonNode) value =
          bunko_sample_settings_get (call->backend->settings, call->session, key, fallback, error);
      g_autofree char *json = NULL;

      if (value == NULL)
        return FALSE;
      json = json_to_string (value, FALSE);
      bunko_sample_writer_member_raw (call->out, key, json);
    }
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static gboolean
get_config (BunkoSampleCall *call, GError **error)
{
  JsonObject *cfg = get_cfg (call);

  if (cfg != NULL && json_object_get_size (cfg) > 0)
    return write_some (call, cfg, error);
  if (bunko_sample_session_get_space (call->session) == NULL)
    return bunko_sample_crash (error, "AttributeError");

  bunko_sample_settings_write_all (call->backend->settings, call->session, call->out);
  return TRUE;
}

static gboolean
set_config (BunkoSampleCall *call, GError **error)
{
  JsonObject *cfg = get_cfg (call);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (cfg == NULL)
    return bunko_sample_crash (error, "AttributeError");
  json_object_iter_init_ordered (&iter, cfg);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (!bunko_sample_settings_set (call->backend->settings, call->session, key, value, error))
      return FALSE;

  bunko_sample_writer_string (call->out, "updated");
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_config[] = {
  { "get_config", get_config, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "cfg" },
  { "set_config", set_config, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "cfg!" },
  { NULL },
};
