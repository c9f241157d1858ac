/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bunko-server-traces.h"

#include "bunko-certificate-store.h"
#include "bunko-recent-searches.h"
#include "bunko-secrets.h"
#include "bunko-settings.h"
#include "bunko-state-files-private.h"

/* What is kept for a saved server besides its entry in the list, and goes with it: passwords, the
 * certificate that is trusted, tabs, edits that were not saved, what was read and searched for, and
 * what was sent in the console.
 *
 * A removal can be taken back for a while. Servers that are off the list but not forgotten yet are
 * noted in the settings, so that the next start makes up for it if the program ends before. */

#define NOTE_FORMAT "(ssq)" /* uuid, host, port */

typedef struct
{
  BunkoServerProfile *profile;
  GSettings *settings;
  gboolean in_use;
  gboolean is_last; /* no other saved server has the address */
  GStrv keys;       /* under which something may be kept */
  GError *error;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_object_unref (forgetting->profile);
  g_object_unref (forgetting->settings);
  g_strfreev (forgetting->keys);
  g_clear_error (&forgetting->error);
  g_free (forgetting);
}

/* Writes the notes without the one of @uuid, and with @added if that is not NULL. */
static void
write_notes (GSettings *settings, const char *uuid, GVariant *added)
{
  g_autoptr (GVariant) notes = g_settings_get_value (settings, BUNKO_SETTINGS_KEY_REMOVED_SERVERS);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" NOTE_FORMAT));
  for (gsize i = 0; i < g_variant_n_children (notes) && i < BUNKO_SERVER_LIST_MAX; i++)
    {
      g_autoptr (GVariant) note = g_variant_get_child_value (notes, i);
      const char *other;

      g_variant_get_child (note, 0, "&s", &other);
      if (!g_str_equal (other, uuid))
        g_variant_builder_add_value (&builder, note);
    }
  if (added != NULL)
    g_variant_builder_add_value (&builder, added);
  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_REMOVED_SERVERS,
                        g_variant_builder_end (&builder));
}

/**
 * bunko_server_traces_note:
 * @settings: settings of the application
 * @profile: a server that is being taken off the list
 *
 * Notes that @profile is still to be forgotten.
 */
void
bunko_server_traces_note (GSettings *settings, BunkoServerProfile *profile)
{
  const char *uuid = bunko_server_profile_get_uuid (profile);

  write_notes (settings, uuid,
               g_variant_new (NOTE_FORMAT, uuid, bunko_server_profile_get_host (profile),
                              bunko_server_profile_get_port (profile)));
}

/**
 * bunko_server_traces_keep:
 * @settings: settings of the application
 * @uuid: a server that is back on the list, or forgotten
 *
 * Takes back bunko_server_traces_note().
 */
void
bunko_server_traces_keep (GSettings *settings, const char *uuid)
{
  write_notes (settings, uuid, NULL);
}

static gboolean
is_file_of (const char *name, const char *const *hashes)
{
  for (guint i = 0; hashes[i] != NULL; i++)
    {
      gsize length = strlen (hashes[i]);

      if (strncmp (name, hashes[i], length) == 0 && (name[length] == '\0' || name[length] == '-'))
        return TRUE;
    }

  return FALSE;
}

static void
delete_in (const char *folder, const char *const *hashes)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_file_of (name, hashes) && g_unlink (path) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
    }
}

/* The state of all kinds: a folder for each, with a file or some for each server. */
static void
delete_state (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Forgetting *forgetting = data;
  g_autofree char *root = g_build_filename (g_get_user_state_dir (), "bunko", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hashes = NULL;
  const char *kind;

  for (guint i = 0; forgetting->keys[i] != NULL; i++)
    g_strv_builder_take (builder, _bunko_state_files_make_name (forgetting->keys[i]));
  hashes = g_strv_builder_end (builder);
  while (dir != NULL && (kind = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, kind, NULL);

      delete_in (folder, (const char *const *) hashes);
    }
  g_task_return_boolean (task, TRUE);
}

static void
state_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Forgetting *forgetting = g_task_get_task_data (task);

  if (forgetting->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&forgetting->error));
      return;
    }

  if (!forgetting->in_use)
    bunko_server_traces_keep (forgetting->settings,
                              bunko_server_profile_get_uuid (forgetting->profile));
  g_task_return_boolean (task, TRUE);
}

static void
pins_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) deletion = NULL;
  Forgetting *forgetting = g_task_get_task_data (task);
  BunkoCertificateStore *store = BUNKO_CERTIFICATE_STORE (source);

  bunko_certificate_store_load_finish (store, result, NULL);
  if (forgetting->is_last)
    bunko_certificate_store_set (store, bunko_server_profile_get_host (forgetting->profile),
                                 bunko_server_profile_get_port (forgetting->profile), NULL);

  deletion = g_task_new (NULL, NULL, state_deleted_cb, g_object_ref (task));
  g_task_set_source_tag (deletion, delete_state);
  g_task_set_task_data (deletion, forgetting, NULL);
  g_task_run_in_thread (deletion, delete_state);
}

