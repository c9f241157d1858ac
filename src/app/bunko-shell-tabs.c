/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-factory.h"
#include "bunko-shell-private.h"

/* The tabs of a shell: opened, closed, opened again, moved, saved. */

#define MAX_TABS   50
#define MAX_CLOSED 20

static BunkoTab *
get_tab (AdwTabPage *page)
{
  return BUNKO_TAB (adw_tab_page_get_child (page));
}

static void
tell_too_many (BunkoShell *self)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts),
                                 adw_toast_new (_ ("There are too many tabs already")));
}

/* Next to the one that it comes from. */
AdwTabPage *
_bunko_shell_add_tab (BunkoShell *self, GVariant *saved, AdwTabPage *parent)
{
  BunkoTab *tab;
  AdwTabPage *page;

  if (adw_tab_view_get_n_pages (self->tab_view) >= MAX_TABS)
    {
      tell_too_many (self);
      return NULL;
    }

  tab = bunko_tab_new (self->controller);
  bunko_tab_restore (tab, saved);

  page = adw_tab_view_add_page (self->tab_view, GTK_WIDGET (tab), parent);
  g_object_bind_property (tab, "title", page, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tab, "icon", page, "icon", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tab, "loading", page, "loading", G_BINDING_SYNC_CREATE);

  return page;
}

/* What a tab is saved as that has only been here. */
static GVariant *
create_saved (BunkoShell *self, BunkoLocation *location)
{
  g_autofree char *title = bunko_page_factory_dup_title (self->controller, location);
  GVariant *variant = bunko_location_to_variant (location);

  return g_variant_new_parsed ("{'stack': <[{'location': <%@a{sv}>, 'title': <%s>}]>}", variant,
                               title);
}

static AdwTabPage *
add_tab_at (BunkoShell *self, BunkoLocation *location, AdwTabPage *parent)
{
  g_autoptr (GVariant) saved = g_variant_ref_sink (create_saved (self, location));

  return _bunko_shell_add_tab (self, saved, parent);
}

static AdwTabPage *
add_home_tab (BunkoShell *self)
{
  g_autoptr (BunkoLocation) home = bunko_location_new_home ();

  return add_tab_at (self, home, NULL);
}

/* From the overview. */
static AdwTabPage *
create_tab_cb (BunkoShell *self)
{
  AdwTabPage *page = add_home_tab (self);

  return page != NULL ? page : adw_tab_view_get_selected_page (self->tab_view);
}

void
_bunko_shell_select_tab (BunkoShell *self, AdwTabPage *page)
{
  if (page == NULL)
    return;

  adw_tab_view_set_selected_page (self->tab_view, page);
  bunko_shell_focus_content (self);
}

/**
 * bunko_shell_open:
 * @self: a shell
 * @location: where to go
 * @where: in the tab that is shown, or in a new one
 *
 * Goes to a place in the library.
 *
 * Returns: %FALSE if that needs a window of its own
 */
gboolean
bunko_shell_open (BunkoShell *self, BunkoLocation *location, BunkoOpenWhere where)
{
  AdwTabPage *selected;

  g_return_val_if_fail (BUNKO_IS_SHELL (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), FALSE);

  selected = adw_tab_view_get_selected_page (self->tab_view);
  switch (where)
    {
    case BUNKO_OPEN_TAB:
      add_tab_at (self, location, selected);
      return TRUE;
    case BUNKO_OPEN_NEW_TAB:
      _bunko_shell_select_tab (self, add_tab_at (self, location, selected));
      return TRUE;
    case BUNKO_OPEN_WINDOW:
      return FALSE;
    case BUNKO_OPEN_HERE:
    default:
      if (self->tab == NULL)
        _bunko_shell_select_tab (self, add_tab_at (self, location, NULL));
      else
        bunko_tab_open (self->tab, location);
      return TRUE;
    }
}

static void
changed_cb (BunkoShell *self)
{
  _bunko_shell_changed (self);
}

static AdwTabPage *
find_foreign (BunkoShell *self)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tab_view, i);

      if (bunko_tab_get_controller (get_tab (page)) != self->controller)
        return page;
    }

  return NULL;
}

/* Windows of two servers have no tabs in common. One that nobody shows any more is gone. */
static gboolean
send_home_cb (gpointer user_data)
{
  BunkoShell *self = user_data;
  AdwTabPage *page;

  self->home_source = 0;
  while ((page = find_foreign (self)) != NULL)
    {
      BunkoShell *home = _bunko_shell_find_home (self, bunko_tab_get_controller (get_tab (page)));

      if (home == NULL)
        adw_tab_view_close_page (self->tab_view, page);
      else
        adw_tab_view_transfer_page (self->tab_view, page, home->tab_view,
                                    adw_tab_view_get_n_pages (home->tab_view));
    }

  return G_SOURCE_REMOVE;
}

