/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/gallery/bunko-gallery-page.h"
#include "pages/library/bunko-library-page.h"
#include "pages/server/bunko-server-page.h"
#include "reader/bunko-reader-page.h"
#include "widgets/bunko-location-page.h"
#include "window-fixture.h"

/* Tabs and their ways back and forward, several windows. */

static void
activate (WindowFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
  bunko_ui_test_settle ();
}

static void
open_at (WindowFixture *fixture, BunkoLocation *location, BunkoOpenWhere where)
{
  bunko_open_location (GTK_WIDGET (window_fixture_get_page (fixture)), location, where);
  bunko_ui_test_settle ();
}

static void
open_gallery (WindowFixture *fixture, gint64 id, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, id, NULL);

  open_at (fixture, location, where);
}

static void
open_server (WindowFixture *fixture, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_server ();

  open_at (fixture, location, where);
}

static void
open_search (WindowFixture *fixture, const char *search, BunkoOpenWhere where)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = NULL;

  bunko_view_query_set_search (query, search);
  location = bunko_location_new_list (query);
  open_at (fixture, location, where);
}

static void
assert_tabs (GtkWidget *window, const char *expected)
{
  g_autofree char *tabs = window_fixture_describe (window);

  g_assert_cmpstr (tabs, ==, expected);
}

static AdwTabView *
get_view (WindowFixture *fixture)
{
  return bunko_shell_get_tab_view (window_fixture_get_shell (fixture->window));
}

static const char *
get_title (WindowFixture *fixture)
{
  return adw_navigation_page_get_title (window_fixture_get_page (fixture));
}

/* Tabs open after the one that they come from and what came from it before; those behind make their
 * page when they are shown. */
static void
test_open (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *bar;
  AdwTabPage *behind;

  window_fixture_open_sample (fixture);
  bar = SHELL_CHILD (fixture, "tab_bar");
  assert_tabs (fixture->window, "[Library]");
  g_assert_false (gtk_widget_get_visible (bar));

  open_server (fixture, BUNKO_OPEN_TAB);
  assert_tabs (fixture->window, "[Library]|Server");
  g_assert_true (gtk_widget_get_visible (bar));
  behind = adw_tab_view_get_nth_page (get_view (fixture), 1);
  g_assert_null (bunko_tab_get_page (BUNKO_TAB (adw_tab_page_get_child (behind))));

  open_search (fixture, "whale", BUNKO_OPEN_NEW_TAB);
  assert_tabs (fixture->window, "Library|Server|[whale]");
  adw_tab_view_set_selected_page (get_view (fixture), behind);
  bunko_ui_test_settle ();
  g_assert_true (BUNKO_IS_SERVER_PAGE (window_fixture_get_page (fixture)));

  open_gallery (fixture, 3, BUNKO_OPEN_HERE);
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
  g_assert_cmpstr (adw_tab_page_get_title (behind), ==, get_title (fixture));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, get_title (fixture));
  bunko_ui_test_screenshot (fixture->window, "tabs-three");
}

/* The bar with the tabs lies right below the header bar, and the page leaves room for it. */
static void
test_bar (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *bar, *slot, *header;
  graphene_rect_t bar_bounds, slot_bounds, header_bounds;

  window_fixture_open_sample (fixture);
  bar = SHELL_CHILD (fixture, "tab_bar");
  open_server (fixture, BUNKO_OPEN_TAB);
  for (guint i = 0; i < 2; i++)
    {
      slot =
          bunko_tab_get_bar_slot (bunko_shell_get_tab (window_fixture_get_shell (fixture->window)));
      g_assert_true (gtk_widget_get_visible (slot));
      header = bunko_ui_test_find (GTK_WIDGET (window_fixture_get_page (fixture)),
                                   ADW_TYPE_HEADER_BAR, NULL);
      g_assert_true (gtk_widget_compute_bounds (bar, fixture->window, &bar_bounds));
      g_assert_true (gtk_widget_compute_bounds (slot, fixture->window, &slot_bounds));
      g_assert_true (gtk_widget_compute_bounds (header, fixture->window, &header_bounds));
      g_assert_true (graphene_rect_equal (&bar_bounds, &slot_bounds));
      g_assert_cmpfloat (bar_bounds.origin.y, ==,
                         header_bounds.origin.y + header_bounds.size.height);
      g_assert_cmpfloat (bar_bounds.size.height, >, 30);
      open_gallery (fixture, 3, BUNKO_OPEN_HERE);
      RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
      bunko_ui_test_settle ();
    }

  /* Without other tabs there is no bar, and no room for it. */
  activate (fixture, "win.close-tab");
  g_assert_false (gtk_widget_get_visible (bar));
  slot = bunko_tab_get_bar_slot (bunko_shell_get_tab (window_fixture_get_shell (fixture->window)));
  g_assert_false (gtk_widget_get_visible (slot));
}

