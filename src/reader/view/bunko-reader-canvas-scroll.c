/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

#include "reader/layout/bunko-smart-scroll.h"

/* Moving over what is larger than the view. */

#define SCROLL_MS 180

/* How fast what was thrown comes to rest: what of its speed is left after a second is e^-4. */
#define FRICTION 4.0

/* Slower than this, in pixels by second, is standing. */
#define AT_REST 12.0

/* In seconds. Nothing moves far enough to be seen in a frame that comes as soon after the last. */
#define AT_ONCE 0.001

static void
stop_scrolling (BunkoReaderCanvas *self)
{
  if (self->scrolling != NULL)
    adw_animation_pause (self->scrolling);
  g_clear_object (&self->scrolling);
}

static void
stop_kinetic (BunkoReaderCanvas *self)
{
  if (self->kinetic_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->kinetic_id);
  self->kinetic_id = 0;
}

/* Ends whatever moves by itself, but what scrolls on purpose. */
void
_bunko_reader_canvas_stop (BunkoReaderCanvas *self)
{
  stop_scrolling (self);
  stop_kinetic (self);
  _bunko_reader_canvas_stop_zooming (self);
  _bunko_reader_canvas_stop_stepping (self);
  _bunko_reader_canvas_stop_turning (self);
}

static void
scroll_cb (double value, gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  bunko_viewport_move_to (
      &self->viewport, self->scroll_from[0] + (self->scroll_to[0] - self->scroll_from[0]) * value,
      self->scroll_from[1] + (self->scroll_to[1] - self->scroll_from[1]) * value);
  if (self->showing)
    _bunko_reader_canvas_update (self);
  else
    _bunko_reader_canvas_moved (self);
}

static gboolean
is_scrolling (BunkoReaderCanvas *self)
{
  return self->scrolling != NULL &&
         adw_animation_get_state (self->scrolling) == ADW_ANIMATION_PLAYING;
}

/* Whether it moves by itself, or is moved by hand. */
gboolean
_bunko_reader_canvas_is_moving (BunkoReaderCanvas *self)
{
  return is_scrolling (self) || self->kinetic_id != 0 || self->slide != 0 || self->swiping ||
         gtk_gesture_is_active (self->drag);
}

static void
scroll_to (BunkoReaderCanvas *self, double x, double y)
{
  stop_scrolling (self);
  self->showing = FALSE;
  self->scroll_from[0] = self->viewport.x;
  self->scroll_from[1] = self->viewport.y;
  self->scroll_to[0] = x;
  self->scroll_to[1] = y;
  self->scrolling =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SCROLL_MS,
                               adw_callback_animation_target_new (scroll_cb, self, NULL));
  adw_animation_play (self->scrolling);
}

/* Goes to a place because the model is there, which need not be told. */
void
_bunko_reader_canvas_show_at (BunkoReaderCanvas *self, double x, double y)
{
  stop_kinetic (self);
  scroll_to (self, x, y);
  self->showing = TRUE;
}

/* Moves the view by so many pixels, at once or in a short while.
 * Returns: whether there was somewhere to go */
gboolean
_bunko_reader_canvas_scroll_px (BunkoReaderCanvas *self, double dx, double dy, gboolean animate)
{
  BunkoViewport target = self->viewport;

  if (is_scrolling (self))
    bunko_viewport_move_to (&target, self->scroll_to[0], self->scroll_to[1]);
  stop_kinetic (self);
  self->smart_target = BUNKO_SMART_SCROLL_ANY;
  if (!bunko_viewport_pan (&target, dx, dy))
    return FALSE;
  if (animate && _bunko_reader_canvas_is_animated (self))
    scroll_to (self, target.x, target.y);
  else
    {
      stop_scrolling (self);
      bunko_viewport_move_to (&self->viewport, target.x, target.y);
      _bunko_reader_canvas_moved (self);
    }
  return TRUE;
}

/* What is left of a frame that took long is not made up for. */
static double
take_frame_time (BunkoReaderCanvas *self, GdkFrameClock *clock)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double elapsed = CLAMP ((double) (now - self->last_frame) / G_USEC_PER_SEC, 0, 0.1);

  self->last_frame = now;
  return elapsed;
}

static gboolean
kinetic_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (widget);
  double elapsed = take_frame_time (self, clock);
  double slowing = exp (-FRICTION * elapsed);
  gboolean moved;

  moved = bunko_viewport_pan (&self->viewport, self->velocity[0] * (1 - slowing) / FRICTION,
                              self->velocity[1] * (1 - slowing) / FRICTION);
  self->velocity[0] *= slowing;
  self->velocity[1] *= slowing;
  if (moved)
    _bunko_reader_canvas_moved (self);
  if ((moved || elapsed < AT_ONCE) && hypot (self->velocity[0], self->velocity[1]) > AT_REST)
    return G_SOURCE_CONTINUE;
  self->kinetic_id = 0;
  return G_SOURCE_REMOVE;
}

