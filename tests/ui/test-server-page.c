/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/server/bunko-server-page.h"

/* The window sends what the page is told to, and shows that the server works on it. */
static void
command_cb (BunkoServerPage *page, int command, int *sent)
{
  *sent = command;
  bunko_server_page_show_busy (page, command);
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
test_focus (void)
{
  AdwNavigationPage *page = bunko_server_page_new (NULL);
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *focus;
  int sent = -1;

  bunko_server_page_set_online (BUNKO_SERVER_PAGE (page), TRUE);
  g_signal_connect (page, "command", G_CALLBACK (command_cb), &sent);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  window = bunko_ui_test_show (view, 600, 700);
  row = find_row (GTK_WIDGET (page), "_Restart the Server…");
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);

  gtk_widget_activate_action (row, "panel.restart", NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_click (bunko_ui_test_find (window, GTK_TYPE_BUTTON, "_Restart"));
  g_assert_cmpint (sent, ==, BUNKO_SERVER_PAGE_RESTART);
  RUN_UNTIL (bunko_ui_test_find (window, ADW_TYPE_ALERT_DIALOG, NULL) == NULL);
  bunko_ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_sensitive (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));
  bunko_ui_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/server-page/focus", test_focus);

  return g_test_run ();
}
