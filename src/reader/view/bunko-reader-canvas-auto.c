/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

/* Scrolling by itself, at a speed for reading. */

void
_bunko_reader_canvas_stop_auto (BunkoReaderCanvas *self)
{
  if (self->auto_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->auto_id);
  self->auto_id = 0;
}

/* A page stands still at its end for as long as the view would take to scroll away. */
static gboolean
is_rested (BunkoReaderCanvas *self, double elapsed)
{
  self->auto_rested += elapsed;
  if (self->auto_rested * self->auto_speed < self->viewport.view_height)
    return FALSE;
  self->auto_rested = 0;
  return TRUE;
}

static void
advance_page (BunkoReaderCanvas *self, double elapsed)
{
  if (!_bunko_reader_canvas_is_on_panel (self) && bunko_viewport_can_pan (&self->viewport, 0, 1))
    {
      self->auto_rested = 0;
      _bunko_reader_canvas_scroll_px (self, 0, elapsed * self->auto_speed, FALSE);
    }
  else if (is_rested (self, elapsed))
    bunko_reader_canvas_scroll_forward (self, FALSE);
}

static void
advance_strip (BunkoReaderCanvas *self, double elapsed)
{
  if (_bunko_reader_canvas_scroll_strip (self, elapsed * self->auto_speed, FALSE))
    self->auto_rested = 0;
  else if (is_rested (self, elapsed))
    _bunko_reader_canvas_emit_end (self, FALSE);
}

/* What moves already, by hand or to the next page, is left alone; and nobody reads what is not
 * there. */
static gboolean
auto_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double elapsed = CLAMP ((double) (now - self->auto_frame) / G_USEC_PER_SEC, 0, 0.1);

  self->auto_frame = now;
  if (self->model == NULL || self->busy || _bunko_reader_canvas_is_moving (self))
    return G_SOURCE_CONTINUE;
  if (_bunko_reader_canvas_is_strip (self))
    advance_strip (self, elapsed);
  else
    advance_page (self, elapsed);
  return G_SOURCE_CONTINUE;
}

/**
 * bunko_reader_canvas_set_auto_scroll:
 * @self: a canvas
 * @speed: pixels by second; 0 to stop
 *
 * Scrolls through pages and strips by itself, and turns pages. At the end of the last one it only
 * emits #BunkoReaderCanvas::end-reached.
 */
void
bunko_reader_canvas_set_auto_scroll (BunkoReaderCanvas *self, double speed)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));
  g_return_if_fail (speed >= 0);

  self->auto_speed = speed;
  if (speed == 0)
    {
      _bunko_reader_canvas_stop_auto (self);
      return;
    }
  if (self->auto_id != 0)
    return;
  self->auto_rested = 0;
  self->auto_frame = 0;
  self->auto_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), auto_cb, NULL, NULL);
}
