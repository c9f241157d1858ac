/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-shell-private.h"
#include "widgets/bunko-location-page.h"

/* What surrounds the tabs: the sidebar, and the bar with the tabs themselves. The bar lies over the
 * pages, each of which leaves room for it below its header bar; see bunko-tab-bars.c. */

static gboolean
is_reading (BunkoShell *self)
{
  return self->tab != NULL && bunko_tab_get_reading (self->tab);
}

/* Where there is little room, or somebody reads, the sidebar slides over the page when it is
 * called. */
void
_bunko_shell_update_sidebar (BunkoShell *self)
{
  gboolean collapsed = self->narrow || is_reading (self);

  if (adw_overlay_split_view_get_collapsed (self->split_view) != collapsed)
    {
      adw_overlay_split_view_set_collapsed (self->split_view, collapsed);
      adw_overlay_split_view_set_show_sidebar (self->split_view,
                                               !collapsed && !self->sidebar_hidden);
    }
  adw_overlay_split_view_set_enable_show_gesture (self->split_view, !is_reading (self));
}

static void
update_sidebar_button (BunkoShell *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split_view) &&
                   !adw_overlay_split_view_get_collapsed (self->split_view);

  if (self->tab != NULL)
    g_object_set (self->tab, "sidebar-button", !shown, NULL);
  _bunko_shell_update_activity (self);
}

static void
show_sidebar_cb (BunkoShell *self)
{
  update_sidebar_button (self);
}

/* Also with one tab while another is being dragged out of the window: it may come back. */
static gboolean
wants_tab_bar (BunkoShell *self)
{
  return adw_tab_view_get_n_pages (self->tab_view) > 1 ||
         adw_tab_view_get_n_pinned_pages (self->tab_view) > 0 ||
         adw_tab_view_get_is_transferring_page (self->tab_view);
}

static AdwToolbarView *
get_toolbar (BunkoShell *self)
{
  AdwNavigationPage *page = self->tab != NULL ? bunko_tab_get_page (self->tab) : NULL;

  return BUNKO_IS_LOCATION_PAGE (page)
             ? bunko_location_page_get_toolbar (BUNKO_LOCATION_PAGE (page))
             : NULL;
}

void
_bunko_shell_update_bars (BunkoShell *self)
{
  AdwToolbarView *toolbar = get_toolbar (self);
  gboolean wanted = wants_tab_bar (self);
  int height = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->tab_bar),
                          wanted &&
                              (toolbar == NULL || adw_toolbar_view_get_reveal_top_bars (toolbar)));
  if (wanted && gtk_widget_get_visible (GTK_WIDGET (self->tab_bar)))
    gtk_widget_measure (GTK_WIDGET (self->tab_bar), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                        NULL, NULL);
  if (self->tab != NULL && (height > 0 || !wanted))
    g_object_set (self->tab, "bar-height", height, NULL);
  g_signal_group_set_target (self->bar_signals, toolbar);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

/* Where the page has left room. The bars of a page may be on their way in or out, so that where
 * they are now is not where they come to rest. */
static gboolean
get_bar_position_cb (GtkOverlay *overlay,
                     GtkWidget *widget,
                     GdkRectangle *allocation,
                     BunkoShell *self)
{
  GtkWidget *slot = self->tab != NULL ? bunko_tab_get_bar_slot (self->tab) : NULL;
  GtkWidget *bars = slot != NULL ? gtk_widget_get_parent (slot) : NULL;
  graphene_rect_t own, bounds;
  int height;

  /* Its own bounds begin with the padding, and those of its children behind it. */
  if (bars == NULL || !gtk_widget_compute_bounds (bars, bars, &own) ||
      !gtk_widget_compute_bounds (slot, bars, &bounds))
    return FALSE;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  *allocation = (GdkRectangle) {
    .y = (int) (bounds.origin.y - own.origin.y),
    .width = gtk_widget_get_width (GTK_WIDGET (overlay)),
    .height = height,
  };

  return TRUE;
}

