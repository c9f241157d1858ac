/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-enums.h"
#include "bunko-image-reply.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_BATCHER (bunko_image_batcher_get_type ())

G_DECLARE_FINAL_TYPE (BunkoImageBatcher, bunko_image_batcher, BUNKO, IMAGE_BATCHER, GObject)

BunkoImageBatcher *bunko_image_batcher_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_batcher_fetch_async (BunkoImageBatcher *self,
                                      gpointer source_object,
                                      BunkoItemType type,
                                      gint64 id,
                                      BunkoImageSize size,
                                      BunkoImagePriority priority,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
