/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* How long the bars stay when nothing moves. */
#define BARS_STAY_MS 2500

/* A hand on the mouse is never quite still: so far, in application pixels, the pointer goes before
 * the bars come. */
#define SLACK 12

/* As high as a bar, in pixels. */
#define NEAR_EDGE 48

/* The bars, which lie above the page and hide, and the pointer, which hides with them. */

gboolean
_bunko_reader_page_is_fullscreen (BunkoReaderPage *self)
{
  return self->window != NULL && gtk_window_is_fullscreen (self->window);
}

/* There is something to read, and room is wanted for it. */
static gboolean
may_hide (BunkoReaderPage *self)
{
  BunkoReaderState state = bunko_reader_model_get_state (self->model);

  if (state == BUNKO_READER_STATE_EMPTY || bunko_reader_model_get_n_pages (self->model) == 0)
    return FALSE;
  return _bunko_reader_page_is_fullscreen (self) ||
         bunko_reader_options_get_hide_bars (self->options);
}

static gboolean
is_focus_in (BunkoReaderPage *self, GtkWidget *bar)
{
  GtkWidget *focus = self->window != NULL ? gtk_window_get_focus (self->window) : NULL;

  return focus != NULL && gtk_widget_is_visible (focus) && gtk_widget_is_ancestor (focus, bar);
}

static gboolean
is_pointer_in (GtkEventController *motion)
{
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (motion));
}

/* Where a bar is, or will be: one that slides in under a pointer at rest does not learn of it. */
static gboolean
is_pointer_at_edge (BunkoReaderPage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->toolbar_view));

  return self->pointer_inside && adw_toolbar_view_get_reveal_top_bars (self->toolbar_view) &&
         (self->pointer_y < gtk_widget_get_height (GTK_WIDGET (self->header_bar)) ||
          self->pointer_y >= height - gtk_widget_get_height (GTK_WIDGET (self->controls)));
}

static gboolean
are_bars_in_use (BunkoReaderPage *self)
{
  return self->bars_pinned || bunko_reader_controls_is_in_use (self->controls) ||
         gtk_menu_button_get_active (self->layout_button) ||
         gtk_menu_button_get_active (self->menu_button) || is_pointer_at_edge (self) ||
         is_pointer_in (self->header_motion) || is_pointer_in (self->controls_motion) ||
         is_focus_in (self, GTK_WIDGET (self->header_bar)) ||
         is_focus_in (self, GTK_WIDGET (self->controls));
}

static void
show_pointer (BunkoReaderPage *self, gboolean show)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), show ? NULL : "none");
}

static void
reveal_bars (BunkoReaderPage *self, gboolean reveal)
{
  if (reveal)
    {
      bunko_page_pill_hide (self->pill);
      gtk_widget_add_css_class (GTK_WIDGET (self->toast_overlay), "above-bar");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toast_overlay), "above-bar");
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, reveal);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, reveal);
  _bunko_reader_page_update_player_bar (self);
}

static void
start_waiting (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->bars_id, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->bars_id = g_timeout_add_once (BARS_STAY_MS, _bunko_reader_page_bars_timeout_cb, self);
}

void
_bunko_reader_page_bars_timeout_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->bars_id = 0;
  if (are_bars_in_use (self))
    {
      start_waiting (self);
      return;
    }
  self->rest_x = self->pointer_x;
  self->rest_y = self->pointer_y;
  if (bunko_reader_model_get_n_pages (self->model) > 0)
    show_pointer (self, FALSE);
  if (may_hide (self))
    reveal_bars (self, FALSE);
}

void
_bunko_reader_page_show_bars (BunkoReaderPage *self)
{
  reveal_bars (self, TRUE);
  show_pointer (self, TRUE);
  start_waiting (self);
}

void
_bunko_reader_page_hide_bars (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->bars_id, g_source_remove);
  self->bars_pinned = FALSE;
  self->rest_x = self->pointer_x;
  self->rest_y = self->pointer_y;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  show_pointer (self, FALSE);
  reveal_bars (self, FALSE);
}

/* Somebody asked for them: then they stay until a page is turned, also under fingers, which do not
 * hover. */
