/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"
#include "bunko-source.h"

/* How the tracker of commands asks for their states. */

#define MIN_PAUSE    20
#define MAX_FAILURES 3

static void schedule_poll (BunkoCommandTracker *self, guint delay);

static gboolean
is_open (BunkoCommand *command)
{
  return bunko_command_get_state (command) < BUNKO_COMMAND_FINISHED;
}

/* Numbers in their order, so that the oldest command comes first. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *first = bunko_command_get_id ((BunkoCommand *) a);
  const char *second = bunko_command_get_id ((BunkoCommand *) b);
  gsize first_length = strlen (first), second_length = strlen (second);

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return strcmp (first, second);
}

static GPtrArray *
collect_open (BunkoCommandTracker *self)
{
  GPtrArray *group = _bunko_command_tracker_new_group ();
  GHashTableIter iter;
  gpointer command;

  g_hash_table_iter_init (&iter, self->commands);
  while (g_hash_table_iter_next (&iter, NULL, &command))
    if (is_open (command))
      g_ptr_array_add (group, g_object_ref (command));
  g_ptr_array_sort_values (group, compare_ids);
  return group;
}

static GPtrArray *
collect_watched (GPtrArray *commands)
{
  GPtrArray *group = _bunko_command_tracker_new_group ();

  for (guint i = 0; i < commands->len; i++)
    if (bunko_command_get_watched (g_ptr_array_index (commands, i)))
      g_ptr_array_add (group, g_object_ref (g_ptr_array_index (commands, i)));
  return group;
}

static void
split_group (BunkoCommandTracker *self, GPtrArray *group)
{
  GPtrArray *halves[2] = { _bunko_command_tracker_new_group (),
                           _bunko_command_tracker_new_group () };

  for (guint i = 0; i < group->len; i++)
    g_ptr_array_add (halves[i < group->len / 2 ? 0 : 1],
                     g_object_ref (g_ptr_array_index (group, i)));
  g_queue_push_head (&self->groups, halves[1]);
  g_queue_push_head (&self->groups, halves[0]);
}

static void
take_state (BunkoCommandTracker *self, BunkoCommand *command, JsonNode *state)
{
  if (!is_open (command))
    return;
  if (_bunko_command_take_state (command, state))
    self->changed = TRUE;
  if (bunko_command_get_state (command) == BUNKO_COMMAND_FINISHED &&
      _bunko_command_is_waited_for (command))
    _bunko_command_tracker_want_value (self, command);
}

static void
take_states (BunkoCommandTracker *self, GPtrArray *group, JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  JsonObject *states = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; i < group->len; i++)
    {
      BunkoCommand *command = g_ptr_array_index (group, i);
      JsonNode *state =
          states != NULL ? json_object_get_member (states, bunko_command_get_id (command)) : NULL;

      if (state != NULL)
        {
          take_state (self, command, state);
          continue;
        }
      if (error == NULL)
        error = g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                     _ ("The server did not tell the state of a command"));
      _bunko_command_fail (command, error);
    }
}

static void
take_progress (GPtrArray *group, BunkoCallBatch *batch)
{
  g_autoptr (JsonNode) node = NULL;

  if (bunko_call_batch_get_n_calls (batch) < 2)
    return;
  node = bunko_call_batch_get_result (batch, 1, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  for (guint i = 0; i < group->len; i++)
    {
      BunkoCommand *command = g_ptr_array_index (group, i);
      JsonNode *progress =
          json_object_get_member (json_node_get_object (node), bunko_command_get_id (command));

      if (progress != NULL)
        _bunko_command_take_progress (command, progress);
    }
}

static void
take_poll_error (BunkoCommandTracker *self, GPtrArray *group, const GError *error)
{
  if (error->domain != BUNKO_SERVER_ERROR)
    {
      if (++self->failures < MAX_FAILURES)
        return;
      self->failures = 0;
      _bunko_command_tracker_fail_all (group, error);
    }
  else if (group->len > 1 && _bunko_command_tracker_is_about_ids (error))
    split_group (self, group);
  else
    _bunko_command_tracker_fail_all (group, error);
}

typedef struct
{
  BunkoCommandTracker *tracker;
  BunkoCallBatch *batch;
  GPtrArray *group;
} Poll;

static void
poll_free (Poll *poll)
{
  g_object_unref (poll->tracker);
  g_object_unref (poll->batch);
  g_ptr_array_unref (poll->group);
  g_free (poll);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Poll, poll_free)

static void poll_next_group (BunkoCommandTracker *self);

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Poll) poll = user_data;
  BunkoCommandTracker *self = poll->tracker;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) states = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    states = bunko_call_batch_get_result (poll->batch, 0, &error);
  if (states != NULL)
    {
      self->failures = 0;
      take_progress (poll->group, poll->batch);
      take_states (self, poll->group, states);
    }
  else
    take_poll_error (self, poll->group, error);
  poll_next_group (self);
}

static void
poll_group (BunkoCommandTracker *self, GPtrArray *group)
{
  g_autoptr (JsonObject) args = _bunko_command_tracker_make_args (group);
  g_autoptr (GPtrArray) watched = collect_watched (group);
  Poll *poll = g_new0 (Poll, 1);

  poll->tracker = g_object_ref (self);
  poll->batch = bunko_call_batch_new ();
  poll->group = g_ptr_array_ref (group);
  bunko_call_batch_add (poll->batch, "get_command_state", args);
  if (watched->len > 0 && bunko_session_has_function (self->session, "get_command_progress"))
    {
      g_autoptr (JsonObject) progress_args = _bunko_command_tracker_make_args (watched);

      bunko_call_batch_add (poll->batch, "get_command_progress", progress_args);
    }
  bunko_session_call_batch_async (self->session, poll->batch, BUNKO_PRIORITY_POLL, NULL, polled_cb,
                                  poll);
}

static gboolean
has_open (BunkoCommandTracker *self)
{
  g_autoptr (GPtrArray) group = collect_open (self);

  return group->len > 0;
}

static void
finish_round (BunkoCommandTracker *self)
{
  self->polling = FALSE;
  self->last_poll = g_get_monotonic_time ();
  if (!has_open (self))
    return;
  if (self->changed)
    self->interval = BUNKO_COMMAND_MIN_INTERVAL;
  schedule_poll (self, self->interval);
  self->interval = MIN (self->interval * 2, BUNKO_COMMAND_MAX_INTERVAL);
}

static void
poll_next_group (BunkoCommandTracker *self)
{
  g_autoptr (GPtrArray) group = g_queue_pop_head (&self->groups);

  if (group == NULL || self->session == NULL)
    finish_round (self);
  else
    poll_group (self, group);
}

static gboolean
poll_cb (gpointer user_data)
{
  BunkoCommandTracker *self = user_data;
  g_autoptr (GPtrArray) group = collect_open (self);

  bunko_source_clear (&self->poll_timer);
  if (group->len == 0 || self->session == NULL)
    return G_SOURCE_REMOVE;
  self->polling = TRUE;
  self->changed = FALSE;
  g_queue_push_tail (&self->groups, g_steal_pointer (&group));
  poll_next_group (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_poll (BunkoCommandTracker *self, guint delay)
{
  if (self->session != NULL)
    _bunko_command_tracker_schedule (self, &self->poll_timer, delay, poll_cb);
}

/**
 * _bunko_command_tracker_poll_soon: (skip)
 * @self: a tracker
 *
 * Asks for states at once, together with whatever else comes up at the same moment, but not more
 * often than the pause allows.
 */
void
_bunko_command_tracker_poll_soon (BunkoCommandTracker *self)
{
  gint64 elapsed = (g_get_monotonic_time () - self->last_poll) / 1000;

  self->interval = BUNKO_COMMAND_MIN_INTERVAL;
  self->changed = TRUE;
  if (!self->polling)
    schedule_poll (self, elapsed < MIN_PAUSE ? (guint) (MIN_PAUSE - elapsed) : 0);
}
