/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "settings/bunko-certificate-store.h"
#include "settings/bunko-recent-list.h"
#include "settings/bunko-recent-searches.h"
#include "settings/bunko-saved-state.h"
#include "settings/bunko-secrets.h"
#include "settings/bunko-server-traces.h"
#include "settings/bunko-settings.h"
#include "tests/main-loop.h"

/* What is left of a server that was removed. */

#define PIN                                                                                        \
  "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:"  \
  "FF"

static const char *const kinds[] = { "tabs", "edits", "reader", "progress" };

typedef struct
{
  BunkoServerList *servers;
  BunkoServerProfile *server;
  BunkoServerProfile *twin; /* at the same address */
  BunkoServerProfile *other;
} Case;

static GVariant *
get_notes (void)
{
  return g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_REMOVED_SERVERS);
}

static gsize
count_notes (void)
{
  g_autoptr (GVariant) notes = get_notes ();

  return g_variant_n_children (notes);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static char *
get_state_key (BunkoServerProfile *profile)
{
  return g_strdup_printf ("saved %s", bunko_server_profile_get_uuid (profile));
}

static char *
get_address_key (BunkoServerProfile *profile)
{
  return g_strdup_printf ("%s:%u", bunko_server_profile_get_host (profile),
                          bunko_server_profile_get_port (profile));
}

static void
save_state (const char *kind, const char *key)
{
  g_autoptr (BunkoSavedState) state = bunko_saved_state_new (kind, key);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed ("{'a': <1>}"));

  RUN_UNTIL (bunko_saved_state_get_loaded (state));
  bunko_saved_state_set_value (state, value);
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
}

static gboolean
has_state (const char *kind, const char *key)
{
  g_autoptr (BunkoSavedState) state = bunko_saved_state_new (kind, key);

  RUN_UNTIL (bunko_saved_state_get_loaded (state));
  return bunko_saved_state_get_value (state) != NULL;
}

static void
add_recent (const char *key)
{
  g_autoptr (BunkoRecentList) list = bunko_recent_list_get (key, BUNKO_RECENT_VIEWED);

  bunko_recent_list_add_id (list, 5);
  run_for (100);
}

static gboolean
has_recent (const char *key)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bunko", "recent", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *path = NULL;

  hash[16] = '\0';
  path = g_strdup_printf ("%s/%s-%s", folder, hash, BUNKO_RECENT_VIEWED);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_password (BunkoServerProfile *profile)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *password;
  gboolean found;

  bunko_secrets_lookup_async (profile, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  password = bunko_secrets_lookup_finish (result, NULL);
  found = password != NULL;
  bunko_secrets_free (password);
  return found;
}

static gboolean
has_searches (const char *key)
{
  g_auto (GStrv) searches = bunko_recent_searches_get (key);

  return searches[0] != NULL;
}

static gboolean
has_pin (BunkoServerProfile *profile)
{
  return bunko_certificate_store_lookup (bunko_certificate_store_get_default (),
                                         bunko_server_profile_get_host (profile),
                                         bunko_server_profile_get_port (profile)) != NULL;
}

static BunkoServerProfile *
add_server (Case *self, const char *host)
{
  BunkoServerProfile *profile = bunko_server_profile_new ("", host, 7007, TRUE);
  g_autofree char *key = get_state_key (profile);
  g_autofree char *address = get_address_key (profile);
  g_autoptr (GAsyncResult) stored = NULL;

  bunko_server_profile_set_user (profile, "ann");
  bunko_server_list_add (self->servers, profile);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    save_state (kinds[i], key);
  save_state ("console", address);
  add_recent (key);
  bunko_recent_searches_add (key, "artist:nobody");
  bunko_certificate_store_set (bunko_certificate_store_get_default (), host, 7007, PIN);
  bunko_secrets_store_async (profile, "sesame", NULL, keep_result_cb, &stored);
  RUN_UNTIL (stored != NULL);
  g_assert_true (bunko_secrets_store_finish (stored, NULL));

  return profile;
}

static void
set_up (Case *self, gconstpointer twin_host)
{
  g_autoptr (GAsyncResult) loaded = NULL;

  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SERVERS);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_REMOVED_SERVERS);
  bunko_certificate_store_load_async (bunko_certificate_store_get_default (), NULL, keep_result_cb,
                                      &loaded);
  RUN_UNTIL (loaded != NULL);
  self->servers = bunko_server_list_new (bunko_settings_get_default ());
  self->server = add_server (self, "nas.local");
  self->other = add_server (self, "other.local");
  if (twin_host != NULL)
    self->twin = add_server (self, twin_host);
}

static void
tear_down (Case *self, gconstpointer twin_host)
{
  RUN_UNTIL (!bunko_certificate_store_get_busy (bunko_certificate_store_get_default ()));
  g_clear_object (&self->twin);
  g_object_unref (self->server);
  g_object_unref (self->other);
  g_assert_finalize_object (self->servers);
}

