/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* What goes on by itself: pages are turned, or scrolled. It waits while something else is asked of
 * the person, or while the window is not in front, and ends with the gallery. */

/* How much faster or slower a press of a key makes it. */
#define SPEED_STEP 1.25

/* How long the controls stay after they were used. */
#define BAR_STAY_MS 2500

gboolean
_bunko_reader_page_is_playing (BunkoReaderPage *self)
{
  return self->play != BUNKO_READER_PLAY_NOTHING && !self->play_paused;
}

/* Whether something waits for an answer: a menu, a number, a dialog. */
static gboolean
is_interrupted (BunkoReaderPage *self)
{
  AdwDialog *dialog = NULL;

  if (self->window == NULL || !gtk_window_is_active (self->window) ||
      gtk_menu_button_get_active (self->layout_button) ||
      gtk_menu_button_get_active (self->menu_button) ||
      bunko_reader_controls_is_asking (self->controls))
    return TRUE;
  if (ADW_IS_APPLICATION_WINDOW (self->window))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  return dialog != NULL;
}

static void
hide_bar_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->play_bar_id = 0;
  _bunko_reader_page_update_player_bar (self);
}

/* Shown while the other bars are, and for a moment after it was used. */
void
_bunko_reader_page_update_player_bar (BunkoReaderPage *self)
{
  gboolean wanted = self->play != BUNKO_READER_PLAY_NOTHING &&
                    (self->play_paused || self->play_bar_id != 0 ||
                     bunko_player_bar_contains_pointer (self->player_bar) ||
                     adw_toolbar_view_get_reveal_top_bars (self->toolbar_view));

  bunko_player_bar_set_reveal (self->player_bar, wanted);
}

static void
show_bar (BunkoReaderPage *self)
{
  g_autofree char *speed = NULL;

  if (self->play == BUNKO_READER_PLAY_SCROLL)
    /* Translators: pixels a second. */
    speed = g_strdup_printf (_ ("%.0f px/s"),
                             bunko_reader_options_get_auto_scroll_speed (self->options));
  else
    /* Translators: seconds a page. */
    speed =
        g_strdup_printf (_ ("%.1f s"), bunko_reader_options_get_slideshow_interval (self->options));
  bunko_player_bar_set_speed (self->player_bar, speed);
  bunko_player_bar_set_playing (self->player_bar, !self->play_paused);
  g_clear_handle_id (&self->play_bar_id, g_source_remove);
  self->play_bar_id = g_timeout_add_once (BAR_STAY_MS, hide_bar_cb, self);
  _bunko_reader_page_update_player_bar (self);
}

static void
set_action_states (BunkoReaderPage *self)
{
  _bunko_reader_page_set_state (self, "slideshow", self->play == BUNKO_READER_PLAY_SLIDES);
  _bunko_reader_page_set_state (self, "auto-scroll", self->play == BUNKO_READER_PLAY_SCROLL);
}

static void
slide_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->slide_id = 0;
  /* At the end the canvas says so, and this stops. */
  if (bunko_reader_model_is_strip (self->model))
    bunko_reader_canvas_scroll_forward (self->canvas, FALSE);
  else
    bunko_reader_canvas_turn (self->canvas, 1);
  _bunko_reader_page_update_player (self);
}

static gboolean
is_page_there (BunkoReaderPage *self)
{
  BunkoReaderPicture *picture =
      bunko_reader_model_get_picture (self->model, bunko_reader_model_get_position (self->model));
  BunkoReaderPictureState state =
      picture != NULL ? bunko_reader_picture_get_state (picture) : BUNKO_READER_PICTURE_NONE;

  return state == BUNKO_READER_PICTURE_READY || state == BUNKO_READER_PICTURE_FAILED;
}

/* The time of a page counts from when it is there. */
static void
update_slides (BunkoReaderPage *self, gboolean running)
{
  double interval = bunko_reader_options_get_slideshow_interval (self->options);

  if (!running || self->play != BUNKO_READER_PLAY_SLIDES || !is_page_there (self))
    g_clear_handle_id (&self->slide_id, g_source_remove);
  else if (self->slide_id == 0)
    self->slide_id = g_timeout_add_once ((guint) (interval * 1000), slide_cb, self);
}

