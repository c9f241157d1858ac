/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-error.h"
#include "bunko-sample-gunzip.h"
#include "bunko-sample-request.h"

#define MARKER "<EOF>"

/**
 * bunko_sample_request_text:
 * @node: (nullable): any JSON value
 *
 * Returns: (nullable): the string that @node is, %NULL if it is something else
 */
const char *
bunko_sample_request_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
check_object (JsonNode *node, int code, GError **error)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  text = bunko_sample_python_str (node);
  g_set_error (error, BUNKO_SAMPLE_ERROR, code, "A list/dict was expected, not: %s", text);
  return FALSE;
}

static gboolean
check_unknown_keys (JsonObject *object,
                    const char *const *keys,
                    const char *optional,
                    int code,
                    GError **error)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (!g_strv_contains (keys, key) && g_strcmp0 (key, optional) != 0)
      {
        g_set_error (error, BUNKO_SAMPLE_ERROR, code, "JSON dict contains unknown key '%s'", key);
        return FALSE;
      }

  return TRUE;
}

/**
 * bunko_sample_request_check_keys:
 * @node: any JSON value
 * @keys: the keys that must be there, in the order in which they are looked for
 * @optional: (nullable): a further key that may be there
 * @code: the error code to fail with
 * @error: %BUNKO_SAMPLE_ERROR, @code
 *
 * Checks that @node is an object with just the wanted keys. As the real server does, a list passes
 * for an object without keys (HPX wire notes, "Root object").
 *
 * Returns: whether it is
 */
gboolean
bunko_sample_request_check_keys (JsonNode *node,
                                 const char *const *keys,
                                 const char *optional,
                                 int code,
                                 GError **error)
{
  JsonObject *object;

  if (!check_object (node, code, error))
    return FALSE;

  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  for (guint i = 0; keys[i] != NULL; i++)
    if (object == NULL || !json_object_has_member (object, keys[i]))
      {
        g_set_error (error, BUNKO_SAMPLE_ERROR, code, "JSON dict missing '%s' key", keys[i]);
        return FALSE;
      }

  return check_unknown_keys (object, keys, optional, code, error);
}

static gboolean
parse_failed (GError **error, const char *reason)
{
  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_JSON, "Failed parsing JSON data: %s",
               reason);
  return FALSE;
}

/* A byte order mark and text without any value are told apart because their error texts are known.
 */
static gboolean
check_text (const char *text, gsize length, GError **error)
{
  if (!g_utf8_validate_len (text, length, NULL))
    return bunko_sample_crash (error, "UnicodeDecodeError");
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return parse_failed (error,
                         "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
  if (length == 0)
    return parse_failed (error, "Expecting value: line 1 column 1 (char 0)");
  return TRUE;
}

static JsonNode *
parse_json (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (text == NULL)
    text = "";
  /* One marker at the end of the text is taken off too. */
  if (length >= strlen (MARKER) &&
      memcmp (text + length - strlen (MARKER), MARKER, strlen (MARKER)) == 0)
    length -= strlen (MARKER);
  if (!check_text (text, length, error))
    return NULL;

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, length, &local_error) ||
      json_parser_get_root (parser) == NULL)
    {
      parse_failed (error, local_error != NULL ? local_error->message : "Expecting value");
      return NULL;
    }

  return json_node_ref (json_parser_get_root (parser));
}

/**
 * bunko_sample_request_parse:
 * @gzip: a frame without its marker
 * @accept_id: whether the root key `__id__` is known (servers after 0.3)
 * @error: %BUNKO_SAMPLE_ERROR or %BUNKO_SAMPLE_CRASH
 *
 * Unpacks one message and checks its root (HPX wire notes, "Root object"). Blocks for as long as
 * unpacking takes.
 *
 * Returns: (transfer full): the message
 */
BunkoSampleRequest *
bunko_sample_request_parse (GBytes *gzip, gboolean accept_id, GError **error)
{
  static const char *const keys[] = { "name", "session", "data", NULL };
  g_autoptr (GBytes) text = bunko_sample_gunzip (gzip, error);
  g_autoptr (BunkoSampleRequest) self = NULL;
  JsonObject *object;

  if (text == NULL)
    return NULL;

  self = g_new0 (BunkoSampleRequest, 1);
  self->root = parse_json (text, error);
  if (self->root == NULL)
    return NULL;
  if (!bunko_sample_request_check_keys (self->root, keys, accept_id ? "__id__" : NULL,
                                        BUNKO_SAMPLE_ERROR_MESSAGE, error))
    return NULL;

  object = json_node_get_object (self->root);
  self->session = json_object_get_member (object, "session");
  self->name = json_object_get_member (object, "name");
  self->data = json_object_get_member (object, "data");
  self->id = json_object_get_member (object, "__id__");

  return g_steal_pointer (&self);
}

/**
 * bunko_sample_request_free:
 * @self: (transfer full): a message
 *
 * Frees the message.
 */
void
bunko_sample_request_free (BunkoSampleRequest *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}
