/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-call.h"
#include "bunko-sample-error.h"
#include "bunko-sample-request.h"

/**
 * bunko_sample_call_get:
 * @self: a call
 * @key: an argument's name
 *
 * Returns: (transfer none) (nullable): the argument; %NULL if it was not sent or is null
 */
JsonNode *
bunko_sample_call_get (BunkoSampleCall *self, const char *key)
{
  JsonNode *node = json_object_get_member (self->args, key);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* What int() of Python makes of a value. */
static gboolean
node_to_int (JsonNode *node, gint64 *value, GError **error)
{
  const char *text = bunko_sample_request_text (node);

  if (text != NULL)
    {
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL))
        return bunko_sample_crash (error, "ValueError");
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return bunko_sample_crash (error, "TypeError");

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * bunko_sample_call_get_int:
 * @self: a call
 * @key: an argument's name
 * @fallback: what to take if it was not sent or is null
 * @value: (out): the number
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Reads a number; the real server takes numbers in strings too.
 *
 * Returns: whether there is a number
 */
gboolean
bunko_sample_call_get_int (BunkoSampleCall *self,
                           const char *key,
                           gint64 fallback,
                           gint64 *value,
                           GError **error)
{
  JsonNode *node = bunko_sample_call_get (self, key);

  *value = fallback;
  return node == NULL || node_to_int (node, value, error);
}

/**
 * bunko_sample_call_get_boolean:
 * @self: a call
 * @key: an argument's name
 * @fallback: what to take if it was not sent or is null
 *
 * Returns: the boolean
 */
gboolean
bunko_sample_call_get_boolean (BunkoSampleCall *self, const char *key, gboolean fallback)
{
  JsonNode *node = bunko_sample_call_get (self, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return fallback;
  return json_node_get_boolean (node);
}

/**
 * bunko_sample_call_get_string:
 * @self: a call
 * @key: an argument's name
 * @fallback: (nullable): what to take if it was not sent or is null
 * @value: (out) (nullable): the text, borrowed from the call
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Reads a string.
 *
 * Returns: whether there is a string
 */
gboolean
bunko_sample_call_get_string (BunkoSampleCall *self,
                              const char *key,
                              const char *fallback,
                              const char **value,
                              GError **error)
{
  JsonNode *node = bunko_sample_call_get (self, key);

  *value = fallback;
  if (node == NULL)
    return TRUE;
  *value = bunko_sample_request_text (node);
  return *value != NULL || bunko_sample_crash (error, "AttributeError");
}

/**
 * bunko_sample_call_get_enum:
 * @self: a call
 * @key: an argument's name
 * @type: its enum
 * @fallback: what to take if it was not sent
 * @value: (out): the member
 * @error: %BUNKO_SAMPLE_ERROR_ENUM
 *
 * Reads a member of an enum; null is none.
 *
 * Returns: whether there is a member
 */
gboolean
bunko_sample_call_get_enum (BunkoSampleCall *self,
                            const char *key,
                            const BunkoSampleEnum *type,
                            int fallback,
                            int *value,
                            GError **error)
{
  JsonNode *node = json_object_get_member (self->args, key);

  *value = fallback;
  return node == NULL || bunko_sample_enum_parse (type, node, value, error);
}

/**
 * bunko_sample_call_get_nullable_enum:
 * @self: a call
 * @key: an argument's name
 * @type: its enum
 * @fallback: what to take if it was not sent
 * @value: (out): the member, 0 for null
 * @error: %BUNKO_SAMPLE_ERROR_ENUM
 *
 * Like bunko_sample_call_get_enum(), where null has a meaning.
 *
 * Returns: whether there is a member or null
 */
gboolean
bunko_sample_call_get_nullable_enum (BunkoSampleCall *self,
                                     const char *key,
                                     const BunkoSampleEnum *type,
                                     int fallback,
                                     int *value,
                                     GError **error)
{
  JsonNode *node = json_object_get_member (self->args, key);

  *value = 0;
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  return bunko_sample_call_get_enum (self, key, type, fallback, value, error);
}

/**
 * bunko_sample_call_get_item_type:
 * @self: a call
 * @key: an argument's name
 * @fallback: what to take if it was not sent
 * @value: (out): the item type
 * @error: %BUNKO_SAMPLE_ERROR_ENUM
 *
 * Reads an item type by the names of the server's version.
 *
 * Returns: whether there is one
 */
gboolean
bunko_sample_call_get_item_type (BunkoSampleCall *self,
                                 const char *key,
                                 BunkoSampleItemType fallback,
                                 BunkoSampleItemType *value,
                                 GError **error)
{
  int number;

  if (!bunko_sample_call_get_enum (self, key, bunko_sample_backend_item_types (self->backend),
                                   fallback, &number, error))
    return FALSE;
  *value = number;
  return TRUE;
}

/**
 * bunko_sample_call_get_range:
 * @self: a call
 * @offset_key: the name of the argument with the offset
 * @offset: (out): the first index, 0 at least
 * @limit: (out): how many, %G_MAXINT64 for all
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Reads `limit`, 100 unless sent; 0, a negative one and null mean all (HPX wire notes, "API
 * oddities").
 *
 * Returns: whether both are numbers
 */
gboolean
bunko_sample_call_get_range (BunkoSampleCall *self,
                             const char *offset_key,
                             gint64 *offset,
                             gint64 *limit,
                             GError **error)
{
  gboolean null =
      json_object_has_member (self->args, "limit") && bunko_sample_call_get (self, "limit") == NULL;

  if (!bunko_sample_call_get_int (self, offset_key, 0, offset, error) ||
      !bunko_sample_call_get_int (self, "limit", 100, limit, error))
    return FALSE;
  *offset = MAX (*offset, 0);
  if (null || *limit <= 0)
    *limit = G_MAXINT64;
  return TRUE;
}

/**
 * bunko_sample_call_get_ids:
 * @self: a call
 * @key: an argument's name
 * @ids: (out) (transfer full): gint64 numbers; empty if it was not sent
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Reads a list of item ids.
 *
 * Returns: whether it is a list of numbers
 */
gboolean
bunko_sample_call_get_ids (BunkoSampleCall *self, const char *key, GArray **ids, GError **error)
{
  JsonNode *node = bunko_sample_call_get (self, key);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *array;

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return bunko_sample_crash (error, "TypeError");
  array = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gint64 id;

      if (!node_to_int (json_array_get_element (array, i), &id, error))
        return FALSE;
      g_array_append_val (list, id);
    }

  *ids = g_steal_pointer (&list);
  return TRUE;
}

static void
append_type (GString *text, const BunkoSampleEnum *types, int type)
{
  g_string_append_printf (text, "<ItemType.%s: %d>", bunko_sample_enum_name (types, type), type);
}

/**
 * bunko_sample_call_check_type:
 * @self: a call
 * @type: the item type that was asked for
 * @allowed: (array length=n_allowed): what the function can do
 * @n_allowed: how many
 * @error: %BUNKO_SAMPLE_ERROR_API
 *
 * Refuses item types with the real server's text.
 *
 * Returns: whether @type is allowed
 */
gboolean
bunko_sample_call_check_type (BunkoSampleCall *self,
                              BunkoSampleItemType type,
                              const BunkoSampleItemType *allowed,
                              guint n_allowed,
                              GError **error)
{
  const BunkoSampleEnum *types = bunko_sample_backend_item_types (self->backend);
  g_autoptr (GString) text = g_string_new ("ItemType must be on of (");

  for (guint i = 0; i < n_allowed; i++)
    {
      if (allowed[i] == type)
        return TRUE;
      if (i > 0)
        g_string_append (text, ", ");
      append_type (text, types, allowed[i]);
    }
  g_string_append (text, n_allowed == 1 ? ",) not '" : ") not '");
  append_type (text, types, type);
  g_string_append_c (text, '\'');

  return bunko_sample_call_api_error (error, text->str);
}

/**
 * bunko_sample_call_api_error:
 * @error: (out) (optional): where to put the failure
 * @message: the text
 *
 * Sets %BUNKO_SAMPLE_ERROR_API.
 *
 * Returns: always %FALSE
 */
gboolean
bunko_sample_call_api_error (GError **error, const char *message)
{
  g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API, message);
  return FALSE;
}
