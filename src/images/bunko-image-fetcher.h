/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-image-source.h"

#include "bunko-image-key.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_FETCHER (bunko_image_fetcher_get_type ())

G_DECLARE_FINAL_TYPE (BunkoImageFetcher, bunko_image_fetcher, BUNKO, IMAGE_FETCHER, GObject)

BunkoImageFetcher *bunko_image_fetcher_new (BunkoImageSource *source) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_fetcher_set_web_pin (BunkoImageFetcher *self, const char *fingerprint);
void bunko_image_fetcher_set_web_endpoint (BunkoImageFetcher *self,
                                           const char *host,
                                           guint16 port,
                                           gboolean tls);
void bunko_image_fetcher_raise (BunkoImageFetcher *self, BunkoImageKey *key);
void bunko_image_fetcher_fetch_async (BunkoImageFetcher *self,
                                      BunkoImageKey *key,
                                      BunkoImagePriority priority,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes *bunko_image_fetcher_fetch_finish (BunkoImageFetcher *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
