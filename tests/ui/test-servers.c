/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/bunko-server-menu-row.h"
#include "app/bunko-server-menu.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/start/bunko-server-row.h"
#include "pages/start/bunko-start-page.h"
#include "reader/model/bunko-read-queue.h"
#include "settings/bunko-reader-store.h"
#include "settings/bunko-recent-list.h"
#include "settings/bunko-settings.h"
#include "window-fixture.h"

/* Two servers at once, with the same item ids: each keeps what is its own, and what happens to one
 * does not touch the other. */

typedef struct
{
  GSubprocess *process;
  guint16 port;
  BunkoServerProfile *profile;
} Server;

typedef struct
{
  WindowFixture window;
  Server alpha;
  Server beta;
} Fixture;

#define REGISTRY(fixture) ((fixture)->window.registry)
#define WINDOW(fixture)   ((fixture)->window.window)

static void
start_process (Server *self, const char *n_galleries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  const char *prefix = "listening on 127.0.0.1:";

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                                    &error, g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", "0",
                                    "--exit-with-stdin", "--galleries", n_galleries, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, prefix));
  self->port = (guint16) g_ascii_strtoull (line + strlen (prefix), NULL, 10);
}

static void
stop_process (Server *self)
{
  if (self->process == NULL)
    return;

  g_subprocess_send_signal (self->process, SIGTERM);
  g_assert_true (g_subprocess_wait (self->process, NULL, NULL));
  g_clear_object (&self->process);
}

/* A guest was there before, so that nobody is asked. */
static BunkoServerProfile *
save_profile (BunkoServerList *servers, const char *name, guint16 port)
{
  g_autoptr (BunkoServerProfile) profile =
      bunko_server_profile_new (name, "127.0.0.1", port, FALSE);

  bunko_server_profile_set_last_used (profile, 1);
  g_assert_true (bunko_server_list_add (servers, profile));

  return profile;
}

static void
set_up (Fixture *self, gconstpointer width)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_OPEN_SERVERS);
  window_fixture_set_up (&self->window, width);
  start_process (&self->alpha, "20");
  start_process (&self->beta, "30");
  self->alpha.profile = save_profile (self->window.servers, "Alpha", self->alpha.port);
  self->beta.profile = save_profile (self->window.servers, "Beta", self->beta.port);
}

static void
tear_down (Fixture *self, gconstpointer width)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  bunko_server_registry_stop (REGISTRY (self));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (BUNKO_IS_WINDOW (l->data) && l->data != WINDOW (self))
        gtk_window_destroy (l->data);
    }
  if (WINDOW (self) != NULL)
    window_fixture_follow (&self->window);
  window_fixture_tear_down (&self->window, width);
  stop_process (&self->alpha);
  stop_process (&self->beta);
}

static BunkoController *
get_controller (GtkWidget *window)
{
  return bunko_workspace_get_controller (bunko_window_get_workspace (BUNKO_WINDOW (window)));
}

static void
wait_for_library (GtkWidget *window)
{
  RUN_UNTIL (bunko_controller_get_state (get_controller (window)) == BUNKO_CONTROLLER_CONNECTED);
  RUN_UNTIL (bunko_context_get_info (bunko_controller_get_context (get_controller (window))) !=
             NULL);
  RUN_UNTIL (window_fixture_get_shell (window) != NULL &&
             bunko_shell_get_tab (window_fixture_get_shell (window)) != NULL);
  bunko_ui_test_settle ();
}

static void
go_to (GtkWidget *window, Server *server)
{
  g_assert_true (gtk_widget_activate_action (window, "win.switch-server", "s",
                                             bunko_server_profile_get_uuid (server->profile)));
  wait_for_library (window);
}

static GtkWidget *
open_in_window (GtkWidget *window, Server *server)
{
  g_autoptr (GList) before = gtk_window_list_toplevels ();
  g_autoptr (GList) after = NULL;
  GtkWidget *other = NULL;

  g_assert_true (gtk_widget_activate_action (window, "win.open-server-in-window", "s",
                                             bunko_server_profile_get_uuid (server->profile)));
  after = gtk_window_list_toplevels ();
  for (GList *l = after; l != NULL; l = l->next)
    {
      if (BUNKO_IS_WINDOW (l->data) && g_list_find (before, l->data) == NULL)
        other = l->data;
    }
  g_assert_nonnull (other);
  wait_for_library (other);

  return other;
}