static void
test_close_and_reopen (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *page;

  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_NEW_TAB);
  open_search (fixture, "whale", BUNKO_OPEN_HERE);
  assert_tabs (fixture->window, "Library|[whale]");
  activate (fixture, "win.close-tab");
  assert_tabs (fixture->window, "[Library]");

  /* It comes back with its way back. */
  activate (fixture, "win.reopen-tab");
  assert_tabs (fixture->window, "Library|[whale]");
  activate (fixture, "win.back");
  assert_tabs (fixture->window, "Library|[Server]");
  g_assert_true (BUNKO_IS_SERVER_PAGE (window_fixture_get_page (fixture)));

  activate (fixture, "win.reopen-tab");
  assert_tabs (fixture->window, "Library|[Server]");

  /* The last tab takes the window with it, and the last window the connection. */
  activate (fixture, "win.close-tab");
  page = window_fixture_get_page (fixture);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  activate (fixture, "win.close-tab");
  RUN_UNTIL (fixture->window == NULL);
  g_assert_null (page);
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_IDLE);
}

static void
test_back_and_forward (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *library, *search;

  window_fixture_open_sample (fixture);
  library = window_fixture_get_page (fixture);
  open_search (fixture, "whale", BUNKO_OPEN_HERE);
  search = window_fixture_get_page (fixture);
  open_server (fixture, BUNKO_OPEN_HERE);

  /* The same page, not another one of the same place. */
  activate (fixture, "win.back");
  g_assert_true (window_fixture_get_page (fixture) == search);
  activate (fixture, "win.back");
  g_assert_true (window_fixture_get_page (fixture) == library);
  activate (fixture, "win.back");
  g_assert_true (window_fixture_get_page (fixture) == library);

  activate (fixture, "win.forward");
  g_assert_cmpstr (get_title (fixture), ==, "whale");
  activate (fixture, "win.forward");
  g_assert_true (BUNKO_IS_SERVER_PAGE (window_fixture_get_page (fixture)));
  activate (fixture, "win.forward");
  g_assert_true (BUNKO_IS_SERVER_PAGE (window_fixture_get_page (fixture)));

  /* Who goes somewhere else leaves what was ahead. */
  activate (fixture, "win.back");
  open_search (fixture, "moon", BUNKO_OPEN_HERE);
  activate (fixture, "win.forward");
  g_assert_cmpstr (get_title (fixture), ==, "moon");

  /* Where one is already nothing is opened. */
  open_search (fixture, "moon", BUNKO_OPEN_HERE);
  activate (fixture, "win.back");
  g_assert_cmpstr (get_title (fixture), ==, "whale");
}

/* The views of the sidebar begin a new stack, and back leads to the one before all the same. */
static void
test_views (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *library;

  window_fixture_open_sample (fixture);
  library = window_fixture_get_page (fixture);
  open_search (fixture, "whale", BUNKO_OPEN_HERE);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-view", "s", "favorites"));
  bunko_ui_test_settle ();
  g_assert_cmpstr (get_title (fixture), ==, "Favorites");

  activate (fixture, "win.back");
  g_assert_cmpstr (get_title (fixture), ==, "whale");
  activate (fixture, "win.back");
  g_assert_true (window_fixture_get_page (fixture) == library);
  activate (fixture, "win.back");
  g_assert_true (window_fixture_get_page (fixture) == library);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-view", "s", "library"));
  g_assert_true (window_fixture_get_page (fixture) == library);
}

