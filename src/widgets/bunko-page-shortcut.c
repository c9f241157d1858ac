/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-shortcut.h"

/* A page that is not on the screen leaves the keys of the window to the one that is. */
static gboolean
activate_cb (GtkWidget *page, GVariant *args, gpointer user_data)
{
  const char *action_name = user_data;

  if (!gtk_widget_get_mapped (page))
    return FALSE;

  return gtk_widget_activate_action (page, action_name, NULL);
}

/**
 * bunko_page_shortcut_add:
 * @page: a page of a navigation view
 * @trigger: the keys, as gtk_shortcut_trigger_parse_string() reads them
 * @action_name: (not nullable): a static string: an action without a parameter
 *
 * Lets keys activate an action wherever in the window the keyboard focus is, while the page is on
 * the screen.
 */
void
bunko_page_shortcut_add (GtkWidget *page, const char *trigger, const char *action_name)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (trigger != NULL);
  g_return_if_fail (action_name != NULL);

  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (activate_cb, (gpointer) action_name, NULL)));
  gtk_widget_add_controller (page, controller);
}
