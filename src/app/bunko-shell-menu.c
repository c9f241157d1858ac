/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shell-private.h"

/* The menu of a tab. */

static void
setup_menu_cb (BunkoShell *self, AdwTabPage *page)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean pinned = page != NULL && adw_tab_page_get_pinned (page);
  int n_pages = adw_tab_view_get_n_pages (self->tab_view);

  self->menu_page = page;
  gtk_widget_action_set_enabled (widget, "tab.pin", page != NULL && !pinned);
  gtk_widget_action_set_enabled (widget, "tab.unpin", pinned);
  gtk_widget_action_set_enabled (widget, "tab.move-to-new-window", n_pages > 1);
  gtk_widget_action_set_enabled (widget, "tab.close-others", n_pages > 1);
}

/* The one whose menu is shown, or else the one that is shown itself. */
static AdwTabPage *
get_acted_on (BunkoShell *self)
{
  return self->menu_page != NULL ? self->menu_page
                                 : adw_tab_view_get_selected_page (self->tab_view);
}

static void
close_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoShell *self = BUNKO_SHELL (widget);

  adw_tab_view_close_page (self->tab_view, get_acted_on (self));
}

static void
close_others_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoShell *self = BUNKO_SHELL (widget);
  AdwTabPage *kept = get_acted_on (self);

  /* Who pins a tab wants to keep it. */
  for (int i = adw_tab_view_get_n_pages (self->tab_view) - 1; i >= 0; i--)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tab_view, i);

      if (page != kept && !adw_tab_page_get_pinned (page))
        adw_tab_view_close_page (self->tab_view, page);
    }
}

static void
duplicate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoShell *self = BUNKO_SHELL (widget);
  AdwTabPage *page = get_acted_on (self);
  g_autoptr (GVariant) saved = bunko_tab_save (BUNKO_TAB (adw_tab_page_get_child (page)));

  _bunko_shell_select_tab (self, _bunko_shell_add_tab (self, saved, page));
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoShell *self = BUNKO_SHELL (widget);
  AdwTabPage *page = get_acted_on (self);
  BunkoShell *other;

  if (adw_tab_view_get_n_pages (self->tab_view) < 2)
    return;

  other = _bunko_shell_create_window (self);
  if (other != NULL)
    adw_tab_view_transfer_page (self->tab_view, page, other->tab_view, 0);
}

static void
pin_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoShell *self = BUNKO_SHELL (widget);

  adw_tab_view_set_page_pinned (self->tab_view, get_acted_on (self),
                                g_str_equal (action_name, "tab.pin"));
}

void
_bunko_shell_class_init_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_menu_cb);
  gtk_widget_class_install_action (widget_class, "tab.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "tab.close-others", NULL, close_others_action);
  gtk_widget_class_install_action (widget_class, "tab.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "tab.move-to-new-window", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "tab.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "tab.unpin", NULL, pin_action);
}
