/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-filter-dialog.h"
#include "bunko-search-chip.h"
#include "bunko-search-field-private.h"

/* The filter of the server that a search is combined with: a chip before the others, and a menu to
 * choose it. */

static BunkoFilter *
find_filter (BunkoSearchField *self, gint64 id)
{
  guint n_filters =
      self->filters != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->filters)) : 0;

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (BunkoFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      if (bunko_item_get_id (BUNKO_ITEM (filter)) == id)
        return g_steal_pointer (&filter);
    }
  return NULL;
}

static void
fill_menu (BunkoSearchField *self)
{
  guint n_filters = g_list_model_get_n_items (G_LIST_MODEL (self->filters));

  g_menu_remove_all (self->filter_menu);
  g_menu_append (self->filter_menu, _ ("_None"), "search.filter(int64 0)");
  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (BunkoItem) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_autofree char *action =
          g_strdup_printf ("search.filter(int64 %" G_GINT64_FORMAT ")", bunko_item_get_id (filter));
      g_auto (GStrv) parts = g_strsplit (bunko_item_get_display_name (filter), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_detailed_action (item, action);
      g_menu_append_item (self->filter_menu, item);
    }
}

static void
update (BunkoSearchField *self)
{
  g_autoptr (BunkoFilter) filter = find_filter (self, self->filter_id);
  const char *name =
      filter != NULL ? bunko_item_get_display_name (BUNKO_ITEM (filter)) : _ ("Filter");

  gtk_widget_set_visible (self->filter_chip, self->filter_id > 0);
  bunko_search_chip_set_filter (BUNKO_SEARCH_CHIP (self->filter_chip), name);
  gtk_widget_action_set_enabled (self->filter_chip, "chip.edit", filter != NULL);
  if (self->filters != NULL)
    fill_menu (self);
  if (g_set_str (&self->filter_name, self->filter_id > 0 ? name : NULL))
    g_object_notify (G_OBJECT (self), "filter-name");
}

/* Nobody asks for filters before they are needed. */
static void
load (BunkoSearchField *self)
{
  if (self->filters != NULL || self->context == NULL)
    return;
  self->filters = bunko_filter_list_new (bunko_context_get_library (self->context));
  g_signal_connect_swapped (self->filters, "notify::loading", G_CALLBACK (update), self);
  bunko_filter_list_refresh (self->filters);
}

static void
menu_opened_cb (BunkoSearchField *self)
{
  load (self);
  update (self);
}

static void
removed_cb (BunkoSearchField *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
  bunko_search_field_set_filter_id (self, 0);
  _bunko_search_field_emit_changed (self);
}

static void
edit_cb (BunkoSearchField *self)
{
  g_autoptr (BunkoFilter) filter = find_filter (self, self->filter_id);

  if (filter != NULL)
    adw_dialog_present (bunko_filter_dialog_new (self->context, filter, NULL), GTK_WIDGET (self));
}

void
_bunko_search_field_update_filter (BunkoSearchField *self)
{
  if (self->filter_id > 0)
    load (self);
  update (self);
}

void
_bunko_search_field_reset_filters (BunkoSearchField *self)
{
  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
}

GMenuModel *
_bunko_search_field_init_filters (BunkoSearchField *self)
{
  self->filter_menu = g_menu_new ();
  self->filter_chip = bunko_search_chip_new ();
  gtk_widget_insert_after (self->filter_chip, GTK_WIDGET (self), self->icon);
  g_signal_connect_swapped (self->filter_chip, "remove", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (self->filter_chip, "edit", G_CALLBACK (edit_cb), self);
  g_signal_connect_swapped (self->menu_button, "notify::active", G_CALLBACK (menu_opened_cb), self);
  return G_MENU_MODEL (self->filter_menu);
}
