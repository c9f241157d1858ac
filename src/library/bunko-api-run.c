/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-run-private.h"

#include "bunko-api-outcome-private.h"
#include "bunko-api-request-private.h"
#include "bunko-library-private.h"

#include <string.h>

/**
 * BunkoApiRun:
 *
 * A message that is sent, and what comes back: the answer as text, and for each function how far
 * it is. What the server does in the background is followed until it ends; the text changes then.
 * A message is sent once, and never again by itself, whatever happens to the connection.
 *
 * It goes on as long as somebody holds it.
 */

/* How long commands are followed, in seconds. */
#define MAX_FOLLOW (6 * 3600)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoApiRun, bunko_api_run, G_TYPE_OBJECT)

static BunkoApiOutcome *
get_outcome (BunkoApiRun *self, guint index)
{
  g_autoptr (BunkoApiOutcome) outcome =
      g_list_model_get_item (G_LIST_MODEL (self->outcomes), index);

  /* The list keeps it. */
  return outcome;
}

static guint
get_n_outcomes (BunkoApiRun *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->outcomes));
}

static void
bunko_api_run_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BunkoApiRun *self = BUNKO_API_RUN (object);

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_int (value, (int) self->status);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bunko_api_run_dispose (GObject *object)
{
  BunkoApiRun *self = BUNKO_API_RUN (object);

  g_clear_handle_id (&self->print_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < get_n_outcomes (self); i++)
    {
      g_signal_handlers_disconnect_by_data (get_outcome (self, i), self);
      _bunko_api_outcome_leave (get_outcome (self, i));
    }

  G_OBJECT_CLASS (bunko_api_run_parent_class)->dispose (object);
}

static void
bunko_api_run_finalize (GObject *object)
{
  BunkoApiRun *self = BUNKO_API_RUN (object);

  g_clear_object (&self->request);
  g_clear_object (&self->batch);
  g_clear_object (&self->session);
  g_object_unref (self->cancellable);
  g_object_unref (self->outcomes);
  g_free (self->text);

  G_OBJECT_CLASS (bunko_api_run_parent_class)->finalize (object);
}

static void
bunko_api_run_class_init (BunkoApiRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_api_run_get_property;
  object_class->dispose = bunko_api_run_dispose;
  object_class->finalize = bunko_api_run_finalize;

  /**
   * BunkoApiRun:status:
   *
   * How far it is as a whole, a [enum@ApiStatus].
   */
  properties[PROP_STATUS] =
      g_param_spec_int ("status", NULL, NULL, 0, G_MAXINT, BUNKO_API_STATUS_WAITING,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * BunkoApiRun:text:
   *
   * The answer as far as it is known.
   */
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_api_run_init (BunkoApiRun *self)
{
  self->cancellable = g_cancellable_new ();
  self->outcomes = g_list_store_new (BUNKO_TYPE_API_OUTCOME);
}

/* The answer as the server would give it in one message. What is in it must not be changed. */
JsonNode *
_bunko_api_run_to_node (BunkoApiRun *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < get_n_outcomes (self); i++)
    json_array_add_element (array, _bunko_api_outcome_to_node (get_outcome (self, i)));
  json_node_take_array (node, array);
  return node;
}

/* Of all calls: as long as one runs, all do; else as the worst. */
static BunkoApiStatus
get_worst_status (BunkoApiRun *self)
{
  static const BunkoApiStatus order[] = { BUNKO_API_STATUS_WAITING, BUNKO_API_STATUS_RUNNING,
                                          BUNKO_API_STATUS_FAILED, BUNKO_API_STATUS_STOPPED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < get_n_outcomes (self); j++)
        {
          if (bunko_api_outcome_get_status (get_outcome (self, j)) == order[i])
            return order[i];
        }
    }
  return BUNKO_API_STATUS_DONE;
}

