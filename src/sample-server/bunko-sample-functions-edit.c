/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-edit.h"
#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"

/* Makes or deletes items in a thread. */
typedef struct
{
  BunkoSampleBackend *backend;
  BunkoSampleItemType type;
  JsonObject *item;
  GArray *ids; /* of gint64 */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->item, json_object_unref);
  g_clear_pointer (&job->ids, g_array_unref);
  g_free (job);
}

static char *
work_create (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GError) local_error = NULL;
  gboolean ok;

  g_rw_lock_writer_lock (&job->backend->lock);
  ok = bunko_sample_edit_create (job->backend, job->type, job->item, &local_error);
  g_rw_lock_writer_unlock (&job->backend->lock);
  if (ok)
    return g_strdup ("true");

  /* An exception in a command only makes it fail. */
  g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_CORE, local_error->message);
  return NULL;
}

static char *
work_delete (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gboolean ok = TRUE;

  g_rw_lock_writer_lock (&job->backend->lock);
  for (guint i = 0; i < job->ids->len; i++)
    ok &= bunko_sample_edit_remove (job->backend, job->type, g_array_index (job->ids, gint64, i));
  g_rw_lock_writer_unlock (&job->backend->lock);

  return g_strdup (ok ? "true" : "false");
}

static void
start (BunkoSampleCall *call,
       BunkoSampleKind kind,
       const char *title,
       BunkoSampleWork work,
       Job *job)
{
  job->backend = call->backend;
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (call->out, bunko_sample_commands_start (call->backend->commands, kind,
                                                                   title, work, job, job_free));
}

static gboolean
read_item (BunkoSampleCall *call, BunkoSampleItemType *type, JsonObject **item, GError **error)
{
  JsonNode *node = bunko_sample_call_get (call, "item");

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, type, error))
    return FALSE;
  *item = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (*item == NULL || json_object_get_size (*item) == 0)
    return bunko_sample_call_api_error (error, "Item must be a message object");
  return TRUE;
}

static gboolean
update_item (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  JsonObject *item;

  if (!read_item (call, &type, &item, error))
    return FALSE;
  if (bunko_sample_edit_get_id (json_object_get_member (item, "id")) <= 0)
    return bunko_sample_call_api_error (error, "Item must have a valid id");
  if (!bunko_sample_edit_check (type, item, error) ||
      !bunko_sample_edit_update (call->backend, type, item, error))
    return FALSE;
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

static gboolean
is_nothing (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ||
         (JSON_NODE_HOLDS_ARRAY (node) &&
          json_array_get_length (json_node_get_array (node)) == 0) ||
         (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);
}

/* For a new item nulls and empty lists do not count. */
static JsonObject *
copy_without_nothing (JsonObject *item)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!is_nothing (node))
      json_object_set_member (copy, key, json_node_ref (node));
  return copy;
}

static gboolean
new_item (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  JsonObject *item;
  Job *job;

  if (!read_item (call, &type, &item, error))
    return FALSE;
  if (bunko_sample_edit_get_id (json_object_get_member (item, "id")) != 0)
    return bunko_sample_call_api_error (error, "Cannot create item with an id");
  if (!bunko_sample_edit_check (type, item, error))
    return FALSE;
  job = g_new0 (Job, 1);
  job->type = type;
  job->item = copy_without_nothing (item);
  start (call, BUNKO_SAMPLE_KIND_ITEM_ADD, "AddItem", work_create, job);
  return TRUE;
}

static void
start_delete (BunkoSampleCall *call, BunkoSampleItemType type, GArray *ids)
{
  Job *job = g_new0 (Job, 1);

  job->type = type;
  job->ids = ids;
  start (call, BUNKO_SAMPLE_KIND_ITEM_REMOVE, "RemoveItem", work_delete, job);
}

static gboolean
delete_item (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  GArray *ids;
  gint64 id;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &id, error))
    return FALSE;
  if (id <= 0)
    return bunko_sample_call_api_error (error, "item_id must be a valid item id");
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  start_delete (call, type, ids);
  return TRUE;
}

static gboolean
delete_items (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  GArray *ids;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_get_ids (call, "item_ids", &ids, error))
    return FALSE;
  start_delete (call, type, ids);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_edit[] = {
  { "update_item", update_item, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "item_type,item,+options" },
  { "new_item", new_item, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "item_type,item,options" },
  { "delete_item", delete_item, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW,
    "item_type,item_id,options" },
  { "delete_items", delete_items, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW,
    "item_type,item_ids,options" },
  { NULL },
};
