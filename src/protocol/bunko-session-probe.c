/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-call-batch-private.h"
#include "bunko-session-private.h"

/* Whether the server is there still. */

/* Any server answers this at once, unless something keeps it busy: then its connections are not
 * given up too soon, either. */
#define PROBE_FUNCTION   "get_version"
#define PROBE_TIMEOUT_MS 6000

/**
 * bunko_session_probe:
 * @self: a session
 * @hasten: whether calls that are under way must be answered soon, too: where the machine slept,
 *   their answers may have been sent into the void
 *
 * Finds out within seconds which connections are dead, for somebody who has reason to doubt them:
 * the network changed, or the machine woke up. Dead ones are opened anew; if that fails for the
 * interactive one, the session is lost ([signal@Session::lost]). Does nothing unless the session is
 * logged in.
 */
void
bunko_session_probe (BunkoSession *self, gboolean hasten)
{
  g_autoptr (BunkoCallBatch) batch = NULL;
  g_autoptr (JsonNode) data = NULL;

  g_return_if_fail (BUNKO_IS_SESSION (self));

  /* During a login a message with the old id would make a session of its own. */
  if (self->state != BUNKO_SESSION_AUTHENTICATED || self->logging_in || self->announced)
    return;

  batch = bunko_call_batch_new ();
  bunko_call_batch_add (batch, PROBE_FUNCTION, NULL);
  data = _bunko_call_batch_to_data (batch);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_probe (self->lanes[i], data,
                      self->probe_timeout > 0 ? self->probe_timeout : PROBE_TIMEOUT_MS, hasten);
}

/**
 * bunko_session_get_last_heard:
 * @self: a session
 *
 * Gets when the server last said anything: nothing that is known of it is newer.
 *
 * Returns: the time in microseconds since 1970, UTC; 0 if it never said anything
 */
gint64
bunko_session_get_last_heard (BunkoSession *self)
{
  gint64 last = 0;

  g_return_val_if_fail (BUNKO_IS_SESSION (self), 0);

  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    last = MAX (last, bunko_lane_get_last_heard (self->lanes[i]));

  return last;
}

/**
 * _bunko_session_set_probe_timeout_for_tests: (skip)
 * @self: a session
 * @timeout: how long a probe may take, in milliseconds
 *
 * Shortens the time in which a probe must be answered.
 */
void
_bunko_session_set_probe_timeout_for_tests (BunkoSession *self, guint timeout)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  self->probe_timeout = timeout;
}
