/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-open.h"

/**
 * bunko_open_location:
 * @from: a widget in the window
 * @location: where to go
 * @where: where to show it
 *
 * Goes to a place in the library: activates the action `win.open` of the window that @from is in.
 */
void
bunko_open_location (GtkWidget *from, BunkoLocation *location, BunkoOpenWhere where)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (BUNKO_IS_LOCATION (location));

  gtk_widget_activate_action (from, "win.open", "(@a{sv}u)", bunko_location_to_variant (location),
                              (guint) where);
}

/**
 * bunko_open_where_from_event:
 * @button: the button of the mouse, or 0 for the keyboard
 * @state: the modifiers
 *
 * Tells where a click opens something, as it does in web browsers: the middle button or Control in
 * a tab behind, with Shift in one that is shown; Shift alone in a window.
 *
 * Returns: where
 */
BunkoOpenWhere
bunko_open_where_from_event (guint button, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (button == GDK_BUTTON_MIDDLE || (state & GDK_CONTROL_MASK) != 0)
    return shift ? BUNKO_OPEN_NEW_TAB : BUNKO_OPEN_TAB;

  return shift ? BUNKO_OPEN_WINDOW : BUNKO_OPEN_HERE;
}
