/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <yyjson.h>

#include "bunko-json-build.h"
#include "bunko-json.h"
#include "bunko-protocol-error.h"
#include "bunko-wipe.h"

/* Texts are read by yyjson, several times as fast as JsonParser, and handed out as the JsonNode
 * tree that everybody knows. */

#define LONG_TEXT (16u << 20)

static const char replacement_escape[] = "\\ufffd";

static gboolean
parse_escape (const char *text, const char *end, guint *unit)
{
  *unit = 0;

  if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
    return FALSE;

  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (guint) digit;
    }

  return TRUE;
}

/* Looks at one \uXXXX and returns where to go on. */
static char *
mend_escape (char *at, const char *end)
{
  guint unit, low;

  if (!parse_escape (at, end, &unit))
    return at + 2;

  if (unit >= 0xd800 && unit <= 0xdbff && parse_escape (at + 6, end, &low) && low >= 0xdc00 &&
      low <= 0xdfff)
    return at + 12;

  if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
    memcpy (at, replacement_escape, strlen (replacement_escape));

  return at + 6;
}

/* Python writes a file name that is not valid Unicode with half surrogate pairs, and a C string
 * cannot hold a NUL. One such name must not make a whole reply unreadable: both become U+FFFD,
 * which has the same length as an escape. */
static void
mend_escapes (char *text, gsize length)
{
  const char *end = text + length;
  char *at = text;

  while (at < end && (at = memchr (at, '\\', (gsize) (end - at))) != NULL)
    at = mend_escape (at, end);
}

/* An upper bound, which tells a bomb before anything is allocated: every value but the first has a
 * comma, colon or opening bracket before it. A short text cannot do much harm, its values are
 * counted by the parser. */
static gboolean
is_bomb (const char *text, gsize length)
{
  gsize n_values = 1;

  if (length <= LONG_TEXT)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    n_values += text[i] == ',' || text[i] == ':' || text[i] == '[' || text[i] == '{';

  return n_values > BUNKO_JSON_MAX_VALUES;
}

static void
set_too_many_values_error (GError **error)
{
  g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE,
               "JSON with more than %u values", BUNKO_JSON_MAX_VALUES);
}

static void
set_read_error (GError **error, const yyjson_read_err *err, const char *text, gsize length)
{
  gsize pos = MIN (err->pos, length);
  gunichar ch = '?';

  /* The position is that of the first bad byte also within a string. */
  if (pos < length && text[pos] != '\0')
    ch = g_utf8_get_char_validated (text + pos, (gssize) (length - pos));

  if (ch == (gunichar) -1 || ch == (gunichar) -2)
    g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UTF8,
                 "Invalid UTF-8 at byte %" G_GSIZE_FORMAT, pos);
  else
    g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_JSON,
                 "Invalid JSON at byte %" G_GSIZE_FORMAT ": %s", pos, err->msg);
}

/**
 * bunko_json_parse_in_place:
 * @text: (array length=length): the text, with %BUNKO_JSON_PADDING writable bytes behind it; it is
 * destroyed
 * @length: the length of the text in bytes, without the padding
 * @error: return location for an error
 *
 * Reads a JSON text without copying it. It must be UTF-8 and hold one value. Beyond what the
 * standard allows, half surrogate pairs and NULs in strings are taken as U+FFFD, and `NaN` and
 * `Infinity` as null, since servers written in Python send them. An integer that a #gint64 cannot
 * hold becomes a double. Of members with the same name the last wins.
 *
 * The tree is meant to be read only: parts of it that are equal may be one and the same, sealed
 * #JsonNode, and parents are not set. Copy what shall be changed.
 *
 * This function may be called on any thread.
 *
 * Returns: (transfer full): the root, or %NULL with %BUNKO_PROTOCOL_ERROR_UTF8,
 * %BUNKO_PROTOCOL_ERROR_JSON, %BUNKO_PROTOCOL_ERROR_DEPTH (more than %BUNKO_JSON_MAX_DEPTH) or
 * %BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE (more than %BUNKO_JSON_MAX_VALUES values)
 */
