/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-view-private.h"

#include "widgets/bunko-open.h"

/**
 * BunkoDirectoryView:
 *
 * Many items that are little more than a name, in as many columns as there is room for; or why
 * there are none.
 */

/* The width of a cell that shows most names in full, with its padding. */
#define COLUMN_WIDTH 250

G_DEFINE_FINAL_TYPE (BunkoDirectoryView, bunko_directory_view, ADW_TYPE_BIN)

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoDirectoryView *self)
{
  GtkWidget *cell = bunko_directory_cell_new (self->counter);

  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoDirectoryView *self)
{
  bunko_directory_cell_set_row (BUNKO_DIRECTORY_CELL (gtk_list_item_get_child (list_item)),
                                gtk_list_item_get_item (list_item));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoDirectoryView *self)
{
  bunko_directory_cell_set_row (BUNKO_DIRECTORY_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (BunkoDirectoryView *self, guint position)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;
  g_autoptr (BunkoLocation) location = NULL;

  if (item == NULL)
    return;
  location = _bunko_directory_view_make_location (item);
  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
}

static guint
get_n_columns (BunkoDirectoryView *self)
{
  return (guint) MAX (gtk_widget_get_width (GTK_WIDGET (self->scroller)) / COLUMN_WIDTH, 1);
}

/* A grid makes cells for 30 rows of its possible columns: only so many are possible as fit. */
static gboolean
update_columns_cb (gpointer user_data)
{
  BunkoDirectoryView *self = user_data;

  self->columns_source = 0;
  gtk_grid_view_set_max_columns (self->grid, get_n_columns (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the width changes while sizes are being given out. */
static void
queue_update_columns (BunkoDirectoryView *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_columns_cb, self, NULL);
}

/* Once there are as many columns as there will be, and the rows have their height. */
static void
adjustment_changed_cb (BunkoDirectoryView *self, GtkAdjustment *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);

  if (self->scroll < 0 || upper <= gtk_adjustment_get_page_size (adjustment) ||
      gtk_grid_view_get_max_columns (self->grid) != get_n_columns (self))
    return;
  gtk_adjustment_set_value (adjustment, self->scroll * upper);
  self->scroll = -1;
}

/* While the server is away the window says so, and what is missing comes when it is back. */
static gboolean
is_away (BunkoDirectoryView *self)
{
  return self->context != NULL && bunko_context_get_fresh_since (self->context) != NULL;
}

static void
update_banner (BunkoDirectoryView *self, gboolean has_rows)
{
  gboolean failed = bunko_paged_list_get_state (self->list) == BUNKO_PAGED_LIST_FAILED;

  adw_banner_set_title (self->banner, failed ? _ ("The list could not be refreshed")
                                             : _ ("Some of it could not be loaded"));
  adw_banner_set_revealed (self->banner,
                           has_rows && !is_away (self) &&
                               (failed || bunko_paged_list_get_has_failed (self->list)));
}

static void
show_status (BunkoDirectoryView *self)
{
  switch (bunko_paged_list_get_state (self->list))
    {
    case BUNKO_PAGED_LIST_LOADING:
      bunko_status_view_show_loading (self->status);
      break;
    case BUNKO_PAGED_LIST_FAILED:
      bunko_status_view_show_error (self->status, bunko_paged_list_get_error (self->list));
      break;
    case BUNKO_PAGED_LIST_EMPTY:
    case BUNKO_PAGED_LIST_READY:
    default:
      bunko_status_view_show_message (self->status, self->empty_icon, self->empty_title,
                                      self->empty_description);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
update_content (BunkoDirectoryView *self)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  update_banner (self, has_rows);
  if (has_rows)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
  else
    show_status (self);
}

static void
retry_cb (BunkoDirectoryView *self)
{
  bunko_paged_list_retry (self->list);
}

static void
bunko_directory_view_dispose (GObject *object)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (object);

  g_clear_handle_id (&self->columns_source, g_source_remove);
  _bunko_directory_view_dispose_menu (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      bunko_paged_list_set_source (self->list, NULL);
    }
  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_DIRECTORY_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->counter);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_directory_view_parent_class)->dispose (object);
}

static void
bunko_directory_view_finalize (GObject *object)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (object);

  g_clear_pointer (&self->empty_icon, g_free);
  g_clear_pointer (&self->empty_title, g_free);
  g_clear_pointer (&self->empty_description, g_free);

  G_OBJECT_CLASS (bunko_directory_view_parent_class)->finalize (object);
}

