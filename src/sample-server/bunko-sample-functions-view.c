/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"
#include "bunko-sample-related.h"
#include "bunko-sample-selector.h"

/* A part of a list in a random order of its own, which changes with every request. */
static GArray *
shuffle (GArray *ids, gint64 n)
{
  GArray *copy = g_array_copy (ids);

  for (guint i = 0; i + 1 < copy->len && i < n; i++)
    {
      guint j = g_random_int_range (i, copy->len);
      guint32 id = g_array_index (copy, guint32, i);

      g_array_index (copy, guint32, i) = g_array_index (copy, guint32, j);
      g_array_index (copy, guint32, j) = id;
    }

  return copy;
}

static void
write_ids (BunkoSampleCall *call,
           BunkoSampleItemType type,
           GArray *ids,
           gint64 offset,
           gint64 limit)
{
  gint64 end = limit < ids->len - MIN (offset, ids->len) ? offset + limit : ids->len;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  bunko_sample_writer_begin_array (call->out);
  for (gint64 i = offset; i < end; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);

      /* A gallery comes once a page, however often a join repeats it. */
      if (g_hash_table_add (seen, GUINT_TO_POINTER (id)))
        bunko_sample_items_write (call->backend, type, id, call->out);
    }
  bunko_sample_writer_end_array (call->out);
}

static void
write_selected (BunkoSampleCall *call,
                const BunkoSampleSelector *selector,
                gint64 offset,
                gint64 limit)
{
  g_autoptr (GArray) ids = bunko_sample_views_select (call->backend->views, selector);

  if (selector->sort == BUNKO_SAMPLE_SORT_RANDOM ||
      selector->sort == BUNKO_SAMPLE_SORT_COLLECTION_RANDOM)
    {
      g_autoptr (GArray) shuffled =
          shuffle (ids, offset > ids->len ? 0 : MIN (ids->len, limit) + offset);

      write_ids (call, selector->type, shuffled, offset, limit);
    }
  else
    write_ids (call, selector->type, ids, offset, limit);
}

static void
write_children (BunkoSampleCall *call,
                BunkoSampleItemType type,
                GArray *ids,
                gint64 offset,
                gint64 limit)
{
  bunko_sample_writer_begin_array (call->out);
  for (gint64 i = offset; i < ids->len && i - offset < limit; i++)
    bunko_sample_items_write (call->backend, type, g_array_index (ids, gint64, i), call->out);
  bunko_sample_writer_end_array (call->out);
}

static gboolean
get_page_range (BunkoSampleCall *call, gint64 *offset, gint64 *limit, GError **error)
{
  if (!bunko_sample_call_get_range (call, "page", offset, limit, error))
    return FALSE;
  /* "page" counts pages, not items. */
  if (*limit == G_MAXINT64)
    *offset = *offset == 0 ? 0 : G_MAXINT32;
  else
    *offset = MIN (*offset, G_MAXINT32) * MIN (*limit, G_MAXINT32);
  return TRUE;
}

static gboolean
library_view (BunkoSampleCall *call, GError **error)
{
  BunkoSampleSelector selector;
  gint64 offset;
  gint64 limit;

  if (!bunko_sample_selector_read_view (call, &selector, error) ||
      !get_page_range (call, &offset, &limit, error))
    return FALSE;
  if (selector.type != BUNKO_SAMPLE_TYPE_GALLERY && selector.parent_type != 0)
    {
      g_autoptr (GArray) ids = NULL;

      if (!bunko_sample_related_list (call, selector.parent_type, selector.parent_id, selector.type,
                                      &ids, error))
        return FALSE;
      write_children (call, selector.type, ids, offset, limit);
      return TRUE;
    }

  write_selected (call, &selector, offset, limit);
  return TRUE;
}

static guint
count_selected (BunkoSampleCall *call, const BunkoSampleSelector *selector)
{
  g_autoptr (GArray) ids = bunko_sample_views_select (call->backend->views, selector);

  return ids->len;
}

static gboolean
get_view_count (BunkoSampleCall *call, GError **error)
{
  BunkoSampleSelector selector;
  guint count;

  if (!bunko_sample_selector_read_view (call, &selector, error))
    return FALSE;
  if (selector.type != BUNKO_SAMPLE_TYPE_GALLERY && selector.parent_type != 0)
    {
      g_autoptr (GArray) ids = NULL;

      if (!bunko_sample_related_list (call, selector.parent_type, selector.parent_id, selector.type,
                                      &ids, error))
        return FALSE;
      count = ids->len;
    }
  else
    count = count_selected (call, &selector);

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_int (call->out, "count", count);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static gboolean
search_items (BunkoSampleCall *call, GError **error)
{
  BunkoSampleSelector selector;
  gint64 offset;
  gint64 limit;

  if (!bunko_sample_selector_read_search (call, &selector, error) ||
      !bunko_sample_call_get_range (call, "offset", &offset, &limit, error))
    return FALSE;

  write_selected (call, &selector, offset, limit);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_view[] = {
  { "library_view", library_view, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,related_type,page,limit,sort_by,sort_desc,search_query,search_options,"
    "filter_id,view_filter,+include_profile,+profile_sizes,+url,+uri" },
  { "get_view_count", get_view_count, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,related_type,search_query,search_options,filter_id,view_filter" },
  { "search_items", search_items, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,search_query,search_options,sort_by,sort_desc,full_search,limit,offset" },
  { NULL },
};
