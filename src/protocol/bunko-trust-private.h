/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-peer-certificate.h"

G_BEGIN_DECLS

/* Private to the protocol layer. */

#define BUNKO_TYPE_TRUST (bunko_trust_get_type ())
G_DECLARE_FINAL_TYPE (BunkoTrust, bunko_trust, BUNKO, TRUST, GObject)

BunkoTrust *bunko_trust_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_trust_set_pin (BunkoTrust *self, const char *fingerprint);
const char *bunko_trust_get_pin (BunkoTrust *self);
GError *bunko_trust_check (BunkoTrust *self,
                           GTlsCertificate *certificate,
                           GTlsCertificateFlags errors) G_GNUC_WARN_UNUSED_RESULT;
void bunko_trust_note (BunkoTrust *self, GTlsConnection *connection);
void bunko_trust_reject (BunkoTrust *self, const GError *error);
BunkoPeerCertificate *bunko_trust_get_peer (BunkoTrust *self);
const char *bunko_trust_get_tls_version (BunkoTrust *self);
const char *bunko_trust_get_cipher (BunkoTrust *self);

G_END_DECLS
