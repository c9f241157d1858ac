/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-view-private.h"

/* The menu of an item in the list: by the secondary button, or the Menu key. */

/* The menu is for the item, or for the selection that the item belongs to. */
static void
set_target (BunkoItemView *self, BunkoRow *row)
{
  guint position = bunko_row_get_position (row);
  g_autoptr (GPtrArray) items = NULL;

  if ((self->selection_mode || bunko_selection_get_n_selected (self->selection) > 1) &&
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    {
      _bunko_item_view_update_target (self);
      return;
    }
  _bunko_item_view_note_origin (self, row);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, g_object_ref (bunko_row_get_item (row)));
  bunko_item_actions_set_items (self->item_actions, items);
}

static GMenuModel *
create_menu (BunkoItemView *self, BunkoRow *row)
{
  GMenuModel *menu = bunko_item_actions_create_menu (self->item_actions);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Selec_t"), NULL);

  if (self->selection_mode)
    return menu;
  g_menu_item_set_action_and_target (item, "list.toggle", "u", bunko_row_get_position (row));
  g_menu_append_item (section, item);
  g_menu_append_section (G_MENU (menu), NULL, G_MENU_MODEL (section));
  return menu;
}

gboolean
_bunko_item_view_has_menu_open (BunkoItemView *self)
{
  return self->menu_cell != NULL;
}

static gboolean
closed_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->menu_source = 0;
  g_clear_weak_pointer (&self->menu_cell);
  _bunko_item_view_update_target (self);

  return G_SOURCE_REMOVE;
}

/* Later, as the chosen action is still to be activated. */
static void
popover_closed_cb (BunkoItemView *self)
{
  if (self->menu_source == 0)
    self->menu_source = g_idle_add (closed_cb, self);
}

/* At a point of the cell. The popover belongs to the view: screen readers do not look into the rows
 * of a list. */
static gboolean
popup (BunkoItemView *self, BunkoCell *cell, double x, double y)
{
  BunkoRow *row = bunko_cell_get_row (cell);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_point_t point;

  if (row == NULL || bunko_row_get_item (row) == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (cell), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y),
                                 &point))
    return FALSE;

  _bunko_item_view_hide_preview (self);
  g_clear_handle_id (&self->menu_source, g_source_remove);
  g_set_weak_pointer (&self->menu_cell, GTK_WIDGET (cell));
  set_target (self, row);
  menu = create_menu (self, row);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->item_popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->item_popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->item_popover));

  return TRUE;
}

/* The cell at a place in the widget that shows the rows. */
BunkoCell *
_bunko_item_view_find_cell (BunkoItemView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->rows, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, BUNKO_TYPE_CELL) : NULL;

  /* At the edge of a cell the pointer is over what the grid puts around it. */
  if (cell == NULL && widget != NULL && widget != self->rows)
    cell = gtk_widget_get_first_child (widget);

  return BUNKO_IS_CELL (cell) ? BUNKO_CELL (cell) : NULL;
}

static GtkWidget *
find_cell_below (GtkWidget *widget)
{
  if (BUNKO_IS_CELL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell_below (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The cell of the row that has the keyboard focus; in a table the first one. */
BunkoCell *
_bunko_item_view_find_focus_cell (BunkoItemView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell;

  if (focus == NULL || focus == self->rows || !gtk_widget_is_ancestor (focus, self->rows))
    return NULL;

  cell = find_cell_below (focus);
  return cell != NULL ? BUNKO_CELL (cell) : NULL;
}

static gboolean
popup_at (BunkoItemView *self, double x, double y)
{
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);
  graphene_point_t point;

  if (cell == NULL || !gtk_widget_compute_point (self->rows, GTK_WIDGET (cell),
                                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;

  return popup (self, cell, point.x, point.y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoItemView *self)
{
  if (popup_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* On a touch screen there is no other way to begin to select; from then on it is the menu. */
static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoItemView *self)
{
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;

  if (row == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->selection_mode)
    popup_at (self, x, y);
  else
    _bunko_item_view_toggle (self, bunko_row_get_position (row));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BunkoItemView *self = user_data;
  BunkoCell *cell = _bunko_item_view_find_focus_cell (self);

  if (cell == NULL)
    return FALSE;

  return popup (self, cell, gtk_widget_get_width (GTK_WIDGET (cell)) / 2.0,
                gtk_widget_get_height (GTK_WIDGET (cell)) / 2.0);
}

/* Keys do to the row with the focus, or to the selection, what the menu would. */
static gboolean
action_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (gtk_widget_get_ancestor (widget, BUNKO_TYPE_ITEM_VIEW));
  BunkoCell *cell = _bunko_item_view_find_focus_cell (self);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;

  if (self->selection_mode)
    _bunko_item_view_update_target (self);
  else if (row != NULL && bunko_row_get_item (row) != NULL)
    set_target (self, row);
  else
    return FALSE;

  bunko_item_actions_activate (self->item_actions, user_data, NULL);
  _bunko_item_view_update_target (self);

  return TRUE;
}

static void
add_action_key (GtkEventController *keys, const char *trigger, const char *name)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (action_key_cb, (gpointer) name, NULL)));
}

void
_bunko_item_view_add_menu (BunkoItemView *self, GtkWidget *rows)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  add_action_key (keys, "Delete", "trash");
  add_action_key (keys, "<Control>d", "favorite");
  add_action_key (keys, "<Control>c", "copy-title");
  add_action_key (keys, "<Control><Shift>c", "copy-link");

  /* Before the cells, which open the item on a press that is not claimed. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (rows, keys);
  _bunko_item_view_add_drag (self, rows);
  _bunko_item_view_add_drop (self, rows);
  _bunko_item_view_add_preview (self, rows);
}

void
_bunko_item_view_init_menu (BunkoItemView *self)
{
  self->item_popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->item_popover), FALSE);
  gtk_widget_set_halign (self->item_popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->item_popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->item_popover, "closed", G_CALLBACK (popover_closed_cb), self);
}

void
_bunko_item_view_dispose_menu (BunkoItemView *self)
{
  g_clear_handle_id (&self->menu_source, g_source_remove);
  g_clear_weak_pointer (&self->menu_cell);
  if (self->item_popover != NULL)
    g_signal_handlers_disconnect_by_data (self->item_popover, self);
  g_clear_pointer (&self->item_popover, gtk_widget_unparent);
}

/* The cell is about to show something else, or to go. */
void
_bunko_item_view_close_menu (BunkoItemView *self, GtkWidget *cell)
{
  if (self->menu_cell == cell && self->item_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->item_popover));
}
