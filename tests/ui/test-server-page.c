/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/server/bunko-server-page.h"
#include "library/bunko-library-statistics.h"
#include "pages/server/overview/bunko-command-result.h"
#include "pages/server/overview/bunko-server-commands.h"
#include "pages/server/overview/bunko-server-overview.h"
#include "widgets/bunko-bar-chart.h"
#include "widgets/bunko-chart-bar.h"
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
make_context (Fixture *fixture)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  fixture->context = bunko_context_new (fixture->sample.library.library, loader, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  sample_fixture_set_up (&fixture->sample, legacy);
  make_context (fixture);
}

/* Guests may not do what concerns the server itself. */
static void
set_up_strict (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  fixture->sample.server = bunko_sample_server_new (SAMPLE_FIXTURE_GALLERIES);
  g_object_set (fixture->sample.server, "restrict-guests", TRUE, NULL);
  bunko_sample_server_start (fixture->sample.server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&fixture->sample.library,
                           bunko_sample_server_get_port (fixture->sample.server));
  make_context (fixture);
}

static void
set_up_newer (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  fixture->sample.server = bunko_sample_server_new (SAMPLE_FIXTURE_GALLERIES);
  g_object_set (fixture->sample.server, "newer-version", "0.14.0", NULL);
  bunko_sample_server_start (fixture->sample.server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&fixture->sample.library,
                           bunko_sample_server_get_port (fixture->sample.server));
  make_context (fixture);
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

static GtkWidget *
find_row (GtkWidget *page, const char *title)
{
  GtkWidget *row = bunko_ui_test_find (page, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
get_result (Fixture *fixture)
{
  return bunko_ui_test_find (get_overview (fixture), BUNKO_TYPE_COMMAND_RESULT, NULL);
}

/* NULL while nothing is shown. */
static const char *
get_result_title (Fixture *fixture)
{
  GtkWidget *result = get_result (fixture);

  return result != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (result)) : NULL;
}

static void
activate (Fixture *fixture, const char *action)
{
  GtkWidget *commands =
      bunko_ui_test_find (get_overview (fixture), BUNKO_TYPE_SERVER_COMMANDS, NULL);

  g_assert_true (gtk_widget_activate_action (commands, action, NULL));
  bunko_ui_test_settle ();
}

static void
wait_for_no_dialog (Fixture *fixture)
{
  RUN_UNTIL (bunko_ui_test_find (fixture->window, ADW_TYPE_DIALOG, NULL) == NULL);
  bunko_ui_test_settle ();
}

/* The row that was pressed cannot be pressed again: the keyboard has to be somewhere else. */
static void
test_focus (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row, *focus, *overview;

  show (fixture, NULL, 600);
  overview = get_overview (fixture);
  bunko_server_overview_set_online (BUNKO_SERVER_OVERVIEW (overview), TRUE);
  row = find_row (overview, "_Restart the Server…");
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);

  gtk_widget_activate_action (row, "panel.restart", NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Restart"));
  wait_for_no_dialog (fixture);
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "The server restarts") == 0);
  bunko_server_overview_set_online (BUNKO_SERVER_OVERVIEW (overview), FALSE);
  bunko_ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_sensitive (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, overview));
  bunko_server_overview_set_online (BUNKO_SERVER_OVERVIEW (overview), TRUE);
  g_assert_cmpstr (get_result_title (fixture), ==, "The server is there again");
}

/* What the server is told to do later, it is seen to wait for; older ones only go at once. */
static void
test_delay (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row;

  show (fixture, NULL, 600);
  activate (fixture, "panel.shutdown");
  row = bunko_ui_test_find (fixture->window, ADW_TYPE_COMBO_ROW, "When");
  g_assert_cmpint (row != NULL, ==, legacy == NULL);
  if (legacy != NULL)
    {
      bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Cancel"));
      wait_for_no_dialog (fixture);
      return;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Shut Down"));
  wait_for_no_dialog (fixture);
  RUN_UNTIL (get_result_title (fixture) != NULL &&
             g_str_has_prefix (get_result_title (fixture), "The server shuts down in 0:5"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_result (fixture))), ==,
                   "This cannot be called off any more");
}

