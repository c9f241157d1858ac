/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

/* Zoom, rotation and flip. */

/* One press of a key, or one step of the wheel. */
#define STEP 1.25

#define ZOOM_MS 180

/**
 * bunko_reader_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: how much larger than fitted pages are shown, 0.1–8
 */
double
bunko_reader_canvas_get_zoom (BunkoReaderCanvas *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_CANVAS (self), 1);

  return self->viewport.zoom;
}

static void
apply_zoom (BunkoReaderCanvas *self, double zoom, double x, double y)
{
  double before = self->viewport.zoom;

  if (self->strip != NULL)
    _bunko_reader_canvas_zoom_strip (self, zoom, x, y);
  else
    bunko_viewport_zoom_to (&self->viewport, zoom, x, y);
  if (before == self->viewport.zoom)
    return;
  _bunko_reader_canvas_zoom_changed (self);
  _bunko_reader_canvas_moved (self);
}

/**
 * bunko_reader_canvas_zoom_to:
 * @self: a canvas
 * @zoom: how much larger than fitted pages are shown; limited to 0.1–8
 * @x: a place in the canvas
 * @y: a place in the canvas
 *
 * Zooms at once. What is seen at the given place stays there, as far as there is something around
 * it.
 */
void
bunko_reader_canvas_zoom_to (BunkoReaderCanvas *self, double zoom, double x, double y)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  _bunko_reader_canvas_stop (self);
  apply_zoom (self, zoom, x, y);
}

void
_bunko_reader_canvas_stop_zooming (BunkoReaderCanvas *self)
{
  if (self->zooming != NULL)
    adw_animation_pause (self->zooming);
  g_clear_object (&self->zooming);
}

/* By equal factors in equal times. */
static void
zoom_cb (double value, gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;
  double zoom = exp (value);

  /* Exactly 1 is as fitted. */
  if (fabs (zoom - self->zoom_target) < 1e-6)
    zoom = self->zoom_target;
  apply_zoom (self, zoom, self->zoom_at[0], self->zoom_at[1]);
}

/* Zooms in a short while. */
void
_bunko_reader_canvas_zoom_smoothly (BunkoReaderCanvas *self, double zoom, double x, double y)
{
  zoom = CLAMP (zoom, BUNKO_VIEWPORT_MIN_ZOOM, BUNKO_VIEWPORT_MAX_ZOOM);
  _bunko_reader_canvas_stop (self);
  if (!_bunko_reader_canvas_is_animated (self))
    {
      apply_zoom (self, zoom, x, y);
      return;
    }
  self->zoom_target = zoom;
  self->zoom_at[0] = x;
  self->zoom_at[1] = y;
  self->zooming =
      adw_timed_animation_new (GTK_WIDGET (self), log (self->viewport.zoom), log (zoom), ZOOM_MS,
                               adw_callback_animation_target_new (zoom_cb, self, NULL));
  adw_animation_play (self->zooming);
}

static gboolean
is_zooming (BunkoReaderCanvas *self)
{
  return self->zooming != NULL && adw_animation_get_state (self->zooming) == ADW_ANIMATION_PLAYING;
}

static void
zoom_by_step (BunkoReaderCanvas *self, double factor)
{
  double from = is_zooming (self) ? self->zoom_target : self->viewport.zoom;
  double to = from * factor;

  /* Steps end at 100 % where they come by. */
  if ((from - 1) * (to - 1) < -1e-6)
    to = 1;
  _bunko_reader_canvas_zoom_smoothly (self, to, self->viewport.view_width / 2,
                                      self->viewport.view_height / 2);
}

/**
 * bunko_reader_canvas_set_zoom:
 * @self: a canvas
 * @zoom: how much larger than fitted pages are shown; limited to 0.1–8
 *
 * Zooms around the middle.
 */
void
bunko_reader_canvas_set_zoom (BunkoReaderCanvas *self, double zoom)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  bunko_reader_canvas_zoom_to (self, zoom, self->viewport.view_width / 2,
                               self->viewport.view_height / 2);
}

/**
 * bunko_reader_canvas_zoom_in:
 * @self: a canvas
 *
 * Shows pages larger by a step.
 */
void
bunko_reader_canvas_zoom_in (BunkoReaderCanvas *self)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  zoom_by_step (self, STEP);
}

/**
 * bunko_reader_canvas_zoom_out:
 * @self: a canvas
 *
 * Shows pages smaller by a step.
 */
void
bunko_reader_canvas_zoom_out (BunkoReaderCanvas *self)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  zoom_by_step (self, 1 / STEP);
}

/**
 * bunko_reader_canvas_zoom_reset:
 * @self: a canvas
 *
 * Shows pages as they are fitted.
 */
void
bunko_reader_canvas_zoom_reset (BunkoReaderCanvas *self)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  _bunko_reader_canvas_zoom_smoothly (self, 1, self->viewport.view_width / 2,
                                      self->viewport.view_height / 2);
}

/**
 * bunko_reader_canvas_rotate:
 * @self: a canvas
 * @quarters: by how many quarters to turn pages, clockwise; negative: the other way
 *
 * Turns pages around; the next ones, too, if the option keep-rotation is on.
 */
void
bunko_reader_canvas_rotate (BunkoReaderCanvas *self, int quarters)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  self->quarters = ((self->quarters + quarters) % 4 + 4) % 4;
  _bunko_reader_canvas_stop (self);
  _bunko_reader_canvas_reshape_strip (self);
  _bunko_reader_canvas_relayout (self);
}

/**
 * bunko_reader_canvas_flip:
 * @self: a canvas
 * @horizontally: whether to exchange left and right, and not above and below
 *
 * Shows pages as in a mirror; the next ones, too, if the option keep-rotation is on.
 */
void
bunko_reader_canvas_flip (BunkoReaderCanvas *self, gboolean horizontally)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (horizontally)
    self->flip_h = !self->flip_h;
  else
    self->flip_v = !self->flip_v;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
