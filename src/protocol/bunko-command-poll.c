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

/* How many small values travel with the states. */
#define MAX_EAGER 24

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

/* Those whose value may come with their state. Servers before 0.7 refuse the values of all when one
 * of them is not there yet (HPX wire notes, "Async commands").
 */
static GPtrArray *
collect_eager (BunkoCommandTracker *self, GPtrArray *commands)
{
  GPtrArray *group = _bunko_command_tracker_new_group ();

  if (self->without_raise_error || !bunko_session_is_version_at_least (self->session, 0, 7, 0))
    return group;
  for (guint i = 0; i < commands->len && group->len < MAX_EAGER; i++)
    if (_bunko_command_is_eager (g_ptr_array_index (commands, i)))
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

/* What came with the state is taken; what did not is fetched. */
static void
take_finished (BunkoCommandTracker *self, BunkoCommand *command, JsonObject *values)
{
  JsonNode *value =
      values != NULL ? json_object_get_member (values, bunko_command_get_id (command)) : NULL;

  if (value != NULL && !JSON_NODE_HOLDS_NULL (value) && _bunko_command_start_fetching (command))
    _bunko_command_finish (command, value);
  else
    _bunko_command_tracker_want_value (self, command);
}

static void
take_state (BunkoCommandTracker *self, BunkoCommand *command, JsonNode *state, JsonObject *values)
{
  if (!is_open (command))
    return;
  if (_bunko_command_take_state (command, state))
    self->changed = TRUE;
  if (bunko_command_get_state (command) == BUNKO_COMMAND_FINISHED &&
      _bunko_command_is_waited_for (command))
    take_finished (self, command, values);
}

static void
take_states (BunkoCommandTracker *self, GPtrArray *group, JsonNode *node, JsonObject *values)
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
          take_state (self, command, state, values);
          continue;
        }
      if (error == NULL)
        error = g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                     _ ("The server did not tell the state of a command"));
      _bunko_command_fail (command, error);
    }
}

/* Of the second function in a message, and of those after it. */
static JsonNode *
get_object (BunkoCallBatch *batch, guint index)
{
  g_autoptr (JsonNode) node = index > 0 ? bunko_call_batch_get_result (batch, index, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

static void
take_progress (GPtrArray *group, JsonObject *object)
{
  for (guint i = 0; i < group->len; i++)
    {
      BunkoCommand *command = g_ptr_array_index (group, i);
      JsonNode *progress = json_object_get_member (object, bunko_command_get_id (command));

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
  guint progress; /* where their results are in the batch, 0 for nowhere */
  guint values;
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
      g_autoptr (JsonNode) progress = get_object (poll->batch, poll->progress);
      g_autoptr (JsonNode) values = get_object (poll->batch, poll->values);

      self->failures = 0;
      if (progress != NULL)
        take_progress (poll->group, json_node_get_object (progress));
      take_states (self, poll->group, states,
                   values != NULL ? json_node_get_object (values) : NULL);
    }
  else
    take_poll_error (self, poll->group, error);
  poll_next_group (self);
}

static guint
add_progress (BunkoCommandTracker *self, BunkoCallBatch *batch, GPtrArray *group)
{
  g_autoptr (GPtrArray) watched = collect_watched (group);
  g_autoptr (JsonObject) args = NULL;

  if (watched->len == 0 || !bunko_session_has_function (self->session, "get_command_progress"))
    return 0;
  args = _bunko_command_tracker_make_args (watched);
  return bunko_call_batch_add (batch, "get_command_progress", args);
}

static guint
add_values (BunkoCommandTracker *self, BunkoCallBatch *batch, GPtrArray *group)
{
  g_autoptr (GPtrArray) eager = collect_eager (self, group);
  g_autoptr (JsonObject) args = NULL;

  if (eager->len == 0)
    return 0;
  args = _bunko_command_tracker_make_args (eager);
  json_object_set_boolean_member (args, "raise_error", FALSE);
  return bunko_call_batch_add (batch, "get_command_value", args);
}

static void
poll_group (BunkoCommandTracker *self, GPtrArray *group)
{
  g_autoptr (JsonObject) args = _bunko_command_tracker_make_args (group);
  Poll *poll = g_new0 (Poll, 1);

  poll->tracker = g_object_ref (self);
  poll->batch = bunko_call_batch_new ();
  poll->group = g_ptr_array_ref (group);
  bunko_call_batch_add (poll->batch, "get_command_state", args);
  poll->progress = add_progress (self, poll->batch, group);
  poll->values = add_values (self, poll->batch, group);
  bunko_session_call_batch_async (self->session, poll->batch, BUNKO_PRIORITY_POLL, NULL, polled_cb,
                                  poll);
}

/* How soon to ask again where something goes on: what is small and soon there, sooner. */
static guint
get_first_interval (BunkoCommandTracker *self, GPtrArray *open)
{
  g_autoptr (GPtrArray) eager = collect_eager (self, open);

  return eager->len > 0 ? MIN_PAUSE : BUNKO_COMMAND_MIN_INTERVAL;
}

static void
finish_round (BunkoCommandTracker *self)
{
  g_autoptr (GPtrArray) open = collect_open (self);

  self->polling = FALSE;
  if (open->len == 0 || self->session == NULL)
    return;
  if (self->overlooked)
    {
      _bunko_command_tracker_poll_soon (self);
      return;
    }
  if (self->changed)
    self->interval = get_first_interval (self, open);
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
  self->overlooked = FALSE;
  self->last_poll = g_get_monotonic_time ();
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
 * often than the pause allows; if that is being done, once more right after it.
 */
void
_bunko_command_tracker_poll_soon (BunkoCommandTracker *self)
{
  gint64 elapsed = (g_get_monotonic_time () - self->last_poll) / 1000;

  self->interval = BUNKO_COMMAND_MIN_INTERVAL;
  self->changed = TRUE;
  self->overlooked = self->polling;
  if (!self->polling)
    schedule_poll (self, elapsed < MIN_PAUSE ? (guint) (MIN_PAUSE - elapsed) : 0);
}
