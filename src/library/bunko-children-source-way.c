/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-children-source-private.h"

#include "bunko-gallery-order-private.h"
#include "bunko-gather-private.h"
#include "bunko-item-query.h"
#include "bunko-library-private.h"
#include "bunko-related-source.h"
#include "bunko-view-source.h"
#include "protocol/bunko-protocol-error.h"

/* Finding the way to the galleries of an item, by counting them. Every function that is given the
 * task takes it over. */

static GQuark
get_wrong_quark (void)
{
  return g_quark_from_static_string ("bunko-collection-views-are-wrong");
}

/* A server that was caught once is not asked again. */
static gboolean
are_views_wrong (BunkoChildrenSource *self)
{
  return g_object_get_qdata (G_OBJECT (self->library), get_wrong_quark ()) != NULL;
}

/* From now on, for every collection of the server. */
void
_bunko_children_source_set_wrong (BunkoChildrenSource *self)
{
  g_object_set_qdata (G_OBJECT (self->library), get_wrong_quark (), GINT_TO_POINTER (TRUE));
}

static BunkoItemType
get_parent_type (BunkoChildrenSource *self)
{
  return bunko_view_query_get_parent_type (self->query);
}

/* Whether nothing is asked for that only the server can do. */
static gboolean
is_plain (BunkoChildrenSource *self)
{
  return bunko_view_query_get_search (self->query)[0] == '\0' &&
         bunko_view_query_get_filter_id (self->query) <= 0 &&
         _bunko_galleries_can_sort (bunko_view_query_get_sort_index (self->query));
}

static gboolean
has_view (BunkoChildrenSource *self)
{
  return get_parent_type (self) == BUNKO_ITEM_TYPE_GROUPING ||
         (get_parent_type (self) == BUNKO_ITEM_TYPE_COLLECTION && !are_views_wrong (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoChildrenSource *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (count < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  self->count = count;
  g_task_return_int (task, count);
}

/* Takes @list. */
static void
use_list (GTask *task, BunkoChildrenWay way, BunkoListSource *list)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);

  self->way = way;
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  g_clear_object (&self->list);
  self->list = list;
  bunko_list_source_count_async (list, g_task_get_cancellable (task), counted_cb, task);
}

static void
use_view (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);

  use_list (task, WAY_VIEW, bunko_view_source_new (self->library, self->query));
}

static void
use_related (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);

  use_list (task, WAY_RELATED,
            bunko_related_source_new (self->library, get_parent_type (self),
                                      bunko_view_query_get_parent_id (self->query),
                                      BUNKO_ITEM_TYPE_GALLERY));
}

/* The search for the name, with what the person searches for behind it. */
static void
use_search (GTask *task, const char *name_query)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);
  const char *text = bunko_view_query_get_search (self->query);
  g_autofree char *both = g_strconcat (name_query, text[0] != '\0' ? " " : "", text, NULL);

  bunko_view_query_set_parent (query, BUNKO_ITEM_TYPE_NONE, 0, BUNKO_ITEM_TYPE_NONE);
  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_GALLERY);
  bunko_view_query_set_search (query, both);
  /* Of the text of a person, half a word has to do. */
  if (text[0] == '\0')
    bunko_view_query_set_search_options (query, bunko_view_query_get_search_options (query) |
                                                    BUNKO_SEARCH_OPTION_MATCH_EXACT);
  use_list (task, WAY_SEARCH, bunko_view_source_new (self->library, query));
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (BunkoItem) item = bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, NULL);
  g_autofree char *name_query = item != NULL ? bunko_item_to_query (item) : NULL;

  if (name_query != NULL)
    use_search (task, name_query);
  else
    use_related (task);
}

static void
search (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  gint64 id = bunko_view_query_get_parent_id (self->query);
  BunkoItem *item =
      bunko_store_lookup (_bunko_library_get_store (self->library), get_parent_type (self), id);
  g_autofree char *name_query = item != NULL ? bunko_item_to_query (item) : NULL;

  if (name_query != NULL)
    use_search (task, name_query);
  else
    bunko_library_get_item_async (self->library, get_parent_type (self), id,
                                  g_task_get_cancellable (task), item_cb, task);
}

/* The view of the server, or else a search. */
static void
leave_to_server (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);

  if (has_view (self))
    use_view (task);
  else
    search (task);
}

