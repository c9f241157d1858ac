/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-open.h"

#include "bunko-item-view-private.h"

/* How a row of an item view is opened: by a click, by a click with the middle button or with
 * Control for another tab, or by Enter. */

/* So that reading can go on with the next one of this list. */
void
_bunko_item_view_note_origin (BunkoItemView *self, BunkoRow *row)
{
  BunkoItem *item = bunko_row_get_item (row);

  if (self->query != NULL && item != NULL && BUNKO_IS_GALLERY (item))
    bunko_list_origins_note (bunko_context_get_origins (self->context), bunko_item_get_id (item),
                             self->query, bunko_row_get_position (row));
}

static void
open_row (BunkoItemView *self, BunkoRow *row, BunkoOpenWhere where)
{
  BunkoItem *item = bunko_row_get_item (row);
  g_autoptr (BunkoLocation) location = NULL;

  if (item == NULL)
    {
      if (bunko_row_get_failed (row))
        bunko_paged_list_retry (self->list);
      return;
    }

  _bunko_item_view_note_origin (self, row);
  location = bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                      bunko_item_get_display_name (item));
  bunko_open_location (GTK_WIDGET (self), location, where);
}

void
_bunko_item_view_activate_row (BunkoItemView *self, guint position)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && self->selection_mode)
    _bunko_item_view_toggle (self, position);
  else if (row != NULL)
    open_row (self, row, BUNKO_OPEN_HERE);
}

/* The second press would activate the row once more, and Control select it. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoItemView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->pressed_cell = _bunko_item_view_find_cell (self, x, y);
  if (self->pressed_cell == NULL)
    return;

  if (n_press > 1 || (!self->selection_mode && (state & GDK_CONTROL_MASK) != 0))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Shift extends the selection, and a list in which one selects opens nothing. */
static gboolean
does_open (BunkoItemView *self, guint button, GdkModifierType state)
{
  if (button == GDK_BUTTON_MIDDLE)
    return TRUE;

  return button == GDK_BUTTON_PRIMARY && !self->selection_mode && (state & GDK_SHIFT_MASK) == 0;
}

/* In selection mode a click toggles; the list itself does what Control and Shift ask for. */
static gboolean
does_toggle (BunkoItemView *self, guint button, GdkModifierType state)
{
  return button == GDK_BUTTON_PRIMARY && self->selection_mode &&
         (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0;
}

/* A list selects on a single click, and with its single-click-activate also on hover: so it is
 * left at selecting, and what opens is told here. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoItemView *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  guint button = gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (gesture));
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;

  if (row == NULL || n_press > 1 || cell != self->pressed_cell)
    return;
  if (does_toggle (self, button, state))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      _bunko_item_view_toggle (self, bunko_row_get_position (row));
      return;
    }
  if (!does_open (self, button, state))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_row (self, row, bunko_open_where_from_event (button, state));
}

/* One for all rows, since there are hundreds of them, and before they see the click. */
void
_bunko_item_view_add_click (BunkoItemView *self, GtkWidget *rows)
{
  static const guint buttons[] = { GDK_BUTTON_PRIMARY, GDK_BUTTON_MIDDLE };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), buttons[i]);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
      g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
      g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
      gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (click));
    }
}
