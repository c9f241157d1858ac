/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar-entry.h"
#include "bunko-window-private.h"
#include "dialogs/bunko-quick-fixed.h"
#include "dialogs/bunko-quick-open.h"

/* What the window itself knows to jump to: views, tabs, and what can be done. */

/* What a menu or a key does as well. Actions that need something that is not there do nothing, so
 * that they are better not offered: those of items are not among these. */
static const struct
{
  const char *title;
  const char *action;
  const char *accel;
  const char *icon_name;
  const char *keywords;
} actions[] = {
  { N_ ("New Tab"), "win.new-tab", "<Control>t", "tab-new-symbolic", NULL },
  { N_ ("New Window"), "win.new-window", "<Control>n", "window-new-symbolic", NULL },
  { N_ ("Close Tab"), "win.close-tab", "<Control>w", "window-close-symbolic", NULL },
  { N_ ("Reopen Closed Tab"), "win.reopen-tab", "<Control><Shift>t", "edit-undo-symbolic", NULL },
  { N_ ("Show All Tabs"), "win.overview", "<Control><Shift>o", "view-grid-symbolic",
    N_ ("overview") },
  { N_ ("Show or Hide the Sidebar"), "win.toggle-sidebar", "F9", "sidebar-show-symbolic", NULL },
  { N_ ("Go Back"), "win.back", "<Alt>Left", "go-previous-symbolic", NULL },
  { N_ ("Go Forward"), "win.forward", "<Alt>Right", "go-next-symbolic", NULL },
  { N_ ("Reconnect"), "win.reconnect", NULL, "view-refresh-symbolic",
    N_ ("connection server online offline") },
  { N_ ("Change Server"), "win.server-menu", "<Control><Shift>s", "bunko-server-symbolic",
    N_ ("switch library servers") },
  { N_ ("New Window for Another Server"), "win.new-start-window", "<Control><Alt>n",
    "window-new-symbolic", NULL },
  { N_ ("Log Out"), "win.log-out", NULL, "system-log-out-symbolic", N_ ("user account") },
  { N_ ("Close Library"), "win.close-library", "<Control><Shift>w", "application-exit-symbolic",
    N_ ("disconnect server") },
  { N_ ("Console"), "win.show-server('console')", NULL, "bunko-console-symbolic",
    N_ ("call function api json server") },
  { N_ ("Preferences"), "app.preferences", "<Control>comma", "preferences-system-symbolic",
    N_ ("settings options cover size image cache disk space") },
  { N_ ("Keyboard Shortcuts"), "app.shortcuts", "<Control>question",
    "preferences-desktop-keyboard-shortcuts-symbolic", N_ ("keys help") },
  { N_ ("About Bunko"), "app.about", NULL, "help-about-symbolic", N_ ("version license") },
  { N_ ("Quit"), "app.quit", "<Control>q", "application-exit-symbolic", N_ ("exit") },
};

static void
add_actions (BunkoQuickOpen *dialog)
{
  g_autoptr (BunkoQuickFixed) provider = bunko_quick_fixed_new (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (BunkoQuickHit) hit = bunko_quick_hit_new_for_action (
          BUNKO_QUICK_KIND_ACTION, _ (actions[i].title), actions[i].action, actions[i].accel);

      bunko_quick_hit_set_icon_name (hit, actions[i].icon_name);
      if (actions[i].keywords != NULL)
        bunko_quick_hit_add_keywords (hit, _ (actions[i].keywords));
      bunko_quick_fixed_add (provider, hit);
    }
  bunko_quick_open_add_provider (dialog, BUNKO_QUICK_PROVIDER (provider));
}

static BunkoQuickHit *
create_view (BunkoSidebarEntry *entry)
{
  BunkoQuickKind kind = bunko_sidebar_entry_get_filter (entry) != NULL ? BUNKO_QUICK_KIND_FILTER
                                                                       : BUNKO_QUICK_KIND_VIEW;
  BunkoQuickHit *hit = bunko_quick_hit_new (kind, bunko_sidebar_entry_get_title (entry),
                                            bunko_sidebar_entry_get_location (entry));
  const char *icon_name = bunko_sidebar_entry_get_icon_name (entry);

  bunko_quick_hit_set_is_root (hit, TRUE);
  if (icon_name != NULL)
    bunko_quick_hit_set_icon_name (hit, icon_name);

  return hit;
}

static void
add_views (BunkoQuickOpen *dialog, GListModel *entries)
{
  g_autoptr (BunkoQuickFixed) provider = bunko_quick_fixed_new (TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (BunkoSidebarEntry) entry = g_list_model_get_item (entries, i);
      g_autoptr (BunkoQuickHit) hit = NULL;

      if (bunko_sidebar_entry_get_location (entry) == NULL)
        continue;
      hit = create_view (entry);
      bunko_quick_fixed_add (provider, hit);
    }
  bunko_quick_open_add_provider (dialog, BUNKO_QUICK_PROVIDER (provider));
}

/* All but the one that is shown. */
static void
add_tabs (BunkoQuickOpen *dialog, AdwTabView *tabs)
{
  g_autoptr (BunkoQuickFixed) provider = bunko_quick_fixed_new (FALSE);

  for (int i = 0; i < adw_tab_view_get_n_pages (tabs); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (tabs, i);
      g_autofree char *action = g_strdup_printf ("win.show-tab(uint32 %d)", i);
      g_autoptr (BunkoQuickHit) hit = NULL;

      if (page == adw_tab_view_get_selected_page (tabs))
        continue;
      hit = bunko_quick_hit_new_for_action (BUNKO_QUICK_KIND_TAB, adw_tab_page_get_title (page),
                                            action, NULL);
      bunko_quick_fixed_add (provider, hit);
    }
  bunko_quick_open_add_provider (dialog, BUNKO_QUICK_PROVIDER (provider));
}

/* Shows the dialog, unless another one is open, as it may ask something. */
void
_bunko_window_quick_open (BunkoWindow *self)
{
  AdwDialog *dialog;

  if (self->shell == NULL ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;

  dialog = bunko_quick_open_new (self->context);
  add_tabs (BUNKO_QUICK_OPEN (dialog), bunko_shell_get_tab_view (self->shell));
  add_views (BUNKO_QUICK_OPEN (dialog), bunko_shell_get_places (self->shell));
  add_actions (BUNKO_QUICK_OPEN (dialog));
  bunko_quick_open_start (BUNKO_QUICK_OPEN (dialog), "");
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
