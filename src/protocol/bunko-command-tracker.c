/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"
#include "bunko-source.h"

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
G_DEFINE_FINAL_TYPE (BunkoCommandTracker, bunko_command_tracker, G_TYPE_OBJECT)

enum
{
  SIGNAL_ANNOUNCED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * _bunko_command_tracker_schedule: (skip)
 * @self: a tracker
 * @place: where to keep the source
 * @delay: in milliseconds
 * @callback: what to call then, with the tracker
 *
 * Sets a timer in place of the one that is there.
 */
void
_bunko_command_tracker_schedule (BunkoCommandTracker *self,
                                 GSource **place,
                                 guint delay,
                                 GSourceFunc callback)
{
  bunko_source_clear (place);
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

/**
 * _bunko_command_tracker_make_args: (skip)
 * @commands: (element-type BunkoCommand): commands
 *
 * Returns: (transfer full): the arguments of a call about these commands
 */
JsonObject *
_bunko_command_tracker_make_args (GPtrArray *commands)
{
  JsonObject *args = json_object_new ();

  json_object_set_member (args, "command_ids", make_id_list (commands));
  return args;
}

/**
 * _bunko_command_tracker_is_about_ids: (skip)
 * @error: why a call failed
 *
 * Returns: whether it may be one id of several that the server dislikes
 */
gboolean
_bunko_command_tracker_is_about_ids (const GError *error)
{
  return error->domain == BUNKO_SERVER_ERROR && error->code < BUNKO_SERVER_ERROR_SERVER;
}

/**
 * _bunko_command_tracker_new_group: (skip)
 *
 * Returns: (transfer full) (element-type BunkoCommand): an empty list of commands
 */
GPtrArray *
_bunko_command_tracker_new_group (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * _bunko_command_tracker_fail_all: (skip)
 * @commands: (element-type BunkoCommand): commands
 * @error: why
 *
 * Ends the following of all of them.
 */
void
_bunko_command_tracker_fail_all (GPtrArray *commands, const GError *error)
{
  for (guint i = 0; i < commands->len; i++)
    _bunko_command_fail (g_ptr_array_index (commands, i), error);
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

  if (node != NULL || stop->ids->len < 2 || !_bunko_command_tracker_is_about_ids (error) ||
      stop->tracker->session == NULL)
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
  bunko_source_clear (&self->stop_source);
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
    _bunko_command_tracker_schedule (self, &self->stop_source, 0, stop_cb);
}

/* The object. */

static void
clear_sources (BunkoCommandTracker *self)
{
  bunko_source_clear (&self->poll_timer);
  bunko_source_clear (&self->fetch_source);
  bunko_source_clear (&self->again_source);
  bunko_source_clear (&self->stop_source);
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

  /**
   * BunkoCommandTracker::announced:
   * @self: the tracker
   * @command: a command
   * @fname: the function that began it
   *
   * Somebody has begun a command that a person may want to know of.
   */
  signals[SIGNAL_ANNOUNCED] =
      g_signal_new ("announced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, BUNKO_TYPE_COMMAND, G_TYPE_STRING);
}

static void
bunko_command_tracker_init (BunkoCommandTracker *self)
{
  self->commands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->context = g_main_context_ref_thread_default ();
  self->interval = BUNKO_COMMAND_MIN_INTERVAL;
  self->wanted = _bunko_command_tracker_new_group ();
  self->again = _bunko_command_tracker_new_group ();
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
  g_autoptr (GPtrArray) commands = _bunko_command_tracker_new_group ();
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
  _bunko_command_tracker_fail_all (commands, error);
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
  _bunko_command_tracker_poll_soon (self);
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
  _bunko_command_tracker_poll_soon (self);
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
 * bunko_command_tracker_announce:
 * @self: the tracker of a session
 * @command: a command of it
 * @fname: the function that began it
 *
 * Tells all who show what goes on of a new command.
 */
void
bunko_command_tracker_announce (BunkoCommandTracker *self, BunkoCommand *command, const char *fname)
{
  g_return_if_fail (BUNKO_IS_COMMAND_TRACKER (self));
  g_return_if_fail (BUNKO_IS_COMMAND (command));
  g_return_if_fail (fname != NULL);

  g_signal_emit (self, signals[SIGNAL_ANNOUNCED], 0, command, fname);
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
