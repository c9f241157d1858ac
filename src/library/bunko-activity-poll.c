/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-list-private.h"

#include <glib/gi18n-lib.h>

#include "bunko-error-text.h"
#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-source.h"

/* What a server does for others: asked for every three seconds, while somebody wants to know. */

/* A person does not look at more. */
#define MAX_FOREIGN 100

static gboolean
is_wanted (BunkoActivityList *self)
{
  return !self->refused && self->session != NULL &&
         bunko_session_get_state (self->session) == BUNKO_SESSION_AUTHENTICATED &&
         (self->n_watching > 0 || self->n_running > 0);
}

static void
stop_requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_command_request_stop_finish (BUNKO_COMMAND (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

typedef struct
{
  BunkoSession *session;
  JsonNode *id;
} Foreign;

static void
foreign_free (gpointer data)
{
  Foreign *foreign = data;

  g_object_unref (foreign->session);
  json_node_unref (foreign->id);
  g_free (foreign);
}

static void
stop_foreign (BunkoActivity *activity, GTask *task, gpointer data)
{
  Foreign *foreign = data;
  g_autoptr (BunkoCommand) command = bunko_command_tracker_track_node (
      bunko_session_get_commands (foreign->session), foreign->id, BUNKO_PRIORITY_POLL);

  bunko_command_request_stop_async (command, g_task_get_cancellable (task), stop_requested_cb,
                                    task);
}

static void
make_stoppable (BunkoActivityList *self, BunkoActivity *activity, JsonNode *id)
{
  Foreign *foreign = g_new0 (Foreign, 1);

  foreign->session = g_object_ref (self->session);
  foreign->id = json_node_copy (id);
  _bunko_activity_set_stop (activity, stop_foreign, foreign, foreign_free);
}

/* The name that the server has for a command is of no use to people, but a path is. */
static const char *
get_subtitle (const BunkoActivityEntry *entry)
{
  if (*entry->subtitle != '\0' || strchr (entry->title, '/') == NULL)
    return entry->subtitle;
  return _bunko_activity_describe_type (entry->type) != NULL ? entry->title : entry->subtitle;
}

static void
end_as (BunkoActivity *activity, const BunkoActivityEntry *entry, gint64 ended)
{
  if (entry->state == BUNKO_COMMAND_FAILED)
    _bunko_activity_end (activity, BUNKO_ACTIVITY_FAILED, *entry->text != '\0' ? entry->text : NULL,
                         ended);
  else if (entry->state == BUNKO_COMMAND_STOPPED)
    _bunko_activity_end (activity, BUNKO_ACTIVITY_STOPPED, NULL, ended);
  else
    _bunko_activity_end (activity, BUNKO_ACTIVITY_FINISHED, NULL, ended);
}

static void
update (BunkoActivity *activity, const BunkoActivityEntry *entry)
{
  _bunko_activity_set_texts (activity, get_subtitle (entry), entry->text);
  _bunko_activity_set_fraction (activity, entry->fraction);
  if (_bunko_activity_entry_is_over (entry))
    end_as (activity, entry, 0);
  else
    _bunko_activity_set_running (activity, entry->state == BUNKO_COMMAND_STARTED);
}

static BunkoActivity *
create (BunkoActivityList *self, const BunkoActivityEntry *entry)
{
  const char *known = _bunko_activity_describe_type (entry->type);
  BunkoActivity *activity = _bunko_activity_new (known != NULL           ? known
                                                 : *entry->title != '\0' ? entry->title
                                                                         : _ ("Working"),
                                                 FALSE);

  _bunko_activity_set_started (activity, entry->timestamp);
  if (entry->id != NULL)
    make_stoppable (self, activity, entry->id);
  return activity;
}

/* What the server has told of before; NULL is a value, too. */
static gboolean
take_known (BunkoActivityList *self, const BunkoActivityEntry *entry, GHashTable *seen)
{
  gpointer key, activity;

  if (!g_hash_table_steal_extended (self->foreign, entry->key, &key, &activity))
    return FALSE;
  if (activity != NULL && !bunko_activity_is_over (activity))
    update (activity, entry);
  g_hash_table_insert (seen, key, activity);
  return TRUE;
}

/* What was over when it was first told of happened behind our back: it is no news. Nor are parts of
 * other commands. */
static void
take_new (BunkoActivityList *self, const BunkoActivityEntry *entry, GHashTable *seen)
{
  g_autoptr (BunkoActivity) activity = NULL;
  gboolean over = _bunko_activity_entry_is_over (entry);

  if (!over || entry->state >= BUNKO_COMMAND_FINISHED)
    activity = create (self, entry);
  if (activity != NULL && over)
    {
      _bunko_activity_set_seen (activity, TRUE);
      _bunko_activity_set_texts (activity, get_subtitle (entry), entry->text);
      end_as (activity, entry, entry->timestamp);
    }
  else if (activity != NULL)
    {
      update (activity, entry);
    }
  if (activity != NULL)
    _bunko_activity_list_add (self, activity);
  g_hash_table_insert (seen, g_strdup (entry->key), g_steal_pointer (&activity));
}

static guint
count_running (GHashTable *activities)
{
  GHashTableIter iter;
  gpointer activity;
  guint n = 0;

  g_hash_table_iter_init (&iter, activities);
  while (g_hash_table_iter_next (&iter, NULL, &activity))
    if (activity != NULL && !bunko_activity_is_over (activity))
      n++;
  return n;
}

/* The server has forgotten them: they are over, and nobody knows how. */
static void
end_forgotten (GHashTable *forgotten)
{
  GHashTableIter iter;
  gpointer activity;

  g_hash_table_iter_init (&iter, forgotten);
  while (g_hash_table_iter_next (&iter, NULL, &activity))
    if (activity != NULL)
      _bunko_activity_end (activity, BUNKO_ACTIVITY_FINISHED, NULL, 0);
}

static void
unref_maybe (gpointer activity)
{
  g_clear_object (&activity);
}

/* The oldest are added first, so that the newest come to stand first. */
static void
take_entries (BunkoActivityList *self, GArray *entries)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_maybe);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  guint n_running;

  for (guint i = 0; i < entries->len; i++)
    {
      BunkoActivityEntry *entry = &g_array_index (entries, BunkoActivityEntry, i);

      if (!_bunko_activity_list_is_own (self, entry) && !take_known (self, entry, seen) &&
          !g_hash_table_contains (seen, entry->key))
        g_ptr_array_add (fresh, entry);
    }
  n_running = count_running (seen);
  for (guint i = fresh->len; i > 0; i--)
    {
      const BunkoActivityEntry *entry = g_ptr_array_index (fresh, i - 1);

      if (g_hash_table_contains (seen, entry->key))
        continue;
      if (i > MAX_FOREIGN || n_running >= MAX_FOREIGN)
        {
          g_hash_table_insert (seen, g_strdup (entry->key), NULL);
          continue;
        }
      n_running += _bunko_activity_entry_is_over (entry) ? 0 : 1;
      take_new (self, entry, seen);
    }
  end_forgotten (self->foreign);
  g_hash_table_unref (self->foreign);
  self->foreign = seen;
}

