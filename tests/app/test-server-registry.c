/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "app/bunko-about-dialog.h"
#include "app/bunko-server-registry.h"
#include "settings/bunko-settings.h"
#include "tests/main-loop.h"

/* Which servers are open, without any window. */

typedef struct
{
  GSubprocess *processes[2];
  guint16 ports[2];
  BunkoServerList *servers;
  BunkoServerRegistry *registry;
} Case;

static guint16
start_process (GSubprocess **process)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  const char *prefix = "listening on 127.0.0.1:";

  *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                               &error, g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", "0",
                               "--exit-with-stdin", "--galleries", "20", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, prefix));

  return (guint16) g_ascii_strtoull (line + strlen (prefix), NULL, 10);
}

static void
set_up (Case *self, gconstpointer data)
{
  GSettings *settings = bunko_settings_get_default ();

  g_settings_reset (settings, BUNKO_SETTINGS_KEY_SERVERS);
  g_settings_reset (settings, BUNKO_SETTINGS_KEY_OPEN_SERVERS);
  self->servers = bunko_server_list_new (settings);
  self->registry = bunko_server_registry_new (self->servers, settings);
}

static void
set_up_servers (Case *self, gconstpointer data)
{
  set_up (self, data);
  for (guint i = 0; i < G_N_ELEMENTS (self->processes); i++)
    self->ports[i] = start_process (&self->processes[i]);
}

static void
tear_down (Case *self, gconstpointer data)
{
  bunko_server_registry_close (self->registry);
  run_for (50);
  g_assert_finalize_object (self->registry);
  g_assert_finalize_object (self->servers);
  for (guint i = 0; i < G_N_ELEMENTS (self->processes); i++)
    {
      if (self->processes[i] == NULL)
        continue;
      g_subprocess_send_signal (self->processes[i], SIGTERM);
      g_assert_true (g_subprocess_wait (self->processes[i], NULL, NULL));
      g_clear_object (&self->processes[i]);
    }
}

static BunkoServerProfile *
save_profile (Case *self, const char *name, const char *host, guint16 port)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new (name, host, port, FALSE);

  /* As if a guest had been there: nobody is asked. */
  bunko_server_profile_set_last_used (profile, 1);
  g_assert_true (bunko_server_list_add (self->servers, profile));

  return profile;
}

static BunkoWorkspace *
open_profile (Case *self, BunkoServerProfile *profile)
{
  BunkoWorkspace *workspace = bunko_server_registry_create_workspace (self->registry);
  BunkoController *controller = bunko_workspace_get_controller (workspace);

  bunko_controller_open (controller, profile);
  RUN_UNTIL (bunko_controller_get_state (controller) == BUNKO_CONTROLLER_CONNECTED);

  return workspace;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_open (Case *self, gconstpointer data)
{
  BunkoServerProfile *alpha = save_profile (self, "Alpha", "127.0.0.1", self->ports[0]);
  BunkoServerProfile *beta = save_profile (self, "Beta", "127.0.0.1", self->ports[1]);
  BunkoWorkspace *one, *two;
  g_autoptr (BunkoController) closed = NULL;
  g_auto (GStrv) open = NULL;
  guint n_changed = 0;

  g_signal_connect_swapped (self->registry, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_null (
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (alpha)));
  one = open_profile (self, alpha);
  g_assert_cmpuint (n_changed, >, 0);
  two = open_profile (self, beta);
  g_assert_true (
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (alpha)) == one);
  g_assert_true (
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (beta)) == two);
  open = bunko_server_registry_dup_open (self->registry);
  g_assert_cmpuint (g_strv_length (open), ==, 2);

  /* A connection that is closed is not found any more; the other goes on. */
  closed = g_object_ref (bunko_workspace_get_controller (one));
  bunko_controller_close (closed);
  g_assert_null (
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (alpha)));
  g_assert_cmpint (bunko_controller_get_state (bunko_workspace_get_controller (two)), ==,
                   BUNKO_CONTROLLER_CONNECTED);

  /* Nothing is noted while there is no window. */
  {
    g_auto (GStrv) noted =
        g_settings_get_strv (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_OPEN_SERVERS);

    g_assert_cmpuint (g_strv_length (noted), ==, 0);
  }
}

