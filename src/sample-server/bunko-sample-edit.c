/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-edit.h"
#include "bunko-sample-error.h"
#include "bunko-sample-metatags.h"
#include "bunko-sample-request.h"

/* What items of a type are made of, as far as a message may name it. */
static const struct
{
  BunkoSampleItemType type;
  const char *keys;
} known_keys[] = {
  { BUNKO_SAMPLE_TYPE_GALLERY,
    "id titles artists circles parodies urls metatags tags taggable taggable_id rating number info "
    "times_read last_read last_updated pub_date timestamp single_source phantom category_id "
    "category language_id language grouping_id grouping collections pages preferred_title user_id "
    "user" },
  { BUNKO_SAMPLE_TYPE_COLLECTION,
    "id name info pub_date category_id category timestamp last_updated metatags galleries urls "
    "user_id" },
  { BUNKO_SAMPLE_TYPE_FILTER,
    "id name filter enforce regex l_case strict info search_options galleries user_id" },
  { BUNKO_SAMPLE_TYPE_GROUPING, "id name status_id status galleries user_id" },
  { BUNKO_SAMPLE_TYPE_ARTIST,
    "id names preferred_name info circles urls metatags timestamp galleries user_id" },
  { BUNKO_SAMPLE_TYPE_PARODY, "id names preferred_name galleries user_id" },
  { BUNKO_SAMPLE_TYPE_LANGUAGE, "id name code user_id" },
  { BUNKO_SAMPLE_TYPE_CATEGORY, "id name user_id" },
  { BUNKO_SAMPLE_TYPE_STATUS, "id name user_id" },
  { BUNKO_SAMPLE_TYPE_CIRCLE, "id name user_id" },
  { BUNKO_SAMPLE_TYPE_PAGE, "id metatags" },
};

static GStrv
dup_known_keys (BunkoSampleItemType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_keys); i++)
    if (known_keys[i].type == type)
      return g_strsplit (known_keys[i].keys, " ", -1);
  return NULL;
}

/**
 * bunko_sample_edit_check:
 * @type: an item type
 * @item: a message object
 * @error: %BUNKO_SAMPLE_ERROR_MESSAGE or %BUNKO_SAMPLE_ERROR_API
 *
 * Checks that all keys of a message object are of its type; those that begin with an underscore are
 * left alone.
 *
 * Returns: whether they are
 */
gboolean
bunko_sample_edit_check (BunkoSampleItemType type, JsonObject *item, GError **error)
{
  g_auto (GStrv) keys = dup_known_keys (type);
  JsonObjectIter iter;
  const char *key;

  if (keys == NULL)
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API,
                           "Items of this type cannot be edited");
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (*key != '_' && !g_strv_contains ((const char *const *) keys, key))
      {
        g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_MESSAGE,
                     "Message object mismatch. '' contains keys that are not present in the "
                     "corresponding database item: {'%s'}",
                     key);
        return FALSE;
      }
  return TRUE;
}

/**
 * bunko_sample_edit_get_id:
 * @node: (nullable): a number, or an object with an id
 *
 * Returns: the id, 0 for none
 */
gint64
bunko_sample_edit_get_id (JsonNode *node)
{
  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return bunko_sample_edit_get_id (json_object_get_member (json_node_get_object (node), "id"));
  return JSON_NODE_HOLDS_VALUE (node) && bunko_sample_request_text (node) == NULL
             ? json_node_get_int (node)
             : 0;
}

/* The name in `"x"`, `{"name": "x"}` or `{"names": [{"name": "x"}]}`. */
static const char *
get_name (JsonNode *node)
{
  JsonObject *object;
  JsonNode *names;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return bunko_sample_request_text (node);
  object = json_node_get_object (node);
  names = json_object_get_member (object, "names");
  if (names != NULL && JSON_NODE_HOLDS_ARRAY (names) &&
      json_array_get_length (json_node_get_array (names)) > 0)
    return get_name (json_array_get_element (json_node_get_array (names), 0));
  return bunko_sample_request_text (json_object_get_member (object, "name"));
}

/**
 * bunko_sample_edit_find:
 * @backend: the server's state, locked for writing
 * @type: a small item type
 * @node: an id, a name, or an object with one of them
 *
 * Finds the item that is meant; one that is known by its name only is made if there is none.
 *
 * Returns: its id, 0 for none
 */
