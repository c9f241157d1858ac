/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/bunko-sidebar.h"
#include "dialogs/bunko-login-dialog.h"
#include "dialogs/bunko-trust-alerts.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/server/bunko-server-page.h"
#include "pages/server/overview/bunko-command-result.h"
#include "pages/server/overview/bunko-server-commands.h"
#include "pages/server/overview/bunko-server-overview.h"
#include "pages/start/bunko-start-page.h"
#include "protocol/bunko-endpoint-private.h"
#include "reader/bunko-reader-page.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-location-page.h"
#include "window-fixture.h"

/* The window on a real connection to the sample server. */

static const char *
get_shown (WindowFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (WINDOW_CHILD (fixture, "stack")));
}

static const char *
get_start_state (WindowFixture *fixture)
{
  GtkWidget *page = WINDOW_CHILD (fixture, "start_page");

  return gtk_stack_get_visible_child_name (
      GTK_STACK (bunko_ui_test_get_child (page, BUNKO_TYPE_START_PAGE, "stack")));
}

static void
test_start (WindowFixture *fixture, gconstpointer width)
{
  g_assert_cmpstr (get_shown (fixture), ==, "start");
  g_assert_cmpstr (get_start_state (fixture), ==, "empty");
  gtk_widget_activate_action (fixture->window, "win.show-view", "s", "all");
  g_assert_cmpstr (get_shown (fixture), ==, "start");
  /* Who does not look at JSON does not wait for its editor. */
  g_assert_cmpuint (g_type_from_name ("GtkSourceView"), ==, 0);
  bunko_ui_test_screenshot (fixture->window, "window-start");
}

static void
test_refused (WindowFixture *fixture, gconstpointer width)
{
  bunko_window_open_uri (BUNKO_WINDOW (fixture->window), "hpx://127.0.0.1:1");
  RUN_UNTIL (g_strcmp0 (get_start_state (fixture), "failed") == 0);
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_IDLE);

  /* An address that is none leaves everything as it is. */
  bunko_window_open_uri (BUNKO_WINDOW (fixture->window), "hpx://");
  bunko_ui_test_settle ();
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_IDLE);
}

static void
test_views (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *library;

  window_fixture_open_sample (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "library");
  library = window_fixture_get_page (fixture);
  g_assert_cmpstr (adw_navigation_page_get_title (library), ==, "Library");

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-view", "s", "favorites"));
  bunko_ui_test_settle ();
  g_assert_cmpstr (adw_navigation_page_get_title (window_fixture_get_page (fixture)), ==,
                   "Favorites");

  /* Going back to a view shows the same page, at the same place. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-nth-view", "u", 0));
  g_assert_true (window_fixture_get_page (fixture) == library);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-view", "s", "nothing"));
  g_assert_true (window_fixture_get_page (fixture) == library);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.search", "s", "whale"));
  bunko_ui_test_settle ();
  g_assert_false (window_fixture_get_page (fixture) == library);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  g_assert_true (window_fixture_get_page (fixture) == library);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.close-library", NULL));
  bunko_ui_test_settle ();
  g_assert_cmpstr (get_shown (fixture), ==, "start");
  g_assert_null (bunko_controller_get_context (fixture->controller));
}

static void
test_gallery (WindowFixture *fixture, gconstpointer width)
{
  AdwOverlaySplitView *split;
  AdwNavigationPage *library, *gallery;
  GtkWidget *page;

  window_fixture_open_sample (fixture);
  split = ADW_OVERLAY_SPLIT_VIEW (SHELL_CHILD (fixture, "split_view"));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  library = window_fixture_get_page (fixture);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.open-gallery", "x", (gint64) 1));
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
  gallery = window_fixture_get_page (fixture);

  /* The reader takes the whole window; leaving it leads back to the gallery. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.read", "(xu)", (gint64) 1, 2));
  g_assert_true (BUNKO_IS_READER_PAGE (window_fixture_get_page (fixture)));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  for (guint i = 0; i < 10; i++)
    bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "window-reader");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  bunko_ui_test_settle ();
  g_assert_true (window_fixture_get_page (fixture) == gallery);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));

  /* A gallery that is not there is told of, and can be asked for again. */
  library = window_fixture_get_page (fixture);
  g_assert_true (
      gtk_widget_activate_action (fixture->window, "win.open-gallery", "x", (gint64) 999999999));
  RUN_UNTIL (window_fixture_get_page (fixture) != library);
  page = GTK_WIDGET (window_fixture_get_page (fixture));
  RUN_UNTIL (bunko_ui_test_find (page, GTK_TYPE_BUTTON, "_Try Again") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (page, GTK_TYPE_BUTTON, "_Try Again"));
  bunko_ui_test_settle ();
  g_assert_true (GTK_WIDGET (window_fixture_get_page (fixture)) == page);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  g_assert_true (window_fixture_get_page (fixture) == library);
}