static void
open_search (GtkWidget *window, const char *text)
{
  g_assert_true (gtk_widget_activate_action (window, "win.new-tab", NULL));
  g_assert_true (gtk_widget_activate_action (window, "win.search", "s", text));
  bunko_ui_test_settle ();
}

static void
assert_tabs (GtkWidget *window, const char *expected)
{
  g_autofree char *tabs = window_fixture_describe (window);

  g_assert_cmpstr (tabs, ==, expected);
}

static BunkoContext *
get_context (GtkWidget *window)
{
  return bunko_controller_get_context (get_controller (window));
}

static AdwBanner *
get_banner (GtkWidget *window)
{
  return ADW_BANNER (
      bunko_ui_test_get_child (window_fixture_get_shell (window), BUNKO_TYPE_SHELL, "banner"));
}

static gboolean
is_open (Fixture *self, Server *server)
{
  return bunko_server_registry_find (REGISTRY (self),
                                     bunko_server_profile_get_uuid (server->profile)) != NULL;
}

/* Each server has its tabs, and its connection stays for who comes back. */
static void
test_switch (Fixture *self, gconstpointer width)
{
  BunkoContext *alpha;

  go_to (WINDOW (self), &self->alpha);
  open_search (WINDOW (self), "whale");
  assert_tabs (WINDOW (self), "Library|[whale]");
  alpha = get_context (WINDOW (self));

  go_to (WINDOW (self), &self->beta);
  assert_tabs (WINDOW (self), "[Library]");
  g_assert_true (get_context (WINDOW (self)) != alpha);
  g_assert_true (is_open (self, &self->alpha));
  open_search (WINDOW (self), "moon");

  go_to (WINDOW (self), &self->alpha);
  assert_tabs (WINDOW (self), "Library|[whale]");
  g_assert_true (get_context (WINDOW (self)) == alpha);
  go_to (WINDOW (self), &self->beta);
  assert_tabs (WINDOW (self), "Library|[moon]");

  /* A server that is shown already stays as it is. */
  go_to (WINDOW (self), &self->beta);
  assert_tabs (WINDOW (self), "Library|[moon]");
}

/* A window has its own tabs also where another one shows the same server. */
static void
test_switch_of_two (Fixture *self, gconstpointer width)
{
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->alpha);
  g_assert_true (get_controller (other) == get_controller (WINDOW (self)));
  open_search (other, "whale");
  go_to (other, &self->beta);
  open_search (WINDOW (self), "moon");
  assert_tabs (other, "[Library]");

  go_to (other, &self->alpha);
  assert_tabs (other, "Library|[whale]");
  assert_tabs (WINDOW (self), "Library|[moon]");
  g_assert_cmpuint (
      bunko_workspace_get_n_windows (bunko_window_get_workspace (BUNKO_WINDOW (other))), ==, 2);
}

static GtkWidget *
open_gallery (GtkWidget *window, gint64 id)
{
  g_assert_true (gtk_widget_activate_action (window, "win.open-gallery", "x", id));
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (
      bunko_tab_get_page (bunko_shell_get_tab (window_fixture_get_shell (window)))));
  bunko_ui_test_settle ();

  return GTK_WIDGET (bunko_tab_get_page (bunko_shell_get_tab (window_fixture_get_shell (window))));
}

static GArray *
get_viewed (GtkWidget *window)
{
  BunkoLibrary *library = bunko_context_get_library (get_context (window));
  g_autoptr (BunkoRecentList) list =
      bunko_recent_list_get (bunko_library_get_state_key (library), BUNKO_RECENT_VIEWED);

  return bunko_recent_list_get_ids (list);
}

