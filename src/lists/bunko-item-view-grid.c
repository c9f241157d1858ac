/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-cover.h"
#include "widgets/bunko-gallery-cell.h"

#include "bunko-item-view-private.h"

/* The grid of an item view: its cells, and how many columns they come in. */

/* The padding of a cell and of the grid, see style.css. */
#define CELL_PADDING 12
#define GRID_PADDING 12

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoItemView *self)
{
  GtkWidget *cell = bunko_gallery_cell_new_lazy ();

  g_object_set (cell, "loader", bunko_context_get_loader (self->context), NULL);
  g_object_bind_property (self, "cover-size", cell, "cover-width", G_BINDING_SYNC_CREATE);
  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  _bunko_item_view_add_click (self, cell);
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

/* A grid makes cells for 30 rows of its *possible* columns, so only so many are possible as come
 * next to the wanted size; the covers shrink or grow a little to fill the width. */
static void
update_columns (BunkoItemView *self, int width)
{
  int column = self->cover_size + CELL_PADDING;

  width -= GRID_PADDING;
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (self->rows),
                                 MAX ((width + column / 2) / column, 1));
}

static gboolean
update_columns_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->columns_source = 0;
  update_columns (self, (int) gtk_adjustment_get_page_size (adjustment));

  return G_SOURCE_REMOVE;
}

/* Not at once: the width changes while sizes are being given out. */
void
_bunko_item_view_queue_update_columns (BunkoItemView *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_columns_cb, self, NULL);
}

/* What will be seen is asked for before the grid makes cells of it and draws them, which takes as
 * long as the question itself. */
static void
load_covers_ahead (BunkoItemView *self, int height)
{
  guint n_rows = height / (self->cover_size * 3 / 2 + CELL_PADDING) + 1;
  guint n_covers = MIN (n_rows * gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->rows)),
                        g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  for (guint i = 0; i < n_covers; i++)
    {
      g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (bunko_row_get_item (row) != NULL)
        bunko_cover_load_ahead (bunko_context_get_loader (self->context), bunko_row_get_item (row),
                                self->cover_size, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
    }
}

void
_bunko_item_view_show_rows (BunkoItemView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->stack));

  /* The grid has no size yet, but will have that of what is shown now. */
  if (gtk_widget_get_width (GTK_WIDGET (self->scroller)) == 0 && width > 0)
    {
      update_columns (self, width);
      load_covers_ahead (self, gtk_widget_get_height (GTK_WIDGET (self->stack)));
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
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

GtkWidget *
_bunko_item_view_create_grid (BunkoItemView *self)
{
  GtkWidget *grid = gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       create_factory (self));

  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 1);
  gtk_grid_view_set_enable_rubberband (GTK_GRID_VIEW (grid), TRUE);
  gtk_grid_view_set_tab_behavior (GTK_GRID_VIEW (grid), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (grid, "galleries");
  g_signal_connect_object (grid, "activate", G_CALLBACK (_bunko_item_view_activate_row), self,
                           G_CONNECT_SWAPPED);

  return grid;
}
