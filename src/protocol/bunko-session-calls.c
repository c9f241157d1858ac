/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-call-batch-private.h"
#include "bunko-protocol-error.h"
#include "bunko-secret.h"
#include "bunko-session-private.h"
#include "bunko-source.h"
#include "bunko-transfer-private.h"

/* How a call, a batch or a command gets to the server and back:
 *
 *     send → reply ─┬─ results, error                         → done
 *                   ├─ “I do not know this session”, once     → log in → send
 *                   ├─ broken, and only asks (see bunko-session-repeat.c) → send
 *                   └─ no further connections taken, once     → send over the interactive one
 */

/* How often a call that only asks is sent again because its connection broke. */
#define MAX_BROKEN 2

/* For how long the one connection is used for all, when the server takes no more. */
#define SINGLE_INTERVAL (60 * G_TIME_SPAN_SECOND)

static void
transfer_stop_waiting (Transfer *transfer)
{
  bunko_source_clear (&transfer->cancelled);
}

static void
transfer_free (Transfer *transfer)
{
  transfer_stop_waiting (transfer);
  g_clear_object (&transfer->batch);
  json_node_unref (transfer->data);
  g_free (transfer);
}

static void send_transfer (BunkoSession *self, GTask *task);

/* A server that does not know the session id takes the message for a login: of a guest where
 * guests are allowed, else one that misses its credentials (HPX wire notes, "Login, session").
 */
static gboolean
is_session_gone (Transfer *transfer, const BunkoEnvelope *envelope)
{
  if (envelope->kind == BUNKO_ENVELOPE_AUTHENTICATED)
    return transfer->kind != TRANSFER_COMMAND;
  return envelope->kind == BUNKO_ENVELOPE_FAILED && envelope->error->domain == BUNKO_SERVER_ERROR &&
         (envelope->error->code == BUNKO_SERVER_ERROR_AUTH_REQUIRED ||
          envelope->error->code == BUNKO_SERVER_ERROR_SESSION_EXPIRED ||
          envelope->error->code == BUNKO_SERVER_ERROR_MISSING_CREDENTIALS);
}

static gboolean
waiting_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  BunkoSession *self = g_task_get_source_object (task);

  g_ptr_array_remove (self->waiting, task);
  transfer_stop_waiting (g_task_get_task_data (task));
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  return G_SOURCE_REMOVE;
}

static void
wait_for_login (BunkoSession *self, GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_ptr_array_add (self->waiting, g_object_ref (task));
  if (cancellable != NULL)
    {
      transfer->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (transfer->cancelled, G_SOURCE_FUNC (waiting_cancelled_cb), task, NULL);
      g_source_attach (transfer->cancelled, g_task_get_context (task));
    }
  _bunko_session_relogin (self);
}

/* Several calls may find the session gone: those sent with an id that was replaced since need no
 * login of their own.
 */
static void
repeat (BunkoSession *self, GTask *task, const char *used_id)
{
  Transfer *transfer = g_task_get_task_data (task);

  transfer->repeated = TRUE;
  transfer->sent = FALSE;
  if (g_strcmp0 (used_id, self->session_id) == 0)
    wait_for_login (self, task);
  else
    send_transfer (self, task);
}

/**
 * _bunko_session_resume: (skip)
 * @self: a session
 * @task: a call that waited for the silent login
 * @error: (nullable): why the login failed, %NULL if it did not
 *
 * Goes on with a call.
 */
