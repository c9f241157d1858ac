/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-shape.h"

typedef struct
{
  gboolean exact_texts;
  GString *path;
} Comparison;

static char *compare (Comparison *self, JsonNode *recorded, JsonNode *actual);

static char *
differ (Comparison *self, const char *what, JsonNode *recorded, JsonNode *actual)
{
  g_autofree char *left = json_to_string (recorded, FALSE);
  g_autofree char *right = json_to_string (actual, FALSE);

  return g_strdup_printf ("%s at %s: recorded %.300s, got %.300s", what, self->path->str, left,
                          right);
}

static char *
compare_below (Comparison *self, const char *step, JsonNode *recorded, JsonNode *actual)
{
  gsize length = self->path->len;
  char *difference;

  g_string_append_printf (self->path, "/%s", step);
  difference = compare (self, recorded, actual);
  g_string_truncate (self->path, length);
  return difference;
}

static gboolean
is_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return *text == '\0';
}

/* Keys that are data: numbers, and those of lists by namespace, which hold arrays of objects only.
 */
static gboolean
is_map (JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;
  gboolean digits = TRUE;
  gboolean lists = TRUE;

  if (json_object_get_size (object) == 0)
    return TRUE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &value))
    {
      digits &= is_digits (key);
      lists &= JSON_NODE_HOLDS_ARRAY (value) && !g_ascii_islower (*key);
    }
  return digits || lists;
}

static char *
compare_maps (Comparison *self, JsonObject *recorded, JsonObject *actual)
{
  g_autoptr (GList) left = json_object_get_values (recorded);
  g_autoptr (GList) right = json_object_get_values (actual);

  for (GList *l = right; left != NULL && l != NULL; l = l->next)
    {
      char *difference = compare_below (self, "*", left->data, l->data);

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

static char *
compare_keys (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  g_autoptr (GList) left = json_object_get_members (json_node_get_object (recorded));
  g_autoptr (GList) right = json_object_get_members (json_node_get_object (actual));
  GList *l = left;
  GList *r = right;

  for (; l != NULL && r != NULL; l = l->next, r = r->next)
    if (!g_str_equal (l->data, r->data))
      break;
  return l == r ? NULL : differ (self, "other keys", recorded, actual);
}

static char *
compare_error (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  JsonObject *left = json_node_get_object (recorded);
  JsonObject *right = json_node_get_object (actual);

  if (json_object_get_int_member (left, "code") != json_object_get_int_member (right, "code"))
    return differ (self, "other code", recorded, actual);
  if (self->exact_texts && !g_str_equal (json_object_get_string_member (left, "msg"),
                                         json_object_get_string_member (right, "msg")))
    return differ (self, "other text", recorded, actual);
  return NULL;
}

static char *
compare_objects (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  JsonObject *left = json_node_get_object (recorded);
  JsonObject *right = json_node_get_object (actual);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;
  char *difference;

  if (is_map (left))
    return compare_maps (self, left, right);
  difference = compare_keys (self, recorded, actual);
  if (difference != NULL)
    return difference;
  json_object_iter_init_ordered (&iter, left);
  while (difference == NULL && json_object_iter_next_ordered (&iter, &key, &value))
    {
      JsonNode *other = json_object_get_member (right, key);

      if (g_str_equal (key, "error") && JSON_NODE_HOLDS_OBJECT (value) &&
          JSON_NODE_HOLDS_OBJECT (other))
        difference = compare_error (self, value, other);
      else
        difference = compare_below (self, key, value, other);
    }
  return difference;
}

/* The list of a message's functions: one by one. */
static gboolean
is_result_list (JsonArray *array)
{
  JsonNode *first = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first) &&
         json_object_has_member (json_node_get_object (first), "fname");
}

static char *
compare_results (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  JsonArray *left = json_node_get_array (recorded);
  JsonArray *right = json_node_get_array (actual);

  if (json_array_get_length (left) != json_array_get_length (right))
    return differ (self, "other number of results", recorded, actual);
  for (guint i = 0; i < json_array_get_length (left); i++)
    {
      JsonNode *l = json_array_get_element (left, i);
      JsonNode *r = json_array_get_element (right, i);
      char *difference;

      if (g_strcmp0 (json_object_get_string_member (json_node_get_object (l), "fname"),
                     json_object_get_string_member (json_node_get_object (r), "fname")) != 0)
        return differ (self, "other order", recorded, actual);
      difference = compare_below (self, "result", l, r);
      if (difference != NULL)
        return difference;
    }
  return NULL;
}

static char *
compare_arrays (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  JsonArray *left = json_node_get_array (recorded);
  JsonArray *right = json_node_get_array (actual);
  char *difference = NULL;

  if (is_result_list (left))
    return compare_results (self, recorded, actual);
  for (guint i = 0;
       difference == NULL && json_array_get_length (left) > 0 && i < json_array_get_length (right);
       i++)
    difference = compare_below (self, "[]", json_array_get_element (left, 0),
                                json_array_get_element (right, i));
  return difference;
}

static const char *
type_name (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_node_type_name (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "string";
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "boolean" : "number";
}

static char *
compare (Comparison *self, JsonNode *recorded, JsonNode *actual)
{
  gboolean has_null = JSON_NODE_HOLDS_NULL (recorded) || JSON_NODE_HOLDS_NULL (actual);

  /* Members of items may be missing; whole results may not. */
  if (has_null && JSON_NODE_HOLDS_NULL (recorded) != JSON_NODE_HOLDS_NULL (actual) &&
      g_str_has_suffix (self->path->str, "/result/data"))
    return differ (self, "other result", recorded, actual);
  if (has_null)
    return NULL;
  if (!g_str_equal (type_name (recorded), type_name (actual)))
    return differ (self, "other type", recorded, actual);
  if (JSON_NODE_HOLDS_OBJECT (recorded))
    return compare_objects (self, recorded, actual);
  if (JSON_NODE_HOLDS_ARRAY (recorded))
    return compare_arrays (self, recorded, actual);
  return NULL;
}

char *
sample_shape_compare (JsonNode *recorded, JsonNode *actual, gboolean exact_texts)
{
  Comparison self = { exact_texts, g_string_new ("") };
  JsonNode *left = json_object_get_member (json_node_get_object (recorded), "data");
  JsonNode *right = json_object_get_member (json_node_get_object (actual), "data");
  char *difference = NULL;

  /* The kind of reply must be the same: a list of results, a text, a failure. */
  if (json_node_get_node_type (left) != json_node_get_node_type (right))
    difference = differ (&self, "other kind of reply", recorded, actual);
  else if (JSON_NODE_HOLDS_VALUE (left) && !json_node_equal (left, right))
    difference = differ (&self, "other reply", recorded, actual);
  else
    difference = compare (&self, recorded, actual);
  g_string_free (self.path, TRUE);
  return difference;
}
