/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-member.h"

#include <math.h>

/* Numbers beyond what a gint64 holds become the nearest one that fits; there is no NaN in JSON. */
static gint64
double_to_int (double value)
{
  if (value >= 9223372036854775807.0)
    return G_MAXINT64;
  if (value <= -9223372036854775808.0)
    return G_MININT64;
  return (gint64) trunc (value);
}

static gboolean
node_get_number (JsonNode *node, double *number, gint64 *integer)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    {
      *integer = json_node_get_int (node);
      *number = (double) *integer;
      return TRUE;
    }
  if (type == G_TYPE_DOUBLE)
    {
      *number = json_node_get_double (node);
      *integer = double_to_int (*number);
      return TRUE;
    }
  if (type == G_TYPE_BOOLEAN)
    {
      *integer = json_node_get_boolean (node) ? 1 : 0;
      *number = (double) *integer;
      return TRUE;
    }
  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      char *end = NULL;
      double value = g_ascii_strtod (text, &end);

      if (end == text || *end != '\0' || !isfinite (value))
        return FALSE;
      *number = value;
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, integer, NULL))
        *integer = double_to_int (value);
      return TRUE;
    }
  return FALSE;
}

/* A member that is there, be it null, or NULL. */
static JsonNode *
get_node (JsonObject *object, const char *key)
{
  return object != NULL ? json_object_get_member (object, key) : NULL;
}

/**
 * bunko_json_node_to_int:
 * @node: (nullable): a node
 * @fallback: what to return if @node holds no number
 *
 * Reads an integer the way servers write them: as a number of any kind, a boolean, or digits in a
 * string.
 *
 * Returns: the integer, or @fallback
 */
gint64
bunko_json_node_to_int (JsonNode *node, gint64 fallback)
{
  double number;
  gint64 integer;

  return node != NULL && node_get_number (node, &number, &integer) ? integer : fallback;
}

/**
 * bunko_json_member_get_int:
 * @object: (nullable): an object
 * @key: the name of a member
 * @value: (out): its value; 0 if it is null
 *
 * Reads an integer that may be missing, null or written in another way.
 *
 * Returns: whether the member is there with a number or null; else @value is not touched
 */
gboolean
bunko_json_member_get_int (JsonObject *object, const char *key, gint64 *value)
{
  JsonNode *node = get_node (object, key);
  double number;

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *value = 0;
      return TRUE;
    }
  return node_get_number (node, &number, value);
}

/**
 * bunko_json_member_get_double:
 * @object: (nullable): an object
 * @key: the name of a member
 * @value: (out): its value; 0 if it is null
 *
 * Reads a number that may be missing, null or written in another way.
 *
 * Returns: whether the member is there with a number or null; else @value is not touched
 */
gboolean
bunko_json_member_get_double (JsonObject *object, const char *key, double *value)
{
  JsonNode *node = get_node (object, key);
  gint64 integer;

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *value = 0;
      return TRUE;
    }
  return node_get_number (node, value, &integer);
}

/**
 * bunko_json_member_get_bool:
 * @object: (nullable): an object
 * @key: the name of a member
 * @value: (out): its value; %FALSE if it is null
 *
 * Reads a boolean that may be missing, null or a number.
 *
 * Returns: whether the member is there with a boolean, a number or null; else @value is not touched
 */
gboolean
bunko_json_member_get_bool (JsonObject *object, const char *key, gboolean *value)
{
  double number;

  if (!bunko_json_member_get_double (object, key, &number))
    return FALSE;
  *value = number != 0;
  return TRUE;
}

/**
 * bunko_json_member_get_string:
 * @object: (nullable): an object
 * @key: the name of a member
 * @value: (out) (transfer none) (nullable): its value; %NULL if it is null
 *
 * Reads a string that may be missing or null.
 *
 * Returns: whether the member is there with a string or null; else @value is not touched
 */
