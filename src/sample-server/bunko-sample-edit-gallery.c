/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-edit.h"
#include "bunko-sample-error.h"
#include "bunko-sample-request.h"

static gboolean
too_many (GError **error)
{
  g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API, "Too many items");
  return FALSE;
}

static gboolean
edit_titles (BunkoSampleBackend *backend,
             BunkoSampleGallery *gallery,
             JsonNode *node,
             GError **error)
{
  g_autoptr (GArray) titles = bunko_sample_titles_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return bunko_sample_crash (error, "AssertionError");
  if (json_array_get_length (array) > BUNKO_SAMPLE_MAX_TITLES)
    return too_many (error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *name;
      JsonNode *language;

      if (object == NULL)
        return bunko_sample_crash (error, "AssertionError");
      name = bunko_sample_request_text (json_object_get_member (object, "name"));
      language = json_object_get_member (object, "language");
      if (language == NULL)
        language = json_object_get_member (object, "language_id");
      bunko_sample_titles_add (
          titles, name != NULL ? name : "",
          language != NULL ? bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_LANGUAGE, language)
                           : 0);
    }
  bunko_sample_gallery_set_titles (gallery, g_steal_pointer (&titles));
  return TRUE;
}

static gboolean
edit_collections (BunkoSampleBackend *backend,
                  BunkoSampleGallery *gallery,
                  JsonNode *node,
                  GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return bunko_sample_crash (error, "AssertionError");
  if (json_array_get_length (array) > BUNKO_SAMPLE_MAX_COLLECTIONS)
    return too_many (error);
  gallery->n_collections = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      guint32 id = bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_COLLECTION,
                                           json_array_get_element (array, i));

      if (id != 0)
        gallery->collections[gallery->n_collections++] = id;
    }
  return TRUE;
}

static gboolean
edit_grouping (BunkoSampleBackend *backend, BunkoSampleGallery *gallery, JsonNode *node)
{
  gint64 id = bunko_sample_edit_get_id (node);
  BunkoSampleEntry *entry = bunko_sample_store_get_grouping (backend->store, id);
  const char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = bunko_sample_request_text (json_object_get_member (json_node_get_object (node), "name"));
  if (entry != NULL)
    gallery->grouping_id = id;
  else if (name != NULL)
    gallery->grouping_id = bunko_sample_store_add_grouping (backend->store, name)->id;
  bunko_sample_entry_free (entry);
  return TRUE;
}

/* Dates cannot be taken away: the real server fails on null. */
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
edit_boolean (JsonNode *node, gboolean *value, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return bunko_sample_crash (error, "AssertionError");
  *value = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
edit_lists (BunkoSampleBackend *backend,
            BunkoSampleGallery *gallery,
            const char *key,
            JsonNode *node,
            gboolean *handled,
            GError **error)
{
  *handled = TRUE;
  if (g_str_equal (key, "titles"))
    return edit_titles (backend, gallery, node, error);
  if (g_str_equal (key, "artists"))
    return bunko_sample_edit_ids (backend, BUNKO_SAMPLE_TYPE_ARTIST, node, &gallery->artists,
                                  error);
  if (g_str_equal (key, "circles"))
    return bunko_sample_edit_ids (backend, BUNKO_SAMPLE_TYPE_CIRCLE, node, &gallery->circles,
                                  error);
  if (g_str_equal (key, "parodies"))
    return bunko_sample_edit_ids (backend, BUNKO_SAMPLE_TYPE_PARODY, node, &gallery->parodies,
                                  error);
  if (g_str_equal (key, "urls"))
    return bunko_sample_edit_urls (node, &gallery->urls, error);
  if (g_str_equal (key, "collections"))
    return edit_collections (backend, gallery, node, error);
  if (g_str_equal (key, "grouping") || g_str_equal (key, "grouping_id"))
    return edit_grouping (backend, gallery, node);
  *handled = FALSE;
  return TRUE;
}

static gboolean
edit_facts (BunkoSampleBackend *backend,
            BunkoSampleGallery *gallery,
            const char *key,
            JsonNode *node,
            GError **error)
{
  double number = 0;

  if (g_str_equal (key, "category") || g_str_equal (key, "category_id"))
    gallery->category_id = bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_CATEGORY, node);
  else if (g_str_equal (key, "language") || g_str_equal (key, "language_id"))
    gallery->language_id = bunko_sample_edit_find (backend, BUNKO_SAMPLE_TYPE_LANGUAGE, node);
  else if (g_str_equal (key, "info"))
    return bunko_sample_edit_text (node, &gallery->info, error);
  else if (g_str_equal (key, "single_source"))
    return edit_boolean (node, &gallery->single_source, error);
  else if (g_str_equal (key, "phantom"))
    return edit_boolean (node, &gallery->phantom, error);
  else if (g_str_equal (key, "last_read"))
    return edit_time (node, &gallery->last_read, error);
  else if (g_str_equal (key, "last_updated"))
    return edit_time (node, &gallery->last_updated, error);
  else if (g_str_equal (key, "pub_date"))
    return edit_time (node, &gallery->pub_date, error);
  else if (g_str_equal (key, "timestamp"))
    return edit_time (node, &gallery->timestamp, error);
  else if (g_str_equal (key, "rating"))
    {
      if (!bunko_sample_edit_number (node, &number, error))
        return FALSE;
      gallery->rating = CLAMP (number, 0, 10);
    }
  else if (g_str_equal (key, "number") || g_str_equal (key, "times_read"))
    {
      if (!bunko_sample_edit_number (node, &number, error))
        return FALSE;
      if (*key == 'n')
        gallery->number = (gint32) CLAMP (number, -1, G_MAXINT32);
      else
        gallery->times_read = (guint) CLAMP (number, 0, G_MAXINT32);
    }
  return TRUE;
}

/**
 * bunko_sample_edit_gallery:
 * @backend: the server's state, locked for writing
 * @gallery: an owned gallery
 * @item: a checked message object
 * @error: %BUNKO_SAMPLE_ERROR or %BUNKO_SAMPLE_CRASH
 *
 * Applies a message object to a gallery; its metatags and tags are not looked at.
 *
 * Returns: whether all of it was applied
 */
gboolean
bunko_sample_edit_gallery (BunkoSampleBackend *backend,
                           BunkoSampleGallery *gallery,
                           JsonObject *item,
                           GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      gboolean handled;

      if (!edit_lists (backend, gallery, key, node, &handled, error) ||
          (!handled && !edit_facts (backend, gallery, key, node, error)))
        return FALSE;
    }
  return TRUE;
}