static const char *
get_search (WindowFixture *fixture)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (window_fixture_get_page (fixture)));

  g_assert_cmpint (bunko_location_get_kind (location), ==, BUNKO_LOCATION_LIST);

  return g_intern_string (bunko_view_query_get_search (bunko_location_get_query (location)));
}

/* What is excluded goes to the list that is shown, or else to a list of its own. */
/* The address of a gallery that is not there leads to a page that says so, also by its name. */
static void
test_missing_gallery (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *page;

  window_fixture_open_sample (fixture);
  g_assert_true (
      gtk_widget_activate_action (fixture->window, "win.open-gallery", "x", (gint64) 999999));
  page = window_fixture_get_page (fixture);
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==, "Loading");
  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Not in the Library") != NULL);
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==, "Not in the Library");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Not in the Library");
  g_assert_nonnull (bunko_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "_Try Again"));
}

static void
test_exclude (WindowFixture *fixture, gconstpointer width)
{
  AdwNavigationPage *library;

  window_fixture_open_sample (fixture);
  library = window_fixture_get_page (fixture);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.exclude", "s", "theme:sea"));
  g_assert_true (window_fixture_get_page (fixture) == library);
  g_assert_cmpstr (get_search (fixture), ==, "-theme:sea");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.exclude", "s", "whale"));
  g_assert_cmpstr (get_search (fixture), ==, "-theme:sea -whale");

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-view", "s", "server"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.exclude", "s", "whale"));
  g_assert_cmpstr (get_search (fixture), ==, "-whale");
}

static GtkWidget *
show_overview (WindowFixture *fixture)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-server", "s", "overview"));
  bunko_ui_test_settle ();
  page = GTK_WIDGET (window_fixture_get_page (fixture));
  g_assert_true (BUNKO_IS_SERVER_PAGE (page));

  return bunko_server_page_get_section_widget (BUNKO_SERVER_PAGE (page), "overview");
}

static void
test_server_panel (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *page, *row;

  window_fixture_open_sample (fixture);
  page = show_overview (fixture);
  row = bunko_ui_test_get_child (page, BUNKO_TYPE_SERVER_OVERVIEW, "core_row");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, "");

  page = bunko_ui_test_find (page, BUNKO_TYPE_SERVER_COMMANDS, NULL);
  g_assert_null (bunko_ui_test_find (page, BUNKO_TYPE_COMMAND_RESULT, NULL));
  g_assert_true (gtk_widget_activate_action (page, "panel.request-auth", NULL));
  row = bunko_ui_test_find (page, BUNKO_TYPE_COMMAND_RESULT, NULL);
  RUN_UNTIL (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                        "The server answered") == 0);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row)));
  bunko_ui_test_screenshot (fixture->window, "window-server");

  /* What cuts others off is asked about first. */
  g_assert_true (gtk_widget_activate_action (page, "panel.shutdown", NULL));
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL));
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_CONNECTED);
  bunko_ui_test_screenshot (fixture->window, "window-ask");
}

