/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-menu.h"
#include "widgets/bunko-menu-popup.h"

/* The context menu of a page: all that can be done with just this one. */

typedef struct
{
  const char *label;
  const char *action;
} MenuItem;

static const MenuItem marks[] = {
  { N_ ("_Favorite Page"), "reader.favorite-page" },
  { N_ ("_Bookmark"), "reader.bookmark" },
  { NULL, NULL },
};

static const MenuItem files[] = {
  { N_ ("_Copy"), "reader.copy-page" },
  { N_ ("_Save…"), "reader.save-page" },
  { N_ ("_Open in Image Viewer"), "reader.open-page" },
  { N_ ("Show on _Server"), "reader.show-on-server" },
  { NULL, NULL },
};

static const MenuItem looks[] = {
  { N_ ("Show _Alone"), "reader.page-alone" },
  { N_ ("Rotate _Right"), "reader.rotate-right" },
  { N_ ("Rotate _Left"), "reader.rotate-left" },
  { N_ ("_Fetch Again"), "reader.refresh-page" },
  { NULL, NULL },
};

static const MenuItem others[] = {
  { N_ ("All _Pages"), "reader.show-pages" },
  { N_ ("Se_ttings"), "reader.settings" },
  { N_ ("F_ull Screen"), "reader.fullscreen" },
  { NULL, NULL },
};

static void
add_section (GMenu *menu, const MenuItem *items)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (; items->label != NULL; items++)
    g_menu_append (section, _ (items->label), items->action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * bunko_page_menu_new:
 *
 * Makes the context menu of a page. Its actions are those of the reader page.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
bunko_page_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  add_section (menu, marks);
  add_section (menu, files);
  add_section (menu, looks);
  add_section (menu, others);

  return G_MENU_MODEL (menu);
}

/**
 * bunko_page_menu_popup:
 * @view: the widget that shows pages
 * @x: where the menu opens
 * @y: where the menu opens
 *
 * Opens the context menu of a page. Which page it is, is known to the one that has the actions.
 *
 * Returns: (transfer none): the popover, which @view owns
 */
GtkWidget *
bunko_page_menu_popup (GtkWidget *view, double x, double y)
{
  g_autoptr (GMenuModel) menu = bunko_page_menu_new ();

  return bunko_menu_popup (view, menu, x, y);
}

static void
pressed_cb (GtkGestureLongPress *gesture, double x, double y, const char *action_name)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (view, action_name, "(dd)", x, y);
}

/**
 * bunko_page_menu_popup_on_request:
 * @view: the widget that shows pages
 * @action_name: (not nullable): a static string: an action of @view with a parameter `(dd)`, a
 *   place in it
 *
 * Activates an action whenever the menu of a page is asked for: with the secondary button, the menu
 * key, Shift+F10, or a finger that stays.
 */
void
bunko_page_menu_popup_on_request (GtkWidget *view, const char *action_name)
{
  GtkGesture *press;

  g_return_if_fail (GTK_IS_WIDGET (view));
  g_return_if_fail (action_name != NULL);

  bunko_menu_popup_on_request (view, action_name);
  press = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), (gpointer) action_name);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
}
