/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "bunko-session-private.h"

/* What a session knows about its connections. */

/**
 * bunko_session_is_refused:
 * @self: a session
 * @fname: the name of a function
 *
 * Tells whether the user may not call a function. Servers do not list it: the answer is %FALSE
 * until a call was refused for want of permission, and again after another login.
 *
 * Returns: %TRUE if the server is known to refuse it to this user
 */
gboolean
bunko_session_is_refused (BunkoSession *self, const char *fname)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self) && fname != NULL, FALSE);

  return g_hash_table_contains (self->refused, fname);
}

/**
 * bunko_session_get_n_lanes:
 * @self: a session
 *
 * Returns: how many lanes it has: one for what somebody waits for, one for bulk data, one to poll
 */
guint
bunko_session_get_n_lanes (BunkoSession *self)
{
  return BUNKO_SESSION_N_LANES;
}

/**
 * bunko_session_get_lane_stats:
 * @self: a session
 * @lane: which one, less than bunko_session_get_n_lanes()
 * @stats: (out): what it does, and has done
 *
 * Tells what there is to know about a lane.
 */
void
bunko_session_get_lane_stats (BunkoSession *self, guint lane, BunkoLaneStats *stats)
{
  g_return_if_fail (BUNKO_IS_SESSION (self) && lane < BUNKO_SESSION_N_LANES && stats != NULL);

  bunko_lane_get_stats (self->lanes[lane], stats);
}

static int
compare_ended (gconstpointer a, gconstpointer b)
{
  const BunkoRoundTrip *one = a;
  const BunkoRoundTrip *other = b;

  return (one->ended < other->ended) - (one->ended > other->ended);
}

static int
compare_duration (gconstpointer a, gconstpointer b)
{
  const BunkoRoundTrip *one = a;
  const BunkoRoundTrip *other = b;

  return (one->duration > other->duration) - (one->duration < other->duration);
}

/**
 * bunko_session_get_latency:
 * @self: a session
 *
 * Gets how long a small message takes to the server and back: the median of the last 20 round
 * trips over all lanes. The server's own work is in it.
 *
 * Returns: microseconds; -1 before there was one
 */
gint64
bunko_session_get_latency (BunkoSession *self)
{
  BunkoRoundTrip trips[BUNKO_SESSION_N_LANES * BUNKO_LANE_MAX_ROUND_TRIPS];
  guint n = 0;

  g_return_val_if_fail (BUNKO_IS_SESSION (self), -1);

  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    n += bunko_lane_get_round_trips (self->lanes[i], trips + n);
  if (n == 0)
    return -1;
  qsort (trips, n, sizeof *trips, compare_ended);
  n = MIN (n, BUNKO_LANE_MAX_ROUND_TRIPS);
  qsort (trips, n, sizeof *trips, compare_duration);

  return trips[n / 2].duration;
}

/**
 * bunko_session_get_since:
 * @self: a session
 *
 * Returns: since when it is logged in, UNIX time in seconds; 0 if it is not
 */
gint64
bunko_session_get_since (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), 0);

  return self->session_id != NULL ? self->since : 0;
}
