/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-source.h"

#include "bunko-count-probe-private.h"
#include "bunko-item-parser.h"
#include "bunko-library-private.h"
#include "bunko-view-source-private.h"

/**
 * BunkoViewSource:
 *
 * The list behind a #BunkoViewQuery. Views are what the server calls library_view; the kinds of
 * items that it does not offer there come from get_items and search_items.
 */

struct _BunkoViewSource
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoViewQuery *query;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoViewSource,
                               bunko_view_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static gboolean
has_parent (BunkoViewSource *self)
{
  return bunko_view_query_get_parent_id (self->query) > 0 &&
         bunko_view_query_get_related_type (self->query) != BUNKO_ITEM_TYPE_NONE;
}

static gboolean
has_search (BunkoViewSource *self)
{
  return bunko_view_query_get_search (self->query)[0] != '\0';
}

/* HPX "Creating frontends": library_view takes galleries, collections and groupings. */
static gboolean
is_view (BunkoViewSource *self)
{
  BunkoItemType type = bunko_view_query_get_item_type (self->query);

  return has_parent (self) || type == BUNKO_ITEM_TYPE_GALLERY ||
         type == BUNKO_ITEM_TYPE_COLLECTION || type == BUNKO_ITEM_TYPE_GROUPING;
}

static BunkoItemType
get_result_type (BunkoViewSource *self)
{
  return has_parent (self) ? bunko_view_query_get_related_type (self->query)
                           : bunko_view_query_get_item_type (self->query);
}

/* Only what differs from the server's default; 0.3 has other names for it (HPX wire notes). */
static JsonObject *
make_search_options (BunkoViewSource *self)
{
  static const struct
  {
    BunkoSearchOptions option;
    const char *name;
    const char *old_name;
  } names[] = {
    { BUNKO_SEARCH_OPTION_CASE_SENSITIVE, "search.case_sensitive", "case_sensitive" },
    { BUNKO_SEARCH_OPTION_REGEX, "search.regex", "regex" },
    { BUNKO_SEARCH_OPTION_MATCH_EXACT, "search.match_exact", "match_whole_words" },
    { BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS, "search.match_all_terms", "match_all_terms" },
    { BUNKO_SEARCH_OPTION_CHILDREN, "search.children", "descendants" },
  };
  BunkoSession *session = _bunko_library_get_session (self->library);
  gboolean old = !bunko_session_is_version_at_least (session, 0, 4, 0);
  BunkoSearchOptions options = bunko_view_query_get_search_options (self->query);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if ((options ^ BUNKO_SEARCH_OPTIONS_DEFAULT) & names[i].option)
        json_object_set_boolean_member (object, old ? names[i].old_name : names[i].name,
                                        (options & names[i].option) != 0);
    }
  return object;
}

static void
add_search (BunkoViewSource *self, JsonObject *args)
{
  g_autoptr (JsonObject) options = NULL;

  if (!has_search (self))
    return;
  json_object_set_string_member (args, "search_query", bunko_view_query_get_search (self->query));
  options = make_search_options (self);
  if (json_object_get_size (options) > 0)
    json_object_set_object_member (args, "search_options", g_steal_pointer (&options));
}

static void
add_sort (BunkoViewSource *self, JsonObject *args)
{
  gint sort_index = bunko_view_query_get_sort_index (self->query);

  if (sort_index >= 0)
    json_object_set_int_member (args, "sort_by", sort_index);
  if (bunko_view_query_get_sort_descending (self->query))
    json_object_set_boolean_member (args, "sort_desc", TRUE);
}