guint32
bunko_sample_edit_find (BunkoSampleBackend *backend, BunkoSampleItemType type, JsonNode *node)
{
  gint64 id = bunko_sample_edit_get_id (node);
  const char *name = get_name (node);
  const BunkoSampleTable *table = bunko_sample_store_get_table (backend->store, type);
  BunkoSampleEntry *entry;

  if (bunko_sample_table_get (table, id) != NULL)
    return id;
  if (id != 0 || name == NULL || *name == '\0')
    return 0;
  entry = bunko_sample_table_find (table, name);
  if (entry == NULL)
    entry = bunko_sample_table_add (bunko_sample_store_edit_table (backend->store, type), name);
  return entry->id;
}

/**
 * bunko_sample_edit_text:
 * @node: a value
 * @text: (inout): where to put the text
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Replaces a text.
 *
 * Returns: whether @node is a string
 */
gboolean
bunko_sample_edit_text (JsonNode *node, char **text, GError **error)
{
  const char *value = bunko_sample_request_text (node);

  if (value == NULL)
    return bunko_sample_crash (error, "AssertionError");
  g_set_str (text, value);
  return TRUE;
}

/**
 * bunko_sample_edit_number:
 * @node: a value
 * @number: (out): where to put the number
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Replaces a number.
 *
 * Returns: whether @node is a number
 */
gboolean
bunko_sample_edit_number (JsonNode *node, double *number, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || bunko_sample_request_text (node) != NULL)
    return bunko_sample_crash (error, "AssertionError");
  *number = json_node_get_double (node);
  return TRUE;
}

/**
 * bunko_sample_edit_ids:
 * @backend: the server's state, locked for writing
 * @type: a small item type
 * @node: a list
 * @ids: (out): the items in it
 * @error: %BUNKO_SAMPLE_CRASH or %BUNKO_SAMPLE_ERROR_API
 *
 * Replaces a list of artists or the like as a whole.
 *
 * Returns: whether @node is a list of items
 */
gboolean
bunko_sample_edit_ids (BunkoSampleBackend *backend,
                       BunkoSampleItemType type,
                       JsonNode *node,
                       BunkoSampleIds *ids,
                       GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return bunko_sample_crash (error, "AssertionError");
  ids->n = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      guint32 id = bunko_sample_edit_find (backend, type, json_array_get_element (array, i));

      if (id == 0 || !bunko_sample_ids_add (ids, id))
        {
          g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_API,
                               "An unknown item, or too many items");
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * bunko_sample_edit_urls:
 * @node: a list
 * @urls: (inout): the addresses in it
 * @error: %BUNKO_SAMPLE_CRASH
 *
 * Replaces a list of addresses.
 *
 * Returns: whether @node is a list of addresses
 */
gboolean
bunko_sample_edit_urls (JsonNode *node, GStrv *urls, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return bunko_sample_crash (error, "AssertionError");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *url = get_name (json_array_get_element (array, i));

      if (url == NULL)
        return bunko_sample_crash (error, "AssertionError");
      /* The ids of addresses leave room for so many. */
      if (i < BUNKO_SAMPLE_MAX_TITLES)
        g_strv_builder_add (builder, url);
    }
  g_strfreev (*urls);
  *urls = g_strv_builder_end (builder);
  return TRUE;
}

/* A list of metatags takes the place of all that were set. */
static gboolean
replace_metatags (BunkoSampleBackend *backend,
                  BunkoSampleItemType type,
                  gint64 id,
                  JsonObject *item,
                  GError **error)
{
  BunkoSampleMetatagsChange change;
  JsonNode *node = json_object_get_member (item, "metatags");

  if (node == NULL)
    return TRUE;
  if (!bunko_sample_metatags_read (node, &change, error))
    return FALSE;
  change.clear = (guint8) ~change.set & 0x7f;
  bunko_sample_metatags_apply (backend, type, id, change);
  return TRUE;
}

static gboolean
update_gallery (BunkoSampleBackend *backend, gint64 id, JsonObject *item, GError **error)
{
  BunkoSampleGallery current;
  g_autoptr (BunkoSampleGallery) copy = NULL;

  if (!bunko_sample_store_get_gallery (backend->store, id, &current))
    return FALSE;
  copy = bunko_sample_gallery_copy (&current);
  copy->last_updated = g_get_real_time () / G_USEC_PER_SEC;
  if (!bunko_sample_edit_gallery (backend, copy, item, error))
    return FALSE;
  bunko_sample_store_put_gallery (backend->store, g_steal_pointer (&copy));
  return TRUE;
}

static gboolean
update_entry (BunkoSampleBackend *backend,
              BunkoSampleItemType type,
              gint64 id,
              JsonObject *item,
              GError **error)
{
  BunkoSampleEntry *entry;

  if (type == BUNKO_SAMPLE_TYPE_GROUPING)
    entry = bunko_sample_store_edit_grouping (backend->store, id);
  else
    entry = bunko_sample_table_get (bunko_sample_store_edit_table (backend->store, type), id);
  return entry != NULL && bunko_sample_edit_entry (backend, type, entry, item, error);
}

