/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "actions/bunko-item-log-dialog.h"
#include "bunko-ui-test.h"
#include "library/bunko-library-traffic.h"
#include "pages/server/logs/bunko-server-logs.h"
#include "pages/server/traffic/bunko-server-traffic-private.h"
#include "pages/server/traffic/bunko-traffic-row.h"
#include "widgets/bunko-json-view.h"
#include "widgets/bunko-log-view-private.h"

#include "fake-library.h"
#include "sample-fixture.h"

/* The sections of the server's page with its logs and with that of the connection, on a real
 * connection to the sample server. */
typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  BunkoTrafficLog *log; /* of the connection */
  GtkWidget *section;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  sample_fixture_set_up (&self->sample, legacy);
  self->context = bunko_context_new (self->sample.library.library, loader, NULL);
  self->log = bunko_library_get_traffic (self->sample.library.library);
}

static void
show (Fixture *self, GtkWidget *section, int width)
{
  self->section = section;
  g_object_add_weak_pointer (G_OBJECT (section), (gpointer *) &self->section);
  self->window = bunko_ui_test_show (section, width, 600);
}

static void
tear_down (Fixture *self, gconstpointer legacy)
{
  bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  RUN_UNTIL (self->section == NULL);
  RUN_UNTIL (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  sample_fixture_tear_down (&self->sample, legacy);
}

static BunkoServerTraffic *
show_traffic (Fixture *self, int width)
{
  show (self, bunko_server_traffic_new (self->context), width);
  return BUNKO_SERVER_TRAFFIC (self->section);
}

static void
do_something (Fixture *self, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      g_autoptr (BunkoItem) item =
          get_item (&self->sample.library, BUNKO_ITEM_TYPE_GALLERY, 1 + i % 100, NULL);

      g_assert_nonnull (item);
    }
}

static guint
count (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* The log of the connection. */

static void
test_empty (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);

  do_something (self, 3);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (traffic->stack), ==, "list");
  gtk_widget_activate_action (self->section, "traffic.clear", NULL);
  g_assert_cmpuint (count (self->log), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (traffic->stack), ==, "empty");
}

/* A line says what it is without the looks of it. */
static void
test_row (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);
  GtkWidget *title, *below;

  do_something (self, 1);
  bunko_ui_test_settle ();
  title = bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "get_item");
  g_assert_nonnull (title);
  g_assert_nonnull (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Done"));
  g_assert_nonnull (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Interactive 1"));
  below = bunko_ui_test_get_child (gtk_widget_get_ancestor (title, BUNKO_TYPE_TRAFFIC_ROW),
                                   BUNKO_TYPE_TRAFFIC_ROW, "below");
  g_assert_false (gtk_widget_get_visible (below));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (traffic->list_view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Messages");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (traffic->search_entry),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Filter messages");
  g_assert_nonnull (strstr (gtk_label_get_label (traffic->summary), "messages"));
}

static void
test_narrow (Fixture *self, gconstpointer legacy)
{
  GtkWidget *title, *row;

  show_traffic (self, 360);
  do_something (self, 1);
  bunko_ui_test_settle ();
  title = bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "get_item");
  row = gtk_widget_get_ancestor (title, BUNKO_TYPE_TRAFFIC_ROW);
  g_assert_true (
      gtk_widget_get_visible (bunko_ui_test_get_child (row, BUNKO_TYPE_TRAFFIC_ROW, "below")));
  g_assert_false (
      gtk_widget_get_visible (bunko_ui_test_get_child (row, BUNKO_TYPE_TRAFFIC_ROW, "sizes")));
  bunko_ui_test_screenshot (self->window, "traffic-narrow");
}

