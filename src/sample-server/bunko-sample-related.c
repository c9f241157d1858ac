/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-items.h"
#include "bunko-sample-related.h"
#include "bunko-sample-selection.h"

static void
add (GArray *ids, gint64 id)
{
  if (id != 0)
    g_array_append_val (ids, id);
}

static void
add_people (GArray *ids, const BunkoSampleIds *people)
{
  for (guint i = 0; i < people->n; i++)
    add (ids, people->ids[i]);
}

static void
add_urls (BunkoSampleCall *call, const BunkoSampleGallery *gallery, GArray *ids)
{
  g_autofree char *made = NULL;
  guint n;

  if (gallery->urls == NULL)
    made = bunko_sample_store_dup_url (call->backend->store, gallery);
  n = gallery->urls != NULL ? g_strv_length (gallery->urls) : made != NULL ? 1 : 0;
  for (guint i = 0; i < n; i++)
    add (ids, bunko_sample_items_url_id (gallery, i));
}

static void
add_filters (BunkoSampleCall *call, const BunkoSampleGallery *gallery, GArray *ids)
{
  const BunkoSampleTable *table =
      bunko_sample_store_get_table (call->backend->store, BUNKO_SAMPLE_TYPE_FILTER);

  for (guint i = 1; i <= bunko_sample_table_get_size (table); i++)
    {
      BunkoSampleSelector selector = { .type = BUNKO_SAMPLE_TYPE_GALLERY,
                                       .filter_id = i,
                                       .query = "" };
      g_autoptr (GArray) galleries = bunko_sample_views_select (call->backend->views, &selector);

      for (guint j = 0; j < galleries->len; j++)
        if (g_array_index (galleries, guint32, j) == gallery->id)
          add (ids, i);
    }
}

