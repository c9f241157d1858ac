/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-edit.h"
#include "bunko-sample-error.h"
#include "bunko-sample-request.h"

/* An artist's or a parody's names: the first, and one more as its alias. */
static gboolean
edit_names (BunkoSampleEntry *entry, JsonNode *node, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) == 0)
    return bunko_sample_crash (error, "AssertionError");
  for (guint i = 0; i < MIN (json_array_get_length (array), 2); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element) ||
          !bunko_sample_edit_text (json_object_get_member (json_node_get_object (element), "name"),
                                   i == 0 ? &entry->name : &entry->alias, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
edit_time (JsonNode *node, gint64 *time, GError **error)
{
  double number;

  if (!bunko_sample_edit_number (node, &number, error))
    return FALSE;
  *time = (gint64) number;
  return TRUE;
}

static gboolean
edit_flags (BunkoSampleEntry *entry, const char *key, JsonNode *node)
{
  static const char *const names[] = { "regex", "l_case", "strict" };
  gboolean on = JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);

  if (g_str_equal (key, "enforce"))
    entry->enforce = on;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (key, names[i]))
      entry->flags[i] = on;
  return TRUE;
}

static gboolean
edit_member (BunkoSampleBackend *backend,
             BunkoSampleEntry *entry,
             const char *key,
             JsonNode *node,
             GError **error)
{
  if (g_str_equal (key, "name"))
    return bunko_sample_edit_text (node, &entry->name, error);
  if (g_str_equal (key, "names"))
    return edit_names (entry, node, error);
  if (g_str_equal (key, "info") || g_str_equal (key, "filter") || g_str_equal (key, "code"))
    return bunko_sample_edit_text (node, &entry->text, error);
  if (g_str_equal (key, "pub_date"))
    return edit_time (node, &entry->pub_date, error);
  if (g_str_equal (key, "timestamp"))
    return edit_time (node, &entry->timestamp, error);
  if (g_str_equal (key, "circles"))
    return bunko_sample_edit_ids (backend, BUNKO_SAMPLE_TYPE_CIRCLE, node, &entry->circles, error);
  if (g_str_equal (key, "urls"))
    return bunko_sample_edit_urls (node, &entry->urls, error);
  if (g_str_equal (key, "category") || g_str_equal (key, "category_id"))
    entry->related = bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_CATEGORY, node);
  else if (g_str_equal (key, "status") || g_str_equal (key, "status_id"))
    entry->related = bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_STATUS, node);
  return edit_flags (entry, key, node);
}

/**
 * bunko_sample_edit_entry:
 * @backend: the server's state, locked for writing
 * @type: a small item type
 * @entry: an item
 * @item: a checked message object
 * @error: %BUNKO_SAMPLE_ERROR or %BUNKO_SAMPLE_CRASH
 *
 * Applies a message object to an item; its metatags are not looked at.
 *
 * Returns: whether all of it was applied
 */
gboolean
bunko_sample_edit_entry (BunkoSampleBackend *backend,
                         BunkoSampleItemType type,
                         BunkoSampleEntry *entry,
                         JsonObject *item,
                         GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      /* The query of a filter is not its description. */
      if (type == BUNKO_SAMPLE_TYPE_FILTER && g_str_equal (key, "info"))
        continue;
      if (!edit_member (backend, entry, key, node, error))
        return FALSE;
    }
  entry->last_updated = g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}