static void
assert_own (BunkoServerProfile *profile, gboolean kept)
{
  g_autofree char *key = get_state_key (profile);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_true (has_state (kinds[i], key) == kept);
  g_assert_true (has_recent (key) == kept);
  g_assert_true (has_searches (key) == kept);
  g_assert_true (has_password (profile) == kept);
}

static void
assert_of_address (BunkoServerProfile *profile, gboolean kept)
{
  g_autofree char *address = get_address_key (profile);

  g_assert_true (has_state ("console", address) == kept);
  g_assert_true (has_pin (profile) == kept);
}

static void
forget (Case *self, BunkoServerProfile *profile, gboolean in_use)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_server_traces_forget_async (self->servers, profile, in_use, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_server_traces_forget_finish (result, &error));
  g_assert_no_error (error);
}

static void
test_forget (Case *self, gconstpointer twin_host)
{
  bunko_server_list_remove (self->servers, self->server, NULL);

  /* It can be taken back still. */
  assert_own (self->server, TRUE);
  assert_of_address (self->server, TRUE);
  g_assert_cmpuint (count_notes (), ==, 1);

  forget (self, self->server, FALSE);
  assert_own (self->server, FALSE);
  assert_of_address (self->server, FALSE);
  assert_own (self->other, TRUE);
  assert_of_address (self->other, TRUE);
  g_assert_cmpuint (count_notes (), ==, 0);
}

static void
test_same_address (Case *self, gconstpointer twin_host)
{
  bunko_server_list_remove (self->servers, self->server, NULL);
  forget (self, self->server, FALSE);
  assert_own (self->server, FALSE);
  assert_own (self->twin, TRUE);
  assert_of_address (self->twin, TRUE);
}

/* Both are removed, and the second may come back yet. */
static void
test_both_removed (Case *self, gconstpointer twin_host)
{
  bunko_server_list_remove (self->servers, self->server, NULL);
  bunko_server_list_remove (self->servers, self->twin, NULL);
  forget (self, self->server, FALSE);
  assert_of_address (self->twin, TRUE);
  forget (self, self->twin, FALSE);
  assert_own (self->twin, FALSE);
  assert_of_address (self->twin, FALSE);
}

static void
test_taken_back (Case *self, gconstpointer twin_host)
{
  guint position;

  bunko_server_list_remove (self->servers, self->server, &position);
  bunko_server_list_insert (self->servers, position, self->server);
  g_assert_cmpuint (count_notes (), ==, 0);
  bunko_server_traces_forget_noted (self->servers);
  run_for (100);
  assert_own (self->server, TRUE);
  assert_of_address (self->server, TRUE);
}

/* The program ended before anything was forgotten. */
static void
test_next_start (Case *self, gconstpointer twin_host)
{
  g_autoptr (BunkoServerList) again = NULL;

  bunko_server_list_remove (self->servers, self->server, NULL);
  bunko_server_list_remove (self->servers, self->twin, NULL);
  again = bunko_server_list_new (bunko_settings_get_default ());
  bunko_server_traces_forget_noted (again);
  RUN_UNTIL (count_notes () == 0);
  assert_own (self->server, FALSE);
  assert_own (self->twin, FALSE);
  assert_of_address (self->server, FALSE);
  assert_own (self->other, TRUE);
  assert_of_address (self->other, TRUE);
}

/* What is open may leave more behind when it is closed. */
static void
test_in_use (Case *self, gconstpointer twin_host)
{
  g_autofree char *key = get_state_key (self->server);

  bunko_server_list_remove (self->servers, self->server, NULL);
  forget (self, self->server, TRUE);
  assert_own (self->server, FALSE);
  save_state ("tabs", key);
  g_assert_cmpuint (count_notes (), ==, 1);
  bunko_server_traces_forget_noted (self->servers);
  RUN_UNTIL (count_notes () == 0);
  g_assert_false (has_state ("tabs", key));
}

/* Somebody wrote into the settings. */
static void
test_strange_notes (Case *self, gconstpointer twin_host)
{
  g_settings_set_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_REMOVED_SERVERS,
                        g_variant_new_parsed ("[('', 'nas.local', @q 7007), ('x', '', 7007),"
                                              " ('y', 'nas.local', 0), (%s, 'nas.local', 7007)]",
                                              bunko_server_profile_get_uuid (self->server)));
  bunko_server_traces_forget_noted (self->servers);
  RUN_UNTIL (count_notes () == 0);
  assert_own (self->server, TRUE);
  assert_of_address (self->server, TRUE);
}

#define ADD(path, twin, func)                                                                      \
  g_test_add ("/server-traces/" path, Case, twin, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("bunko-traces-XXXXXX", NULL);
  g_autofree char *keyring = g_build_filename (folder, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "x", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("forget", NULL, test_forget);
  ADD ("same-address", "NAS.local", test_same_address);
  ADD ("both-removed", "nas.local", test_both_removed);
  ADD ("taken-back", NULL, test_taken_back);
  ADD ("next-start", "nas.local", test_next_start);
  ADD ("in-use", NULL, test_in_use);
  ADD ("strange-notes", NULL, test_strange_notes);

  status = g_test_run ();
  g_remove (keyring);
  g_rmdir (folder);

  return status;
}
