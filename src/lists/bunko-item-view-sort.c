/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-shuffled-source.h"

#include "bunko-item-view-private.h"

/* The orders of an item view: what the server offers for its kind of items, and what the person
 * chose last in a list of that name. */

/* Gives a query that has no order the one that was last used in its list. */
void
_bunko_item_view_load_sort (BunkoItemView *self, BunkoViewQuery *query)
{
  gboolean descending;
  int sort_index;

  if (self->settings == NULL || bunko_view_query_get_sort_index (query) >= 0 ||
      !bunko_list_settings_get_sort (self->settings, &sort_index, &descending))
    return;

  bunko_view_query_set_sort_index (query, sort_index);
  bunko_view_query_set_sort_descending (query, descending);
}

static void
save_sort (BunkoItemView *self)
{
  if (self->settings != NULL)
    bunko_list_settings_set_sort (self->settings, bunko_view_query_get_sort_index (self->query),
                                  bunko_view_query_get_sort_descending (self->query));
}

void
_bunko_item_view_set_order (BunkoItemView *self, int sort_index, gboolean descending)
{
  g_autoptr (BunkoViewQuery) query = NULL;

  if (self->query == NULL)
    return;

  query = bunko_view_query_copy (self->query);
  bunko_view_query_set_sort_index (query, sort_index);
  bunko_view_query_set_sort_descending (query, descending);
  _bunko_item_view_apply_query (self, query);
  save_sort (self);
}

/* The server's random order is another one at every request: the items come in an order of ours. */
BunkoListSource *
_bunko_item_view_create_source (BunkoItemView *self)
{
  BunkoLibrary *library = bunko_context_get_library (self->context);
  g_autoptr (BunkoViewQuery) query = NULL;
  g_autoptr (BunkoListSource) source = NULL;

  if (!bunko_sort_index_is_random (bunko_view_query_get_sort_index (self->query)))
    return bunko_library_view (library, self->query);

  query = bunko_view_query_copy (self->query);
  bunko_view_query_set_sort_index (query, -1);
  bunko_view_query_set_sort_descending (query, FALSE);
  source = bunko_library_view (library, query);

  return bunko_shuffled_source_new (source, self->seed);
}

/* Another seed is another order, if the order is a random one. */
void
_bunko_item_view_set_seed (BunkoItemView *self, guint32 seed)
{
  g_autoptr (BunkoListSource) source = NULL;

  if (self->seed == seed)
    return;

  self->seed = seed;
  if (self->query == NULL ||
      !bunko_sort_index_is_random (bunko_view_query_get_sort_index (self->query)))
    return;

  source = _bunko_item_view_create_source (self);
  self->settling_position = -1;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bunko_paged_list_set_source (self->list, source);
}

static void
append_order (BunkoItemView *self, const char *name, int sort_index)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "list.sort-by", "i", sort_index);
  g_menu_append_item (self->sort_menu, item);
}

static void
sort_indexes_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemView) self = user_data;
  g_autoptr (GPtrArray) indexes = NULL;

  /* Without them the server's own order is still there. */
  indexes = bunko_library_get_sort_indexes_finish (BUNKO_LIBRARY (object), result, NULL);
  if (indexes == NULL || g_cancellable_is_cancelled (self->cancellable) ||
      (indexes->len > 0 && self->sort_indexes != NULL))
    return;

  for (guint i = 0; i < indexes->len; i++)
    {
      BunkoSortIndex *index = indexes->pdata[i];

      append_order (self, index->name, index->index);
    }
  self->sort_indexes = g_steal_pointer (&indexes);
  _bunko_item_view_update_table_sort (self);
}

/* After the list was asked for: what the menu offers can come later. */
void
_bunko_item_view_fill_sort_menu (BunkoItemView *self)
{
  BunkoItemType type = _bunko_item_view_get_type (self);

  if (self->sort_type == type)
    return;

  self->sort_type = type;
  g_clear_pointer (&self->sort_indexes, g_ptr_array_unref);
  g_menu_remove_all (self->sort_menu);
  append_order (self, _ ("Default"), -1);
  bunko_library_get_sort_indexes_async (bunko_context_get_library (self->context), type,
                                        self->cancellable, sort_indexes_cb, g_object_ref (self));
}
