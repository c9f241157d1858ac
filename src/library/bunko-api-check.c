/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-request-private.h"

#include "protocol/bunko-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Compares what a person wrote with what the functions take. */

static void
problem_free (gpointer data)
{
  BunkoApiProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static guint
count_chars (const char *text, gsize from, gsize to)
{
  return (guint) g_utf8_strlen (text + from, (gssize) (to - from));
}

static void
set_place (BunkoApiProblem *problem, const char *text, gsize start)
{
  gsize line_start = 0;

  problem->line = 1;
  for (gsize i = 0; i < start; i++)
    {
      if (text[i] != '\n')
        continue;
      problem->line++;
      line_start = i + 1;
    }
  problem->column = count_chars (text, line_start, start) + 1;
  problem->start = count_chars (text, 0, start);
}

/* Adds a problem; takes @message. */
void
_bunko_api_check_add (BunkoApiCheck *check,
                      const BunkoApiSpan *where,
                      gboolean fatal,
                      char *message)
{
  BunkoApiProblem *problem = g_new0 (BunkoApiProblem, 1);

  if (check->problems == NULL)
    check->problems = g_ptr_array_new_with_free_func (problem_free);
  set_place (problem, check->text, where->start);
  problem->length = count_chars (check->text, where->start, where->end);
  problem->fatal = fatal;
  problem->message = message;
  check->fatal |= fatal;
  g_ptr_array_add (check->problems, problem);
}

static gboolean
is_integer (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_id (JsonNode *node)
{
  return is_integer (node) || is_string (node);
}

static gboolean
is_list_of (JsonNode *node, gboolean (*is_element) (JsonNode *node))
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_element (json_array_get_element (array, i)))
        return FALSE;
    }
  return TRUE;
}

/* Values go by number or by name, in upper or lower case (HPX "Creating frontends", "Enums"). */
static gboolean
is_value_of (const BunkoApiArgument *argument, JsonNode *node)
{
  for (const BunkoApiValue *value = argument->values; value->name != NULL; value++)
    {
      if (is_integer (node) && json_node_get_int (node) == value->value)
        return TRUE;
      if (is_string (node) && g_ascii_strcasecmp (json_node_get_string (node), value->name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_type (const BunkoApiArgument *argument, JsonNode *node)
{
  switch (argument->type)
    {
    case BUNKO_API_TYPE_INT:
      return is_integer (node);
    case BUNKO_API_TYPE_BOOL:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
    case BUNKO_API_TYPE_STRING:
      return is_string (node);
    case BUNKO_API_TYPE_ENUM:
      return is_value_of (argument, node);
    case BUNKO_API_TYPE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    case BUNKO_API_TYPE_INT_LIST:
      return is_list_of (node, is_integer);
    case BUNKO_API_TYPE_STRING_LIST:
      return is_list_of (node, is_string);
    case BUNKO_API_TYPE_ID_LIST:
      return is_list_of (node, is_id);
    case BUNKO_API_TYPE_ANY:
    default:
      return TRUE;
    }
}

static char *
list_values (const BunkoApiArgument *argument)
{
  GString *string = g_string_new (NULL);

  for (const BunkoApiValue *value = argument->values; value->name != NULL; value++)
    g_string_append_printf (string, "%s%d %s", string->len > 0 ? ", " : "", value->value,
                            value->name);
  return g_string_free_and_steal (string);
}

/* Why @value cannot be that of @argument; NULL if it can. */
char *
_bunko_api_argument_describe_mismatch (const BunkoApiArgument *argument, JsonNode *value)
{
  g_autofree char *values = NULL;

  if (JSON_NODE_HOLDS_NULL (value))
    return argument->nullable
               ? NULL
               : g_strdup_printf (_ ("“%s” cannot be null; leave it out instead"), argument->name);
  if (has_type (argument, value))
    return NULL;
  if (argument->type == BUNKO_API_TYPE_ENUM)
    {
      values = list_values (argument);
      /* Translators: the name of an argument, and a list of values such as “1 Gallery” */
      return g_strdup_printf (_ ("“%s” must be one of: %s"), argument->name, values);
    }
  /* Translators: the name of an argument, and what it may be, such as “list of numbers” */
  return g_strdup_printf (_ ("“%s” must be of this kind: %s"), argument->name,
                          bunko_api_type_get_label (argument->type));
}

static void
check_argument (BunkoApiCheck *check,
                BunkoApiFunction *function,
                const BunkoApiMember *member,
                JsonNode *value)
{
  const BunkoApiArgument *argument = bunko_api_function_find_argument (function, member->name);
  char *message;

  if (argument == NULL)
    {
      _bunko_api_check_add (check, &member->key, FALSE,
                            g_strdup_printf (_ ("“%s” takes no “%s”"),
                                             bunko_api_function_get_name (function), member->name));
      return;
    }
  message = _bunko_api_argument_describe_mismatch (argument, value);
  if (message != NULL)
    _bunko_api_check_add (check, &member->value, FALSE, message);
}

static void
check_missing (BunkoApiCheck *check, const BunkoApiObject *object, BunkoApiFunction *function)
{
  for (guint i = 0; i < bunko_api_function_get_n_arguments (function); i++)
    {
      const BunkoApiArgument *argument = bunko_api_function_get_argument (function, i);

      if (argument->fallback == NULL && _bunko_api_object_find (object, argument->name) == NULL)
        _bunko_api_check_add (check, &_bunko_api_object_find (object, "fname")->value, FALSE,
                              g_strdup_printf (_ ("“%s” needs “%s”"),
                                               bunko_api_function_get_name (function),
                                               argument->name));
    }
}

/* Compares a call that has a name with what the function of this name takes. */
void
_bunko_api_check_call (BunkoApiCheck *check,
                       const BunkoApiObject *object,
                       const char *fname,
                       JsonObject *arguments)
{
  BunkoApiFunction *function = bunko_api_function_find (fname);

  if (function == NULL)
    {
      _bunko_api_check_add (check, &_bunko_api_object_find (object, "fname")->value, FALSE,
                            g_strdup_printf (_ ("No function “%s” is known"), fname));
      return;
    }
  check_missing (check, object, function);
  for (guint i = 0; i < object->members->len; i++)
    {
      const BunkoApiMember *member = &g_array_index (object->members, BunkoApiMember, i);

      if (!g_str_equal (member->name, "fname"))
        check_argument (check, function, member, json_object_get_member (arguments, member->name));
    }
}

/**
 * bunko_api_argument_check:
 * @argument: an argument
 * @value: a value for it, as JSON
 * @message: (out) (optional): what is wrong, for the person
 *
 * Tells whether a text is a value that the argument may have.
 *
 * Returns: whether it is
 */
gboolean
bunko_api_argument_check (const BunkoApiArgument *argument, const char *value, char **message)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *mismatch = NULL;

  g_return_val_if_fail (argument != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  bytes = g_bytes_new_static (value, strlen (value));
  node = bunko_json_parse (bytes, NULL);
  mismatch = node != NULL ? _bunko_api_argument_describe_mismatch (argument, node)
                          : g_strdup (_ ("This is not JSON"));
  if (mismatch == NULL)
    return TRUE;
  if (message != NULL)
    *message = g_steal_pointer (&mismatch);
  return FALSE;
}
