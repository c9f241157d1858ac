/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-protocol-error.h"
#include "bunko-trust-private.h"

/**
 * BunkoTrust:
 *
 * Whom the connections of a session talk to. They share one, so that what holds for the first holds
 * for all later ones.
 *
 * A certificate that an authority vouches for is good. Servers make their own, though, for
 * "localhost" and nobody else (HPX wire notes, "TLS"): such a one is good if its fingerprint is the
 * pin, which a person has looked at.
 */
struct _BunkoTrust
{
  GObject parent_instance;

  char *pin;
  BunkoPeerCertificate *peer; /* shown last, good or not */
  char *tls_version;
  char *cipher;
};

enum
{
  REJECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoTrust, bunko_trust, G_TYPE_OBJECT)

static void
bunko_trust_finalize (GObject *object)
{
  BunkoTrust *self = BUNKO_TRUST (object);

  g_clear_pointer (&self->peer, bunko_peer_certificate_unref);
  g_free (self->pin);
  g_free (self->tls_version);
  g_free (self->cipher);
  G_OBJECT_CLASS (bunko_trust_parent_class)->finalize (object);
}

static void
bunko_trust_class_init (BunkoTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_trust_finalize;

  /**
   * BunkoTrust::rejected:
   * @self: the trust
   * @error: what is wrong with the certificate
   *
   * A connection was not made because of the server's certificate.
   */
  signals[REJECTED] =
      g_signal_new ("rejected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_trust_init (BunkoTrust *self)
{
}

/**
 * bunko_trust_new: (skip)
 *
 * Returns: (transfer full): a trust in authorities alone
 */
BunkoTrust *
bunko_trust_new (void)
{
  return g_object_new (BUNKO_TYPE_TRUST, NULL);
}

/**
 * bunko_trust_set_pin: (skip)
 * @self: a trust
 * @fingerprint: (nullable): in any form of bunko_fingerprint_parse(); %NULL for none
 *
 * Sets the certificate that a person trusts. What is no fingerprint matches nothing.
 */
void
bunko_trust_set_pin (BunkoTrust *self, const char *fingerprint)
{
  g_clear_pointer (&self->pin, g_free);
  if (fingerprint == NULL)
    return;
  self->pin = bunko_fingerprint_parse (fingerprint);
  if (self->pin == NULL)
    self->pin = g_strdup ("?");
}

/**
 * bunko_trust_get_pin: (skip)
 * @self: a trust
 *
 * Returns: (transfer none) (nullable): the fingerprint that is trusted
 */
const char *
bunko_trust_get_pin (BunkoTrust *self)
{
  return self->pin;
}

static void
take_peer (BunkoTrust *self, BunkoPeerCertificate *peer)
{
  g_clear_pointer (&self->peer, bunko_peer_certificate_unref);
  self->peer = peer;
}

/**
 * bunko_trust_check: (skip)
 * @self: a trust
 * @certificate: a certificate that could not be verified
 * @errors: why not
 *
 * Decides about a certificate that no authority vouches for.
 *
 * Returns: (transfer full) (nullable): %NULL if it is the one that is trusted, else
 *   %BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN without and %BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED
 *   with a pin
 */
GError *
bunko_trust_check (BunkoTrust *self, GTlsCertificate *certificate, GTlsCertificateFlags errors)
{
  take_peer (self, bunko_peer_certificate_new (certificate, errors));
  if (self->pin == NULL)
    return g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN,
                                _ ("The server’s certificate is not known"));
  if (!g_str_equal (self->pin, bunko_peer_certificate_get_fingerprint (self->peer)))
    return g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED,
                                _ ("The server’s certificate is not the one that is trusted"));
  if (!bunko_fingerprint_accepts (self->pin, certificate, errors))
    return g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                                _ ("The server’s certificate is not valid"));
  return NULL;
}

static const char *
get_version_name (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
      return "TLS 1.0";
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
      return "TLS 1.1";
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return "TLS";
    }
}

/**
 * bunko_trust_note: (skip)
 * @self: a trust
 * @connection: a connection that stands
 *
 * Takes down how a connection is encrypted, and with whom.
 */
void
bunko_trust_note (BunkoTrust *self, GTlsConnection *connection)
{
  GTlsCertificate *certificate = g_tls_connection_get_peer_certificate (connection);
  g_autofree char *cipher = g_tls_connection_get_ciphersuite_name (connection);

  if (certificate != NULL)
    take_peer (self, bunko_peer_certificate_new (
                         certificate, g_tls_connection_get_peer_certificate_errors (connection)));
  g_set_str (&self->tls_version,
             get_version_name (g_tls_connection_get_protocol_version (connection)));
  g_set_str (&self->cipher, cipher);
}

/**
 * bunko_trust_reject: (skip)
 * @self: a trust
 * @error: what bunko_trust_check() said
 *
 * Tells that a connection was not made.
 */
void
bunko_trust_reject (BunkoTrust *self, const GError *error)
{
  g_signal_emit (self, signals[REJECTED], 0, error);
}

/**
 * bunko_trust_get_peer: (skip)
 * @self: a trust
 *
 * Returns: (transfer none) (nullable): the certificate that was shown last
 */
BunkoPeerCertificate *
bunko_trust_get_peer (BunkoTrust *self)
{
  return self->peer;
}

/**
 * bunko_trust_get_tls_version: (skip)
 * @self: a trust
 *
 * Returns: (transfer none) (nullable): the version of the last connection, such as "TLS 1.3"
 */
const char *
bunko_trust_get_tls_version (BunkoTrust *self)
{
  return self->tls_version;
}

/**
 * bunko_trust_get_cipher: (skip)
 * @self: a trust
 *
 * Returns: (transfer none) (nullable): the name of the last connection's cipher suite
 */
const char *
bunko_trust_get_cipher (BunkoTrust *self)
{
  return self->cipher;
}