static void
assert_lookup (Case *self, const char *uri, BunkoServerProfile *expected, gint64 expected_gallery)
{
  gint64 gallery = -1;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoServerProfile) profile =
      bunko_server_registry_lookup_uri (self->registry, uri, &gallery, &error);

  g_assert_no_error (error);
  g_assert_true (profile == expected);
  g_assert_cmpint (gallery, ==, expected_gallery);
}

static void
test_lookup (Case *self, gconstpointer data)
{
  BunkoServerProfile *guest = save_profile (self, "Guest", "here.example", 7007);
  BunkoServerProfile *ann = save_profile (self, "Ann", "here.example", 7007);
  g_autoptr (BunkoServerProfile) made_up = NULL;
  g_autoptr (GError) error = NULL;
  gint64 gallery;

  bunko_server_profile_set_user (ann, "ann");
  assert_lookup (self, "hpx://here.example", guest, 0);
  assert_lookup (self, "hpx://HERE.example:7007/gallery/12", guest, 12);
  assert_lookup (self, "hpx://here.example/gallery/-3", guest, 0);
  assert_lookup (self, "hpx://here.example/gallery/x", guest, 0);
  assert_lookup (self, "hpx://ann@here.example/gallery/9223372036854775807", ann, G_MAXINT64);

  /* Another user, or another port, is a server that is not saved, and stays so. */
  made_up =
      bunko_server_registry_lookup_uri (self->registry, "hpx://bob@here.example", &gallery, &error);
  g_assert_no_error (error);
  g_assert_false (bunko_server_list_contains (self->servers, made_up));
  g_assert_cmpstr (bunko_server_profile_get_user (made_up), ==, "bob");
  g_assert_null (bunko_server_profile_get_user (guest));
  g_clear_object (&made_up);
  made_up =
      bunko_server_registry_lookup_uri (self->registry, "hpx://here.example:99", &gallery, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_server_profile_get_port (made_up), ==, 99);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->servers)), ==, 2);

  g_assert_null (bunko_server_registry_lookup_uri (self->registry, "hpx://", &gallery, &error));
  g_assert_nonnull (error);
}

/* Addresses do not say whether to encrypt. One on a web page must not lead around the encryption
 * that was chosen for the server, to have a password typed that everybody on the way can read. */
static void
test_lookup_encrypted (Case *self, gconstpointer data)
{
  BunkoServerProfile *plain = save_profile (self, "Plain", "here.example", 7007);
  BunkoServerProfile *encrypted = save_profile (self, "Encrypted", "here.example", 7007);
  g_autoptr (BunkoServerProfile) bob = NULL;
  g_autoptr (BunkoServerProfile) other_port = NULL;
  gint64 gallery;

  bunko_server_profile_set_user (plain, "ann");
  bunko_server_profile_set_user (encrypted, "eve");
  bunko_server_profile_set_tls (encrypted, TRUE);
  bob = bunko_server_registry_lookup_uri (self->registry, "hpx://bob@Here.example", &gallery, NULL);
  g_assert_true (bunko_server_profile_get_tls (bob));
  other_port =
      bunko_server_registry_lookup_uri (self->registry, "hpx://here.example:99", &gallery, NULL);
  g_assert_false (bunko_server_profile_get_tls (other_port));
}

/* What is open there goes before what is only saved. */
static void
test_lookup_open (Case *self, gconstpointer data)
{
  BunkoServerProfile *first = save_profile (self, "First", "127.0.0.1", self->ports[0]);
  BunkoServerProfile *second = save_profile (self, "Second", "127.0.0.1", self->ports[0]);
  g_autofree char *uri = g_strdup_printf ("hpx://127.0.0.1:%u/gallery/2", self->ports[0]);

  assert_lookup (self, uri, first, 2);
  open_profile (self, second);
  assert_lookup (self, uri, second, 2);
}