/* What library_view, get_view_count and update_metatags_for_view have in common. */
JsonObject *
_bunko_view_source_make_selectors (BunkoViewSource *self)
{
  JsonObject *args = json_object_new ();
  gint64 filter_id = bunko_view_query_get_filter_id (self->query);

  if (has_parent (self))
    {
      json_object_set_int_member (args, "item_type",
                                  bunko_view_query_get_parent_type (self->query));
      json_object_set_int_member (args, "item_id", bunko_view_query_get_parent_id (self->query));
      json_object_set_int_member (args, "related_type", get_result_type (self));
    }
  else
    json_object_set_int_member (args, "item_type", bunko_view_query_get_item_type (self->query));
  json_object_set_int_member (args, "view_filter", bunko_view_query_get_view (self->query));
  if (filter_id > 0)
    json_object_set_int_member (args, "filter_id", filter_id);
  add_search (self, args);
  return args;
}

/* get_items knows no order. */
static gboolean
is_searched (BunkoViewSource *self)
{
  return has_search (self) || bunko_view_query_get_sort_index (self->query) >= 0 ||
         bunko_view_query_get_sort_descending (self->query);
}

static JsonObject *
make_search_args (BunkoViewSource *self, guint limit, gint64 offset)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", bunko_view_query_get_item_type (self->query));
  json_object_set_int_member (args, "limit", limit);
  if (offset > 0)
    json_object_set_int_member (args, "offset", offset);
  add_search (self, args);
  add_sort (self, args);
  return args;
}

static void
count_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  gint64 count = JSON_NODE_HOLDS_ARRAY (data) ? json_array_get_length (json_node_get_array (data))
                                              : _bunko_count_from_json (data);

  if (count < 0)
    _bunko_task_return_unexpected (task, "get_view_count");
  else
    g_task_return_int (task, count);
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
view_source_count_async (BunkoListSource *source,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BunkoViewSource *self = BUNKO_VIEW_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  JsonObject *args;

  g_task_set_source_tag (task, view_source_count_async);
  if (is_view (self))
    _bunko_library_call (self->library, task, "get_view_count",
                         _bunko_view_source_make_selectors (self), count_reply);
  else if (has_search (self))
    _bunko_count_probe_async (self->library, "search_items", make_search_args (self, 0, 0),
                              BUNKO_COUNT_PROBE_FIRST, cancellable, probed_cb, task);
  else
    {
      args = json_object_new ();
      json_object_set_int_member (args, "item_type", bunko_view_query_get_item_type (self->query));
      _bunko_library_call (self->library, task, "get_count", args, count_reply);
    }
}

static gint64
view_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

JsonObject *
_bunko_view_source_make_view_args (BunkoViewSource *self, guint page, guint page_size)
{
  JsonObject *args = _bunko_view_source_make_selectors (self);

  json_object_set_int_member (args, "page", page);
  json_object_set_int_member (args, "limit", page_size);
  add_sort (self, args);
  return args;
}

