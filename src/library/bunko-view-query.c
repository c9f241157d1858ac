/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-query-private.h"

/**
 * BunkoViewQuery:
 *
 * What a list shows: which kind of items of which view, which search, in which order.
 *
 * A query is set up by whoever made it and does not change once it was handed on: to see something
 * else, change a bunko_view_query_copy().
 */

G_DEFINE_FINAL_TYPE (BunkoViewQuery, bunko_view_query, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ITEM_TYPE,
  PROP_VIEW,
  PROP_SEARCH,
  PROP_SEARCH_OPTIONS,
  PROP_SORT_INDEX,
  PROP_SORT_DESCENDING,
  PROP_FILTER_ID,
  PROP_PARENT_TYPE,
  PROP_PARENT_ID,
  PROP_RELATED_TYPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_view_query_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoViewQuery *self = BUNKO_VIEW_QUERY (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_enum (value, self->item_type);
      break;
    case PROP_VIEW:
      g_value_set_enum (value, self->view);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_SEARCH_OPTIONS:
      g_value_set_flags (value, self->search_options);
      break;
    case PROP_SORT_INDEX:
      g_value_set_int (value, self->sort_index);
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, self->sort_descending);
      break;
    case PROP_FILTER_ID:
      g_value_set_int64 (value, self->filter_id);
      break;
    case PROP_PARENT_TYPE:
      g_value_set_enum (value, self->parent_type);
      break;
    case PROP_PARENT_ID:
      g_value_set_int64 (value, self->parent_id);
      break;
    case PROP_RELATED_TYPE:
      g_value_set_enum (value, self->related_type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_view_query_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BunkoViewQuery *self = BUNKO_VIEW_QUERY (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      bunko_view_query_set_item_type (self, g_value_get_enum (value));
      break;
    case PROP_VIEW:
      bunko_view_query_set_view (self, g_value_get_enum (value));
      break;
    case PROP_SEARCH:
      bunko_view_query_set_search (self, g_value_get_string (value));
      break;
    case PROP_SEARCH_OPTIONS:
      bunko_view_query_set_search_options (self, g_value_get_flags (value));
      break;
    case PROP_SORT_INDEX:
      bunko_view_query_set_sort_index (self, g_value_get_int (value));
      break;
    case PROP_SORT_DESCENDING:
      bunko_view_query_set_sort_descending (self, g_value_get_boolean (value));
      break;
    case PROP_FILTER_ID:
      bunko_view_query_set_filter_id (self, g_value_get_int64 (value));
      break;
    case PROP_PARENT_TYPE:
      bunko_view_query_set_parent (self, g_value_get_enum (value), self->parent_id,
                                   self->related_type);
      break;
    case PROP_PARENT_ID:
      bunko_view_query_set_parent (self, self->parent_type, g_value_get_int64 (value),
                                   self->related_type);
      break;
    case PROP_RELATED_TYPE:
      bunko_view_query_set_parent (self, self->parent_type, self->parent_id,
                                   g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_view_query_finalize (GObject *object)
{
  BunkoViewQuery *self = BUNKO_VIEW_QUERY (object);

  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (bunko_view_query_parent_class)->finalize (object);
}

static void
bunko_view_query_class_init (BunkoViewQueryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_view_query_get_property;
  object_class->set_property = bunko_view_query_set_property;
  object_class->finalize = bunko_view_query_finalize;

  properties[PROP_ITEM_TYPE] = g_param_spec_enum ("item-type", NULL, NULL, BUNKO_TYPE_ITEM_TYPE,
                                                  BUNKO_ITEM_TYPE_GALLERY, flags);
  properties[PROP_VIEW] =
      g_param_spec_enum ("view", NULL, NULL, BUNKO_TYPE_VIEW_TYPE, BUNKO_VIEW_TYPE_LIBRARY, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);
  properties[PROP_SEARCH_OPTIONS] = g_param_spec_flags (
      "search-options", NULL, NULL, BUNKO_TYPE_SEARCH_OPTIONS, BUNKO_SEARCH_OPTIONS_DEFAULT, flags);
  properties[PROP_SORT_INDEX] =
      g_param_spec_int ("sort-index", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_SORT_DESCENDING] =
      g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER_ID] =
      g_param_spec_int64 ("filter-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PARENT_TYPE] = g_param_spec_enum ("parent-type", NULL, NULL, BUNKO_TYPE_ITEM_TYPE,
                                                    BUNKO_ITEM_TYPE_NONE, flags);
  properties[PROP_PARENT_ID] =
      g_param_spec_int64 ("parent-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RELATED_TYPE] = g_param_spec_enum (
      "related-type", NULL, NULL, BUNKO_TYPE_ITEM_TYPE, BUNKO_ITEM_TYPE_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_view_query_init (BunkoViewQuery *self)
{
  self->item_type = BUNKO_ITEM_TYPE_GALLERY;
  self->view = BUNKO_VIEW_TYPE_LIBRARY;
  self->search = g_strdup ("");
  self->search_options = BUNKO_SEARCH_OPTIONS_DEFAULT;
  self->sort_index = -1;
}

/**
 * bunko_view_query_new:
 *
 * Returns: (transfer full): a query for the galleries of the library, in the server's own order
 */
BunkoViewQuery *
bunko_view_query_new (void)
{
  return g_object_new (BUNKO_TYPE_VIEW_QUERY, NULL);
}

/**
 * bunko_view_query_get_item_type:
 * @self: a query
 *
 * Returns: the kind of items
 */
BunkoItemType
bunko_view_query_get_item_type (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), BUNKO_ITEM_TYPE_NONE);

  return self->item_type;
}

/**
 * bunko_view_query_set_item_type:
 * @self: a query
 * @item_type: the kind of items
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_item_type (BunkoViewQuery *self, BunkoItemType item_type)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->item_type == item_type)
    return;
  self->item_type = item_type;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM_TYPE]);
}

/**
 * bunko_view_query_get_view:
 * @self: a query
 *
 * Returns: the view
 */
BunkoViewType
bunko_view_query_get_view (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), BUNKO_VIEW_TYPE_LIBRARY);

  return self->view;
}

/**
 * bunko_view_query_set_view:
 * @self: a query
 * @view: the view
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_view (BunkoViewQuery *self, BunkoViewType view)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->view == view)
    return;
  self->view = view;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * bunko_view_query_get_search_options:
 * @self: a query
 *
 * Returns: how to search
 */
BunkoSearchOptions
bunko_view_query_get_search_options (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), BUNKO_SEARCH_OPTION_NONE);

  return self->search_options;
}

