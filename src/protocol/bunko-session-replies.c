/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-call-batch-private.h"
#include "bunko-protocol-error.h"
#include "bunko-transfer-private.h"

/* What came back for a call, a batch or a command. */

static void
note_missing (BunkoSession *self, BunkoCallBatch *batch)
{
  for (guint i = 0; i < bunko_call_batch_get_n_calls (batch); i++)
    if (_bunko_call_batch_is_missing (batch, i))
      g_hash_table_add (self->missing, g_strdup (bunko_call_batch_get_fname (batch, i)));
    else if (_bunko_call_batch_is_refused (batch, i))
      g_hash_table_add (self->refused, g_strdup (bunko_call_batch_get_fname (batch, i)));
}

static void
return_node (GTask *task, JsonNode *node)
{
  g_task_return_pointer (task, node, (GDestroyNotify) json_node_unref);
}

static void
take_results (GTask *task, JsonArray *results)
{
  BunkoSession *self = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  _bunko_call_batch_take_reply (transfer->batch, results);
  note_missing (self, transfer->batch);
  if (transfer->kind == TRANSFER_BATCH)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  JsonNode *node = bunko_call_batch_get_result (transfer->batch, 0, &error);

  if (node != NULL)
    return_node (task, node);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* After a logout there is nothing to log in with silently: the user wanted to be out. */
static void
take_command_reply (GTask *task, const BunkoEnvelope *envelope)
{
  BunkoSession *self = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (transfer->command == BUNKO_SERVER_COMMAND_LOGOUT &&
      self->state == BUNKO_SESSION_AUTHENTICATED)
    {
      error = g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_AUTH_REQUIRED,
                                   _ ("The session was logged out"));
      _bunko_session_forget_login (self, error);
    }
  return_node (task, envelope->data != NULL ? json_node_ref (envelope->data)
                                            : json_node_new (JSON_NODE_NULL));
}

static void
return_unexpected (GTask *task)
{
  g_task_return_new_error_literal (task, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                   _ ("The server sent a reply of an unexpected kind"));
}

static void
return_failure (GTask *task, const BunkoEnvelope *envelope)
{
  if (envelope->kind == BUNKO_ENVELOPE_FAILED)
    g_task_return_error (task, g_error_copy (envelope->error));
  else if (envelope->kind == BUNKO_ENVELOPE_PUSH)
    g_task_return_new_error_literal (task, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED,
                                     _ ("The server goes down and did not answer"));
  else if (envelope->kind == BUNKO_ENVELOPE_AUTHENTICATED)
    g_task_return_new_error_literal (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_SESSION_EXPIRED,
                                     _ ("The server does not keep the session"));
  else
    return_unexpected (task);
}

/**
 * _bunko_transfer_take_reply: (skip)
 * @task: the task of a call, a batch or a command
 * @envelope: what came back
 *
 * Returns the task with its results.
 */
void
_bunko_transfer_take_reply (GTask *task, const BunkoEnvelope *envelope)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (transfer->kind == TRANSFER_COMMAND && envelope->kind != BUNKO_ENVELOPE_FAILED)
    take_command_reply (task, envelope);
  else if (transfer->kind != TRANSFER_COMMAND && envelope->kind == BUNKO_ENVELOPE_RESULTS)
    take_results (task, json_node_get_array (envelope->data));
  else
    return_failure (task, envelope);
}
