/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/gallery/bunko-gallery-page.h"
#include "pages/library/bunko-library-page.h"
#include "pages/server/bunko-server-page.h"
#include "reader/bunko-reader-page.h"
#include "widgets/bunko-location-page.h"
#include "window-fixture.h"

/* What was open is open again at the next start. */

static void
open_at (WindowFixture *fixture, BunkoLocation *location, BunkoOpenWhere where)
{
  bunko_open_location (GTK_WIDGET (window_fixture_get_page (fixture)), location, where);
  bunko_ui_test_settle ();
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
open_server (WindowFixture *fixture, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_server ();

  open_at (fixture, location, where);
}

static void
restart (WindowFixture *fixture)
{
  window_fixture_stop (fixture);
  window_fixture_start (fixture, WIDE);
  window_fixture_open_sample (fixture);
}

static void
assert_tabs (GtkWidget *window, const char *expected)
{
  g_autofree char *tabs = window_fixture_describe (window);

  g_assert_cmpstr (tabs, ==, expected);
}

static void
back (WindowFixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  bunko_ui_test_settle ();
}

/* The tabs, the one that was shown, and the way back in each; others are made when they are shown.
 */
static void
test_tabs (WindowFixture *fixture, gconstpointer width)
{
  AdwTabView *view;

  window_fixture_open_sample (fixture);
  open_search (fixture, "whale", BUNKO_OPEN_HERE);
  open_server (fixture, BUNKO_OPEN_TAB);
  open_search (fixture, "moon", BUNKO_OPEN_NEW_TAB);
  assert_tabs (fixture->window, "whale|Server|[moon]");

  restart (fixture);
  assert_tabs (fixture->window, "whale|Server|[moon]");
  g_assert_true (BUNKO_IS_LIBRARY_PAGE (window_fixture_get_page (fixture)));
  view = bunko_shell_get_tab_view (window_fixture_get_shell (fixture->window));
  g_assert_null (bunko_tab_get_page (
      BUNKO_TAB (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, 0)))));

  /* What was not looked at is still there the time after. */
  restart (fixture);
  assert_tabs (fixture->window, "whale|Server|[moon]");
  view = bunko_shell_get_tab_view (window_fixture_get_shell (fixture->window));
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, 0));
  bunko_ui_test_settle ();
  back (fixture);
  assert_tabs (fixture->window, "[Library]|Server|moon");
  g_assert_true (BUNKO_IS_LIBRARY_PAGE (window_fixture_get_page (fixture)));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.forward", NULL));
  bunko_ui_test_settle ();
  assert_tabs (fixture->window, "[whale]|Server|moon");
}

/* Items are only numbers in what is saved. */
static void
test_items (WindowFixture *fixture, gconstpointer width)
{
  g_autoptr (BunkoLocation) gallery = bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, 3, NULL);
  g_autoptr (BunkoLocation) reader = bunko_location_new_reader (4, 3);
  g_autoptr (BunkoLocation) shown = NULL;

  window_fixture_open_sample (fixture);
  open_at (fixture, gallery, BUNKO_OPEN_HERE);
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
  open_at (fixture, reader, BUNKO_OPEN_HERE);
  RUN_UNTIL (BUNKO_IS_READER_PAGE (window_fixture_get_page (fixture)));

  restart (fixture);
  RUN_UNTIL (BUNKO_IS_READER_PAGE (window_fixture_get_page (fixture)));
  shown =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (window_fixture_get_page (fixture)));
  g_assert_true (bunko_location_equal (shown, reader));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (
      ADW_OVERLAY_SPLIT_VIEW (SHELL_CHILD (fixture, "split_view"))));
  back (fixture);
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
  back (fixture);
  g_assert_true (BUNKO_IS_LIBRARY_PAGE (window_fixture_get_page (fixture)));
}

static GtkAdjustment *
get_adjustment (WindowFixture *fixture)
{
  GtkWidget *grid = NULL;

  RUN_UNTIL ((grid = bunko_ui_test_find (GTK_WIDGET (window_fixture_get_page (fixture)),
                                         GTK_TYPE_GRID_VIEW, NULL)) != NULL &&
             gtk_widget_get_mapped (grid));
  bunko_ui_test_settle ();

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
}