/* The index is rebuilt with progress, and can be stopped; 0.3 cannot, and says so. */
static void
test_reindex (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row;

  show (fixture, NULL, 600);
  row = find_row (get_overview (fixture), "Rebuild the Search _Index…");
  g_assert_cmpint (gtk_widget_is_sensitive (row), ==, legacy == NULL);
  if (legacy != NULL)
    {
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                       "The server is too old for this");
      return;
    }
  gtk_widget_grab_focus (row);
  activate (fixture, "panel.reindex");
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Re_build"));
  wait_for_no_dialog (fixture);
  g_assert_false (gtk_widget_is_sensitive (row));
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "The search index is rebuilt") == 0);
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_true (gtk_widget_has_focus (row));

  activate (fixture, "panel.reindex");
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Re_build"));
  wait_for_no_dialog (fixture);
  g_signal_emit_by_name (get_result (fixture), "stop");
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "Stopped") == 0);
}

/* Who leaves the page does not stop what the server does, and nobody is there to see it end. */
static void
test_left (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *commands, *window;

  show (fixture, NULL, 600);
  commands = bunko_ui_test_find (get_overview (fixture), BUNKO_TYPE_SERVER_COMMANDS, NULL);
  g_object_add_weak_pointer (G_OBJECT (commands), (gpointer *) &commands);
  activate (fixture, "panel.reindex");
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Re_build"));
  wait_for_no_dialog (fixture);
  window = fixture->window;
  fixture->window = bunko_ui_test_show (adw_bin_new (), 300, 300);
  bunko_ui_test_destroy (window);
  g_assert_nonnull (commands);
  RUN_UNTIL (commands == NULL);
}

/* Whether all of a widget is in the part of the page that is shown. */
static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t rect, view;

  g_assert_nonnull (scrolled);
  if (!gtk_widget_compute_bounds (widget, scrolled, &rect) || rect.size.height <= 0)
    return FALSE;
  graphene_rect_init (&view, 0, 0, gtk_widget_get_width (scrolled),
                      gtk_widget_get_height (scrolled));

  return graphene_rect_contains_rect (&view, &rect);
}

/* Tab gets past what is there to be read only, and to the charts. */
static void
test_tab (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *chart, *focus = NULL;

  show (fixture, NULL, 600);
  RUN_UNTIL (!bunko_library_statistics_get_loading (
      bunko_library_get_statistics (fixture->sample.library.library)));
  chart = bunko_ui_test_find (get_overview (fixture), BUNKO_TYPE_BAR_CHART, NULL);
  for (guint i = 0; i < 40 && (focus == NULL || !gtk_widget_is_ancestor (focus, chart)); i++)
    {
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
    }
  g_assert_true (gtk_widget_is_ancestor (focus, chart));
}

/* What becomes of a command shows up below the others: the page goes there. */
static void
test_result_in_view (Fixture *fixture, gconstpointer legacy)
{
  show (fixture, NULL, 360);
  activate (fixture, "panel.save-config");
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "The configuration is saved") == 0);
  RUN_UNTIL (is_in_view (get_result (fixture)));
}

#define REFUSED "Refused by the Server"

/* Where guests may not, the refusal is shown, remembered and told. */
static void
test_refused (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row, *refused;

  show (fixture, NULL, 600);
  row = find_row (get_overview (fixture), "_Save Configuration");
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_null (bunko_ui_test_find (get_overview (fixture), ADW_TYPE_ACTION_ROW, REFUSED));
  activate (fixture, "panel.save-config");
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "Not Allowed") == 0);
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Your user may not do this");
  RUN_UNTIL ((refused = bunko_ui_test_find (get_overview (fixture), ADW_TYPE_ACTION_ROW,
                                            REFUSED)) != NULL);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (refused)), "configuration"));
}

static void
test_changelog (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *dialog = NULL;

  show (fixture, NULL, 600);
  activate (fixture, "panel.changelog");
  RUN_UNTIL ((dialog = bunko_ui_test_find (fixture->window, ADW_TYPE_DIALOG, NULL)) != NULL);
  bunko_ui_test_settle ();
  if (legacy != NULL)
    g_assert_nonnull (bunko_ui_test_find (dialog, ADW_TYPE_STATUS_PAGE, NULL));
  else
    gtk_test_accessible_assert_role (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "What is new"),
                                     GTK_ACCESSIBLE_ROLE_HEADING);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_for_no_dialog (fixture);
}

/* What the keyboard gets to first is read in full, and not marked to be copied. */
static void
check_focus (GtkWidget *dialog)
{
  GtkWidget *focus = adw_dialog_get_focus (ADW_DIALOG (dialog));

  g_assert_nonnull (focus);
  g_assert_false (GTK_IS_LABEL (focus));
}