static void
assert_viewed (GtkWidget *window, gint64 id)
{
  g_autoptr (GArray) ids = get_viewed (window);

  g_assert_cmpuint (ids->len, ==, id > 0 ? 1 : 0);
  if (id > 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
}

static void
view (GtkWidget *window, gint64 id)
{
  BunkoLibrary *library = bunko_context_get_library (get_context (window));

  bunko_recent_list_add_viewed (bunko_library_get_state_key (library), id);
}

/* The galleries of both servers have the same ids; they are different ones all the same. */
static void
test_same_ids (Fixture *self, gconstpointer width)
{
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  g_assert_cmpstr (
      bunko_library_get_server_key (bunko_context_get_library (get_context (WINDOW (self)))), !=,
      bunko_library_get_server_key (bunko_context_get_library (get_context (other))));
  open_gallery (WINDOW (self), 3);
  open_gallery (other, 3);
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (WINDOW (self))), " — Alpha"));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (other)), " — Beta"));
  g_assert_true (bunko_context_get_loader (get_context (other)) !=
                 bunko_context_get_loader (get_context (WINDOW (self))));

  view (WINDOW (self), 3);
  assert_viewed (WINDOW (self), 3);
  assert_viewed (other, 0);
  view (other, 5);
  assert_viewed (WINDOW (self), 3);
  assert_viewed (other, 5);
}

/* What is reported as read, and how galleries are read. */
static void
assert_apart (BunkoLibrary *one, BunkoLibrary *two)
{
  g_autoptr (BunkoReadQueue) queue = bunko_read_queue_get (one);
  g_autoptr (BunkoReadQueue) other_queue = bunko_read_queue_get (two);
  g_autoptr (BunkoReaderStore) store = bunko_reader_store_get (bunko_library_get_state_key (one));
  g_autoptr (BunkoReaderStore) other_store =
      bunko_reader_store_get (bunko_library_get_state_key (two));
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string ("double"));
  g_autoptr (GVariant) kept = NULL;

  g_assert_true (queue != other_queue);
  bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY, 3, "mode", value);
  kept = bunko_reader_store_lookup (store, BUNKO_READER_SCOPE_GALLERY, 3, "mode");
  g_assert_nonnull (kept);
  g_assert_null (bunko_reader_store_lookup (other_store, BUNKO_READER_SCOPE_GALLERY, 3, "mode"));
}

/* Two names for one server, as for two users: the pictures are the same, all else is not. */
static void
test_two_names (Fixture *self, gconstpointer width)
{
  Server twin = { .profile = save_profile (self->window.servers, "Twin", self->alpha.port) };
  BunkoLibrary *one, *two;
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  open_search (WINDOW (self), "whale");
  other = open_in_window (WINDOW (self), &twin);
  g_assert_true (get_controller (other) != get_controller (WINDOW (self)));
  assert_tabs (other, "[Library]");
  one = bunko_context_get_library (get_context (WINDOW (self)));
  two = bunko_context_get_library (get_context (other));
  g_assert_cmpstr (bunko_library_get_server_key (one), ==, bunko_library_get_server_key (two));
  g_assert_cmpstr (bunko_library_get_state_key (one), !=, bunko_library_get_state_key (two));
  view (WINDOW (self), 4);
  assert_viewed (other, 0);
  assert_apart (one, two);

  /* Each is told apart also when both are left. */
  go_to (WINDOW (self), &self->beta);
  go_to (WINDOW (self), &self->alpha);
  assert_tabs (WINDOW (self), "Library|[whale]");
  assert_tabs (other, "[Library]");
}

/* One server dies; the other knows nothing of it. */
static void
test_one_dies (Fixture *self, gconstpointer width)
{
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  stop_process (&self->alpha);
  RUN_UNTIL (adw_banner_get_revealed (get_banner (WINDOW (self))));
  g_assert_false (adw_banner_get_revealed (get_banner (other)));
  g_assert_cmpint (bunko_controller_get_state (get_controller (other)), ==,
                   BUNKO_CONTROLLER_CONNECTED);
  open_gallery (other, 7);
  bunko_ui_test_screenshot (WINDOW (self), "servers-lost");
}

static void
test_close_one (Fixture *self, gconstpointer width)
{
  BunkoController *beta;
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  beta = g_object_ref (get_controller (other));
  gtk_window_close (GTK_WINDOW (other));
  RUN_UNTIL (bunko_controller_get_state (beta) == BUNKO_CONTROLLER_IDLE);
  g_assert_false (is_open (self, &self->beta));
  g_assert_cmpint (bunko_controller_get_state (get_controller (WINDOW (self))), ==,
                   BUNKO_CONTROLLER_CONNECTED);
  bunko_ui_test_settle ();
  g_assert_finalize_object (beta);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (WINDOW (self))), ==, "Library");

  /* It comes back as it was, with its size. */
  other = open_in_window (WINDOW (self), &self->beta);
  assert_tabs (other, "[Library]");
}

