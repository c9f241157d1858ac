/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtksourceview/gtksource.h>

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "library/bunko-api-request.h"
#include "pages/server/console/bunko-console-argument.h"
#include "pages/server/console/bunko-console-editor.h"
#include "pages/server/console/bunko-console-form.h"
#include "pages/server/console/bunko-console-history-dialog.h"
#include "pages/server/console/bunko-console-history.h"
#include "pages/server/console/bunko-console-list.h"
#include "pages/server/console/bunko-console-outcome-row.h"
#include "pages/server/console/bunko-console-result.h"
#include "pages/server/console/bunko-server-console.h"
#include "sample-fixture.h"
#include "widgets/bunko-json-view.h"

/* The console on a real connection to the sample server. */
typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  GtkWidget *console;
  GtkWidget *window;
} Fixture;

static void
show (Fixture *fixture, int width)
{
  fixture->console = bunko_server_console_new (fixture->context);
  g_object_add_weak_pointer (G_OBJECT (fixture->console), (gpointer *) &fixture->console);
  fixture->window = bunko_ui_test_show (fixture->console, width, 700);
}

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  sample_fixture_set_up (&fixture->sample, legacy);
  fixture->context = bunko_context_new (fixture->sample.library.library, loader, NULL);
  show (fixture, 1000);
}

static void
hide (Fixture *fixture)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->console);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  hide (fixture);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  sample_fixture_tear_down (&fixture->sample, legacy);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->console, BUNKO_TYPE_SERVER_CONSOLE, name);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->console, action, NULL));
}

static void
choose (Fixture *fixture, const char *function)
{
  g_assert_true (gtk_widget_activate_action (fixture->console, "console.choose", "s", function));
}

static char *
get_answer (Fixture *fixture)
{
  GtkWidget *view =
      bunko_ui_test_get_child (part (fixture, "result"), BUNKO_TYPE_CONSOLE_RESULT, "json_view");

  return bunko_json_view_dup_text (BUNKO_JSON_VIEW (view));
}

static gboolean
has_answer (Fixture *fixture, const char *text)
{
  g_autofree char *answer = get_answer (fixture);

  return strstr (answer, text) != NULL;
}

static void
write_message (Fixture *fixture, const char *text)
{
  adw_view_stack_set_visible_child_name (part (fixture, "work_stack"), "message");
  bunko_console_editor_set_text (part (fixture, "editor"), text);
}

static gboolean
is_enabled (Fixture *fixture, const char *button)
{
  return gtk_widget_is_sensitive (part (fixture, button));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
test_run (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *result = part (fixture, "result");
  GtkWidget *row;

  g_assert_false (is_enabled (fixture, "run_button"));
  choose (fixture, "get_version");
  g_assert_true (is_enabled (fixture, "run_button"));
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"core\": [0, "));
  row = bunko_ui_test_find (result, BUNKO_TYPE_CONSOLE_OUTCOME_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_nonnull (bunko_ui_test_find (row, GTK_TYPE_LABEL, "get_version"));
  RUN_UNTIL (bunko_ui_test_find (row, GTK_TYPE_LABEL, "Done") != NULL);
  g_assert_false (gtk_widget_get_visible (part (fixture, "stop_button")));
  bunko_ui_test_screenshot (fixture->window, "console");
}

static GtkWidget *
get_row (Fixture *fixture, guint index)
{
  GtkWidget *lists =
      bunko_ui_test_get_child (part (fixture, "form"), BUNKO_TYPE_CONSOLE_FORM, "lists");
  GtkWidget *list = gtk_stack_get_visible_child (GTK_STACK (lists));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) index));
}

static void
assert_call (Fixture *fixture, const char *expected)
{
  g_autofree char *call = bunko_console_form_dup_call (part (fixture, "form"));
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (call, NULL);
  g_autofree char *command = bunko_api_request_dup_command (request, NULL);

  g_assert_cmpstr (command, ==, expected);
}