static void
test_shut_down (WindowFixture *fixture, gconstpointer width)
{
  AdwBanner *banner;
  AdwNavigationPage *page;
  GtkWidget *overview, *dialog;

  window_fixture_open_sample (fixture);
  banner = ADW_BANNER (SHELL_CHILD (fixture, "banner"));
  g_assert_false (adw_banner_get_revealed (banner));
  overview = show_overview (fixture);
  page = window_fixture_get_page (fixture);
  g_assert_true (gtk_widget_activate_action (
      bunko_ui_test_find (overview, BUNKO_TYPE_SERVER_COMMANDS, NULL), "panel.shutdown", NULL));
  bunko_ui_test_settle ();
  dialog = bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL);
  bunko_ui_test_click (bunko_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Shut Down"));

  RUN_UNTIL (adw_banner_get_revealed (banner));
  RUN_UNTIL (bunko_controller_get_presence (fixture->controller) == BUNKO_CONTROLLER_QUIT);
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "The server has shut down."));
  g_assert_cmpstr (get_shown (fixture), ==, "library");
  g_assert_true (window_fixture_get_page (fixture) == page);
  bunko_ui_test_screenshot (fixture->window, "window-quit");

  /* The sample server is ours to start again. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.reconnect", NULL));
  RUN_UNTIL (STATE (fixture) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (SHELL_CHILD (fixture, "banner"))));
}

static void
test_restart (WindowFixture *fixture, gconstpointer width)
{
  AdwBanner *banner;
  AdwNavigationPage *page;

  window_fixture_open_sample (fixture);
  banner = ADW_BANNER (SHELL_CHILD (fixture, "banner"));
  page = window_fixture_get_page (fixture);
  bunko_session_send_command_async (bunko_controller_get_session (fixture->controller),
                                    BUNKO_SERVER_COMMAND_RESTART, NULL, NULL, NULL);
  RUN_UNTIL (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "The server is restarting."));
  RUN_UNTIL (!adw_banner_get_revealed (banner));
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_CONNECTED);
  g_assert_true (window_fixture_get_page (fixture) == page);
}

static void
type_login (GtkWidget *dialog, const char *user, const char *password)
{
  gtk_editable_set_text (
      GTK_EDITABLE (bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "user_row")), user);
  gtk_editable_set_text (
      GTK_EDITABLE (bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "password_row")),
      password);
  bunko_ui_test_click (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
}

static GtkWidget *
open_and_ask (WindowFixture *fixture)
{
  g_autofree char *uri = g_strdup_printf ("hpx://127.0.0.1:%u/gallery/3", fixture->port);
  GtkWidget *dialog = NULL;

  bunko_window_open_uri (BUNKO_WINDOW (fixture->window), uri);
  RUN_UNTIL ((dialog = bunko_ui_test_find (fixture->window, BUNKO_TYPE_LOGIN_DIALOG, NULL)) !=
             NULL);
  bunko_ui_test_settle ();

  return dialog;
}

/* The greeting names the server. Whatever else is to be known of it may take its time. */
static void
assert_named_cb (WindowFixture *fixture)
{
  g_autofree char *name = NULL;

  if (STATE (fixture) != BUNKO_CONTROLLER_CONNECTED)
    return;

  name = bunko_sidebar_dup_server (BUNKO_SIDEBAR (SHELL_CHILD (fixture, "sidebar")));
  g_assert_cmpstr (name, ==, "Bunko Sample Library");
}

static void
test_login (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *dialog, *problem;

  window_fixture_start_server (fixture);
  dialog = open_and_ask (fixture);
  g_assert_false (gtk_widget_get_visible (
      bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "guest_button")));
  bunko_ui_test_screenshot (fixture->window, "window-login");

  type_login (dialog, "ann", "wrong");
  problem = bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "problem_label");
  RUN_UNTIL (*gtk_label_get_label (GTK_LABEL (problem)) != '\0');
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_LOGIN);

  /* The gallery of the address opens as soon as the library does. */
  g_signal_connect_swapped (fixture->controller, "notify::state", G_CALLBACK (assert_named_cb),
                            fixture);
  type_login (dialog, "ann", "secret");
  RUN_UNTIL (STATE (fixture) == BUNKO_CONTROLLER_CONNECTED);
  g_signal_handlers_disconnect_by_data (fixture->controller, fixture);
  RUN_UNTIL (bunko_ui_test_find (fixture->window, BUNKO_TYPE_LOGIN_DIALOG, NULL) == NULL);
  RUN_UNTIL (bunko_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Welcome, ann") != NULL);
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (window_fixture_get_page (fixture)));
}

