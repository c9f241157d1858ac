/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BunkoCertificateFacts:
 * @server: what the person calls the server
 * @fingerprint: the SHA-256 fingerprint, hexadecimal with colons
 * @trusted: (nullable): the fingerprint that was trusted until now, %NULL if none was
 * @subject: whom the certificate is for, in its own words
 * @issuer: who made it, in its own words
 * @valid_from: (nullable): when it begins to be valid
 * @valid_until: (nullable): when it ends to be valid
 * @is_weak: whether its cryptography is too weak
 *
 * What is known of a certificate.
 */
typedef struct
{
  const char *server;
  const char *fingerprint;
  const char *trusted;
  const char *subject;
  const char *issuer;
  GDateTime *valid_from;
  GDateTime *valid_until;
  gboolean is_weak;
} BunkoCertificateFacts;

#define BUNKO_TYPE_CERTIFICATE_DIALOG (bunko_certificate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BunkoCertificateDialog,
                      bunko_certificate_dialog,
                      BUNKO,
                      CERTIFICATE_DIALOG,
                      AdwDialog)

AdwDialog *
bunko_certificate_dialog_new (const BunkoCertificateFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
