/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tags-source-private.h"

#include "bunko-count-probe-private.h"
#include "bunko-search-token.h"
#include "bunko-tag-group.h"
#include "bunko-tag-namespace-private.h"
#include "bunko-tags-private.h"

/*
 * A list of tags, as #BunkoTagItem. All tags of a namespace are a part of the list of all tags by
 * namespace, as a search for a namespace alone finds nothing (HPX wire notes, "API oddities"); of
 * few tags they are known already.
 */

/* What a search calls the namespace of the tags that have none. */
#define NO_NAMESPACE "__namespace__"

#define BUNKO_TYPE_TAGS_SOURCE (bunko_tags_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagsSource, bunko_tags_source, BUNKO, TAGS_SOURCE, GObject)

struct _BunkoTagsSource
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoTagNamespace *tag_namespace; /* NULL: all */
  char *query;                      /* "": all */
  BunkoTagOrder order;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoTagsSource,
                               bunko_tags_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static gboolean
is_part (BunkoTagsSource *self)
{
  return self->tag_namespace != NULL && self->query[0] == '\0';
}

static JsonObject *
make_args (BunkoTagsSource *self, guint limit, gint64 offset)
{
  gboolean by_namespace = is_part (self) || self->order == BUNKO_TAG_ORDER_NAMESPACE;
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "search_query", self->query);
  json_object_set_int_member (args, "sort_by",
                              by_namespace ? BUNKO_TAG_SORT_NAMESPACE : BUNKO_TAG_SORT_NAME);
  json_object_set_int_member (args, "limit", limit);
  json_object_set_int_member (args, "offset", offset);
  return args;
}

static void
total_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  gint64 count = _bunko_count_from_json (data);

  if (count >= 0)
    g_task_return_int (task, count);
  else
    _bunko_task_return_unexpected (task, "get_tags_count");
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 count = _bunko_count_probe_finish (BUNKO_LIBRARY (source), result, &error);

  if (error == NULL)
    g_task_return_int (task, count);
  else
    g_task_return_error (task, error);
}

static void
count_async (BunkoListSource *source,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  BunkoTagsSource *self = BUNKO_TAGS_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, count_async);
  if (is_part (self))
    {
      g_task_return_int (task, self->tag_namespace->count);
      g_object_unref (task);
    }
  else if (self->query[0] != '\0')
    _bunko_count_probe_async (self->library, "search_tags", make_args (self, 0, 0),
                              BUNKO_COUNT_PROBE_FIRST, cancellable, probed_cb, task);
  else
    _bunko_library_call (self->library, task, "get_tags_count", json_object_new (), total_reply);
}

static gint64
count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static gint
compare_by_name (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (bunko_item_get_display_name ((BunkoItem *) a),
                    bunko_item_get_display_name ((BunkoItem *) b));
}

static gint
compare_in_groups (gconstpointer a, gconstpointer b)
{
  BunkoTag *one = bunko_tag_item_get_tag ((BunkoTagItem *) a);
  BunkoTag *other = bunko_tag_item_get_tag ((BunkoTagItem *) b);
  gint order = g_strcmp0 (bunko_tag_get_namespace (one), bunko_tag_get_namespace (other));

  return order != 0 ? order : compare_by_name (a, b);
}

static gboolean
belongs (BunkoTagsSource *self, BunkoTagGroup *group)
{
  return !is_part (self) ||
         g_strcmp0 (bunko_tag_group_get_namespace (group), self->tag_namespace->name) == 0;
}

/* The reply is an object: the order of tags of different namespaces is lost. */
static void
fetch_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  BunkoTagsSource *self = g_task_get_source_object (task);
  g_autoptr (GListModel) groups = _bunko_tag_groups_from_json (data);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);

      for (guint j = 0; belongs (self, group) && j < g_list_model_get_n_items (tags); j++)
        {
          g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, j);

          g_ptr_array_add (items, bunko_tag_item_new (tag));
        }
    }
  g_ptr_array_sort_values (items, self->order == BUNKO_TAG_ORDER_NAMESPACE ? compare_in_groups
                                                                           : compare_by_name);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
slice (GPtrArray *tags, gint64 offset, guint n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint64 i = offset; i < MIN (offset + n, tags->len); i++)
    g_ptr_array_add (items, g_object_ref (tags->pdata[i]));
  return items;
}

static void
fetch_async (BunkoListSource *source,
             guint page,
             guint page_size,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  BunkoTagsSource *self = BUNKO_TAGS_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gint64 offset = (gint64) page * page_size;
  guint limit = page_size;

  g_task_set_source_tag (task, fetch_async);
  if (is_part (self) && self->tag_namespace->tags != NULL)
    {
      g_task_return_pointer (task, slice (self->tag_namespace->tags, offset, page_size),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  if (is_part (self))
    {
      limit = (guint) CLAMP ((gint64) self->tag_namespace->count - offset, 1, page_size);
      offset += self->tag_namespace->start;
    }
  _bunko_library_call (self->library, task, "search_tags", make_args (self, limit, offset),
                       fetch_reply);
}

static GPtrArray *
fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = count_async;
  iface->count_finish = count_finish;
  iface->fetch_async = fetch_async;
  iface->fetch_finish = fetch_finish;
}

static void
bunko_tags_source_finalize (GObject *object)
{
  BunkoTagsSource *self = BUNKO_TAGS_SOURCE (object);

  g_clear_object (&self->library);
  g_clear_object (&self->tag_namespace);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (bunko_tags_source_parent_class)->finalize (object);
}

static void
bunko_tags_source_class_init (BunkoTagsSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_tags_source_finalize;
}

static void
bunko_tags_source_init (BunkoTagsSource *self)
{
}

static char *
make_query (BunkoTagNamespace *tag_namespace, const char *search)
{
  g_autoptr (BunkoSearchToken) token = NULL;
  g_autofree char *text = g_strstrip (g_strdup (search != NULL ? search : ""));

  if (text[0] == '\0')
    return g_strdup ("");
  if (tag_namespace == NULL)
    return bunko_search_quote (text);
  token = bunko_search_token_new (tag_namespace->name != NULL ? tag_namespace->name : NO_NAMESPACE,
                                  text, FALSE);
  return bunko_search_token_to_string (token);
}

/**
 * bunko_library_list_tags:
 * @self: a library
 * @tag_namespace: (nullable): the namespace, as bunko_library_list_tag_namespaces_async() found it;
 *   %NULL for tags of all
 * @search: (nullable): a part of the names
 * @order: how they are sorted
 *
 * Gets a list of tags. Nothing is asked until the list is.
 *
 * Returns: (transfer full): the list, of #BunkoTagItem
 */
BunkoListSource *
bunko_library_list_tags (BunkoLibrary *self,
                         BunkoTagNamespace *tag_namespace,
                         const char *search,
                         BunkoTagOrder order)
{
  BunkoTagsSource *source;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (tag_namespace == NULL || BUNKO_IS_TAG_NAMESPACE (tag_namespace), NULL);

  source = g_object_new (BUNKO_TYPE_TAGS_SOURCE, NULL);
  source->library = g_object_ref (self);
  g_set_object (&source->tag_namespace, tag_namespace);
  source->query = make_query (tag_namespace, search);
  source->order = order;
  return BUNKO_LIST_SOURCE (source);
}
