/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-page.h"
#include "widgets/bunko-page-cell.h"

#include "bunko-gallery-page-private.h"

/* The grid of pages. It scrolls by itself, so that a gallery of a thousand pages has cells only
 * for those on the screen. */

/* The width of a page and its padding, see bunko-page-cell.ui and style.css. */
#define COLUMN_WIDTH (128 + 12)
#define GRID_PADDING 12

static void
update_state (BunkoGalleryPage *self)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));

  if (n_pages > 0)
    {
      gtk_stack_set_visible_child (self->pages_stack, GTK_WIDGET (self->pages_scroller));
      return;
    }

  switch (bunko_paged_list_get_state (self->pages))
    {
    case BUNKO_PAGED_LIST_LOADING:
      bunko_status_view_show_loading (self->pages_status);
      break;

    case BUNKO_PAGED_LIST_FAILED:
      bunko_status_view_show_error (self->pages_status, bunko_paged_list_get_error (self->pages));
      break;

    case BUNKO_PAGED_LIST_EMPTY:
    case BUNKO_PAGED_LIST_READY:
    default:
      bunko_status_view_show_message (self->pages_status, "image-missing-symbolic", _ ("No Pages"),
                                      NULL);
    }
  gtk_stack_set_visible_child (self->pages_stack, GTK_WIDGET (self->pages_status));
}

static void
page_activated_cb (GtkGridView *grid, guint position, BunkoGalleryPage *self)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->pages), position);
  BunkoItem *page = row != NULL ? bunko_row_get_item (row) : NULL;

  if (BUNKO_IS_PAGE (page))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "(xu)",
                                bunko_item_get_id (BUNKO_ITEM (self->gallery)),
                                (guint) MAX (bunko_page_get_number (BUNKO_PAGE (page)), 1));
  else if (row != NULL && bunko_row_get_failed (row))
    bunko_paged_list_retry (self->pages);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPage *self)
{
  GtkWidget *cell = bunko_page_cell_new ();

  g_object_set (cell, "loader", bunko_context_get_loader (self->context), NULL);
  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPage *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)),
                      gtk_list_item_get_item (list_item));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPage *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
update_columns_cb (gpointer user_data)
{
  BunkoGalleryPage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->pages_scroller);
  int width = (int) gtk_adjustment_get_page_size (adjustment) - GRID_PADDING;

  self->columns_source = 0;
  gtk_grid_view_set_max_columns (self->pages_grid,
                                 MAX ((width + COLUMN_WIDTH / 2) / COLUMN_WIDTH, 1));

  return G_SOURCE_REMOVE;
}

/* Not at once: the width changes while sizes are being given out. */
static void
queue_update_columns (BunkoGalleryPage *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_columns_cb, self, NULL);
}

void
_bunko_gallery_page_init_pages (BunkoGalleryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GtkNoSelection) model = NULL;

  source = bunko_library_get_pages (bunko_context_get_library (self->context), self->gallery);
  self->pages = bunko_paged_list_new (source);
  g_signal_connect_object (self->pages, "notify", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  gtk_grid_view_set_factory (self->pages_grid, factory);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->pages)));
  gtk_grid_view_set_model (self->pages_grid, GTK_SELECTION_MODEL (model));

  g_signal_connect_object (self->pages_grid, "activate", G_CALLBACK (page_activated_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->pages_scroller),
                           "notify::page-size", G_CALLBACK (queue_update_columns), self,
                           G_CONNECT_SWAPPED);
  update_state (self);
}