static void
test_filter (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) none = NULL;

  bunko_traffic_log_clear (self->log);
  do_something (self, 4);
  none = get_item (&self->sample.library, BUNKO_ITEM_TYPE_GALLERY, 99999, &error);
  g_assert_null (none);
  g_assert_cmpuint (count (traffic->shown), ==, 5);

  gtk_widget_activate_action (self->section, "traffic.problems", NULL);
  g_assert_cmpuint (count (traffic->shown), ==, 1);
  gtk_widget_activate_action (self->section, "traffic.problems", NULL);

  gtk_widget_activate_action (self->section, "traffic.lane", "s", "bulk");
  g_assert_cmpuint (count (traffic->shown), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (traffic->stack), ==, "empty");
  g_assert_cmpstr (adw_status_page_get_title (traffic->status_page), ==, "No Messages Found");
  gtk_widget_activate_action (self->section, "traffic.lane", "s", "");

  gtk_widget_activate_action (self->section, "traffic.kind", "s", "connections");
  g_assert_cmpuint (count (traffic->shown), ==, 0);
  gtk_widget_activate_action (self->section, "traffic.kind", "s", "calls");
  g_assert_cmpuint (count (traffic->shown), ==, 5);

  gtk_editable_set_text (GTK_EDITABLE (traffic->search_entry), "99999");
  RUN_UNTIL (count (traffic->shown) == 1);
  gtk_editable_set_text (GTK_EDITABLE (traffic->search_entry), "");
  RUN_UNTIL (count (traffic->shown) == 5);
}

static void
test_pause (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);
  guint n;

  do_something (self, 1);
  n = count (self->log);
  gtk_toggle_button_set_active (traffic->pause_button, TRUE);
  do_something (self, 2);
  g_assert_cmpuint (count (self->log), ==, n);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (traffic->pause_button)), ==,
                   "Continue");
  bunko_traffic_log_set_recording (self->log, TRUE);
  g_assert_false (gtk_toggle_button_get_active (traffic->pause_button));
  do_something (self, 1);
  g_assert_cmpuint (count (self->log), >, n);
}

static double
get_distance (GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

/* The end stays in view; who scrolls up stays there, until the button is pressed. */
static void
test_follow (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (traffic->scroller);
  double value;

  do_something (self, 60);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) > 0 && get_distance (traffic->scroller) < 5);
  g_assert_false (gtk_revealer_get_reveal_child (traffic->newest_revealer));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) / 2);
  bunko_ui_test_settle ();
  g_assert_true (gtk_revealer_get_reveal_child (traffic->newest_revealer));
  value = gtk_adjustment_get_value (adjustment);
  do_something (self, 20);
  bunko_ui_test_settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 1);

  bunko_ui_test_click (
      bunko_ui_test_find (GTK_WIDGET (traffic->newest_revealer), GTK_TYPE_BUTTON, NULL));
  RUN_UNTIL (get_distance (traffic->scroller) < 5);
  g_assert_false (gtk_revealer_get_reveal_child (traffic->newest_revealer));
}

static char *
get_text (BunkoTrafficDetails *details, const char *side)
{
  gpointer view = bunko_ui_test_get_child (details, BUNKO_TYPE_TRAFFIC_DETAILS, side);

  return bunko_json_view_dup_text (view);
}

/* Activating a line shows all about it; the keyboard gets back to the list. */
static void
test_details (Fixture *self, gconstpointer width)
{
  BunkoServerTraffic *traffic;
  g_autofree char *request = NULL, *reply = NULL;

  traffic = show_traffic (self, width != NULL ? 360 : 1200);
  bunko_traffic_log_clear (self->log);
  do_something (self, 2);
  bunko_ui_test_settle ();
  g_assert_false (adw_overlay_split_view_get_show_sidebar (traffic->split_view));
  g_signal_emit_by_name (traffic->list_view, "activate", 1);
  bunko_ui_test_settle ();
  g_assert_true (adw_overlay_split_view_get_show_sidebar (traffic->split_view));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (traffic->details)));
  request = get_text (traffic->details, "request");
  reply = get_text (traffic->details, "reply");
  g_assert_nonnull (strstr (request, "\"fname\": \"get_item\""));
  g_assert_nonnull (strstr (request, "\"session\": \"•••\""));
  g_assert_nonnull (strstr (reply, "\"data\": ["));
  bunko_ui_test_screenshot (self->window, "traffic-details");

  gtk_widget_activate_action (GTK_WIDGET (traffic->details), "traffic.close-details", NULL);
  bunko_ui_test_settle ();
  g_assert_false (adw_overlay_split_view_get_show_sidebar (traffic->split_view));
  g_assert_null (bunko_traffic_details_get_entry (traffic->details));
}

