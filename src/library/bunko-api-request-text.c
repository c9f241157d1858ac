/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-request-private.h"

#include "protocol/bunko-wire-mask.h"

#include <string.h>

/* Messages as text: for the editor, for the history, and as a command line. */

/**
 * bunko_api_quote:
 * @text: a text
 *
 * Returns: (transfer full): the text as a JSON string, with its quotes
 */
char *
bunko_api_quote (const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  node = json_node_init_string (json_node_alloc (), text);
  return json_to_string (node, FALSE);
}

/* JSON laid out over lines. */
char *
_bunko_api_print (JsonNode *node)
{
  return json_to_string (node, TRUE);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *mask_node (JsonNode *node, gboolean *found);

static gboolean
is_secret_value (JsonNode *node)
{
  return !JSON_NODE_HOLDS_NULL (node) &&
         !(JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN);
}

static JsonNode *
new_mask (gboolean *found)
{
  *found = TRUE;
  return json_node_init_string (json_node_alloc (), BUNKO_WIRE_MASK);
}

static JsonObject *
mask_object (JsonObject *object, gboolean *found)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name,
                            bunko_wire_mask_is_secret_name (name) && is_secret_value (value)
                                ? new_mask (found)
                                : mask_node (value, found));
  return copy;
}

static JsonArray *
mask_array (JsonArray *array, gboolean *found)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, mask_node (json_array_get_element (array, i), found));
  return copy;
}

/* A copy without secrets. */
static JsonNode *
mask_node (JsonNode *node, gboolean *found)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return take_object (mask_object (json_node_get_object (node), found));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return take_array (mask_array (json_node_get_array (node), found));
  return json_node_copy (node);
}

static JsonObject *
get_arguments (BunkoApiRequest *self, guint index, gboolean masked, gboolean *found)
{
  JsonObject *arguments = _bunko_api_request_get_arguments (self, index);
  BunkoApiFunction *function = bunko_api_request_get_function (self, index);
  JsonObject *copy;

  if (!masked)
    return json_object_ref (arguments);
  copy = mask_object (arguments, found);
  for (guint i = 0; function != NULL && i < bunko_api_function_get_n_arguments (function); i++)
    {
      const BunkoApiArgument *argument = bunko_api_function_get_argument (function, i);

      if (argument->secret && json_object_has_member (copy, argument->name))
        json_object_set_member (copy, argument->name, new_mask (found));
    }
  return copy;
}

static JsonNode *
call_to_node (BunkoApiRequest *self, guint index, gboolean masked)
{
  gboolean found = FALSE;
  g_autoptr (JsonObject) arguments = get_arguments (self, index, masked, &found);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_set_string_member (object, "fname", bunko_api_request_get_name (self, index));
  json_object_iter_init_ordered (&iter, arguments);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (object, name, json_node_copy (value));
  return take_object (object);
}

/* The message as it travels, with or without its secrets. */
JsonNode *
_bunko_api_request_to_node (BunkoApiRequest *self, gboolean masked)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bunko_api_request_get_n_calls (self); i++)
    json_array_add_element (array, call_to_node (self, i, masked));
  return take_array (array);
}

/**
 * bunko_api_request_dup_text:
 * @self: a request
 *
 * Returns: (transfer full): the message, laid out over lines
 */
char *
bunko_api_request_dup_text (BunkoApiRequest *self)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), NULL);

  node = _bunko_api_request_to_node (self, FALSE);
  return _bunko_api_print (node);
}

/**
 * bunko_api_request_dup_masked_text:
 * @self: a request
 *
 * Returns: (transfer full): the message, laid out over lines, with three dots for each secret; it
 *   may be kept
 */
char *
bunko_api_request_dup_masked_text (BunkoApiRequest *self)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), NULL);

  node = _bunko_api_request_to_node (self, TRUE);
  return _bunko_api_print (node);
}

/**
 * bunko_api_request_has_secrets:
 * @self: a request
 *
 * Returns: whether there is anything in it that is not kept
 */
gboolean
bunko_api_request_has_secrets (BunkoApiRequest *self)
{
  gboolean found = FALSE;

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), FALSE);

  for (guint i = 0; i < bunko_api_request_get_n_calls (self); i++)
    json_object_unref (get_arguments (self, i, TRUE, &found));
  return found;
}

static void
append_call (GString *string, BunkoApiRequest *self, guint index)
{
  gboolean found = FALSE;
  g_autoptr (JsonObject) arguments = get_arguments (self, index, TRUE, &found);
  g_autofree char *fname = g_shell_quote (bunko_api_request_get_name (self, index));
  const char *bare = bunko_api_request_get_name (self, index);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  /* Nobody quotes a plain name. */
  g_string_append (
      string,
      strspn (bare, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_") == strlen (bare) ? bare : fname);
  json_object_iter_init_ordered (&iter, arguments);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *json = json_to_string (value, FALSE);
      g_autofree char *argument = g_strdup_printf ("%s=%s", name, json);
      g_autofree char *quoted = g_shell_quote (argument);
      gboolean is_plain =
          strspn (argument, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_=.-") == strlen (argument);

      g_string_append_printf (string, " %s", is_plain ? argument : quoted);
    }
}

/**
 * bunko_api_request_dup_command:
 * @self: a request
 * @server: (nullable): the address of the server, `hpx://…`
 *
 * Makes a command line of a message, for a shell. Secrets are left out: three dots stand in their
 * place.
 *
 * Returns: (transfer full): the command line
 */
char *
bunko_api_request_dup_command (BunkoApiRequest *self, const char *server)
{
  GString *string;

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), NULL);

  string = g_string_new ("bunkoctl");
  if (server != NULL)
    {
      g_autofree char *quoted = g_shell_quote (server);

      g_string_append_printf (string, " --server %s", quoted);
    }
  g_string_append (string, " call ");
  for (guint i = 0; i < bunko_api_request_get_n_calls (self); i++)
    {
      if (i > 0)
        g_string_append (string, " -- ");
      append_call (string, self, i);
    }
  return g_string_free_and_steal (string);
}

