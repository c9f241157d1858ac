/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "library/bunko-image-source.h"

G_BEGIN_DECLS

#define BUNKO_IMAGE_LOADER_DEFAULT_TEXTURE_LIMIT (24 * 1024 * 1024)
#define BUNKO_IMAGE_LOADER_DEFAULT_CACHE_LIMIT   (G_GUINT64_CONSTANT (500) * 1024 * 1024)

#define BUNKO_TYPE_IMAGE_LOADER (bunko_image_loader_get_type ())

G_DECLARE_FINAL_TYPE (BunkoImageLoader, bunko_image_loader, BUNKO, IMAGE_LOADER, GObject)

BunkoImageLoader *bunko_image_loader_new (BunkoImageSource *source,
                                          const char *server_key,
                                          const char *cache_dir) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_loader_set_web_pin (BunkoImageLoader *self, const char *fingerprint);
void bunko_image_loader_set_web_endpoint (BunkoImageLoader *self,
                                          const char *host,
                                          guint16 port,
                                          gboolean tls);
guint64 bunko_image_loader_get_texture_limit (BunkoImageLoader *self);
void bunko_image_loader_set_texture_limit (BunkoImageLoader *self, guint64 limit);
guint64 bunko_image_loader_get_cache_limit (BunkoImageLoader *self);
void bunko_image_loader_set_cache_limit (BunkoImageLoader *self, guint64 limit);
GdkPaintable *bunko_image_loader_peek (BunkoImageLoader *self,
                                       BunkoItemType type,
                                       gint64 id,
                                       BunkoImageSize size,
                                       gint64 version,
                                       int max_width,
                                       int max_height) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_loader_load_async (BunkoImageLoader *self,
                                    BunkoItemType type,
                                    gint64 id,
                                    BunkoImageSize size,
                                    gint64 version,
                                    int max_width,
                                    int max_height,
                                    BunkoImagePriority priority,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GdkPaintable *bunko_image_loader_load_finish (BunkoImageLoader *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_loader_refresh_async (BunkoImageLoader *self,
                                       BunkoItemType type,
                                       gint64 id,
                                       BunkoImageSize size,
                                       gint64 version,
                                       int max_width,
                                       int max_height,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GdkPaintable *bunko_image_loader_refresh_finish (BunkoImageLoader *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_loader_get_file_async (BunkoImageLoader *self,
                                        BunkoItemType type,
                                        gint64 id,
                                        gint64 version,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *bunko_image_loader_get_file_finish (BunkoImageLoader *self,
                                            GAsyncResult *result,
                                            const char **mime_type,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_loader_clear_cache_async (BunkoImageLoader *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean bunko_image_loader_clear_cache_finish (BunkoImageLoader *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
