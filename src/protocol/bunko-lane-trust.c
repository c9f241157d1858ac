/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-lane-private.h"
#include "bunko-protocol-error.h"

/* Whom a lane talks to, and what it does not say to everybody. */

/**
 * bunko_lane_set_trust: (skip)
 * @self: a lane without connections
 * @trust: whom to trust
 *
 * Sets which certificates are good besides those that an authority vouches for.
 */
void
bunko_lane_set_trust (BunkoLane *self, BunkoTrust *trust)
{
  g_return_if_fail (BUNKO_IS_LANE (self));

  g_set_object (&self->trust, trust);
}

/**
 * bunko_lane_set_plaintext_allowed: (skip)
 * @self: a lane
 * @allowed: whether somebody took the risk
 *
 * Sets whether a password may be sent over a connection that is not encrypted and leaves the local
 * network.
 */
void
bunko_lane_set_plaintext_allowed (BunkoLane *self, gboolean allowed)
{
  g_return_if_fail (BUNKO_IS_LANE (self));

  self->plaintext_allowed = allowed;
}

/**
 * bunko_lane_set_endpoint: (skip)
 * @self: a lane without connections
 * @endpoint: where to connect from now on
 *
 * Sends what comes next another way.
 */
void
bunko_lane_set_endpoint (BunkoLane *self, BunkoEndpoint *endpoint)
{
  g_return_if_fail (BUNKO_IS_LANE (self) && self->connections->len == 0);

  bunko_endpoint_ref (endpoint);
  bunko_endpoint_unref (self->endpoint);
  self->endpoint = endpoint;
}

static gboolean
has_password (BunkoLaneMessage *message)
{
  return message->rank == BUNKO_LANE_LOGIN && JSON_NODE_HOLDS_OBJECT (message->data) &&
         json_object_has_member (json_node_get_object (message->data), "password");
}

/**
 * _bunko_lane_may_send: (skip)
 * @self: a lane
 * @connection: where the message would go
 * @message: what would be sent
 *
 * A password does not leave the local network unless it is encrypted, or somebody took the risk.
 * This is asked when a message is sent and not earlier, since only then it is certain where it
 * goes.
 *
 * Returns: whether the message may be sent
 */
gboolean
_bunko_lane_may_send (BunkoLane *self, BunkoConnection *connection, BunkoLaneMessage *message)
{
  return !has_password (message) || self->plaintext_allowed ||
         bunko_endpoint_get_tls (self->endpoint) || bunko_connection_is_private (connection);
}

/**
 * _bunko_lane_refuse: (skip)
 * @task: (transfer full): a message that may not be sent
 *
 * Tells who wanted to send it.
 */
void
_bunko_lane_refuse (GTask *task)
{
  g_task_return_new_error_literal (
      task, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT,
      _ ("The password was not sent over a connection that is not encrypted"));
  g_object_unref (task);
}
