/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/server/bunko-server-page.h"
#include "pages/server/overview/bunko-server-overview.h"
#include "widgets/bunko-location-page.h"

#include "fake-library.h"
#include "sample-fixture.h"

/* The page of the server on a real connection to the sample server, of both versions. */
typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  AdwNavigationPage *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  sample_fixture_set_up (&fixture->sample, legacy);
  fixture->context = bunko_context_new (fixture->sample.library.library, loader, NULL);
}

static void
show (Fixture *fixture, const char *section, int width)
{
  GtkWidget *view = adw_navigation_view_new ();

  fixture->page = bunko_server_page_new (fixture->context, section);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), fixture->page);
  fixture->window = bunko_ui_test_show (view, width, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  sample_fixture_tear_down (&fixture->sample, legacy);
}

static GtkWidget *
get_overview (Fixture *fixture)
{
  return bunko_server_page_get_section_widget (BUNKO_SERVER_PAGE (fixture->page), "overview");
}

/* The window sends what the page is told to, and shows that the server works on it. */
static void
command_cb (BunkoServerOverview *overview, int command, int *sent)
{
  *sent = command;
  bunko_server_overview_show_busy (overview, command);
}

static GtkWidget *
find_row (GtkWidget *page, const char *title)
{
  GtkWidget *row = bunko_ui_test_find (page, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

/* The button that was pressed cannot be pressed again: the keyboard has to be somewhere else. */
static void
test_focus (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row, *focus, *overview;
  int sent = -1;

  show (fixture, NULL, 600);
  overview = get_overview (fixture);
  bunko_server_overview_set_online (BUNKO_SERVER_OVERVIEW (overview), TRUE);
  g_signal_connect (overview, "command", G_CALLBACK (command_cb), &sent);
  row = find_row (overview, "_Restart the Server…");
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);

  gtk_widget_activate_action (row, "panel.restart", NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Restart"));
  g_assert_cmpint (sent, ==, BUNKO_SERVER_OVERVIEW_RESTART);
  RUN_UNTIL (bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL) == NULL);
  bunko_ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_sensitive (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, overview));
}

/* A name that no section has leads to the first; a location tells which one is shown. */
static void
test_sections (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoLocation) home = bunko_location_new_home ();
  g_autoptr (BunkoLocation) server = bunko_location_new_server ();
  g_autoptr (BunkoLocation) shown = NULL;
  BunkoLocationPage *page;

  show (fixture, "cellar", 1000);
  page = BUNKO_LOCATION_PAGE (fixture->page);
  g_assert_nonnull (get_overview (fixture));
  g_assert_cmpstr (bunko_server_page_get_section (BUNKO_SERVER_PAGE (page)), ==, "overview");
  g_assert_false (bunko_server_page_show_section (BUNKO_SERVER_PAGE (page), "cellar"));
  g_assert_false (bunko_location_page_show_location (page, home));
  g_assert_true (bunko_location_page_show_location (page, server));
  shown = bunko_location_page_get_location (page);
  g_assert_cmpstr (bunko_location_get_section (shown), ==, "overview");
}

/* The switcher is in the header bar where there is room for it, and below the page elsewhere. */
static void
test_switcher (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *bar;

  show (fixture, NULL, 1000);
  bar = bunko_ui_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_VIEW_SWITCHER_BAR, NULL);
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  bunko_ui_test_destroy (fixture->window);
  show (fixture, NULL, 360);
  bar = bunko_ui_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_VIEW_SWITCHER_BAR, NULL);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
}

#define ADD(path, func)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/server-page/" path, Fixture, NULL, set_up, func, tear_down);                     \
    g_test_add ("/server-page-0.3/" path, Fixture, "0.3", set_up, func, tear_down);                \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("focus", test_focus);
  ADD ("sections", test_sections);
  ADD ("switcher", test_switcher);

  return g_test_run ();
}