/* What there is about the newer version can be read, and it can be installed from there. */
static void
press_update (Fixture *fixture)
{
  GtkWidget *dialog = NULL, *button;

  RUN_UNTIL ((dialog = bunko_ui_test_find (fixture->window, ADW_TYPE_DIALOG, NULL)) != NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "What is new"));
  check_focus (dialog);
  button = bunko_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Update and Restart…");
  g_assert_nonnull (button);
  bunko_ui_test_click (button);
  RUN_UNTIL (bunko_ui_test_find (fixture->window, ADW_TYPE_ALERT_DIALOG, NULL) != NULL);
  bunko_ui_test_settle ();
}

/* A newer version is offered where one was found; who is asked and says no finds it again. */
static void
test_update (Fixture *fixture, gconstpointer legacy)
{
  BunkoServerOverview *overview;
  GtkWidget *row;

  show (fixture, NULL, 600);
  overview = BUNKO_SERVER_OVERVIEW (get_overview (fixture));
  g_assert_null (
      bunko_ui_test_find (GTK_WIDGET (overview), ADW_TYPE_ACTION_ROW, "_Update and Restart…"));
  activate (fixture, "panel.check-update");
  press_update (fixture);
  bunko_ui_test_click (bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Cancel"));
  wait_for_no_dialog (fixture);

  row = find_row (GTK_WIDGET (overview), "_Update and Restart…");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "The server installs version 0.14.0");
  activate (fixture, "panel.update");
  bunko_ui_test_click (
      bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Update and Restart"));
  wait_for_no_dialog (fixture);
  RUN_UNTIL (g_strcmp0 (get_result_title (fixture), "The server is updated and restarts") == 0);
  g_assert_false (gtk_widget_get_visible (row));
  bunko_server_overview_set_online (overview, FALSE);
  bunko_server_overview_set_online (overview, TRUE);
  g_assert_cmpstr (get_result_title (fixture), ==, "The server is there again");
}

/* The connection is there with its lanes, and the library with its charts. */
static void
test_facts (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *overview, *row, *chart;

  show (fixture, NULL, 600);
  overview = get_overview (fixture);
  row = find_row (overview, "Encryption");
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Not encrypted."));
  g_assert_true (g_str_has_suffix (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (overview, "Latency"))), " ms"));
  g_assert_null (
      bunko_ui_test_find (overview, ADW_TYPE_ACTION_ROW, "Fingerprint of the Certificate"));
  g_assert_null (bunko_ui_test_find (overview, ADW_TYPE_ACTION_ROW, "Torrent Client Version"));
  row = bunko_ui_test_find (overview, ADW_TYPE_EXPANDER_ROW, "Connections");
  g_assert_nonnull (row);
  RUN_UNTIL (!bunko_library_statistics_get_loading (
      bunko_library_get_statistics (fixture->sample.library.library)));
  chart = bunko_ui_test_find (overview, BUNKO_TYPE_BAR_CHART, NULL);
  g_assert_nonnull (chart);
  g_assert_nonnull (bunko_ui_test_find (chart, BUNKO_TYPE_CHART_BAR, NULL));
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

/* As the detail of a signal, the name of a section is kept longer than any page. */
static void
test_again (Fixture *fixture, gconstpointer legacy)
{
  show (fixture, "activity", 1000);
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
  g_assert_cmpstr (g_quark_to_string (g_quark_try_string ("activity")), ==, "activity");

  show (fixture, "activity", 1000);
  g_assert_nonnull (
      bunko_server_page_get_section_widget (BUNKO_SERVER_PAGE (fixture->page), "activity"));
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

  g_test_add ("/server-page/again", Fixture, NULL, set_up, test_again, tear_down);
  ADD ("focus", test_focus);
  ADD ("delay", test_delay);
  ADD ("reindex", test_reindex);
  ADD ("changelog", test_changelog);
  ADD ("facts", test_facts);
  ADD ("result-in-view", test_result_in_view);
  ADD ("tab", test_tab);
  g_test_add ("/server-page/update", Fixture, NULL, set_up_newer, test_update, tear_down);
  g_test_add ("/server-page/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/server-page/refused", Fixture, NULL, set_up_strict, test_refused, tear_down);
  ADD ("sections", test_sections);
  ADD ("switcher", test_switcher);

  return g_test_run ();
}
