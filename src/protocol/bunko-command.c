/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-protocol-error.h"

/**
 * BunkoCommand:
 *
 * Something that the server does in the background, known by an id: a picture that it makes, a
 * folder that it scans.
 *
 * The tracker of the session follows its state as long as somebody holds the command, and fetches
 * its value when somebody waits for it. Progress is followed while #BunkoCommand:watched is set.
 */
struct _BunkoCommand
{
  GObject parent_instance;

  char *id;
  gboolean numeric;
  BunkoPriority value_priority;
  BunkoCommandTracker *tracker; /* borrowed; NULL once there is nothing more to follow */

  BunkoCommandState state;
  double progress;
  char *title;
  char *subtitle;
  char *text;
  gboolean watched;
  gboolean fetching;
  gboolean asked_again;

  /* How it ended: one of them is set then. */
  JsonNode *value;
  GError *error;
  GPtrArray *waiters; /* of Waiter */
};

typedef struct
{
  BunkoCommand *self;
  GTask *task;
  GSource *cancelled;
} Waiter;

enum
{
  PROP_0,
  PROP_ID,
  PROP_STATE,
  PROP_PROGRESS,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TEXT,
  PROP_WATCHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoCommand, bunko_command, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoCommandState,
                    bunko_command_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_OUT_OF_SERVICE, "out_of_service"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_IN_SERVICE, "in_service"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_IN_QUEUE, "in_queue"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_STARTED, "started"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_STOPPED, "stopped"),
                    G_DEFINE_ENUM_VALUE (BUNKO_COMMAND_FAILED, "failed"))

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_object_unref (waiter->task);
  g_free (waiter);
}

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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_text (BunkoCommand *self, char **place, const char *text, guint property)
{
  if (g_set_str (place, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_progress (BunkoCommand *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
return_outcome (BunkoCommand *self, GTask *task)
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

  self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  for (guint i = 0; i < waiters->len; i++)
    return_outcome (self, ((Waiter *) g_ptr_array_index (waiters, i))->task);
}

static void
leave_tracker (BunkoCommand *self)
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
  leave_tracker (self);
  set_state (self, state);
  answer_waiters (self);
}

static void
bunko_command_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoCommand *self = BUNKO_COMMAND (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_WATCHED:
      g_value_set_boolean (value, self->watched);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_command_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WATCHED:
      bunko_command_set_watched (BUNKO_COMMAND (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_command_dispose (GObject *object)
{
  leave_tracker (BUNKO_COMMAND (object));
  G_OBJECT_CLASS (bunko_command_parent_class)->dispose (object);
}

static void
bunko_command_finalize (GObject *object)
{
  BunkoCommand *self = BUNKO_COMMAND (object);

  g_ptr_array_unref (self->waiters);
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_error (&self->error);
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->text);
  G_OBJECT_CLASS (bunko_command_parent_class)->finalize (object);
}

static void
bunko_command_class_init (BunkoCommandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_command_get_property;
  object_class->set_property = bunko_command_set_property;
  object_class->dispose = bunko_command_dispose;
  object_class->finalize = bunko_command_finalize;

  /**
   * BunkoCommand:id:
   *
   * The id that the server gave it.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);

  /**
   * BunkoCommand:state:
   *
   * How far it has come.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_COMMAND_STATE,
                                              BUNKO_COMMAND_OUT_OF_SERVICE, readable);

  /**
   * BunkoCommand:progress:
   *
   * How much of it is done, from 0 to 1, or -1 where that is not known.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, -1, 1, -1, readable);

  /**
   * BunkoCommand:title:
   *
   * What the server calls it, %NULL as long as that is not known.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);

  /**
   * BunkoCommand:subtitle:
   *
   * A second line to the title, %NULL as long as that is not known.
   */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, readable);

  /**
   * BunkoCommand:text:
   *
   * What it is doing right now, %NULL as long as that is not known.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);

  /**
   * BunkoCommand:watched:
   *
   * Whether progress, title, subtitle and text are kept up to date.
   */
  properties[PROP_WATCHED] =
      g_param_spec_boolean ("watched", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_command_init (BunkoCommand *self)
{
  self->progress = -1;
  self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
}

/**
 * _bunko_command_new: (skip)
 * @tracker: (transfer none): what follows it; not referenced
 * @id: its id
 * @numeric: whether the id is a number on the wire
 * @value_priority: over which connections its value is fetched
 *
 * Returns: (transfer full): a new command
 */
BunkoCommand *
_bunko_command_new (BunkoCommandTracker *tracker,
                    const char *id,
                    gboolean numeric,
                    BunkoPriority value_priority)
{
  BunkoCommand *self = g_object_new (BUNKO_TYPE_COMMAND, NULL);

  self->tracker = tracker;
  self->id = g_strdup (id);
  self->numeric = numeric;
  self->value_priority = value_priority;
  return self;
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
    end_with_error (
        self, state,
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The command was stopped")));
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
            PROP_TITLE);
  set_text (self, &self->subtitle,
            json_object_get_string_member_with_default (object, "subtitle", NULL), PROP_SUBTITLE);
  set_text (self, &self->text, json_object_get_string_member_with_default (object, "text", NULL),
            PROP_TEXT);
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
  leave_tracker (self);
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
 * bunko_command_get_id:
 * @self: a command
 *
 * Returns: (transfer none): the id that the server gave it
 */
const char *
bunko_command_get_id (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), NULL);

  return self->id;
}

/**
 * bunko_command_get_state:
 * @self: a command
 *
 * Returns: how far it has come
 */
BunkoCommandState
bunko_command_get_state (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), BUNKO_COMMAND_OUT_OF_SERVICE);

  return self->state;
}

/**
 * bunko_command_get_progress:
 * @self: a command
 *
 * Returns: how much of it is done, from 0 to 1, or -1 where that is not known
 */
double
bunko_command_get_progress (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), -1);

  return self->progress;
}

