/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

/* The wheel, and two fingers on a touchpad. What they mean is bunko-wheel-policy's to say. */

/* Fingers that say no more have been lifted. */
#define SILENCE_MS 300

static void
end_swipe (BunkoReaderCanvas *self, double velocity)
{
  g_clear_handle_id (&self->silence_id, g_source_remove);
  _bunko_reader_canvas_swipe_end (self, velocity);
}

static void
silence_cb (gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  self->silence_id = 0;
  end_swipe (self, 0);
}

/* Two fingers that move sideways where there is nothing to pan pull the next page in. */
static gboolean
swipe (BunkoReaderCanvas *self, const BunkoWheelEvent *event, gboolean can_scroll)
{
  gboolean sideways = fabs (event->dx) > fabs (event->dy);

  if (!event->pixels || event->zooms || _bunko_reader_canvas_is_strip (self) ||
      !bunko_reader_options_get_swipe (self->options) ||
      (!self->fingers &&
       (can_scroll || !sideways || _bunko_reader_canvas_to_slide (self, event->dx, 0) == 0)))
    return FALSE;

  self->fingers = TRUE;
  self->pulled += _bunko_reader_canvas_to_slide (self, event->dx, 0);
  _bunko_reader_canvas_swipe_to (self, self->pulled);
  g_clear_handle_id (&self->silence_id, g_source_remove);
  self->silence_id = g_timeout_add_once (SILENCE_MS, silence_cb, self);
  return TRUE;
}

static void
turn (BunkoReaderCanvas *self, const BunkoWheelStep *step)
{
  int turn = step->turn;

  if (step->act == BUNKO_WHEEL_ACT_TURN_SIDE && self->direction == BUNKO_READER_DIRECTION_RTL)
    turn = -turn;
  /* The wheel reads on: there may be more of the page beside what is seen. */
  if (bunko_reader_options_get_wheel (self->options) == BUNKO_READER_WHEEL_SCROLL)
    bunko_reader_canvas_scroll_forward (self, turn < 0);
  else
    bunko_reader_canvas_turn (self, turn);
}

/* Most wheels go up and down only: in a strip that lies down this is on and back. */
static void
lay_down (BunkoReaderCanvas *self, BunkoWheelEvent *event)
{
  if (self->mode != BUNKO_READER_MODE_HORIZONTAL || event->dx != 0 || event->zooms)
    return;
  event->dx = self->direction == BUNKO_READER_DIRECTION_RTL ? -event->dy : event->dy;
  event->dy = 0;
}

static void
act (BunkoReaderCanvas *self, const BunkoWheelStep *step, gboolean animate)
{
  switch (step->act)
    {
    case BUNKO_WHEEL_ACT_SCROLL:
      _bunko_reader_canvas_scroll_px (self, step->dx, step->dy, animate);
      break;
    case BUNKO_WHEEL_ACT_TURN:
    case BUNKO_WHEEL_ACT_TURN_SIDE:
      turn (self, step);
      break;
    case BUNKO_WHEEL_ACT_ZOOM:
      bunko_reader_canvas_zoom_to (self, self->viewport.zoom * step->factor, self->pointer[0],
                                   self->pointer[1]);
      break;
    case BUNKO_WHEEL_ACT_NONE:
    default:
      break;
    }
}

static gboolean
scroll_cb (BunkoReaderCanvas *self, double dx, double dy, GtkEventController *controller)
{
  BunkoWheelEvent event;
  BunkoWheelStep step;
  gboolean can_scroll;

  if (self->model == NULL || (dx == 0 && dy == 0))
    return GDK_EVENT_PROPAGATE;
  bunko_wheel_event_init (&event, GTK_EVENT_CONTROLLER_SCROLL (controller), dx, dy);
  lay_down (self, &event);
  if (event.sideways && event.dx == 0)
    {
      event.dx = event.dy;
      event.dy = 0;
    }
  can_scroll = fabs (event.dx) > fabs (event.dy)
                   ? bunko_viewport_can_pan (&self->viewport, event.dx, 0)
                   : bunko_viewport_can_pan (&self->viewport, 0, event.dy);
  if (_bunko_reader_canvas_is_on_panel (self))
    can_scroll = FALSE;
  if (swipe (self, &event, can_scroll))
    return GDK_EVENT_STOP;

  step = bunko_wheel_policy_feed (&self->wheel, bunko_reader_options_get_wheel (self->options),
                                  &event, can_scroll);
  act (self, &step, !event.pixels);
  return GDK_EVENT_STOP;
}

static void
scroll_begin_cb (BunkoReaderCanvas *self)
{
  if (self->fingers)
    end_swipe (self, 0);
  self->fingers = FALSE;
  self->pulled = 0;
}

static void
scroll_end_cb (BunkoReaderCanvas *self, GtkEventController *controller)
{
  BunkoWheelEvent event;

  if (self->model == NULL)
    return;
  bunko_wheel_event_init (&event, GTK_EVENT_CONTROLLER_SCROLL (controller), 0, 0);
  event.stop = TRUE;
  bunko_wheel_policy_feed (&self->wheel, bunko_reader_options_get_wheel (self->options), &event,
                           FALSE);
}

/* Comes after the end of scrolling, in pixels by second. */
static void
decelerate_cb (BunkoReaderCanvas *self, double vx, double vy)
{
  if (self->model == NULL)
    return;
  if (self->fingers)
    end_swipe (self, _bunko_reader_canvas_to_slide (self, vx, 0));
  else if (bunko_reader_options_get_wheel (self->options) == BUNKO_READER_WHEEL_SCROLL)
    _bunko_reader_canvas_fling (self, vx, vy);
  self->fingers = FALSE;
  self->pulled = 0;
}

static void
motion_cb (BunkoReaderCanvas *self, double x, double y)
{
  self->pointer[0] = x;
  self->pointer[1] = y;
}

void
_bunko_reader_canvas_add_wheel (BunkoReaderCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "scroll-begin", G_CALLBACK (scroll_begin_cb), self);
  g_signal_connect_swapped (scroll, "scroll-end", G_CALLBACK (scroll_end_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
