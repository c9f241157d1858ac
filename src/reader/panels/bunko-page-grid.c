/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-grid-cell.h"
#include "bunko-page-grid-private.h"

/* The width of a page and its padding, see bunko-page-grid-cell.ui and style.css. */
#define COLUMN_WIDTH (104 + 12)
#define GRID_PADDING 12

/* So many frames it is tried to go to the current page. */
#define PLACE_FRAMES 30

/**
 * BunkoPageGrid:
 *
 * An overview of all pages of a gallery, for those who want to see where they are and go elsewhere:
 * small pictures with marks for what is read, bookmarked or a favorite. It can be narrowed down to
 * bookmarks or favorites.
 *
 * Thousands of pages cost no more than those that are on the screen.
 */

enum
{
  SIGNAL_PAGE_CHOSEN,
  SIGNAL_PAGE_ACTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageGrid, bunko_page_grid, ADW_TYPE_DIALOG)

void
_bunko_page_grid_choose (BunkoPageGrid *self, guint position)
{
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_PAGE_CHOSEN], 0, position);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

void
_bunko_page_grid_act (BunkoPageGrid *self, const char *action, guint position)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_ACTION], 0, action, position);
}

static gboolean
shows (BunkoPageGrid *self, const char *filter)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->filter_group), filter) == 0;
}

static void
show_empty (BunkoPageGrid *self)
{
  if (shows (self, "bookmarks"))
    bunko_status_view_show_message (self->status, "user-bookmarks-symbolic", _ ("No Bookmarks"),
                                    _ ("Pages that you bookmark are listed here"));
  else if (!shows (self, "favorites"))
    bunko_status_view_show_message (self->status, "image-missing-symbolic", _ ("No Pages"), NULL);
  else if (bunko_page_favorites_get_busy (self->favorites))
    bunko_status_view_show_loading (self->status);
  else if (bunko_page_favorites_get_error (self->favorites) != NULL)
    bunko_status_view_show_error (self->status, bunko_page_favorites_get_error (self->favorites));
  else
    bunko_status_view_show_message (self->status, "bunko-favorites-symbolic",
                                    _ ("No Favorite Pages"),
                                    _ ("Pages that you like are listed here"));
}

static void
show_count (BunkoPageGrid *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->picks));
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u page", "%'u pages", n), n);
  adw_window_title_set_subtitle (self->window_title, n > 0 ? text : "");
}

/* The row that is gone to; the focus may be in another one before. */
static gboolean
has_focus (BunkoPageGrid *self, guint position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->grid));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  BunkoRow *row = BUNKO_IS_CELL (cell) ? bunko_cell_get_row (BUNKO_CELL (cell)) : NULL;

  return row != NULL && gtk_widget_is_ancestor (cell, GTK_WIDGET (self->grid)) &&
         bunko_row_get_position (row) == position;
}

static void
scroll_to_current (BunkoPageGrid *self, GtkListScrollFlags flags)
{
  guint current = bunko_page_marks_get_current (self->marks);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->picks)) > 0)
    gtk_grid_view_scroll_to (self->grid, bunko_page_picks_find (self->picks, current), flags, NULL);
}

/* A row can take the focus once it is laid out: that takes a frame or two. */
static gboolean
place_cb (GtkWidget *grid, GdkFrameClock *clock, gpointer user_data)
{
  BunkoPageGrid *self = user_data;

  if (!self->has_columns)
    return G_SOURCE_CONTINUE;
  scroll_to_current (self, GTK_LIST_SCROLL_FOCUS);
  if (!has_focus (self, bunko_page_marks_get_current (self->marks)) && --self->place_frames > 0)
    return G_SOURCE_CONTINUE;
  self->place_id = 0;
  return G_SOURCE_REMOVE;
}

/* Goes to the current page, as soon as there are rows. */
static void
queue_place (BunkoPageGrid *self)
{
  self->placed = TRUE;
  self->place_frames = PLACE_FRAMES;
  if (self->place_id == 0)
    self->place_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->grid), place_cb, self, NULL);
}

static void
show_content (BunkoPageGrid *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->picks)) == 0;

  show_count (self);
  if (empty)
    show_empty (self);
  gtk_stack_set_visible_child (self->stack,
                               empty ? GTK_WIDGET (self->status) : GTK_WIDGET (self->scroller));
  if (!empty && !self->placed)
    queue_place (self);
}

static void
update_picks (BunkoPageGrid *self)
{
  if (shows (self, "bookmarks"))
    {
      g_autoptr (GArray) bookmarks = bunko_page_marks_list_bookmarks (self->marks);

      bunko_page_picks_set_positions (self->picks, (const guint *) bookmarks->data, bookmarks->len);
    }
  else if (shows (self, "favorites"))
    {
      guint n;
      const guint *positions = bunko_page_favorites_get (self->favorites, &n);

      bunko_page_picks_set_positions (self->picks, positions, n);
    }
  else
    bunko_page_picks_set_all (self->picks);
  show_content (self);
}

