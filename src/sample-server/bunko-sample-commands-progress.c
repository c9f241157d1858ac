/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-commands-private.h"

/* What commands show of themselves while they run. */

/* From 0 to 2. One that fails or is stopped stays where it was. */
static double
get_done (BunkoSampleCommands *self, const BunkoSampleCommand *command)
{
  guint time = _bunko_sample_commands_get_time (self, command);

  if (command->state == BUNKO_SAMPLE_STATE_FINISHED ||
      (_bunko_sample_command_is_over (command) && time == 0))
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
write_progress (BunkoSampleCommands *self, BunkoSampleCommand *command, BunkoSampleWriter *out)
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
  BunkoSampleCommand *command;

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
      BunkoSampleCommand *command = l->data;

      if (command->kind != BUNKO_SAMPLE_KIND_IMAGE)
        write_progress (self, command, out);
    }
  bunko_sample_writer_end_array (out);
  g_mutex_unlock (&self->mutex);
}
