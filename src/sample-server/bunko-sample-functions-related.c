/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"
#include "bunko-sample-related.h"

static gboolean
list_related (BunkoSampleCall *call,
              GArray **ids,
              gint64 *id,
              BunkoSampleItemType *type,
              GError **error)
{
  BunkoSampleItemType parent_type;

  return bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY,
                                          &parent_type, error) &&
         bunko_sample_call_get_item_type (call, "related_type", BUNKO_SAMPLE_TYPE_PAGE, type,
                                          error) &&
         bunko_sample_call_get_int (call, "item_id", 0, id, error) &&
         bunko_sample_related_list (call, parent_type, *id, *type, ids, error);
}

static gboolean
get_related_items (BunkoSampleCall *call, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  BunkoSampleItemType type;
  gint64 id;
  gint64 offset;
  gint64 limit;

  if (!list_related (call, &ids, &id, &type, error) ||
      !bunko_sample_call_get_range (call, "offset", &offset, &limit, error))
    return FALSE;

  bunko_sample_writer_begin_array (call->out);
  for (gint64 i = offset; i < ids->len && i - offset < limit; i++)
    bunko_sample_items_write (call->backend, type, g_array_index (ids, gint64, i), call->out);
  bunko_sample_writer_end_array (call->out);
  return TRUE;
}

static gboolean
get_related_count (BunkoSampleCall *call, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  BunkoSampleItemType type;
  gint64 id;

  if (!list_related (call, &ids, &id, &type, error))
    return FALSE;

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_int (call->out, "id", id);
  bunko_sample_writer_member_int (call->out, "count", ids->len);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

/* The page that a call starts from, and the number it asks for. */
static gboolean
find_page (BunkoSampleCall *call,
           BunkoSampleGallery *gallery,
           gint64 *number,
           gboolean *found,
           GError **error)
{
  gint64 page_id;
  gint64 gallery_id;

  if (!bunko_sample_call_get_int (call, "page_id", 0, &page_id, error) ||
      !bunko_sample_call_get_int (call, "gallery_id", 0, &gallery_id, error) ||
      !bunko_sample_call_get_int (call, "number", 0, number, error))
    return FALSE;
  if (page_id <= 0 && gallery_id <= 0)
    return bunko_sample_call_api_error (error, "Either a gallery id or page id is required");

  if (page_id > 0)
    gallery_id = bunko_sample_page_gallery (page_id);
  *found = bunko_sample_store_get_gallery (call->backend->store, gallery_id, gallery);
  /* Without a number the real server answers the same page, not the next (HPX wire notes, "API
   * oddities"). */
  if (bunko_sample_call_get (call, "number") == NULL)
    *number = page_id > 0 ? bunko_sample_page_number (page_id) : 1;
  *number = CLAMP (*number, 0, BUNKO_SAMPLE_MAX_PAGES + 1);
  if (bunko_sample_call_get_boolean (call, "prev", FALSE))
    (*number)--;
  return TRUE;
}

static gboolean
get_page (BunkoSampleCall *call, GError **error)
{
  BunkoSampleGallery gallery;
  gint64 number;
  gboolean found = FALSE;

  if (!find_page (call, &gallery, &number, &found, error))
    return FALSE;
  if (!found || number < 1 || number > gallery.page_count)
    bunko_sample_writer_null (call->out);
  else
    bunko_sample_items_write_page (call->backend, &gallery, number, call->out);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_related[] = {
  { "get_related_items", get_related_items, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,related_type,limit,offset" },
  { "get_related_count", get_related_count, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,related_type" },
  { "get_page", get_page, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "page_id,gallery_id,number,prev" },
  { NULL },
};