static void
filter_changed_cb (BunkoPageGrid *self)
{
  if (self->picks == NULL)
    return;
  if (shows (self, "favorites"))
    bunko_page_favorites_search (self->favorites);
  update_picks (self);
  if (shows (self, "all"))
    scroll_to_current (self, GTK_LIST_SCROLL_NONE);
}

static void
retry_cb (BunkoPageGrid *self)
{
  if (shows (self, "favorites"))
    bunko_page_favorites_search (self->favorites);
  else
    bunko_paged_list_retry (self->pages);
  show_content (self);
}

static void
activated_cb (BunkoPageGrid *self, guint index)
{
  _bunko_page_grid_choose (self, bunko_page_picks_get_position (self->picks, index));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoPageGrid *self)
{
  GtkWidget *cell = bunko_page_grid_cell_new (self->marks, self->loader);

  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoPageGrid *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)),
                      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoPageGrid *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
update_columns_cb (gpointer user_data)
{
  BunkoPageGrid *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  int width = (int) gtk_adjustment_get_page_size (adjustment) - GRID_PADDING;

  self->columns_source = 0;
  gtk_grid_view_set_max_columns (self->grid, MAX ((width + COLUMN_WIDTH / 2) / COLUMN_WIDTH, 1));
  self->has_columns = width > 0;
}

/* Not at once: the width changes while sizes are being given out. */
static void
queue_update_columns (BunkoPageGrid *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_once (update_columns_cb, self);
}

static void
bunko_page_grid_dispose (GObject *object)
{
  BunkoPageGrid *self = BUNKO_PAGE_GRID (object);

  g_clear_handle_id (&self->columns_source, g_source_remove);
  if (self->favorites != NULL)
    bunko_page_favorites_stop (self->favorites);
  if (self->place_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->grid), self->place_id);
  self->place_id = 0;
  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  g_clear_object (&self->picks);
  g_clear_object (&self->pages);
  g_clear_object (&self->marks);
  g_clear_object (&self->favorites);
  g_clear_object (&self->loader);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_PAGE_GRID);

  G_OBJECT_CLASS (bunko_page_grid_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * BunkoPageGrid::page-chosen:
   * @self: the overview, which closes
   * @position: a page, from 0
   *
   * Somebody wants to go to a page.
   */
  signals[SIGNAL_PAGE_CHOSEN] =
      g_signal_new ("page-chosen", BUNKO_TYPE_PAGE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * BunkoPageGrid::page-action:
   * @self: the overview
   * @action: the name of an action of the reader, without a prefix, that takes a page (u)
   * @position: a page, from 0
   *
   * Somebody wants to do something with a page.
   */
  signals[SIGNAL_PAGE_ACTION] =
      g_signal_new ("page-action", BUNKO_TYPE_PAGE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
bunko_page_grid_class_init (BunkoPageGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_page_grid_dispose;
  install_signals ();
  _bunko_page_grid_install_actions (widget_class);

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-page-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, filter_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGrid, window_title);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
bunko_page_grid_init (BunkoPageGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_page_grid_add_keys (self);
}

static void
init_grid (BunkoPageGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model =
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->picks)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (queue_update_columns), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_page_grid_new:
 * @pages: all pages
 * @marks: what is known of them
 * @favorites: which of them are favorites
 * @loader: what loads their pictures
 *
 * Makes an overview, to be presented. It begins at the current page, which has the focus.
 *
 * Returns: (transfer floating): the dialog
 */
BunkoPageGrid *
bunko_page_grid_new (BunkoPagedList *pages,
                     BunkoPageMarks *marks,
                     BunkoPageFavorites *favorites,
                     BunkoImageLoader *loader)
{
  BunkoPageGrid *self;

  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (pages), NULL);
  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (marks), NULL);
  g_return_val_if_fail (BUNKO_IS_PAGE_FAVORITES (favorites), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_GRID, NULL);
  self->pages = g_object_ref (pages);
  self->marks = g_object_ref (marks);
  self->favorites = g_object_ref (favorites);
  g_set_object (&self->loader, loader);
  self->picks = bunko_page_picks_new (pages);
  g_signal_connect_object (self->picks, "items-changed", G_CALLBACK (show_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (marks, "changed", G_CALLBACK (update_picks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (favorites, "changed", G_CALLBACK (update_picks), self,
                           G_CONNECT_SWAPPED);
  init_grid (self);
  show_content (self);
  return self;
}
