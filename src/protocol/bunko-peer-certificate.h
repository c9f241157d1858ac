/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PEER_CERTIFICATE (bunko_peer_certificate_get_type ())

typedef struct _BunkoPeerCertificate BunkoPeerCertificate;

GType bunko_peer_certificate_get_type (void) G_GNUC_CONST;

BunkoPeerCertificate *
bunko_peer_certificate_new (GTlsCertificate *certificate,
                            GTlsCertificateFlags errors) G_GNUC_WARN_UNUSED_RESULT;
BunkoPeerCertificate *bunko_peer_certificate_ref (BunkoPeerCertificate *self);
void bunko_peer_certificate_unref (BunkoPeerCertificate *self);
const char *bunko_peer_certificate_get_fingerprint (BunkoPeerCertificate *self);
const char *bunko_peer_certificate_get_subject (BunkoPeerCertificate *self);
const char *bunko_peer_certificate_get_issuer (BunkoPeerCertificate *self);
GDateTime *bunko_peer_certificate_get_valid_from (BunkoPeerCertificate *self);
GDateTime *bunko_peer_certificate_get_valid_until (BunkoPeerCertificate *self);
const char *bunko_peer_certificate_get_pem (BunkoPeerCertificate *self);
gboolean bunko_peer_certificate_is_verified (BunkoPeerCertificate *self);
gboolean bunko_peer_certificate_is_weak (BunkoPeerCertificate *self);

char *bunko_fingerprint_of (GTlsCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_fingerprint_accepts (const char *fingerprint,
                                    GTlsCertificate *certificate,
                                    GTlsCertificateFlags errors);
char *bunko_fingerprint_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPeerCertificate, bunko_peer_certificate_unref)

G_END_DECLS
