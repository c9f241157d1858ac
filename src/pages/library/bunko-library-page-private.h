/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-location-page.h"
#include "widgets/bunko-status-view.h"

#include "bunko-library-page.h"

G_BEGIN_DECLS

struct _BunkoLibraryPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwBanner *banner;
  GtkAdjustment *cover_size_adjustment;
  GtkGridView *grid;
  GMenuModel *item_menu;
  GtkScrolledWindow *scroller;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GMenu *sort_section;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwToastOverlay *toasts;
  AdwToolbarView *toolbar_view;
  AdwWindowTitle *window_title;

  BunkoContext *context;

  /* Never changed, only replaced: the list may still work with it. */
  BunkoViewQuery *query;
  BunkoPagedList *list;

  /* For everything that the page asks for besides the list. */
  GCancellable *cancellable;

  /* The menu of an item, a child of the cell that it was opened on. */
  GtkWidget *item_popover;
  BunkoItem *menu_item;
  GSimpleActionGroup *item_actions;

  guint columns_source;
  guint unparent_source;
  int cover_size;

  /* Tell how many were found, once they are counted. */
  guint announce : 1;
  guint grab_focus : 1;

  /* The page was left, and somebody may have changed what belongs in the view. */
  guint was_hidden : 1;

  /* Whether the keyboard was in the grid when the page was left. */
  guint focus_in_grid : 1;
};

/* bunko-library-page-sort.c */
void _bunko_library_page_load_sort (BunkoLibraryPage *self, BunkoViewQuery *query);
void _bunko_library_page_fill_sort_menu (BunkoLibraryPage *self);
int _bunko_library_page_get_sort (BunkoLibraryPage *self);
void _bunko_library_page_set_sort (BunkoLibraryPage *self, int sort_index);
void _bunko_library_page_set_descending (BunkoLibraryPage *self, gboolean descending);

/* bunko-library-page-menu.c */
void _bunko_library_page_init_menu (BunkoLibraryPage *self);
void _bunko_library_page_dispose_menu (BunkoLibraryPage *self);
void _bunko_library_page_close_menu (BunkoLibraryPage *self, GtkWidget *cell);

/* bunko-library-page-content.c */
const char *_bunko_library_page_get_view_name (BunkoLibraryPage *self);
const char *_bunko_library_page_get_view_title (BunkoLibraryPage *self);
void _bunko_library_page_update_title (BunkoLibraryPage *self);
void _bunko_library_page_update_content (BunkoLibraryPage *self);
void _bunko_library_page_marks_changed (BunkoLibraryPage *self);

/* bunko-library-page-grid.c */
void _bunko_library_page_init_grid (BunkoLibraryPage *self);
void _bunko_library_page_show_grid (BunkoLibraryPage *self);
void _bunko_library_page_queue_update_columns (BunkoLibraryPage *self);

/* bunko-library-page.c */
void _bunko_library_page_apply_query (BunkoLibraryPage *self, BunkoViewQuery *query);

G_END_DECLS
