/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-private.h"

/* What an activity tells about itself. */

/**
 * bunko_activity_get_title:
 * @self: an activity
 *
 * Returns: (transfer none): what it does, in a few words; plain text
 */
const char *
bunko_activity_get_title (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), "");

  return self->title;
}

/**
 * bunko_activity_get_subtitle:
 * @self: an activity
 *
 * Returns: (transfer none): what it does it to, or empty; plain text
 */
const char *
bunko_activity_get_subtitle (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), "");

  return self->subtitle;
}

/**
 * bunko_activity_get_text:
 * @self: an activity
 *
 * Returns: (transfer none): what it is doing right now, or empty; plain text
 */
const char *
bunko_activity_get_text (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), "");

  return self->text;
}

/**
 * bunko_activity_get_fraction:
 * @self: an activity
 *
 * Returns: how much is done, 0 to 1; -1 if that is not known
 */
double
bunko_activity_get_fraction (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), -1);

  return self->fraction;
}

/**
 * bunko_activity_get_state:
 * @self: an activity
 *
 * Returns: how far it has come
 */
BunkoActivityState
bunko_activity_get_state (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), BUNKO_ACTIVITY_FAILED);

  return self->state;
}

/**
 * bunko_activity_is_over:
 * @self: an activity
 *
 * Returns: whether it has finished, was stopped, or failed
 */
gboolean
bunko_activity_is_over (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), TRUE);

  return self->state >= BUNKO_ACTIVITY_FINISHED;
}

/**
 * bunko_activity_get_unseen:
 * @self: an activity
 *
 * Returns: whether it has failed, and nobody knows; see bunko_activity_list_mark_seen()
 */
gboolean
bunko_activity_get_unseen (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), FALSE);

  return self->state == BUNKO_ACTIVITY_FAILED && !self->seen;
}

/**
 * bunko_activity_is_own:
 * @self: an activity
 *
 * Returns: whether Bunko began it, rather than somebody else or the server by itself
 */
gboolean
bunko_activity_is_own (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), FALSE);

  return self->own;
}

/**
 * bunko_activity_get_started:
 * @self: an activity
 *
 * Returns: when it began, or was first seen, in seconds since 1970
 */
gint64
bunko_activity_get_started (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), 0);

  return self->started;
}

/**
 * bunko_activity_get_ended:
 * @self: an activity
 *
 * Returns: when it ended, in seconds since 1970; 0 as long as it has not
 */
gint64
bunko_activity_get_ended (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), 0);

  return self->ended;
}

/**
 * bunko_activity_get_error:
 * @self: an activity
 *
 * Returns: (transfer none) (nullable): why it failed; plain text
 */
const char *
bunko_activity_get_error (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), NULL);

  return self->error;
}

/**
 * bunko_activity_get_can_stop:
 * @self: an activity
 *
 * Tells whether it can be stopped from here. Servers before 1.0 do not tell the ids of commands
 * that others have given, so that those cannot.
 *
 * Returns: whether bunko_activity_stop_async() makes sense
 */
gboolean
bunko_activity_get_can_stop (BunkoActivity *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY (self), FALSE);

  return self->stop != NULL && self->state <= BUNKO_ACTIVITY_RUNNING;
}
