/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-page-cell.h"

#include "bunko-gallery-pages-private.h"

/**
 * BunkoGalleryPages:
 *
 * The grid of the pages of a gallery, each of which opens the reader. It scrolls by itself, so that
 * a gallery of thousands of pages has cells only for those on the screen.
 */

/* The width of a page and its padding, see bunko-page-cell.ui and style.css. */
#define COLUMN_WIDTH (128 + 12)
#define GRID_PADDING 12

enum
{
  SIGNAL_FIRST_PAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoGalleryPages, bunko_gallery_pages, ADW_TYPE_BIN)

static void
show_status (BunkoGalleryPages *self)
{
  switch (bunko_paged_list_get_state (self->pages))
    {
    case BUNKO_PAGED_LIST_LOADING:
      bunko_status_view_show_loading (self->status);
      break;

    case BUNKO_PAGED_LIST_FAILED:
      bunko_status_view_show_error (self->status, bunko_paged_list_get_error (self->pages));
      break;

    case BUNKO_PAGED_LIST_EMPTY:
    case BUNKO_PAGED_LIST_READY:
    default:
      bunko_status_view_show_message (self->status, "image-missing-symbolic", _ ("No Pages"), NULL);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
first_changed_cb (BunkoGalleryPages *self)
{
  g_signal_emit (self, signals[SIGNAL_FIRST_PAGE], 0);
}

static void
watch_first_row (BunkoGalleryPages *self)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->pages), 0);

  if (row == self->first_row)
    return;

  if (self->first_row != NULL)
    g_signal_handlers_disconnect_by_data (self->first_row, self);
  g_set_object (&self->first_row, row);
  if (row != NULL)
    g_signal_connect_object (row, "notify::item", G_CALLBACK (first_changed_cb), self,
                             G_CONNECT_SWAPPED);
  first_changed_cb (self);
}

static void
update_state (BunkoGalleryPages *self)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));

  watch_first_row (self);
  if (n_pages == 0)
    {
      show_status (self);
      return;
    }

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
  if (self->wanted_position > 0 && self->wanted_position < n_pages)
    gtk_grid_view_scroll_to (self->grid, self->wanted_position, GTK_LIST_SCROLL_NONE, NULL);
  self->wanted_position = 0;
}

static void
activated_cb (GtkGridView *grid, guint position, BunkoGalleryPages *self)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->pages), position);
  BunkoItem *page = row != NULL ? bunko_row_get_item (row) : NULL;

  if (BUNKO_IS_PAGE (page))
    _bunko_gallery_pages_read (self, BUNKO_PAGE (page), BUNKO_OPEN_HERE);
  else if (row != NULL && bunko_row_get_failed (row))
    bunko_paged_list_retry (self->pages);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPages *self)
{
  GtkWidget *cell = bunko_page_cell_new ();

  g_object_set (cell, "loader", bunko_context_get_loader (self->context), NULL);
  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  _bunko_gallery_pages_add_gestures (self, cell);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPages *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)),
                      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoGalleryPages *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
update_columns_cb (gpointer user_data)
{
  BunkoGalleryPages *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  int width = (int) gtk_adjustment_get_page_size (adjustment) - GRID_PADDING;

  self->columns_source = 0;
  gtk_grid_view_set_max_columns (self->grid, MAX ((width + COLUMN_WIDTH / 2) / COLUMN_WIDTH, 1));

  return G_SOURCE_REMOVE;
}

/* Not at once: the width changes while sizes are being given out. */
static void
queue_update_columns (BunkoGalleryPages *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_columns_cb, self, NULL);
}

static void
scrolled_cb (BunkoGalleryPages *self)
{
  if (self->pages != NULL)
    bunko_paged_list_set_focus (self->pages, bunko_gallery_pages_get_position (self),
                                bunko_gallery_pages_get_position (self));
}

static void
bunko_gallery_pages_dispose (GObject *object)
{
  BunkoGalleryPages *self = BUNKO_GALLERY_PAGES (object);

  g_clear_handle_id (&self->columns_source, g_source_remove);
  if (self->pages != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pages, self);
      if (self->first_row != NULL)
        g_signal_handlers_disconnect_by_data (self->first_row, self);
      g_clear_object (&self->first_row);
      bunko_paged_list_set_source (self->pages, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_GALLERY_PAGES);
  g_clear_object (&self->pages);
  g_clear_object (&self->menu_page);
  g_clear_object (&self->gallery);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_gallery_pages_parent_class)->dispose (object);
}