/* What is set is sent, all else is left to the server; it is there again after another function. */
static void
test_form (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *spin, *check, *choice;

  choose (fixture, "get_related_items");
  assert_call (fixture, "bunkoctl call get_related_items");
  choice = bunko_ui_test_find (get_row (fixture, 0), GTK_TYPE_DROP_DOWN, NULL);
  spin = bunko_ui_test_find (get_row (fixture, 1), GTK_TYPE_SPIN_BUTTON, NULL);
  check = bunko_ui_test_find (get_row (fixture, 1), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (spin, GTK_ACCESSIBLE_PROPERTY_LABEL, "item_id");
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "item_id");
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL, "item_type");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 12);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 6);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  assert_call (fixture, "bunkoctl call get_related_items item_type=7 item_id=12");
  choose (fixture, "get_version");
  assert_call (fixture, "bunkoctl call get_version");
  choose (fixture, "get_related_items");
  assert_call (fixture, "bunkoctl call get_related_items item_type=7 item_id=12");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 0);
  assert_call (fixture, "bunkoctl call get_related_items item_type=7");
}

static void
test_form_kinds (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *entry, *toggle, *json;

  /* One that must be given has no box, and is not good as long as it is wrong. */
  choose (fixture, "set_config");
  g_assert_null (bunko_ui_test_find (get_row (fixture, 0), GTK_TYPE_CHECK_BUTTON, NULL));
  json = bunko_ui_test_find (get_row (fixture, 0), GTK_SOURCE_TYPE_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (json)), "{\"a\": ", -1);
  g_assert_false (is_enabled (fixture, "run_button"));
  gtk_test_accessible_assert_state (json, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (json)), "{\"a\": 1}", -1);
  g_assert_true (is_enabled (fixture, "run_button"));
  assert_call (fixture, "bunkoctl call set_config 'cfg={\"a\":1}'");

  choose (fixture, "get_image_from_path");
  entry = bunko_ui_test_find (get_row (fixture, 0), GTK_TYPE_ENTRY, NULL);
  toggle = bunko_ui_test_find (get_row (fixture, 2), GTK_TYPE_SWITCH, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a \"b\"");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  assert_call (fixture, "bunkoctl call get_image_from_path 'path=\"a \\\"b\\\"\"' url=true");
}

static void
test_message (Fixture *fixture, gconstpointer legacy)
{
  choose (fixture, "get_version");
  act (fixture, "console.add");
  choose (fixture, "get_locales");
  act (fixture, "console.add");
  adw_view_stack_set_visible_child_name (part (fixture, "work_stack"), "message");
  g_assert_false (gtk_widget_get_visible (part (fixture, "add_button")));
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"core\"") && has_answer (fixture, "\"en_us\""));

  write_message (fixture, "[{\"fname\": \"get_item\", \"item_id\": 99999999}]");
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"code\": 303"));
  g_assert_nonnull (bunko_ui_test_find (part (fixture, "result"), GTK_TYPE_LABEL, "Failed"));
}

/* What is wrong is said, and not sent. */
static void
test_problems (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *editor = part (fixture, "editor");
  GtkWidget *view = bunko_ui_test_get_child (editor, BUNKO_TYPE_CONSOLE_EDITOR, "view");
  GtkWidget *label = bunko_ui_test_get_child (editor, BUNKO_TYPE_CONSOLE_EDITOR, "problem_label");
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Message");
  write_message (fixture, "[\n  {\"fname\": get_version}\n]");
  act (fixture, "console.run");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)),
                                   "Line 2, column 13: This is no value"));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 1);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&start), ==, 12);
  g_assert_null (
      bunko_ui_test_find (part (fixture, "result"), BUNKO_TYPE_CONSOLE_OUTCOME_ROW, NULL));
}

