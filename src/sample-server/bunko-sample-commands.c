/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-commands-private.h"
#include "bunko-sample-error.h"

/* core.concurrent_image_tasks of the real server, and the size of its cache of values. */
#define MAX_IMAGE_TASKS 10
#define MAX_OTHER_TASKS 4
#define MAX_COMMANDS    10000
#define MAX_VALUE_BYTES (64 * 1024 * 1024)

/* What a thread works on. */
typedef struct
{
  BunkoSampleCommands *commands;
  BunkoSampleCommand *command;
} Current;

static GPrivate current = G_PRIVATE_INIT (g_free);

static BunkoSampleCommand *
command_ref (BunkoSampleCommand *command)
{
  g_atomic_ref_count_inc (&command->ref_count);
  return command;
}

static void
command_unref (BunkoSampleCommand *command)
{
  if (!g_atomic_ref_count_dec (&command->ref_count))
    return;

  if (command->destroy != NULL)
    command->destroy (command->data);
  g_clear_error (&command->error);
  g_object_unref (command->cancellable);
  g_free (command->value);
  g_free (command->text);
  g_free (command->title);
  g_free (command);
}

/* With the lock held, as all that follow up to run(). */
static void
drop_oldest (BunkoSampleCommands *self)
{
  BunkoSampleCommand *oldest = g_queue_pop_head (&self->order);

  if (oldest->value != NULL)
    self->value_bytes -= strlen (oldest->value);
  g_cancellable_cancel (oldest->cancellable);
  oldest->state = BUNKO_SAMPLE_STATE_STOPPED;
  g_hash_table_remove (self->by_id, &oldest->id);
}

static void
trim (BunkoSampleCommands *self)
{
  while (self->order.length > MAX_COMMANDS ||
         (self->value_bytes > MAX_VALUE_BYTES && self->order.length > 1))
    drop_oldest (self);
}

static gboolean
begin (BunkoSampleCommands *self, BunkoSampleCommand *command)
{
  gboolean go;

  g_mutex_lock (&self->mutex);
  go = !self->closing && command->state == BUNKO_SAMPLE_STATE_IN_QUEUE;
  if (go)
    {
      command->state = BUNKO_SAMPLE_STATE_STARTED;
      command->started = g_get_monotonic_time ();
    }
  g_mutex_unlock (&self->mutex);

  return go;
}

static void
end (BunkoSampleCommands *self, BunkoSampleCommand *command, char *value, GError *error)
{
  g_mutex_lock (&self->mutex);
  command->timestamp = g_get_real_time () / G_USEC_PER_SEC;
  /* A stopped command has no value, even if it came to an end. */
  if (command->state == BUNKO_SAMPLE_STATE_STARTED)
    {
      gboolean failed = error != NULL && !bunko_sample_error_is_crash (error);

      command->state = failed ? BUNKO_SAMPLE_STATE_FAILED : BUNKO_SAMPLE_STATE_FINISHED;
      command->value = g_steal_pointer (&value);
      command->error = g_steal_pointer (&error);
      if (command->value != NULL)
        self->value_bytes += strlen (command->value);
      trim (self);
    }
  g_mutex_unlock (&self->mutex);

  g_free (value);
  g_clear_error (&error);
}

/* How long it takes at least, in milliseconds. */
guint
_bunko_sample_commands_get_time (BunkoSampleCommands *self, const BunkoSampleCommand *command)
{
  return (guint) g_atomic_int_get (command->kind == BUNKO_SAMPLE_KIND_IMAGE ? &self->image_time
                                                                            : &self->other_time);
}

/* Waits for the rest of the time that it takes, or until the command is stopped. */
static void
take_time (BunkoSampleCommands *self, BunkoSampleCommand *command)
{
  gint64 rest = (command->started - g_get_monotonic_time ()) / 1000 +
                (gint64) _bunko_sample_commands_get_time (self, command);
  GPollFD poll;

  if (rest <= 0 || !g_cancellable_make_pollfd (command->cancellable, &poll))
    return;
  g_poll (&poll, 1, (int) rest);
  g_cancellable_release_fd (command->cancellable);
}