static void
bunko_directory_view_class_init (BunkoDirectoryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_directory_view_dispose;
  object_class->finalize = bunko_directory_view_finalize;

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-directory-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryView, banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryView, grid);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryView, status);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  _bunko_directory_view_install_actions (widget_class);
}

static void
bunko_directory_view_init (BunkoDirectoryView *self)
{
  self->scroll = -1;
  self->list = bunko_paged_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (queue_update_columns), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (update_content), self);
  _bunko_directory_view_init_menu (self);
}

static void
fill (BunkoDirectoryView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  gtk_grid_view_set_factory (self->grid, factory);
  g_object_unref (factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                           g_object_ref (G_LIST_MODEL (self->list)))));
}

/**
 * bunko_directory_view_set_context:
 * @self: a view
 * @context: the server
 *
 * Sets where the items come from; once.
 */
void
bunko_directory_view_set_context (BunkoDirectoryView *self, BunkoContext *context)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));
  g_return_if_fail (BUNKO_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->counter = bunko_item_counter_new (bunko_context_get_library (context));
  self->actions = bunko_item_actions_new (context, GTK_WIDGET (self));
  fill (self);
  bunko_status_view_show_loading (self->status);
  g_signal_connect_object (context, "reconnected", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::fresh-since", G_CALLBACK (update_content), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_directory_view_set_source:
 * @self: a view
 * @source: (nullable): the items
 *
 * Shows other items, from the first one on.
 */
void
bunko_directory_view_set_source (BunkoDirectoryView *self, BunkoListSource *source)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));
  g_return_if_fail (source == NULL || BUNKO_IS_LIST_SOURCE (source));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bunko_paged_list_set_source (self->list, source);
}

/**
 * bunko_directory_view_set_empty:
 * @self: a view
 * @icon_name: a picture
 * @title: that there is nothing
 * @description: (nullable): what to do
 *
 * Sets what is said if there are no items.
 */
void
bunko_directory_view_set_empty (BunkoDirectoryView *self,
                                const char *icon_name,
                                const char *title,
                                const char *description)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));

  g_set_str (&self->empty_icon, icon_name);
  g_set_str (&self->empty_title, title);
  g_set_str (&self->empty_description, description);
}

/**
 * bunko_directory_view_get_list:
 * @self: a view
 *
 * Returns: (transfer none): the items
 */
BunkoPagedList *
bunko_directory_view_get_list (BunkoDirectoryView *self)
{
  g_return_val_if_fail (BUNKO_IS_DIRECTORY_VIEW (self), NULL);

  return self->list;
}

/**
 * bunko_directory_view_get_counter:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): who counts their galleries
 */
BunkoItemCounter *
bunko_directory_view_get_counter (BunkoDirectoryView *self)
{
  g_return_val_if_fail (BUNKO_IS_DIRECTORY_VIEW (self), NULL);

  return self->counter;
}

/**
 * bunko_directory_view_refresh:
 * @self: a view
 *
 * Asks for everything again. What is shown stays until then.
 */
void
bunko_directory_view_refresh (BunkoDirectoryView *self)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));

  bunko_item_counter_clear (self->counter);
  bunko_paged_list_refresh (self->list);
}

/**
 * bunko_directory_view_focus_rows:
 * @self: a view
 *
 * Moves the focus to the items.
 */
void
bunko_directory_view_focus_rows (BunkoDirectoryView *self)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/**
 * bunko_directory_view_get_scroll:
 * @self: a view
 *
 * Returns: how far it is scrolled, as a part of the whole
 */
double
bunko_directory_view_get_scroll (BunkoDirectoryView *self)
{
  GtkAdjustment *adjustment;
  double upper;

  g_return_val_if_fail (BUNKO_IS_DIRECTORY_VIEW (self), 0);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  upper = gtk_adjustment_get_upper (adjustment);
  if (self->scroll >= 0)
    return self->scroll;
  return upper > 0 ? gtk_adjustment_get_value (adjustment) / upper : 0;
}

/**
 * bunko_directory_view_restore_scroll:
 * @self: a view
 * @scroll: what bunko_directory_view_get_scroll() said
 *
 * Scrolls there as soon as there are items.
 */
void
bunko_directory_view_restore_scroll (BunkoDirectoryView *self, double scroll)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_VIEW (self));

  self->scroll = scroll > 0 && scroll < 1 ? scroll : -1;
  adjustment_changed_cb (self, gtk_scrolled_window_get_vadjustment (self->scroller));
}
