/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-compact-cell.h"
#include "widgets/bunko-gallery-cell.h"
#include "widgets/bunko-item-cell.h"
#include "widgets/bunko-list-cell.h"

#include "bunko-item-view-private.h"

/* The widget that shows the rows in the mode of the moment, and the cells in it. Only one is there
 * at a time: another mode, or another kind of items, takes the place of the one before. */

/* The cover of a row in a list is smaller than one in a grid. */
#define LIST_COVER_SHARE 10 / 3

static gboolean
cover_size_to_list (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_int (to, g_value_get_int (from) / (LIST_COVER_SHARE));

  return TRUE;
}

static void
bind_cover_size (BunkoItemView *self, GtkWidget *cell)
{
  if (self->mode == BUNKO_ITEM_VIEW_LIST)
    g_object_bind_property_full (self, "cover-size", cell, "cover-width", G_BINDING_SYNC_CREATE,
                                 cover_size_to_list, NULL, NULL, NULL);
  else
    g_object_bind_property (self, "cover-size", cell, "cover-width", G_BINDING_SYNC_CREATE);
}

static GtkWidget *
create_cell (BunkoItemView *self)
{
  if (self->mode == BUNKO_ITEM_VIEW_COMPACT)
    return bunko_compact_cell_new_lazy ();
  if (self->mode == BUNKO_ITEM_VIEW_LIST)
    return bunko_list_cell_new_lazy ();
  if (_bunko_item_view_get_type (self) == BUNKO_ITEM_TYPE_GALLERY)
    return bunko_gallery_cell_new_lazy ();

  return bunko_item_cell_new_lazy ();
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoItemView *self)
{
  GtkWidget *cell = create_cell (self);

  g_object_set (cell, "loader", bunko_context_get_loader (self->context), NULL);
  bind_cover_size (self, cell);
  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoItemView *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)),
                      gtk_list_item_get_item (list_item));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoItemView *self)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  _bunko_item_view_close_menu (self, cell);
  bunko_cell_set_row (BUNKO_CELL (cell), NULL);
}

static GtkListItemFactory *
create_factory (BunkoItemView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);

  return factory;
}

static GtkWidget *
create_grid (BunkoItemView *self)
{
  GtkWidget *grid = gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       create_factory (self));

  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 1);
  gtk_grid_view_set_enable_rubberband (GTK_GRID_VIEW (grid), TRUE);
  gtk_grid_view_set_tab_behavior (GTK_GRID_VIEW (grid), GTK_LIST_TAB_ITEM);
  if (self->mode == BUNKO_ITEM_VIEW_COMPACT)
    gtk_widget_add_css_class (grid, "compact");

  return grid;
}

static GtkWidget *
create_list (BunkoItemView *self)
{
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       create_factory (self));

  gtk_list_view_set_enable_rubberband (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);

  return list;
}

static GtkWidget *
create_rows (BunkoItemView *self)
{
  switch (self->mode)
    {
    case BUNKO_ITEM_VIEW_LIST:
      return create_list (self);

    case BUNKO_ITEM_VIEW_TABLE:
      return _bunko_item_view_create_table (self);

    case BUNKO_ITEM_VIEW_GRID:
    case BUNKO_ITEM_VIEW_COMPACT:
    default:
      return create_grid (self);
    }
}

/* Shows the rows anew, in the mode of the moment. */
void
_bunko_item_view_rebuild_rows (BunkoItemView *self)
{
  gboolean is_table = self->mode == BUNKO_ITEM_VIEW_TABLE;

  _bunko_item_view_forget_table (self);
  self->rows_type = _bunko_item_view_get_type (self);
  self->rows = create_rows (self);
  gtk_widget_add_css_class (self->rows, "galleries");
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (_bunko_item_view_activate_row), self,
                           G_CONNECT_SWAPPED);
  _bunko_item_view_add_click (self, self->rows);
  _bunko_item_view_add_menu (self, self->rows);
  gtk_scrolled_window_set_policy (
      self->scroller, is_table ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, self->rows);
  _bunko_item_view_update_label (self);
  if (gtk_widget_get_width (GTK_WIDGET (self->stack)) > 0)
    _bunko_item_view_update_columns (self, gtk_widget_get_width (GTK_WIDGET (self->stack)));
}

/* The rows of one kind of items do not show another. */
void
_bunko_item_view_ensure_rows (BunkoItemView *self)
{
  if (self->rows == NULL || self->rows_type != _bunko_item_view_get_type (self))
    _bunko_item_view_rebuild_rows (self);
}

void
_bunko_item_view_scroll_to (BunkoItemView *self, guint position, GtkListScrollFlags flags)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (position >= n_rows)
    return;

  if (GTK_IS_GRID_VIEW (self->rows))
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (self->rows), position, flags, NULL);
  else if (GTK_IS_LIST_VIEW (self->rows))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->rows), position, flags, NULL);
  else
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->rows), position, NULL, flags, NULL);
}
