/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-outcome-private.h"

#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/**
 * BunkoApiOutcome:
 *
 * What becomes of one call of a message: its answer or error, and where the answer is the id of a
 * command, or several, what these come to.
 */

/* So many commands of one call are followed; get_image may answer with one for every item. */
#define MAX_COMMANDS 500

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_MESSAGE,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoApiOutcome, bunko_api_outcome, G_TYPE_OBJECT)

static void
followed_free (gpointer data)
{
  BunkoApiFollowed *followed = data;

  g_object_unref (followed->command);
  g_free (followed->key);
  g_clear_pointer (&followed->value, json_node_unref);
  g_clear_error (&followed->error);
  g_free (followed);
}

static void
set_status (BunkoApiOutcome *self, BunkoApiStatus status)
{
  if (self->status == status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
set_message (BunkoApiOutcome *self, const char *message)
{
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static char *
describe (const GError *error)
{
  if (error->domain == BUNKO_SERVER_ERROR)
    /* Translators: an error of the server with its number */
    return g_strdup_printf (_ ("Error %d: %s"), error->code, error->message);
  return g_strdup (error->message);
}

static void
bunko_api_outcome_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BunkoApiOutcome *self = BUNKO_API_OUTCOME (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_int (value, (int) self->status);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, bunko_api_outcome_get_progress (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bunko_api_outcome_finalize (GObject *object)
{
  BunkoApiOutcome *self = BUNKO_API_OUTCOME (object);

  g_free (self->fname);
  g_free (self->message);
  g_clear_pointer (&self->answer, json_node_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->followed);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (bunko_api_outcome_parent_class)->finalize (object);
}

static void
bunko_api_outcome_class_init (BunkoApiOutcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_api_outcome_get_property;
  object_class->finalize = bunko_api_outcome_finalize;

  /**
   * BunkoApiOutcome:status:
   *
   * How far it is, a [enum@ApiStatus].
   */
  properties[PROP_STATUS] =
      g_param_spec_int ("status", NULL, NULL, 0, G_MAXINT, BUNKO_API_STATUS_WAITING,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * BunkoApiOutcome:message:
   *
   * The error, or what the server is doing, for the person.
   */
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * BunkoApiOutcome:progress:
   *
   * How much is done, 0 to 1; -1 if that is not known.
   */
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, -1, 1, -1,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_api_outcome_init (BunkoApiOutcome *self)
{
  self->followed = g_ptr_array_new_with_free_func (followed_free);
  self->cancellable = g_cancellable_new ();
}

/* The outcome of a call that is just sent. */
BunkoApiOutcome *
_bunko_api_outcome_new (const char *fname, gboolean is_async)
{
  BunkoApiOutcome *self = g_object_new (BUNKO_TYPE_API_OUTCOME, NULL);

  self->fname = g_strdup (fname);
  self->is_async = is_async;
  return self;
}

/* Where all commands have ended: as the worst of them. */
static void
conclude (BunkoApiOutcome *self)
{
  BunkoApiStatus status = BUNKO_API_STATUS_DONE;
  g_autofree char *message = NULL;

  for (guint i = 0; i < self->followed->len; i++)
    {
      BunkoApiFollowed *followed = self->followed->pdata[i];

      if (followed->error == NULL)
        continue;
      g_free (message);
      message = describe (followed->error);
      status = g_error_matches (followed->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                   ? MAX (status, BUNKO_API_STATUS_STOPPED)
                   : BUNKO_API_STATUS_FAILED;
      if (status == BUNKO_API_STATUS_FAILED)
        break;
    }
  set_message (self, status == BUNKO_API_STATUS_FAILED ? message : NULL);
  set_status (self, status);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoApiOutcome) self = user_data;
  BunkoCommand *command = BUNKO_COMMAND (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = bunko_command_wait_finish (command, result, &error);

  for (guint i = 0; i < self->followed->len; i++)
    {
      BunkoApiFollowed *followed = self->followed->pdata[i];

      if (followed->command != command || followed->value != NULL || followed->error != NULL)
        continue;
      followed->value = g_steal_pointer (&value);
      followed->error = g_steal_pointer (&error);
      break;
    }
  self->n_open--;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  if (self->n_open == 0)
    conclude (self);
}

static void
progress_cb (BunkoApiOutcome *self, GParamSpec *pspec, BunkoCommand *command)
{
  set_message (self, bunko_command_get_text (command));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
follow (BunkoApiOutcome *self, BunkoCommandTracker *tracker, const char *key, JsonNode *id)
{
  BunkoCommand *command;
  BunkoApiFollowed *followed;

  if (self->followed->len >= MAX_COMMANDS)
    return;
  command = bunko_command_tracker_track_node (tracker, id, BUNKO_PRIORITY_VISIBLE);
  if (command == NULL)
    return;
  followed = g_new0 (BunkoApiFollowed, 1);
  followed->command = command;
  followed->key = g_strdup (key);
  g_ptr_array_add (self->followed, followed);
  self->n_open++;
  g_signal_connect_object (command, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  bunko_command_set_watched (command, TRUE);
  bunko_command_tracker_announce (tracker, command, self->fname);
  bunko_command_wait_async (command, self->cancellable, ended_cb, g_object_ref (self));
}

/* true and false are answers of their own. */
static gboolean
is_command_id (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_STRING);
}

/* An id; or an object with ids by items (get_image), or with one beside other things
 * (scan_galleries): HPX "Creating frontends", "Asynchronous commands". */
static void
follow_answer (BunkoApiOutcome *self, BunkoCommandTracker *tracker)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *id;

  if (is_command_id (self->answer))
    {
      follow (self, tracker, NULL, self->answer);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (self->answer))
    return;
  id = json_object_get_member (json_node_get_object (self->answer), "command_id");
  if (id != NULL)
    {
      if (is_command_id (id))
        follow (self, tracker, "command_id", id);
      return;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (self->answer));
  while (json_object_iter_next_ordered (&iter, &key, &id))
    {
      if (is_command_id (id))
        follow (self, tracker, key, id);
    }
}

/* The server has answered. */
void
_bunko_api_outcome_take_answer (BunkoApiOutcome *self,
                                JsonNode *answer,
                                BunkoCommandTracker *tracker)
{
  self->answer = json_node_ref (answer);
  if (self->is_async)
    follow_answer (self, tracker);
  set_status (self, self->n_open > 0 ? BUNKO_API_STATUS_RUNNING : BUNKO_API_STATUS_DONE);
}

/* The server has refused it, or there was no answer. */
void
_bunko_api_outcome_take_error (BunkoApiOutcome *self, const GError *error)
{
  g_autofree char *message = describe (error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->error = g_error_copy (error);
  set_message (self, cancelled ? NULL : message);
  set_status (self, cancelled ? BUNKO_API_STATUS_STOPPED : BUNKO_API_STATUS_FAILED);
}

/* No longer follows what the server does; it goes on. */
void
_bunko_api_outcome_leave (BunkoApiOutcome *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * bunko_api_outcome_get_name:
 * @self: an outcome
 *
 * Returns: the name of the function
 */
const char *
bunko_api_outcome_get_name (BunkoApiOutcome *self)
{
  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (self), NULL);

  return self->fname;
}

/**
 * bunko_api_outcome_get_status:
 * @self: an outcome
 *
 * Returns: how far it is
 */
BunkoApiStatus
bunko_api_outcome_get_status (BunkoApiOutcome *self)
{
  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (self), BUNKO_API_STATUS_WAITING);

  return self->status;
}

/**
 * bunko_api_outcome_get_message:
 * @self: an outcome
 *
 * Returns: (nullable): the error, or what the server is doing
 */
const char *
bunko_api_outcome_get_message (BunkoApiOutcome *self)
{
  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (self), NULL);

  return self->message;
}

/**
 * bunko_api_outcome_get_progress:
 * @self: an outcome
 *
 * Returns: how much is done, 0 to 1: the progress of the command, or how many of several have
 *   ended; -1 if that is not known
 */
double
bunko_api_outcome_get_progress (BunkoApiOutcome *self)
{
  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (self), -1);

  if (self->followed->len == 0 || self->n_open == 0)
    return -1;
  if (self->followed->len == 1)
    return bunko_command_get_progress (((BunkoApiFollowed *) self->followed->pdata[0])->command);
  return 1.0 - (double) self->n_open / self->followed->len;
}

/**
 * bunko_api_outcome_get_n_commands:
 * @self: an outcome
 *
 * Returns: how many commands the server was asked to carry out and are followed
 */
guint
bunko_api_outcome_get_n_commands (BunkoApiOutcome *self)
{
  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (self), 0);

  return self->followed->len;
}

/**
 * bunko_api_outcome_stop:
 * @self: an outcome
 *
 * Asks the server to stop what it is doing for this call. Nothing happens if it is not doing
 * anything.
 */
void
bunko_api_outcome_stop (BunkoApiOutcome *self)
{
  g_return_if_fail (BUNKO_IS_API_OUTCOME (self));

  for (guint i = 0; i < self->followed->len; i++)
    {
      BunkoApiFollowed *followed = self->followed->pdata[i];

      if (followed->value == NULL && followed->error == NULL)
        bunko_command_stop (followed->command);
    }
}
