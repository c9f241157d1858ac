/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-member.h"
#include "bunko-library-admin.h"
#include "bunko-library-command-private.h"

/* What is new in the server, and what would be. */

#define CHECK_SECONDS (2 * 60)

G_DEFINE_BOXED_TYPE (BunkoChangelog, bunko_changelog, bunko_changelog_copy, bunko_changelog_free)

/**
 * bunko_changelog_copy:
 * @self: a change log
 *
 * Returns: (transfer full): a copy
 */
BunkoChangelog *
bunko_changelog_copy (const BunkoChangelog *self)
{
  BunkoChangelog *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (BunkoChangelog, 1);
  copy->version = g_strdup (self->version);
  copy->changes = g_strdup (self->changes);
  copy->url = g_strdup (self->url);

  return copy;
}

/**
 * bunko_changelog_free:
 * @self: (transfer full): a change log
 *
 * Frees it.
 */
void
bunko_changelog_free (BunkoChangelog *self)
{
  g_free (self->version);
  g_free (self->changes);
  g_free (self->url);
  g_free (self);
}

static char *
dup_filled (JsonObject *object, const char *key)
{
  const char *text = bunko_json_member_string (object, key, NULL);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* get_changelog calls the version "version", check_update "tag". */
static BunkoChangelog *
read_changelog (JsonNode *data)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (data) ? json_node_get_object (data) : NULL;
  BunkoChangelog *changelog;

  if (object == NULL)
    return NULL;

  changelog = g_new0 (BunkoChangelog, 1);
  changelog->version = dup_filled (object, "version");
  if (changelog->version == NULL)
    changelog->version = dup_filled (object, "tag");
  changelog->url = dup_filled (object, "url");
  changelog->changes = g_strdup (bunko_json_member_string (object, "changes", ""));

  return changelog;
}

static void
take_changelog (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  BunkoChangelog *changelog = read_changelog (data);

  if (changelog != NULL)
    g_task_return_pointer (task, changelog, (GDestroyNotify) bunko_changelog_free);
  else
    _bunko_task_return_unexpected (task, "get_changelog");
}

/**
 * bunko_library_get_changelog_async:
 * @self: a library
 * @cancellable: (nullable): gives the wait up
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks what is new in the version that the server has.
 */
void
bunko_library_get_changelog_async (BunkoLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_changelog_async);
  _bunko_library_call (self, task, "get_changelog", NULL, take_changelog);
}

/**
 * bunko_library_get_changelog_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Fails with what the session fails with.
 *
 * Returns: (transfer full): the change log, whose text may be empty; %NULL with @error set
 */
BunkoChangelog *
bunko_library_get_changelog_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, read_changelog (value), (GDestroyNotify) bunko_changelog_free);
}

/**
 * bunko_library_check_update_async:
 * @self: a library
 * @cancellable: (nullable): gives up, also on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lets the server look whether there is a newer version of it. It asks on the internet.
 */
void
bunko_library_check_update_async (BunkoLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_check_update_async);
  g_task_set_check_cancellable (task, FALSE);
  _bunko_library_run_command_async (self, "check_update", NULL, BUNKO_PRIORITY_POLL, CHECK_SECONDS,
                                    NULL, NULL, cancellable, checked_cb, task);
}

/**
 * bunko_library_check_update_finish:
 * @self: a library
 * @result: what the callback got
 * @update: (out) (nullable) (transfer full): the newer version; %NULL if there is none
 * @error: return location for an error
 *
 * Fails with what the session fails with, and %BUNKO_SERVER_ERROR_COMMAND where the server could
 * not find out.
 *
 * Returns: whether the server could tell
 */
gboolean
bunko_library_check_update_finish (BunkoLibrary *self,
                                   GAsyncResult *result,
                                   BunkoChangelog **update,
                                   GError **error)
{
  g_autoptr (GError) own = NULL;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (update != NULL, FALSE);

  *update = g_task_propagate_pointer (G_TASK (result), &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  return TRUE;
}
