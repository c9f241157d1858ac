/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/view/bunko-page-view.h"
#include "reader/panels/bunko-reader-controls.h"
#include "bunko-reader-page.h"

G_BEGIN_DECLS

/* The reader page is one class in three files: what it shows, its bars, its actions. */
struct _BunkoReaderPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  BunkoReaderControls *controls;
  AdwStatusPage *failed_page;
  GtkButton *fullscreen_button;
  AdwHeaderBar *header_bar;
  GtkStack *overlay_stack;
  BunkoPageView *page_view;
  AdwToastOverlay *toast_overlay;
  AdwToolbarView *toolbar_view;
  AdwWindowTitle *window_title;

  BunkoReaderModel *model;
  BunkoGallery *gallery;
  guint start_page; /* what was asked for, from 1; 0 to go on */

  GtkWindow *window; /* borrowed, while the page is shown in it */
  AdwToast *toast;   /* borrowed, until it is dismissed */
  guint busy_id;
  guint bars_id;
  double pointer_x; /* where the pointer was: some motion events are of no motion */
  double pointer_y;
  gboolean made_fullscreen; /* by us, to be undone when the page goes */
};

gboolean _bunko_reader_page_is_fullscreen (BunkoReaderPage *self);
void _bunko_reader_page_set_window (BunkoReaderPage *self, GtkWindow *window);
void _bunko_reader_page_show_bars (BunkoReaderPage *self);
void _bunko_reader_page_hide_bars (BunkoReaderPage *self);
void _bunko_reader_page_fullscreened_cb (BunkoReaderPage *self);
void _bunko_reader_page_motion_cb (BunkoReaderPage *self, double x, double y);
void _bunko_reader_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