/* Before a window that has lost its last tab closes. */
static void
queue_send_home (BunkoShell *self)
{
  if (self->home_source == 0)
    self->home_source = g_idle_add_full (G_PRIORITY_DEFAULT, send_home_cb, self, NULL);
}

static void
page_attached_cb (BunkoShell *self, AdwTabPage *page)
{
  if (bunko_tab_get_controller (get_tab (page)) != self->controller)
    queue_send_home (self);
  self->had_tabs = TRUE;
  g_signal_connect_object (get_tab (page), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  _bunko_shell_changed (self);
}

static void
page_detached_cb (BunkoShell *self, AdwTabPage *page)
{
  GtkWidget *child = adw_tab_page_get_child (page);

  if (child != NULL)
    g_signal_handlers_disconnect_by_func (child, changed_cb, self);
  if (self->menu_page == page)
    self->menu_page = NULL;
  _bunko_shell_changed (self);
}

static gboolean
close_window_cb (gpointer user_data)
{
  BunkoShell *self = user_data;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  self->close_source = 0;
  if (GTK_IS_WINDOW (window))
    gtk_window_close (GTK_WINDOW (window));

  return G_SOURCE_REMOVE;
}

/* Not at once: the view is busy with its last tab. */
static void
queue_close_window (BunkoShell *self)
{
  if (self->close_source == 0)
    self->close_source = g_idle_add (close_window_cb, self);
}

/* A window whose last tab went to another one has nothing left to show. */
static void
n_pages_cb (BunkoShell *self)
{
  gboolean empty = self->had_tabs && adw_tab_view_get_n_pages (self->tab_view) == 0 &&
                   !adw_tab_view_get_is_transferring_page (self->tab_view);

  if (empty)
    {
      queue_close_window (self);
      return;
    }

  /* The tab came back. */
  if (self->close_source != 0 && !self->closes_last)
    g_clear_handle_id (&self->close_source, g_source_remove);
  _bunko_shell_update_bars (self);
}

static void
selected_page_cb (BunkoShell *self)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->tab_view);

  g_set_weak_pointer (&self->tab, page != NULL ? get_tab (page) : NULL);
  g_signal_group_set_target (self->tab_signals, self->tab);
  if (self->tab != NULL && bunko_controller_get_context (self->controller) != NULL)
    bunko_tab_wake (self->tab);
  _bunko_shell_tab_changed (self);
  _bunko_shell_changed (self);
}

static void
remember_closed (BunkoShell *self, BunkoTab *tab)
{
  g_ptr_array_add (self->closed, bunko_tab_save (tab));
  if (self->closed->len > MAX_CLOSED)
    g_ptr_array_remove_index (self->closed, 0);
}

/* A tab with the keyboard in it would never be freed. */
static gboolean
take_focus (BunkoShell *self, GtkWidget *tab)
{
  GtkRoot *root = gtk_widget_get_root (tab);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, tab))
    return FALSE;

  gtk_root_set_focus (root, NULL);

  return TRUE;
}

static void
close_page (BunkoShell *self, AdwTabPage *page)
{
  BunkoTab *tab = get_tab (page);
  gboolean had_focus = take_focus (self, GTK_WIDGET (tab));

  remember_closed (self, tab);
  adw_tab_view_close_page_finish (self->tab_view, page, TRUE);
  if (had_focus)
    bunko_shell_focus_content (self);
}

/* The last one goes with its window, and comes back with it. */
static gboolean
close_page_cb (BunkoShell *self, AdwTabPage *page)
{
  gboolean is_last = adw_tab_view_get_n_pages (self->tab_view) == 1;

  if (!is_last)
    {
      close_page (self, page);
      return GDK_EVENT_STOP;
    }

  adw_tab_view_close_page_finish (self->tab_view, page, FALSE);
  self->closes_last = TRUE;
  queue_close_window (self);

  return GDK_EVENT_STOP;
}

static AdwTabView *
create_window_cb (BunkoShell *self)
{
  BunkoShell *other = _bunko_shell_create_window (self);

  return other != NULL ? other->tab_view : NULL;
}

void
_bunko_shell_class_init_tabs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_tab_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_window_cb);
  gtk_widget_class_bind_template_callback (widget_class, n_pages_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_attached_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_detached_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_page_cb);
}

/* Alt and a digit choose a view, Control with Home and End belongs to the lists. */
void
_bunko_shell_init_tabs (BunkoShell *self)
{
  g_autoptr (GIcon) icon = g_themed_icon_new ("bunko-library-symbolic");

  adw_tab_view_set_default_icon (self->tab_view, icon);
  adw_tab_view_remove_shortcuts (
      self->tab_view, ADW_TAB_VIEW_SHORTCUT_ALT_DIGITS | ADW_TAB_VIEW_SHORTCUT_ALT_ZERO |
                          ADW_TAB_VIEW_SHORTCUT_CONTROL_HOME | ADW_TAB_VIEW_SHORTCUT_CONTROL_END);
  g_signal_group_connect_swapped (self->tab_signals, "notify::title",
                                  G_CALLBACK (_bunko_shell_tab_changed), self);
  g_signal_group_connect_swapped (self->tab_signals, "notify::page",
                                  G_CALLBACK (_bunko_shell_tab_changed), self);
}

