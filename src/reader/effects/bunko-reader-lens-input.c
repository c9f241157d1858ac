/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-lens-private.h"

/* What the lens does while it is shown comes before what the pages under it would do; while it is
 * not, only the middle button is heard. */

/* A notch of the wheel, or a press of a key, makes it this much stronger. */
#define FACTOR_STEP 1.15

/* And this much larger, in pixels. */
#define SIZE_STEP 24

/* So many pixels of a touchpad are a notch. */
#define PIXELS_A_NOTCH 40

static void
motion_cb (BunkoReaderLens *lens, double x, double y)
{
  _bunko_reader_lens_set_pointer (lens, x, y, TRUE);
}

static void
leave_cb (BunkoReaderLens *lens)
{
  _bunko_reader_lens_set_pointer (lens, 0, 0, FALSE);
}

static void
change_factor (BunkoReaderLens *lens, double steps)
{
  bunko_reader_lens_set_factor (lens,
                                bunko_reader_lens_get_factor (lens) * pow (FACTOR_STEP, steps));
}

static void
change_size (BunkoReaderLens *lens, double steps)
{
  bunko_reader_lens_set_size (lens,
                              (int) round (bunko_reader_lens_get_size (lens) + SIZE_STEP * steps));
}

static gboolean
scroll_cb (BunkoReaderLens *lens, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  double steps = dy != 0 ? -dy : -dx; /* with Shift, some systems scroll to the side */

  if (!bunko_reader_lens_get_active (lens) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller)) ==
      GDK_SCROLL_UNIT_SURFACE)
    steps /= PIXELS_A_NOTCH;
  if ((state & GDK_SHIFT_MASK) != 0)
    change_size (lens, steps);
  else
    change_factor (lens, steps);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (BunkoReaderLens *lens, guint key, guint code, GdkModifierType state)
{
  if (!bunko_reader_lens_get_active (lens) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Escape:
      bunko_reader_lens_set_active (lens, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      change_factor (lens, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      change_factor (lens, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
middle_begin_cb (BunkoReaderLens *lens, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  _bunko_reader_lens_set_pointer (lens, x, y, TRUE);
  _bunko_reader_lens_hold (lens, TRUE);
}

static void
middle_end_cb (BunkoReaderLens *lens)
{
  _bunko_reader_lens_hold (lens, FALSE);
}

static void
touch_begin_cb (BunkoReaderLens *lens, double x, double y, GtkGesture *gesture)
{
  if (!bunko_reader_lens_get_active (lens))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  bunko_reader_lens_move (lens, x, y);
}

static void
touch_update_cb (BunkoReaderLens *lens, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    bunko_reader_lens_move (lens, x + dx, y + dy);
}

static void
attach (GtkWidget *target, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (target, controller);
}

void
_bunko_reader_lens_input_attach (BunkoReaderLensInput *input,
                                 BunkoReaderLens *lens,
                                 GtkWidget *target)
{
  input->motion = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (input->motion, "enter", G_CALLBACK (motion_cb), lens);
  g_signal_connect_swapped (input->motion, "motion", G_CALLBACK (motion_cb), lens);
  g_signal_connect_swapped (input->motion, "leave", G_CALLBACK (leave_cb), lens);
  attach (target, input->motion);

  input->scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect_swapped (input->scroll, "scroll", G_CALLBACK (scroll_cb), lens);
  attach (target, input->scroll);

  input->keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (input->keys, "key-pressed", G_CALLBACK (key_cb), lens);
  attach (target, input->keys);

  input->middle = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (input->middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (input->middle, "drag-begin", G_CALLBACK (middle_begin_cb), lens);
  g_signal_connect_swapped (input->middle, "drag-end", G_CALLBACK (middle_end_cb), lens);
  attach (target, GTK_EVENT_CONTROLLER (input->middle));

  input->touch = gtk_gesture_drag_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (input->touch), TRUE);
  g_signal_connect_swapped (input->touch, "drag-begin", G_CALLBACK (touch_begin_cb), lens);
  g_signal_connect_swapped (input->touch, "drag-update", G_CALLBACK (touch_update_cb), lens);
  attach (target, GTK_EVENT_CONTROLLER (input->touch));
}

void
_bunko_reader_lens_input_detach (BunkoReaderLensInput *input, GtkWidget *target)
{
  gtk_widget_remove_controller (target, input->motion);
  gtk_widget_remove_controller (target, input->scroll);
  gtk_widget_remove_controller (target, input->keys);
  gtk_widget_remove_controller (target, GTK_EVENT_CONTROLLER (input->middle));
  gtk_widget_remove_controller (target, GTK_EVENT_CONTROLLER (input->touch));
  *input = (BunkoReaderLensInput) { 0 };
}
