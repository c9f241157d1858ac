/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-gestures.h"

/**
 * bunko_item_gestures_add:
 * @widget: what shows an item, or items
 * @phase: when to look at clicks: %GTK_PHASE_CAPTURE before what is in @widget does
 * @pressed: (scope forever): for #GtkGestureClick::pressed, with any button
 * @released: (scope forever): for #GtkGestureClick::released, with any button
 * @long_pressed: (scope forever): for #GtkGestureLongPress::pressed, by touch only
 * @object: data for the callbacks, which are not called any more once it is gone
 *
 * Listens to what opens items elsewhere than here, or their menu: other buttons than the first one,
 * and a finger that stays.
 */
void
bunko_item_gestures_add (GtkWidget *widget,
                         GtkPropagationPhase phase,
                         GCallback pressed,
                         GCallback released,
                         GCallback long_pressed,
                         gpointer object)
{
  GtkGesture *click, *press;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (object));

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), phase);
  g_signal_connect_object (click, "pressed", pressed, object, 0);
  g_signal_connect_object (click, "released", released, object, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  press = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", long_pressed, object, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}
