/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "reader/export/bunko-page-export.h"
#include "reader/model/bunko-reader-sequel.h"
#include "reader/view/bunko-reader-canvas.h"
#include "reader/effects/bunko-reader-lens.h"
#include "reader/input/bunko-zones-preview.h"
#include "reader/panels/bunko-page-favorites.h"
#include "reader/panels/bunko-page-grid.h"
#include "reader/panels/bunko-page-marks.h"
#include "reader/panels/bunko-page-pill.h"
#include "reader/panels/bunko-player-bar.h"
#include "reader/panels/bunko-reader-controls.h"
#include "reader/panels/bunko-reading-pace.h"
#include "bunko-reader-page.h"
#include "widgets/bunko-location-page.h"

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

/**
 * BunkoReaderPlay:
 * @BUNKO_READER_PLAY_NOTHING: nothing
 * @BUNKO_READER_PLAY_SLIDES: pages are turned
 * @BUNKO_READER_PLAY_SCROLL: pages are scrolled
 *
 * What goes on by itself.
 */
typedef enum
{
  BUNKO_READER_PLAY_NOTHING,
  BUNKO_READER_PLAY_SLIDES,
  BUNKO_READER_PLAY_SCROLL,
} BunkoReaderPlay;

/* The reader page is one class in several files: the page itself, its parts and how they are
 * connected, what stands in place of a picture, its bars, and its actions by groups. */
struct _BunkoReaderPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  BunkoReaderCanvas *canvas;
  BunkoReaderControls *controls;
  AdwStatusPage *failed_page;
  GtkToggleButton *bookmark_button;
  GtkToggleButton *favorite_button;
  GtkButton *fullscreen_button;
  AdwHeaderBar *header_bar;
  GtkMenuButton *layout_button;
  GtkWidget *incognito_button;
  GtkWidget *incognito_sign;
  BunkoReaderLens *lens;
  GtkMenuButton *menu_button;
  GtkStack *overlay_stack;
  BunkoPagePill *pill;
  BunkoPlayerBar *player_bar;
  AdwBottomSheet *settings_sheet;
  AdwToastOverlay *toast_overlay;
  AdwToolbarView *toolbar_view;
  AdwWindowTitle *window_title;
  BunkoZonesPreview *zones_preview;

  BunkoReaderModel *model;
  BunkoReaderOptions *options;
  GSimpleActionGroup *option_actions;
  BunkoGallery *gallery;
  GVariant *wanted_state; /* to be taken up when the page is there */
  guint start_page;       /* what was asked for, from 1; 0 to go on */

  GtkWindow *window; /* borrowed, while the page is shown in it */
  guint busy_id;
  gboolean made_fullscreen; /* by us, to be undone when the page goes */

  /* Bars */
  GtkEventController *header_motion;   /* borrowed */
  GtkEventController *controls_motion; /* borrowed */
  guint bars_id;
  guint focus_id;
  gboolean pointer_known;
  gboolean pointer_inside;
  double pointer_x; /* where the pointer is */
  double pointer_y;
  double rest_x; /* where it was when it was hidden */
  double rest_y;
  gboolean bars_pinned; /* somebody asked for them */

  BunkoPageExport *export; /* NULL without a server */

  /* What comes next */
  BunkoContext *context;     /* NULL without a server */
  BunkoReaderSequel *sequel; /* NULL until it is asked for */
  AdwDialog *end;            /* borrowed, while it is open */
  int wanted_sequel;         /* which way to go when it is known where to; 0 for none */
  gboolean watches_sequel;

  /* Panels */
  BunkoListSource *source; /* of small pictures; NULL where there are none */
  BunkoImageLoader *loader;
  BunkoPagedList *thumbnails; /* NULL until a page is there */
  BunkoPageFavorites *favorites;
  BunkoPageMarks *marks;
  BunkoReadingPace *pace;
  BunkoPageGrid *page_grid; /* weak, while it is open */
  guint last_position;

  /* Toasts: borrowed, until they are dismissed */
  AdwToast *end_toast;
  AdwToast *jump_toast;
  AdwToast *mark_toast;

  /* Marks of pages */
  BunkoItemActions *item_actions; /* NULL without a server */
  GSignalGroup *page_signals;     /* of the page that is shown */
  char *lost_name;                /* of the bookmark that was taken away last */
  guint lost_position;

  /* Jumps */
  GArray *places; /* of guint: where jumps started */
  guint landed;   /* where the last one ended; G_MAXUINT for none */

  /* The menu of a page */
  guint menu_page; /* G_MAXUINT while there is none */
  guint menu_done_id;

  /* What goes on by itself */
  BunkoReaderPlay play;
  gboolean play_paused;
  guint slide_id;
  guint play_bar_id;

  /* The screen, which stays on */
  GtkApplication *inhibiting;
  guint inhibit_cookie;
  guint awake_id;
  gint64 last_activity;
};

