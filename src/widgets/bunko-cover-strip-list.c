/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cover-strip-private.h"
#include "bunko-gallery-cell.h"
#include "bunko-item-gestures.h"
#include "bunko-open.h"

/* The cells of a strip, how they are opened, and how they are scrolled. */

/* How far the pointer moves before it drags the strip. In application pixels. */
#define DRAG_THRESHOLD 8
#define SCROLL_MS      300

static BunkoItem *
get_cell_item (GtkWidget *cell)
{
  BunkoRow *row = BUNKO_IS_CELL (cell) ? bunko_cell_get_row (BUNKO_CELL (cell)) : NULL;

  return row != NULL ? bunko_row_get_item (row) : NULL;
}

static GtkWidget *
get_focus_cell (BunkoCoverStrip *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));

  return child != NULL ? gtk_widget_get_first_child (child) : NULL;
}

/* The list knows of the primary button without modifiers only. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoCoverStrip *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  BunkoItem *item = get_cell_item (cell);

  if (item == NULL || button > GDK_BUTTON_MIDDLE || !gtk_widget_contains (cell, x, y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (gtk_widget_get_parent (cell));
  _bunko_cover_strip_activate (self, item, bunko_open_where_from_event (button, state));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoCoverStrip *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (event == NULL || !gdk_event_triggers_context_menu (event) || get_cell_item (cell) == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _bunko_cover_strip_popup (self, cell, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoCoverStrip *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (get_cell_item (cell) == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _bunko_cover_strip_popup (self, cell, x, y);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoCoverStrip *self)
{
  GtkWidget *cell = bunko_gallery_cell_new_lazy ();

  g_object_set (cell, "loader", self->loader, "cover-width", self->cover_width, "tells-progress",
                self->tells_progress, NULL);
  g_object_bind_property (cell, "description", list_item, "accessible-label",
                          G_BINDING_SYNC_CREATE);
  bunko_item_gestures_add (cell, GTK_PHASE_BUBBLE, G_CALLBACK (pressed_cb),
                           G_CALLBACK (released_cb), G_CALLBACK (long_pressed_cb), self);
  gtk_list_item_set_child (list_item, cell);
}

static void
set_is_current (GtkWidget *cell, gboolean is_current)
{
  GtkWidget *widget = gtk_widget_get_parent (cell);

  if (widget == NULL)
    return;

  if (is_current)
    gtk_widget_add_css_class (widget, "current");
  else
    gtk_widget_remove_css_class (widget, "current");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoCoverStrip *self)
{
  gpointer object = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autoptr (BunkoRow) row = BUNKO_IS_ROW (object) ? g_object_ref (object) : bunko_row_new (object);

  bunko_cell_set_row (BUNKO_CELL (cell), row);
  gtk_list_item_set_activatable (list_item, bunko_row_get_item (row) != NULL);
  set_is_current (cell, self->current != NULL && bunko_row_get_item (row) == self->current);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BunkoCoverStrip *self)
{
  bunko_cell_set_row (BUNKO_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/* By the keyboard: clicks are handled by the cells. */