static void
run (gpointer data, gpointer user_data)
{
  BunkoSampleCommand *command = data;
  BunkoSampleCommands *self = user_data;
  GError *error = NULL;

  if (begin (self, command))
    {
      Current *now = g_new0 (Current, 1);
      char *value;

      *now = (Current) { .commands = self, .command = command };
      g_private_replace (&current, now);
      value = command->work (command->data, command->cancellable, &error);
      g_private_replace (&current, NULL);
      take_time (self, command);
      end (self, command, value, error);
    }
  command_unref (command);
}

/**
 * bunko_sample_commands_new:
 *
 * Returns: (transfer full): an empty table of commands, with threads of its own
 */
BunkoSampleCommands *
bunko_sample_commands_new (void)
{
  BunkoSampleCommands *self = g_new0 (BunkoSampleCommands, 1);

  g_mutex_init (&self->mutex);
  self->by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) command_unref);
  self->images = g_thread_pool_new (run, self, MAX_IMAGE_TASKS, FALSE, NULL);
  self->others = g_thread_pool_new (run, self, MAX_OTHER_TASKS, FALSE, NULL);

  return self;
}

/**
 * bunko_sample_commands_set_image_time:
 * @self: commands
 * @milliseconds: how long a picture takes at least
 *
 * Lets pictures take their time, as they do where they are made from large pages.
 */
void
bunko_sample_commands_set_image_time (BunkoSampleCommands *self, guint milliseconds)
{
  g_atomic_int_set (&self->image_time, milliseconds);
}

/**
 * bunko_sample_commands_set_other_time:
 * @self: commands
 * @milliseconds: how long a command takes at least that makes no picture
 *
 * Lets commands take their time, as they do in a large library.
 */
void
bunko_sample_commands_set_other_time (BunkoSampleCommands *self, guint milliseconds)
{
  g_atomic_int_set (&self->other_time, milliseconds);
}

/**
 * bunko_sample_commands_clear:
 * @self: commands
 *
 * Stops all commands and forgets them, as a restart of the server does.
 */