static void
bunko_gallery_pages_class_init (BunkoGalleryPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_pages_dispose;

  /**
   * BunkoGalleryPages::first-page:
   * @self: the pages
   *
   * The first page is known now, or another one.
   */
  signals[SIGNAL_FIRST_PAGE] =
      g_signal_new ("first-page", BUNKO_TYPE_GALLERY_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  _bunko_gallery_pages_install_actions (widget_class);
  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPages, grid);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPages, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPages, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPages, status);
  gtk_widget_class_bind_template_callback (widget_class, bunko_gallery_pages_retry);
}

static void
bunko_gallery_pages_init (BunkoGalleryPages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_gallery_pages_add_keys (self);
}

static void
init_grid (BunkoGalleryPages *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model =
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->pages)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (queue_update_columns), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bunko_gallery_pages_set_gallery:
 * @self: the pages
 * @context: the server
 * @gallery: the gallery
 *
 * Sets, once, whose pages to show.
 */
void
bunko_gallery_pages_set_gallery (BunkoGalleryPages *self,
                                 BunkoContext *context,
                                 BunkoGallery *gallery)
{
  g_autoptr (BunkoListSource) source = NULL;

  g_return_if_fail (BUNKO_IS_GALLERY_PAGES (self));
  g_return_if_fail (self->pages == NULL);

  self->context = g_object_ref (context);
  self->gallery = g_object_ref (gallery);
  source = bunko_library_get_pages (bunko_context_get_library (context), gallery);
  self->pages = bunko_paged_list_new (source);
  g_signal_connect_object (self->pages, "notify", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  init_grid (self);
  update_state (self);
}

/**
 * bunko_gallery_pages_get_first_page:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): the first page, %NULL while it is not known
 */
BunkoPage *
bunko_gallery_pages_get_first_page (BunkoGalleryPages *self)
{
  BunkoItem *item;

  g_return_val_if_fail (BUNKO_IS_GALLERY_PAGES (self), NULL);

  item = self->first_row != NULL ? bunko_row_get_item (self->first_row) : NULL;

  return BUNKO_IS_PAGE (item) ? BUNKO_PAGE (item) : NULL;
}

/**
 * bunko_gallery_pages_refresh:
 * @self: the pages
 *
 * Loads the pages anew; those that are shown stay until then.
 */
void
bunko_gallery_pages_refresh (BunkoGalleryPages *self)
{
  g_return_if_fail (BUNKO_IS_GALLERY_PAGES (self));

  bunko_paged_list_refresh (self->pages);
}

/**
 * bunko_gallery_pages_retry:
 * @self: the pages
 *
 * Tries again what could not be loaded.
 */
void
bunko_gallery_pages_retry (BunkoGalleryPages *self)
{
  g_return_if_fail (BUNKO_IS_GALLERY_PAGES (self));

  bunko_paged_list_retry (self->pages);
}

/**
 * bunko_gallery_pages_get_position:
 * @self: the pages
 *
 * Returns: about which page is at the top of the view, from 0
 */
guint
bunko_gallery_pages_get_position (BunkoGalleryPages *self)
{
  GtkAdjustment *adjustment;
  double upper;
  guint n_pages;

  g_return_val_if_fail (BUNKO_IS_GALLERY_PAGES (self), 0);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  upper = gtk_adjustment_get_upper (adjustment);
  n_pages = self->pages != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->pages)) : 0;
  if (n_pages == 0 || upper <= 0)
    return self->wanted_position;

  return (guint) (gtk_adjustment_get_value (adjustment) / upper * n_pages);
}

/**
 * bunko_gallery_pages_set_position:
 * @self: the pages
 * @position: about which page to show, from 0
 *
 * Scrolls to a page, as soon as there are pages.
 */
void
bunko_gallery_pages_set_position (BunkoGalleryPages *self, guint position)
{
  g_return_if_fail (BUNKO_IS_GALLERY_PAGES (self));

  self->wanted_position = position;
  if (self->pages != NULL)
    update_state (self);
}
