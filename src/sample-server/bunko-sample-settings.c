/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-error.h"
#include "bunko-sample-settings.h"

struct _BunkoSampleSettings
{
  GMutex mutex;
  GHashTable *values; /* full name to immutable JsonNode */
};

/* In the order in which get_config answers them. */
static const struct
{
  const char *key;
  const char *json;
} defaults[] = {
  { "core.debug", "false" },
  { "core.report_critical_errors", "false" },
  { "core.concurrent_image_tasks", "10" },
  { "core.concurrent_network_tasks", "50" },
  { "core.check_new_releases", "false" },
  { "core.auto_install_release", "false" },
  { "core.check_release_interval", "20" },
  { "core.trash_item_duration", "168" },
  { "core.unrar_tool_path", "\"unrar\"" },
  { "plugin.auto_install_plugin", "false" },
  { "plugin.auto_install_plugin_dependency", "true" },
  { "plugin.plugin_dir", "\"\"" },
  { "gallery.external_image_viewer", "\"\"" },
  { "gallery.external_image_viewer_args", "\"\"" },
  { "gallery.send_to_trash", "true" },
  { "gallery.add_to_inbox", "true" },
  { "gallery.auto_rate_on_favorite", "true" },
  { "gallery.pages_to_read", "90" },
  { "server.server_name", "\"Bunko Sample Library\"" },
  { "server.port", "7007" },
  { "server.port_web", "7008" },
  { "server.host", "\"127.0.0.1\"" },
  { "server.host_web", "\"127.0.0.1\"" },
  { "server.port_range", "{\"from\": 7009, \"to\": 7018}" },
  { "server.expose_server", "false" },
  { "server.allowed_clients", "64" },
  { "server.allow_guests", "true" },
  { "server.require_auth", "false" },
  { "server.disable_default_user", "false" },
  { "server.session_span", "0" },
  { "server.enable_ssl", "false" },
  { "server.enable_http_endpoint", "false" },
  { "search.regex", "false" },
  { "search.case_sensitive", "false" },
  { "search.match_exact", "false" },
  { "search.match_whole_words", "false" },
  { "search.match_all_terms", "true" },
  { "search.children", "true" },
  { "search.descendants", "true" },
  { "scan.skip_existing_galleries", "true" },
  { "client.translation_locale", "\"en_us\"" },
};

static JsonNode *
node_from_text (const char *json)
{
  JsonNode *node = json_from_string (json, NULL);

  g_assert (node != NULL);
  json_node_seal (node);
  return node;
}

/**
 * bunko_sample_settings_new:
 *
 * Returns: (transfer full): all settings at their defaults
 */
BunkoSampleSettings *
bunko_sample_settings_new (void)
{
  BunkoSampleSettings *self = g_new0 (BunkoSampleSettings, 1);

  g_mutex_init (&self->mutex);
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->values, g_strdup (defaults[i].key),
                         node_from_text (defaults[i].json));

  return self;
}

/**
 * bunko_sample_settings_free:
 * @self: (transfer full): settings
 *
 * Frees the settings.
 */
void
bunko_sample_settings_free (BunkoSampleSettings *self)
{
  g_hash_table_unref (self->values);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static JsonNode *
lookup (BunkoSampleSettings *self, const char *key)
{
  JsonNode *node;

  g_mutex_lock (&self->mutex);
  node = g_hash_table_lookup (self->values, key);
  if (node != NULL)
    json_node_ref (node);
  g_mutex_unlock (&self->mutex);

  return node;
}

static void
insert (BunkoSampleSettings *self, const char *key, JsonNode *value)
{
  json_node_seal (value);
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->values, g_strdup (key), value);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_settings_get_boolean:
 * @self: settings
 * @key: the full name of an existing setting
 *
 * Returns: its value
 */
gboolean
bunko_sample_settings_get_boolean (BunkoSampleSettings *self, const char *key)
{
  g_autoptr (JsonNode) node = lookup (self, key);

  g_return_val_if_fail (node != NULL, FALSE);
  return json_node_get_boolean (node);
}

/**
 * bunko_sample_settings_get_int:
 * @self: settings
 * @key: the full name of an existing setting
 *
 * Returns: its value
 */
gint64
bunko_sample_settings_get_int (BunkoSampleSettings *self, const char *key)
{
  g_autoptr (JsonNode) node = lookup (self, key);

  g_return_val_if_fail (node != NULL, 0);
  return json_node_get_int (node);
}

/**
 * bunko_sample_settings_dup_string:
 * @self: settings
 * @key: the full name of an existing setting
 *
 * Returns: (transfer full): its value
 */
char *
bunko_sample_settings_dup_string (BunkoSampleSettings *self, const char *key)
{
  g_autoptr (JsonNode) node = lookup (self, key);

  g_return_val_if_fail (node != NULL, NULL);
  return json_node_dup_string (node);
}

/**
 * bunko_sample_settings_put_boolean:
 * @self: settings
 * @key: the full name of a setting
 * @value: its new value
 *
 * Changes a setting.
 */
void
bunko_sample_settings_put_boolean (BunkoSampleSettings *self, const char *key, gboolean value)
{
  insert (self, key, json_node_init_boolean (json_node_alloc (), value));
}

/**
 * bunko_sample_settings_put_int:
 * @self: settings
 * @key: the full name of a setting
 * @value: its new value
 *
 * Changes a setting.
 */
void
bunko_sample_settings_put_int (BunkoSampleSettings *self, const char *key, gint64 value)
{
  insert (self, key, json_node_init_int (json_node_alloc (), value));
}

static gboolean
is_section (const char *space)
{
  gsize length = strlen (space);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (strncmp (defaults[i].key, space, length) == 0 && defaults[i].key[length] == '.')
      return TRUE;
  return FALSE;
}

/* "this" is the client's own namespace, which is the server's if the client is called like one of
 * its sections. */
static char *
resolve (BunkoSampleSession *session, const char *key, gboolean *own, GError **error)
{
  const char *space = bunko_sample_session_get_space (session);

  *own = FALSE;
  if (strchr (key, '.') == NULL)
    {
      g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API, "Invalid setting '%s'", key);
      return NULL;
    }
  if (g_str_has_prefix (key, "this.") && space != NULL && *space != '\0' && is_section (space))
    return g_strconcat (space, key + strlen ("this"), NULL);

  *own = g_str_has_prefix (key, "this.") || g_str_has_prefix (key, "client.");
  return g_strdup (key);
}

