/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* The window that the reader is in, while it is. */

/* Nobody reads in a window that is not in front. */
static void
active_changed_cb (BunkoReaderPage *self)
{
  if (gtk_window_is_active (self->window))
    {
      _bunko_reader_page_note_activity (self);
      _bunko_reader_page_update_panels (self);
    }
  else
    bunko_reading_pace_pause (self->pace);
  _bunko_reader_page_update_awake (self);
  _bunko_reader_page_update_player (self);
}

static void
forget_window (BunkoReaderPage *self)
{
  g_signal_handlers_disconnect_by_func (self->window, _bunko_reader_page_fullscreened_cb, self);
  g_signal_handlers_disconnect_by_func (self->window, active_changed_cb, self);
  g_signal_handlers_disconnect_by_func (self->window, _bunko_reader_page_update_player, self);
  if (self->made_fullscreen)
    gtk_window_unfullscreen (self->window);
}

static void
follow_window (BunkoReaderPage *self)
{
  g_signal_connect_swapped (self->window, "notify::fullscreened",
                            G_CALLBACK (_bunko_reader_page_fullscreened_cb), self);
  g_signal_connect_swapped (self->window, "notify::is-active", G_CALLBACK (active_changed_cb),
                            self);
  if (ADW_IS_APPLICATION_WINDOW (self->window))
    g_signal_connect_swapped (self->window, "notify::visible-dialog",
                              G_CALLBACK (_bunko_reader_page_update_player), self);
}

void
_bunko_reader_page_set_window (BunkoReaderPage *self, GtkWindow *window)
{
  if (self->window == window)
    return;

  if (self->window != NULL)
    forget_window (self);
  self->made_fullscreen = FALSE;
  self->window = window;
  if (window != NULL)
    follow_window (self);
}
