/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-selector.h"

static const struct
{
  const char *name;
  BunkoSampleSearchOptions option;
  gboolean initial;
} options_by_name[] = {
  { "case_sensitive", BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE, FALSE },
  { "regex", BUNKO_SAMPLE_SEARCH_REGEX, FALSE },
  { "match_exact", BUNKO_SAMPLE_SEARCH_MATCH_EXACT, FALSE },
  { "match_whole_words", BUNKO_SAMPLE_SEARCH_WHOLE_WORDS, FALSE },
  { "match_all_terms", BUNKO_SAMPLE_SEARCH_MATCH_ALL_TERMS, TRUE },
  { "children", BUNKO_SAMPLE_SEARCH_CHILDREN, TRUE },
  { "descendants", BUNKO_SAMPLE_SEARCH_CHILDREN, TRUE },
};

/* 0.13 calls the options by their settings, 0.3 by the bare names (HPX wire notes, "API oddities").
 */
static gboolean
find_option (const char *name, gboolean legacy, BunkoSampleSearchOptions *option)
{
  if (g_str_has_prefix (name, "search."))
    {
      if (legacy)
        return FALSE;
      name += strlen ("search.");
    }
  for (guint i = 0; i < G_N_ELEMENTS (options_by_name); i++)
    if (g_str_equal (options_by_name[i].name, name))
      {
        *option = options_by_name[i].option;
        return TRUE;
      }
  return FALSE;
}

/**
 * bunko_sample_selector_read_options:
 * @call: a call
 * @options: (out): how to search
 * @error: %BUNKO_SAMPLE_ERROR_API
 *
 * Reads the argument `search_options`.
 *
 * Returns: whether all of them are known
 */
gboolean
bunko_sample_selector_read_options (BunkoSampleCall *call,
                                    BunkoSampleSearchOptions *options,
                                    GError **error)
{
  JsonNode *node = bunko_sample_call_get (call, "search_options");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  *options = 0;
  for (guint i = 0; i < G_N_ELEMENTS (options_by_name); i++)
    if (options_by_name[i].initial)
      *options |= options_by_name[i].option;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      BunkoSampleSearchOptions option;

      if (!find_option (name, call->backend->legacy, &option))
        {
          g_autofree char *text = g_strdup_printf ("Invalid search option name '%s'", name);

          return bunko_sample_call_api_error (error, text);
        }
      *options &= ~option;
      if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_boolean (value))
        *options |= option;
    }
  return TRUE;
}

static gboolean
read_common (BunkoSampleCall *call, BunkoSampleSelector *selector, GError **error)
{
  int sort;

  selector->legacy = call->backend->legacy;
  selector->descending = bunko_sample_call_get_boolean (call, "sort_desc", FALSE);
  if (!bunko_sample_call_get_nullable_enum (call, "sort_by", &bunko_sample_enum_sort, 0, &sort,
                                            error) ||
      !bunko_sample_call_get_string (call, "search_query", "", &selector->query, error) ||
      !bunko_sample_selector_read_options (call, &selector->options, error))
    return FALSE;
  selector->sort = sort;
  return TRUE;
}

/* With a parent the view lists what belongs to it. */
static gboolean
read_parent (BunkoSampleCall *call, BunkoSampleSelector *selector, GError **error)
{
  int related;

  if (!bunko_sample_call_get_nullable_enum (call, "related_type",
                                            bunko_sample_backend_item_types (call->backend), 0,
                                            &related, error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &selector->parent_id, error))
    return FALSE;
  if (related == 0)
    return TRUE;
  if (selector->parent_id <= 0)
    return bunko_sample_call_api_error (error, "Missing id of parent item");
  selector->parent_type = selector->type;
  selector->type = related;
  return TRUE;
}

/**
 * bunko_sample_selector_read_view:
 * @call: a call of library_view or one with its arguments
 * @selector: (out caller-allocates): what it asks for; its query is borrowed from the call
 * @error: %BUNKO_SAMPLE_ERROR_API, %BUNKO_SAMPLE_ERROR_ENUM or %BUNKO_SAMPLE_CRASH
 *
 * Reads the arguments that all functions on views share.
 *
 * Returns: whether they are right
 */
gboolean
bunko_sample_selector_read_view (BunkoSampleCall *call,
                                 BunkoSampleSelector *selector,
                                 GError **error)
{
  static const BunkoSampleItemType allowed[] = {
    BUNKO_SAMPLE_TYPE_GALLERY,
    BUNKO_SAMPLE_TYPE_COLLECTION,
    BUNKO_SAMPLE_TYPE_GROUPING,
  };
  int view;

  *selector = (BunkoSampleSelector) { 0 };
  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY,
                                        &selector->type, error) ||
      !bunko_sample_call_check_type (call, selector->type, allowed, G_N_ELEMENTS (allowed),
                                     error) ||
      !bunko_sample_call_get_nullable_enum (call, "view_filter", &bunko_sample_enum_view_type,
                                            BUNKO_SAMPLE_VIEW_LIBRARY, &view, error) ||
      !bunko_sample_call_get_int (call, "filter_id", 0, &selector->filter_id, error) ||
      !read_parent (call, selector, error))
    return FALSE;
  selector->view = view;
  return read_common (call, selector, error);
}

static gboolean
unsupported (BunkoSampleCall *call, BunkoSampleItemType type, GError **error)
{
  const BunkoSampleEnum *types = bunko_sample_backend_item_types (call->backend);
  g_autofree char *text =
      g_strdup_printf ("Unsupported itemtype ItemType.%s", bunko_sample_enum_name (types, type));

  return bunko_sample_call_api_error (error, text);
}

/**
 * bunko_sample_selector_read_search:
 * @call: a call of search_items
 * @selector: (out caller-allocates): what it asks for; its query is borrowed from the call
 * @error: %BUNKO_SAMPLE_ERROR_API, %BUNKO_SAMPLE_ERROR_ENUM or %BUNKO_SAMPLE_CRASH
 *
 * Reads the arguments of a search; in it nothing is hidden.
 *
 * Returns: whether they are right
 */
gboolean
bunko_sample_selector_read_search (BunkoSampleCall *call,
                                   BunkoSampleSelector *selector,
                                   GError **error)
{
  *selector = (BunkoSampleSelector) { 0 };
  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY,
                                        &selector->type, error))
    return FALSE;
  if (selector->type == BUNKO_SAMPLE_TYPE_PAGE ||
      (call->backend->legacy && selector->type == BUNKO_SAMPLE_TYPE_FILTER))
    return unsupported (call, selector->type, error);
  if (selector->type == BUNKO_SAMPLE_TYPE_TITLE)
    return bunko_sample_crash (error, "InvalidRequestError");
  return read_common (call, selector, error);
}
