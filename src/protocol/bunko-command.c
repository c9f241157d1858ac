/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-private.h"
#include "bunko-command-tracker-private.h"
#include "bunko-source.h"

/**
 * BunkoCommand:
 *
 * Something that the server does in the background, known by an id: a picture that it makes, a
 * folder that it scans.
 *
 * The tracker of the session follows its state as long as somebody holds the command, and fetches
 * its value when somebody waits for it. Progress is followed while #BunkoCommand:watched is set.
 */

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
waiter_free (BunkoCommandWaiter *waiter)
{
  bunko_source_clear (&waiter->cancelled);
  g_object_unref (waiter->task);
  g_free (waiter);
}

/**
 * _bunko_command_new_waiters: (skip)
 *
 * Returns: (transfer full): a list for those who wait
 */
GPtrArray *
_bunko_command_new_waiters (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
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
  _bunko_command_leave_tracker (BUNKO_COMMAND (object));
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
  self->waiters = _bunko_command_new_waiters ();
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
 * bunko_command_set_eager:
 * @self: a command
 * @eager: whether its value is small and soon there
 *
 * Lets the value come in the same message as the state that says that it is there, which saves a
 * message to the server. A large value would hold up the states of all other commands that way.
 */
void
bunko_command_set_eager (BunkoCommand *self, gboolean eager)
{
  g_return_if_fail (BUNKO_IS_COMMAND (self));

  self->eager = eager;
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

  if (self->state >= BUNKO_COMMAND_FINISHED || self->tracker == NULL)
    return;
  _bunko_command_tracker_stop (self->tracker, self);
  _bunko_command_take_stop (self);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  BunkoCommandWaiter *waiter = user_data;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (waiter->self->waiters, waiter);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  return G_SOURCE_REMOVE;
}

static void
add_waiter (BunkoCommand *self, GTask *task)
{
  BunkoCommandWaiter *waiter = g_new0 (BunkoCommandWaiter, 1);
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
      _bunko_command_return_outcome (self, task);
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
