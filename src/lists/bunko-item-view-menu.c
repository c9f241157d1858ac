/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-error-toast.h"

#include "bunko-item-view-private.h"

/* The menu of an item: by the secondary button, a long press, or the Menu key. */

static void
metatag_set_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_library_set_metatag_finish (BUNKO_LIBRARY (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (done)
    _bunko_item_view_marks_changed (self);
  else
    bunko_error_toast_show (self->toasts, error);
}

/* The item changes at once, and back if the server refuses; the request outlives the page. */
static void
toggle_metatag (BunkoItemView *self, BunkoMetatags metatag)
{
  if (self->menu_item != NULL)
    bunko_library_set_metatag_async (bunko_context_get_library (self->context), self->menu_item,
                                     metatag, !bunko_item_has_metatag (self->menu_item, metatag),
                                     NULL, metatag_set_cb, g_object_ref (self));
}

static void
toggle_favorite (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  toggle_metatag (user_data, BUNKO_METATAG_FAVORITE);
}

static void
toggle_read_later (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  toggle_metatag (user_data, BUNKO_METATAG_READ_LATER);
}

static void
toggle_read (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  toggle_metatag (user_data, BUNKO_METATAG_READ);
}

static void
open_item (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemView *self = user_data;

  if (self->menu_item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-gallery", "x",
                                bunko_item_get_id (self->menu_item));
}

static void
read_item (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemView *self = user_data;

  if (self->menu_item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "(xu)",
                                bunko_item_get_id (self->menu_item), 0);
}

static void
set_action_state (BunkoItemView *self, const char *name, BunkoMetatags metatag)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->item_actions), name);

  g_simple_action_set_state (
      G_SIMPLE_ACTION (action),
      g_variant_new_boolean (bunko_item_has_metatag (self->menu_item, metatag)));
}

static gboolean
unparent_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->unparent_source = 0;
  gtk_widget_unparent (self->item_popover);

  return G_SOURCE_REMOVE;
}

/* Later, as the chosen action is still to be activated through the parent. */
static void
popover_closed_cb (BunkoItemView *self)
{
  if (self->unparent_source == 0)
    self->unparent_source = g_idle_add (unparent_cb, self);
}

static gboolean
popup (BunkoItemView *self, BunkoCell *cell, const GdkRectangle *point)
{
  BunkoRow *row = bunko_cell_get_row (cell);
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;

  if (item == NULL)
    return FALSE;

  g_set_object (&self->menu_item, item);
  set_action_state (self, "favorite", BUNKO_METATAG_FAVORITE);
  set_action_state (self, "read-later", BUNKO_METATAG_READ_LATER);
  set_action_state (self, "mark-read", BUNKO_METATAG_READ);

  g_clear_handle_id (&self->unparent_source, g_source_remove);
  if (gtk_widget_get_parent (self->item_popover) != NULL)
    gtk_widget_unparent (self->item_popover);
  gtk_widget_set_parent (self->item_popover, GTK_WIDGET (cell));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->item_popover), point);
  gtk_popover_popup (GTK_POPOVER (self->item_popover));

  return TRUE;
}

static BunkoCell *
find_cell (BunkoItemView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->rows, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, BUNKO_TYPE_CELL) : NULL;

  /* At the edge of a cell the pointer is over what the grid puts around it. */
  if (cell == NULL && widget != NULL && widget != self->rows)
    cell = gtk_widget_get_first_child (widget);

  return BUNKO_IS_CELL (cell) ? BUNKO_CELL (cell) : NULL;
}

static gboolean
popup_at (BunkoItemView *self, double x, double y)
{
  BunkoCell *cell = find_cell (self, x, y);
  graphene_point_t point;

  if (cell == NULL || !gtk_widget_compute_point (self->rows, GTK_WIDGET (cell),
                                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;

  return popup (self, cell, &(GdkRectangle) { point.x, point.y, 1, 1 });
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoItemView *self)
{
  if (popup_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoItemView *self)
{
  if (popup_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BunkoItemView *self = user_data;
  GtkWidget *focus = gtk_widget_get_focus_child (self->rows);
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!BUNKO_IS_CELL (cell))
    return FALSE;

  return popup (
      self, BUNKO_CELL (cell),
      &(GdkRectangle) { gtk_widget_get_width (cell) / 2, gtk_widget_get_height (cell) / 2, 1, 1 });
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

  /* Before the cells, which open the item on a press that is not claimed. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (rows, keys);
}

void
_bunko_item_view_init_menu (BunkoItemView *self)
{
  static const GActionEntry entries[] = {
    { "open", open_item },
    { "read", read_item },
    { "favorite", toggle_favorite, NULL, "false" },
    { "read-later", toggle_read_later, NULL, "false" },
    { "mark-read", toggle_read, NULL, "false" },
  };

  self->item_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->item_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", G_ACTION_GROUP (self->item_actions));

  self->item_popover = g_object_ref_sink (gtk_popover_menu_new_from_model (self->item_menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->item_popover), FALSE);
  gtk_widget_set_halign (self->item_popover, GTK_ALIGN_START);
  g_signal_connect_swapped (self->item_popover, "closed", G_CALLBACK (popover_closed_cb), self);
}

void
_bunko_item_view_dispose_menu (BunkoItemView *self)
{
  g_clear_handle_id (&self->unparent_source, g_source_remove);
  if (self->item_popover != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item_popover, self);
      if (gtk_widget_get_parent (self->item_popover) != NULL)
        gtk_widget_unparent (self->item_popover);
    }
  g_clear_object (&self->item_popover);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", NULL);
  g_clear_object (&self->item_actions);
  g_clear_object (&self->menu_item);
}

/* The cell is about to show something else, or to go. */
void
_bunko_item_view_close_menu (BunkoItemView *self, GtkWidget *cell)
{
  if (self->item_popover == NULL || gtk_widget_get_parent (self->item_popover) != cell)
    return;

  gtk_popover_popdown (GTK_POPOVER (self->item_popover));
  g_clear_handle_id (&self->unparent_source, g_source_remove);
  gtk_widget_unparent (self->item_popover);
}