static void
secrets_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Forgetting *forgetting = g_task_get_task_data (task);

  /* Where there is no keyring no password is kept. */
  if (!bunko_secrets_clear_finish (result, &forgetting->error) &&
      g_error_matches (forgetting->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_clear_error (&forgetting->error);
  bunko_certificate_store_load_async (bunko_certificate_store_get_default (), NULL, pins_loaded_cb,
                                      task);
}

/* What a person did there is kept under the saved server, or, opened by its address alone, under
 * that; what comes from the server itself is kept under its address. */
static GStrv
list_keys (BunkoServerProfile *profile, gboolean is_last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *host = g_ascii_strdown (bunko_server_profile_get_host (profile), -1);

  g_strv_builder_take (builder,
                       g_strdup_printf ("saved %s", bunko_server_profile_get_uuid (profile)));
  if (is_last)
    g_strv_builder_take (builder,
                         g_strdup_printf ("%s:%u", host, bunko_server_profile_get_port (profile)));

  return g_strv_builder_end (builder);
}

static gboolean
is_saved (BunkoServerList *servers, BunkoServerProfile *profile)
{
  return bunko_server_list_find_address (servers, bunko_server_profile_get_host (profile),
                                         bunko_server_profile_get_port (profile)) != NULL;
}

/* Another one with the same address may come back, and is forgotten in its turn if not. */
static gboolean
is_noted_twice (GSettings *settings, BunkoServerProfile *profile)
{
  g_autoptr (GVariant) notes = g_settings_get_value (settings, BUNKO_SETTINGS_KEY_REMOVED_SERVERS);
  GVariantIter iter;
  const char *uuid, *host;
  guint16 port;

  g_variant_iter_init (&iter, notes);
  while (g_variant_iter_next (&iter, "(&s&sq)", &uuid, &host, &port))
    {
      if (port == bunko_server_profile_get_port (profile) &&
          g_ascii_strcasecmp (host, bunko_server_profile_get_host (profile)) == 0 &&
          !g_str_equal (uuid, bunko_server_profile_get_uuid (profile)))
        return TRUE;
    }

  return FALSE;
}

static void
forget (GTask *task, BunkoServerProfile *profile, gboolean in_use, gboolean is_last)
{
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  forgetting->profile = g_object_ref (profile);
  forgetting->settings = g_object_ref (bunko_settings_get_default ());
  forgetting->in_use = in_use;
  forgetting->is_last = is_last;
  forgetting->keys = list_keys (profile, is_last);
  g_task_set_task_data (task, forgetting, forgetting_free);

  for (guint i = 0; forgetting->keys[i] != NULL; i++)
    bunko_recent_searches_clear (forgetting->keys[i]);
  bunko_secrets_clear_async (profile, NULL, secrets_cleared_cb, task);
}

/**
 * bunko_server_traces_forget_async:
 * @servers: the saved servers
 * @profile: one that is not among them any more
 * @in_use: whether its library is still open, so that more may come; the next start forgets that
 * @callback: (nullable): called when done
 * @user_data: for @callback
 *
 * Forgets all that is kept for @profile. What belongs to its address alone stays if another saved
 * server has the same.
 */
void
bunko_server_traces_forget_async (BunkoServerList *servers,
                                  BunkoServerProfile *profile,
                                  gboolean in_use,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_SERVER_LIST (servers));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, bunko_server_traces_forget_async);
  forget (task, profile, in_use,
          !is_saved (servers, profile) && !is_noted_twice (bunko_settings_get_default (), profile));
}

/**
 * bunko_server_traces_forget_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Ends [func@server_traces_forget_async].
 *
 * Returns: %TRUE if nothing is kept any more; %FALSE with an error of the keyring if passwords are:
 *   then the next start tries once more
 */
gboolean
bunko_server_traces_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_server_traces_forget_noted:
 * @servers: the saved servers
 *
 * The program starts: forgets the servers that were removed when it ended before they were
 * forgotten.
 */
void
bunko_server_traces_forget_noted (BunkoServerList *servers)
{
  g_autoptr (GVariant) notes = NULL;
  gsize n;

  g_return_if_fail (BUNKO_IS_SERVER_LIST (servers));

  notes = g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_REMOVED_SERVERS);
  n = g_variant_n_children (notes);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (BunkoServerProfile) profile = NULL;
      g_autofree char *uuid = NULL;
      g_autofree char *host = NULL;
      guint16 port;

      /* Copies: writing the settings may give the value another form in memory. */
      g_variant_get_child (notes, i, NOTE_FORMAT, &uuid, &host, &port);
      if (bunko_server_list_find (servers, uuid) != NULL || *uuid == '\0' || *host == '\0' ||
          port == 0)
        {
          bunko_server_traces_keep (bunko_settings_get_default (), uuid);
          continue;
        }
      profile = g_object_new (BUNKO_TYPE_SERVER_PROFILE, "uuid", uuid, "host", host, "port",
                              (guint) port, NULL);
      forget (g_task_new (NULL, NULL, NULL, NULL), profile, FALSE, !is_saved (servers, profile));
    }
}
