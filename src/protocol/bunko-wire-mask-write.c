/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bunko-json.h"
#include "bunko-wire-mask-private.h"

/* Writes a message as JSON without its secrets, and not more of it than asked for.
 *
 * What is written is always valid: where the rest of an array or an object is left out, a last
 * element says how much that is. The time this takes depends on what is written, not on what is
 * there, so that a large reply costs no more than a middling one.
 */

/* Of a long text its beginning is shown; pictures, which come as base64, are not worth even that.
 */
#define MAX_TEXT    (4 * 1024)
#define MIN_PICTURE 512
#define OVERLAP     512

typedef struct
{
  BunkoWireMask *mask;
  GString *out;
  GString *scratch;
  gsize limit;
  guint depth;
} Writer;

static void write_node (Writer *writer, JsonNode *node, BunkoSecretKind kind);

/* Texts. */

static void
append_escaped (GString *out, const char *text, gsize length)
{
  static const char hex[] = "0123456789abcdef";
  gsize done = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, text + done, (gssize) (i - done));
      done = i + 1;
      g_string_append_c (out, '\\');
      if (c == '"' || c == '\\')
        g_string_append_c (out, (char) c);
      else if (c == '\n')
        g_string_append_c (out, 'n');
      else
        {
          g_string_append (out, "u00");
          g_string_append_c (out, hex[c >> 4]);
          g_string_append_c (out, hex[c & 15]);
        }
    }
  g_string_append_len (out, text + done, (gssize) (length - done));
}

static void
write_text (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '"');
  append_escaped (out, text, length);
  g_string_append_c (out, '"');
}

