/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"

/* What the tracker tells a command, and how the command ends. */

static gboolean
is_over (BunkoCommandState state)
{
  return state == BUNKO_COMMAND_FINISHED || state == BUNKO_COMMAND_STOPPED ||
         state == BUNKO_COMMAND_FAILED;
}

static void
set_state (BunkoCommand *self, BunkoCommandState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static void
set_text (BunkoCommand *self, char **place, const char *text, const char *property)
{
  if (g_set_str (place, text))
    g_object_notify (G_OBJECT (self), property);
}

static void
set_progress (BunkoCommand *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify (G_OBJECT (self), "progress");
}

/**
 * _bunko_command_return_outcome: (skip)
 * @self: a command that has ended
 * @task: somebody who waits
 *
 * Hands over the value, or tells why there is none.
 */
void
_bunko_command_return_outcome (BunkoCommand *self, GTask *task)
{
  if (self->value != NULL)
    g_task_return_pointer (task, json_node_ref (self->value), (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, g_error_copy (self->error));
}

static void
answer_waiters (BunkoCommand *self)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);

  self->waiters = _bunko_command_new_waiters ();
  for (guint i = 0; i < waiters->len; i++)
    _bunko_command_return_outcome (self,
                                   ((BunkoCommandWaiter *) g_ptr_array_index (waiters, i))->task);
}

/**
 * _bunko_command_leave_tracker: (skip)
 * @self: a command
 *
 * Is no longer followed from now on.
 */
void
_bunko_command_leave_tracker (BunkoCommand *self)
{
  BunkoCommandTracker *tracker = g_steal_pointer (&self->tracker);

  if (tracker != NULL)
    _bunko_command_tracker_forget (tracker, self);
}

static void
end_with_error (BunkoCommand *self, BunkoCommandState state, GError *error)
{
  g_autoptr (BunkoCommand) alive = g_object_ref (self);

  if (self->value != NULL || self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  _bunko_command_leave_tracker (self);
  set_state (self, state);
  answer_waiters (self);
}

/**
 * _bunko_command_detach: (skip)
 * @self: a command
 *
 * Is called by a tracker that goes away.
 */
void
_bunko_command_detach (BunkoCommand *self)
{
  self->tracker = NULL;
}

/**
 * _bunko_command_get_id_node: (skip)
 * @self: a command
 *
 * Returns: (transfer full): its id in the form in which the server gave it
 */
JsonNode *
_bunko_command_get_id_node (BunkoCommand *self)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (self->numeric)
    json_node_set_int (node, g_ascii_strtoll (self->id, NULL, 10));
  else
    json_node_set_string (node, self->id);
  return node;
}

/**
 * _bunko_command_get_value_priority: (skip)
 * @self: a command
 *
 * Returns: over which connections its value is fetched
 */
BunkoPriority
_bunko_command_get_value_priority (BunkoCommand *self)
{
  return self->value_priority;
}

/**
 * _bunko_command_raise_value_priority: (skip)
 * @self: a command
 * @priority: how urgent somebody finds it
 *
 * Of several who want the same command the most urgent one counts.
 */
void
_bunko_command_raise_value_priority (BunkoCommand *self, BunkoPriority priority)
{
  self->value_priority = MIN (self->value_priority, priority);
}

/**
 * _bunko_command_is_waited_for: (skip)
 * @self: a command
 *
 * Returns: whether somebody waits for its value
 */
gboolean
_bunko_command_is_waited_for (BunkoCommand *self)
{
  return self->waiters->len > 0;
}

/**
 * _bunko_command_is_eager: (skip)
 * @self: a command
 *
 * Returns: whether somebody waits for its value, which may come with its state
 */
gboolean
_bunko_command_is_eager (BunkoCommand *self)
{
  return self->eager && _bunko_command_is_waited_for (self);
}

/**
 * _bunko_command_start_fetching: (skip)
 * @self: a finished command
 *
 * Returns: whether the value is to be fetched, %FALSE if that was begun before
 */
gboolean
_bunko_command_start_fetching (BunkoCommand *self)
{
  gboolean first = !self->fetching;

  self->fetching = TRUE;
  return first;
}