/* bunko-reader-page.c */
void _bunko_reader_page_announce (BunkoReaderPage *self, const char *text);
void _bunko_reader_page_position_changed_cb (BunkoReaderPage *self);

/* bunko-reader-page-parts.c */
void _bunko_reader_page_ensure_parts (void);
void _bunko_reader_page_connect_parts (BunkoReaderPage *self);
void _bunko_reader_page_disconnect_parts (BunkoReaderPage *self);

/* bunko-reader-page-state.c */
GVariant *_bunko_reader_page_save_state (BunkoLocationPage *page);
void _bunko_reader_page_restore_state (BunkoLocationPage *page, GVariant *state);
void _bunko_reader_page_take_up_state (BunkoReaderPage *self);

/* bunko-reader-page-status.c */
void _bunko_reader_page_show_overlay (BunkoReaderPage *self, const char *name);
void _bunko_reader_page_state_changed_cb (BunkoReaderPage *self);

/* bunko-reader-page-bars.c */
gboolean _bunko_reader_page_is_fullscreen (BunkoReaderPage *self);
void _bunko_reader_page_show_bars (BunkoReaderPage *self);
void _bunko_reader_page_hide_bars (BunkoReaderPage *self);
void _bunko_reader_page_toggle_bars (BunkoReaderPage *self);
void _bunko_reader_page_unpin_bars (BunkoReaderPage *self);
void _bunko_reader_page_update_bars (BunkoReaderPage *self);
void _bunko_reader_page_add_bar_controllers (BunkoReaderPage *self);
void _bunko_reader_page_bars_timeout_cb (gpointer user_data);
void _bunko_reader_page_fullscreened_cb (BunkoReaderPage *self);
void _bunko_reader_page_menu_toggled_cb (BunkoReaderPage *self);
void _bunko_reader_page_pointer_left_cb (BunkoReaderPage *self);
void _bunko_reader_page_motion_cb (BunkoReaderPage *self, double x, double y);
gboolean _bunko_reader_page_key_cb (BunkoReaderPage *self,
                                    guint keyval,
                                    guint keycode,
                                    GdkModifierType state);

/* bunko-reader-page-window.c */
void _bunko_reader_page_set_window (BunkoReaderPage *self, GtkWindow *window);

/* bunko-reader-page-awake.c */
void _bunko_reader_page_update_awake (BunkoReaderPage *self);
void _bunko_reader_page_note_activity (BunkoReaderPage *self);
void _bunko_reader_page_end_awake (BunkoReaderPage *self);

/* bunko-reader-page-panels.c */
void _bunko_reader_page_make_panels (BunkoReaderPage *self);
void _bunko_reader_page_end_panels (BunkoReaderPage *self);
void _bunko_reader_page_update_panels (BunkoReaderPage *self);
void _bunko_reader_page_panels_ready (BunkoReaderPage *self);
void _bunko_reader_page_show_pages (BunkoReaderPage *self);
void _bunko_reader_page_say (BunkoReaderPage *self, const char *text);