static void
take_error (BunkoActivityList *self, const GError *error)
{
  BunkoErrorKind kind = bunko_error_get_kind (error);
  g_autofree char *body = NULL;

  if (kind == BUNKO_ERROR_KIND_CANCELLED || error->domain != BUNKO_SERVER_ERROR)
    return;
  /* It will not tell the next time either. */
  self->refused = kind == BUNKO_ERROR_KIND_PERMISSION || kind == BUNKO_ERROR_KIND_UNSUPPORTED;
  bunko_error_describe (error, NULL, &body);
  _bunko_activity_list_set_problem (self, body);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoActivityList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  self->polling = FALSE;
  self->last_poll = g_get_monotonic_time ();
  if (node != NULL)
    {
      g_autoptr (GArray) entries = _bunko_activity_entries_parse (node);

      take_entries (self, entries);
      _bunko_activity_list_set_problem (self, NULL);
    }
  else
    {
      take_error (self, error);
    }
  _bunko_activity_list_poll (self);
}

static gboolean
poll_cb (gpointer user_data)
{
  BunkoActivityList *self = user_data;

  bunko_source_clear (&self->poll_source);
  if (!is_wanted (self))
    return G_SOURCE_REMOVE;
  self->polling = TRUE;
  bunko_session_call_async (self->session, "get_command_progress", NULL, BUNKO_PRIORITY_POLL,
                            self->cancellable, polled_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/*
 * Private: asks the server what it does, now and every three seconds, if somebody wants to know;
 * else no more. To be called whenever that may have changed.
 */
void
_bunko_activity_list_poll (BunkoActivityList *self)
{
  gint64 elapsed = (g_get_monotonic_time () - self->last_poll) / 1000;

  if (self->polling)
    return;
  if (!is_wanted (self))
    {
      bunko_source_clear (&self->poll_source);
      return;
    }
  if (self->poll_source != NULL)
    return;
  self->poll_source = g_timeout_source_new (
      self->last_poll > 0 && elapsed < self->interval ? (guint) (self->interval - elapsed) : 0);
  g_source_set_callback (self->poll_source, poll_cb, self, NULL);
  g_source_attach (self->poll_source, g_main_context_get_thread_default ());
}

/* A server that was started anew, or another user, may tell what was refused before. */
static void
session_state_cb (BunkoActivityList *self)
{
  if (bunko_session_get_state (self->session) == BUNKO_SESSION_AUTHENTICATED)
    self->refused = FALSE;
  _bunko_activity_list_poll (self);
}

/* Private: begins to follow whether the server can be asked. */
void
_bunko_activity_list_init_poll (BunkoActivityList *self)
{
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (session_state_cb), self,
                           G_CONNECT_SWAPPED);
}