static void
test_narrow_details (Fixture *self, gconstpointer legacy)
{
  test_details (self, "narrow");
}

/* The details follow what becomes of the message, and outlive its place in the log. */
static void
test_live_details (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1200);
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *none;

  bunko_traffic_log_clear (self->log);
  bunko_library_get_server_info_async (self->sample.library.library, NULL, keep_result_cb, &result);
  RUN_UNTIL (count (self->log) == 1);
  g_signal_emit_by_name (traffic->list_view, "activate", 0);
  none = bunko_ui_test_get_child (traffic->details, BUNKO_TYPE_TRAFFIC_DETAILS, "no_reply");
  RUN_UNTIL (result != NULL);
  RUN_UNTIL (!gtk_widget_get_visible (none));
  bunko_traffic_log_clear (self->log);
  bunko_ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (traffic->details)));
  gtk_widget_activate_action (self->section, "traffic.clear", NULL);
  bunko_ui_test_settle ();
  g_assert_false (adw_overlay_split_view_get_show_sidebar (traffic->split_view));
}

static void
test_export (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bunko-test-export", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  do_something (self, 2);
  _bunko_server_traffic_export (traffic, file, BUNKO_TRAFFIC_FORMAT_TEXT);
  RUN_UNTIL (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Connection log saved") != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "get_item"));
  g_unlink (path);
}

static void
test_copy (Fixture *self, gconstpointer legacy)
{
  BunkoServerTraffic *traffic = show_traffic (self, 1000);

  do_something (self, 1);
  gtk_single_selection_set_selected (traffic->selection, GTK_INVALID_LIST_POSITION);
  bunko_ui_test_settle ();
  gtk_widget_activate_action (self->section, "traffic.copy", NULL);
  g_assert_null (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Entry copied"));
  gtk_single_selection_set_selected (traffic->selection, count (traffic->selection) - 1);
  gtk_widget_activate_action (self->section, "traffic.copy", NULL);
  RUN_UNTIL (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Entry copied") != NULL);
}

/* The logs of the server. */

static BunkoLogView *
show_logs (Fixture *self, int width)
{
  show (self, bunko_server_logs_new (self->context), width);
  return BUNKO_LOG_VIEW (bunko_ui_test_find (self->section, BUNKO_TYPE_LOG_VIEW, NULL));
}

static void
test_logs (Fixture *self, gconstpointer legacy)
{
  BunkoLogView *view = show_logs (self, 800);
  GtkWidget *kinds;
  guint n;

  RUN_UNTIL (count (view->shown) > 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (view->stack), ==, "list");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view->list_view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Lines of the log");
  n = count (view->shown);
  do_something (self, 1);
  bunko_log_view_refresh (view);
  RUN_UNTIL (count (view->shown) > n);
  bunko_ui_test_screenshot (self->window, "logs");

  kinds = bunko_ui_test_get_child (self->section, BUNKO_TYPE_SERVER_LOGS, "kinds");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (kinds), "download");
  RUN_UNTIL (view->loaded);
  g_assert_nonnull (bunko_ui_test_find (GTK_WIDGET (view->status), GTK_TYPE_LABEL, "Empty Log"));

  /* Back again, the lines are there at once. */
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (kinds), "server");
  g_assert_cmpuint (count (view->shown), >, n);
}

/* It asks again by itself, as long as it is seen and follows. */
static void
test_following (Fixture *self, gconstpointer legacy)
{
  BunkoLogView *view = show_logs (self, 800);
  guint n;

  RUN_UNTIL (view->loaded && view->timer != 0);
  n = count (view->shown);
  do_something (self, 1);
  RUN_UNTIL (count (view->shown) > n);

  RUN_UNTIL (view->timer != 0);
  bunko_log_view_set_following (view, FALSE);
  g_assert_cmpuint (view->timer, ==, 0);
  g_assert_false (gtk_toggle_button_get_active (view->follow_button));
  bunko_log_view_set_following (view, TRUE);
  RUN_UNTIL (view->timer != 0);
  gtk_widget_set_visible (self->section, FALSE);
  g_assert_cmpuint (view->timer, ==, 0);
  g_assert_null (view->cancellable);
  gtk_widget_set_visible (self->section, TRUE);
  RUN_UNTIL (view->timer != 0);
}

static void
test_log_filter (Fixture *self, gconstpointer legacy)
{
  BunkoLogView *view = show_logs (self, 360);
  g_autoptr (BunkoItem) none = NULL;
  g_autofree char *all = NULL, *chosen = NULL;
  guint n;

  none = get_item (&self->sample.library, BUNKO_ITEM_TYPE_GALLERY, 99999, NULL);
  RUN_UNTIL (count (view->shown) > 0);
  bunko_log_view_refresh (view);
  RUN_UNTIL (view->cancellable == NULL);
  n = count (view->shown);

  gtk_drop_down_set_selected (view->level_drop, 2);
  g_assert_cmpuint (count (view->shown), ==, 1);
  gtk_drop_down_set_selected (view->level_drop, 3);
  g_assert_cmpuint (count (view->shown), ==, 0);
  g_assert_nonnull (
      bunko_ui_test_find (GTK_WIDGET (view->status), GTK_TYPE_LABEL, "No Lines Found"));
  gtk_drop_down_set_selected (view->level_drop, 0);
  g_assert_cmpuint (count (view->shown), ==, n);

  gtk_editable_set_text (GTK_EDITABLE (view->search_entry), "GET_item BY");
  RUN_UNTIL (count (view->shown) == 1);
  all = _bunko_log_view_dup_chosen (view);
  g_assert_nonnull (strstr (all, "WARNING api: get_item by guest: "));
  gtk_editable_set_text (GTK_EDITABLE (view->search_entry), "");
  RUN_UNTIL (count (view->shown) == n);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (view->selection), 0, TRUE);
  chosen = _bunko_log_view_dup_chosen (view);
  g_assert_true (g_str_has_suffix (chosen, " INFO server: Ready\n"));
}

