/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

#include "reader/input/bunko-click-zones.h"

/* Clicks, drags and pinches. */

/* From here on a drag is one, and not a click any more. */
#define DRAG_THRESHOLD 12

/* A drag across the way of reading, where there is nothing to pan, shows or hides the bars. */
#define BARS_DISTANCE 48

/* How long a click may still become a double click, where one has a meaning. */
#define DOUBLE_CLICK_MS 250

/* What a double click zooms to. */
#define CLOSE_UP 2.0

typedef enum
{
  DRAG_UNDECIDED,
  DRAG_PAN,
  DRAG_SWIPE,
  DRAG_BARS,
} DragKind;

void
_bunko_reader_canvas_cancel_click (BunkoReaderCanvas *self)
{
  g_clear_handle_id (&self->click_id, g_source_remove);
}

static void
click_cb (gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  self->click_id = 0;
  _bunko_reader_canvas_emit_zone (self, self->click[0], self->click[1]);
}

/* Where a click turns the page, it does so at once. */
static gboolean
may_be_double (BunkoReaderCanvas *self, double x, double y)
{
  if (self->viewport.zoom != 1 || self->options == NULL)
    return TRUE;

  return bunko_click_zones_may_wait (self->options,
                                     x / MAX (1, gtk_widget_get_width (GTK_WIDGET (self))),
                                     y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
zoom_by_click (BunkoReaderCanvas *self, double x, double y)
{
  _bunko_reader_canvas_zoom_smoothly (self, self->viewport.zoom == 1 ? CLOSE_UP : 1, x, y);
}

/* What was thrown is caught by a touch, which is no click then. */
static void
pressed_cb (BunkoReaderCanvas *self)
{
  self->caught = self->kinetic_id != 0;
  if (self->caught)
    _bunko_reader_canvas_stop (self);
}

static void
released_cb (BunkoReaderCanvas *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean waited = self->click_id != 0;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  _bunko_reader_canvas_cancel_click (self);
  if (self->caught)
    return;
  self->click[0] = x;
  self->click[1] = y;
  if (n_press == 2 && waited)
    zoom_by_click (self, x, y);
  else if (may_be_double (self, x, y))
    self->click_id = g_timeout_add_once (DOUBLE_CLICK_MS, click_cb, self);
  else
    click_cb (self);
}

static void
drag_begin_cb (BunkoReaderCanvas *self)
{
  self->drag_kind = DRAG_UNDECIDED;
  self->dragged[0] = self->dragged[1] = 0;
}

static DragKind
decide (BunkoReaderCanvas *self, double x, double y)
{
  gboolean across = fabs (x) >= fabs (y);
  double way_x, way_y;

  if (bunko_viewport_can_pan (&self->viewport, across ? -x : 0, across ? 0 : -y))
    return DRAG_PAN;
  _bunko_reader_canvas_get_way_on (self, &way_x, &way_y);
  if (!_bunko_reader_canvas_is_strip (self) && bunko_reader_options_get_swipe (self->options) &&
      (across ? way_x != 0 : way_y != 0))
    return DRAG_SWIPE;
  return across ? DRAG_PAN : DRAG_BARS;
}

static void
drag_to (BunkoReaderCanvas *self, double x, double y)
{
  if (self->drag_kind == DRAG_PAN)
    _bunko_reader_canvas_scroll_px (self, self->dragged[0] - x, self->dragged[1] - y, FALSE);
  else if (self->drag_kind == DRAG_SWIPE)
    _bunko_reader_canvas_swipe_to (self, _bunko_reader_canvas_to_slide (self, -x, -y));
  self->dragged[0] = x;
  self->dragged[1] = y;
}

static void
drag_update_cb (BunkoReaderCanvas *self, double x, double y, GtkGesture *gesture)
{
  if (self->model == NULL)
    return;
  if (self->drag_kind == DRAG_UNDECIDED)
    {
      if (MAX (fabs (x), fabs (y)) <= DRAG_THRESHOLD)
        return;
      /* Claimed before whatever is around takes it for its own, such as the way back. */
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      _bunko_reader_canvas_stop (self);
      self->drag_kind = (int) decide (self, x, y);
    }
  drag_to (self, x, y);
}

static void
drag_end_cb (BunkoReaderCanvas *self, double x, double y, GtkGesture *gesture)
{
  double vx = 0;
  double vy = 0;

  drag_update_cb (self, x, y, gesture);
  gtk_gesture_swipe_get_velocity (GTK_GESTURE_SWIPE (self->swipe), &vx, &vy);
  if (self->drag_kind == DRAG_PAN)
    _bunko_reader_canvas_fling (self, -vx, -vy);
  else if (self->drag_kind == DRAG_SWIPE)
    _bunko_reader_canvas_swipe_end (self, _bunko_reader_canvas_to_slide (self, -vx, -vy));
  else if (self->drag_kind == DRAG_BARS && fabs (y) >= BARS_DISTANCE)
    gtk_widget_activate_action (GTK_WIDGET (self), "reader.toggle-bars", NULL);
  self->drag_kind = DRAG_UNDECIDED;
}

static void
drag_cancel_cb (BunkoReaderCanvas *self)
{
  if (self->drag_kind == DRAG_SWIPE)
    _bunko_reader_canvas_swipe_end (self, 0);
  self->drag_kind = DRAG_UNDECIDED;
}

/* The middle between the fingers; on a touchpad where the pointer is. */
static void
get_pinch_center (BunkoReaderCanvas *self, GtkGesture *gesture, double center[2])
{
  center[0] = self->pointer[0];
  center[1] = self->pointer[1];
  if (gtk_gesture_is_active (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &center[0], &center[1]);
}

static void
pinch_begin_cb (BunkoReaderCanvas *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  /* The first finger is no drag any more. */
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  _bunko_reader_canvas_cancel_click (self);
  self->pinch_zoom = self->viewport.zoom;
  get_pinch_center (self, gesture, self->pinch_at);
}

/* The page goes with the fingers and grows between them. */
static void
pinch_cb (BunkoReaderCanvas *self, double scale, GtkGesture *gesture)
{
  double center[2];

  if (self->model == NULL || self->pinch_zoom == 0)
    return;
  get_pinch_center (self, gesture, center);
  _bunko_reader_canvas_scroll_px (self, self->pinch_at[0] - center[0],
                                  self->pinch_at[1] - center[1], FALSE);
  self->pinch_at[0] = center[0];
  self->pinch_at[1] = center[1];
  bunko_reader_canvas_zoom_to (self, self->pinch_zoom * scale, center[0], center[1]);
}

static void
add_drag (BunkoReaderCanvas *self)
{
  self->swipe = gtk_gesture_swipe_new ();
  self->drag = gtk_gesture_drag_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->swipe));
  /* Added later, it is asked first: at the end of a drag its speed is still known. */
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  gtk_gesture_group (self->drag, self->swipe);
}

static void
add_pinch (BunkoReaderCanvas *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

static void
add_click (BunkoReaderCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
_bunko_reader_canvas_add_gestures (BunkoReaderCanvas *self)
{
  add_click (self);
  add_drag (self);
  add_pinch (self);
}