void
_bunko_reader_page_toggle_bars (BunkoReaderPage *self)
{
  if (adw_toolbar_view_get_reveal_top_bars (self->toolbar_view))
    {
      _bunko_reader_page_hide_bars (self);
      return;
    }
  self->bars_pinned = TRUE;
  _bunko_reader_page_show_bars (self);
}

/* A page is turned. */
void
_bunko_reader_page_unpin_bars (BunkoReaderPage *self)
{
  self->bars_pinned = FALSE;
}

/* Who moves the lens looks at the page, as long as the pointer stays away from the bars. */
static gboolean
is_only_moving_lens (BunkoReaderPage *self, double y)
{
  return bunko_reader_lens_get_active (self->lens) && y > NEAR_EDGE &&
         y < gtk_widget_get_height (GTK_WIDGET (self->toolbar_view)) - NEAR_EDGE;
}

void
_bunko_reader_page_pointer_left_cb (BunkoReaderPage *self)
{
  self->pointer_inside = FALSE;
}

void
_bunko_reader_page_motion_cb (BunkoReaderPage *self, double x, double y)
{
  gboolean hidden = !adw_toolbar_view_get_reveal_top_bars (self->toolbar_view);
  double dx = x - self->rest_x, dy = y - self->rest_y;

  /* Some motion events are of no motion: nor is the first, which tells where the pointer is. */
  if (self->pointer_known && x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  if (!self->pointer_known)
    {
      self->pointer_known = TRUE;
      self->rest_x = x;
      self->rest_y = y;
      return;
    }
  _bunko_reader_page_note_activity (self);
  if (hidden && (dx * dx + dy * dy < SLACK * SLACK || is_only_moving_lens (self, y)))
    return;
  _bunko_reader_page_show_bars (self);
}

/* Who looks for the bars with the keyboard finds them. */
gboolean
_bunko_reader_page_key_cb (BunkoReaderPage *self,
                           guint keyval,
                           guint keycode,
                           GdkModifierType state)
{
  _bunko_reader_page_note_activity (self);
  if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_F10) &&
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    _bunko_reader_page_show_bars (self);
  return GDK_EVENT_PROPAGATE;
}

/* From the button of what was open to the page, but not out of what was opened since. */
static void
focus_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;
  GtkWidget *focus = self->window != NULL ? gtk_window_get_focus (self->window) : NULL;

  self->focus_id = 0;
  if (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header_bar)) ||
                        gtk_widget_is_ancestor (focus, GTK_WIDGET (self->controls))))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* A menu closes: what was chosen in it is done on the page, and Space must not open it again. Its
 * button gets the focus back only after this. */
void
_bunko_reader_page_menu_toggled_cb (BunkoReaderPage *self)
{
  _bunko_reader_page_update_player (self);
  if (gtk_menu_button_get_active (self->layout_button) ||
      gtk_menu_button_get_active (self->menu_button) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_once (focus_cb, self);
}

/* Where bars hide, they lie above the page: it must not jump when they come and go. */
void
_bunko_reader_page_update_bars (BunkoReaderPage *self)
{
  gboolean above =
      _bunko_reader_page_is_fullscreen (self) || bunko_reader_options_get_hide_bars (self->options);

  adw_toolbar_view_set_extend_content_to_top_edge (self->toolbar_view, above);
  adw_toolbar_view_set_extend_content_to_bottom_edge (self->toolbar_view, above);
  _bunko_reader_page_show_bars (self);
}

void
_bunko_reader_page_fullscreened_cb (BunkoReaderPage *self)
{
  gboolean fullscreen = _bunko_reader_page_is_fullscreen (self);

  gtk_button_set_icon_name (self->fullscreen_button,
                            fullscreen ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fullscreen_button),
                               fullscreen ? _ ("Leave Full Screen") : _ ("Full Screen"));
  if (!fullscreen)
    self->made_fullscreen = FALSE;
  _bunko_reader_page_update_bars (self);
}

void
_bunko_reader_page_add_bar_controllers (BunkoReaderPage *self)
{
  self->header_motion = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self->header_bar), self->header_motion);
  self->controls_motion = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self->controls), self->controls_motion);
}