/**
 * _bunko_command_ask_again: (skip)
 * @self: a finished command whose value did not come
 *
 * Returns: whether to ask for the value once more, %FALSE if that was done before
 */
gboolean
_bunko_command_ask_again (BunkoCommand *self)
{
  gboolean first = !self->asked_again;

  self->asked_again = TRUE;
  return first;
}

static gboolean
read_state (JsonNode *node, BunkoCommandState *state)
{
  GType type = json_node_get_value_type (node);
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_COMMAND_STATE);
  GEnumValue *value = NULL;

  if (type == G_TYPE_INT64)
    value = g_enum_get_value (klass, (int) CLAMP (json_node_get_int (node), -1, G_MAXINT));
  else if (type == G_TYPE_STRING)
    {
      g_autofree char *name = g_ascii_strdown (json_node_get_string (node), -1);

      value = g_enum_get_value_by_nick (klass, name);
    }
  if (value != NULL)
    *state = (BunkoCommandState) value->value;
  return value != NULL;
}

/**
 * _bunko_command_take_state: (skip)
 * @self: a command that is not over
 * @node: its state, a name or a number
 *
 * Takes over what the server says.
 *
 * Returns: whether that is something new
 */
gboolean
_bunko_command_take_state (BunkoCommand *self, JsonNode *node)
{
  BunkoCommandState state = self->state;

  if (!read_state (node, &state) || state == self->state)
    return FALSE;
  if (state == BUNKO_COMMAND_FAILED)
    end_with_error (self, state,
                    g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                         _ ("The command failed on the server")));
  else if (state == BUNKO_COMMAND_STOPPED)
    _bunko_command_take_stop (self);
  else
    set_state (self, state);
  return TRUE;
}

static double
read_number (JsonObject *object, const char *key, double missing)
{
  JsonNode *node = json_object_get_member (object, key);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : missing;
}

/* A negative percentage means that the end is not known. */
static double
read_progress (JsonObject *object)
{
  double percent = read_number (object, "percent", -1);

  return percent < 0 ? -1 : CLAMP (percent / 100, 0, 1);
}

/**
 * _bunko_command_take_progress: (skip)
 * @self: a command
 * @node: its progress, null where it has none
 *
 * Takes over what the server says.
 */
void
_bunko_command_take_progress (BunkoCommand *self, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  JsonObject *object = json_node_get_object (node);

  g_object_freeze_notify (G_OBJECT (self));
  set_progress (self, read_progress (object));
  set_text (self, &self->title, json_object_get_string_member_with_default (object, "title", NULL),
            "title");
  set_text (self, &self->subtitle,
            json_object_get_string_member_with_default (object, "subtitle", NULL), "subtitle");
  set_text (self, &self->text, json_object_get_string_member_with_default (object, "text", NULL),
            "text");
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * _bunko_command_finish: (skip)
 * @self: a finished command
 * @value: (transfer none): its value
 *
 * Hands the value to all who wait.
 */
void
_bunko_command_finish (BunkoCommand *self, JsonNode *value)
{
  g_autoptr (BunkoCommand) alive = g_object_ref (self);

  if (self->value != NULL || self->error != NULL)
    return;
  self->value = json_node_ref (value);
  _bunko_command_leave_tracker (self);
  answer_waiters (self);
}

/**
 * _bunko_command_fail: (skip)
 * @self: a command
 * @error: why
 *
 * Ends the following of a command without a value.
 */
void
_bunko_command_fail (BunkoCommand *self, const GError *error)
{
  BunkoCommandState state = is_over (self->state) ? self->state : BUNKO_COMMAND_FAILED;

  end_with_error (self, state, g_error_copy (error));
}

/**
 * _bunko_command_take_stop: (skip)
 * @self: a command that is not over
 *
 * Ends the following of a command that is being stopped.
 */
void
_bunko_command_take_stop (BunkoCommand *self)
{
  end_with_error (
      self, BUNKO_COMMAND_STOPPED,
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The command was stopped")));
}