static gboolean
no_such_setting (const char *key, GError **error)
{
  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_SETTING,
               "Setting with key '%s' does not exist", key);
  return FALSE;
}

/**
 * bunko_sample_settings_get:
 * @self: settings
 * @session: who asks
 * @key: a setting's full name
 * @fallback: what to answer for a client's own setting without a value
 * @error: %BUNKO_SAMPLE_ERROR_API or %BUNKO_SAMPLE_ERROR_SETTING
 *
 * Reads a setting as `get_config` does.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
bunko_sample_settings_get (BunkoSampleSettings *self,
                           BunkoSampleSession *session,
                           const char *key,
                           JsonNode *fallback,
                           GError **error)
{
  gboolean own;
  g_autofree char *full = resolve (session, key, &own, error);
  JsonNode *value = NULL;

  if (full == NULL)
    return NULL;
  if (own)
    value = bunko_sample_session_get_value (session, full);
  if (value == NULL)
    value = lookup (self, full);
  if (value == NULL && own)
    return json_node_ref (fallback);
  if (value == NULL)
    no_such_setting (key, error);
  return value;
}

static const char *
python_type (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "dict";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "list";
  if (JSON_NODE_HOLDS_NULL (node))
    return "NoneType";
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return "bool";
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "str";
  return json_node_get_value_type (node) == G_TYPE_DOUBLE ? "float" : "int";
}

static gboolean
check_type (JsonNode *current, JsonNode *value, const char *key, GError **error)
{
  if (g_str_equal (python_type (current), python_type (value)))
    return TRUE;

  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API,
               "Setting '%s' expected '<class '%s'>' but got '<class '%s'>'", key,
               python_type (current), python_type (value));
  return FALSE;
}

/**
 * bunko_sample_settings_set:
 * @self: settings
 * @session: who asks
 * @key: a setting's full name
 * @value: the new value
 * @error: %BUNKO_SAMPLE_ERROR_API or %BUNKO_SAMPLE_ERROR_SETTING
 *
 * Changes a setting as `set_config` does: of the type that it had. Those of a client last as long
 * as its session.
 *
 * Returns: whether it was changed
 */
gboolean
bunko_sample_settings_set (BunkoSampleSettings *self,
                           BunkoSampleSession *session,
                           const char *key,
                           JsonNode *value,
                           GError **error)
{
  gboolean own;
  g_autofree char *full = resolve (session, key, &own, error);
  g_autoptr (JsonNode) current = NULL;

  if (full == NULL)
    return FALSE;
  current = lookup (self, full);
  if (current == NULL && !own)
    return no_such_setting (key, error);
  if (current != NULL && !check_type (current, value, key, error))
    return FALSE;
  if (own)
    bunko_sample_session_set_value (session, full, value);
  else
    insert (self, full, json_node_copy (value));
  return TRUE;
}

static void
write_one (BunkoSampleSettings *self,
           BunkoSampleSession *session,
           const char *key,
           BunkoSampleWriter *out)
{
  g_autoptr (JsonNode) fallback = json_node_new (JSON_NODE_NULL);
  g_autoptr (JsonNode) value = bunko_sample_settings_get (self, session, key, fallback, NULL);
  g_autofree char *json = json_to_string (value, FALSE);

  bunko_sample_writer_member_raw (out, strchr (key, '.') + 1, json);
}

/**
 * bunko_sample_settings_write_all:
 * @self: settings
 * @session: who asks
 * @out: where to write
 *
 * Writes all settings as an object of sections.
 */
void
bunko_sample_settings_write_all (BunkoSampleSettings *self,
                                 BunkoSampleSession *session,
                                 BunkoSampleWriter *out)
{
  const char *section = NULL;

  bunko_sample_writer_begin_object (out);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      const char *key = defaults[i].key;
      gsize length = strchr (key, '.') - key;

      if (section == NULL || strncmp (section, key, length + 1) != 0)
        {
          g_autofree char *name = g_strndup (key, length);

          if (section != NULL)
            bunko_sample_writer_end_object (out);
          bunko_sample_writer_key (out, name);
          bunko_sample_writer_begin_object (out);
          section = key;
        }
      write_one (self, session, key, out);
    }
  bunko_sample_writer_end_object (out);
  bunko_sample_writer_end_object (out);
}
