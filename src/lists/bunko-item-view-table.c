/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-view-private.h"
#include "bunko-table-cell.h"

/* The table of an item view: its columns, which of them are there, in what order and how wide, and
 * the order of the rows by their headers. */

#define SAVE_DELAY_MS 400

/* What belongs to a column: its BunkoItemColumn. */
#define COLUMN_KEY "bunko-item-column"

static const BunkoItemColumn *
get_definition (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), COLUMN_KEY);
}

static GListModel *
get_columns (BunkoItemView *self)
{
  return gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->rows));
}

static GtkColumnViewColumn *
find_column (BunkoItemView *self, const char *id)
{
  GListModel *columns = get_columns (self);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (get_definition (column)->id, id))
        return column;
    }

  return NULL;
}

static gboolean
save_columns_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;
  GListModel *columns = get_columns (self);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sib)"));

  self->save_columns_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sib)", get_definition (column)->id,
                             gtk_column_view_column_get_fixed_width (column),
                             gtk_column_view_column_get_visible (column));
    }
  bunko_list_settings_set_columns (self->settings, g_variant_builder_end (&builder));

  return G_SOURCE_REMOVE;
}

/* A column that is dragged wider tells so at every pixel; a table that goes, that it has none. */
static void
columns_changed_cb (BunkoItemView *self)
{
  if (!GTK_IS_COLUMN_VIEW (self->rows))
    return;

  if (self->settings != NULL && self->save_columns_source == 0)
    self->save_columns_source = g_timeout_add (SAVE_DELAY_MS, save_columns_cb, self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *list_cell, BunkoItemView *self)
{
  const BunkoItemColumn *definition = g_object_get_data (G_OBJECT (factory), COLUMN_KEY);
  GtkWidget *cell = bunko_table_cell_new (definition, self->names);

  gtk_column_view_cell_set_child (list_cell, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *list_cell, BunkoItemView *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_column_view_cell_get_child (list_cell)),
                      gtk_column_view_cell_get_item (list_cell));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *list_cell, BunkoItemView *self)
{
  GtkWidget *cell = gtk_column_view_cell_get_child (list_cell);

  _bunko_item_view_close_menu (self, cell);
  bunko_cell_set_row (BUNKO_CELL (cell), NULL);
}

static GtkListItemFactory *
create_factory (BunkoItemView *self, const BunkoItemColumn *definition)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, (gpointer) definition);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  return factory;
}

static GtkColumnViewColumn *
create_column (BunkoItemView *self, const BunkoItemColumn *definition)
{
  GtkColumnViewColumn *column =
      gtk_column_view_column_new (_ (definition->title), create_factory (self, definition));

  g_object_set_data (G_OBJECT (column), COLUMN_KEY, (gpointer) definition);
  gtk_column_view_column_set_id (column, definition->id);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, definition->is_title);
  gtk_column_view_column_set_fixed_width (column, definition->width);
  gtk_column_view_column_set_visible (column, definition->is_default);
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (self->columns_menu));

  return column;
}

/* Puts the column that is named there, with its width, at a place of its own. */
static void
restore_column (BunkoItemView *self, guint place, const char *id, int width, gboolean visible)
{
  GtkColumnViewColumn *column = find_column (self, id);

  if (column == NULL)
    return;

  gtk_column_view_column_set_fixed_width (column, width > 0 ? CLAMP (width, 24, 4000) : -1);
  gtk_column_view_column_set_visible (column, visible || get_definition (column)->is_title);
  gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->rows), place, column);
}

static void
restore_columns (BunkoItemView *self)
{
  guint n_columns = g_list_model_get_n_items (get_columns (self));
  g_autoptr (GVariant) saved =
      self->settings != NULL ? bunko_list_settings_get_columns (self->settings) : NULL;
  const char *id;
  int width;
  gboolean visible;
  GVariantIter iter;
  guint place = 0;

  if (saved == NULL)
    return;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &visible) && place < n_columns)
    restore_column (self, place++, id, width, visible);
}

/* Where the rows are ordered by the server, a header has no more to do than to say which way. */
static gboolean
can_sort_by (BunkoItemView *self, const BunkoItemColumn *definition)
{
  if (definition->sort_index == 0 || self->sort_indexes == NULL)
    return FALSE;

  for (guint i = 0; i < self->sort_indexes->len; i++)
    if (((BunkoSortIndex *) self->sort_indexes->pdata[i])->index == definition->sort_index)
      return TRUE;

  return FALSE;
}