/* bunko-reader-page-toasts.c */
void _bunko_reader_page_show_toast (BunkoReaderPage *self, AdwToast **place, AdwToast *toast);
void _bunko_reader_page_dismiss_toast (AdwToast **place);
void _bunko_reader_page_forget_toasts (BunkoReaderPage *self);

/* bunko-reader-page-pointer.c */
guint _bunko_reader_page_get_page (BunkoReaderPage *self);
void _bunko_reader_page_init_pointer (BunkoReaderPage *self);
void _bunko_reader_page_start_pointer (BunkoReaderPage *self);
void _bunko_reader_page_end_pointer (BunkoReaderPage *self);
void _bunko_reader_page_zone_clicked_cb (BunkoReaderPage *self, double x, double y);

/* bunko-reader-page-settings.c */
void _bunko_reader_page_connect_settings (BunkoReaderPage *self);
gboolean _bunko_reader_page_close_settings (BunkoReaderPage *self);
void _bunko_reader_page_install_settings_actions (GtkWidgetClass *widget_class);

/* bunko-reader-page-jumps.c */
void _bunko_reader_page_init_jumps (BunkoReaderPage *self);
void _bunko_reader_page_jump (BunkoReaderPage *self, guint position);
void _bunko_reader_page_jump_back (BunkoReaderPage *self);

/* bunko-reader-page-player.c */
gboolean _bunko_reader_page_is_playing (BunkoReaderPage *self);
void _bunko_reader_page_toggle_playing (BunkoReaderPage *self, BunkoReaderPlay play);
void _bunko_reader_page_stop_playing (BunkoReaderPage *self);
void _bunko_reader_page_update_player (BunkoReaderPage *self);
void _bunko_reader_page_restart_slide (BunkoReaderPage *self);
void _bunko_reader_page_update_player_bar (BunkoReaderPage *self);
void _bunko_reader_page_end_player (BunkoReaderPage *self);

/* bunko-reader-page-actions*.c */
void _bunko_reader_page_install_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_table (GtkWidgetClass *widget_class,
                                       const BunkoReaderAction *actions,
                                       gsize n_actions);
/* bunko-reader-page-sequel.c */
void _bunko_reader_page_end_reached_cb (BunkoReaderPage *self);
void _bunko_reader_page_start_reached_cb (BunkoReaderPage *self);
void _bunko_reader_page_end_sequel (BunkoReaderPage *self);
void _bunko_reader_page_install_sequel_actions (GtkWidgetClass *widget_class);

/* bunko-reader-page-actions-export.c */
guint _bunko_reader_page_get_target (BunkoReaderPage *self);
void _bunko_reader_page_add_drag (BunkoReaderPage *self);
void _bunko_reader_page_install_export_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_canvas_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_layout_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_marks_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_move_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_page_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_player_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_pointer_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_install_window_actions (GtkWidgetClass *widget_class);
void _bunko_reader_page_update_marks (BunkoReaderPage *self);
void _bunko_reader_page_update_actions (BunkoReaderPage *self);

/* bunko-reader-page-lens.c */
void _bunko_reader_page_add_lens (BunkoReaderPage *self);
void _bunko_reader_page_remove_lens (BunkoReaderPage *self);

/* bunko-reader-page-options.c */
void _bunko_reader_page_set_enabled (BunkoReaderPage *self, const char *name, gboolean enabled);
void _bunko_reader_page_set_state (BunkoReaderPage *self, const char *name, gboolean state);
void _bunko_reader_page_add_option_actions (BunkoReaderPage *self);
void _bunko_reader_page_follow_options (BunkoReaderPage *self);
gboolean _bunko_reader_page_is_right_to_left (BunkoReaderPage *self);
void _bunko_reader_page_update_page_options (BunkoReaderPage *self);

G_END_DECLS