static void
test_log_out_of_one (Fixture *self, gconstpointer width)
{
  GtkWidget *other, *stack;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.log-out", NULL));
  RUN_UNTIL (!is_open (self, &self->alpha));
  bunko_ui_test_settle ();
  stack = WINDOW_CHILD (&self->window, "stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "start");
  g_assert_cmpint (bunko_controller_get_state (get_controller (other)), ==,
                   BUNKO_CONTROLLER_CONNECTED);
  open_gallery (other, 7);
}

/* An address leads to the window that has the server open. */
static void
test_uri (Fixture *self, gconstpointer width)
{
  g_autofree char *uri = g_strdup_printf ("hpx://127.0.0.1:%u/gallery/3", self->beta.port);
  g_autofree char *other_user = g_strdup_printf ("hpx://ann@127.0.0.1:%u", self->beta.port);
  g_autoptr (BunkoServerProfile) profile = NULL;
  gint64 gallery;
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  g_assert_true (bunko_window_open_uri (BUNKO_WINDOW (WINDOW (self)), uri) == GTK_WINDOW (other));
  RUN_UNTIL (BUNKO_IS_GALLERY_PAGE (
      bunko_tab_get_page (bunko_shell_get_tab (window_fixture_get_shell (other)))));
  assert_tabs (WINDOW (self), "[Library]");

  /* Another user there is another server. */
  profile = bunko_server_registry_lookup_uri (REGISTRY (self), other_user, &gallery, NULL);
  g_assert_nonnull (profile);
  g_assert_true (profile != self->beta.profile);
  g_assert_cmpint (gallery, ==, 0);
}

/* What was to be opened on a server that then was not opened is not opened on the next one. */
static void
test_pending (Fixture *self, gconstpointer width)
{
  g_autofree char *uri = g_strdup_printf ("hpx://127.0.0.1:%u/gallery/3", self->alpha.port);

  stop_process (&self->alpha);
  bunko_window_open_uri (BUNKO_WINDOW (WINDOW (self)), uri);
  bunko_controller_close (get_controller (WINDOW (self)));
  bunko_ui_test_settle ();
  go_to (WINDOW (self), &self->beta);
  assert_tabs (WINDOW (self), "[Library]");
}

/* Only so many stay connected without a window, and none when the last window goes. */
static void
test_parked (Fixture *self, gconstpointer width)
{
  Server servers[BUNKO_SERVER_REGISTRY_MAX_PARKED + 2];
  guint n_open = 0;

  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      servers[i].profile = save_profile (self->window.servers, name, self->alpha.port);
      go_to (WINDOW (self), &servers[i]);
    }
  g_assert_false (is_open (self, &servers[0]));
  for (guint i = 1; i < G_N_ELEMENTS (servers); i++)
    n_open += is_open (self, &servers[i]);
  g_assert_cmpuint (n_open, ==, BUNKO_SERVER_REGISTRY_MAX_PARKED + 1);

  /* One that was dropped is opened again, with its tabs. */
  go_to (WINDOW (self), &servers[0]);
  assert_tabs (WINDOW (self), "[Library]");

  gtk_window_close (GTK_WINDOW (WINDOW (self)));
  RUN_UNTIL (WINDOW (self) == NULL);
  g_assert_cmpuint (bunko_server_registry_get_n_workspaces (REGISTRY (self)), ==, 0);
}

static GtkListBoxRow *
get_menu_row (GtkWidget *menu, int index)
{
  return gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (bunko_ui_test_get_child (menu, BUNKO_TYPE_SERVER_MENU, "list")), index);
}