static void
append_indented (GString *string, const char *text, const char *indent)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      g_string_append_c (string, *at);
      if (*at == '\n')
        g_string_append (string, indent);
    }
}

/**
 * bunko_api_call_new:
 * @fname: the name of a function
 * @names: (array zero-terminated): names of arguments
 * @values: the value of each, as JSON; what is not JSON is taken as it is
 *
 * Makes the text of a call.
 *
 * Returns: (transfer full): an object, laid out over lines
 */
char *
bunko_api_call_new (const char *fname, const char *const *names, const char *const *values)
{
  g_autofree char *quoted = NULL;
  GString *string;

  g_return_val_if_fail (fname != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);

  quoted = bunko_api_quote (fname);
  string = g_string_new ("{\n");
  g_string_append_printf (string, "  \"fname\": %s", quoted);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = bunko_api_quote (names[i]);

      g_string_append_printf (string, ",\n  %s: ", name);
      append_indented (string, values[i], "  ");
    }
  g_string_append (string, "\n}");
  return g_string_free_and_steal (string);
}

static const BunkoApiObject *
find_same (const BunkoApiScan *scan, const char *text, const char *call)
{
  BunkoApiSpan where;
  g_autofree char *message = NULL;
  g_autoptr (BunkoApiScan) one = _bunko_api_scan_new (call, &where, &message);
  const BunkoApiMember *wanted = one != NULL && one->objects->len == 1
                                     ? _bunko_api_object_find (one->objects->pdata[0], "fname")
                                     : NULL;
  gsize length = wanted != NULL ? wanted->value.end - wanted->value.start : 0;

  for (guint i = 0; wanted != NULL && i < scan->objects->len; i++)
    {
      const BunkoApiMember *fname = _bunko_api_object_find (scan->objects->pdata[i], "fname");

      if (fname != NULL && fname->value.end - fname->value.start == length &&
          strncmp (text + fname->value.start, call + wanted->value.start, length) == 0)
        return scan->objects->pdata[i];
    }
  return NULL;
}

/* What stands before and behind the call that is put in. */
static char *
splice (const char *text, gsize start, gsize end, const char *before, const char *call)
{
  GString *string = g_string_new_len (text, (gssize) start);

  g_string_append (string, before);
  append_indented (string, call, "  ");
  g_string_append (string, text + end);
  return g_string_free_and_steal (string);
}

static char *
begin_list (const char *call)
{
  GString *string = g_string_new ("[\n  ");

  append_indented (string, call, "  ");
  g_string_append (string, "\n]\n");
  return g_string_free_and_steal (string);
}

static char *
append_to_list (const BunkoApiScan *scan, const char *text, const char *call)
{
  const BunkoApiObject *last = scan->objects->pdata[scan->objects->len - 1];
  GString *string;

  if (scan->is_list)
    return splice (text, last->span.end, last->span.end, ",\n  ", call);
  /* One call alone becomes a list. */
  string = g_string_new ("[\n  ");
  append_indented (string, text, "  ");
  while (g_ascii_isspace (string->str[string->len - 1]))
    g_string_truncate (string, string->len - 1);
  g_string_append (string, ",\n  ");
  append_indented (string, call, "  ");
  g_string_append (string, "\n]\n");
  return g_string_free_and_steal (string);
}

/**
 * bunko_api_message_add_call:
 * @text: the text of a message; may be empty
 * @call: the text of a call, an object
 *
 * Adds a call to a message, in the place of one of the same function if there is one. All else
 * stays as it was written.
 *
 * Returns: (transfer full) (nullable): the new text of the message; %NULL if @text cannot be
 *   understood
 */
char *
bunko_api_message_add_call (const char *text, const char *call)
{
  BunkoApiSpan where;
  g_autofree char *message = NULL;
  g_autoptr (BunkoApiScan) scan = NULL;
  const BunkoApiObject *same;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (call != NULL, NULL);

  if (text[strspn (text, " \t\r\n")] == '\0')
    return begin_list (call);
  scan = _bunko_api_scan_new (text, &where, &message);
  if (scan == NULL)
    return NULL;
  if (scan->objects->len == 0)
    return begin_list (call);
  same = find_same (scan, text, call);
  if (same != NULL)
    return splice (text, same->span.start, same->span.end, "", call);
  return append_to_list (scan, text, call);
}
