/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "widgets/bunko-status-view.h"

#include "library/bunko-location.h"

#include "bunko-directory-cell.h"
#include "bunko-directory-view.h"

G_BEGIN_DECLS

struct _BunkoDirectoryView
{
  AdwBin parent_instance;

  AdwBanner *banner;
  GtkGridView *grid;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  BunkoStatusView *status;

  BunkoContext *context;
  BunkoPagedList *list;
  BunkoItemCounter *counter;
  BunkoItemActions *actions; /* what is done with several kinds of items alike */
  BunkoItem *menu_item;      /* that the menu is about */
  GtkWidget *menu;           /* while it is shown */
  char *empty_icon;
  char *empty_title;
  char *empty_description;
  guint columns_source;
  double scroll; /* still to be restored, as a part of the whole; -1: none */
};

/* bunko-directory-view-menu.c */
void _bunko_directory_view_install_actions (GtkWidgetClass *widget_class);
void _bunko_directory_view_init_menu (BunkoDirectoryView *self);
void _bunko_directory_view_dispose_menu (BunkoDirectoryView *self);
BunkoLocation *_bunko_directory_view_make_location (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
