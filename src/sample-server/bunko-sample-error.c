/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"

G_DEFINE_QUARK (bunko - sample - error, bunko_sample_error)
G_DEFINE_QUARK (bunko - sample - crash, bunko_sample_crash)

/**
 * bunko_sample_crash:
 * @error: (out) (optional): where to put the failure
 * @exception: the class of the exception that the real server raises here
 *
 * Sets a failure that ends the whole message with code 100, as an unforeseen exception does in the
 * real server (HPX wire notes, "Calls").
 *
 * Returns: always %FALSE, so that a handler can `return bunko_sample_crash (…)`
 */
gboolean
bunko_sample_crash (GError **error, const char *exception)
{
  g_set_error_literal (error, BUNKO_SAMPLE_CRASH, 0, exception);
  return FALSE;
}

/**
 * bunko_sample_error_is_crash:
 * @error: an error of a handler
 *
 * Returns: whether @error fails the whole message rather than one function
 */
gboolean
bunko_sample_error_is_crash (const GError *error)
{
  return error->domain == BUNKO_SAMPLE_CRASH;
}

static char *
describe_number (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%g", json_node_get_double (node));
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static char *
describe (JsonNode *node, gboolean quote_strings)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("None");
  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_to_string (node, FALSE);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "True" : "False");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup_printf (quote_strings ? "'%s'" : "%s", json_node_get_string (node));
  return describe_number (node);
}

/**
 * bunko_sample_python_str:
 * @node: (nullable): a value of a request
 *
 * Returns: (transfer full): @node as the `str()` of the real server shows it in error texts
 */
char *
bunko_sample_python_str (JsonNode *node)
{
  return describe (node, FALSE);
}

/**
 * bunko_sample_python_repr:
 * @node: (nullable): a value of a request
 *
 * Returns: (transfer full): @node as the `repr()` of the real server shows it in error texts
 */
char *
bunko_sample_python_repr (JsonNode *node)
{
  return describe (node, TRUE);
}
