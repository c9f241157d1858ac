/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-page-grid.h"
#include "bunko-page-picks.h"
#include "widgets/bunko-status-view.h"

G_BEGIN_DECLS

struct _BunkoPageGrid
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwToggleGroup *filter_group;
  GtkGridView *grid;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwWindowTitle *window_title;

  BunkoPagedList *pages;
  BunkoPageMarks *marks;
  BunkoPageFavorites *favorites;
  BunkoImageLoader *loader;
  BunkoPagePicks *picks;
  guint columns_source;
  guint place_id;
  guint place_frames; /* that are left to try */
  guint menu_position;
  gboolean has_columns; /* it is known how many */
  gboolean placed;      /* scrolled to the current page */
};

void _bunko_page_grid_choose (BunkoPageGrid *self, guint position);
void _bunko_page_grid_act (BunkoPageGrid *self, const char *action, guint position);

/* bunko-page-grid-menu.c */
void _bunko_page_grid_install_actions (GtkWidgetClass *widget_class);
void _bunko_page_grid_add_keys (BunkoPageGrid *self);

G_END_DECLS
