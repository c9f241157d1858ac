/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-web-trust.h"

#include "protocol/bunko-peer-certificate.h"

/**
 * bunko_web_trust_accepts:
 * @fingerprint: (nullable): the SHA-256 fingerprint of the certificate that a person trusts for the
 *   server
 * @certificate: the certificate that its web server showed, which could not be verified
 * @errors: why not
 *
 * Decides about the web server as about the server itself, whose certificate it shares.
 *
 * Returns: whether the certificate is the one that is trusted, and may be used
 */
gboolean
bunko_web_trust_accepts (const char *fingerprint,
                         GTlsCertificate *certificate,
                         GTlsCertificateFlags errors)
{
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), FALSE);

  return bunko_fingerprint_accepts (fingerprint, certificate, errors);
}
