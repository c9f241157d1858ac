/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-print-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Writes JSON for people: laid out over lines, without more than can be looked at. A tree of a
 * hundred megabytes makes no text of that size on the way. May be called on any thread, as long as
 * nobody changes the tree. */

#define MAX_ON_A_LINE 8

typedef struct
{
  GString *string;
  gsize max_length;
  gsize max_string;
  gsize size;
  guint depth;
  gboolean is_shortened;
} Printer;

static gboolean
is_full (Printer *printer)
{
  return printer->string->len >= printer->max_length;
}

/* What travels and is shown. */
static void
put (Printer *printer, const char *text, gsize length)
{
  printer->size += length;
  if (is_full (printer))
    printer->is_shortened = TRUE;
  else
    g_string_append_len (printer->string, text, (gssize) length);
}

/* What is only shown. */
static void
put_space (Printer *printer, const char *text, guint n_indent)
{
  if (is_full (printer))
    return;
  g_string_append (printer->string, text);
  for (guint i = 0; i < n_indent; i++)
    g_string_append (printer->string, "  ");
}

/* Numbers, true, false, null, and names. */
static void
put_node (Printer *printer, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  put (printer, text, strlen (text));
}

static void
put_plain_string (Printer *printer, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  put_node (printer, node);
}

/* Pictures travel as text: nobody reads a megabyte of it. */
static void
put_long_string (Printer *printer, const char *text, gsize length)
{
  const char *end = g_utf8_find_prev_char (text, text + printer->max_string + 1);
  g_autofree char *start = g_strndup (text, (gsize) (end - text));
  g_autofree char *size = g_format_size (length);
  /* Translators: stands at the end of a long text of which only the beginning is shown */
  g_autofree char *note = g_strdup_printf (_ ("… (%s)"), size);
  g_autofree char *shown = g_strconcat (start, note, NULL);
  gsize before = printer->size;

  put_plain_string (printer, shown);
  printer->size = before + length + 2;
  printer->is_shortened = TRUE;
}

static void
put_string (Printer *printer, const char *text)
{
  gsize length = strlen (text);

  if (length > printer->max_string)
    put_long_string (printer, text, length);
  else
    put_plain_string (printer, text);
}

static void put_value (Printer *printer, JsonNode *node);

static void
put_object (Printer *printer, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  gboolean first = TRUE;

  put (printer, "{", 1);
  printer->depth++;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!first)
        put (printer, ",", 1);
      first = FALSE;
      put_space (printer, "\n", printer->depth);
      put_string (printer, name);
      put (printer, ":", 1);
      put_space (printer, " ", 0);
      put_value (printer, value);
    }
  printer->depth--;
  if (!first)
    put_space (printer, "\n", printer->depth);
  put (printer, "}", 1);
}

/* A few numbers, such as a version, take one line. */
static gboolean
is_short (JsonArray *array)
{
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n && n <= MAX_ON_A_LINE; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        return FALSE;
    }
  return n <= MAX_ON_A_LINE;
}

static void
put_on_a_line (Printer *printer, JsonArray *array)
{
  put (printer, "[", 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        {
          put (printer, ",", 1);
          put_space (printer, " ", 0);
        }
      put_node (printer, json_array_get_element (array, i));
    }
  put (printer, "]", 1);
}

static void
put_array (Printer *printer, JsonArray *array)
{
  guint n = json_array_get_length (array);

  if (is_short (array))
    {
      put_on_a_line (printer, array);
      return;
    }

  put (printer, "[", 1);
  printer->depth++;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        put (printer, ",", 1);
      put_space (printer, "\n", printer->depth);
      put_value (printer, json_array_get_element (array, i));
    }
  printer->depth--;
  if (n > 0)
    put_space (printer, "\n", printer->depth);
  put (printer, "]", 1);
}

static void
put_value (Printer *printer, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    put_object (printer, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    put_array (printer, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    put_string (printer, json_node_get_string (node));
  else
    put_node (printer, node);
}

/* Writes no more than some @max_length bytes, and of strings no more than @max_string each. */
void
_bunko_api_print_init (BunkoApiPrint *self, JsonNode *node, gsize max_length, gsize max_string)
{
  Printer printer = { g_string_new (NULL), max_length, max_string };

  put_value (&printer, node);
  if (is_full (&printer))
    g_string_append_printf (printer.string, "\n%s",
                            _ ("… (the rest is not shown; save it to see all)"));
  self->text = g_string_free_and_steal (printer.string);
  self->size = printer.size;
  self->is_shortened = printer.is_shortened;
}

void
_bunko_api_print_clear (BunkoApiPrint *self)
{
  g_clear_pointer (&self->text, g_free);
}