static guint
count_pages (GtkWidget *widget, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pages (child, type);

  return n;
}

/* However far one goes, only the last pages are alive; all of the way back is there. */
static void
test_deep (WindowFixture *fixture, gconstpointer width)
{
  window_fixture_open_sample (fixture);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *search = g_strdup_printf ("w%u", i);

      open_search (fixture, search, BUNKO_OPEN_HERE);
    }
  g_assert_cmpuint (count_pages (fixture->window, BUNKO_TYPE_LIBRARY_PAGE), ==, 10);

  for (guint i = 29; i-- > 0;)
    {
      g_autofree char *search = g_strdup_printf ("w%u", i);

      activate (fixture, "win.back");
      g_assert_cmpstr (get_title (fixture), ==, search);
      g_assert_true (BUNKO_IS_LIBRARY_PAGE (window_fixture_get_page (fixture)));
    }
  activate (fixture, "win.back");
  g_assert_cmpstr (get_title (fixture), ==, "Library");
  g_assert_true (BUNKO_IS_LIBRARY_PAGE (window_fixture_get_page (fixture)));
  g_assert_cmpuint (count_pages (fixture->window, BUNKO_TYPE_LIBRARY_PAGE), ==, 1);
}

/* Reading hides the sidebar in its own tab only. */
static void
test_reading (WindowFixture *fixture, gconstpointer width)
{
  AdwOverlaySplitView *split;

  window_fixture_open_sample (fixture);
  split = ADW_OVERLAY_SPLIT_VIEW (SHELL_CHILD (fixture, "split_view"));
  g_assert_true (
      gtk_widget_activate_action (fixture->window, "win.read-in-tab", "(xu)", (gint64) 3, 2));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  adw_tab_view_select_next_page (get_view (fixture));
  RUN_UNTIL (BUNKO_IS_READER_PAGE (window_fixture_get_page (fixture)));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  adw_tab_view_select_previous_page (get_view (fixture));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));

  /* Hidden by the person it stays hidden, and there is a button to get it back. */
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  adw_tab_view_select_next_page (get_view (fixture));
  adw_tab_view_select_previous_page (get_view (fixture));
  bunko_ui_test_settle ();
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  bunko_ui_test_click (bunko_ui_test_find (GTK_WIDGET (window_fixture_get_page (fixture)),
                                           GTK_TYPE_BUTTON, "Show Sidebar"));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
}

static void
act_on_tab (WindowFixture *fixture, int position, const char *action)
{
  AdwTabPage *page = adw_tab_view_get_nth_page (get_view (fixture), position);

  g_signal_emit_by_name (get_view (fixture), "setup-menu", page);
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (window_fixture_get_shell (fixture->window)), action, NULL));
  g_signal_emit_by_name (get_view (fixture), "setup-menu", NULL);
  bunko_ui_test_settle ();
}

static void
test_menu (WindowFixture *fixture, gconstpointer width)
{
  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_TAB);
  act_on_tab (fixture, 1, "tab.duplicate");
  assert_tabs (fixture->window, "Library|Server|[Server]");
  act_on_tab (fixture, 2, "tab.pin");
  assert_tabs (fixture->window, "[Server]|Library|Server");
  g_assert_cmpint (adw_tab_view_get_n_pinned_pages (get_view (fixture)), ==, 1);
  act_on_tab (fixture, 1, "tab.close-others");
  assert_tabs (fixture->window, "[Server]|Library");
  act_on_tab (fixture, 0, "tab.unpin");
  act_on_tab (fixture, 0, "tab.close");
  assert_tabs (fixture->window, "[Library]");
}

