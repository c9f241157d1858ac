/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-matcher.h"
#include "bunko-sample-selection.h"

/* A filter made ready: its query and what was put in and taken out by hand. */
typedef struct
{
  const BunkoSampleEntry *entry;
  BunkoSampleMatcher *matcher;
} Filter;

static void
filter_init (Filter *filter, BunkoSampleStore *store, gint64 id)
{
  const BunkoSampleEntry *entry =
      bunko_sample_store_get_entry (store, BUNKO_SAMPLE_TYPE_FILTER, id);
  BunkoSampleSearchOptions options = BUNKO_SAMPLE_SEARCH_MATCH_ALL_TERMS;

  filter->entry = entry;
  if (entry == NULL)
    return;
  if (entry->flags[0])
    options |= BUNKO_SAMPLE_SEARCH_REGEX;
  if (entry->flags[1])
    options |= BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE;
  if (entry->flags[2])
    options |= BUNKO_SAMPLE_SEARCH_MATCH_EXACT;
  filter->matcher =
      bunko_sample_matcher_new (store, entry->text != NULL ? entry->text : "", options);
}

static gboolean
is_listed (GHashTable *set, guint32 id)
{
  return set != NULL && g_hash_table_contains (set, GUINT_TO_POINTER (id));
}

static gboolean
filter_match (const Filter *filter, const BunkoSampleGallery *gallery)
{
  if (filter->entry == NULL)
    return FALSE;
  if (is_listed (filter->entry->added, gallery->id))
    return TRUE;
  if (is_listed (filter->entry->removed, gallery->id))
    return FALSE;
  /* A filter without a query holds what was put in. */
  return !bunko_sample_matcher_is_empty (filter->matcher) &&
         bunko_sample_matcher_match (filter->matcher, gallery);
}

static void
filter_clear (Filter *filter)
{
  g_clear_pointer (&filter->matcher, bunko_sample_matcher_free);
}

static gboolean
is_in_view (BunkoSampleViewType view, guint8 metatags, gboolean legacy)
{
  gboolean trash = (metatags & BUNKO_SAMPLE_METATAG_TRASH) != 0;

  switch (view)
    {
    case BUNKO_SAMPLE_VIEW_LIBRARY:
      return !trash && !(metatags & BUNKO_SAMPLE_METATAG_INBOX);
    case BUNKO_SAMPLE_VIEW_FAVORITE:
      return !trash && (metatags & BUNKO_SAMPLE_METATAG_FAVORITE);
    case BUNKO_SAMPLE_VIEW_INBOX:
      return !trash && (metatags & BUNKO_SAMPLE_METATAG_INBOX);
    case BUNKO_SAMPLE_VIEW_TRASH:
      return trash;
    case BUNKO_SAMPLE_VIEW_READ_LATER:
      return legacy || (!trash && (metatags & BUNKO_SAMPLE_METATAG_READ_LATER));
    case BUNKO_SAMPLE_VIEW_ALL:
      return !trash;
    case BUNKO_SAMPLE_VIEW_NONE:
    default:
      return TRUE;
    }
}

static gboolean
is_in_filter (BunkoSampleStore *store, gint64 id, const BunkoSampleGallery *gallery)
{
  Filter filter = { 0 };
  gboolean matches;

  filter_init (&filter, store, id);
  matches = filter_match (&filter, gallery);
  filter_clear (&filter);
  return matches;
}

