/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"

/**
 * BunkoCommandTracker:
 *
 * Follows the asynchronous commands of a session.
 *
 * One call asks for the states of all open commands, at first often and then ever more seldom;
 * something new makes it often again. Values are fetched a few at a time, so that neither a lot of
 * small ones costs a call each nor a large one waits for others. Calls to stop are collected, too.
 *
 * A server refuses a list of ids as a whole when it does not know one of them: the list is then
 * halved until the unknown ones stand alone.
 */
struct _BunkoCommandTracker
{
  GObject parent_instance;

  BunkoSession *session; /* borrowed; NULL once it is gone */
  GHashTable *commands;  /* id → BunkoCommand, borrowed: a command takes itself out */
  GMainContext *context;

  /* Polling. */
  GQueue groups; /* of GPtrArray of BunkoCommand: what is still to ask in this round */
  gboolean polling;
  gboolean changed;
  guint interval;
  guint failures;
  gint64 last_poll;
  GSource *poll_timer;

  /* Values. */
  GPtrArray *wanted; /* of BunkoCommand */
  GPtrArray *again;  /* of BunkoCommand */
  GSource *fetch_source;
  GSource *again_source;
  gboolean without_raise_error;

  /* Stopping. */
  GPtrArray *stopping; /* of JsonNode */
  GSource *stop_source;
};

#define MIN_INTERVAL 50
#define MAX_INTERVAL 1000
#define MIN_PAUSE    20
#define MAX_FAILURES 3

/* A value may be a picture of some megabytes. */
#define VALUES_PER_CALL 4

G_DEFINE_FINAL_TYPE (BunkoCommandTracker, bunko_command_tracker, G_TYPE_OBJECT)

static void schedule_poll (BunkoCommandTracker *self, guint delay);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
schedule (BunkoCommandTracker *self, GSource **place, guint delay, GSourceFunc callback)
{
  clear_source (place);
  *place = g_timeout_source_new (delay);
  g_source_set_callback (*place, callback, self, NULL);
  g_source_attach (*place, self->context);
}

static JsonNode *
make_id_list (GPtrArray *commands)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < commands->len; i++)
    json_array_add_element (array, _bunko_command_get_id_node (g_ptr_array_index (commands, i)));
  json_node_set_array (node, array);
  return node;
}

static JsonObject *
make_args (GPtrArray *commands)
{
  JsonObject *args = json_object_new ();

  json_object_set_member (args, "command_ids", make_id_list (commands));
  return args;
}

/* Whether it may be one id of several that the server dislikes. */
static gboolean
is_about_ids (const GError *error)
{
  return error->domain == BUNKO_SERVER_ERROR && error->code < BUNKO_SERVER_ERROR_SERVER;
}

static GPtrArray *
new_group (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* States. */

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
  GPtrArray *group = new_group ();
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
  GPtrArray *group = new_group ();

  for (guint i = 0; i < commands->len; i++)
    if (bunko_command_get_watched (g_ptr_array_index (commands, i)))
      g_ptr_array_add (group, g_object_ref (g_ptr_array_index (commands, i)));
  return group;
}

static void
fail_all (GPtrArray *commands, const GError *error)
{
  for (guint i = 0; i < commands->len; i++)
    _bunko_command_fail (g_ptr_array_index (commands, i), error);
}

static void
split_group (BunkoCommandTracker *self, GPtrArray *group)
{
  GPtrArray *halves[2] = { new_group (), new_group () };

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
      if (++self->failures >= MAX_FAILURES)
        fail_all (group, error);
    }
  else if (group->len > 1 && is_about_ids (error))
    split_group (self, group);
  else
    fail_all (group, error);
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
  g_autoptr (JsonObject) args = make_args (group);
  g_autoptr (GPtrArray) watched = collect_watched (group);
  Poll *poll = g_new0 (Poll, 1);

  poll->tracker = g_object_ref (self);
  poll->batch = bunko_call_batch_new ();
  poll->group = g_ptr_array_ref (group);
  bunko_call_batch_add (poll->batch, "get_command_state", args);
  if (watched->len > 0 && bunko_session_has_function (self->session, "get_command_progress"))
    {
      g_autoptr (JsonObject) progress_args = make_args (watched);

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
    self->interval = MIN_INTERVAL;
  schedule_poll (self, self->interval);
  self->interval = MIN (self->interval * 2, MAX_INTERVAL);
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

  clear_source (&self->poll_timer);
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
    schedule (self, &self->poll_timer, delay, poll_cb);
}

/* New commands are asked for at once, together with the others of the same moment, but not more
 * often than the pause allows.
 */
static void
poll_soon (BunkoCommandTracker *self)
{
  gint64 elapsed = (g_get_monotonic_time () - self->last_poll) / 1000;

  self->interval = MIN_INTERVAL;
  self->changed = TRUE;
  if (!self->polling)
    schedule_poll (self, elapsed < MIN_PAUSE ? (guint) (MIN_PAUSE - elapsed) : 0);
}

