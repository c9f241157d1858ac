/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-enum-types.h"
#include "bunko-enums.h"
#include "bunko-image-reply.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_SOURCE (bunko_image_source_get_type ())

G_DECLARE_INTERFACE (BunkoImageSource, bunko_image_source, BUNKO, IMAGE_SOURCE, GObject)

/**
 * BunkoImageSourceInterface:
 * @fetch_async: starts to fetch the image of an item
 * @fetch_finish: the reply
 */
struct _BunkoImageSourceInterface
{
  GTypeInterface parent_iface;

  void (*fetch_async) (BunkoImageSource *self,
                       BunkoItemType type,
                       gint64 id,
                       BunkoImageSize size,
                       BunkoImagePriority priority,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  BunkoImageReply *(*fetch_finish) (BunkoImageSource *self, GAsyncResult *result, GError **error);
};

void bunko_image_source_fetch_async (BunkoImageSource *self,
                                     BunkoItemType type,
                                     gint64 id,
                                     BunkoImageSize size,
                                     BunkoImagePriority priority,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
BunkoImageReply *bunko_image_source_fetch_finish (BunkoImageSource *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