/* How far one has scrolled, in the page that is shown and in the one below. */
static void
test_scrolled (WindowFixture *fixture, gconstpointer width)
{
  double page_size;

  window_fixture_open_sample (fixture);
  page_size = gtk_adjustment_get_page_size (get_adjustment (fixture));
  gtk_adjustment_set_value (get_adjustment (fixture), 3 * page_size);
  bunko_ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.search", "s", "the"));
  gtk_adjustment_set_value (get_adjustment (fixture), 2 * page_size);
  bunko_ui_test_settle ();

  restart (fixture);
  RUN_UNTIL (ABS (gtk_adjustment_get_value (get_adjustment (fixture)) - 2 * page_size) <
             page_size / 2);
  back (fixture);
  RUN_UNTIL (ABS (gtk_adjustment_get_value (get_adjustment (fixture)) - 3 * page_size) <
             page_size / 2);
}

static void
test_windows (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *other;

  window_fixture_open_sample (fixture);
  open_search (fixture, "moon", BUNKO_OPEN_TAB);
  open_server (fixture, BUNKO_OPEN_WINDOW);
  bunko_workspace_raise_window (fixture->workspace, BUNKO_WINDOW (fixture->window));

  restart (fixture);
  assert_tabs (fixture->window, "[Library]|moon");
  g_assert_true (GTK_WIDGET (bunko_workspace_get_first (fixture->workspace)) == fixture->window);
  other = window_fixture_get_other (fixture);
  assert_tabs (other, "[Server]");

  /* A window that was closed while another one stays is not missed. */
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();
  restart (fixture);
  assert_tabs (fixture->window, "[Library]|moon");
  g_assert_true (GTK_WIDGET (bunko_workspace_get_first (fixture->workspace)) == fixture->window);
}

/* Closing the library, or the last window, keeps what was open. */
static void
test_close (WindowFixture *fixture, gconstpointer width)
{
  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_NEW_TAB);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.close-library", NULL));
  bunko_ui_test_settle ();
  window_fixture_open_sample (fixture);
  assert_tabs (fixture->window, "Library|[Server]");

  gtk_window_close (GTK_WINDOW (fixture->window));
  RUN_UNTIL (fixture->window == NULL);
  restart (fixture);
  assert_tabs (fixture->window, "Library|[Server]");
}

/* Each server has its own tabs, and a server that was never open has none. */
static void
test_servers (WindowFixture *fixture, gconstpointer width)
{
  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_NEW_TAB);
  window_fixture_start_server (fixture);
  {
    g_autofree char *uri = g_strdup_printf ("hpx://127.0.0.1:%u", fixture->port);

    bunko_window_open_uri (BUNKO_WINDOW (fixture->window), uri);
    window_fixture_follow (fixture);
  }
  RUN_UNTIL (STATE (fixture) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (fixture->controller, "ann", "secret", FALSE);
  RUN_UNTIL (STATE (fixture) == BUNKO_CONTROLLER_CONNECTED);
  RUN_UNTIL (bunko_shell_get_tab (window_fixture_get_shell (fixture->window)) != NULL);
  bunko_ui_test_settle ();
  assert_tabs (fixture->window, "[Library]");

  window_fixture_open_sample (fixture);
  assert_tabs (fixture->window, "Library|[Server]");
}

/* While the server is away nothing is lost, and nothing is when it comes back. */
static void
test_reconnect (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *page;
  AdwBanner *banner;

  window_fixture_open_sample (fixture);
  open_server (fixture, BUNKO_OPEN_TAB);
  open_search (fixture, "whale", BUNKO_OPEN_HERE);
  page = window_fixture_get_page (fixture);
  banner = ADW_BANNER (SHELL_CHILD (fixture, "banner"));
  bunko_session_send_command_async (bunko_controller_get_session (fixture->controller),
                                    BUNKO_SERVER_COMMAND_RESTART, NULL, NULL, NULL);
  RUN_UNTIL (adw_banner_get_revealed (banner));
  RUN_UNTIL (!adw_banner_get_revealed (banner));
  assert_tabs (fixture->window, "[whale]|Server");
  g_assert_true (window_fixture_get_page (fixture) == page);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, WIDE, window_fixture_set_up, func, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("/restore/tabs", test_tabs);
  ADD ("/restore/items", test_items);
  ADD ("/restore/scrolled", test_scrolled);
  ADD ("/restore/windows", test_windows);
  ADD ("/restore/close", test_close);
  ADD ("/restore/servers", test_servers);
  ADD ("/restore/reconnect", test_reconnect);

  return g_test_run ();
}
