/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-edit.h"
#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-selection.h"

/* What a call is about: a gallery, and the collection, series or filter to put it in or to take it
 * out of. */
typedef struct
{
  BunkoSampleBackend *backend;
  gint64 gallery_id;
  gint64 item_id;
} Membership;

/* An item that is given by its fields is made first. */
static gboolean
read_new_item (BunkoSampleCall *call,
               BunkoSampleItemType type,
               Membership *membership,
               GError **error)
{
  JsonNode *node = bunko_sample_call_get (call, "item");
  BunkoSampleStore *store = call->backend->store;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return bunko_sample_call_api_error (error, "item_id must be a valid item id");
  if (!bunko_sample_edit_check (type, json_node_get_object (node), error) ||
      !bunko_sample_edit_create (call->backend, type, json_node_get_object (node), error))
    return FALSE;
  if (type == BUNKO_SAMPLE_TYPE_GROUPING)
    membership->item_id = bunko_sample_store_get_last_grouping (store);
  else
    membership->item_id = bunko_sample_table_get_size (bunko_sample_store_get_table (store, type));
  return TRUE;
}

static gboolean
read_membership (BunkoSampleCall *call,
                 BunkoSampleItemType type,
                 Membership *membership,
                 GError **error)
{
  membership->backend = call->backend;
  if (!bunko_sample_call_get_int (call, "gallery_id", 0, &membership->gallery_id, error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &membership->item_id, error))
    return FALSE;
  if (membership->gallery_id <= 0)
    return bunko_sample_call_api_error (error, "gallery_id must be a valid gallery id");
  if (!bunko_sample_store_has_gallery (call->backend->store, membership->gallery_id))
    return bunko_sample_crash (error, "AttributeError");
  if (membership->item_id == 0)
    return read_new_item (call, type, membership, error);
  return TRUE;
}

static BunkoSampleGallery *
edit_gallery (const Membership *membership)
{
  return bunko_sample_store_edit_gallery (membership->backend->store, membership->gallery_id,
                                          BUNKO_SAMPLE_ASPECT_FACTS);
}

static gboolean
answer_true (BunkoSampleCall *call)
{
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

static gboolean
add_to_collection (BunkoSampleCall *call, GError **error)
{
  Membership membership;
  BunkoSampleGallery *gallery;

  if (!read_membership (call, BUNKO_SAMPLE_TYPE_COLLECTION, &membership, error))
    return FALSE;
  if (bunko_sample_store_get_entry (call->backend->store, BUNKO_SAMPLE_TYPE_COLLECTION,
                                    membership.item_id) == NULL)
    return bunko_sample_crash (error, "AttributeError");
  gallery = edit_gallery (&membership);
  for (guint i = 0; i < gallery->n_collections; i++)
    if (gallery->collections[i] == membership.item_id)
      return bunko_sample_crash (error, "IntegrityError");
  if (gallery->n_collections == BUNKO_SAMPLE_MAX_COLLECTIONS)
    return bunko_sample_call_api_error (error, "The gallery is in too many collections");
  gallery->collections[gallery->n_collections++] = membership.item_id;
  return answer_true (call);
}

static gboolean
remove_from_collection (BunkoSampleCall *call, GError **error)
{
  Membership membership;
  BunkoSampleGallery *gallery;

  if (!read_membership (call, BUNKO_SAMPLE_TYPE_COLLECTION, &membership, error))
    return FALSE;
  gallery = edit_gallery (&membership);
  for (guint i = 0; i < gallery->n_collections; i++)
    if (gallery->collections[i] == membership.item_id)
      {
        gallery->collections[i] = gallery->collections[--gallery->n_collections];
        return answer_true (call);
      }
  return bunko_sample_crash (error, "StaleDataError");
}

static gboolean
add_to_grouping (BunkoSampleCall *call, GError **error)
{
  Membership membership;

  if (!read_membership (call, BUNKO_SAMPLE_TYPE_GROUPING, &membership, error))
    return FALSE;
  if (bunko_sample_store_edit_grouping (call->backend->store, membership.item_id) == NULL)
    return bunko_sample_crash (error, "AttributeError");
  edit_gallery (&membership)->grouping_id = membership.item_id;
  return answer_true (call);
}

/* A gallery that leaves its series gets one of its own. */
static gboolean
remove_from_grouping (BunkoSampleCall *call, GError **error)
{
  Membership membership;
  BunkoSampleGallery *gallery;
  g_autofree char *title = NULL;

  if (!read_membership (call, BUNKO_SAMPLE_TYPE_GROUPING, &membership, error))
    return FALSE;
  gallery = edit_gallery (&membership);
  if (gallery->grouping_id != membership.item_id)
    return bunko_sample_crash (error, "StaleDataError");
  title = bunko_sample_store_dup_title (call->backend->store, gallery, 0, NULL);
  gallery->grouping_id = bunko_sample_store_add_grouping (call->backend->store, title)->id;
  gallery->number = -1;
  return answer_true (call);
}

static void
move (GHashTable **to, GHashTable *from, gint64 id)
{
  if (*to == NULL)
    *to = g_hash_table_new (NULL, NULL);
  g_hash_table_add (*to, GUINT_TO_POINTER (id));
  if (from != NULL)
    g_hash_table_remove (from, GUINT_TO_POINTER (id));
}

static gboolean
change_filter (BunkoSampleCall *call, gboolean add, GError **error)
{
  Membership membership;
  BunkoSampleGallery gallery;
  BunkoSampleEntry *filter;
  gboolean is_in;

  if (!read_membership (call, BUNKO_SAMPLE_TYPE_FILTER, &membership, error))
    return FALSE;
  filter = bunko_sample_table_get (
      bunko_sample_store_edit_table (call->backend->store, BUNKO_SAMPLE_TYPE_FILTER),
      membership.item_id);
  if (filter == NULL)
    return bunko_sample_crash (error, "AttributeError");
  bunko_sample_store_get_gallery (call->backend->store, membership.gallery_id, &gallery);
  is_in = bunko_sample_selection_is_in (call->backend->store, BUNKO_SAMPLE_TYPE_FILTER,
                                        membership.item_id, &gallery);
  if (is_in == add)
    return bunko_sample_crash (error, add ? "IntegrityError" : "StaleDataError");
  if (add)
    move (&filter->added, filter->removed, membership.gallery_id);
  else
    move (&filter->removed, filter->added, membership.gallery_id);
  return answer_true (call);
}

static gboolean
add_to_filter (BunkoSampleCall *call, GError **error)
{
  return change_filter (call, TRUE, error);
}

static gboolean
remove_from_filter (BunkoSampleCall *call, GError **error)
{
  return change_filter (call, FALSE, error);
}

const BunkoSampleFunction bunko_sample_functions_membership[] = {
  { "add_to_collection", add_to_collection, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_NEW,
    "gallery_id,item_id,item" },
  { "remove_from_collection", remove_from_collection, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_NEW,
    "gallery_id,item_id" },
  { "add_to_grouping", add_to_grouping, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_NEW,
    "gallery_id,item_id,item" },
  { "remove_from_grouping", remove_from_grouping, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_NEW,
    "gallery_id,item_id" },
  { "add_to_filter", add_to_filter, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "gallery_id,item_id,item" },
  { "remove_from_filter", remove_from_filter, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "gallery_id,item_id" },
  { NULL },
};
