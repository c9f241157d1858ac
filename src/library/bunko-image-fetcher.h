/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-enums.h"
#include "bunko-image-reply.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_FETCHER (bunko_image_fetcher_get_type ())

G_DECLARE_FINAL_TYPE (BunkoImageFetcher, bunko_image_fetcher, BUNKO, IMAGE_FETCHER, GObject)

BunkoImageFetcher *bunko_image_fetcher_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_fetcher_fetch_async (BunkoImageFetcher *self,
                                      gpointer source_object,
                                      BunkoItemType type,
                                      gint64 id,
                                      BunkoImageSize size,
                                      BunkoImagePriority priority,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
guint bunko_image_fetcher_get_n_queued (BunkoImageFetcher *self);
guint bunko_image_fetcher_get_n_open (BunkoImageFetcher *self);

G_END_DECLS
