/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"
#include "tests/bench/bench-memory-use.h"
#include "window-fixture.h"

/* The whole program on a server that lies, through tests/support/hostile-proxy: whatever stands in
 * its answers, every page comes up with something, nothing is taken for markup (that would be a
 * warning, which is fatal here), and memory stays within bounds. */

/* In KiB. Sanitizers take several times as much. */
#define MEMORY_LIMIT (900 * 1024)

typedef struct
{
  WindowFixture window;
  GSubprocess *proxy;
  guint16 port;
} Fixture;

static guint16
read_port (GSubprocess *process)
{
  g_autoptr (GDataInputStream) output =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);

  return (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
start_servers (Fixture *self, const char *kinds)
{
  const GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE;
  g_auto (GStrv) words = g_strsplit (kinds, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  self->window.server = g_subprocess_new (flags, &error, g_getenv ("BUNKO_SAMPLE_SERVER"), "--port",
                                          "0", "--exit-with-stdin", "--galleries", "200", NULL);
  g_assert_no_error (error);
  address = g_strdup_printf ("127.0.0.1:%u", read_port (self->window.server));
  g_strv_builder_add_many (builder, g_getenv ("BUNKO_HOSTILE_PROXY"), "--to", address, NULL);
  /* For looking further than one run does. */
  if (g_getenv ("BUNKO_HOSTILE_SEED") != NULL)
    g_strv_builder_add_many (builder, "--seed", g_getenv ("BUNKO_HOSTILE_SEED"), NULL);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  self->proxy = g_subprocess_newv ((const char *const *) argv, flags, &error);
  g_assert_no_error (error);
  self->port = read_port (self->proxy);
}

static void
set_up (Fixture *self, gconstpointer kinds)
{
  g_autofree char *uri = NULL;

  window_fixture_set_up (&self->window, GINT_TO_POINTER (1000));
  start_servers (self, kinds);
  uri = g_strdup_printf ("hpx://127.0.0.1:%u", self->port);
  bunko_window_open_uri (BUNKO_WINDOW (self->window.window), uri);
  window_fixture_follow (&self->window);
  RUN_UNTIL (STATE (&self->window) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->window.controller, NULL, NULL, FALSE);
  RUN_UNTIL (STATE (&self->window) == BUNKO_CONTROLLER_CONNECTED);
  RUN_UNTIL (bunko_shell_get_tab (window_fixture_get_shell (self->window.window)) != NULL);
}

static void
tear_down (Fixture *self, gconstpointer kinds)
{
  window_fixture_tear_down (&self->window, NULL);
  g_subprocess_send_signal (self->proxy, SIGTERM);
  g_assert_true (g_subprocess_wait (self->proxy, NULL, NULL));
  g_clear_object (&self->proxy);
}

/* Long enough for the answers and for what is drawn of them. */
static void
look (Fixture *self, const char *name)
{
  g_autofree char *picture = g_strconcat ("hostile-", name, NULL);
  gint64 end = g_get_monotonic_time () + 600 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  bunko_ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window_fixture_get_page (&self->window))));
  bunko_ui_test_screenshot (self->window.window, picture);
}

static void
activate (Fixture *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (self->window.window, name, target));
  look (self, detailed);
}

static void
show (Fixture *self, BunkoLocation *location)
{
  g_autoptr (BunkoLocation) owned = location;
  g_autoptr (GVariant) saved = g_variant_ref_sink (bunko_location_to_variant (location));
  g_autofree char *name = g_strdup_printf ("%d-%d", bunko_location_get_kind (location),
                                           bunko_location_get_item_type (location));

  gtk_widget_activate_action (self->window.window, "win.open", "(@a{sv}u)", saved, BUNKO_OPEN_HERE);
  look (self, name);
}

static void
test_pages (Fixture *self, gconstpointer kinds)
{
  static const char *const views[] = {
    "win.show-view::library",    "win.show-view::favorites",
    "win.show-view::inbox",      "win.show-view::all",
    "win.show-view::home",       "win.open-gallery(int64 42)",
    "win.open-gallery(int64 7)", "win.read((int64 42, uint32 2))",
  };
  static const BunkoItemType directories[] = {
    BUNKO_ITEM_TYPE_ARTIST,   BUNKO_ITEM_TYPE_CIRCLE,     BUNKO_ITEM_TYPE_PARODY,
    BUNKO_ITEM_TYPE_GROUPING, BUNKO_ITEM_TYPE_COLLECTION, BUNKO_ITEM_TYPE_LANGUAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    activate (self, views[i]);
  for (guint i = 0; i < G_N_ELEMENTS (directories); i++)
    {
      show (self, bunko_location_new_directory (directories[i]));
      show (self, bunko_location_new_item (directories[i], 3, NULL));
    }
  show (self, bunko_location_new_tag_directory ());
  activate (self, "win.search::title:<b>");

  if (g_getenv ("BUNKO_SANITIZED") == NULL)
    g_assert_cmpuint (bench_memory_kib (), <, MEMORY_LIMIT);
  g_assert_false (g_file_test ("/tmp/bunko-was-here", G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add ("/hostile/names", Fixture, "names counts", set_up, test_pages, tear_down);
  g_test_add ("/hostile/types", Fixture, "types", set_up, test_pages, tear_down);

  return g_test_run ();
}