void
_bunko_session_resume (BunkoSession *self, GTask *task, const GError *error)
{
  transfer_stop_waiting (g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    send_transfer (self, task);
}

static BunkoSessionLane
choose_lane (BunkoSession *self, BunkoPriority priority)
{
  if (priority == BUNKO_PRIORITY_INTERACTIVE || g_get_monotonic_time () < self->single_until)
    return BUNKO_SESSION_LANE_INTERACTIVE;
  return priority == BUNKO_PRIORITY_POLL ? BUNKO_SESSION_LANE_POLL : BUNKO_SESSION_LANE_BULK;
}

static BunkoLaneRank
choose_rank (BunkoSessionLane lane, BunkoPriority priority)
{
  if (lane == BUNKO_SESSION_LANE_INTERACTIVE)
    return priority == BUNKO_PRIORITY_INTERACTIVE ? BUNKO_LANE_FIRST : BUNKO_LANE_LATER;
  return priority == BUNKO_PRIORITY_PREFETCH ? BUNKO_LANE_LATER : BUNKO_LANE_FIRST;
}

/* Where a further connection cannot be had, the one that stands does. A server that is full accepts
 * it and stays silent (HPX wire notes, "Greeting"); others, or what is in between, refuse it. What
 * carries no session id was never sent, so it is not sent twice.
 */
static gboolean
take_detour (BunkoSession *self, BunkoLane *lane, const char *used_id, const GError *error)
{
  if (lane == self->lanes[BUNKO_SESSION_LANE_INTERACTIVE] || used_id != NULL ||
      self->state != BUNKO_SESSION_AUTHENTICATED ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return FALSE;
  self->single_until = g_get_monotonic_time () + SINGLE_INTERVAL;
  return TRUE;
}

/* Whether it is sent again, or waits for that. */
static gboolean
try_again (BunkoSession *self, GTask *task, const GError *error)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (transfer->n_broken >= MAX_BROKEN || !_bunko_session_is_broken (error) ||
      !_bunko_session_may_repeat (self, transfer->batch) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return FALSE;
  if (transfer->n_broken++ == 0 && self->state == BUNKO_SESSION_AUTHENTICATED)
    {
      send_transfer (self, task);
      return TRUE;
    }
  transfer->n_broken = MAX_BROKEN;
  return _bunko_session_wait_for_return (self, task, error);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSession *self = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *used_id = NULL;
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;
  g_autoptr (JsonNode) root =
      bunko_lane_send_finish (BUNKO_LANE (source), result, &used_id, &error);

  if (root == NULL && take_detour (self, BUNKO_LANE (source), used_id, error))
    {
      send_transfer (self, task);
      return;
    }
  if (root == NULL)
    {
      transfer->sent |= bunko_lane_was_sent (BUNKO_LANE (source), result);
      if (!try_again (self, task, error))
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  transfer->sent = TRUE;
  self->fresh = FALSE;
  bunko_envelope_read (&envelope, root);
  if (envelope.kind == BUNKO_ENVELOPE_PUSH && transfer->kind != TRANSFER_COMMAND)
    error = _bunko_session_closed_error (_ ("The server goes down and did not answer"));
  if (error != NULL && try_again (self, task, error))
    return;
  if (self->credentials != NULL && !transfer->repeated && is_session_gone (transfer, &envelope))
    repeat (self, task, used_id);
  else
    _bunko_transfer_take_reply (task, &envelope);
  bunko_secret_wipe (used_id);
}

static GError *
check_state (BunkoSession *self, TransferKind kind)
{
  if (self->state == BUNKO_SESSION_AUTHENTICATED || self->session_id != NULL)
    return NULL;
  /* With credentials it is on its way back: nobody has to log in. */
  if ((self->state != BUNKO_SESSION_GREETED && self->state != BUNKO_SESSION_AUTHENTICATING) ||
      (self->credentials != NULL && kind != TRANSFER_COMMAND))
    return g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED,
                                _ ("The session is not connected"));
  if (kind != TRANSFER_COMMAND)
    return g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED,
                                _ ("The session is not logged in"));
  return NULL;
}

static void
send_transfer (BunkoSession *self, GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  BunkoSessionLane lane = choose_lane (self, transfer->priority);
  GError *error = check_state (self, transfer->kind);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    bunko_lane_send_async (self->lanes[lane], transfer->data,
                           choose_rank (lane, transfer->priority), transfer->timeout,
                           g_task_get_cancellable (task), sent_cb, g_object_ref (task));
}

/**
 * _bunko_session_send_again: (skip)
 * @self: a session
 * @task: a call that waited
 *
 * Sends a call once more.
 */
void
_bunko_session_send_again (BunkoSession *self, GTask *task)
{
  send_transfer (self, task);
}

static Transfer *
start_transfer (GTask *task, TransferKind kind, JsonNode *data, BunkoPriority priority)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->kind = kind;
  transfer->data = data;
  transfer->priority = priority;
  g_task_set_task_data (task, transfer, (GDestroyNotify) transfer_free);
  return transfer;
}

static void
send_batch (GTask *task, TransferKind kind, BunkoCallBatch *batch, BunkoPriority priority)
{
  Transfer *transfer = start_transfer (task, kind, _bunko_call_batch_to_data (batch), priority);

  transfer->batch = g_object_ref (batch);
  transfer->timeout = bunko_call_batch_get_timeout (batch) * 1000;
  send_transfer (g_task_get_source_object (task), task);
}

