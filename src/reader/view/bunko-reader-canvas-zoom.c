/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

/* Zoom, rotation and flip. */

/* One press of a key, or one step of the wheel. */
#define STEP 1.25

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

/**
 * bunko_reader_canvas_zoom_to:
 * @self: a canvas
 * @zoom: how much larger than fitted pages are shown; limited to 0.1–8
 * @x: a place in the canvas
 * @y: a place in the canvas
 *
 * Zooms. What is seen at the given place stays there, as far as there is something around it.
 */
void
bunko_reader_canvas_zoom_to (BunkoReaderCanvas *self, double zoom, double x, double y)
{
  double before;

  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  before = self->viewport.zoom;
  _bunko_reader_canvas_stop (self);
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

/* Steps that end at 100 % where they come by. */
static double
step (double from, double to)
{
  return (from - 1) * (to - 1) < -1e-6 ? 1 : to;
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

  bunko_reader_canvas_set_zoom (self, step (self->viewport.zoom, self->viewport.zoom * STEP));
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

  bunko_reader_canvas_set_zoom (self, step (self->viewport.zoom, self->viewport.zoom / STEP));
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
  bunko_reader_canvas_set_zoom (self, 1);
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