/* Takes @galleries. */
static void
take_gathered (GTask *task, GPtrArray *galleries)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  BunkoViewType view = bunko_view_query_get_view (self->query);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  if (get_parent_type (self) == BUNKO_ITEM_TYPE_GROUPING)
    g_ptr_array_sort_values (galleries, _bunko_gallery_compare_numbers);
  for (guint i = 0; i < galleries->len; i++)
    {
      if (bunko_item_is_in_view (galleries->pdata[i], view))
        g_ptr_array_add (shown, g_object_ref (galleries->pdata[i]));
    }
  _bunko_galleries_sort (shown, bunko_view_query_get_sort_index (self->query),
                         bunko_view_query_get_sort_descending (self->query));
  g_ptr_array_unref (galleries);

  self->way = WAY_GATHERED;
  g_clear_object (&self->list);
  g_clear_pointer (&self->gathered, g_ptr_array_unref);
  self->gathered = shown;
  self->count = shown->len;
  g_task_return_int (task, shown->len);
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  BunkoChildrenSource *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *galleries = NULL;
  gint64 total;

  if (_bunko_library_gather_finish (BUNKO_LIBRARY (source), result, &total, &galleries, &error))
    {
      if (galleries != NULL)
        {
          take_gathered (task, galleries);
          g_object_unref (task);
        }
      else
        leave_to_server (task);
    }
  else if (error->domain == BUNKO_SERVER_ERROR &&
           bunko_item_type_get_namespace (get_parent_type (self)) != NULL)
    {
      /* Such as "has no relationship with", for the state of a series. */
      g_clear_error (&error);
      leave_to_server (task);
    }
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

static void
gather (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);

  _bunko_library_gather_async (self->library, get_parent_type (self),
                               bunko_view_query_get_parent_id (self->query),
                               g_task_get_cancellable (task), gathered_cb, task);
}

/* A view without any condition must have as many galleries as belong to the collection. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  BunkoChildrenSource *self = g_task_get_source_object (task);
  BunkoCallBatch *batch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) view = NULL;
  g_autoptr (JsonNode) related = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    view = bunko_call_batch_get_result (batch, 0, &error);
  if (view == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  related = bunko_call_batch_get_result (batch, 1, NULL);
  if (related != NULL && _bunko_count_from_json (related) >= 0 &&
      _bunko_count_from_json (view) > _bunko_count_from_json (related))
    _bunko_children_source_set_wrong (self);
  if (!are_views_wrong (self))
    use_view (task);
  else if (is_plain (self))
    gather (task);
  else
    search (task);
}

static void
check_view (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  BunkoCallBatch *batch = bunko_call_batch_new ();
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (JsonObject) view_args = json_object_new ();

  json_object_set_int_member (args, "item_type", get_parent_type (self));
  json_object_set_int_member (args, "item_id", bunko_view_query_get_parent_id (self->query));
  json_object_set_int_member (args, "related_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_int_member (view_args, "item_type", get_parent_type (self));
  json_object_set_int_member (view_args, "item_id", bunko_view_query_get_parent_id (self->query));
  json_object_set_int_member (view_args, "related_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_null_member (view_args, "view_filter");
  bunko_call_batch_add (batch, "get_view_count", view_args);
  bunko_call_batch_add (batch, "get_related_count", args);
  g_task_set_task_data (task, batch, g_object_unref);
  bunko_session_call_batch_async (_bunko_library_get_session (self->library), batch,
                                  BUNKO_PRIORITY_INTERACTIVE, g_task_get_cancellable (task),
                                  checked_cb, task);
}

static void
use_filter (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);

  bunko_view_query_set_parent (query, BUNKO_ITEM_TYPE_NONE, 0, BUNKO_ITEM_TYPE_NONE);
  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_GALLERY);
  bunko_view_query_set_filter_id (query, bunko_view_query_get_parent_id (self->query));
  use_list (task, WAY_SEARCH, bunko_view_source_new (self->library, query));
}

/* Counts, and leaves in the source of @task what was chosen. Takes @task. */
void
_bunko_children_source_choose (GTask *task)
{
  BunkoChildrenSource *self = g_task_get_source_object (task);
  BunkoItemType type = get_parent_type (self);
  gboolean sorted = bunko_view_query_get_sort_index (self->query) >= 0;

  if (type == BUNKO_ITEM_TYPE_FILTER && bunko_view_query_get_filter_id (self->query) <= 0)
    use_filter (task);
  else if (type == BUNKO_ITEM_TYPE_COLLECTION && has_view (self))
    check_view (task);
  else if (!is_plain (self) || (type == BUNKO_ITEM_TYPE_GROUPING && sorted))
    leave_to_server (task);
  else
    gather (task);
}