/* Values. */

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

  clear_source (&self->again_source);
  g_ptr_array_extend_and_steal (self->wanted, self->again);
  self->again = new_group ();
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
    schedule (self, &self->again_source, MIN_INTERVAL, again_cb);
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
      g_autoptr (GPtrArray) single = new_group ();

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
    fail_all (fetch->group, error);
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
  g_autoptr (JsonObject) args = make_args (group);
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
  GPtrArray *group = new_group ();
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

  clear_source (&self->fetch_source);
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
    schedule (self, &self->fetch_source, 0, fetch_cb);
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

/* Stopping. */

static void send_stop (BunkoCommandTracker *self, GPtrArray *ids);

typedef struct
{
  BunkoCommandTracker *tracker;
  GPtrArray *ids;
} Stop;

static void
stop_free (Stop *stop)
{
  g_object_unref (stop->tracker);
  g_ptr_array_unref (stop->ids);
  g_free (stop);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stop, stop_free)

static GPtrArray *
new_ids (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
}

/* Nobody waits for the outcome; but one id that the server has forgotten must not keep the others
 * running.
 */
static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Stop) stop = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (node != NULL || stop->ids->len < 2 || !is_about_ids (error) || stop->tracker->session == NULL)
    return;
  for (guint i = 0; i < stop->ids->len; i++)
    {
      g_autoptr (GPtrArray) single = new_ids ();

      g_ptr_array_add (single, json_node_ref (g_ptr_array_index (stop->ids, i)));
      send_stop (stop->tracker, single);
    }
}

static void
send_stop (BunkoCommandTracker *self, GPtrArray *ids)
{
  g_autoptr (JsonObject) args = json_object_new ();
  JsonArray *array = json_array_new ();
  Stop *stop = g_new0 (Stop, 1);

  for (guint i = 0; i < ids->len; i++)
    json_array_add_element (array, json_node_copy (g_ptr_array_index (ids, i)));
  json_object_set_array_member (args, "command_ids", array);
  stop->tracker = g_object_ref (self);
  stop->ids = g_ptr_array_ref (ids);
  bunko_session_call_async (self->session, "stop_command", args, BUNKO_PRIORITY_POLL, NULL,
                            stopped_cb, stop);
}

static gboolean
stop_cb (gpointer user_data)
{
  BunkoCommandTracker *self = user_data;
  g_autoptr (GPtrArray) ids = g_steal_pointer (&self->stopping);

  self->stopping = new_ids ();
  clear_source (&self->stop_source);
  if (self->session != NULL)
    send_stop (self, ids);
  return G_SOURCE_REMOVE;
}

/**
 * _bunko_command_tracker_stop: (skip)
 * @self: a tracker
 * @command: a command
 *
 * Asks the server to stop a command, together with others of the same moment.
 */
void
_bunko_command_tracker_stop (BunkoCommandTracker *self, BunkoCommand *command)
{
  if (self->session == NULL)
    return;
  g_ptr_array_add (self->stopping, _bunko_command_get_id_node (command));
  if (self->stop_source == NULL)
    schedule (self, &self->stop_source, 0, stop_cb);
}

/* The object. */

static void
clear_sources (BunkoCommandTracker *self)
{
  clear_source (&self->poll_timer);
  clear_source (&self->fetch_source);
  clear_source (&self->again_source);
  clear_source (&self->stop_source);
}

static void
clear_groups (BunkoCommandTracker *self)
{
  GPtrArray *group;

  while ((group = g_queue_pop_head (&self->groups)) != NULL)
    g_ptr_array_unref (group);
}

static void
bunko_command_tracker_dispose (GObject *object)
{
  BunkoCommandTracker *self = BUNKO_COMMAND_TRACKER (object);
  GHashTableIter iter;
  gpointer command;

  _bunko_command_tracker_detach (self);
  g_hash_table_iter_init (&iter, self->commands);
  while (g_hash_table_iter_next (&iter, NULL, &command))
    {
      _bunko_command_detach (command);
      g_hash_table_iter_remove (&iter);
    }
  G_OBJECT_CLASS (bunko_command_tracker_parent_class)->dispose (object);
}

static void
bunko_command_tracker_finalize (GObject *object)
{
  BunkoCommandTracker *self = BUNKO_COMMAND_TRACKER (object);

  clear_groups (self);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->again);
  g_ptr_array_unref (self->stopping);
  g_hash_table_unref (self->commands);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (bunko_command_tracker_parent_class)->finalize (object);
}

static void
bunko_command_tracker_class_init (BunkoCommandTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_command_tracker_dispose;
  object_class->finalize = bunko_command_tracker_finalize;
}

static void
bunko_command_tracker_init (BunkoCommandTracker *self)
{
  self->commands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->context = g_main_context_ref_thread_default ();
  self->interval = MIN_INTERVAL;
  self->wanted = new_group ();
  self->again = new_group ();
  self->stopping = new_ids ();
  g_queue_init (&self->groups);
}