static void
test_dangerous (Fixture *fixture, gconstpointer legacy)
{
  AdwDialog *dialog;

  choose (fixture, "shutdown_application");
  act (fixture, "console.run");
  RUN_UNTIL (get_dialog (fixture) != NULL);
  dialog = get_dialog (fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                                   "shutdown_application: Cuts everybody off"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (dialog)), ==, "cancel");
  g_signal_emit_by_name (dialog, "response", "cancel");
  adw_dialog_force_close (dialog);
  RUN_UNTIL (get_dialog (fixture) == NULL);
  g_assert_null (
      bunko_ui_test_find (part (fixture, "result"), BUNKO_TYPE_CONSOLE_OUTCOME_ROW, NULL));

  /* Only who says so does it. */
  choose (fixture, "save_config");
  act (fixture, "console.run");
  RUN_UNTIL (get_dialog (fixture) != NULL);
  dialog = get_dialog (fixture);
  g_signal_emit_by_name (dialog, "response", "send");
  adw_dialog_force_close (dialog);
  RUN_UNTIL (has_answer (fixture, "save_config"));
}

static BunkoConsoleHistory *
get_history (Fixture *fixture)
{
  BunkoConsoleHistory *history = bunko_console_history_get (
      bunko_library_get_server_key (bunko_context_get_library (fixture->context)));

  RUN_UNTIL (!bunko_console_history_get_busy (history));
  return history;
}

static const char *
get_kept (BunkoConsoleHistory *history, guint index)
{
  g_autoptr (BunkoConsoleEntry) entry =
      g_list_model_get_item (bunko_console_history_get_entries (history), index);

  return bunko_console_entry_get_text (entry);
}

static void
test_history (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoConsoleHistory) history = get_history (fixture);
  GtkWidget *list;
  g_autofree char *text = NULL;

  bunko_console_history_clear (history);
  write_message (fixture, "{\"fname\": \"get_version\"}");
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"core\""));
  write_message (fixture, "{\"fname\": \"submit_login\", \"identifier\": \"x\","
                          " \"credentials\": {\"name\": \"hush\"}}");
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "submit_login"));
  g_assert_cmpuint (g_list_model_get_n_items (bunko_console_history_get_entries (history)), ==, 2);
  g_assert_null (strstr (get_kept (history, 0), "hush"));
  g_assert_nonnull (strstr (get_kept (history, 1), "get_version"));

  act (fixture, "console.history");
  RUN_UNTIL (get_dialog (fixture) != NULL);
  list = bunko_ui_test_get_child (get_dialog (fixture), BUNKO_TYPE_CONSOLE_HISTORY_DIALOG, "list");
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  text = bunko_console_editor_dup_text (part (fixture, "editor"));
  g_assert_nonnull (strstr (text, "get_version"));
  RUN_UNTIL (get_dialog (fixture) == NULL);
}

/* It is there again in the next session, no more of it than may be. */
static void
test_history_kept (Fixture *fixture, gconstpointer legacy)
{
  BunkoConsoleHistory *history = bunko_console_history_get ("a server of its own");

  RUN_UNTIL (!bunko_console_history_get_busy (history));
  for (guint i = 0; i < BUNKO_CONSOLE_HISTORY_MAX + 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"fname\": \"get_item\", \"item_id\": %u}", i);
      g_autoptr (BunkoApiRequest) request = bunko_api_request_new (text, NULL);

      bunko_console_history_add (history, request);
      bunko_console_history_add (history, request);
    }
  RUN_UNTIL (!bunko_console_history_get_busy (history));
  g_assert_finalize_object (history);

  history = bunko_console_history_get ("a server of its own");
  RUN_UNTIL (!bunko_console_history_get_busy (history));
  g_assert_cmpuint (g_list_model_get_n_items (bunko_console_history_get_entries (history)), ==,
                    BUNKO_CONSOLE_HISTORY_MAX);
  g_assert_nonnull (strstr (get_kept (history, 0), "209"));
  bunko_console_history_clear (history);
  RUN_UNTIL (!bunko_console_history_get_busy (history));
  g_assert_finalize_object (history);
}

/* What was written is never lost. */
static void
test_draft (Fixture *fixture, gconstpointer legacy)
{
  g_autofree char *text = NULL;

  write_message (fixture, "[{\"fname\": \"half of a");
  hide (fixture);
  show (fixture, 1000);
  text = bunko_console_editor_dup_text (part (fixture, "editor"));
  g_assert_cmpstr (text, ==, "[{\"fname\": \"half of a");
}

