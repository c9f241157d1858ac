/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-menu-popup.h"

/* Context menus that live only while they are open. */

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Not at once: the action of the menu is activated after it has closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/**
 * bunko_menu_popup:
 * @parent: where the actions of the menu are looked for
 * @menu: the menu
 * @x: what the menu points to, in the coordinates of @parent
 * @y: what the menu points to, in the coordinates of @parent
 *
 * Opens a context menu. It goes away by itself when it is closed, or with @parent.
 *
 * Returns: (transfer none): the popover, which @parent owns
 */
GtkWidget *
bunko_menu_popup (GtkWidget *parent, GMenuModel *menu, double x, double y)
{
  GtkWidget *popover;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (menu), NULL);

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}

static void
activate (GtkWidget *widget, const char *action_name, double x, double y)
{
  gtk_widget_activate_action (widget, action_name, "(dd)", x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, const char *action_name)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  activate (gtk_event_controller_get_widget (controller), action_name, x, y);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  activate (widget, user_data, gtk_widget_get_width (widget) / 2.0,
            gtk_widget_get_height (widget) / 2.0);

  return TRUE;
}

/**
 * bunko_menu_popup_on_request:
 * @widget: a widget
 * @action_name: (not nullable): a static string: an action of @widget with a parameter `(dd)`, a
 *   place in it
 *
 * Activates an action whenever a context menu is asked for: with the secondary button, the menu key
 * or Shift+F10.
 */
void
bunko_menu_popup_on_request (GtkWidget *widget, const char *action_name)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (action_name != NULL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), (gpointer) action_name);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (key_cb, (gpointer) action_name, NULL)));
  gtk_widget_add_controller (widget, keys);
}