static void
test_too_many (WindowFixture *fixture, gconstpointer width)
{
  window_fixture_open_sample (fixture);
  for (guint i = 0; i < 60; i++)
    open_server (fixture, BUNKO_OPEN_TAB);
  g_assert_cmpint (adw_tab_view_get_n_pages (get_view (fixture)), ==, 50);
  g_assert_nonnull (
      bunko_ui_test_find (fixture->window, g_type_from_name ("AdwToastWidget"), NULL));
}

static void
test_overview (WindowFixture *fixture, gconstpointer width)
{
  AdwTabOverview *overview;

  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_TAB);
  overview = ADW_TAB_OVERVIEW (SHELL_CHILD (fixture, "overview"));
  activate (fixture, "win.overview");
  g_assert_true (adw_tab_overview_get_open (overview));
  bunko_ui_test_screenshot (fixture->window, "tabs-overview");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (overview), "overview.close", NULL));
  bunko_ui_test_settle ();
  g_assert_false (adw_tab_overview_get_open (overview));
  activate (fixture, "win.new-tab");
  g_assert_cmpint (adw_tab_view_get_n_pages (get_view (fixture)), ==, 3);
  g_assert_nonnull (window_fixture_get_page (fixture));
}

/* Windows share the connection: one of them can go, and all but one go with the library. */
static void
test_windows (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *other;

  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_TAB);
  act_on_tab (fixture, 1, "tab.move-to-new-window");
  other = window_fixture_get_other (fixture);
  assert_tabs (fixture->window, "[Library]");
  assert_tabs (other, "[Server]");
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_CONNECTED);
  g_assert_true (GTK_WIDGET (bunko_workspace_get_first (fixture->workspace)) == fixture->window);

  open_search (fixture, "whale", BUNKO_OPEN_WINDOW);
  other = window_fixture_get_other (fixture);
  assert_tabs (other, "[whale]");

  /* A window without tabs is of no use. */
  adw_tab_view_transfer_page (
      bunko_shell_get_tab_view (window_fixture_get_shell (other)),
      adw_tab_view_get_nth_page (bunko_shell_get_tab_view (window_fixture_get_shell (other)), 0),
      get_view (fixture), 1);
  bunko_ui_test_settle ();
  g_assert_true (GTK_WIDGET (bunko_workspace_get_first (fixture->workspace)) == fixture->window);
  assert_tabs (fixture->window, "Library|[whale]");

  open_server (fixture, BUNKO_OPEN_WINDOW);
  other = window_fixture_get_other (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_true (gtk_widget_activate_action (other, "win.close-library", NULL));
  bunko_ui_test_settle ();
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_IDLE);
  g_assert_null (fixture->window);
  g_assert_true (GTK_WIDGET (bunko_workspace_get_first (fixture->workspace)) == other);
  g_assert_null (window_fixture_get_shell (other));

  /* The one that stays is as good as the first one. */
  fixture->window = other;
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  window_fixture_open_sample (fixture);
  assert_tabs (fixture->window, "[Server]");
  assert_tabs (window_fixture_get_other (fixture), "Library|[whale]");
}

#define ADD(path, width, func)                                                                     \
  g_test_add (path, WindowFixture, width, window_fixture_set_up, func, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("/tabs/open", WIDE, test_open);
  ADD ("/tabs/bar", WIDE, test_bar);
  ADD ("/tabs/bar-narrow", NARROW, test_bar);
  ADD ("/tabs/close-and-reopen", WIDE, test_close_and_reopen);
  ADD ("/tabs/back-and-forward", WIDE, test_back_and_forward);
  ADD ("/tabs/views", WIDE, test_views);
  ADD ("/tabs/deep", WIDE, test_deep);
  ADD ("/tabs/reading", WIDE, test_reading);
  ADD ("/tabs/menu", WIDE, test_menu);
  ADD ("/tabs/too-many", WIDE, test_too_many);
  ADD ("/tabs/overview", WIDE, test_overview);
  ADD ("/tabs/windows", WIDE, test_windows);

  return g_test_run ();
}
