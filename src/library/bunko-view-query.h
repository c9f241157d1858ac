/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_VIEW_QUERY (bunko_view_query_get_type ())

G_DECLARE_FINAL_TYPE (BunkoViewQuery, bunko_view_query, BUNKO, VIEW_QUERY, GObject)

BunkoViewQuery *bunko_view_query_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoViewQuery *bunko_view_query_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_view_query_to_variant (BunkoViewQuery *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoViewQuery *bunko_view_query_copy (BunkoViewQuery *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_view_query_equal (BunkoViewQuery *a, BunkoViewQuery *b);

BunkoItemType bunko_view_query_get_item_type (BunkoViewQuery *self);
void bunko_view_query_set_item_type (BunkoViewQuery *self, BunkoItemType item_type);
BunkoViewType bunko_view_query_get_view (BunkoViewQuery *self);
void bunko_view_query_set_view (BunkoViewQuery *self, BunkoViewType view);
const char *bunko_view_query_get_search (BunkoViewQuery *self);
void bunko_view_query_set_search (BunkoViewQuery *self, const char *search);
BunkoSearchOptions bunko_view_query_get_search_options (BunkoViewQuery *self);
void bunko_view_query_set_search_options (BunkoViewQuery *self, BunkoSearchOptions options);
gint bunko_view_query_get_sort_index (BunkoViewQuery *self);
void bunko_view_query_set_sort_index (BunkoViewQuery *self, gint sort_index);
gboolean bunko_view_query_get_sort_descending (BunkoViewQuery *self);
void bunko_view_query_set_sort_descending (BunkoViewQuery *self, gboolean descending);
gint64 bunko_view_query_get_filter_id (BunkoViewQuery *self);
void bunko_view_query_set_filter_id (BunkoViewQuery *self, gint64 filter_id);
BunkoItemType bunko_view_query_get_parent_type (BunkoViewQuery *self);
gint64 bunko_view_query_get_parent_id (BunkoViewQuery *self);
BunkoItemType bunko_view_query_get_related_type (BunkoViewQuery *self);
void bunko_view_query_set_parent (BunkoViewQuery *self,
                                  BunkoItemType parent_type,
                                  gint64 parent_id,
                                  BunkoItemType related_type);

G_END_DECLS