/* A bright bar below a dark page would catch the eye all the time. */
static void
update_banner_style (BunkoShell *self)
{
  if (is_reading (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->banner), "reading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "reading");
}

/* Windows of several servers are told apart by their titles. */
static void
update_window_title (BunkoShell *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  const char *title = self->tab != NULL ? bunko_tab_get_title (self->tab) : "";
  g_autofree char *server = NULL;
  g_autofree char *full = NULL;

  if (self->tab == NULL || !GTK_IS_WINDOW (window))
    return;

  if (*title == '\0')
    title = _ ("Bunko");
  if (self->names_server)
    {
      server = bunko_sidebar_dup_server (self->sidebar);
      /* Translators: the title of a window: what it shows, and the server that it is from. */
      full = g_strdup_printf (_ ("%s — %s"), title, server);
    }
  gtk_window_set_title (GTK_WINDOW (window), full != NULL ? full : title);
}

/* The tab shows another page, or another tab is shown. */
void
_bunko_shell_tab_changed (BunkoShell *self)
{
  g_autoptr (BunkoLocation) root =
      self->tab != NULL ? bunko_tab_get_root_location (self->tab) : NULL;

  bunko_sidebar_set_location (self->sidebar, root);
  update_banner_style (self);
  _bunko_shell_update_sidebar (self);
  update_sidebar_button (self);
  _bunko_shell_update_bars (self);
  update_window_title (self);
}

static void
location_selected_cb (BunkoShell *self, BunkoLocation *location)
{
  bunko_shell_show_root (self, location);
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
}

/* Who comes from the overview goes on in the tab, wherever the keyboard was before. */
static void
overview_open_cb (BunkoShell *self)
{
  if (!adw_tab_overview_get_open (self->overview))
    bunko_shell_focus_content (self);
}

void
_bunko_shell_class_init_bars (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, get_bar_position_cb);
  gtk_widget_class_bind_template_callback (widget_class, location_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, overview_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
}

/* How many tabs there are, and the way to all of them. */
static void
add_tab_button (BunkoShell *self)
{
  GtkWidget *header_bar = bunko_tab_find_header_bar (GTK_WIDGET (self->sidebar));
  GtkWidget *button = adw_tab_button_new ();

  adw_tab_button_set_view (ADW_TAB_BUTTON (button), self->tab_view);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.overview");
  gtk_widget_set_tooltip_text (button, _ ("View Open Tabs"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header_bar), button);
}

void
_bunko_shell_init_bars (BunkoShell *self)
{
  add_tab_button (self);
  g_signal_group_connect_swapped (self->bar_signals, "notify::reveal-top-bars",
                                  G_CALLBACK (_bunko_shell_update_bars), self);
}

/**
 * bunko_shell_toggle_sidebar:
 * @self: a shell
 *
 * Shows the sidebar, or hides it.
 */
void
bunko_shell_toggle_sidebar (BunkoShell *self)
{
  gboolean show;

  g_return_if_fail (BUNKO_IS_SHELL (self));

  show = !adw_overlay_split_view_get_show_sidebar (self->split_view);
  if (!adw_overlay_split_view_get_collapsed (self->split_view))
    self->sidebar_hidden = !show;
  adw_overlay_split_view_set_show_sidebar (self->split_view, show);
}

/**
 * bunko_shell_set_names_server:
 * @self: a shell
 * @names_server: whether there are windows of other servers
 *
 * Lets the title of the window say which server it is.
 */
void
bunko_shell_set_names_server (BunkoShell *self, gboolean names_server)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));

  if (self->names_server == names_server)
    return;

  self->names_server = names_server;
  update_window_title (self);
}

/**
 * bunko_shell_show_server_menu:
 * @self: a shell
 *
 * Shows the servers to change to, and the sidebar that their menu hangs on.
 */
void
bunko_shell_show_server_menu (BunkoShell *self)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));

  if (!adw_overlay_split_view_get_show_sidebar (self->split_view))
    bunko_shell_toggle_sidebar (self);
  bunko_sidebar_show_server_menu (self->sidebar);
}

/**
 * bunko_shell_toggle_overview:
 * @self: a shell
 *
 * Shows all tabs as pictures, or goes back to the selected one.
 */
void
bunko_shell_toggle_overview (BunkoShell *self)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));

  adw_tab_overview_set_open (self->overview, !adw_tab_overview_get_open (self->overview));
}

/**
 * bunko_shell_set_narrow:
 * @self: a shell
 * @narrow: whether there is no room for a sidebar beside the pages
 *
 * Lets the sidebar slide over the pages instead.
 */
void
bunko_shell_set_narrow (BunkoShell *self, gboolean narrow)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  _bunko_shell_update_sidebar (self);
  update_sidebar_button (self);
}
