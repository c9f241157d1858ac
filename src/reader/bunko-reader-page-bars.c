/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* How long the bars stay in full screen when nothing moves. */
#define BARS_STAY_MS 2500

/* Full screen, and the bars, which hide in it. */

gboolean
_bunko_reader_page_is_fullscreen (BunkoReaderPage *self)
{
  return self->window != NULL && gtk_window_is_fullscreen (self->window);
}

static gboolean
are_bars_in_use (BunkoReaderPage *self)
{
  GtkWidget *focus = self->window != NULL ? gtk_window_get_focus (self->window) : NULL;

  if (bunko_reader_controls_is_in_use (self->controls))
    return TRUE;
  return focus != NULL && gtk_widget_is_visible (focus) &&
         (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->controls)) ||
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header_bar)));
}

static void
reveal_bars (BunkoReaderPage *self, gboolean reveal)
{
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, reveal);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, reveal);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->page_view), reveal ? NULL : "none");
}

static void
bars_timeout_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->bars_id = 0;
  if (!_bunko_reader_page_is_fullscreen (self))
    return;
  if (are_bars_in_use (self))
    _bunko_reader_page_show_bars (self);
  else
    reveal_bars (self, FALSE);
}

void
_bunko_reader_page_show_bars (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->bars_id, g_source_remove);
  reveal_bars (self, TRUE);
  if (_bunko_reader_page_is_fullscreen (self))
    self->bars_id = g_timeout_add_once (BARS_STAY_MS, bars_timeout_cb, self);
}

void
_bunko_reader_page_hide_bars (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->bars_id, g_source_remove);
  gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
  reveal_bars (self, FALSE);
}

void
_bunko_reader_page_motion_cb (BunkoReaderPage *self, double x, double y)
{
  gboolean moved = x != self->pointer_x || y != self->pointer_y;

  self->pointer_x = x;
  self->pointer_y = y;
  if (moved && _bunko_reader_page_is_fullscreen (self))
    _bunko_reader_page_show_bars (self);
}

void
_bunko_reader_page_fullscreened_cb (BunkoReaderPage *self)
{
  gboolean fullscreen = _bunko_reader_page_is_fullscreen (self);

  adw_toolbar_view_set_extend_content_to_top_edge (self->toolbar_view, fullscreen);
  adw_toolbar_view_set_extend_content_to_bottom_edge (self->toolbar_view, fullscreen);
  gtk_button_set_icon_name (self->fullscreen_button,
                            fullscreen ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fullscreen_button),
                               fullscreen ? _ ("Leave Full Screen") : _ ("Full Screen"));
  if (!fullscreen)
    self->made_fullscreen = FALSE;
  _bunko_reader_page_show_bars (self);
}

void
_bunko_reader_page_set_window (BunkoReaderPage *self, GtkWindow *window)
{
  if (self->window == window)
    return;

  if (self->window != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->window, _bunko_reader_page_fullscreened_cb, self);
      if (self->made_fullscreen)
        gtk_window_unfullscreen (self->window);
    }
  self->made_fullscreen = FALSE;
  self->window = window;
  if (window != NULL)
    g_signal_connect_swapped (window, "notify::fullscreened",
                              G_CALLBACK (_bunko_reader_page_fullscreened_cb), self);
}
