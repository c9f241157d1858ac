/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-commands.h"
#include "bunko-sample-error.h"

/* core.concurrent_image_tasks of the real server, and the size of its cache of values. */
#define MAX_IMAGE_TASKS 10
#define MAX_OTHER_TASKS 4
#define MAX_COMMANDS    10000
#define MAX_VALUE_BYTES (64 * 1024 * 1024)

typedef struct
{
  gatomicrefcount ref_count;
  gint64 id;
  BunkoSampleKind kind;
  char *title;
  BunkoSampleWork work;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;

  /* Under the lock of the commands. */
  BunkoSampleState state;
  char *value;
  GError *error;
  gint64 timestamp;
  gint64 started; /* monotonic, 0 before */
  double done;
  double max; /* 0: how far it is, is not told */
  char *text;
} Command;

/* What a thread works on. */
typedef struct
{
  BunkoSampleCommands *commands;
  Command *command;
} Current;

static GPrivate current = G_PRIVATE_INIT (g_free);

struct _BunkoSampleCommands
{
  GMutex mutex;
  GHashTable *by_id;
  GQueue order; /* of borrowed commands, oldest first */
  gint64 last_id;
  gsize value_bytes;
  gboolean closing;
  guint image_time; /* milliseconds */
  guint other_time;
  GThreadPool *images;
  GThreadPool *others;
};

static Command *
command_ref (Command *command)
{
  g_atomic_ref_count_inc (&command->ref_count);
  return command;
}

static void
command_unref (Command *command)
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

static gboolean
is_over (const Command *command)
{
  return command->state >= BUNKO_SAMPLE_STATE_FINISHED;
}

/* With the lock held, as all that follow up to run(). */
static void
drop_oldest (BunkoSampleCommands *self)
{
  Command *oldest = g_queue_pop_head (&self->order);

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
begin (BunkoSampleCommands *self, Command *command)
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
end (BunkoSampleCommands *self, Command *command, char *value, GError *error)
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

static guint
get_time (BunkoSampleCommands *self, const Command *command)
{
  return (guint) g_atomic_int_get (command->kind == BUNKO_SAMPLE_KIND_IMAGE ? &self->image_time
                                                                            : &self->other_time);
}

/* Waits for the rest of the time that it takes, or until the command is stopped. */
static void
take_time (BunkoSampleCommands *self, Command *command)
{
  gint64 rest =
      (command->started - g_get_monotonic_time ()) / 1000 + (gint64) get_time (self, command);
  GPollFD poll;

  if (rest <= 0 || !g_cancellable_make_pollfd (command->cancellable, &poll))
    return;
  g_poll (&poll, 1, (int) rest);
  g_cancellable_release_fd (command->cancellable);
}

static void
run (gpointer data, gpointer user_data)
{
  Command *command = data;
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
  Command *command = g_new0 (Command, 1);
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
  Command *command;

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
  Command *command;

  g_mutex_lock (&self->mutex);
  command = g_hash_table_lookup (self->by_id, &id);
  if (command != NULL)
    {
      *state = command->state;
      if (!is_over (command))
        {
          command->state = BUNKO_SAMPLE_STATE_STOPPED;
          g_cancellable_cancel (command->cancellable);
        }
    }
  g_mutex_unlock (&self->mutex);

  return command != NULL;
}

static char *
read_value (Command *command, gint64 id, GError **error)
{
  const char *trouble = NULL;

  if (command == NULL)
    trouble = "does not exist";
  else if (command->state == BUNKO_SAMPLE_STATE_FAILED)
    trouble = "has failed";
  else if (!is_over (command))
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

/* From 0 to 2. One that fails or is stopped stays where it was. */
static double
get_done (BunkoSampleCommands *self, const Command *command)
{
  guint time = get_time (self, command);

  if (command->state == BUNKO_SAMPLE_STATE_FINISHED || (is_over (command) && time == 0))
    return 2;
  if (command->max > 0)
    return command->done / command->max * 2;
  if (command->started == 0)
    return 0;
  if (time == 0)
    return 1;
  return MIN ((double) (g_get_monotonic_time () - command->started) / 500 / time, 2);
}

static void
write_progress (BunkoSampleCommands *self, Command *command, BunkoSampleWriter *out)
{
  double done = get_done (self, command);
  double max = command->max > 0 ? command->max : 2;

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "title", command->title);
  bunko_sample_writer_member_string (out, "subtitle", "");
  bunko_sample_writer_member_int (out, "subtype", BUNKO_SAMPLE_KIND_UNKNOWN);
  bunko_sample_writer_member_string (out, "text", command->text != NULL ? command->text : "");
  bunko_sample_writer_member_double (out, "value", done / 2 * max);
  bunko_sample_writer_member_double (out, "percent", done * 50);
  bunko_sample_writer_member_double (out, "max", max);
  bunko_sample_writer_member_int (out, "type", command->kind);
  bunko_sample_writer_member_int (out, "state", command->state);
  bunko_sample_writer_member_int (out, "timestamp", command->timestamp);
  bunko_sample_writer_end_object (out);
}

/**
 * bunko_sample_commands_write_progress:
 * @self: commands
 * @id: a command's id
 * @out: where to write
 *
 * Writes the progress of a command, `null` for pictures.
 *
 * Returns: whether there is such a command
 */
gboolean
bunko_sample_commands_write_progress (BunkoSampleCommands *self, gint64 id, BunkoSampleWriter *out)
{
  Command *command;

  g_mutex_lock (&self->mutex);
  command = g_hash_table_lookup (self->by_id, &id);
  if (command != NULL && command->kind == BUNKO_SAMPLE_KIND_IMAGE)
    bunko_sample_writer_null (out);
  else if (command != NULL)
    write_progress (self, command, out);
  g_mutex_unlock (&self->mutex);

  return command != NULL;
}

/**
 * bunko_sample_commands_write_all_progress:
 * @self: commands
 * @out: where to write
 *
 * Writes a list with the progress of all commands that have one.
 */
void
bunko_sample_commands_write_all_progress (BunkoSampleCommands *self, BunkoSampleWriter *out)
{
  g_mutex_lock (&self->mutex);
  bunko_sample_writer_begin_array (out);
  for (GList *l = self->order.tail; l != NULL; l = l->prev)
    {
      Command *command = l->data;

      if (command->kind != BUNKO_SAMPLE_KIND_IMAGE)
        write_progress (self, command, out);
    }
  bunko_sample_writer_end_array (out);
  g_mutex_unlock (&self->mutex);
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