static void
assert_key (Case *self, BunkoServerProfile *profile, const char *expected)
{
  BunkoWorkspace *workspace = bunko_server_registry_create_workspace (self->registry);
  BunkoController *controller = bunko_workspace_get_controller (workspace);
  g_autofree char *key = NULL;

  bunko_controller_open (controller, profile);
  key = bunko_controller_dup_state_key (controller);
  g_assert_cmpstr (key, ==, expected);
  bunko_controller_close (controller);
}

/* A saved server keeps what is its own also when it moves; one that is not saved has its address.
 */
static void
test_state_keys (Case *self, gconstpointer data)
{
  BunkoServerProfile *saved = save_profile (self, "Saved", "127.0.0.1", 9);
  g_autoptr (BunkoServerProfile) unsaved = bunko_server_profile_new ("", "LOCALHOST", 9, FALSE);
  g_autofree char *key = g_strdup_printf ("saved %s", bunko_server_profile_get_uuid (saved));

  assert_key (self, saved, key);
  bunko_server_profile_set_host (saved, "localhost");
  assert_key (self, saved, key);
  assert_key (self, unsaved, "localhost:9");
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      bunko_server_registry_clear_cache_finish (BUNKO_SERVER_REGISTRY (source), result, &error));
  g_assert_no_error (error);
  (*(guint *) user_data)++;
}

static void
test_clear_cache (Case *self, gconstpointer data)
{
  guint n_cleared = 0;

  bunko_server_registry_clear_cache_async (self->registry, NULL, cleared_cb, &n_cleared);
  RUN_UNTIL (n_cleared == 1);

  open_profile (self, save_profile (self, "Alpha", "127.0.0.1", self->ports[0]));
  open_profile (self, save_profile (self, "Beta", "127.0.0.1", self->ports[1]));
  bunko_server_registry_clear_cache_async (self->registry, NULL, cleared_cb, &n_cleared);
  RUN_UNTIL (n_cleared == 2);
  run_for (50);
  g_assert_cmpuint (n_cleared, ==, 2);
}

/* What is sent along with a report says which versions there are, and nothing about anybody. */
static void
test_debug_info (Case *self, gconstpointer data)
{
  BunkoServerProfile *profile = save_profile (self, "Secret Name", "127.0.0.1", self->ports[0]);
  BunkoWorkspace *workspace = open_profile (self, profile);
  BunkoController *controller = bunko_workspace_get_controller (workspace);
  g_autofree char *port = g_strdup_printf ("%u", self->ports[0]);
  g_autofree char *text = NULL;

  RUN_UNTIL (bunko_context_get_info (bunko_controller_get_context (controller)) != NULL);
  text = bunko_about_dialog_dup_debug_info (self->registry);
  g_assert_nonnull (strstr (text, "Bunko: " APP_VERSION));
  g_assert_nonnull (strstr (text, "GTK: 4."));
  g_assert_nonnull (strstr (text, "Server 1: HPX 0.13.3"));
  g_assert_null (strstr (text, "Secret Name"));
  g_assert_null (strstr (text, "127.0.0.1"));
  g_assert_null (strstr (text, port));
  g_assert_null (strstr (text, bunko_server_profile_get_uuid (profile)));
}

#define ADD(path, set_up, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/server-registry/open", set_up_servers, test_open);
  ADD ("/server-registry/lookup", set_up, test_lookup);
  ADD ("/server-registry/lookup-encrypted", set_up, test_lookup_encrypted);
  ADD ("/server-registry/lookup-open", set_up_servers, test_lookup_open);
  ADD ("/server-registry/state-keys", set_up, test_state_keys);
  ADD ("/server-registry/clear-cache", set_up_servers, test_clear_cache);
  ADD ("/server-registry/debug-info", set_up_servers, test_debug_info);

  return g_test_run ();
}