/* The menu says how each server stands, also to those who hear it, and leads there. */
static void
test_menu (Fixture *self, gconstpointer width)
{
  GtkWidget *menu, *row, *other;

  go_to (WINDOW (self), &self->alpha);
  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.server-menu", NULL));
  menu = bunko_ui_test_find (WINDOW (self), BUNKO_TYPE_SERVER_MENU, NULL);
  g_assert_nonnull (menu);
  RUN_UNTIL (gtk_widget_get_mapped (menu));
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (WINDOW (self), "servers-menu");

  row = GTK_WIDGET (get_menu_row (menu, 0));
  g_assert_cmpstr (bunko_server_menu_row_get_subtitle (BUNKO_SERVER_MENU_ROW (row)), ==, "Open");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Alpha");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Open, in this window");
  row = GTK_WIDGET (get_menu_row (menu, 1));
  g_assert_true (g_str_has_prefix (bunko_server_menu_row_get_subtitle (BUNKO_SERVER_MENU_ROW (row)),
                                   "127.0.0.1:"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Beta");
  g_assert_null (get_menu_row (menu, 2));

  /* It follows while it is shown. */
  other = open_in_window (WINDOW (self), &self->beta);
  if (gtk_widget_get_mapped (menu))
    {
      row = GTK_WIDGET (get_menu_row (menu, 1));
      g_assert_cmpstr (bunko_server_menu_row_get_subtitle (BUNKO_SERVER_MENU_ROW (row)), ==,
                       "Open");
    }
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();

  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.server-menu", NULL));
  RUN_UNTIL (gtk_widget_get_mapped (menu));
  g_signal_emit_by_name (bunko_ui_test_get_child (menu, BUNKO_TYPE_SERVER_MENU, "list"),
                         "row-activated", get_menu_row (menu, 1));
  wait_for_library (WINDOW (self));
  g_assert_true (bunko_controller_get_profile (get_controller (WINDOW (self))) ==
                 self->beta.profile);
}

static GtkWidget *
get_start_row (Fixture *self, int index)
{
  GtkWidget *start = WINDOW_CHILD (&self->window, "start_page");

  return GTK_WIDGET (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (bunko_ui_test_get_child (start, BUNKO_TYPE_START_PAGE, "server_list")), index));
}

static gboolean
is_marked_open (GtkWidget *row)
{
  return gtk_widget_get_visible (
      bunko_ui_test_get_child (row, BUNKO_TYPE_SERVER_ROW, "open_label"));
}

/* The list of all servers says which are open, without closing any. */
static void
test_all_servers (Fixture *self, gconstpointer width)
{
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  open_search (WINDOW (self), "whale");
  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.show-servers", NULL));
  bunko_ui_test_settle ();
  g_assert_true (bunko_window_is_free (BUNKO_WINDOW (WINDOW (self))));
  g_assert_true (is_open (self, &self->alpha));
  g_assert_true (is_marked_open (get_start_row (self, 0)));
  g_assert_false (is_marked_open (get_start_row (self, 1)));
  bunko_ui_test_screenshot (WINDOW (self), "servers-all");

  g_signal_emit_by_name (get_start_row (self, 1), "open-in-window");
  other = window_fixture_get_other (&self->window);
  wait_for_library (other);
  g_assert_true (is_marked_open (get_start_row (self, 1)));
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();
  g_assert_false (is_marked_open (get_start_row (self, 1)));

  go_to (WINDOW (self), &self->alpha);
  assert_tabs (WINDOW (self), "Library|[whale]");
}

/* A tab that is dragged to a window of another server goes home. */
static void
test_foreign_tab (Fixture *self, gconstpointer width)
{
  GtkWidget *other;
  AdwTabView *own, *foreign;

  go_to (WINDOW (self), &self->alpha);
  open_search (WINDOW (self), "whale");
  other = open_in_window (WINDOW (self), &self->beta);
  own = bunko_shell_get_tab_view (window_fixture_get_shell (WINDOW (self)));
  foreign = bunko_shell_get_tab_view (window_fixture_get_shell (other));
  adw_tab_view_transfer_page (own, adw_tab_view_get_nth_page (own, 1), foreign, 0);
  RUN_UNTIL (adw_tab_view_get_n_pages (own) == 2);
  bunko_ui_test_settle ();
  assert_tabs (other, "[Library]");

  /* Also the only one of a window, which stays then. */
  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.close-tab", NULL));
  bunko_ui_test_settle ();
  adw_tab_view_transfer_page (own, adw_tab_view_get_nth_page (own, 0), foreign, 0);
  RUN_UNTIL (adw_tab_view_get_n_pages (own) == 1);
  bunko_ui_test_settle ();
  g_assert_nonnull (WINDOW (self));
  assert_tabs (WINDOW (self), "[Library]");
  assert_tabs (other, "[Library]");
}