static void
test_list (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *list = part (fixture, "list");
  GtkWidget *entry = bunko_ui_test_get_child (list, BUNKO_TYPE_CONSOLE_LIST, "search_entry");
  GtkWidget *view = bunko_ui_test_get_child (list, BUNKO_TYPE_CONSOLE_LIST, "view");
  GtkWidget *stack = bunko_ui_test_get_child (list, BUNKO_TYPE_CONSOLE_LIST, "stack");
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  guint n_all = g_list_model_get_n_items (model);

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Functions");
  g_assert_cmpuint (n_all, >, 90);
  /* Enter right after the last letter chooses among what that leaves. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "get_vers");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  assert_call (fixture, "bunkoctl call get_version");
  /* A whole name means that function, though others are described with it. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "library_view");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 1);
  assert_call (fixture, "bunkoctl call library_view");
  /* Also what they do is searched, in any case. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "TAGS item");
  RUN_UNTIL (g_list_model_get_n_items (model) > 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  RUN_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "not-found"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  RUN_UNTIL (g_list_model_get_n_items (model) == n_all);
}

/* What the server does not have is dimmed, and said of in the form. */
static void
test_obstacle (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *banner =
      bunko_ui_test_get_child (part (fixture, "form"), BUNKO_TYPE_CONSOLE_FORM, "obstacle_banner");

  choose (fixture, "get_version");
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  choose (fixture, legacy != NULL ? "gallery_exists" : "get_notification");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (
      strstr (adw_banner_get_title (ADW_BANNER (banner)), legacy != NULL ? "too old" : "too new"));
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"error\""));
  RUN_UNTIL (strstr (adw_banner_get_title (ADW_BANNER (banner)), "does not have") != NULL);
}

static void
test_async (Fixture *fixture, gconstpointer legacy)
{
  write_message (fixture, "{\"fname\": \"get_similar\", \"item_id\": 1}");
  act (fixture, "console.run");
  RUN_UNTIL (has_answer (fixture, "\"value\""));
  RUN_UNTIL (bunko_ui_test_find (part (fixture, "result"), GTK_TYPE_LABEL, "Done") != NULL);
}

/* One thing at a time where there is no room for two. */
static void
test_narrow (Fixture *fixture, gconstpointer legacy)
{
  AdwNavigationSplitView *outer, *inner;

  hide (fixture);
  show (fixture, 360);
  outer = part (fixture, "outer");
  inner = part (fixture, "inner");
  RUN_UNTIL (adw_navigation_split_view_get_collapsed (outer));
  g_assert_true (adw_navigation_split_view_get_collapsed (inner));
  g_assert_false (adw_navigation_split_view_get_show_content (outer));
  choose (fixture, "get_version");
  g_assert_true (adw_navigation_split_view_get_show_content (outer));
  g_assert_false (adw_navigation_split_view_get_show_content (inner));
  act (fixture, "console.run");
  g_assert_true (adw_navigation_split_view_get_show_content (inner));
  RUN_UNTIL (has_answer (fixture, "\"core\""));
  bunko_ui_test_screenshot (fixture->window, "console-narrow");
}

#define CONSOLE_TEST(name, func)                                                                   \
  g_test_add ("/console/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  CONSOLE_TEST ("run", test_run);
  CONSOLE_TEST ("form", test_form);
  CONSOLE_TEST ("form-kinds", test_form_kinds);
  CONSOLE_TEST ("message", test_message);
  CONSOLE_TEST ("problems", test_problems);
  CONSOLE_TEST ("dangerous", test_dangerous);
  CONSOLE_TEST ("history", test_history);
  CONSOLE_TEST ("history-kept", test_history_kept);
  CONSOLE_TEST ("draft", test_draft);
  CONSOLE_TEST ("list", test_list);
  CONSOLE_TEST ("obstacle", test_obstacle);
  g_test_add ("/console/obstacle-0.3", Fixture, "0.3", set_up, test_obstacle, tear_down);
  CONSOLE_TEST ("async", test_async);
  CONSOLE_TEST ("narrow", test_narrow);
  return g_test_run ();
}