static gboolean
list_of_gallery (BunkoSampleCall *call,
                 const BunkoSampleGallery *gallery,
                 BunkoSampleItemType type,
                 GArray *ids)
{
  switch ((int) type)
    {
    case BUNKO_SAMPLE_TYPE_PAGE:
      for (guint i = 1; i <= gallery->page_count; i++)
        add (ids, bunko_sample_page_id (gallery->id, i));
      return TRUE;
    case BUNKO_SAMPLE_TYPE_TITLE:
      for (guint i = 0; i < bunko_sample_store_get_n_titles (call->backend->store, gallery); i++)
        add (ids, bunko_sample_title_id (gallery->id, i));
      return TRUE;
    case BUNKO_SAMPLE_TYPE_ARTIST:
      add_people (ids, &gallery->artists);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_CIRCLE:
      add_people (ids, &gallery->circles);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_PARODY:
      add_people (ids, &gallery->parodies);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_COLLECTION:
      for (guint i = 0; i < gallery->n_collections; i++)
        add (ids, gallery->collections[i]);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_GROUPING:
      add (ids, gallery->grouping_id);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_CATEGORY:
      add (ids, gallery->category_id);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_LANGUAGE:
      add (ids, gallery->language_id);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_URL:
      add_urls (call, gallery, ids);
      return TRUE;
    case BUNKO_SAMPLE_TYPE_FILTER:
      add_filters (call, gallery, ids);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_galleries (BunkoSampleCall *call,
               BunkoSampleItemType parent_type,
               gint64 parent_id,
               GArray *ids)
{
  BunkoSampleSelector selector = {
    .type = BUNKO_SAMPLE_TYPE_GALLERY,
    .parent_type = parent_type,
    .parent_id = parent_id,
    .query = "",
  };
  g_autoptr (GArray) galleries = bunko_sample_views_select (call->backend->views, &selector);

  for (guint i = 0; i < galleries->len; i++)
    add (ids, g_array_index (galleries, guint32, i));
}

static gboolean
list_of_artist (BunkoSampleCall *call, gint64 id, BunkoSampleItemType type, GArray *ids)
{
  const BunkoSampleEntry *artist =
      bunko_sample_store_get_entry (call->backend->store, BUNKO_SAMPLE_TYPE_ARTIST, id);

  if (type != BUNKO_SAMPLE_TYPE_CIRCLE)
    return FALSE;
  if (artist != NULL)
    add_people (ids, &artist->circles);
  return TRUE;
}

static void
add_artists_of_circle (BunkoSampleCall *call, gint64 id, GArray *ids)
{
  const BunkoSampleTable *table =
      bunko_sample_store_get_table (call->backend->store, BUNKO_SAMPLE_TYPE_ARTIST);

  for (guint i = 1; i <= bunko_sample_table_get_size (table); i++)
    {
      const BunkoSampleEntry *artist = bunko_sample_table_get (table, i);

      if (artist != NULL && bunko_sample_ids_contain (&artist->circles, id))
        add (ids, i);
    }
}

static gboolean
has_galleries (BunkoSampleItemType type)
{
  return type == BUNKO_SAMPLE_TYPE_COLLECTION || type == BUNKO_SAMPLE_TYPE_GROUPING ||
         type == BUNKO_SAMPLE_TYPE_FILTER || type == BUNKO_SAMPLE_TYPE_ARTIST ||
         type == BUNKO_SAMPLE_TYPE_CIRCLE || type == BUNKO_SAMPLE_TYPE_PARODY ||
         type == BUNKO_SAMPLE_TYPE_CATEGORY || type == BUNKO_SAMPLE_TYPE_LANGUAGE;
}

static gboolean
fill (BunkoSampleCall *call,
      BunkoSampleItemType parent_type,
      gint64 parent_id,
      BunkoSampleItemType type,
      GArray *ids)
{
  BunkoSampleGallery gallery = { 0 };

  if (parent_type == BUNKO_SAMPLE_TYPE_GALLERY)
    {
      /* The children of a gallery that does not exist are none; of which type is looked at all the
       * same. */
      bunko_sample_store_get_gallery (call->backend->store, parent_id, &gallery);
      return list_of_gallery (call, &gallery, type, ids);
    }
  if (type == BUNKO_SAMPLE_TYPE_GALLERY && has_galleries (parent_type))
    {
      add_galleries (call, parent_type, parent_id, ids);
      return TRUE;
    }
  if (parent_type == BUNKO_SAMPLE_TYPE_CIRCLE && type == BUNKO_SAMPLE_TYPE_ARTIST)
    {
      add_artists_of_circle (call, parent_id, ids);
      return TRUE;
    }
  return parent_type == BUNKO_SAMPLE_TYPE_ARTIST && list_of_artist (call, parent_id, type, ids);
}

/**
 * bunko_sample_related_list:
 * @call: a call
 * @parent_type: the type of an item
 * @parent_id: its id
 * @type: the type of what belongs to it
 * @ids: (out) (transfer full) (element-type gint64): their ids; empty for an unknown parent
 * @error: %BUNKO_SAMPLE_ERROR_API
 *
 * Lists what belongs to an item.
 *
 * Returns: whether items of the two types can belong to one another
 */
gboolean
bunko_sample_related_list (BunkoSampleCall *call,
                           BunkoSampleItemType parent_type,
                           gint64 parent_id,
                           BunkoSampleItemType type,
                           GArray **ids,
                           GError **error)
{
  const BunkoSampleEnum *types = bunko_sample_backend_item_types (call->backend);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *message = NULL;

  if (parent_id <= 0)
    return bunko_sample_call_api_error (error, "item_id must be a valid item id");
  if (fill (call, parent_type, parent_id, type, list))
    {
      *ids = g_steal_pointer (&list);
      return TRUE;
    }

  message = g_strdup_printf ("ItemType.%s has no relationship with ItemType.%s",
                             bunko_sample_enum_name (types, type),
                             bunko_sample_enum_name (types, parent_type));
  return bunko_sample_call_api_error (error, message);
}