static void
assert_remembered (const char *first, const char *second)
{
  g_auto (GStrv) open =
      g_settings_get_strv (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_OPEN_SERVERS);

  g_assert_cmpstr (open[0], ==, first);
  if (first != NULL)
    g_assert_cmpstr (open[1], ==, second);
}

/* What is open is noted for the next start, also while all windows close. */
static void
test_remembered (Fixture *self, gconstpointer width)
{
  const char *alpha = bunko_server_profile_get_uuid (self->alpha.profile);
  const char *beta = bunko_server_profile_get_uuid (self->beta.profile);
  GtkWidget *other;

  assert_remembered (NULL, NULL);
  go_to (WINDOW (self), &self->alpha);
  assert_remembered (alpha, NULL);
  other = open_in_window (WINDOW (self), &self->beta);
  assert_remembered (alpha, beta);
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();
  assert_remembered (alpha, NULL);
  gtk_window_close (GTK_WINDOW (WINDOW (self)));
  RUN_UNTIL (WINDOW (self) == NULL);
  assert_remembered (alpha, NULL);
}

/* A server that cannot be reached today is wanted all the same, until the person goes elsewhere. */
static void
test_remembered_away (Fixture *self, gconstpointer width)
{
  const char *alpha = bunko_server_profile_get_uuid (self->alpha.profile);
  BunkoController *controller = get_controller (WINDOW (self));

  stop_process (&self->alpha);
  bunko_window_open_server (BUNKO_WINDOW (WINDOW (self)), self->alpha.profile, 0);
  assert_remembered (alpha, NULL);
  RUN_UNTIL (bunko_controller_get_state (controller) == BUNKO_CONTROLLER_IDLE);
  bunko_ui_test_settle ();
  assert_remembered (alpha, NULL);

  go_to (WINDOW (self), &self->beta);
  assert_remembered (bunko_server_profile_get_uuid (self->beta.profile), NULL);
  g_assert_true (gtk_widget_activate_action (WINDOW (self), "win.close-library", NULL));
  assert_remembered (NULL, NULL);
}

static int
get_width (GtkWidget *window)
{
  int width;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);

  return width;
}

/* Windows have sizes of their own, and a server comes back in the size that its window had. */
static void
test_sizes (Fixture *self, gconstpointer width)
{
  GtkWidget *other;

  go_to (WINDOW (self), &self->alpha);
  other = open_in_window (WINDOW (self), &self->beta);
  gtk_window_set_default_size (GTK_WINDOW (other), 620, 500);
  RUN_UNTIL (get_width (other) == 620 && gtk_widget_get_width (other) < 700);
  bunko_ui_test_settle ();
  g_assert_cmpint (get_width (other), ==, 620);
  g_assert_cmpint (get_width (WINDOW (self)), ==, 1000);
  gtk_window_close (GTK_WINDOW (other));
  bunko_ui_test_settle ();

  g_settings_set_int (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_WINDOW_WIDTH, 900);
  other = open_in_window (WINDOW (self), &self->beta);
  RUN_UNTIL (get_width (other) == 620);
  g_assert_cmpint (get_width (WINDOW (self)), ==, 1000);
}

#define ADD(path, func) g_test_add (path, Fixture, WIDE, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("/servers/switch", test_switch);
  ADD ("/servers/switch-of-two", test_switch_of_two);
  ADD ("/servers/same-ids", test_same_ids);
  ADD ("/servers/two-names", test_two_names);
  ADD ("/servers/one-dies", test_one_dies);
  ADD ("/servers/close-one", test_close_one);
  ADD ("/servers/log-out-of-one", test_log_out_of_one);
  ADD ("/servers/uri", test_uri);
  ADD ("/servers/pending", test_pending);
  ADD ("/servers/parked", test_parked);
  ADD ("/servers/menu", test_menu);
  ADD ("/servers/all-servers", test_all_servers);
  ADD ("/servers/foreign-tab", test_foreign_tab);
  ADD ("/servers/remembered", test_remembered);
  ADD ("/servers/remembered-away", test_remembered_away);
  ADD ("/servers/sizes", test_sizes);

  return g_test_run ();
}
