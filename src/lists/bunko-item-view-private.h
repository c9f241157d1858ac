/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "settings/bunko-list-settings.h"
#include "widgets/bunko-cell.h"
#include "widgets/bunko-status-view.h"

#include "bunko-item-view.h"

G_BEGIN_DECLS

#define BUNKO_ITEM_VIEW_DEFAULT_COVER_SIZE 160

struct _BunkoItemView
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwBanner *banner;
  GtkScrolledWindow *scroller;
  GtkMenuButton *more_button;
  GtkButton *select_all_button;
  GtkWidget *selection_bar;
  GtkLabel *selection_label;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwToastOverlay *toasts;

  BunkoContext *context;
  BunkoListSettings *settings; /* NULL: nothing is remembered */

  /* Never changed, only replaced: the list may still work with it. */
  BunkoViewQuery *query;
  BunkoPagedList *list;
  BunkoSelection *selection;

  /* What shows the list in the present mode, in the scroller. */
  GtkWidget *rows;

  /* For everything that the view asks for besides the list. */
  GCancellable *cancellable;

  /* The actions "list.*", and the orders that can be chosen. */
  GSimpleActionGroup *actions;
  GMenu *sort_menu;
  GPtrArray *sort_indexes; /* (element-type BunkoSortIndex), NULL as long as not known */
  BunkoItemType sort_type;

  /* The menu of an item, a child of the cell that it was opened on. */
  GtkWidget *item_popover;

  /* What can be done with the selection, or with the item whose menu is open. */
  BunkoItemActions *item_actions;

  char *empty_icon;
  char *empty_title;
  char *empty_description;
  char *summary;

  guint columns_source;
  guint target_source;
  guint unparent_source;
  int cover_size;
  BunkoItemViewMode mode;

  /* Tell how many were found, once they are counted. */
  guint announce : 1;
  guint grab_focus : 1;
  guint selection_mode : 1;

  /* The view was out of sight, and somebody may have changed what belongs in it. */
  guint was_hidden : 1;
};

/* bunko-item-view.c */
void _bunko_item_view_apply_query (BunkoItemView *self, BunkoViewQuery *query);
void _bunko_item_view_set_cover_size (BunkoItemView *self, int cover_size);
void _bunko_item_view_set_summary (BunkoItemView *self, const char *summary);

/* bunko-item-view-properties.c */
void _bunko_item_view_install_properties (GObjectClass *object_class);

/* bunko-item-view-actions.c */
void _bunko_item_view_init_actions (BunkoItemView *self);

/* bunko-item-view-sort.c */
void _bunko_item_view_load_sort (BunkoItemView *self, BunkoViewQuery *query);
void _bunko_item_view_fill_sort_menu (BunkoItemView *self);
void _bunko_item_view_set_sort (BunkoItemView *self, int sort_index);
void _bunko_item_view_set_descending (BunkoItemView *self, gboolean descending);

/* bunko-item-view-menu.c */
void _bunko_item_view_init_menu (BunkoItemView *self);
void _bunko_item_view_dispose_menu (BunkoItemView *self);
void _bunko_item_view_add_menu (BunkoItemView *self, GtkWidget *rows);
void _bunko_item_view_close_menu (BunkoItemView *self, GtkWidget *cell);

/* bunko-item-view-selection.c */
void _bunko_item_view_init_selection (BunkoItemView *self);
void _bunko_item_view_create_item_actions (BunkoItemView *self);
void _bunko_item_view_dispose_selection (BunkoItemView *self);
void _bunko_item_view_update_target (BunkoItemView *self);
void _bunko_item_view_toggle (BunkoItemView *self, guint position);
void _bunko_item_view_set_selection_mode (BunkoItemView *self, gboolean selection_mode);

/* bunko-item-view-open.c */
void _bunko_item_view_add_click (BunkoItemView *self, GtkWidget *cell);
void _bunko_item_view_activate_row (BunkoItemView *self, guint position);

/* bunko-item-view-content.c */
BunkoItemType _bunko_item_view_get_type (BunkoItemView *self);
void _bunko_item_view_update_label (BunkoItemView *self);
void _bunko_item_view_update_content (BunkoItemView *self);
void _bunko_item_view_marks_changed (BunkoItemView *self);
void _bunko_item_view_items_edited (BunkoItemView *self, BunkoMetatags metatags);

/* bunko-item-view-grid.c */
GtkWidget *_bunko_item_view_create_grid (BunkoItemView *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_item_view_show_rows (BunkoItemView *self);
void _bunko_item_view_queue_update_columns (BunkoItemView *self);

G_END_DECLS