/**
 * bunko_sample_edit_update:
 * @backend: the server's state, locked for writing
 * @type: an item type
 * @item: a checked message object with an id
 * @error: %BUNKO_SAMPLE_ERROR or %BUNKO_SAMPLE_CRASH
 *
 * Applies the keys of a message object: a list replaces the whole list, an empty one clears it.
 *
 * Returns: whether the item was changed
 */
gboolean
bunko_sample_edit_update (BunkoSampleBackend *backend,
                          BunkoSampleItemType type,
                          JsonObject *item,
                          GError **error)
{
  gint64 id = bunko_sample_edit_get_id (json_object_get_member (item, "id"));
  g_autoptr (GError) local_error = NULL;
  gboolean found;

  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    found = update_gallery (backend, id, item, &local_error);
  else if (type == BUNKO_SAMPLE_TYPE_PAGE)
    found = bunko_sample_metatags_apply (backend, type, id, (BunkoSampleMetatagsChange) { 0 });
  else
    found = update_entry (backend, type, id, item, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!found)
    {
      g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_CORE,
                   "Existing item from message object with id '%" G_GINT64_FORMAT "' was not found",
                   id);
      return FALSE;
    }
  return type == BUNKO_SAMPLE_TYPE_GROUPING || type == BUNKO_SAMPLE_TYPE_FILTER ||
         replace_metatags (backend, type, id, item, error);
}

static gboolean
create_gallery (BunkoSampleBackend *backend, JsonObject *item, GError **error)
{
  BunkoSampleGallery *gallery = bunko_sample_store_add_gallery (backend->store);
  gint64 id = gallery->id;
  g_autofree char *title = NULL;

  if (!bunko_sample_edit_gallery (backend, gallery, item, error) ||
      !replace_metatags (backend, BUNKO_SAMPLE_TYPE_GALLERY, id, item, error))
    {
      bunko_sample_store_delete_gallery (backend->store, id);
      return FALSE;
    }
  if (bunko_sample_settings_get_boolean (backend->settings, "gallery.add_to_inbox"))
    bunko_sample_store_set_metatags (backend->store, id, BUNKO_SAMPLE_METATAG_INBOX, 0);
  /* Every gallery is in a series. */
  title = bunko_sample_store_dup_title (backend->store, gallery, 0, NULL);
  if (gallery->grouping_id == 0)
    gallery->grouping_id = bunko_sample_store_add_grouping (backend->store, title)->id;
  return TRUE;
}

/**
 * bunko_sample_edit_create:
 * @backend: the server's state, locked for writing
 * @type: an item type
 * @item: a checked message object without an id
 * @error: %BUNKO_SAMPLE_ERROR or %BUNKO_SAMPLE_CRASH
 *
 * Makes an item.
 *
 * Returns: whether it was made
 */
gboolean
bunko_sample_edit_create (BunkoSampleBackend *backend,
                          BunkoSampleItemType type,
                          JsonObject *item,
                          GError **error)
{
  BunkoSampleEntry *entry;

  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return create_gallery (backend, item, error);
  if (type == BUNKO_SAMPLE_TYPE_GROUPING)
    entry = bunko_sample_store_add_grouping (backend->store, "");
  else
    entry = bunko_sample_table_add (bunko_sample_store_edit_table (backend->store, type), "");
  entry->timestamp = entry->last_updated = g_get_real_time () / G_USEC_PER_SEC;
  if (bunko_sample_edit_entry (backend, type, entry, item, error))
    return TRUE;
  bunko_sample_edit_remove (backend, type, entry->id);
  return FALSE;
}

/**
 * bunko_sample_edit_remove:
 * @backend: the server's state, locked for writing
 * @type: an item type
 * @id: an id
 *
 * Deletes an item for good. A series goes when its last gallery does, a page with its gallery.
 *
 * Returns: whether it was deleted
 */
gboolean
bunko_sample_edit_remove (BunkoSampleBackend *backend, BunkoSampleItemType type, gint64 id)
{
  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return bunko_sample_store_delete_gallery (backend->store, id);
  if (type == BUNKO_SAMPLE_TYPE_GROUPING || type == BUNKO_SAMPLE_TYPE_PAGE ||
      type == BUNKO_SAMPLE_TYPE_TITLE || type == BUNKO_SAMPLE_TYPE_URL)
    return FALSE;
  return bunko_sample_table_remove (bunko_sample_store_edit_table (backend->store, type), id);
}
