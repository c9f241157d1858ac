/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-related-source.h"

#include "bunko-call-pack-private.h"
#include "bunko-item-parser.h"
#include "bunko-library-private.h"

/**
 * BunkoRelatedSource:
 *
 * The items of one kind that belong to another item, in the server's order.
 */

struct _BunkoRelatedSource
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoItemType parent_type;
  gint64 parent_id;
  BunkoItemType related;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoRelatedSource,
                               bunko_related_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static JsonObject *
make_args (BunkoRelatedSource *self)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", self->parent_type);
  json_object_set_int_member (args, "item_id", self->parent_id);
  json_object_set_int_member (args, "related_type", self->related);
  return args;
}

static void
count_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  gint64 count = _bunko_count_from_json (data);

  if (count < 0)
    _bunko_task_return_unexpected (task, "get_related_count");
  else
    g_task_return_int (task, count);
}

static void
related_source_count_async (BunkoListSource *source,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BunkoRelatedSource *self = BUNKO_RELATED_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, related_source_count_async);
  _bunko_library_call (self->library, task, "get_related_count", make_args (self), count_reply);
}

static gint64
related_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
fetch_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  BunkoRelatedSource *self = g_task_get_source_object (task);

  g_task_return_pointer (
      task, bunko_items_new_from_json (_bunko_library_get_store (library), self->related, data),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
related_source_fetch_async (BunkoListSource *source,
                            guint page,
                            guint page_size,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BunkoRelatedSource *self = BUNKO_RELATED_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  JsonObject *args = make_args (self);

  g_task_set_source_tag (task, related_source_fetch_async);
  json_object_set_int_member (args, "limit", page_size);
  if (page > 0)
    json_object_set_int_member (args, "offset", (gint64) page * page_size);
  _bunko_library_call (self->library, task, "get_related_items", args, fetch_reply);
}

static GPtrArray *
related_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  gint64 count;
  GPtrArray *first_page;
  GError *error;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_clear_pointer (&begin->first_page, g_ptr_array_unref);
  g_clear_error (&begin->error);
  g_free (begin);
}

static void
begin_count_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Begin *begin = g_task_get_task_data (user_data);

  begin->count = data != NULL ? _bunko_count_from_json (data) : -1;
  if (error != NULL)
    begin->error = g_error_copy (error);
}

static void
begin_items_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  BunkoRelatedSource *self = g_task_get_source_object (user_data);
  Begin *begin = g_task_get_task_data (user_data);

  /* A first page that failed is fetched again, and fails or not, like any other. */
  if (data != NULL)
    begin->first_page =
        bunko_items_new_from_json (_bunko_library_get_store (library), self->related, data);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Begin *begin = g_task_get_task_data (task);
  GError *error = NULL;

  if (!_bunko_call_pack_run_finish (BUNKO_LIBRARY (source), result, &error))
    g_task_return_error (task, error);
  else if (begin->error != NULL)
    g_task_return_error (task, g_steal_pointer (&begin->error));
  else if (begin->count < 0)
    _bunko_task_return_unexpected (task, "get_related_count");
  else
    g_task_return_int (task, begin->count);
}

static void
related_source_begin_async (BunkoListSource *source,
                            guint page_size,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BunkoRelatedSource *self = BUNKO_RELATED_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BunkoCallPack *pack = _bunko_call_pack_new (self->library);

  g_task_set_source_tag (task, related_source_begin_async);
  g_task_set_task_data (task, g_new0 (Begin, 1), begin_free);
  _bunko_call_pack_add (pack, "get_related_count", make_args (self), begin_count_answer, task);
  _bunko_call_pack_add_related (pack, self->parent_type, self->parent_id, self->related, page_size,
                                begin_items_answer, task);
  _bunko_call_pack_run_async (pack, cancellable, begun_cb, task);
}

static gint64
related_source_begin_finish (BunkoListSource *source,
                             GAsyncResult *result,
                             GPtrArray **first_page,
                             GError **error)
{
  GTask *task = G_TASK (result);

  if (!g_task_had_error (task))
    *first_page = g_steal_pointer (&((Begin *) g_task_get_task_data (task))->first_page);

  return g_task_propagate_int (task, error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->begin_async = related_source_begin_async;
  iface->begin_finish = related_source_begin_finish;
  iface->count_async = related_source_count_async;
  iface->count_finish = related_source_count_finish;
  iface->fetch_async = related_source_fetch_async;
  iface->fetch_finish = related_source_fetch_finish;
}

static void
bunko_related_source_dispose (GObject *object)
{
  g_clear_object (&BUNKO_RELATED_SOURCE (object)->library);

  G_OBJECT_CLASS (bunko_related_source_parent_class)->dispose (object);
}

static void
bunko_related_source_class_init (BunkoRelatedSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_related_source_dispose;
}

static void
bunko_related_source_init (BunkoRelatedSource *self)
{
}

/**
 * bunko_related_source_new:
 * @library: a library
 * @parent_type: the kind of the item that the others belong to
 * @parent_id: its id
 * @related: which kind of items to list
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_related_source_new (BunkoLibrary *library,
                          BunkoItemType parent_type,
                          gint64 parent_id,
                          BunkoItemType related)
{
  BunkoRelatedSource *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_RELATED_SOURCE, NULL);
  self->library = g_object_ref (library);
  self->parent_type = parent_type;
  self->parent_id = parent_id;
  self->related = related;
  return BUNKO_LIST_SOURCE (self);
}
