/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-session-private.h"

/* Whom a session talks to. */

/* While it connects, whoever asked for it is told. A further connection that leads to somebody else
 * ends the session: nothing is worth less than to go on half with the one and half with the other.
 */
static void
rejected_cb (BunkoTrust *trust, const GError *error, BunkoSession *self)
{
  _bunko_session_lose (self, error);
}

/**
 * _bunko_session_watch_trust: (skip)
 * @self: a session with its lanes
 *
 * Lets all lanes have the same trust.
 */
void
_bunko_session_watch_trust (BunkoSession *self)
{
  self->trust = bunko_trust_new ();
  g_signal_connect_object (self->trust, "rejected", G_CALLBACK (rejected_cb), self,
                           G_CONNECT_DEFAULT);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_trust (self->lanes[i], self->trust);
}

/**
 * bunko_session_set_pin:
 * @self: a session
 * @fingerprint: (nullable): the SHA-256 fingerprint of the server's certificate in any form that
 *   bunko_fingerprint_parse() reads, %NULL for none
 *
 * Sets which certificate a person trusts, for all connections that are made from now on. A
 * certificate that an authority vouches for, name included, needs no pin. Any other has to be the
 * one with this fingerprint: if not, connecting fails before anything is sent.
 */
void
bunko_session_set_pin (BunkoSession *self, const char *fingerprint)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  bunko_trust_set_pin (self->trust, fingerprint);
}

/**
 * bunko_session_get_pin:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the fingerprint that is trusted, %NULL without
 */
const char *
bunko_session_get_pin (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return bunko_trust_get_pin (self->trust);
}

/**
 * bunko_session_get_peer_certificate:
 * @self: a session
 *
 * Gets the certificate that the server showed last, trusted or not.
 *
 * Returns: (transfer none) (nullable): the certificate; %NULL without TLS, and before a connection
 *   came that far
 */
BunkoPeerCertificate *
bunko_session_get_peer_certificate (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return bunko_trust_get_peer (self->trust);
}

/**
 * bunko_session_get_tls_version:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the last connection was encrypted with, such as
 *   `TLS 1.3`; %NULL without TLS
 */
const char *
bunko_session_get_tls_version (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return bunko_trust_get_tls_version (self->trust);
}

/**
 * bunko_session_get_cipher:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the name of the last connection's cipher suite; %NULL
 *   without TLS, or if the system does not tell
 */
const char *
bunko_session_get_cipher (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return bunko_trust_get_cipher (self->trust);
}

/**
 * bunko_session_set_plaintext_allowed:
 * @self: a session
 * @allowed: whether a person took the risk
 *
 * Sets whether a password may be sent over a connection that is not encrypted and leaves the local
 * network, where anybody on the way can read it. Unless it is allowed, such a login fails with
 * %BUNKO_PROTOCOL_ERROR_PLAINTEXT, also one that the session would do by itself.
 */
void
bunko_session_set_plaintext_allowed (BunkoSession *self, gboolean allowed)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_plaintext_allowed (self->lanes[i], allowed);
}

/**
 * bunko_session_require_encryption:
 * @self: a session
 *
 * Closes all connections, and makes those from now on with TLS. There is no way back. The login is
 * kept for bunko_session_reconnect_async().
 */
void
bunko_session_require_encryption (BunkoSession *self)
{
  g_autoptr (BunkoEndpoint) plain = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BUNKO_IS_SESSION (self));

  error = _bunko_session_closed_error (_ ("The session was closed"));
  _bunko_session_set_state (self, BUNKO_SESSION_IDLE);
  _bunko_session_drop_everything (self, error);
  plain = self->endpoint;
  self->endpoint =
      bunko_endpoint_new (bunko_endpoint_get_host (plain), bunko_endpoint_get_port (plain), TRUE);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_endpoint (self->lanes[i], self->endpoint);
  g_object_notify (G_OBJECT (self), "endpoint");
}
