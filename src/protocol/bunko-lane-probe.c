/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-envelope.h"
#include "bunko-lane-private.h"

/* How a lane finds out whether its connections are any good still. */

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLane) self = user_data;

  /* A connection that does not answer in time fails, and is replaced like any that drops. What the
   * answer says does not matter. */
  g_autoptr (JsonNode) reply =
      bunko_connection_exchange_finish (BUNKO_CONNECTION (source), result, NULL);

  if (reply != NULL)
    self->last_heard = g_get_real_time ();
}

/**
 * bunko_lane_probe: (skip)
 * @self: a lane
 * @data: (transfer none): what to ask; something that any server answers at once
 * @timeout: how long the answer may take, in milliseconds
 * @hasten: whether replies that are out already must come within that time too
 *
 * Asks for a sign of life on all connections that are free. Those that give none within @timeout
 * are dropped; without this they would be found when somebody waits for them.
 */
void
bunko_lane_probe (BunkoLane *self, JsonNode *data, guint timeout, gboolean hasten)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_if_fail (BUNKO_IS_LANE (self) && data != NULL && timeout > 0);

  root = bunko_envelope_write (self->session_id, data);
  for (guint i = 0; i < self->connections->len; i++)
    {
      BunkoConnection *connection = g_ptr_array_index (self->connections, i);

      if (bunko_connection_is_free (connection))
        bunko_connection_exchange_async (connection, root, timeout, NULL, probed_cb,
                                         g_object_ref (self));
      else if (hasten)
        bunko_connection_hasten (connection, timeout);
    }
}

/**
 * bunko_lane_get_last_heard: (skip)
 * @self: a lane
 *
 * Returns: when the last message of the server came, in microseconds of the real time, 0 for never
 */
gint64
bunko_lane_get_last_heard (BunkoLane *self)
{
  g_return_val_if_fail (BUNKO_IS_LANE (self), 0);

  return self->last_heard;
}
