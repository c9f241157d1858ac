/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"

/* What concerns the server itself. */

#define STEP_MS      100
#define UPDATE_STEPS 10

/* The longest that somebody can let the server wait: a day. */
#define MAX_DELAY (24 * 60 * 60)

/* The real server waits for ten seconds where it is not told how long; who tries this one does not
 * want to. */
static gboolean
end_server (BunkoSampleCall *call, BunkoSampleServerCommand command, GError **error)
{
  gint64 delay;

  if (!bunko_sample_call_get_int (call, "delay", 0, &delay, error))
    return FALSE;
  g_atomic_int_set (&call->backend->delay, (int) CLAMP (delay, 0, MAX_DELAY));
  *call->command = command;
  if (delay <= 0)
    {
      bunko_sample_writer_null (call->out);
      return TRUE;
    }
  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_boolean (call->out, "status", TRUE);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static gboolean
shutdown_application (BunkoSampleCall *call, GError **error)
{
  return end_server (call, BUNKO_SAMPLE_COMMAND_QUIT, error);
}

static gboolean
restart_application (BunkoSampleCall *call, GError **error)
{
  return end_server (call, BUNKO_SAMPLE_COMMAND_RESTART, error);
}

/* 0.3.0 has none. */
static const char changes[] =
    "# What is new\n"
    "\n"
    "## Fixes\n"
    "\n"
    "- Galleries that are in **several** collections are listed once\n"
    "- `get_similar` no longer finds the gallery *itself*\n"
    "- Numbers of pages are right after a [sync](https://example.org/sync)\n"
    "\n"
    "## Features\n"
    "\n"
    "1. Search for `pages::>20`\n"
    "2. The index is rebuilt in the background\n"
    "\n"
    "```\n"
    "happypandax --reindex 500\n"
    "```\n";

static gboolean
get_changelog (BunkoSampleCall *call, GError **error)
{
  gboolean legacy = call->backend->legacy;

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_string (call->out, "version", legacy ? "" : "0.13.3");
  bunko_sample_writer_member_string (call->out, "changes", legacy ? "" : changes);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

#define DOWNLOAD_URL "https://example.org/happypandax"

/* Whether there is a version to go to. */
static const char *
get_newer_version (BunkoSampleBackend *backend)
{
  return g_atomic_int_get (&backend->installed) ? NULL : backend->newer_version;
}

/* The version that is offered, as JSON; null if there is no newer one. */
static char *
work_check (gpointer data, GCancellable *cancellable, GError **error)
{
  const char *version = data;
  BunkoSampleWriter *out;

  if (version == NULL)
    return NULL;

  out = bunko_sample_writer_new ();
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "url", DOWNLOAD_URL);
  bunko_sample_writer_member_string (out, "tag", version);
  bunko_sample_writer_member_string (out, "changes", changes);
  bunko_sample_writer_end_object (out);

  return bunko_sample_writer_free_to_text (out);
}

static gboolean
check_update (BunkoSampleCall *call, GError **error)
{
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (call->out, bunko_sample_commands_start (
                                          call->backend->commands, BUNKO_SAMPLE_KIND_CHECK_UPDATE,
                                          "CheckUpdate", work_check,
                                          g_strdup (get_newer_version (call->backend)), g_free));
  return TRUE;
}

/* How long the whole library takes: 40 steps at most. */
static guint
count_steps (guint n_galleries)
{
  return CLAMP (n_galleries / 10, 3, 40);
}

static gboolean
wait_or_stop (GCancellable *cancellable)
{
  GPollFD poll;

  if (!g_cancellable_make_pollfd (cancellable, &poll))
    return g_cancellable_is_cancelled (cancellable);
  g_poll (&poll, 1, STEP_MS);
  g_cancellable_release_fd (cancellable);
  return g_cancellable_is_cancelled (cancellable);
}

static char *
work_reindex (gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  guint n_steps = count_steps (n);

  for (guint i = 0; i < n_steps; i++)
    {
      guint done = (guint) ((guint64) n * i / n_steps);
      g_autofree char *text = g_strdup_printf ("%u/%u galleries", done, n);

      bunko_sample_commands_report (done, n, text);
      if (wait_or_stop (cancellable))
        return NULL;
    }
  return g_strdup ("true");
}

typedef struct
{
  BunkoSampleBackend *backend;
  gboolean restart;
} Update;

static char *
work_update (gpointer data, GCancellable *cancellable, GError **error)
{
  Update *update = data;

  for (guint i = 0; i < UPDATE_STEPS; i++)
    {
      bunko_sample_commands_report (i, UPDATE_STEPS, "Downloading the new version…");
      if (wait_or_stop (cancellable))
        return NULL;
    }
  g_atomic_int_set (&update->backend->installed, TRUE);
  if (update->restart)
    update->backend->end (BUNKO_SAMPLE_COMMAND_RESTART, update->backend->end_data);
  return g_strdup ("true");
}

static char *
work_fail (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_CORE, "Nothing to update");
  return NULL;
}

