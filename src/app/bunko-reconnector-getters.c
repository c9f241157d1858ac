/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reconnector-private.h"

/* What a reconnector says of itself. */

/* A server that restarts answers again after about five seconds (HPX wire notes, "Server
 * commands"): so many attempts come first, a second apart. */
#define RESTART_ATTEMPTS 15

/* For nearly two minutes the tries follow each other with some hope. */
#define QUICK_ATTEMPTS 12

/* How many attempts come first while a server restarts. */
guint
_bunko_reconnector_count_restart_attempts (BunkoReconnector *self)
{
  return self->announced == BUNKO_SERVER_COMMAND_RESTART ? RESTART_ATTEMPTS : 0;
}

/**
 * bunko_reconnector_get_state:
 * @self: a reconnector
 *
 * Gets what the reconnector is doing.
 *
 * Returns: the state
 */
BunkoReconnectorState
bunko_reconnector_get_state (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), BUNKO_RECONNECTOR_IDLE);

  return self->state;
}

/**
 * bunko_reconnector_get_announced:
 * @self: a reconnector
 *
 * Gets why the server went away, if it said so.
 *
 * Returns: %BUNKO_SERVER_COMMAND_QUIT, %BUNKO_SERVER_COMMAND_RESTART, or 0
 */
BunkoServerCommand
bunko_reconnector_get_announced (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), 0);

  return self->announced;
}

/**
 * bunko_reconnector_get_next_attempt:
 * @self: a reconnector
 *
 * Gets when the next attempt comes.
 *
 * Returns: the time on the monotonic clock, in microseconds; 0 while none is set
 */
gint64
bunko_reconnector_get_next_attempt (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), 0);

  return self->next_attempt;
}

/**
 * bunko_reconnector_get_error:
 * @self: a reconnector
 *
 * Gets why the last attempt failed.
 *
 * Returns: (transfer none) (nullable): the error; %NULL if none failed since the server was lost
 */
const GError *
bunko_reconnector_get_error (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), NULL);

  return self->error;
}

/**
 * bunko_reconnector_is_slow:
 * @self: a reconnector
 *
 * Tells whether there is little hope for the next attempts, so that they come once a minute.
 *
 * Returns: %TRUE after many attempts in vain, and where the server said that it quits
 */
gboolean
bunko_reconnector_is_slow (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), FALSE);

  return self->attempts >= _bunko_reconnector_count_restart_attempts (self) + QUICK_ATTEMPTS ||
         self->announced == BUNKO_SERVER_COMMAND_QUIT;
}
