/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-wheel-policy.h"

/* What comes after a pause like this is something new. */
#define PAUSE_MS 200
/* Parts of a notch are forgotten after this. */
#define FORGET_MS 1000
/* How far fingers go for a page. */
#define TURN_PIXELS 60.0
/* How many notches it takes to turn at the edge that was just scrolled to, without a pause. */
#define EDGE_NOTCHES 3.0
/* How much stronger than its weakest event a movement gets when it is a new one, and how strong. */
#define NEW_FACTOR 4.0
#define NEW_PIXELS 12.0
/* What a notch and a pixel multiply the zoom with, as powers of e. */
#define ZOOM_NOTCH 0.1
#define ZOOM_PIXEL 0.005

/**
 * bunko_wheel_policy_reset:
 * @self: a policy
 *
 * Forgets what was.
 */
void
bunko_wheel_policy_reset (BunkoWheelPolicy *self)
{
  g_return_if_fail (self != NULL);

  *self = (BunkoWheelPolicy) { 0 };
}

static void
begin (BunkoWheelPolicy *self)
{
  self->pending = 0;
  self->spent = FALSE;
  self->scrolled = FALSE;
}

static void
note_time (BunkoWheelPolicy *self, const BunkoWheelEvent *event)
{
  gint64 pause = event->time - self->time;

  self->time = event->time;
  if (event->pixels ? pause > PAUSE_MS : pause > FORGET_MS)
    begin (self);
  else if (pause > PAUSE_MS)
    self->scrolled = FALSE;
}

static BunkoWheelStep
zoom (double dy, gboolean pixels)
{
  BunkoWheelStep step = { 0 };

  if (dy == 0)
    return step;
  step.act = BUNKO_WHEEL_ACT_ZOOM;
  step.factor = exp (-dy * (pixels ? ZOOM_PIXEL : ZOOM_NOTCH));
  return step;
}

static BunkoWheelStep
scroll (BunkoWheelPolicy *self, double dx, double dy, const BunkoWheelEvent *event)
{
  double unit = event->pixels ? 1 : event->notch;
  BunkoWheelStep step = { .act = BUNKO_WHEEL_ACT_SCROLL, .dx = dx * unit, .dy = dy * unit };

  self->pending = 0;
  self->scrolled = TRUE;
  return step;
}

/* The other way, the other axis, or after it had faded away: the fingers have set out again. */
static gboolean
is_new (BunkoWheelPolicy *self, double delta, gboolean across, gboolean pixels)
{
  if (across != self->across && self->pending == 0 && !self->spent)
    return TRUE;
  if (delta * self->pending < 0)
    return TRUE;

  return pixels && self->spent &&
         (delta * self->low < 0 || fabs (delta) > MAX (fabs (self->low) * NEW_FACTOR, NEW_PIXELS));
}

static double
get_threshold (BunkoWheelPolicy *self, gboolean pixels)
{
  if (pixels)
    return TURN_PIXELS;

  /* Not quite 1: a notch may come in parts that do not add up. */
  return (self->scrolled ? EDGE_NOTCHES : 1) - 0.01;
}

static BunkoWheelStep
turn (BunkoWheelPolicy *self, double dx, double dy, gboolean pixels)
{
  gboolean across = fabs (dx) > fabs (dy);
  double delta = across ? dx : dy;
  BunkoWheelStep step = { 0 };

  if (delta == 0)
    return step;
  if (is_new (self, delta, across, pixels))
    {
      gboolean scrolled = self->scrolled;

      begin (self);
      self->scrolled = scrolled;
    }
  self->across = across;
  if (pixels && (self->spent || self->scrolled))
    {
      if (fabs (delta) < fabs (self->low))
        self->low = delta;
      return step;
    }

  self->pending += delta;
  if (fabs (self->pending) < get_threshold (self, pixels))
    return step;
  step.act = across ? BUNKO_WHEEL_ACT_TURN_SIDE : BUNKO_WHEEL_ACT_TURN;
  step.turn = self->pending > 0 ? 1 : -1;
  begin (self);
  self->spent = pixels;
  self->low = delta;
  return step;
}

/**
 * bunko_wheel_policy_feed:
 * @self: what was so far
 * @wheel: what the wheel is for
 * @event: what the wheel or touchpad says
 * @can_scroll: whether there is more of the page, in the direction of @event, before it is turned
 *
 * Says what is to be done. A notch of a wheel is one page, also where it comes in parts; a movement
 * of fingers is one page however long it fades, unless it turns round, pauses for a moment, or gets
 * clearly stronger again. Where the page was scrolled to its edge the same movement does not also
 * turn it.
 *
 * Returns: what is to be done
 */
BunkoWheelStep
bunko_wheel_policy_feed (BunkoWheelPolicy *self,
                         BunkoReaderWheel wheel,
                         const BunkoWheelEvent *event,
                         gboolean can_scroll)
{
  double dx, dy;

  g_return_val_if_fail (self != NULL, (BunkoWheelStep) { 0 });
  g_return_val_if_fail (event != NULL, (BunkoWheelStep) { 0 });

  note_time (self, event);
  if (event->stop)
    {
      begin (self);
      return (BunkoWheelStep) { 0 };
    }

  dx = event->dx;
  dy = event->dy;
  if (event->sideways && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (event->zooms || wheel == BUNKO_READER_WHEEL_ZOOM)
    return zoom (event->dy, event->pixels);
  if (wheel == BUNKO_READER_WHEEL_SCROLL && can_scroll)
    return scroll (self, dx, dy, event);

  return turn (self, dx, dy, event->pixels);
}

static double
get_notch (GtkWidget *widget)
{
  /* As GtkScrolledWindow has it. */
  return pow (MAX (1, gtk_widget_get_height (widget)), 2.0 / 3.0);
}

/**
 * bunko_wheel_event_init:
 * @event: (out caller-allocates): filled in
 * @controller: a controller that reports something
 * @dx: what it reports
 * @dy: what it reports
 *
 * Describes what a controller reports with its signal #GtkEventControllerScroll::scroll. For
 * #GtkEventControllerScroll::scroll-end the caller sets @event->stop.
 */
void
bunko_wheel_event_init (BunkoWheelEvent *event,
                        GtkEventControllerScroll *controller,
                        double dx,
                        double dy)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state;

  g_return_if_fail (event != NULL);
  g_return_if_fail (GTK_IS_EVENT_CONTROLLER_SCROLL (controller));

  state = gtk_event_controller_get_current_event_state (base);
  *event = (BunkoWheelEvent) {
    .dx = dx,
    .dy = dy,
    .pixels = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE,
    .zooms = (state & GDK_CONTROL_MASK) != 0,
    .sideways = (state & GDK_SHIFT_MASK) != 0,
    .notch = get_notch (gtk_event_controller_get_widget (base)),
    .time = g_get_monotonic_time () / 1000,
  };
}
