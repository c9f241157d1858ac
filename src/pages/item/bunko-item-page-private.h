/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "lists/bunko-view-button.h"
#include "search/bunko-search-field.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-status-view.h"

#include "bunko-item-info.h"
#include "bunko-item-page.h"
#include "bunko-item-picture.h"

G_BEGIN_DECLS

struct _BunkoItemPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  GtkLabel *bar_name_label;
  GtkLabel *bar_numbers_label;
  BunkoItemPicture *bar_picture;
  GtkWidget *favorite_button;
  BunkoItemInfo *info;
  AdwMultiLayoutView *layouts;
  GtkSearchBar *search_bar;
  BunkoSearchField *search_field;
  AdwBottomSheet *sheet;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwToastOverlay *toasts;
  AdwToolbarView *toolbar_view;
  BunkoItemView *view;
  AdwToggleGroup *view_toggles;
  GtkWidget *view_toggles_bin;
  AdwWindowTitle *window_title;

  BunkoContext *context;
  BunkoItemSubject *subject;
  BunkoItemActions *actions;
  guint was_hidden : 1;
  guint was_shown : 1;
};

/* bunko-item-page-actions.c: what can be done with the item itself. */
void _bunko_item_page_install_actions (GtkWidgetClass *widget_class);
void _bunko_item_page_init_actions (BunkoItemPage *self);
void _bunko_item_page_layout_changed (BunkoItemPage *self);
void _bunko_item_page_update_actions (BunkoItemPage *self);

/* bunko-item-page-list.c: its galleries, all or some of them. */
void _bunko_item_page_init_list (BunkoItemPage *self);
void _bunko_item_page_update_toggles (BunkoItemPage *self);
void _bunko_item_page_view_chosen (BunkoItemPage *self);
GVariant *_bunko_item_page_save_list (BunkoItemPage *self);
void _bunko_item_page_restore_list (BunkoItemPage *self, GVariant *state);

/* bunko-item-page-search.c: the search among them. */
void _bunko_item_page_install_search (GtkWidgetClass *widget_class);
void _bunko_item_page_init_search (BunkoItemPage *self);
const char *_bunko_item_page_get_search (BunkoItemPage *self);
void _bunko_item_page_search_changed (BunkoItemPage *self);
void _bunko_item_page_search_activated (BunkoItemPage *self);
void _bunko_item_page_search_stopped (BunkoItemPage *self);
void _bunko_item_page_search_mode_changed (BunkoItemPage *self);
void _bunko_item_page_restore_search (BunkoItemPage *self, GVariant *state);

G_END_DECLS
