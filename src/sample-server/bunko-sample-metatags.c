/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-metatags.h"

static guint8
find_metatag (const char *name)
{
  for (guint i = 0; i < BUNKO_SAMPLE_N_METATAGS; i++)
    if (g_str_equal (bunko_sample_metatag_name (i), name))
      return 1u << i;
  return 0;
}

/**
 * bunko_sample_metatags_read:
 * @node: (nullable): an object of booleans
 * @change: (out): what to set and what to take away
 * @error: %BUNKO_SAMPLE_ERROR_API or %BUNKO_SAMPLE_CRASH
 *
 * Reads a change of metatags.
 *
 * Returns: whether all names are known
 */
gboolean
bunko_sample_metatags_read (JsonNode *node, BunkoSampleMetatagsChange *change, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  *change = (BunkoSampleMetatagsChange) { 0 };
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return bunko_sample_crash (error, "AttributeError");

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      guint8 metatag = find_metatag (name);
      gboolean on = JSON_NODE_HOLDS_VALUE (value) && json_node_get_boolean (value);

      if (metatag == 0)
        {
          g_autofree char *text = g_strdup_printf ("Metatag name '%s' does not exist", name);

          return bunko_sample_call_api_error (error, text);
        }
      if (on)
        change->set |= metatag;
      else
        change->clear |= metatag;
    }
  return TRUE;
}

/* The real server gives a favourite that was not rated the highest rating. */
static void
rate_favorite (BunkoSampleBackend *backend, gint64 id)
{
  BunkoSampleGallery current;

  if (!bunko_sample_settings_get_boolean (backend->settings, "gallery.auto_rate_on_favorite") ||
      !bunko_sample_store_get_gallery (backend->store, id, &current) || current.rating > 0)
    return;
  bunko_sample_store_set_rating (backend->store, id, 10);
}

static gboolean
apply_to_gallery (BunkoSampleBackend *backend, gint64 id, BunkoSampleMetatagsChange change)
{
  guint8 before;

  if (!bunko_sample_store_has_gallery (backend->store, id))
    return FALSE;
  before = bunko_sample_store_get_metatags (backend->store)[id - 1];
  bunko_sample_store_set_metatags (backend->store, id, change.set, change.clear);
  if (change.set & ~before & BUNKO_SAMPLE_METATAG_FAVORITE)
    rate_favorite (backend, id);
  return TRUE;
}

static gboolean
apply_to_page (BunkoSampleBackend *backend, gint64 id, BunkoSampleMetatagsChange change)
{
  BunkoSampleGallery gallery;
  guint number = bunko_sample_page_number (MAX (id, 0));

  if (id <= 0 || number == 0 ||
      !bunko_sample_store_get_gallery (backend->store, bunko_sample_page_gallery (id), &gallery) ||
      number > gallery.page_count)
    return FALSE;
  bunko_sample_store_set_page_metatags (backend->store, id, change.set, change.clear);
  return TRUE;
}

/**
 * bunko_sample_metatags_apply:
 * @backend: the server's state, locked for writing
 * @type: gallery, page, artist or collection
 * @id: an id
 * @change: what to change
 *
 * Changes the metatags of an item.
 *
 * Returns: whether there is such an item
 */
gboolean
bunko_sample_metatags_apply (BunkoSampleBackend *backend,
                             BunkoSampleItemType type,
                             gint64 id,
                             BunkoSampleMetatagsChange change)
{
  BunkoSampleEntry *entry;

  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return apply_to_gallery (backend, id, change);
  if (type == BUNKO_SAMPLE_TYPE_PAGE)
    return apply_to_page (backend, id, change);

  entry = bunko_sample_table_get (bunko_sample_store_edit_table (backend->store, type), id);
  if (entry == NULL)
    return FALSE;
  entry->metatags = (entry->metatags | change.set) & ~change.clear;
  return TRUE;
}