/* Without an address it takes the version that a check would find. */
static gboolean
update_application (BunkoSampleCall *call, GError **error)
{
  const char *url;
  gboolean found;
  Update *update;

  if (!bunko_sample_call_get_string (call, "download_url", DOWNLOAD_URL, &url, error))
    return FALSE;
  found = get_newer_version (call->backend) != NULL && g_strcmp0 (url, DOWNLOAD_URL) == 0;
  update = g_new0 (Update, 1);
  update->backend = call->backend;
  update->restart = bunko_sample_call_get_boolean (call, "restart", TRUE);
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (call->out, bunko_sample_commands_start (
                                          call->backend->commands,
                                          BUNKO_SAMPLE_KIND_UPDATE_APPLICATION, "UpdateApplication",
                                          found ? work_update : work_fail, update, g_free));
  return TRUE;
}

static gboolean
reindex (BunkoSampleCall *call, GError **error)
{
  guint n = bunko_sample_store_count_galleries (call->backend->store);
  gint64 limit;

  if (!bunko_sample_call_get_int (call, "limit", n, &limit, error))
    return FALSE;
  n = (guint) CLAMP (limit, 0, (gint64) n);
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (
      call->out, bunko_sample_commands_start (call->backend->commands, BUNKO_SAMPLE_KIND_UNKNOWN,
                                              "Reindex", work_reindex, GUINT_TO_POINTER (n), NULL));
  return TRUE;
}

/* Settings last as long as the process. */
static gboolean
save_config (BunkoSampleCall *call, GError **error)
{
  bunko_sample_writer_string (call->out, "saved");
  return TRUE;
}

/* What guests may not do where they are restricted. */
static const char *const for_users[] = {
  "check_update",        "delete_item",          "delete_items", "reindex",
  "restart_application", "save_config",          "set_config",   "set_item_config",
  "sweep_trash",         "shutdown_application", "submit_login", "update_application",
};

/**
 * bunko_sample_functions_check_rights:
 * @backend: the server's state
 * @session: who calls
 * @fname: what they call
 * @error: %BUNKO_SAMPLE_ERROR_NO_PERMISSION
 *
 * Returns: whether they may
 */
gboolean
bunko_sample_functions_check_rights (BunkoSampleBackend *backend,
                                     BunkoSampleSession *session,
                                     const char *fname,
                                     GError **error)
{
  if (!backend->restrict_guests || bunko_sample_session_get_user (session) != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (for_users); i++)
    if (g_str_equal (for_users[i], fname))
      {
        g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_NO_PERMISSION,
                     "Insufficient permissions to call '%s'", fname);
        return FALSE;
      }
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_admin[] = {
  { "get_changelog", get_changelog, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "" },
  { "shutdown_application", shutdown_application, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "+delay" },
  { "restart_application", restart_application, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "+delay" },
  { "check_update", check_update, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "push" },
  { "update_application", update_application, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "download_url,restart" },
  { "reindex", reindex, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW, "limit" },
  { "save_config", save_config, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "" },
  { NULL },
};