static void
fetch_reply (BunkoLibrary *library, GTask *task, JsonNode *data)
{
  BunkoViewSource *self = g_task_get_source_object (task);

  g_task_return_pointer (
      task,
      bunko_items_new_from_json (_bunko_library_get_store (library), get_result_type (self), data),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
view_source_fetch_async (BunkoListSource *source,
                         guint page,
                         guint page_size,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BunkoViewSource *self = BUNKO_VIEW_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  JsonObject *args;

  g_task_set_source_tag (task, view_source_fetch_async);
  if (!is_view (self))
    {
      args = make_search_args (self, page_size, (gint64) page * page_size);
      _bunko_library_call (self->library, task, is_searched (self) ? "search_items" : "get_items",
                           args, fetch_reply);
      return;
    }
  _bunko_library_call (self->library, task, "library_view",
                       _bunko_view_source_make_view_args (self, page, page_size), fetch_reply);
}

static GPtrArray *
view_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean view_source_is_random (BunkoListSource *source);

/* What is known of a list after one message. */
typedef struct
{
  BunkoCallBatch *batch;
  GPtrArray *first_page;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_clear_object (&begin->batch);
  g_clear_pointer (&begin->first_page, g_ptr_array_unref);
  g_free (begin);
}

/* A first page that failed is fetched again, and fails or not, like any other. */
static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoViewSource *self = g_task_get_source_object (task);
  Begin *begin = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) count = NULL;
  g_autoptr (JsonNode) items = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    count = bunko_call_batch_get_result (begin->batch, 0, &error);
  if (count == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  items = bunko_call_batch_get_result (begin->batch, 1, NULL);
  if (items != NULL)
    begin->first_page = bunko_items_new_from_json (_bunko_library_get_store (self->library),
                                                   get_result_type (self), items);
  count_reply (self->library, task, count);
}

/* Where counting takes more than one call, or where the first page is not of the usual size, the
 * number comes alone. */
static gboolean
can_begin (BunkoViewSource *self)
{
  return is_view (self) && !view_source_is_random (BUNKO_LIST_SOURCE (self));
}

static void
view_source_begin_async (BunkoListSource *source,
                         guint page_size,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BunkoViewSource *self = BUNKO_VIEW_SOURCE (source);
  g_autoptr (JsonObject) selectors = NULL;
  g_autoptr (JsonObject) view_args = NULL;
  Begin *begin;
  GTask *task;

  if (!can_begin (self))
    {
      view_source_count_async (source, cancellable, callback, user_data);
      return;
    }

  task = g_task_new (self, cancellable, callback, user_data);
  begin = g_new0 (Begin, 1);
  begin->batch = bunko_call_batch_new ();
  selectors = _bunko_view_source_make_selectors (self);
  view_args = _bunko_view_source_make_view_args (self, 0, page_size);
  bunko_call_batch_add (begin->batch, "get_view_count", selectors);
  bunko_call_batch_add (begin->batch, "library_view", view_args);
  g_task_set_source_tag (task, view_source_begin_async);
  g_task_set_task_data (task, begin, begin_free);
  bunko_session_call_batch_async (_bunko_library_get_session (self->library), begin->batch,
                                  BUNKO_PRIORITY_INTERACTIVE, cancellable, begun_cb, task);
}

static gint64
view_source_begin_finish (BunkoListSource *source,
                          GAsyncResult *result,
                          GPtrArray **first_page,
                          GError **error)
{
  GTask *task = G_TASK (result);

  if (g_task_get_source_tag (task) == view_source_begin_async && !g_task_had_error (task))
    *first_page = g_steal_pointer (&((Begin *) g_task_get_task_data (task))->first_page);

  return g_task_propagate_int (task, error);
}

static gboolean
view_source_is_random (BunkoListSource *source)
{
  BunkoViewSource *self = BUNKO_VIEW_SOURCE (source);

  return bunko_sort_index_is_random (bunko_view_query_get_sort_index (self->query));
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = view_source_count_async;
  iface->count_finish = view_source_count_finish;
  iface->fetch_async = view_source_fetch_async;
  iface->fetch_finish = view_source_fetch_finish;
  iface->begin_async = view_source_begin_async;
  iface->begin_finish = view_source_begin_finish;
  iface->is_random = view_source_is_random;
}

static void
bunko_view_source_dispose (GObject *object)
{
  BunkoViewSource *self = BUNKO_VIEW_SOURCE (object);

  g_clear_object (&self->library);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (bunko_view_source_parent_class)->dispose (object);
}

static void
bunko_view_source_class_init (BunkoViewSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_view_source_dispose;
}

static void
bunko_view_source_init (BunkoViewSource *self)
{
}

/**
 * bunko_view_source_new:
 * @library: a library
 * @query: what to list; it is copied
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_view_source_new (BunkoLibrary *library, BunkoViewQuery *query)
{
  BunkoViewSource *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  self = g_object_new (BUNKO_TYPE_VIEW_SOURCE, NULL);
  self->library = g_object_ref (library);
  self->query = bunko_view_query_copy (query);
  return BUNKO_LIST_SOURCE (self);
}
