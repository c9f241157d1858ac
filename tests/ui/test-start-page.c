/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "dialogs/bunko-server-dialog.h"
#include "pages/start/bunko-server-row.h"
#include "pages/start/bunko-start-page.h"
#include "settings/bunko-settings.h"

typedef struct
{
  BunkoServerList *servers;
  GtkWidget *page;
  GtkWidget *window;
  BunkoServerProfile *opened; /* borrowed */
  guint samples;
  guint cancels;
  guint retries;
} Fixture;

static void
open_server_cb (BunkoStartPage *page, BunkoServerProfile *profile, Fixture *fixture)
{
  fixture->opened = profile;
}

static void
count_cb (BunkoStartPage *page, guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const *hosts = data;

  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SERVERS);
  fixture->servers = bunko_server_list_new (bunko_settings_get_default ());
  for (; hosts != NULL && *hosts != NULL; hosts += 2)
    {
      g_autoptr (BunkoServerProfile) profile =
          bunko_server_profile_new (hosts[0], hosts[1], 7007, FALSE);

      bunko_server_list_add (fixture->servers, profile);
    }

  fixture->page = bunko_start_page_new (fixture->servers);
  g_signal_connect (fixture->page, "open-server", G_CALLBACK (open_server_cb), fixture);
  g_signal_connect (fixture->page, "open-sample", G_CALLBACK (count_cb), &fixture->samples);
  g_signal_connect (fixture->page, "cancel", G_CALLBACK (count_cb), &fixture->cancels);
  g_signal_connect (fixture->page, "retry", G_CALLBACK (count_cb), &fixture->retries);
  fixture->window = bunko_ui_test_show (fixture->page, 800, 700);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->servers);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_START_PAGE, "stack")));
}

static guint
get_n_servers (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->servers));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_state (fixture), ==, "empty");
  bunko_ui_test_screenshot (fixture->window, "start-empty");
  bunko_ui_test_click (
      bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Open the _Sample Library"));
  g_assert_cmpuint (fixture->samples, ==, 1);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Add Server…"));
  dialog = bunko_ui_test_find (fixture->window, BUNKO_TYPE_SERVER_DIALOG, NULL);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (
      GTK_EDITABLE (bunko_ui_test_get_child (dialog, BUNKO_TYPE_SERVER_DIALOG, "address_row")),
      "nas.local");
  bunko_ui_test_click (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));

  g_assert_cmpuint (get_n_servers (fixture), ==, 1);
  g_assert_cmpstr (get_state (fixture), ==, "servers");
  g_assert_nonnull (bunko_ui_test_find (fixture->page, BUNKO_TYPE_SERVER_ROW, "nas.local"));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = bunko_ui_test_find (fixture->page, BUNKO_TYPE_SERVER_ROW, "Attic <b>");

  g_assert_cmpstr (get_state (fixture), ==, "servers");
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Attic <b>");
  bunko_ui_test_screenshot (fixture->window, "start-servers");
  gtk_widget_activate (row);
  bunko_ui_test_settle ();
  g_assert_true (fixture->opened == bunko_server_row_get_profile (BUNKO_SERVER_ROW (row)));
}

static void
remove_first (Fixture *fixture)
{
  GtkWidget *row = bunko_ui_test_find (fixture->page, BUNKO_TYPE_SERVER_ROW, NULL);

  g_assert_true (gtk_widget_activate_action (row, "server.remove", NULL));
  bunko_ui_test_settle ();
}