/**
 * bunko_view_query_set_search_options:
 * @self: a query
 * @options: how to search
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_search_options (BunkoViewQuery *self, BunkoSearchOptions options)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->search_options == options)
    return;
  self->search_options = options;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_OPTIONS]);
}

/**
 * bunko_view_query_get_sort_index:
 * @self: a query
 *
 * Returns: the index of a #BunkoSortIndex, or -1 for the order that the server prefers
 */
gint
bunko_view_query_get_sort_index (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), -1);

  return self->sort_index;
}

/**
 * bunko_view_query_set_sort_index:
 * @self: a query
 * @sort_index: the index of a #BunkoSortIndex, or -1 for the order that the server prefers
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_sort_index (BunkoViewQuery *self, gint sort_index)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->sort_index == sort_index)
    return;
  self->sort_index = sort_index;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_INDEX]);
}

/**
 * bunko_view_query_get_sort_descending:
 * @self: a query
 *
 * Returns: whether the order is turned round
 */
gboolean
bunko_view_query_get_sort_descending (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), FALSE);

  return self->sort_descending;
}

/**
 * bunko_view_query_set_sort_descending:
 * @self: a query
 * @descending: whether the order is turned round
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_sort_descending (BunkoViewQuery *self, gboolean descending)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->sort_descending == descending)
    return;
  self->sort_descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
}

/**
 * bunko_view_query_get_filter_id:
 * @self: a query
 *
 * Returns: the id of a #BunkoFilter whose items alone are shown, or 0
 */
gint64
bunko_view_query_get_filter_id (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), 0);

  return self->filter_id;
}

/**
 * bunko_view_query_set_filter_id:
 * @self: a query
 * @filter_id: the id of a #BunkoFilter whose items alone are shown, or 0
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_filter_id (BunkoViewQuery *self, gint64 filter_id)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (self->filter_id == filter_id)
    return;
  self->filter_id = filter_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER_ID]);
}

/**
 * bunko_view_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none) (not nullable): what is searched, in the server's syntax; empty for
 * everything
 */
const char *
bunko_view_query_get_search (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), "");

  return self->search;
}

/**
 * bunko_view_query_set_search:
 * @self: a query
 * @search: (nullable): what to search, in the server's syntax; %NULL is the same as empty
 *
 * Changes the query. Only for whoever made it, before it is handed on.
 */
void
bunko_view_query_set_search (BunkoViewQuery *self, const char *search)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));

  if (g_set_str (&self->search, search != NULL ? search : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * bunko_view_query_get_parent_type:
 * @self: a query
 *
 * Returns: the kind of item whose children are shown, or %BUNKO_ITEM_TYPE_NONE
 */
BunkoItemType
bunko_view_query_get_parent_type (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), BUNKO_ITEM_TYPE_NONE);

  return self->parent_type;
}

/**
 * bunko_view_query_get_parent_id:
 * @self: a query
 *
 * Returns: the id of the item whose children are shown, or 0
 */
gint64
bunko_view_query_get_parent_id (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), 0);

  return self->parent_id;
}

/**
 * bunko_view_query_get_related_type:
 * @self: a query
 *
 * Returns: which kind of children is shown, or %BUNKO_ITEM_TYPE_NONE
 */
BunkoItemType
bunko_view_query_get_related_type (BunkoViewQuery *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), BUNKO_ITEM_TYPE_NONE);

  return self->related_type;
}

/**
 * bunko_view_query_set_parent:
 * @self: a query
 * @parent_type: the kind of item whose children to show, or %BUNKO_ITEM_TYPE_NONE
 * @parent_id: its id, or 0
 * @related_type: which kind of children to show, or %BUNKO_ITEM_TYPE_NONE
 *
 * Shows the children of one item, such as the galleries of a collection. Only for whoever made the
 * query, before it is handed on.
 */
void
bunko_view_query_set_parent (BunkoViewQuery *self,
                             BunkoItemType parent_type,
                             gint64 parent_id,
                             BunkoItemType related_type)
{
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (self));
  g_return_if_fail (parent_id >= 0);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->parent_type != parent_type)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARENT_TYPE]);
  if (self->parent_id != parent_id)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARENT_ID]);
  if (self->related_type != related_type)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RELATED_TYPE]);
  self->parent_type = parent_type;
  self->parent_id = parent_id;
  self->related_type = related_type;
  g_object_thaw_notify (G_OBJECT (self));
}
