/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "protocol/bunko-protocol-error.h"

/* What a controller says of itself. */

/**
 * bunko_controller_get_state:
 * @self: the controller
 *
 * Gets how far the way to a library is.
 *
 * Returns: the state
 */
BunkoControllerState
bunko_controller_get_state (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), BUNKO_CONTROLLER_IDLE);

  return self->state;
}

static BunkoControllerPresence
get_absence (BunkoController *self)
{
  BunkoServerCommand announced = bunko_reconnector_get_announced (self->reconnector);
  const GError *error = bunko_reconnector_get_error (self->reconnector);

  if (bunko_reconnector_get_state (self->reconnector) == BUNKO_RECONNECTOR_STOPPED)
    return self->wants_encryption ? BUNKO_CONTROLLER_ENCRYPTED : BUNKO_CONTROLLER_UNTRUSTED;
  if (announced == BUNKO_SERVER_COMMAND_QUIT)
    return BUNKO_CONTROLLER_QUIT;
  if (bunko_reconnector_get_state (self->reconnector) == BUNKO_RECONNECTOR_NO_NETWORK)
    return BUNKO_CONTROLLER_NO_NETWORK;
  if (g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT))
    return BUNKO_CONTROLLER_SILENT;
  if (bunko_reconnector_is_slow (self->reconnector))
    return BUNKO_CONTROLLER_UNREACHABLE;

  return announced == BUNKO_SERVER_COMMAND_RESTART ? BUNKO_CONTROLLER_RESTARTING
                                                   : BUNKO_CONTROLLER_LOST;
}

/**
 * bunko_controller_get_presence:
 * @self: the controller
 *
 * Gets where the server of the open library is.
 *
 * Returns: the presence; %BUNKO_CONTROLLER_PRESENT if no library is open
 */
BunkoControllerPresence
bunko_controller_get_presence (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), BUNKO_CONTROLLER_PRESENT);

  if (self->context == NULL)
    return BUNKO_CONTROLLER_PRESENT;
  if (self->state == BUNKO_CONTROLLER_LOGIN || self->state == BUNKO_CONTROLLER_LOGGING_IN)
    return BUNKO_CONTROLLER_LOGGED_OUT;

  return self->state == BUNKO_CONTROLLER_AWAY || self->state == BUNKO_CONTROLLER_TRUST
             ? get_absence (self)
             : BUNKO_CONTROLLER_PRESENT;
}

/**
 * bunko_controller_get_next_attempt:
 * @self: the controller
 *
 * Gets when it is next tried to get back to the server of the open library. Changes are told by
 * [signal@Controller::presence-changed].
 *
 * Returns: the time on the monotonic clock, in microseconds; 0 if there is no such time, because
 *   the server is there, or is being tried just now
 */
gint64
bunko_controller_get_next_attempt (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), 0);

  return self->reconnector != NULL ? bunko_reconnector_get_next_attempt (self->reconnector) : 0;
}

/**
 * bunko_controller_get_profile:
 * @self: the controller
 *
 * Gets the server that is, or was last, opened.
 *
 * Returns: (transfer none) (nullable): the profile
 */
BunkoServerProfile *
bunko_controller_get_profile (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);

  return self->profile;
}

/**
 * bunko_controller_get_context:
 * @self: the controller
 *
 * Gets what pages need of the open library.
 *
 * Returns: (transfer none) (nullable): the context; %NULL if no library is open
 */
BunkoContext *
bunko_controller_get_context (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);

  return self->context;
}

/**
 * bunko_controller_get_session:
 * @self: the controller
 *
 * Gets the session with the server.
 *
 * Returns: (transfer none) (nullable): the session
 */
BunkoSession *
bunko_controller_get_session (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);

  return self->session;
}

/**
 * bunko_controller_is_sample:
 * @self: the controller
 *
 * Finds out whether the sample library is, or is being, opened.
 *
 * Returns: %TRUE for the sample library
 */
gboolean
bunko_controller_is_sample (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), FALSE);

  return self->profile != NULL &&
         g_strcmp0 (bunko_server_profile_get_uuid (self->profile), "sample") == 0;
}

/**
 * bunko_controller_dup_state_key:
 * @self: the controller, with a profile
 *
 * Gets under what to keep what belongs to the server that is, or is being, opened: that stays the
 * same when a saved server moves to another address, and two saved servers do not share it though
 * they have the same address.
 *
 * Returns: (transfer full): the key
 */
char *
bunko_controller_dup_state_key (BunkoController *self)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);
  g_return_val_if_fail (self->profile != NULL, NULL);

  /* The sample library is the same wherever it listens. */
  if (bunko_controller_is_sample (self))
    return g_strdup ("sample");
  if (bunko_server_list_contains (self->servers, self->profile))
    return g_strdup_printf ("saved %s", bunko_server_profile_get_uuid (self->profile));

  host = g_ascii_strdown (bunko_server_profile_get_host (self->profile), -1);

  return g_strdup_printf ("%s:%u", host, bunko_server_profile_get_port (self->profile));
}