JsonNode *
bunko_json_parse_in_place (char *text, gsize length, GError **error)
{
  yyjson_read_err err;
  yyjson_doc *doc;
  JsonNode *node = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (length == 0)
    {
      g_set_error_literal (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_JSON,
                           "Invalid JSON: empty text");
      return NULL;
    }

  if (is_bomb (text, length))
    {
      set_too_many_values_error (error);
      return NULL;
    }

  mend_escapes (text, length);
  memset (text + length, 0, BUNKO_JSON_PADDING);

  doc = yyjson_read_opts (text, length, YYJSON_READ_INSITU | YYJSON_READ_ALLOW_INF_AND_NAN, NULL,
                          &err);
  if (doc == NULL)
    {
      set_read_error (error, &err, text, length);
      return NULL;
    }

  if (yyjson_doc_get_val_count (doc) > BUNKO_JSON_MAX_VALUES)
    {
      set_too_many_values_error (error);
    }
  else
    {
      node = bunko_json_build (yyjson_doc_get_root (doc));
      if (node == NULL)
        g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_DEPTH,
                     "JSON nested more than %d deep", BUNKO_JSON_MAX_DEPTH);
    }

  yyjson_doc_free (doc);

  return node;
}

/**
 * bunko_json_parse:
 * @utf8: the text
 * @error: return location for an error
 *
 * Reads a JSON text as bunko_json_parse_in_place() does, and leaves it as it is.
 *
 * Returns: (transfer full): the root, or %NULL with the errors of bunko_json_parse_in_place()
 */
JsonNode *
bunko_json_parse (GBytes *utf8, GError **error)
{
  g_autofree char *copy = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (utf8, &length);
  copy = g_malloc (length + BUNKO_JSON_PADDING);
  if (length > 0)
    memcpy (copy, data, length);

  return bunko_json_parse_in_place (copy, length, error);
}

static yyjson_mut_val *write_node (yyjson_mut_doc *doc, JsonNode *node);

static yyjson_mut_val *
write_value (yyjson_mut_doc *doc, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return yyjson_mut_str (doc, json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return yyjson_mut_bool (doc, json_node_get_boolean (node));
  if (type == G_TYPE_DOUBLE)
    return yyjson_mut_real (doc, json_node_get_double (node));

  return yyjson_mut_sint (doc, json_node_get_int (node));
}

static yyjson_mut_val *
write_array (yyjson_mut_doc *doc, JsonArray *array)
{
  yyjson_mut_val *result = yyjson_mut_arr (doc);
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    yyjson_mut_arr_append (result, write_node (doc, json_array_get_element (array, i)));

  return result;
}

static yyjson_mut_val *
write_object (yyjson_mut_doc *doc, JsonObject *object)
{
  yyjson_mut_val *result = yyjson_mut_obj (doc);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    yyjson_mut_obj_add (result, yyjson_mut_str (doc, name), write_node (doc, node));

  return result;
}

static yyjson_mut_val *
write_node (yyjson_mut_doc *doc, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return write_object (doc, json_node_get_object (node));
    case JSON_NODE_ARRAY:
      return write_array (doc, json_node_get_array (node));
    case JSON_NODE_VALUE:
      return write_value (doc, node);
    case JSON_NODE_NULL:
    default:
      return yyjson_mut_null (doc);
    }
}

static void *
alloc_cb (void *context, size_t size)
{
  return bunko_wipe_alloc (size);
}

static void *
realloc_cb (void *context, void *memory, size_t old_size, size_t size)
{
  return bunko_wipe_realloc (memory, size);
}

static void
free_cb (void *context, void *memory)
{
  bunko_wipe_free (memory);
}

/* The text may hold a password or a session id, and the tree that is written from may not: it only
 * refers to the strings.
 */
static const yyjson_alc wiping_allocator = { alloc_cb, realloc_cb, free_cb, NULL };

/**
 * bunko_json_serialize:
 * @node: a JSON tree whose strings are UTF-8
 *
 * Writes a tree as JSON text without white space. Numbers that JSON cannot express are written as
 * null. A small text is overwritten when it is freed.
 *
 * Returns: (transfer full): the text, not NUL-terminated
 */
GBytes *
bunko_json_serialize (JsonNode *node)
{
  yyjson_mut_doc *doc;
  size_t length = 0;
  char *text;

  g_return_val_if_fail (node != NULL, NULL);

  doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (doc, write_node (doc, node));
  text = yyjson_mut_write_opts (
      doc, YYJSON_WRITE_INF_AND_NAN_AS_NULL | YYJSON_WRITE_ALLOW_INVALID_UNICODE, &wiping_allocator,
      &length, NULL);
  yyjson_mut_doc_free (doc);

  /* Nothing but a lack of memory can make it fail, which ends the process as everywhere in GLib. */
  if (text == NULL)
    g_error ("Failed to allocate memory for JSON");

  return g_bytes_new_with_free_func (text, length, bunko_wipe_free, text);
}