static void
test_log_save (Fixture *self, gconstpointer legacy)
{
  BunkoLogView *view = show_logs (self, 800);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bunko-test-log", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  RUN_UNTIL (count (view->shown) > 0);
  _bunko_log_view_save (view, file);
  RUN_UNTIL (bunko_ui_test_find (self->section, GTK_TYPE_LABEL, "Log saved") != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "INFO server: Ready\n"));
  g_unlink (path);
}

/* A server that has no logs to hand out: it says so, and nothing can be pressed. */
static void
test_legacy (Fixture *self, gconstpointer legacy)
{
  BunkoLogView *view = show_logs (self, 800);

  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (view->status), GTK_TYPE_LABEL,
                                 "No Logs from This Server") != NULL);
  g_assert_false (gtk_widget_is_sensitive (view->toolbar));
  g_assert_cmpuint (view->timer, ==, 0);
  bunko_ui_test_screenshot (self->window, "logs-legacy");
}

static void
test_item_dialog (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) item = get_item (&self->sample.library, BUNKO_ITEM_TYPE_GALLERY, 3, NULL);
  BunkoLogView *view;
  GtkWidget *found;
  AdwDialog *dialog;

  show (self, adw_bin_new (), 900);
  dialog = bunko_item_log_dialog_new (self->context, item);
  adw_dialog_present (dialog, self->section);
  RUN_UNTIL ((found = bunko_ui_test_find (self->window, BUNKO_TYPE_LOG_VIEW, NULL)) != NULL);
  view = BUNKO_LOG_VIEW (found);
  RUN_UNTIL (count (view->shown) == 1);
  bunko_ui_test_screenshot (self->window, "item-log");
  adw_dialog_force_close (dialog);
  bunko_ui_test_settle ();
}

#define ADD(name) g_test_add ("/server-logs/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);
  ADD (empty);
  ADD (row);
  ADD (narrow);
  ADD (filter);
  ADD (pause);
  ADD (follow);
  ADD (details);
  ADD (narrow_details);
  ADD (live_details);
  ADD (export);
  ADD (copy);
  ADD (logs);
  ADD (following);
  ADD (log_filter);
  ADD (log_save);
  ADD (item_dialog);
  g_test_add ("/server-logs/legacy", Fixture, "0.3", set_up, test_legacy, tear_down);
  return g_test_run ();
}