static void
show_order (BunkoItemView *self)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (self->rows);
  int sort_index = bunko_view_query_get_sort_index (self->query);
  gboolean descending = bunko_view_query_get_sort_descending (self->query);
  GListModel *columns = get_columns (self);

  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_definition (column)->sort_index == sort_index &&
          gtk_column_view_column_get_sorter (column) != NULL)
        gtk_column_view_sort_by_column (table, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

/* The order, or what can be ordered by, is another now. */
void
_bunko_item_view_update_table_sort (BunkoItemView *self)
{
  GListModel *columns;

  if (!GTK_IS_COLUMN_VIEW (self->rows) || self->sorting_table)
    return;

  self->sorting_table = TRUE;
  columns = get_columns (self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean can_sort = can_sort_by (self, get_definition (column));

      if (can_sort && gtk_column_view_column_get_sorter (column) == NULL)
        {
          g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      else if (!can_sort)
        gtk_column_view_column_set_sorter (column, NULL);
    }
  show_order (self);
  self->sorting_table = FALSE;
}

static gboolean
is_present_sorter (BunkoItemView *self, GtkSorter *sorter)
{
  return GTK_IS_COLUMN_VIEW (self->rows) &&
         gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->rows)) == sorter;
}

/* A table that goes has no order any more, and says so. */
static void
header_clicked_cb (GtkSorter *sorter, GtkSorterChange change, BunkoItemView *self)
{
  GtkColumnViewSorter *order = GTK_COLUMN_VIEW_SORTER (sorter);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (order);
  gboolean descending =
      gtk_column_view_sorter_get_primary_sort_order (order) == GTK_SORT_DESCENDING;

  if (self->sorting_table || !is_present_sorter (self, sorter))
    return;

  self->sorting_table = TRUE;
  _bunko_item_view_set_order (self, column != NULL ? get_definition (column)->sort_index : -1,
                              column != NULL && descending);
  self->sorting_table = FALSE;
}

static void
change_visible_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BunkoItemView *self = user_data;
  const char *id = g_action_get_name (G_ACTION (action)) + strlen ("column-");
  GtkColumnViewColumn *column = GTK_IS_COLUMN_VIEW (self->rows) ? find_column (self, id) : NULL;

  if (column == NULL)
    return;

  gtk_column_view_column_set_visible (column, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

/* An action "list.column-ID" that hides and shows a column, and its place in the menu. */
static void
add_action (BunkoItemView *self, GtkColumnViewColumn *column)
{
  const BunkoItemColumn *definition = get_definition (column);
  g_autofree char *name = g_strconcat ("column-", definition->id, NULL);
  g_autofree char *full_name = g_strconcat ("list.", name, NULL);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      name, NULL, g_variant_new_boolean (gtk_column_view_column_get_visible (column)));

  g_simple_action_set_enabled (action, !definition->is_title);
  g_signal_connect_object (action, "change-state", G_CALLBACK (change_visible_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  if (!definition->is_title)
    g_menu_append (self->columns_menu, _ (definition->title), full_name);
}

static void
connect_column (BunkoItemView *self, GtkColumnViewColumn *column)
{
  add_action (self, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_columns (BunkoItemView *self)
{
  guint n_columns;
  const BunkoItemColumn *definitions =
      bunko_item_columns_get (_bunko_item_view_get_type (self), &n_columns);
  GListModel *columns = get_columns (self);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, &definitions[i]);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->rows), column);
    }
  restore_columns (self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      connect_column (self, column);
    }
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
_bunko_item_view_create_table (BunkoItemView *self)
{
  GtkWidget *table = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));

  self->rows = table;
  gtk_column_view_set_enable_rubberband (GTK_COLUMN_VIEW (table), TRUE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (table), TRUE);
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (table), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (table, "data-table");
  add_columns (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table)), "changed",
                           G_CALLBACK (header_clicked_cb), self, 0);
  _bunko_item_view_update_table_sort (self);

  return table;
}

/* A table that is taken apart loses its columns, which is not to be remembered. */
static void
unwatch_columns (BunkoItemView *self)
{
  GListModel *columns;

  if (!GTK_IS_COLUMN_VIEW (self->rows))
    return;

  columns = get_columns (self);
  g_signal_handlers_disconnect_by_func (columns, columns_changed_cb, self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_handlers_disconnect_by_func (column, columns_changed_cb, self);
    }
}

/* What the menus offer goes with the table. What is still to be saved is saved. */
void
_bunko_item_view_forget_table (BunkoItemView *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  if (self->save_columns_source != 0)
    {
      g_source_remove (self->save_columns_source);
      save_columns_cb (self);
    }
  unwatch_columns (self);
  g_menu_remove_all (self->columns_menu);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "column-"))
      g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
}
