/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BUNKO_CERTIFICATE_STORE_MAX_ENTRIES:
 *
 * How many servers' certificates are kept at most.
 */
#define BUNKO_CERTIFICATE_STORE_MAX_ENTRIES 1000

#define BUNKO_TYPE_CERTIFICATE_STORE (bunko_certificate_store_get_type ())
G_DECLARE_FINAL_TYPE (BunkoCertificateStore,
                      bunko_certificate_store,
                      BUNKO,
                      CERTIFICATE_STORE,
                      GObject)

BunkoCertificateStore *bunko_certificate_store_get_default (void);
BunkoCertificateStore *bunko_certificate_store_new (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void bunko_certificate_store_load_async (BunkoCertificateStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean bunko_certificate_store_load_finish (BunkoCertificateStore *self,
                                              GAsyncResult *result,
                                              GError **error);
const char *
bunko_certificate_store_lookup (BunkoCertificateStore *self, const char *host, guint16 port);
void bunko_certificate_store_set (BunkoCertificateStore *self,
                                  const char *host,
                                  guint16 port,
                                  const char *fingerprint);
gboolean bunko_certificate_store_get_busy (BunkoCertificateStore *self);

GHashTable *
bunko_certificate_store_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_certificate_store_format (GHashTable *pins) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