/**
 * bunko_session_call_async:
 * @self: a session that is logged in
 * @fname: the name of a function of the server
 * @args: (nullable) (transfer none): its arguments
 * @priority: over which of the connections
 * @cancellable: (nullable): to no longer wait
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Calls a function of the server (HPX documentation, "Creating frontends").
 *
 * Cancelling answers the caller at once. The server still runs the function if it was sent.
 */
void
bunko_session_call_async (BunkoSession *self,
                          const char *fname,
                          JsonObject *args,
                          BunkoPriority priority,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));
  g_return_if_fail (fname != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (BunkoCallBatch) batch = bunko_call_batch_new ();

  g_task_set_source_tag (task, bunko_session_call_async);
  bunko_call_batch_add (batch, fname, args);
  send_batch (task, TRANSFER_CALL, batch, priority);
}

/**
 * bunko_session_call_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_call_async().
 *
 * Errors of the server are in %BUNKO_SERVER_ERROR with its codes and texts. Others are
 * %G_IO_ERROR_CANCELLED, %G_IO_ERROR_BUSY with too many calls waiting,
 * %BUNKO_PROTOCOL_ERROR_TIMED_OUT, %BUNKO_PROTOCOL_ERROR_CLOSED, %BUNKO_PROTOCOL_ERROR_UNEXPECTED
 * and those of bunko_session_connect_finish() where a connection was opened for the call.
 *
 * Returns: (transfer full) (nullable): what the function returned, a node of type %JSON_NODE_NULL
 *   for JSON null, or %NULL with @error set
 */
JsonNode *
bunko_session_call_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_session_call_was_sent:
 * @self: a session
 * @result: the result that the callback of bunko_session_call_async() or
 *   bunko_session_call_batch_async() got
 *
 * Tells what became of a call that failed without an answer of the server.
 *
 * Returns: %FALSE if the server cannot have got the call; %TRUE if it may have done what it was
 *   told
 */
gboolean
bunko_session_call_was_sent (BunkoSession *self, GAsyncResult *result)
{
  Transfer *transfer;

  g_return_val_if_fail (g_task_is_valid (result, self), TRUE);

  transfer = g_task_get_task_data (G_TASK (result));
  return transfer->sent;
}

/**
 * bunko_session_call_batch_async:
 * @self: a session that is logged in
 * @batch: the functions to call, not sent before
 * @priority: over which of the connections
 * @cancellable: (nullable): to no longer wait
 * @callback: called when the results are in @batch
 * @user_data: data for @callback
 *
 * Calls several functions with one message.
 */
void
bunko_session_call_batch_async (BunkoSession *self,
                                BunkoCallBatch *batch,
                                BunkoPriority priority,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));
  g_return_if_fail (BUNKO_IS_CALL_BATCH (batch));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_session_call_batch_async);
  send_batch (task, TRANSFER_BATCH, batch, priority);
}

/**
 * bunko_session_call_batch_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_call_batch_async(). What became of each function says
 * bunko_call_batch_get_result().
 *
 * Returns: whether a reply came; if not, @error is one of bunko_session_call_finish()
 */
gboolean
bunko_session_call_batch_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_session_send_command_async:
 * @self: a session that is connected
 * @command: what the server shall do
 * @cancellable: (nullable): to no longer wait
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Sends a server command.
 *
 * To a quit or a restart the server answers with the announcement to all its clients, so that
 * #BunkoSession::server-command is emitted as well; then it goes down. A request for
 * authentication is answered with the greeting. After a logout the state is
 * %BUNKO_SESSION_GREETED.
 */
void
bunko_session_send_command_async (BunkoSession *self,
                                  BunkoServerCommand command,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));
  g_return_if_fail (bunko_envelope_command_name (command) != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  JsonNode *data = json_node_new (JSON_NODE_VALUE);

  g_task_set_source_tag (task, bunko_session_send_command_async);
  json_node_set_string (data, bunko_envelope_command_name (command));
  start_transfer (task, TRANSFER_COMMAND, data, BUNKO_PRIORITY_INTERACTIVE)->command = command;
  send_transfer (self, task);
}

/**
 * bunko_session_send_command_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_send_command_async().
 *
 * Returns: (transfer full) (nullable): the content of the reply, or of the announcement in its
 *   place; %NULL with an error of bunko_session_call_finish(), for instance
 *   %BUNKO_SERVER_ERROR_INVALID_MESSAGE from a server that does not know the command
 */
JsonNode *
bunko_session_send_command_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