/**
 * _bunko_command_tracker_new: (skip)
 * @session: (transfer none): the session whose commands to follow; not referenced
 *
 * Returns: (transfer full): a new tracker
 */
BunkoCommandTracker *
_bunko_command_tracker_new (BunkoSession *session)
{
  BunkoCommandTracker *self = g_object_new (BUNKO_TYPE_COMMAND_TRACKER, NULL);

  self->session = session;
  return self;
}

/**
 * _bunko_command_tracker_detach: (skip)
 * @self: a tracker
 *
 * Is called by a session that goes away.
 */
void
_bunko_command_tracker_detach (BunkoCommandTracker *self)
{
  self->session = NULL;
  clear_sources (self);
}

/**
 * _bunko_command_tracker_abort: (skip)
 * @self: a tracker
 * @error: why
 *
 * Ends the following of all commands: the server no longer knows them, or not for us.
 */
void
_bunko_command_tracker_abort (BunkoCommandTracker *self, const GError *error)
{
  g_autoptr (GPtrArray) commands = new_group ();
  GHashTableIter iter;
  gpointer command;

  g_hash_table_iter_init (&iter, self->commands);
  while (g_hash_table_iter_next (&iter, NULL, &command))
    g_ptr_array_add (commands, g_object_ref (command));
  clear_sources (self);
  clear_groups (self);
  g_ptr_array_set_size (self->wanted, 0);
  g_ptr_array_set_size (self->again, 0);
  g_ptr_array_set_size (self->stopping, 0);
  self->failures = 0;
  fail_all (commands, error);
}

/**
 * _bunko_command_tracker_forget: (skip)
 * @self: a tracker
 * @command: a command of it
 *
 * Is called by a command that is over, or that nobody holds any more.
 */
void
_bunko_command_tracker_forget (BunkoCommandTracker *self, BunkoCommand *command)
{
  g_hash_table_remove (self->commands, bunko_command_get_id (command));
}

/**
 * _bunko_command_tracker_want_progress: (skip)
 * @self: a tracker
 *
 * Is called by a command that somebody looks at from now on.
 */
void
_bunko_command_tracker_want_progress (BunkoCommandTracker *self)
{
  poll_soon (self);
}

static BunkoCommand *
track (BunkoCommandTracker *self, const char *id, gboolean numeric, BunkoPriority value_priority)
{
  BunkoCommand *command = g_hash_table_lookup (self->commands, id);

  if (command != NULL)
    {
      _bunko_command_raise_value_priority (command, value_priority);
      return g_object_ref (command);
    }
  command = _bunko_command_new (self, id, numeric, value_priority);
  g_hash_table_insert (self->commands, g_strdup (id), command);
  poll_soon (self);
  return command;
}

static gboolean
looks_like_number (const char *id)
{
  gsize length = strspn (id, "0123456789");

  return length > 0 && length < 19 && id[length] == '\0';
}

/**
 * bunko_command_tracker_track:
 * @self: the tracker of a session
 * @id: the id that the server gave a command; digits alone are sent as a number
 * @value_priority: over which connections its value is fetched
 *
 * Follows a command as long as somebody holds it. Whoever names the same id gets the same object.
 *
 * Returns: (transfer full): the command
 */
BunkoCommand *
bunko_command_tracker_track (BunkoCommandTracker *self,
                             const char *id,
                             BunkoPriority value_priority)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND_TRACKER (self), NULL);
  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  return track (self, id, looks_like_number (id), value_priority);
}

/**
 * bunko_command_tracker_track_node:
 * @self: the tracker of a session
 * @id: the id that the server gave a command, as it came: a number or a string
 * @value_priority: over which connections its value is fetched
 *
 * Does what bunko_command_tracker_track() does, and sends the id in the form in which it came: a
 * server knows it only so (HPX wire notes, "Async commands").
 *
 * Returns: (transfer full) (nullable): the command, or %NULL where @id is not an id
 */
BunkoCommand *
bunko_command_tracker_track_node (BunkoCommandTracker *self,
                                  JsonNode *id,
                                  BunkoPriority value_priority)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND_TRACKER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (json_node_get_value_type (id) == G_TYPE_INT64)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (id));

      return track (self, text, TRUE, value_priority);
    }
  if (json_node_get_value_type (id) == G_TYPE_STRING && *json_node_get_string (id) != '\0')
    return track (self, json_node_get_string (id), FALSE, value_priority);
  return NULL;
}

/**
 * bunko_command_tracker_get_n_open:
 * @self: the tracker of a session
 *
 * Returns: how many commands are followed, finished ones included whose value nobody asked for
 */
guint
bunko_command_tracker_get_n_open (BunkoCommandTracker *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND_TRACKER (self), 0);

  return g_hash_table_size (self->commands);
}
