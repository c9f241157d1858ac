/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-kind.h"
#include "bunko-directory-page-private.h"
#include "library/bunko-sort-index.h"

/* How a directory begins: with the orders that the server knows. */

static gboolean
has_index (GPtrArray *indexes, gint index)
{
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      if (((BunkoSortIndex *) indexes->pdata[i])->index == index)
        return TRUE;
    }
  return FALSE;
}

static void
append_order (GMenu *menu, const char *label, const char *order)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.order", "s", order);
  g_menu_append_item (menu, item);
}

static void
add_orders (BunkoDirectoryPage *self)
{
  g_autoptr (GMenu) orders = g_menu_new ();

  append_order (orders, _ ("_Name"), "name");
  append_order (orders, _ ("Name, _Reversed"), "name-descending");
  append_order (orders, _ ("Order of A_dding"), "added");
  g_menu_prepend_section (self->menu, _ ("Sort By"), G_MENU_MODEL (orders));
}

/* Servers that cannot sort filters cannot search them either (HPX wire notes, search_items). */
static void
show_first (BunkoDirectoryPage *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);
  g_autoptr (GVariant) state = g_steal_pointer (&self->state);
  gboolean can_search = self->type != BUNKO_ITEM_TYPE_FILTER || self->name_order >= 0;

  if (self->name_order >= 0)
    add_orders (self);
  gtk_widget_set_visible (self->search_button, can_search);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.search", can_search);
  if (!can_search)
    gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);
  bunko_view_query_set_sort_index (query, self->name_order);
  _bunko_directory_page_show_query (self, query);
  if (state != NULL)
    _bunko_directory_page_apply_state (self, state);
}

static void
indexes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoDirectoryPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) indexes =
      bunko_library_get_sort_indexes_finish (BUNKO_LIBRARY (source), result, &error);
  gint order;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  order = bunko_directory_kind_get_name_order (self->type);
  self->name_order = has_index (indexes, order) ? order : -1;
  show_first (self);
}

/* Private: finds out how the server can sort, and then lists everything. */
void
_bunko_directory_page_load (BunkoDirectoryPage *self)
{
  if (bunko_directory_kind_get_name_order (self->type) < 0)
    {
      show_first (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  bunko_library_get_sort_indexes_async (bunko_context_get_library (self->context), self->type,
                                        self->cancellable, indexes_cb, self);
}