static void
test_login_closed (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *dialog;

  window_fixture_start_server (fixture);
  dialog = open_and_ask (fixture);
  adw_dialog_close (ADW_DIALOG (dialog));
  RUN_UNTIL (STATE (fixture) == BUNKO_CONTROLLER_IDLE);
  bunko_ui_test_settle ();
  g_assert_cmpstr (get_start_state (fixture), ==, "empty");
}

static void
respond (WindowFixture *fixture, const char *response)
{
  GtkWidget *alert = NULL;

  RUN_UNTIL ((alert = bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL)) != NULL);
  bunko_ui_test_settle ();
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (ADW_DIALOG (alert));
  RUN_UNTIL (bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL) == NULL);
}

/* A password on its way to somewhere in the Internet, as it seems. */
static void
test_plaintext (WindowFixture *fixture, gconstpointer width)
{
  GtkWidget *dialog, *problem;

  window_fixture_start_server (fixture);
  _bunko_endpoint_set_all_public_for_tests (TRUE);
  dialog = open_and_ask (fixture);
  type_login (dialog, "ann", "secret");
  respond (fixture, "cancel");

  /* Whoever thought better of it can go on where they were. */
  g_assert_cmpint (STATE (fixture), ==, BUNKO_CONTROLLER_LOGIN);
  problem = bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "problem_label");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "Not Sent"));
  g_assert_true (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));

  /* With encryption all begins anew, the login too; this server does not have it. */
  type_login (dialog, "ann", "secret");
  respond (fixture, BUNKO_TRUST_RESPONSE_ENCRYPT);
  RUN_UNTIL (g_strcmp0 (get_start_state (fixture), "failed") == 0);
  RUN_UNTIL (bunko_ui_test_find (fixture->window, BUNKO_TYPE_LOGIN_DIALOG, NULL) == NULL);
  _bunko_endpoint_set_all_public_for_tests (FALSE);
}

static void
test_narrow (WindowFixture *fixture, gconstpointer width)
{
  AdwOverlaySplitView *split;
  g_autoptr (BunkoLocation) location = NULL;
  GtkWidget *button;
  int minimum;

  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  window_fixture_open_sample (fixture);
  split = ADW_OVERLAY_SPLIT_VIEW (SHELL_CHILD (fixture, "split_view"));
  g_assert_true (adw_overlay_split_view_get_collapsed (split));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  bunko_ui_test_screenshot (fixture->window, "window-narrow");

  /* The page has a button for the sidebar; what is chosen there hides it again. */
  button = bunko_ui_test_find (GTK_WIDGET (window_fixture_get_page (fixture)), GTK_TYPE_BUTTON,
                               "Show Sidebar");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  bunko_ui_test_click (button);
  bunko_ui_test_settle ();
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  bunko_ui_test_screenshot (fixture->window, "window-narrow-sidebar");
  location = bunko_location_new_server ();
  g_signal_emit_by_name (SHELL_CHILD (fixture, "sidebar"), "selected", location);
  bunko_ui_test_settle ();
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  g_assert_true (BUNKO_IS_SERVER_PAGE (window_fixture_get_page (fixture)));
  bunko_ui_test_screenshot (fixture->window, "window-narrow-server");
}

#define ADD(path, width, func)                                                                     \
  g_test_add (path, WindowFixture, width, window_fixture_set_up, func, window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("/window/start", WIDE, test_start);
  ADD ("/window/refused", WIDE, test_refused);
  ADD ("/window/views", WIDE, test_views);
  ADD ("/window/gallery", WIDE, test_gallery);
  ADD ("/window/missing-gallery", WIDE, test_missing_gallery);
  ADD ("/window/exclude", WIDE, test_exclude);
  ADD ("/window/server-panel", WIDE, test_server_panel);
  ADD ("/window/shut-down", WIDE, test_shut_down);
  ADD ("/window/restart", WIDE, test_restart);
  ADD ("/window/login", WIDE, test_login);
  ADD ("/window/login-closed", WIDE, test_login_closed);
  ADD ("/window/plaintext", WIDE, test_plaintext);
  ADD ("/window/narrow", NARROW, test_narrow);

  return g_test_run ();
}
