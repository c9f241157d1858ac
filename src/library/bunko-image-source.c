/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-source.h"

/**
 * BunkoImageSource:
 *
 * Where the images of items come from.
 */

G_DEFINE_INTERFACE (BunkoImageSource, bunko_image_source, G_TYPE_OBJECT)

static void
bunko_image_source_default_init (BunkoImageSourceInterface *iface)
{
}

/**
 * bunko_image_source_fetch_async:
 * @self: an image source
 * @type: the kind of item: gallery, page, collection …
 * @id: its id
 * @size: which size is wanted; an image is never enlarged
 * @priority: how urgent it is
 * @cancellable: (nullable): gives up the image, also on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Fetches the image of an item: its cover, or the page itself.
 */
void
bunko_image_source_fetch_async (BunkoImageSource *self,
                                BunkoItemType type,
                                gint64 id,
                                BunkoImageSize size,
                                BunkoImagePriority priority,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_IMAGE_SOURCE (self));

  BUNKO_IMAGE_SOURCE_GET_IFACE (self)->fetch_async (self, type, id, size, priority, cancellable,
                                                    callback, user_data);
}

/**
 * bunko_image_source_fetch_finish:
 * @self: an image source
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the reply, which is empty if the item has no image; %NULL with @error
 *   set (BunkoProtocolError, BunkoServerError or #GIOErrorEnum)
 */
BunkoImageReply *
bunko_image_source_fetch_finish (BunkoImageSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_IMAGE_SOURCE (self), NULL);

  return BUNKO_IMAGE_SOURCE_GET_IFACE (self)->fetch_finish (self, result, error);
}