/**
 * bunko_command_get_title:
 * @self: a command
 *
 * Returns: (transfer none) (nullable): what the server calls it
 */
const char *
bunko_command_get_title (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), NULL);

  return self->title;
}

/**
 * bunko_command_get_subtitle:
 * @self: a command
 *
 * Returns: (transfer none) (nullable): a second line to the title
 */
const char *
bunko_command_get_subtitle (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), NULL);

  return self->subtitle;
}

/**
 * bunko_command_get_text:
 * @self: a command
 *
 * Returns: (transfer none) (nullable): what it is doing right now
 */
const char *
bunko_command_get_text (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), NULL);

  return self->text;
}

/**
 * bunko_command_get_watched:
 * @self: a command
 *
 * Returns: whether its progress is followed
 */
gboolean
bunko_command_get_watched (BunkoCommand *self)
{
  g_return_val_if_fail (BUNKO_IS_COMMAND (self), FALSE);

  return self->watched;
}

/**
 * bunko_command_set_watched:
 * @self: a command
 * @watched: whether to follow its progress
 *
 * Says whether somebody looks at progress, title, subtitle and text.
 */
void
bunko_command_set_watched (BunkoCommand *self, gboolean watched)
{
  g_return_if_fail (BUNKO_IS_COMMAND (self));

  if (self->watched == !!watched)
    return;
  self->watched = !!watched;
  if (watched && self->tracker != NULL)
    _bunko_command_tracker_want_progress (self->tracker);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WATCHED]);
}

/**
 * bunko_command_stop:
 * @self: a command
 *
 * Asks the server to stop it, and no longer follows it. Who waits for the value gets
 * %G_IO_ERROR_CANCELLED at once. Does nothing to a command that is over.
 */
void
bunko_command_stop (BunkoCommand *self)
{
  g_return_if_fail (BUNKO_IS_COMMAND (self));

  if (is_over (self->state) || self->tracker == NULL)
    return;
  _bunko_command_tracker_stop (self->tracker, self);
  end_with_error (
      self, BUNKO_COMMAND_STOPPED,
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The command was stopped")));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (waiter->self->waiters, waiter);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
add_waiter (BunkoCommand *self, GTask *task)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->self = self;
  waiter->task = g_object_ref (task);
  g_ptr_array_add (self->waiters, waiter);
  if (cancellable == NULL)
    return;
  waiter->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
  g_source_attach (waiter->cancelled, g_task_get_context (task));
}

/**
 * bunko_command_wait_async:
 * @self: a command
 * @cancellable: (nullable): to no longer wait; the command goes on
 * @callback: called when it is over
 * @user_data: data for @callback
 *
 * Waits until the command is over, and gets its value.
 */
void
bunko_command_wait_async (BunkoCommand *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_COMMAND (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_command_wait_async);
  if (self->value != NULL || self->error != NULL)
    {
      return_outcome (self, task);
      return;
    }
  add_waiter (self, task);
  if (self->state == BUNKO_COMMAND_FINISHED)
    _bunko_command_tracker_want_value (self->tracker, self);
}

/**
 * bunko_command_wait_finish:
 * @self: a command
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_command_wait_async().
 *
 * Returns: (transfer full) (nullable): the value, a node of type %JSON_NODE_NULL where it has none;
 *   or %NULL with %BUNKO_SERVER_ERROR_COMMAND where it failed, %G_IO_ERROR_CANCELLED where it was
 *   stopped or the wait was cancelled, or with an error of bunko_session_call_finish() where it
 *   could not be followed
 */
JsonNode *
bunko_command_wait_finish (BunkoCommand *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