void
bunko_sample_commands_clear (BunkoSampleCommands *self)
{
  g_mutex_lock (&self->mutex);
  while (self->order.length > 0)
    drop_oldest (self);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_commands_free:
 * @self: (transfer full): commands
 *
 * Stops all commands and waits until those that run have ended.
 */
void
bunko_sample_commands_free (BunkoSampleCommands *self)
{
  bunko_sample_commands_clear (self);
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_mutex_unlock (&self->mutex);
  g_thread_pool_free (self->images, FALSE, TRUE);
  g_thread_pool_free (self->others, FALSE, TRUE);

  g_hash_table_unref (self->by_id);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * bunko_sample_commands_start:
 * @self: commands
 * @kind: what the command is; pictures have threads of their own, ten at most
 * @title: (nullable): what its progress is called
 * @work: what to do, in a thread
 * @data: (transfer full): for @work
 * @destroy: (nullable): frees @data
 *
 * Starts a command. Ten thousand commands and 64 MiB of values are kept, the oldest are forgotten.
 *
 * Returns: its id
 */
gint64
bunko_sample_commands_start (BunkoSampleCommands *self,
                             BunkoSampleKind kind,
                             const char *title,
                             BunkoSampleWork work,
                             gpointer data,
                             GDestroyNotify destroy)
{
  BunkoSampleCommand *command = g_new0 (BunkoSampleCommand, 1);
  gint64 id;

  g_atomic_ref_count_init (&command->ref_count);
  command->kind = kind;
  command->title = g_strdup (title);
  command->work = work;
  command->data = data;
  command->destroy = destroy;
  command->cancellable = g_cancellable_new ();
  command->state = BUNKO_SAMPLE_STATE_IN_QUEUE;
  command->timestamp = g_get_real_time () / G_USEC_PER_SEC;

  g_mutex_lock (&self->mutex);
  id = command->id = ++self->last_id;
  g_hash_table_insert (self->by_id, &command->id, command);
  g_queue_push_tail (&self->order, command);
  g_thread_pool_push (kind == BUNKO_SAMPLE_KIND_IMAGE ? self->images : self->others,
                      command_ref (command), NULL);
  trim (self);
  g_mutex_unlock (&self->mutex);

  return id;
}

/**
 * bunko_sample_commands_get_state:
 * @self: commands
 * @id: a command's id
 * @state: (out): its state
 *
 * Returns: whether there is such a command
 */
gboolean
bunko_sample_commands_get_state (BunkoSampleCommands *self, gint64 id, BunkoSampleState *state)
{
  BunkoSampleCommand *command;

  g_mutex_lock (&self->mutex);
  command = g_hash_table_lookup (self->by_id, &id);
  if (command != NULL)
    *state = command->state;
  g_mutex_unlock (&self->mutex);

  return command != NULL;
}

/**
 * bunko_sample_commands_stop:
 * @self: commands
 * @id: a command's id
 * @state: (out): the state it was in
 *
 * Stops a command if it is not over.
 *
 * Returns: whether there is such a command
 */
gboolean
bunko_sample_commands_stop (BunkoSampleCommands *self, gint64 id, BunkoSampleState *state)
{
  BunkoSampleCommand *command;

  g_mutex_lock (&self->mutex);
  command = g_hash_table_lookup (self->by_id, &id);
  if (command != NULL)
    {
      *state = command->state;
      if (!_bunko_sample_command_is_over (command))
        {
          command->state = BUNKO_SAMPLE_STATE_STOPPED;
          g_cancellable_cancel (command->cancellable);
        }
    }
  g_mutex_unlock (&self->mutex);

  return command != NULL;
}

static char *
read_value (BunkoSampleCommand *command, gint64 id, GError **error)
{
  const char *trouble = NULL;

  if (command == NULL)
    trouble = "does not exist";
  else if (command->state == BUNKO_SAMPLE_STATE_FAILED)
    trouble = "has failed";
  else if (!_bunko_sample_command_is_over (command))
    trouble = "has not finished running";
  if (trouble != NULL)
    {
      g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_COMMAND,
                   "Command with ID '%" G_GINT64_FORMAT "' %s", id, trouble);
      return NULL;
    }
  if (command->error != NULL)
    {
      g_propagate_error (error, g_error_copy (command->error));
      return NULL;
    }
  return g_strdup (command->value != NULL ? command->value : "null");
}

/**
 * bunko_sample_commands_dup_value:
 * @self: commands
 * @id: a command's id
 * @error: %BUNKO_SAMPLE_ERROR_COMMAND if it is unknown, not over or failed; %BUNKO_SAMPLE_CRASH if
 * its value cannot be sent
 *
 * Reads what a command has made; it can be read again.
 *
 * Returns: (transfer full): JSON text, `null` for a stopped command
 */
char *
bunko_sample_commands_dup_value (BunkoSampleCommands *self, gint64 id, GError **error)
{
  char *value;

  g_mutex_lock (&self->mutex);
  value = read_value (g_hash_table_lookup (self->by_id, &id), id, error);
  g_mutex_unlock (&self->mutex);

  return value;
}

/**
 * bunko_sample_commands_report:
 * @done: how much is done
 * @max: of how much, more than 0
 * @text: what is being done
 *
 * For the work of a command: tells how far it is.
 */
void
bunko_sample_commands_report (double done, double max, const char *text)
{
  Current *now = g_private_get (&current);

  if (now == NULL)
    return;

  g_mutex_lock (&now->commands->mutex);
  now->command->done = done;
  now->command->max = max;
  g_set_str (&now->command->text, text);
  g_mutex_unlock (&now->commands->mutex);
}

/**
 * bunko_sample_commands_state_name:
 * @state: a state
 *
 * Returns: its name on the wire
 */
const char *
bunko_sample_commands_state_name (BunkoSampleState state)
{
  switch (state)
    {
    case BUNKO_SAMPLE_STATE_IN_QUEUE:
      return "in_queue";
    case BUNKO_SAMPLE_STATE_STARTED:
      return "started";
    case BUNKO_SAMPLE_STATE_FINISHED:
      return "finished";
    case BUNKO_SAMPLE_STATE_STOPPED:
      return "stopped";
    case BUNKO_SAMPLE_STATE_FAILED:
      return "failed";
    default:
      g_assert_not_reached ();
    }
}
