/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-lane-private.h"
#include "bunko-secret.h"
#include "bunko-source.h"

/* The messages of a lane that wait for a connection. */

static void
message_stop_waiting (BunkoLaneMessage *message)
{
  bunko_source_clear (&message->cancelled);
}

static void
message_free (BunkoLaneMessage *message)
{
  message_stop_waiting (message);
  json_node_unref (message->data);
  bunko_secret_wipe (message->session_id);
  g_free (message->session_id);
  g_free (message);
}

static gboolean
is_sendable (BunkoLane *self, BunkoLaneRank rank)
{
  return !g_queue_is_empty (&self->queues[rank]) && (rank == BUNKO_LANE_LOGIN || !self->held);
}

/**
 * _bunko_lane_count_sendable: (skip)
 * @self: a lane
 *
 * Returns: how many messages could be sent now if a connection were free
 */
guint
_bunko_lane_count_sendable (BunkoLane *self)
{
  guint n = 0;

  for (BunkoLaneRank rank = 0; rank < BUNKO_LANE_N_RANKS; rank++)
    if (is_sendable (self, rank))
      n += g_queue_get_length (&self->queues[rank]);
  return n;
}

/**
 * _bunko_lane_count_queued: (skip)
 * @self: a lane
 *
 * Returns: how many messages wait for a connection
 */
guint
_bunko_lane_count_queued (BunkoLane *self)
{
  guint n = 0;

  for (BunkoLaneRank rank = 0; rank < BUNKO_LANE_N_RANKS; rank++)
    n += g_queue_get_length (&self->queues[rank]);
  return n;
}

/**
 * _bunko_lane_pop: (skip)
 * @self: a lane
 *
 * Returns: (transfer full) (nullable): the message to be sent next
 */
GTask *
_bunko_lane_pop (BunkoLane *self)
{
  for (BunkoLaneRank rank = 0; rank < BUNKO_LANE_N_RANKS; rank++)
    if (is_sendable (self, rank))
      {
        GTask *task = g_queue_pop_head (&self->queues[rank]);

        message_stop_waiting (g_task_get_task_data (task));
        return task;
      }
  return NULL;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  BunkoLane *self = g_task_get_source_object (task);
  BunkoLaneMessage *message = g_task_get_task_data (task);

  g_queue_remove (&self->queues[message->rank], task);
  message_stop_waiting (message);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static void
enqueue (BunkoLane *self, GTask *task)
{
  BunkoLaneMessage *message = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_queue_push_tail (&self->queues[message->rank], g_object_ref (task));
  if (cancellable == NULL)
    return;
  message->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (message->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
  g_source_attach (message->cancelled, g_task_get_context (task));
}

/* A part of the usual limit, for who has waited in the queue for a connection that was dead. */
#define HASTENED_SHARE 6

static void
hasten_cb (gpointer data, gpointer user_data)
{
  BunkoLaneMessage *message = g_task_get_task_data (data);
  BunkoLane *self = user_data;
  guint usual = message->timeout > 0 ? message->timeout : self->limits.reply;

  message->timeout = MIN (usual, MAX (self->limits.reply / HASTENED_SHARE, 1));
}

/**
 * _bunko_lane_hasten: (skip)
 * @self: a lane
 *
 * Gives less time to the messages that wait, since they have waited for a reply that never came. A
 * fresh connection may do better, but where the server answers nobody they must not take the whole
 * time one after the other.
 */
void
_bunko_lane_hasten (BunkoLane *self)
{
  for (BunkoLaneRank rank = BUNKO_LANE_FIRST; rank < BUNKO_LANE_N_RANKS; rank++)
    g_queue_foreach (&self->queues[rank], hasten_cb, self);
}

/**
 * bunko_lane_flush: (skip)
 * @self: a lane
 * @error: what to tell those who wait
 *
 * Empties the queue. Messages under way are not touched.
 */
void
bunko_lane_flush (BunkoLane *self, const GError *error)
{
  GQueue doomed = G_QUEUE_INIT;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LANE (self) && error != NULL);

  for (BunkoLaneRank rank = 0; rank < BUNKO_LANE_N_RANKS; rank++)
    while ((task = g_queue_pop_head (&self->queues[rank])) != NULL)
      {
        message_stop_waiting (g_task_get_task_data (task));
        g_queue_push_tail (&doomed, task);
      }

  /* Who is told may queue anew. */
  while ((task = g_queue_pop_head (&doomed)) != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

/**
 * bunko_lane_send_async: (skip)
 * @self: a lane
 * @data: (transfer none): what the message says
 * @rank: in what order it is sent
 * @timeout: how long the reply may take in milliseconds, 0 for the usual limit
 * @cancellable: (nullable): to no longer wait
 * @callback: called with the reply
 * @user_data: data for @callback
 *
 * Queues a message. With a full queue it fails with %G_IO_ERROR_BUSY.
 */
void
bunko_lane_send_async (BunkoLane *self,
                       JsonNode *data,
                       BunkoLaneRank rank,
                       guint timeout,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && data != NULL && rank < BUNKO_LANE_N_RANKS);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  BunkoLaneMessage *message = g_new0 (BunkoLaneMessage, 1);

  message->data = json_node_ref (data);
  message->rank = rank;
  message->timeout = timeout;
  g_task_set_source_tag (task, bunko_lane_send_async);
  g_task_set_task_data (task, message, (GDestroyNotify) message_free);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (rank != BUNKO_LANE_LOGIN && _bunko_lane_count_queued (self) >= self->max_queue)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _ ("Too many requests are waiting for the server"));
      return;
    }
  enqueue (self, task);
  _bunko_lane_pump (self);
}

/**
 * bunko_lane_send_finish: (skip)
 * @self: a lane
 * @result: the result that the callback got
 * @session_id: (out) (optional) (nullable) (transfer full): the id that the message carried
 * @error: return location for an error
 *
 * Finishes bunko_lane_send_async().
 *
 * Returns: (transfer full) (nullable): the reply, or a push in its place, or %NULL with an error
 */
JsonNode *
bunko_lane_send_finish (BunkoLane *self, GAsyncResult *result, char **session_id, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (session_id != NULL)
    {
      BunkoLaneMessage *message = g_task_get_task_data (G_TASK (result));

      *session_id = g_strdup (message->session_id);
    }
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_lane_was_sent: (skip)
 * @self: a lane
 * @result: the result that the callback of bunko_lane_send_async() got
 *
 * Returns: whether the message was given to a connection, so that the server may have got it
 */
gboolean
bunko_lane_was_sent (BunkoLane *self, GAsyncResult *result)
{
  BunkoLaneMessage *message;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  message = g_task_get_task_data (G_TASK (result));
  return message->sent;
}