static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoServerProfile) first = g_list_model_get_item (G_LIST_MODEL (fixture->servers), 0);
  g_autoptr (BunkoServerProfile) again = NULL;

  remove_first (fixture);
  g_assert_cmpuint (get_n_servers (fixture), ==, 1);
  bunko_ui_test_screenshot (fixture->window, "start-removed");
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_cmpuint (get_n_servers (fixture), ==, 2);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->servers), 0);
  g_assert_true (again == first);

  remove_first (fixture);
  remove_first (fixture);
  g_assert_cmpuint (get_n_servers (fixture), ==, 0);
  g_assert_cmpstr (get_state (fixture), ==, "empty");
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = bunko_ui_test_find (fixture->page, BUNKO_TYPE_SERVER_ROW, "Attic <b>");
  GtkWidget *dialog;
  g_autoptr (BunkoServerList) saved = NULL;

  g_assert_true (gtk_widget_activate_action (row, "server.edit", NULL));
  bunko_ui_test_settle ();
  dialog = bunko_ui_test_find (fixture->window, BUNKO_TYPE_SERVER_DIALOG, NULL);
  gtk_editable_set_text (
      GTK_EDITABLE (bunko_ui_test_get_child (dialog, BUNKO_TYPE_SERVER_DIALOG, "name_row")),
      "Cellar");
  bunko_ui_test_click (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Cellar");
  saved = bunko_server_list_new (bunko_settings_get_default ());
  g_assert_nonnull (bunko_server_list_find_address (saved, "attic.local", 7007));
}

static void
test_connecting (Fixture *fixture, gconstpointer data)
{
  bunko_start_page_show_connecting (BUNKO_START_PAGE (fixture->page), "Attic & <co>");
  bunko_ui_test_settle ();
  g_assert_cmpstr (get_state (fixture), ==, "connecting");
  bunko_ui_test_screenshot (fixture->window, "start-connecting");
  g_assert_nonnull (
      bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Connecting to Attic & <co>…"));
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Cancel"));
  g_assert_cmpuint (fixture->cancels, ==, 1);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoServerProfile) profile =
      g_list_model_get_item (G_LIST_MODEL (fixture->servers), 0);

  bunko_start_page_show_failure (BUNKO_START_PAGE (fixture->page), profile, "Connection Refused",
                                 "Nothing answers at “attic.local”. Is the server running?");
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "start-failed");
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again"));
  g_assert_cmpuint (fixture->retries, ==, 1);
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Edit Server…"));
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Back to Start"));
  g_assert_cmpstr (get_state (fixture), ==, "servers");
  bunko_ui_test_settle ();
  g_assert_true (BUNKO_IS_SERVER_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  /* There is nothing to edit about the sample library. */
  bunko_start_page_show_failure (BUNKO_START_PAGE (fixture->page), NULL, "Failed", "Body");
  bunko_ui_test_settle ();
  g_assert_null (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Edit Server…"));
}

static void
assert_last_used (gint64 seconds_ago, const char *expected)
{
  const gint64 now = 1800000000;
  g_autofree char *text = bunko_server_row_format_last_used (now - seconds_ago, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_last_used (void)
{
  g_autofree char *never = bunko_server_row_format_last_used (0, 1800000000);
  g_autofree char *date = bunko_server_row_format_last_used (1700000000, 1800000000);

  g_assert_cmpstr (never, ==, "Never used");
  assert_last_used (-50, "Used just now");
  assert_last_used (3599, "Used just now");
  assert_last_used (3600, "Used 1 hour ago");
  assert_last_used (86399, "Used 23 hours ago");
  assert_last_used (86400, "Used 1 day ago");
  assert_last_used (30 * 86400, "Used 30 days ago");
  g_assert_true (g_str_has_prefix (date, "Used on "));
}

static const char *const two_servers[] = { "Living Room", "192.168.1.20", "Attic <b>",
                                           "attic.local", NULL };

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("/start-page/empty", NULL, test_empty);
  ADD ("/start-page/add", NULL, test_add);
  ADD ("/start-page/list", two_servers, test_list);
  ADD ("/start-page/edit", two_servers, test_edit);
  ADD ("/start-page/remove-and-undo", two_servers, test_remove_and_undo);
  ADD ("/start-page/connecting", two_servers, test_connecting);
  ADD ("/start-page/failure", two_servers, test_failure);
  g_test_add_func ("/server-row/last-used", test_last_used);

  return g_test_run ();
}
