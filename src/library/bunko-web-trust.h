/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bunko_web_trust_accepts (const char *fingerprint,
                                  GTlsCertificate *certificate,
                                  GTlsCertificateFlags errors);

G_END_DECLS
