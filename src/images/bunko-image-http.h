/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_DEFAULT_WEB_PORT 7008

#define BUNKO_TYPE_IMAGE_HTTP (bunko_image_http_get_type ())

G_DECLARE_FINAL_TYPE (BunkoImageHttp, bunko_image_http, BUNKO, IMAGE_HTTP, GObject)

BunkoImageHttp *bunko_image_http_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
bunko_image_http_set_endpoint (BunkoImageHttp *self, const char *host, guint16 port, gboolean tls);
void bunko_image_http_set_pin (BunkoImageHttp *self, const char *fingerprint);
void bunko_image_http_fetch_async (BunkoImageHttp *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *bunko_image_http_fetch_finish (BunkoImageHttp *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_image_http_set_time_limit_for_tests (BunkoImageHttp *self, guint time_limit);

G_END_DECLS
