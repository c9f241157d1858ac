/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-items.h"
#include "bunko-sample-listing.h"

/* Walks through all items of a type and takes those of a window. */
typedef struct
{
  GArray *ids; /* NULL: only count */
  gint64 offset;
  gint64 limit;
  gint64 seen;
} Window;

static gboolean
is_full (const Window *window)
{
  return window->ids != NULL && window->seen - window->offset >= window->limit;
}

static void
visit (Window *window, gint64 id)
{
  if (window->ids != NULL && window->seen >= window->offset && !is_full (window))
    g_array_append_val (window->ids, id);
  window->seen++;
}

static void
visit_children (BunkoSampleStore *store, BunkoSampleItemType type, guint32 id, Window *window)
{
  BunkoSampleGallery gallery;
  guint n_titles;

  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    {
      visit (window, id);
      return;
    }
  bunko_sample_store_get_gallery (store, id, &gallery);
  if (type == BUNKO_SAMPLE_TYPE_PAGE)
    for (guint i = 1; i <= gallery.page_count; i++)
      visit (window, bunko_sample_page_id (id, i));
  else if (type == BUNKO_SAMPLE_TYPE_TITLE)
    {
      n_titles = bunko_sample_store_get_n_titles (store, &gallery);
      for (guint i = 0; i < n_titles; i++)
        visit (window, bunko_sample_title_id (id, i));
    }
  else
    {
      g_autofree char *made =
          gallery.urls == NULL ? bunko_sample_store_dup_url (store, &gallery) : NULL;
      guint n = gallery.urls != NULL ? g_strv_length (gallery.urls) : made != NULL ? 1 : 0;

      for (guint i = 0; i < n; i++)
        visit (window, bunko_sample_items_url_id (&gallery, i));
    }
}

static void
visit_galleries (BunkoSampleStore *store, BunkoSampleItemType type, Window *window)
{
  guint last = bunko_sample_store_get_last_id (store);

  for (guint32 id = 1; id <= last && !is_full (window); id++)
    if (bunko_sample_store_has_gallery (store, id))
      visit_children (store, type, id, window);
}

static void
visit_groupings (BunkoSampleStore *store, Window *window)
{
  g_autoptr (GArray) ids = bunko_sample_store_list_groupings (store);

  for (guint i = 0; i < ids->len && !is_full (window); i++)
    visit (window, g_array_index (ids, guint32, i));
}

static void
visit_entries (BunkoSampleStore *store, BunkoSampleItemType type, Window *window)
{
  const BunkoSampleTable *table = bunko_sample_store_get_table (store, type);

  for (guint32 id = 1; id <= bunko_sample_table_get_size (table) && !is_full (window); id++)
    if (bunko_sample_table_get (table, id) != NULL)
      visit (window, id);
}

static void
walk (BunkoSampleStore *store, BunkoSampleItemType type, Window *window)
{
  if (type == BUNKO_SAMPLE_TYPE_GALLERY || type == BUNKO_SAMPLE_TYPE_PAGE ||
      type == BUNKO_SAMPLE_TYPE_TITLE || type == BUNKO_SAMPLE_TYPE_URL)
    visit_galleries (store, type, window);
  else if (type == BUNKO_SAMPLE_TYPE_GROUPING)
    visit_groupings (store, window);
  else
    visit_entries (store, type, window);
}

/**
 * bunko_sample_listing_count:
 * @store: the library, locked for reading
 * @type: an item type
 *
 * Returns: how many items there are; of addresses only those of galleries count
 */
gint64
bunko_sample_listing_count (BunkoSampleStore *store, BunkoSampleItemType type)
{
  Window window = { 0 };

  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return bunko_sample_store_count_galleries (store);
  walk (store, type, &window);
  return window.seen;
}

/**
 * bunko_sample_listing_slice:
 * @store: the library, locked for reading
 * @type: an item type
 * @offset: the first index
 * @limit: how many
 *
 * Returns: (transfer full) (element-type gint64): the ids of some items in the order of their ids
 */
GArray *
bunko_sample_listing_slice (BunkoSampleStore *store,
                            BunkoSampleItemType type,
                            gint64 offset,
                            gint64 limit)
{
  Window window = { g_array_new (FALSE, FALSE, sizeof (gint64)), offset, limit, 0 };

  walk (store, type, &window);
  return window.ids;
}
