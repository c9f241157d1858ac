/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-query-private.h"

/* A query as a whole: copied, compared, saved and read again. */

/* A number from a saved state is taken only if it is a value of its enum. */
static gint
checked_enum (GType type, gint value, gint fallback)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value) != NULL ? value : fallback;
}

/**
 * bunko_view_query_new_from_variant:
 * @variant: what bunko_view_query_to_variant() made, also in another version of Bunko
 *
 * Reads a saved query. What is missing, unknown or out of range keeps its default.
 *
 * Returns: (transfer full): the query
 */
BunkoViewQuery *
bunko_view_query_new_from_variant (GVariant *variant)
{
  BunkoViewQuery *self = bunko_view_query_new ();
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *search = NULL;
  guint options = 0;
  gint item_type = -1, view = -1, parent_type = -1, related_type = -1;

  g_return_val_if_fail (variant != NULL, self);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return self;
  g_variant_dict_init (&dict, variant);
  g_variant_dict_lookup (&dict, "item-type", "i", &item_type);
  g_variant_dict_lookup (&dict, "view", "i", &view);
  g_variant_dict_lookup (&dict, "sort-index", "i", &self->sort_index);
  g_variant_dict_lookup (&dict, "sort-descending", "b", &self->sort_descending);
  g_variant_dict_lookup (&dict, "filter-id", "x", &self->filter_id);
  g_variant_dict_lookup (&dict, "parent-type", "i", &parent_type);
  g_variant_dict_lookup (&dict, "parent-id", "x", &self->parent_id);
  g_variant_dict_lookup (&dict, "related-type", "i", &related_type);
  if (g_variant_dict_lookup (&dict, "search", "&s", &search))
    bunko_view_query_set_search (self, search);
  if (g_variant_dict_lookup (&dict, "search-options", "u", &options))
    self->search_options = options & 0x1f;

  self->item_type = checked_enum (BUNKO_TYPE_ITEM_TYPE, item_type, self->item_type);
  self->view = checked_enum (BUNKO_TYPE_VIEW_TYPE, view, self->view);
  self->parent_type = checked_enum (BUNKO_TYPE_ITEM_TYPE, parent_type, self->parent_type);
  self->related_type = checked_enum (BUNKO_TYPE_ITEM_TYPE, related_type, self->related_type);
  self->sort_index = MAX (self->sort_index, -1);
  self->filter_id = MAX (self->filter_id, 0);
  self->parent_id = MAX (self->parent_id, 0);
  return self;
}

/**
 * bunko_view_query_to_variant:
 * @self: a query
 *
 * Writes the query for a saved state.
 *
 * Returns: (transfer full): a variant of type `a{sv}`, not floating
 */
GVariant *
bunko_view_query_to_variant (BunkoViewQuery *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), NULL);

  g_variant_dict_insert (&dict, "item-type", "i", (gint) self->item_type);
  g_variant_dict_insert (&dict, "view", "i", (gint) self->view);
  g_variant_dict_insert (&dict, "search", "s", self->search);
  g_variant_dict_insert (&dict, "search-options", "u", (guint) self->search_options);
  g_variant_dict_insert (&dict, "sort-index", "i", self->sort_index);
  g_variant_dict_insert (&dict, "sort-descending", "b", self->sort_descending);
  g_variant_dict_insert (&dict, "filter-id", "x", self->filter_id);
  g_variant_dict_insert (&dict, "parent-type", "i", (gint) self->parent_type);
  g_variant_dict_insert (&dict, "parent-id", "x", self->parent_id);
  g_variant_dict_insert (&dict, "related-type", "i", (gint) self->related_type);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * bunko_view_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query that is equal to @self, and may be changed
 */
BunkoViewQuery *
bunko_view_query_copy (BunkoViewQuery *self)
{
  BunkoViewQuery *copy;

  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (self), NULL);

  copy = bunko_view_query_new ();
  copy->item_type = self->item_type;
  copy->view = self->view;
  g_set_str (&copy->search, self->search);
  copy->search_options = self->search_options;
  copy->sort_index = self->sort_index;
  copy->sort_descending = self->sort_descending;
  copy->filter_id = self->filter_id;
  copy->parent_type = self->parent_type;
  copy->parent_id = self->parent_id;
  copy->related_type = self->related_type;
  return copy;
}

/**
 * bunko_view_query_equal:
 * @a: a query
 * @b: another query
 *
 * Returns: whether both show the same
 */
gboolean
bunko_view_query_equal (BunkoViewQuery *a, BunkoViewQuery *b)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (a), FALSE);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (b), FALSE);

  return a->item_type == b->item_type && a->view == b->view && g_str_equal (a->search, b->search) &&
         a->search_options == b->search_options && a->sort_index == b->sort_index &&
         a->sort_descending == b->sort_descending && a->filter_id == b->filter_id &&
         a->parent_type == b->parent_type && a->parent_id == b->parent_id &&
         a->related_type == b->related_type;
}