gboolean
bunko_json_member_get_string (JsonObject *object, const char *key, const char **value)
{
  JsonNode *node = get_node (object, key);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *value = NULL;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * bunko_json_member_get_object:
 * @object: (nullable): an object
 * @key: the name of a member
 * @value: (out) (transfer none) (nullable): its value; %NULL if it is null
 *
 * Reads an object that may be missing or null.
 *
 * Returns: whether the member is there with an object or null; else @value is not touched
 */
gboolean
bunko_json_member_get_object (JsonObject *object, const char *key, JsonObject **value)
{
  JsonNode *node = get_node (object, key);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *value = NULL;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  *value = json_node_get_object (node);
  return TRUE;
}

/**
 * bunko_json_member_get_array:
 * @object: (nullable): an object
 * @key: the name of a member
 *
 * Reads an array that may be missing or null.
 *
 * Returns: (transfer none) (nullable): the array, or %NULL if there is none
 */
JsonArray *
bunko_json_member_get_array (JsonObject *object, const char *key)
{
  JsonNode *node = get_node (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * bunko_json_member_int:
 * @object: (nullable): an object
 * @key: the name of a member
 * @fallback: what to return if the member is missing, null or no number
 *
 * Reads an integer that may be missing.
 *
 * Returns: the integer, or @fallback
 */
gint64
bunko_json_member_int (JsonObject *object, const char *key, gint64 fallback)
{
  return bunko_json_node_to_int (get_node (object, key), fallback);
}

/**
 * bunko_json_member_double:
 * @object: (nullable): an object
 * @key: the name of a member
 * @fallback: what to return if the member is missing, null or no number
 *
 * Reads a number that may be missing.
 *
 * Returns: the number, or @fallback
 */
double
bunko_json_member_double (JsonObject *object, const char *key, double fallback)
{
  JsonNode *node = get_node (object, key);
  double number;
  gint64 integer;

  return node != NULL && node_get_number (node, &number, &integer) ? number : fallback;
}

/**
 * bunko_json_member_bool:
 * @object: (nullable): an object
 * @key: the name of a member
 * @fallback: what to return if the member is missing, null or no boolean
 *
 * Reads a boolean that may be missing.
 *
 * Returns: the boolean, or @fallback
 */
gboolean
bunko_json_member_bool (JsonObject *object, const char *key, gboolean fallback)
{
  return bunko_json_member_double (object, key, fallback ? 1 : 0) != 0;
}

/**
 * bunko_json_member_string:
 * @object: (nullable): an object
 * @key: the name of a member
 * @fallback: (nullable): what to return if the member is missing, null or no string
 *
 * Reads a string that may be missing.
 *
 * Returns: (transfer none) (nullable): the string, or @fallback
 */
const char *
bunko_json_member_string (JsonObject *object, const char *key, const char *fallback)
{
  const char *text = NULL;

  return bunko_json_member_get_string (object, key, &text) && text != NULL ? text : fallback;
}

/**
 * bunko_json_member_object:
 * @object: (nullable): an object
 * @key: the name of a member
 *
 * Reads an object that may be missing.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL
 */
JsonObject *
bunko_json_member_object (JsonObject *object, const char *key)
{
  JsonObject *value = NULL;

  return bunko_json_member_get_object (object, key, &value) ? value : NULL;
}

/**
 * bunko_json_member_enum:
 * @object: (nullable): an object
 * @key: the name of a member
 * @enum_type: the type of an enum
 * @fallback: what to return if the member names no value of @enum_type
 *
 * Reads an enum value that is written as a number or as a name, in any case and with or without
 * separators ("ReadLater", "read_later").
 *
 * Returns: the value, or @fallback
 */
gint
bunko_json_member_enum (JsonObject *object, const char *key, GType enum_type, gint fallback)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (enum_type);
  const char *name = bunko_json_member_string (object, key, NULL);
  gint64 number = bunko_json_member_int (object, key, G_MININT64);
  g_autofree char *wanted = NULL;

  if (number >= G_MININT && number <= G_MAXINT)
    return g_enum_get_value (klass, (gint) number) != NULL ? (gint) number : fallback;
  if (name == NULL)
    return fallback;

  wanted = g_strdelimit (g_strdup (name), "_ ", '-');
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_auto (GStrv) parts = g_strsplit (klass->values[i].value_nick, "-", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      if (g_ascii_strcasecmp (wanted, klass->values[i].value_nick) == 0 ||
          g_ascii_strcasecmp (wanted, joined) == 0)
        return klass->values[i].value;
    }
  return fallback;
}

/**
 * bunko_json_array_get_object:
 * @array: an array
 * @index: a position in it
 *
 * Reads an element that should be an object.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL if it is something else
 */
JsonObject *
bunko_json_array_get_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
