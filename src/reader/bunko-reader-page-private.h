/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/view/bunko-page-view.h"
#include "reader/panels/bunko-reader-controls.h"
#include "bunko-reader-page.h"

G_BEGIN_DECLS

/**
 * BunkoReaderAction:
 * @name: with the prefix `reader.`
 * @parameter_type: of its parameter; %NULL for none
 * @activate: does it
 *
 * One action of the reader.
 */
typedef struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} BunkoReaderAction;

/* The reader page is one class in several files: the page itself, its parts and how they are
 * connected, what stands in place of a picture, its bars, and its actions by groups. */
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
  BunkoReaderOptions *options;
  GSimpleActionGroup *option_actions;
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

/* bunko-reader-page.c */
void _bunko_reader_page_announce (BunkoReaderPage *self, const char *text);
void _bunko_reader_page_position_changed_cb (BunkoReaderPage *self);

/* bunko-reader-page-parts.c */
void _bunko_reader_page_ensure_parts (void);
void _bunko_reader_page_connect_parts (BunkoReaderPage *self);
void _bunko_reader_page_disconnect_parts (BunkoReaderPage *self);
void _bunko_reader_page_resized_cb (BunkoReaderPage *self, int width, int height);

/* bunko-reader-page-status.c */
void _bunko_reader_page_show_overlay (BunkoReaderPage *self, const char *name);
void _bunko_reader_page_state_changed_cb (BunkoReaderPage *self);

/* bunko-reader-page-bars.c */
gboolean _bunko_reader_page_is_fullscreen (BunkoReaderPage *self);
void _bunko_reader_page_set_window (BunkoReaderPage *self, GtkWindow *window);
void _bunko_reader_page_show_bars (BunkoReaderPage *self);
void _bunko_reader_page_hide_bars (BunkoReaderPage *self);
void _bunko_reader_page_fullscreened_cb (BunkoReaderPage *self);
void _bunko_reader_page_motion_cb (BunkoReaderPage *self, double x, double y);

/* bunko-reader-page-actions*.c */
void _bunko_reader_page_install_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_table (GtkWidgetClass *widget_class,
                                       const BunkoReaderAction *actions,
                                       gsize n_actions);
void _bunko_reader_page_install_layout_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_move_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_page_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_window_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_update_actions (BunkoReaderPage *self);

/* bunko-reader-page-options.c */
void _bunko_reader_page_add_option_actions (BunkoReaderPage *self);
gboolean _bunko_reader_page_is_right_to_left (BunkoReaderPage *self);
void _bunko_reader_page_update_page_options (BunkoReaderPage *self);

G_END_DECLS
