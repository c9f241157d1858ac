/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-lane-private.h"

/* What a lane counts. */

/* How long megabytes take says nothing about the way to the server. */
#define SMALL_REPLY (16 * 1024)

/**
 * _bunko_lane_note_sent: (skip)
 * @connection: a connection
 * @message: what is being sent over it
 *
 * Starts the clock of a message.
 */
void
_bunko_lane_note_sent (BunkoConnection *connection, BunkoLaneMessage *message)
{
  message->sent_at = g_get_monotonic_time ();
  bunko_connection_get_bytes (connection, &message->bytes_before, NULL);
}

static void
add_round_trip (BunkoLaneFigures *figures, gint64 duration, gint64 now)
{
  figures->trips[figures->n_trips++ % BUNKO_LANE_MAX_ROUND_TRIPS] =
      (BunkoRoundTrip) { .ended = now, .duration = duration };
}

/**
 * _bunko_lane_note_reply: (skip)
 * @self: a lane
 * @connection: the connection that the message went over
 * @message: a message that was sent
 * @error: (nullable): why there is no reply
 *
 * Counts a message.
 */
void
_bunko_lane_note_reply (BunkoLane *self,
                        BunkoConnection *connection,
                        BunkoLaneMessage *message,
                        const GError *error)
{
  gint64 now = g_get_monotonic_time ();
  guint64 bytes;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      self->figures.n_failed++;
      return;
    }
  self->figures.n_replies++;
  bunko_connection_get_bytes (connection, &bytes, NULL);
  if (bytes - message->bytes_before <= SMALL_REPLY)
    add_round_trip (&self->figures, now - message->sent_at, now);
}

/**
 * _bunko_lane_note_gone: (skip)
 * @self: a lane
 * @connection: a connection that the lane gives up
 *
 * Keeps what the connection has counted.
 */
void
_bunko_lane_note_gone (BunkoLane *self, BunkoConnection *connection)
{
  guint64 in, out;

  bunko_connection_get_bytes (connection, &in, &out);
  self->figures.bytes_in += in;
  self->figures.bytes_out += out;
}

static void
add_connection (BunkoLaneStats *stats, BunkoConnection *connection)
{
  guint64 in, out;

  bunko_connection_get_bytes (connection, &in, &out);
  stats->bytes_in += in;
  stats->bytes_out += out;
  if (bunko_connection_is_opening (connection))
    stats->n_opening++;
  else
    stats->n_open++;
  if (bunko_connection_is_busy (connection))
    stats->n_busy++;
}

/**
 * bunko_lane_get_stats: (skip)
 * @self: a lane
 * @stats: (out): what it does, and has done
 *
 * Tells what there is to know about a lane.
 */
void
bunko_lane_get_stats (BunkoLane *self, BunkoLaneStats *stats)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && stats != NULL);

  *stats = (BunkoLaneStats) {
    .max_connections = self->max_connections,
    .n_waiting = _bunko_lane_count_queued (self),
    .n_replies = self->figures.n_replies,
    .n_failed = self->figures.n_failed,
    .bytes_in = self->figures.bytes_in,
    .bytes_out = self->figures.bytes_out,
  };
  for (guint i = 0; i < self->connections->len; i++)
    add_connection (stats, g_ptr_array_index (self->connections, i));
}

/**
 * bunko_lane_get_round_trips: (skip)
 * @self: a lane
 * @trips: (out) (array fixed-size=20): the last ones, in no order
 *
 * Returns: how many are known
 */
guint
bunko_lane_get_round_trips (BunkoLane *self, BunkoRoundTrip *trips)
{
  guint n;

  g_return_val_if_fail (BUNKO_IS_LANE (self) && trips != NULL, 0);

  n = MIN (self->figures.n_trips, BUNKO_LANE_MAX_ROUND_TRIPS);
  for (guint i = 0; i < n; i++)
    trips[i] = self->figures.trips[i];
  return n;
}