static void
update (BunkoApiRun *self)
{
  BunkoApiStatus status = get_worst_status (self);

  self->end = g_get_monotonic_time ();
  _bunko_api_run_schedule_text (self);
  if (status >= BUNKO_API_STATUS_DONE)
    g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->status == status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static gboolean
leave_cb (gpointer user_data)
{
  BunkoApiRun *self = user_data;

  self->follow_source = 0;
  for (guint i = 0; i < get_n_outcomes (self); i++)
    _bunko_api_outcome_leave (get_outcome (self, i));
  return G_SOURCE_REMOVE;
}

static void
take_results (BunkoApiRun *self)
{
  BunkoCommandTracker *tracker = bunko_session_get_commands (self->session);

  for (guint i = 0; i < get_n_outcomes (self); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) answer = bunko_call_batch_get_result (self->batch, i, &error);

      if (answer != NULL)
        _bunko_api_outcome_take_answer (get_outcome (self, i), answer, tracker);
      else
        _bunko_api_outcome_take_error (get_outcome (self, i), error);
    }
  self->follow_source = g_timeout_add_seconds (MAX_FOLLOW, leave_cb, self);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoApiRun) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_session_call_batch_finish (self->session, result, &error))
    take_results (self);
  else
    {
      for (guint i = 0; i < get_n_outcomes (self); i++)
        _bunko_api_outcome_take_error (get_outcome (self, i), error);
    }
  update (self);
}

static void
add_calls (BunkoApiRun *self)
{
  for (guint i = 0; i < bunko_api_request_get_n_calls (self->request); i++)
    {
      const char *fname = bunko_api_request_get_name (self->request, i);
      BunkoApiFunction *function = bunko_api_request_get_function (self->request, i);
      g_autoptr (BunkoApiOutcome) outcome = _bunko_api_outcome_new (
          fname, function != NULL && bunko_api_function_get_is_async (function));

      bunko_call_batch_add (self->batch, fname,
                            _bunko_api_request_get_arguments (self->request, i));
      g_signal_connect_object (outcome, "notify::status", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->outcomes, outcome);
    }
}

/**
 * bunko_api_run_new:
 * @library: the library whose server to ask
 * @request: (transfer none): what to ask
 * @timeout: how long the answer may take, in seconds from 1; what the server does in the
 *   background is not counted
 *
 * Sends a message.
 *
 * Returns: (transfer full): the run
 */
BunkoApiRun *
bunko_api_run_new (BunkoLibrary *library, BunkoApiRequest *request, guint timeout)
{
  BunkoApiRun *self;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_API_REQUEST (request), NULL);
  g_return_val_if_fail (timeout > 0, NULL);

  self = g_object_new (BUNKO_TYPE_API_RUN, NULL);
  self->request = g_object_ref (request);
  self->session = g_object_ref (_bunko_library_get_session (library));
  self->batch = bunko_call_batch_new ();
  bunko_call_batch_set_timeout (self->batch, timeout);
  add_calls (self);
  node = _bunko_api_request_to_node (request, FALSE);
  text = json_to_string (node, FALSE);
  self->sent_size = strlen (text);
  self->start = g_get_monotonic_time ();
  bunko_session_call_batch_async (self->session, self->batch, BUNKO_PRIORITY_INTERACTIVE,
                                  self->cancellable, called_cb, g_object_ref (self));
  return self;
}

/**
 * bunko_api_run_stop:
 * @self: a run
 *
 * Waits no longer for the answer, and stops what the server does in the background. A server that
 * has the message carries it out all the same.
 */
void
bunko_api_run_stop (BunkoApiRun *self)
{
  g_return_if_fail (BUNKO_IS_API_RUN (self));

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < get_n_outcomes (self); i++)
    bunko_api_outcome_stop (get_outcome (self, i));
}

/**
 * bunko_api_run_get_status:
 * @self: a run
 *
 * Returns: how far it is: that of the call that is the least far, or else went worst
 */
BunkoApiStatus
bunko_api_run_get_status (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), BUNKO_API_STATUS_WAITING);

  return self->status;
}

/**
 * bunko_api_run_get_outcomes:
 * @self: a run
 *
 * Returns: (transfer none): a list with a #BunkoApiOutcome for each call, in their order
 */
GListModel *
bunko_api_run_get_outcomes (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), NULL);

  return G_LIST_MODEL (self->outcomes);
}

/**
 * bunko_api_run_get_elapsed:
 * @self: a run
 *
 * Returns: how long it took, or takes as yet, in milliseconds
 */
guint
bunko_api_run_get_elapsed (BunkoApiRun *self)
{
  gint64 end;

  g_return_val_if_fail (BUNKO_IS_API_RUN (self), 0);

  end = self->status >= BUNKO_API_STATUS_DONE ? self->end : g_get_monotonic_time ();
  return (guint) ((end - self->start) / G_TIME_SPAN_MILLISECOND);
}

/**
 * bunko_api_run_get_sent_size:
 * @self: a run
 *
 * Returns: the size of the message in bytes, before it is compressed
 */
gsize
bunko_api_run_get_sent_size (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), 0);

  return self->sent_size;
}
