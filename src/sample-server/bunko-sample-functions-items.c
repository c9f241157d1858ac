/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"
#include "bunko-sample-listing.h"

static gboolean
get_item (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  gint64 id;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &id, error))
    return FALSE;
  if (id == 0)
    return bunko_sample_call_api_error (error, "A valid item id is required, not 0");
  if (bunko_sample_items_write (call->backend, type, id, call->out))
    return TRUE;

  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_ITEM_NOT_FOUND,
               "'%s' with id '%" G_GINT64_FORMAT "' was not found",
               bunko_sample_enum_name (bunko_sample_backend_item_types (call->backend), type), id);
  return FALSE;
}

static gboolean
get_items (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  g_autoptr (GArray) ids = NULL;
  gint64 offset;
  gint64 limit;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_get_range (call, "offset", &offset, &limit, error))
    return FALSE;

  ids = bunko_sample_listing_slice (call->backend->store, type, offset, limit);
  if (!call->backend->legacy)
    {
      bunko_sample_writer_begin_object (call->out);
      bunko_sample_writer_key (call->out, "items");
    }
  bunko_sample_writer_begin_array (call->out);
  for (guint i = 0; i < ids->len; i++)
    bunko_sample_items_write (call->backend, type, g_array_index (ids, gint64, i), call->out);
  bunko_sample_writer_end_array (call->out);
  if (!call->backend->legacy)
    {
      bunko_sample_writer_member_int (call->out, "count",
                                      bunko_sample_listing_count (call->backend->store, type));
      bunko_sample_writer_end_object (call->out);
    }
  return TRUE;
}

static gboolean
get_count (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type, error))
    return FALSE;

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_int (call->out, "count",
                                  bunko_sample_listing_count (call->backend->store, type));
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

/* In a few galleries somebody has deleted a page. */
static gboolean
lacks_page (BunkoSampleItemType type, gint64 id)
{
  return type == BUNKO_SAMPLE_TYPE_GALLERY && id % 40 == 26;
}

static gboolean
source_exists (BunkoSampleCall *call, GError **error)
{
  gboolean check_all = bunko_sample_call_get_boolean (call, "check_all", FALSE);
  BunkoSampleItemType type;
  g_autoptr (BunkoSampleWriter) scratch = bunko_sample_writer_new ();
  gint64 id;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &id, error))
    return FALSE;
  if (!bunko_sample_items_write (call->backend, type, id, scratch))
    {
      g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_ITEM_NOT_FOUND,
                   "'%s' with id '%" G_GINT64_FORMAT "' was not found",
                   bunko_sample_enum_name (bunko_sample_backend_item_types (call->backend), type),
                   id);
      return FALSE;
    }
  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_boolean (call->out, "exists", TRUE);
  bunko_sample_writer_key (call->out, "missing");
  bunko_sample_writer_begin_array (call->out);
  if (check_all && lacks_page (type, id))
    {
      bunko_sample_writer_begin_object (call->out);
      bunko_sample_writer_member_int (call->out, "id", bunko_sample_page_id ((guint32) id, 2));
      bunko_sample_writer_member_int (call->out, "item_type", BUNKO_SAMPLE_TYPE_PAGE);
      bunko_sample_writer_end_object (call->out);
    }
  bunko_sample_writer_end_array (call->out);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_items[] = {
  { "get_item", get_item, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "item_type,item_id" },
  { "get_items", get_items, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "item_type,limit,offset" },
  { "get_count", get_count, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "item_type" },
  { "source_exists", source_exists, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,check_all" },
  { NULL },
};
