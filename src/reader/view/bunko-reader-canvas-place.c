/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

/* Where in a strip somebody is, for those who come back to it another day, in another window. */

static gboolean
has_place (BunkoReaderCanvas *self)
{
  return self->strip != NULL && self->model != NULL &&
         bunko_reader_model_get_position (self->model) <
             bunko_strip_layout_get_n_leaves (self->strip);
}

/* From the beginning of the strip in reading order to what the viewport counts from the left, and
 * back. */
static double
turn_over (BunkoReaderCanvas *self, double offset)
{
  return self->strip_reversed
             ? bunko_strip_layout_get_extent (self->strip) - self->viewport.view_width - offset
             : offset;
}

/**
 * bunko_reader_canvas_get_place:
 * @self: a canvas
 *
 * Returns: where the view begins, as a part of the page that is read: 0 at its start, 1 at its end,
 *   below 0 before it. 0 where pages are turned.
 */
double
bunko_reader_canvas_get_place (BunkoReaderCanvas *self)
{
  guint position;
  double offset;

  g_return_val_if_fail (BUNKO_IS_READER_CANVAS (self), 0);

  if (!has_place (self))
    return 0;
  position = bunko_reader_model_get_position (self->model);
  offset = self->mode == BUNKO_READER_MODE_HORIZONTAL ? turn_over (self, self->viewport.x)
                                                      : self->viewport.y;
  return (offset - bunko_strip_layout_get_start (self->strip, position)) /
         MAX (1, bunko_strip_layout_get_length (self->strip, position));
}

/**
 * bunko_reader_canvas_set_place:
 * @self: a canvas
 * @place: as bunko_reader_canvas_get_place() gave it
 *
 * Goes to a place in the page that is read. Pages that are turned are left as they are.
 */
void
bunko_reader_canvas_set_place (BunkoReaderCanvas *self, double place)
{
  guint position;
  double offset;

  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (!has_place (self))
    return;
  position = bunko_reader_model_get_position (self->model);
  offset = bunko_strip_layout_get_start (self->strip, position) +
           place * bunko_strip_layout_get_length (self->strip, position);
  if (self->mode == BUNKO_READER_MODE_HORIZONTAL)
    bunko_viewport_move_to (&self->viewport, turn_over (self, offset), self->viewport.y);
  else
    bunko_viewport_move_to (&self->viewport, self->viewport.x, offset);
  _bunko_reader_canvas_update (self);
}