/**
 * bunko_shell_close_tab:
 * @self: a shell
 *
 * Closes the tab that is shown; with the last one the window goes, too.
 */
void
bunko_shell_close_tab (BunkoShell *self)
{
  AdwTabPage *page;

  g_return_if_fail (BUNKO_IS_SHELL (self));

  page = adw_tab_view_get_selected_page (self->tab_view);
  if (page != NULL)
    adw_tab_view_close_page (self->tab_view, page);
}

/**
 * bunko_shell_reopen_tab:
 * @self: a shell
 *
 * Opens the tab again that was closed last.
 *
 * Returns: %FALSE if none was closed
 */
gboolean
bunko_shell_reopen_tab (BunkoShell *self)
{
  g_autoptr (GVariant) saved = NULL;

  g_return_val_if_fail (BUNKO_IS_SHELL (self), FALSE);

  if (self->closed->len == 0)
    return FALSE;

  saved = g_ptr_array_steal_index (self->closed, self->closed->len - 1);
  _bunko_shell_select_tab (self, _bunko_shell_add_tab (self, saved, NULL));

  return TRUE;
}

/* The view drops the pages itself: closing them would make a picture of each for the overview, and
 * there may be no screen any more. */
void
_bunko_shell_dispose_tabs (BunkoShell *self)
{
  g_clear_handle_id (&self->close_source, g_source_remove);
  g_clear_handle_id (&self->home_source, g_source_remove);
  adw_tab_overview_set_view (self->overview, NULL);
  g_signal_handlers_disconnect_by_data (self->tab_view, self);
  g_signal_group_set_target (self->tab_signals, NULL);
  g_signal_group_set_target (self->bar_signals, NULL);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    g_signal_handlers_disconnect_by_data (get_tab (adw_tab_view_get_nth_page (self->tab_view, i)),
                                          self);
}

/**
 * bunko_shell_save:
 * @self: a shell
 *
 * Writes its tabs for bunko_shell_restore().
 *
 * Returns: (transfer full): an `a{sv}`, not floating
 */
GVariant *
bunko_shell_save (BunkoShell *self)
{
  g_auto (GVariantBuilder) tabs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  AdwTabPage *selected;

  g_return_val_if_fail (BUNKO_IS_SHELL (self), NULL);

  selected = adw_tab_view_get_selected_page (self->tab_view);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      g_autoptr (GVariant) tab =
          bunko_tab_save (get_tab (adw_tab_view_get_nth_page (self->tab_view, i)));

      g_variant_builder_add_value (&tabs, tab);
    }
  g_variant_dict_insert_value (&dict, "tabs", g_variant_builder_end (&tabs));
  g_variant_dict_insert (&dict, "n-pinned", "i", adw_tab_view_get_n_pinned_pages (self->tab_view));
  if (selected != NULL)
    g_variant_dict_insert (&dict, "selected", "i",
                           adw_tab_view_get_page_position (self->tab_view, selected));

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * bunko_shell_restore:
 * @self: a shell without tabs
 * @saved: what bunko_shell_save() wrote, perhaps in another version of Bunko
 *
 * Opens the tabs that there were. Only the selected one makes its pages now.
 *
 * Returns: %FALSE if there are none
 */
gboolean
bunko_shell_restore (BunkoShell *self, GVariant *saved)
{
  g_autoptr (GVariant) tabs = NULL;
  int n_pinned = 0, selected = 0;
  gsize n;

  g_return_val_if_fail (BUNKO_IS_SHELL (self), FALSE);
  g_return_val_if_fail (g_variant_is_of_type (saved, G_VARIANT_TYPE_VARDICT), FALSE);

  tabs = g_variant_lookup_value (saved, "tabs", G_VARIANT_TYPE ("aa{sv}"));
  n = tabs != NULL ? MIN (g_variant_n_children (tabs), MAX_TABS) : 0;
  if (n == 0)
    return FALSE;

  g_variant_lookup (saved, "n-pinned", "i", &n_pinned);
  g_variant_lookup (saved, "selected", "i", &selected);
  g_signal_handlers_block_by_func (self->tab_view, selected_page_cb, self);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) tab = g_variant_get_child_value (tabs, i);
      AdwTabPage *page = _bunko_shell_add_tab (self, tab, NULL);

      adw_tab_view_set_page_pinned (self->tab_view, page, (int) i < n_pinned);
    }
  g_signal_handlers_unblock_by_func (self->tab_view, selected_page_cb, self);
  adw_tab_view_set_selected_page (
      self->tab_view, adw_tab_view_get_nth_page (self->tab_view, CLAMP (selected, 0, (int) n - 1)));
  selected_page_cb (self);

  return TRUE;
}
