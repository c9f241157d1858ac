/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "settings/bunko-settings.h"
#include "window-fixture.h"

/* Of the sample library and of all servers. */
static void
forget_saved (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bunko", "tabs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

/* To the server that the window shows now. */
void
window_fixture_follow (WindowFixture *self)
{
  g_set_object (&self->workspace, bunko_window_get_workspace (BUNKO_WINDOW (self->window)));
  g_set_object (&self->controller, bunko_workspace_get_controller (self->workspace));
}

void
window_fixture_start (WindowFixture *self, gconstpointer width)
{
  GSettings *settings = bunko_settings_get_default ();

  g_settings_set_int (settings, BUNKO_SETTINGS_KEY_WINDOW_WIDTH, GPOINTER_TO_INT (width));
  g_settings_set_int (settings, BUNKO_SETTINGS_KEY_WINDOW_HEIGHT, 700);
  self->servers = bunko_server_list_new (settings);
  self->registry = bunko_server_registry_new (self->servers, settings);
  self->window = GTK_WIDGET (bunko_window_new (NULL, self->registry, NULL));
  window_fixture_follow (self);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  RUN_UNTIL (gtk_widget_get_mapped (self->window));
  bunko_ui_test_settle ();
}

void
window_fixture_stop (WindowFixture *self)
{
  BunkoWindow *window;

  bunko_workspace_stop (self->workspace);
  while ((window = bunko_workspace_get_first (self->workspace)) != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  bunko_controller_close (self->controller);
  RUN_UNTIL (self->window == NULL);
  RUN_UNTIL (!bunko_workspace_get_busy (self->workspace));
  bunko_ui_test_settle ();
  g_assert_finalize_object (g_steal_pointer (&self->registry));
  g_assert_finalize_object (g_steal_pointer (&self->workspace));
  g_assert_finalize_object (g_steal_pointer (&self->controller));
  g_assert_finalize_object (g_steal_pointer (&self->servers));
}

void
window_fixture_set_up (WindowFixture *self, gconstpointer width)
{
  GSettings *settings = bunko_settings_get_default ();

  forget_saved ();
  g_settings_reset (settings, BUNKO_SETTINGS_KEY_SERVERS);
  window_fixture_start (self, width);
}

void
window_fixture_tear_down (WindowFixture *self, gconstpointer width)
{
  window_fixture_stop (self);
  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, SIGTERM);
      g_assert_true (g_subprocess_wait (self->server, NULL, NULL));
      g_clear_object (&self->server);
    }
}

void
window_fixture_open_sample (WindowFixture *self)
{
  bunko_window_open_sample (BUNKO_WINDOW (self->window));
  window_fixture_follow (self);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  RUN_UNTIL (bunko_context_get_info (bunko_controller_get_context (self->controller)) != NULL);
  RUN_UNTIL (bunko_shell_get_tab (window_fixture_get_shell (self->window)) != NULL);
  bunko_ui_test_settle ();
}

/* A server that lets in ann with the password "secret", and nobody else. */
void
window_fixture_start_server (WindowFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  const char *prefix = "listening on 127.0.0.1:";

  self->server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", "0", "--exit-with-stdin",
                        "--galleries", "20", "--no-guests", "--user", "ann:secret", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, prefix));
  self->port = (guint16) g_ascii_strtoull (line + strlen (prefix), NULL, 10);
}

/* The window that is not the first one; there must be just one. */
GtkWidget *
window_fixture_get_other (WindowFixture *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *other = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (!BUNKO_IS_WINDOW (l->data) || l->data == self->window)
        continue;
      g_assert_null (other);
      other = l->data;
    }
  g_assert_nonnull (other);

  return other;
}

BunkoShell *
window_fixture_get_shell (GtkWidget *window)
{
  GtkWidget *stack = bunko_ui_test_get_child (window, BUNKO_TYPE_WINDOW, "stack");

  return BUNKO_SHELL (gtk_stack_get_child_by_name (GTK_STACK (stack), "library"));
}

AdwNavigationPage *
window_fixture_get_page (WindowFixture *self)
{
  return bunko_tab_get_page (bunko_shell_get_tab (window_fixture_get_shell (self->window)));
}

/* "Library|[Favorites]|Server": the tabs, and which is shown. */
char *
window_fixture_describe (GtkWidget *window)
{
  AdwTabView *view = bunko_shell_get_tab_view (window_fixture_get_shell (window));
  GString *text = g_string_new (NULL);

  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (view, i);

      g_string_append_printf (text, adw_tab_page_get_selected (page) ? "%s[%s]" : "%s%s",
                              i > 0 ? "|" : "", adw_tab_page_get_title (page));
    }

  return g_string_free_and_steal (text);
}