static void
activated_cb (GtkListView *list_view, guint position, BunkoCoverStrip *self)
{
  g_autoptr (GObject) object = g_list_model_get_item (self->model, position);
  BunkoItem *item = BUNKO_IS_ROW (object) ? bunko_row_get_item (BUNKO_ROW (object)) : NULL;

  if (BUNKO_IS_ITEM (object))
    item = BUNKO_ITEM (object);
  if (item != NULL)
    _bunko_cover_strip_activate (self, item, BUNKO_OPEN_HERE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                BunkoCoverStrip *self)
{
  GtkWidget *cell = get_focus_cell (self);
  BunkoItem *item = cell != NULL ? get_cell_item (cell) : NULL;
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (item == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    _bunko_cover_strip_popup (self, cell, gtk_widget_get_width (cell) / 2.0,
                              gtk_widget_get_height (cell) / 2.0);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && modifiers != 0 &&
           !(modifiers & GDK_ALT_MASK))
    _bunko_cover_strip_activate (self, item,
                                 bunko_open_where_from_event (GDK_BUTTON_PRIMARY, modifiers));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkAdjustment *
get_adjustment (BunkoCoverStrip *self)
{
  return gtk_scrolled_window_get_hadjustment (self->scroller);
}

static void
update_buttons (BunkoCoverStrip *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double left = value - gtk_adjustment_get_lower (adjustment);
  double right =
      gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_revealer_set_reveal_child (self->back_revealer,
                                 self->pointer_inside && (rtl ? right : left) > 1);
  gtk_revealer_set_reveal_child (self->forward_revealer,
                                 self->pointer_inside && (rtl ? left : right) > 1);
  gtk_widget_set_can_target (GTK_WIDGET (self->back_revealer),
                             gtk_revealer_get_reveal_child (self->back_revealer));
  gtk_widget_set_can_target (GTK_WIDGET (self->forward_revealer),
                             gtk_revealer_get_reveal_child (self->forward_revealer));
}

static void
scroll_to (BunkoCoverStrip *self, double target)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  target =
      CLAMP (target, gtk_adjustment_get_lower (adjustment),
             gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
  if (self->scrolling != NULL)
    adw_animation_pause (self->scrolling);
  g_clear_object (&self->scrolling);
  self->scrolling = adw_timed_animation_new (
      GTK_WIDGET (self), gtk_adjustment_get_value (adjustment), target, SCROLL_MS,
      adw_property_animation_target_new (G_OBJECT (adjustment), "value"));
  adw_animation_play (self->scrolling);
}

/* Nearly one screen towards the start (-1) or the end (1) of the line. */
void
_bunko_cover_strip_scroll (BunkoCoverStrip *self, int direction)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double column = self->cover_width + 24;
  double page = gtk_adjustment_get_page_size (adjustment);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  scroll_to (self, gtk_adjustment_get_value (adjustment) + direction * MAX (page - column, column));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, BunkoCoverStrip *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  /* A finger scrolls without us. */
  if (event == NULL || gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    self->drag_start = gtk_adjustment_get_value (get_adjustment (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, BunkoCoverStrip *self)
{
  GdkEventSequence *sequence =
      gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GtkEventSequenceState state = gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence);

  if (state != GTK_EVENT_SEQUENCE_CLAIMED)
    {
      if (ABS (dx) < DRAG_THRESHOLD || ABS (dx) < ABS (dy))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  gtk_adjustment_set_value (get_adjustment (self), self->drag_start - dx);
}

static void
enter_cb (BunkoCoverStrip *self)
{
  self->pointer_inside = TRUE;
  update_buttons (self);
}

static void
leave_cb (BunkoCoverStrip *self)
{
  self->pointer_inside = FALSE;
  update_buttons (self);
}

/* A wheel scrolls the page that the strip is on; with Shift it scrolls the strip. */
static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, BunkoCoverStrip *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  _bunko_cover_strip_scroll (self, dy < 0 ? -1 : 1);

  return GDK_EVENT_STOP;
}

/* A scrolled window takes what it gets, even if it never scrolls that way. */
static void
leave_vertical_to_page (BunkoCoverStrip *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->scroller));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkEventControllerScroll *scroll;

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      scroll = GTK_EVENT_CONTROLLER_SCROLL (controller);
      gtk_event_controller_scroll_set_flags (scroll,
                                             gtk_event_controller_scroll_get_flags (scroll) &
                                                 ~GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
    }
}

static void
add_controllers (BunkoCoverStrip *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *drag = gtk_gesture_drag_new ();

  leave_vertical_to_page (self);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (wheel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);

  g_signal_connect_object (motion, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_page, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (drag));
}

void
_bunko_cover_strip_init_list (BunkoCoverStrip *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment = get_adjustment (self);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
}

static guint
find_current (BunkoCoverStrip *self)
{
  for (guint i = 0; self->model != NULL && i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (self->model, i);
      gpointer item =
          BUNKO_IS_ROW (object) ? bunko_row_get_item (BUNKO_ROW (object)) : (gpointer) object;

      if (item == self->current)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Into the middle, so that what comes before and after it is seen, too. All cells are as wide as
 * the first one. */
static void
center (BunkoCoverStrip *self, guint position)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  guint n_items = g_list_model_get_n_items (self->model);
  double upper = gtk_adjustment_get_upper (adjustment);
  double middle = (position + 0.5) / n_items * upper;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    middle = upper - middle;
  gtk_adjustment_set_value (adjustment, middle - gtk_adjustment_get_page_size (adjustment) / 2);
}

/* Once, when there is a place to scroll in: who comes back finds the list as it was. */
void
_bunko_cover_strip_show_current (BunkoCoverStrip *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (!self->scroll_to_current || gtk_widget_get_width (GTK_WIDGET (self->scroller)) == 0)
    return;

  if (self->current != NULL)
    position = find_current (self);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      center (self, position);
      self->scroll_to_current = FALSE;
    }
}

void
_bunko_cover_strip_show_model (BunkoCoverStrip *self, GListModel *model)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (g_set_object (&self->model, model))
    {
      if (model != NULL)
        selection = gtk_no_selection_new (g_object_ref (model));
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
      self->scroll_to_current = TRUE;
      _bunko_cover_strip_queue_check (self);
    }
  _bunko_cover_strip_update (self);
}