static gboolean
is_base64 (const char *text)
{
  for (gsize i = 0; i < MIN_PICTURE; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("+/\r\n", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Returns the length of what stands before the picture, or -1 if there is none. */
static gssize
find_picture (const char *text, gsize length)
{
  const char *comma = NULL;

  if (length < MIN_PICTURE)
    return -1;
  if (g_str_has_prefix (text, "data:"))
    comma = memchr (text, ',', MIN (length, 128));
  if (comma != NULL)
    return comma + 1 - text;
  return is_base64 (text) ? 0 : -1;
}

static void
write_picture (Writer *writer, const char *text, gsize prefix, gsize length)
{
  g_autofree char *size = g_format_size ((length - prefix) / 4 * 3);
  g_autofree char *words = g_strdup_printf (_ ("… %s of picture data"), size);

  g_string_truncate (writer->scratch, 0);
  g_string_append_len (writer->scratch, text, (gssize) prefix);
  g_string_append (writer->scratch, words);
  write_text (writer->out, writer->scratch->str, writer->scratch->len);
}

static gsize
find_character_start (const char *text, gsize at)
{
  while (at > 0 && ((guchar) text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

/* A secret that begins within the part that is shown must be known whole to be found. */
static void
write_string (Writer *writer, const char *text)
{
  gsize length = strlen (text);
  gssize picture = find_picture (text, length);
  gsize seen =
      length > MAX_TEXT + OVERLAP ? find_character_start (text, MAX_TEXT + OVERLAP) : length;

  if (picture >= 0)
    {
      write_picture (writer, text, (gsize) picture, length);
      return;
    }
  g_string_truncate (writer->scratch, 0);
  _bunko_wire_mask_append (writer->mask, writer->scratch, text, seen);
  if (length > MAX_TEXT)
    {
      g_autofree char *size = g_format_size (length - MAX_TEXT);

      if (writer->scratch->len > MAX_TEXT)
        g_string_truncate (writer->scratch, find_character_start (writer->scratch->str, MAX_TEXT));
      g_string_append_printf (writer->scratch, _ ("… %s more"), size);
    }
  write_text (writer->out, writer->scratch->str, writer->scratch->len);
}

/* Values. */

static void
write_double (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, isfinite (value) ? g_ascii_dtostr (text, sizeof text, value) : "null");
}

/* Whether something is set at all, and switches, tell no secret. */
static gboolean
is_secret_value (JsonNode *node, BunkoSecretKind kind)
{
  GType type = json_node_get_value_type (node);

  if (kind == BUNKO_SECRET_NONE || type == G_TYPE_BOOLEAN || type == G_TYPE_INVALID)
    return FALSE;
  if (type == G_TYPE_STRING)
    return *json_node_get_string (node) != '\0';
  return kind == BUNKO_SECRET_ALL;
}

static void
write_value (Writer *writer, JsonNode *node, BunkoSecretKind kind)
{
  GType type = json_node_get_value_type (node);

  if (is_secret_value (node, kind))
    write_text (writer->out, BUNKO_WIRE_MASK, strlen (BUNKO_WIRE_MASK));
  else if (type == G_TYPE_STRING)
    write_string (writer, json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    write_double (writer->out, json_node_get_double (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (writer->out, json_node_get_boolean (node) ? "true" : "false");
  else
    g_string_append (writer->out, "null");
}

static void
write_rest (Writer *writer, guint n_left)
{
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u more", "… %u more", n_left), n_left);

  write_text (writer->out, words, strlen (words));
}

static gboolean
is_full (Writer *writer)
{
  return writer->out->len >= writer->limit;
}

static void
write_array (Writer *writer, JsonArray *array, BunkoSecretKind kind)
{
  guint n = json_array_get_length (array);

  g_string_append_c (writer->out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      if (is_full (writer))
        {
          write_rest (writer, n - i);
          break;
        }
      write_node (writer, json_array_get_element (array, i), kind);
    }
  g_string_append_c (writer->out, ']');
}

/* Where the name of a value is itself a value: {"name": "password", "value": "…"}. */
static BunkoSecretKind
judge_pair (JsonObject *object)
{
  static const char *const keys[] = { "name", "key", "id", "identifier", "setting" };

  if (!json_object_has_member (object, "value"))
    return BUNKO_SECRET_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *node = json_object_get_member (object, keys[i]);
      const char *name;

      if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      name = json_node_get_string (node);
      if (_bunko_wire_mask_judge_name (name, strnlen (name, MAX_TEXT)) != BUNKO_SECRET_NONE)
        return BUNKO_SECRET_ALL;
    }
  return BUNKO_SECRET_NONE;
}

static void
write_member (Writer *writer,
              const char *name,
              JsonNode *node,
              BunkoSecretKind kind,
              BunkoSecretKind pair)
{
  BunkoSecretKind own = _bunko_wire_mask_judge_name (name, strnlen (name, MAX_TEXT));

  if (strcmp (name, "value") == 0)
    own = MAX (own, pair);
  write_string (writer, name);
  g_string_append_c (writer->out, ':');
  write_node (writer, node, MAX (kind, own));
}

static void
write_object (Writer *writer, JsonObject *object, BunkoSecretKind kind)
{
  guint n_left = json_object_get_size (object);
  BunkoSecretKind pair = judge_pair (object);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean is_first = TRUE;

  g_string_append_c (writer->out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!is_first)
        g_string_append_c (writer->out, ',');
      is_first = FALSE;
      if (is_full (writer))
        {
          g_string_append (writer->out, "\"…\":");
          write_rest (writer, n_left);
          break;
        }
      write_member (writer, name, node, kind, pair);
      n_left--;
    }
  g_string_append_c (writer->out, '}');
}

static void
write_node (Writer *writer, JsonNode *node, BunkoSecretKind kind)
{
  gboolean is_branch = JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node);

  if (is_branch && writer->depth == BUNKO_JSON_MAX_DEPTH)
    {
      write_text (writer->out, "…", strlen ("…"));
      return;
    }
  writer->depth++;
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, json_node_get_object (node), kind);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (writer, json_node_get_array (node), kind);
  else
    write_value (writer, node, kind);
  writer->depth--;
}

/* The data of a login is an object, that of calls a list. */
static void
write_request (Writer *writer, JsonObject *root)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean is_first = TRUE;

  g_string_append_c (writer->out, '{');
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gboolean is_login = strcmp (name, "data") == 0 && JSON_NODE_HOLDS_OBJECT (node);

      if (!is_first)
        g_string_append_c (writer->out, ',');
      is_first = FALSE;
      write_member (writer, name, node, is_login ? BUNKO_SECRET_ALL : BUNKO_SECRET_NONE,
                    BUNKO_SECRET_NONE);
    }
  g_string_append_c (writer->out, '}');
}

/**
 * _bunko_wire_mask_write: (skip)
 * @self: a mask
 * @root: a message
 * @limit: after how many bytes to leave out the rest, about
 * @is_request: whether we sent it
 *
 * Writes a message without its secrets.
 *
 * Returns: (transfer full): valid JSON on one line
 */
char *
_bunko_wire_mask_write (BunkoWireMask *self, JsonNode *root, gsize limit, gboolean is_request)
{
  Writer writer = {
    .mask = self,
    .out = g_string_sized_new (512),
    .scratch = g_string_sized_new (128),
    .limit = limit,
  };

  if (is_request && JSON_NODE_HOLDS_OBJECT (root))
    write_request (&writer, json_node_get_object (root));
  else
    write_node (&writer, root, BUNKO_SECRET_NONE);
  g_string_free (writer.scratch, TRUE);
  return g_string_free (writer.out, FALSE);
}
