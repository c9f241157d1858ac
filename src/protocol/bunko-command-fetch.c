/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"
#include "bunko-source.h"

/* How the tracker of commands fetches their values. */

/* A value may be a picture of some megabytes. */
#define VALUES_PER_CALL 4

typedef struct
{
  BunkoCommandTracker *tracker;
  GPtrArray *group;
  gboolean with_raise_error;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->tracker);
  g_ptr_array_unref (fetch->group);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static void fetch_group (BunkoCommandTracker *self, GPtrArray *group);
static void schedule_fetch (BunkoCommandTracker *self);

static gboolean
again_cb (gpointer user_data)
{
  BunkoCommandTracker *self = user_data;

  bunko_source_clear (&self->again_source);
  g_ptr_array_extend_and_steal (self->wanted, self->again);
  self->again = _bunko_command_tracker_new_group ();
  schedule_fetch (self);
  return G_SOURCE_REMOVE;
}

/* A server may say "finished" a moment before the value is there (HPX wire notes, "Async
 * commands"): what has no value then is asked for once more.
 */
static gboolean
ask_again (BunkoCommandTracker *self, BunkoCommand *command)
{
  if (self->session == NULL || !_bunko_command_ask_again (command))
    return FALSE;
  g_ptr_array_add (self->again, g_object_ref (command));
  if (self->again_source == NULL)
    _bunko_command_tracker_schedule (self, &self->again_source, BUNKO_COMMAND_MIN_INTERVAL,
                                     again_cb);
  return TRUE;
}

static void
take_values (BunkoCommandTracker *self, GPtrArray *group, JsonNode *node)
{
  JsonObject *values = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; i < group->len; i++)
    {
      BunkoCommand *command = g_ptr_array_index (group, i);
      JsonNode *value =
          values != NULL ? json_object_get_member (values, bunko_command_get_id (command)) : NULL;

      if (value != NULL && !JSON_NODE_HOLDS_NULL (value))
        _bunko_command_finish (command, value);
      else if (!ask_again (self, command))
        {
          g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);

          _bunko_command_finish (command, null);
        }
    }
}

static void
fetch_each (BunkoCommandTracker *self, GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      g_autoptr (GPtrArray) single = _bunko_command_tracker_new_group ();

      g_ptr_array_add (single, g_object_ref (g_ptr_array_index (group, i)));
      fetch_group (self, single);
    }
}

/* Version 0.3 does not know the argument `raise_error`. */
static gboolean
is_unknown_argument (Fetch *fetch, const GError *error)
{
  return fetch->with_raise_error && strstr (error->message, "raise_error") != NULL &&
         g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE);
}

static void
take_fetch_error (BunkoCommandTracker *self, Fetch *fetch, const GError *error)
{
  BunkoCommand *command = g_ptr_array_index (fetch->group, 0);

  if (self->session == NULL)
    _bunko_command_tracker_fail_all (fetch->group, error);
  else if (is_unknown_argument (fetch, error))
    {
      self->without_raise_error = TRUE;
      fetch_group (self, fetch->group);
    }
  else if (fetch->group->len > 1)
    fetch_each (self, fetch->group);
  else if (!ask_again (self, command))
    _bunko_command_fail (command, error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) values = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (values != NULL)
    take_values (fetch->tracker, fetch->group, values);
  else
    take_fetch_error (fetch->tracker, fetch, error);
}

static void
fetch_group (BunkoCommandTracker *self, GPtrArray *group)
{
  g_autoptr (JsonObject) args = _bunko_command_tracker_make_args (group);
  Fetch *fetch = g_new0 (Fetch, 1);
  BunkoCommand *first = g_ptr_array_index (group, 0);

  fetch->tracker = g_object_ref (self);
  fetch->group = g_ptr_array_ref (group);
  fetch->with_raise_error = !self->without_raise_error;
  if (fetch->with_raise_error)
    json_object_set_boolean_member (args, "raise_error", FALSE);
  bunko_session_call_async (self->session, "get_command_value", args,
                            _bunko_command_get_value_priority (first), NULL, fetched_cb, fetch);
}

/* Takes the next few that are fetched over the same connections. */
static GPtrArray *
take_wanted (BunkoCommandTracker *self)
{
  GPtrArray *group = _bunko_command_tracker_new_group ();
  BunkoPriority priority = _bunko_command_get_value_priority (g_ptr_array_index (self->wanted, 0));

  for (guint i = 0; i < self->wanted->len && group->len < VALUES_PER_CALL;)
    if (_bunko_command_get_value_priority (g_ptr_array_index (self->wanted, i)) == priority)
      g_ptr_array_add (group, g_ptr_array_steal_index (self->wanted, i));
    else
      i++;
  return group;
}

static gboolean
fetch_cb (gpointer user_data)
{
  BunkoCommandTracker *self = user_data;

  bunko_source_clear (&self->fetch_source);
  while (self->wanted->len > 0 && self->session != NULL)
    {
      g_autoptr (GPtrArray) group = take_wanted (self);

      fetch_group (self, group);
    }
  return G_SOURCE_REMOVE;
}

static void
schedule_fetch (BunkoCommandTracker *self)
{
  if (self->session != NULL && self->fetch_source == NULL)
    _bunko_command_tracker_schedule (self, &self->fetch_source, 0, fetch_cb);
}

/**
 * _bunko_command_tracker_want_value: (skip)
 * @self: a tracker
 * @command: a finished command
 *
 * Fetches the value of a command, together with others that are wanted at the same moment.
 */
void
_bunko_command_tracker_want_value (BunkoCommandTracker *self, BunkoCommand *command)
{
  if (!_bunko_command_start_fetching (command))
    return;
  g_ptr_array_add (self->wanted, g_object_ref (command));
  schedule_fetch (self);
}
