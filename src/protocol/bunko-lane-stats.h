/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BUNKO_LANE_MAX_ROUND_TRIPS:
 *
 * How many round trips are kept.
 */
#define BUNKO_LANE_MAX_ROUND_TRIPS 20

/**
 * BunkoRoundTrip:
 * @ended: when the reply was there, on the monotonic clock
 * @duration: how long after the message was sent, in microseconds
 *
 * One small message, there and back.
 */
typedef struct
{
  gint64 ended;
  gint64 duration;
} BunkoRoundTrip;

/**
 * BunkoLaneStats:
 * @max_connections: how many connections it may have
 * @n_open: how many stand
 * @n_opening: how many are being made
 * @n_busy: on how many of the open ones a reply is waited for
 * @n_waiting: how many messages wait for a connection
 * @n_replies: how many replies came
 * @n_failed: how many messages got none
 * @bytes_in: what was received, as it came over the wire
 * @bytes_out: what was sent
 *
 * What a lane does, and has done since the session was made.
 */
typedef struct
{
  guint max_connections;
  guint n_open;
  guint n_opening;
  guint n_busy;
  guint n_waiting;
  guint64 n_replies;
  guint64 n_failed;
  guint64 bytes_in;
  guint64 bytes_out;
} BunkoLaneStats;

G_END_DECLS
