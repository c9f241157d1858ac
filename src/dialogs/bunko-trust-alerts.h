/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BUNKO_TRUST_RESPONSE_ENCRYPT:
 *
 * The response of the alerts that means: connect with encryption.
 */
#define BUNKO_TRUST_RESPONSE_ENCRYPT "encrypt"

/**
 * BUNKO_TRUST_RESPONSE_SEND:
 *
 * The response of bunko_plaintext_alert_new() that means: send the password as it is.
 */
#define BUNKO_TRUST_RESPONSE_SEND "send"

AdwDialog *bunko_encryption_alert_new (const char *server) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *bunko_plaintext_alert_new (const char *server) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_plaintext_alert_get_remember (AdwDialog *alert);

G_END_DECLS