static gboolean
contains (const guint32 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * bunko_sample_selection_is_in:
 * @store: the library
 * @parent_type: the type of an item with galleries
 * @parent_id: its id
 * @gallery: a gallery
 *
 * Returns: whether @gallery belongs to the item
 */
gboolean
bunko_sample_selection_is_in (BunkoSampleStore *store,
                              BunkoSampleItemType parent_type,
                              gint64 parent_id,
                              const BunkoSampleGallery *gallery)
{
  switch ((int) parent_type)
    {
    case BUNKO_SAMPLE_TYPE_COLLECTION:
      return contains (gallery->collections, gallery->n_collections, parent_id);
    case BUNKO_SAMPLE_TYPE_ARTIST:
      return bunko_sample_ids_contain (&gallery->artists, parent_id);
    case BUNKO_SAMPLE_TYPE_CIRCLE:
      return bunko_sample_ids_contain (&gallery->circles, parent_id);
    case BUNKO_SAMPLE_TYPE_PARODY:
      return bunko_sample_ids_contain (&gallery->parodies, parent_id);
    case BUNKO_SAMPLE_TYPE_CATEGORY:
      return gallery->category_id == parent_id;
    case BUNKO_SAMPLE_TYPE_LANGUAGE:
      return gallery->language_id == parent_id;
    case BUNKO_SAMPLE_TYPE_GROUPING:
      return gallery->grouping_id == parent_id;
    case BUNKO_SAMPLE_TYPE_FILTER:
      return is_in_filter (store, parent_id, gallery);
    default:
      return FALSE;
    }
}

/* What must hold of a gallery beyond its metatags. */
typedef struct
{
  BunkoSampleStore *store;
  const BunkoSampleSelector *selector;
  BunkoSampleMatcher *matcher;
  Filter filter;
  Filter parent_filter;
} Conditions;

static gboolean
is_selected (const Conditions *conditions, const BunkoSampleGallery *gallery)
{
  const BunkoSampleSelector *selector = conditions->selector;

  if (selector->filter_id != 0 && !filter_match (&conditions->filter, gallery))
    return FALSE;
  if (selector->parent_type == BUNKO_SAMPLE_TYPE_FILTER &&
      !filter_match (&conditions->parent_filter, gallery))
    return FALSE;
  if (selector->parent_type != 0 && selector->parent_type != BUNKO_SAMPLE_TYPE_FILTER &&
      !bunko_sample_selection_is_in (conditions->store, selector->parent_type, selector->parent_id,
                                     gallery))
    return FALSE;
  return bunko_sample_matcher_match (conditions->matcher, gallery);
}

static void
add_gallery (const Conditions *conditions, guint32 id, gboolean plain, GArray *ids)
{
  const BunkoSampleSelector *selector = conditions->selector;
  guint8 metatags = bunko_sample_store_get_metatags (conditions->store)[id - 1];
  BunkoSampleGallery gallery;

  if ((metatags & BUNKO_SAMPLE_METATAG_DELETED) ||
      !is_in_view (selector->view, metatags, selector->legacy))
    return;
  if (!plain && (!bunko_sample_store_get_gallery (conditions->store, id, &gallery) ||
                 !is_selected (conditions, &gallery)))
    return;
  g_array_append_val (ids, id);
}

static void
add_galleries (const Conditions *conditions, GArray *ids)
{
  const BunkoSampleSelector *selector = conditions->selector;
  gboolean plain = selector->filter_id == 0 && selector->parent_type == 0 &&
                   bunko_sample_matcher_is_empty (conditions->matcher);
  guint last = bunko_sample_store_get_last_id (conditions->store);

  if (selector->parent_type == BUNKO_SAMPLE_TYPE_GROUPING)
    {
      g_autoptr (GArray) members =
          bunko_sample_store_list_grouping (conditions->store, selector->parent_id);

      for (guint i = 0; i < members->len; i++)
        add_gallery (conditions, g_array_index (members, guint32, i), FALSE, ids);
      return;
    }
  for (guint32 id = 1; id <= last; id++)
    add_gallery (conditions, id, plain, ids);
}

static void
select_galleries (BunkoSampleStore *store,
                  const BunkoSampleSelector *selector,
                  BunkoSampleMatcher *matcher,
                  GArray *ids)
{
  Conditions conditions = { .store = store, .selector = selector, .matcher = matcher };

  if (selector->filter_id != 0)
    filter_init (&conditions.filter, store, selector->filter_id);
  if (selector->parent_type == BUNKO_SAMPLE_TYPE_FILTER)
    filter_init (&conditions.parent_filter, store, selector->parent_id);
  add_galleries (&conditions, ids);
  filter_clear (&conditions.filter);
  filter_clear (&conditions.parent_filter);
}

static void
select_groupings (BunkoSampleStore *store, BunkoSampleMatcher *matcher, GArray *ids)
{
  g_autoptr (GArray) all = bunko_sample_store_list_groupings (store);

  if (bunko_sample_matcher_is_empty (matcher))
    {
      g_array_append_vals (ids, all->data, all->len);
      return;
    }
  for (guint i = 0; i < all->len; i++)
    {
      guint32 id = g_array_index (all, guint32, i);
      BunkoSampleEntry *entry = bunko_sample_store_get_grouping (store, id);

      if (entry != NULL && bunko_sample_matcher_match_entry (matcher, entry))
        g_array_append_val (ids, id);
      bunko_sample_entry_free (entry);
    }
}

static void
select_entries (BunkoSampleStore *store,
                const BunkoSampleSelector *selector,
                BunkoSampleMatcher *matcher,
                GArray *ids)
{
  const BunkoSampleTable *table = bunko_sample_store_get_table (store, selector->type);

  for (guint32 id = 1; id <= bunko_sample_table_get_size (table); id++)
    {
      const BunkoSampleEntry *entry = bunko_sample_table_get (table, id);

      if (entry != NULL && is_in_view (selector->view, entry->metatags, selector->legacy) &&
          bunko_sample_matcher_match_entry (matcher, entry))
        g_array_append_val (ids, id);
    }
}

/**
 * bunko_sample_selection_make:
 * @store: the library, locked for reading
 * @selector: which items
 *
 * Returns: (transfer full) (element-type guint32): the ids of the items, lowest first
 */
GArray *
bunko_sample_selection_make (BunkoSampleStore *store, const BunkoSampleSelector *selector)
{
  g_autoptr (BunkoSampleMatcher) matcher =
      bunko_sample_matcher_new (store, selector->query, selector->options);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (selector->legacy && !bunko_sample_matcher_is_empty (matcher) &&
      !bunko_sample_matcher_has_wanted (matcher))
    return ids;
  if (selector->type == BUNKO_SAMPLE_TYPE_GALLERY)
    select_galleries (store, selector, matcher, ids);
  else if (selector->type == BUNKO_SAMPLE_TYPE_GROUPING)
    select_groupings (store, matcher, ids);
  else
    select_entries (store, selector, matcher, ids);

  return ids;
}
