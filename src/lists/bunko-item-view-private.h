/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "settings/bunko-list-settings.h"
#include "widgets/bunko-cell.h"
#include "widgets/bunko-status-view.h"

#include "bunko-item-details.h"
#include "bunko-item-names.h"
#include "bunko-item-view.h"

G_BEGIN_DECLS

#define BUNKO_ITEM_VIEW_DEFAULT_COVER_SIZE 160

struct _BunkoItemView
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwBanner *banner;
  GtkOverlay *overlay;
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
  BunkoItemType rows_type;

  /* What asks for what the cards on the screen lack, once the list rests. */
  BunkoItemDetails *details;
  guint rest_source;
  guint rest_turns;

  /* Where the button went down; only to be compared. */
  gpointer pressed_cell;

  /* What only a table has; the columns can be chosen in the menu. */
  BunkoItemNames *names;
  GMenu *columns_menu;
  guint save_columns_source;
  gboolean sorting_table;

  /* For everything that the view asks for besides the list. */
  GCancellable *cancellable;

  /* The actions "list.*", and the orders that can be chosen. */
  GSimpleActionGroup *actions;
  GMenu *sort_menu;
  GPtrArray *sort_indexes; /* (element-type BunkoSortIndex), NULL as long as not known */
  BunkoItemType sort_type;

  /* The menu of an item, and the cell that it was opened on. */
  GtkWidget *item_popover;
  GtkWidget *menu_cell; /* weak */

  /* What can be done with the selection, or with the item whose menu is open. */
  BunkoItemActions *item_actions;
  BunkoCell *drop_cell; /* that galleries are dragged over; weak */

  /* A look at the item that the pointer rests on, in preview_cell. */
  GtkWidget *preview;
  GtkWidget *preview_cell; /* weak */
  guint preview_source;
  double preview_x;
  double preview_y;

  /* Which of the random orders. */
  guint32 seed;

  /* Where to go as soon as there are rows: in rows from the top, below 0 for nowhere; and the row
   * that gets the focus, G_MAXUINT for none. */
  double wanted_position;
  double settling_position; /* where it has gone just now; -1 for nowhere */
  guint settling_focus;     /* what wanted_focus was */
  double settling_upper;
  gint64 settling_until;
  guint wanted_focus;
  guint position_source;

  /* What tells where one is while scrolling. */
  GtkWidget *bubble;
  guint bubble_timeout;

  char *list_name;
  char *empty_icon;
  char *empty_title;
  char *empty_description;
  char *summary;

  guint columns_source;
  guint target_source;
  guint menu_source;
  int cover_size;
  BunkoItemViewMode mode;

  /* Tell how many were found, once they are counted. */
  guint announce : 1;
  guint grab_focus : 1;  /* the rows get the focus when there are some */
  guint focus_asked : 1; /* … because somebody asked for it */
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
void _bunko_item_view_set_order (BunkoItemView *self, int sort_index, gboolean descending);
BunkoListSource *_bunko_item_view_create_source (BunkoItemView *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_item_view_set_seed (BunkoItemView *self, guint32 seed);

/* bunko-item-view-menu.c */
void _bunko_item_view_init_menu (BunkoItemView *self);
void _bunko_item_view_dispose_menu (BunkoItemView *self);
void _bunko_item_view_add_menu (BunkoItemView *self, GtkWidget *rows);
void _bunko_item_view_close_menu (BunkoItemView *self, GtkWidget *cell);
gboolean _bunko_item_view_has_menu_open (BunkoItemView *self);
BunkoCell *_bunko_item_view_find_cell (BunkoItemView *self, double x, double y);

BunkoCell *_bunko_item_view_find_focus_cell (BunkoItemView *self);

/* bunko-item-view-preview.c */
void _bunko_item_view_add_preview (BunkoItemView *self, GtkWidget *rows);
void _bunko_item_view_hide_preview (BunkoItemView *self);
void _bunko_item_view_dispose_preview (BunkoItemView *self);

/* bunko-item-view-drag.c */
void _bunko_item_view_add_drag (BunkoItemView *self, GtkWidget *rows);
void _bunko_item_view_init_drag (BunkoItemView *self);
void _bunko_item_view_add_drop (BunkoItemView *self, GtkWidget *rows);
gboolean _bunko_item_view_drop (BunkoItemView *self, BunkoCell *cell, GPtrArray *items);

/* bunko-item-view-selection.c */
void _bunko_item_view_init_selection (BunkoItemView *self);
void _bunko_item_view_create_item_actions (BunkoItemView *self);
void _bunko_item_view_dispose_selection (BunkoItemView *self);
void _bunko_item_view_update_target (BunkoItemView *self);
void _bunko_item_view_toggle (BunkoItemView *self, guint position);
void _bunko_item_view_set_selection_mode (BunkoItemView *self, gboolean selection_mode);

/* bunko-item-view-open.c */
void _bunko_item_view_add_click (BunkoItemView *self, GtkWidget *rows);
void _bunko_item_view_activate_row (BunkoItemView *self, guint position);
void _bunko_item_view_note_origin (BunkoItemView *self, BunkoRow *row);

/* bunko-item-view-content.c */
BunkoItemType _bunko_view_query_get_result_type (BunkoViewQuery *query);
BunkoItemType _bunko_item_view_get_type (BunkoItemView *self);
void _bunko_item_view_update_label (BunkoItemView *self);
void _bunko_item_view_update_content (BunkoItemView *self);
void _bunko_item_view_marks_changed (BunkoItemView *self);
void _bunko_item_view_items_edited (BunkoItemView *self, BunkoMetatags metatags);
void _bunko_item_view_library_edited (BunkoItemView *self);

/* bunko-item-view-grid.c */
void _bunko_item_view_show_rows (BunkoItemView *self);
void _bunko_item_view_update_columns (BunkoItemView *self, int width);
gboolean _bunko_item_view_has_its_columns (BunkoItemView *self);
void _bunko_item_view_queue_update_columns (BunkoItemView *self);

/* bunko-item-view-position.c */
guint _bunko_item_view_get_first_visible (BunkoItemView *self);
guint _bunko_item_view_get_focus_position (BunkoItemView *self);
gboolean _bunko_item_view_focus_rows (BunkoItemView *self);
void _bunko_item_view_queue_details (BunkoItemView *self);
void _bunko_item_view_init_position (BunkoItemView *self);
void _bunko_item_view_dispose_position (BunkoItemView *self);
void _bunko_item_view_apply_position (BunkoItemView *self);
void _bunko_item_view_show_jump (BunkoItemView *self);

/* bunko-item-view-bubble.c */
void _bunko_item_view_init_bubble (BunkoItemView *self);
void _bunko_item_view_dispose_bubble (BunkoItemView *self);
void _bunko_item_view_show_bubble (BunkoItemView *self);

/* bunko-item-view-rows.c */
void _bunko_item_view_rebuild_rows (BunkoItemView *self);
void _bunko_item_view_ensure_rows (BunkoItemView *self);
void _bunko_item_view_scroll_to (BunkoItemView *self, guint position, GtkListScrollFlags flags);

/* bunko-item-view-table.c */
GtkWidget *_bunko_item_view_create_table (BunkoItemView *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_item_view_forget_table (BunkoItemView *self);
void _bunko_item_view_update_table_sort (BunkoItemView *self);

G_END_DECLS