static void
update_scrolling (BunkoReaderPage *self, gboolean running)
{
  double speed = bunko_reader_options_get_auto_scroll_speed (self->options);

  bunko_reader_canvas_set_auto_scroll (
      self->canvas, running && self->play == BUNKO_READER_PLAY_SCROLL ? speed : 0);
}

/* Something that it depends on is another. */
void
_bunko_reader_page_update_player (BunkoReaderPage *self)
{
  gboolean running = _bunko_reader_page_is_playing (self) && !is_interrupted (self);

  update_slides (self, running);
  update_scrolling (self, running);
}

/* Another page, or another interval. */
void
_bunko_reader_page_restart_slide (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->slide_id, g_source_remove);
  _bunko_reader_page_update_player (self);
}

static void
start_playing (BunkoReaderPage *self, BunkoReaderPlay play)
{
  self->play = play;
  self->play_paused = FALSE;
  set_action_states (self);
  /* They would lie above the controls. */
  _bunko_reader_page_dismiss_toast (&self->jump_toast);
  _bunko_reader_page_dismiss_toast (&self->mark_toast);
  show_bar (self);
  _bunko_reader_page_update_player (self);
  _bunko_reader_page_update_awake (self);
}

void
_bunko_reader_page_stop_playing (BunkoReaderPage *self)
{
  if (self->play == BUNKO_READER_PLAY_NOTHING)
    return;

  self->play = BUNKO_READER_PLAY_NOTHING;
  g_clear_handle_id (&self->play_bar_id, g_source_remove);
  set_action_states (self);
  _bunko_reader_page_update_player (self);
  _bunko_reader_page_update_player_bar (self);
  _bunko_reader_page_update_awake (self);
}

/* Pages that are turned are not scrolled: there, both turn pages. */
void
_bunko_reader_page_toggle_playing (BunkoReaderPage *self, BunkoReaderPlay play)
{
  if (self->play == play)
    _bunko_reader_page_stop_playing (self);
  else
    start_playing (self, play);
}

static void
play_pause_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (self->play == BUNKO_READER_PLAY_NOTHING)
    return;
  self->play_paused = !self->play_paused;
  show_bar (self);
  _bunko_reader_page_update_player (self);
  _bunko_reader_page_update_awake (self);
}

static void
stop_playing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_stop_playing (BUNKO_READER_PAGE (widget));
}

/* A value of the slideshow is a time, and of the scrolling a speed. */
static void
change_speed (BunkoReaderPage *self, double factor)
{
  BunkoReaderOptions *options = self->options;

  if (self->play == BUNKO_READER_PLAY_NOTHING)
    return;
  if (self->play == BUNKO_READER_PLAY_SCROLL)
    bunko_reader_options_set_auto_scroll_speed (
        options, CLAMP (bunko_reader_options_get_auto_scroll_speed (options) * factor, 10, 2000));
  else
    bunko_reader_options_set_slideshow_interval (
        options, CLAMP (bunko_reader_options_get_slideshow_interval (options) / factor, 1, 120));
  show_bar (self);
  _bunko_reader_page_restart_slide (self);
}

static void
faster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_speed (BUNKO_READER_PAGE (widget), SPEED_STEP);
}

static void
slower_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_speed (BUNKO_READER_PAGE (widget), 1 / SPEED_STEP);
}

void
_bunko_reader_page_end_player (BunkoReaderPage *self)
{
  self->play = BUNKO_READER_PLAY_NOTHING;
  g_clear_handle_id (&self->slide_id, g_source_remove);
  g_clear_handle_id (&self->play_bar_id, g_source_remove);
}

static const BunkoReaderAction actions[] = {
  { "reader.play-pause", NULL, play_pause_action },
  { "reader.stop-playing", NULL, stop_playing_action },
  { "reader.faster", NULL, faster_action },
  { "reader.slower", NULL, slower_action },
};

void
_bunko_reader_page_install_player_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