/* Lets the view go on with a speed, in pixels by second, until it comes to rest. */
void
_bunko_reader_canvas_fling (BunkoReaderCanvas *self, double vx, double vy)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  stop_kinetic (self);
  if (clock == NULL || hypot (vx, vy) <= AT_REST || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  stop_scrolling (self);
  self->velocity[0] = vx;
  self->velocity[1] = vy;
  self->last_frame = gdk_frame_clock_get_frame_time (clock);
  self->kinetic_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), kinetic_cb, NULL, NULL);
}

/**
 * bunko_reader_canvas_scroll_by:
 * @self: a canvas
 * @dx: how far to the right, in widths of the view
 * @dy: how far down, in heights of the view
 *
 * Moves over a page that is larger than the view, or over a strip. From a panel of the guided view
 * there is nowhere to go but to the next one.
 *
 * Returns: %FALSE if there is nothing there
 */
gboolean
bunko_reader_canvas_scroll_by (BunkoReaderCanvas *self, double dx, double dy)
{
  g_return_val_if_fail (BUNKO_IS_READER_CANVAS (self), FALSE);

  return self->model != NULL && !_bunko_reader_canvas_is_on_panel (self) &&
         _bunko_reader_canvas_scroll_px (self, dx * self->viewport.view_width,
                                         dy * self->viewport.view_height, TRUE);
}

/* How far one press goes through a strip, as a part of the view: a bit of what was seen stays. */
#define STRIP_STEP 0.9

/* Goes to the next part of a page or pair, in reading order.
 * Returns: FALSE if all of it was seen */
gboolean
_bunko_reader_canvas_read_on (BunkoReaderCanvas *self, gboolean backwards)
{
  float zoom = (float) self->viewport.zoom;
  BunkoViewport from = self->viewport;
  guint target = self->smart_target;
  graphene_rect_t targets[2];
  graphene_point_t offset;

  if (is_scrolling (self))
    bunko_viewport_move_to (&from, self->scroll_to[0], self->scroll_to[1]);
  for (guint i = 0; i < self->placed.spread.n_leaves; i++)
    graphene_rect_scale (&self->placed.rects[i], zoom, zoom, &targets[i]);
  offset = GRAPHENE_POINT_INIT ((float) from.x, (float) from.y);
  if (!bunko_smart_scroll_step (
          targets, self->placed.spread.n_leaves,
          &GRAPHENE_SIZE_INIT ((float) from.view_width, (float) from.view_height), self->direction,
          backwards, &target, &offset) ||
      !_bunko_reader_canvas_scroll_px (self, offset.x - from.x, offset.y - from.y, TRUE))
    return FALSE;
  self->smart_target = target;
  return TRUE;
}

static void
scroll_page (BunkoReaderCanvas *self, gboolean backwards)
{
  BunkoCanvasStep step = BUNKO_CANVAS_STEP_NO_PANELS;

  if (_bunko_reader_canvas_is_guided (self))
    step = _bunko_reader_canvas_go_to_panel (self, backwards);
  if (step == BUNKO_CANVAS_STEP_DONE ||
      (step == BUNKO_CANVAS_STEP_NO_PANELS && _bunko_reader_canvas_read_on (self, backwards)))
    return;
  self->enter_at_end = backwards;
  bunko_reader_canvas_turn (self, backwards ? -1 : 1);
  self->enter_at_end = FALSE;
}

/**
 * bunko_reader_canvas_scroll_forward:
 * @self: a canvas
 * @backwards: whether to go back instead
 *
 * Goes on reading: from panel to panel where the option guided is on, else through a page or pair
 * that is larger than the view in reading order, then to the next one; through a strip by nearly a
 * view.
 */
void
bunko_reader_canvas_scroll_forward (BunkoReaderCanvas *self, gboolean backwards)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (self->model == NULL)
    return;
  if (!_bunko_reader_canvas_is_strip (self))
    {
      scroll_page (self, backwards);
      return;
    }
  if (!_bunko_reader_canvas_scroll_strip (self,
                                          (backwards ? -STRIP_STEP : STRIP_STEP) *
                                              (self->mode == BUNKO_READER_MODE_HORIZONTAL
                                                   ? self->viewport.view_width
                                                   : self->viewport.view_height),
                                          TRUE))
    _bunko_reader_canvas_emit_end (self, backwards);
}
