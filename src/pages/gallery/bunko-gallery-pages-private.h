/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/bunko-paged-list.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-status-view.h"

#include "bunko-gallery-pages.h"

G_BEGIN_DECLS

struct _BunkoGalleryPages
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkGridView *grid;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  BunkoStatusView *status;

  BunkoContext *context;
  BunkoGallery *gallery;
  BunkoPagedList *pages;
  BunkoRow *first_row;
  BunkoPage *menu_page;
  guint columns_source;
  guint wanted_position; /* to scroll to once there are pages */
};

/* bunko-gallery-pages-menu.c: how a page is opened, and what else can be done with it. */
void _bunko_gallery_pages_install_actions (GtkWidgetClass *widget_class);
void _bunko_gallery_pages_add_gestures (BunkoGalleryPages *self, GtkWidget *cell);
void _bunko_gallery_pages_add_keys (BunkoGalleryPages *self);
void _bunko_gallery_pages_read (BunkoGalleryPages *self, BunkoPage *page, BunkoOpenWhere where);

G_END_DECLS
