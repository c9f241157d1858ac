/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-reply.h"

/**
 * BunkoImageReply:
 *
 * What a server answered when it was asked for an image: the file, or where to get it, or nothing.
 */

struct _BunkoImageReply
{
  GBytes *bytes;
  char *url_path;
};

G_DEFINE_BOXED_TYPE (BunkoImageReply,
                     bunko_image_reply,
                     bunko_image_reply_ref,
                     bunko_image_reply_unref)

/**
 * bunko_image_reply_new_for_bytes:
 * @bytes: the content of an image file, in any format
 *
 * Returns: (transfer full): a reply with the image itself
 */
BunkoImageReply *
bunko_image_reply_new_for_bytes (GBytes *bytes)
{
  BunkoImageReply *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_atomic_rc_box_new0 (BunkoImageReply);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * bunko_image_reply_new_for_path:
 * @url_path: an absolute path on the server's web port
 *
 * Returns: (transfer full): a reply that says where the image is
 */
BunkoImageReply *
bunko_image_reply_new_for_path (const char *url_path)
{
  BunkoImageReply *self;

  g_return_val_if_fail (url_path != NULL, NULL);

  self = g_atomic_rc_box_new0 (BunkoImageReply);
  self->url_path = g_strdup (url_path);
  return self;
}

/**
 * bunko_image_reply_new_empty:
 *
 * Returns: (transfer full): a reply that says that there is no image
 */
BunkoImageReply *
bunko_image_reply_new_empty (void)
{
  return g_atomic_rc_box_new0 (BunkoImageReply);
}

/**
 * bunko_image_reply_ref:
 * @self: a reply
 *
 * Takes a reference. Thread-safe.
 *
 * Returns: (transfer full): @self
 */
BunkoImageReply *
bunko_image_reply_ref (BunkoImageReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
reply_clear (gpointer data)
{
  BunkoImageReply *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->url_path, g_free);
}

/**
 * bunko_image_reply_unref:
 * @self: (transfer full): a reply
 *
 * Drops a reference. Thread-safe.
 */
void
bunko_image_reply_unref (BunkoImageReply *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, reply_clear);
}

/**
 * bunko_image_reply_get_bytes:
 * @self: a reply
 *
 * Returns: (transfer none) (nullable): the content of the image file
 */
GBytes *
bunko_image_reply_get_bytes (BunkoImageReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * bunko_image_reply_get_url_path:
 * @self: a reply
 *
 * Returns: (transfer none) (nullable): the path of the image on the server's web port
 */
const char *
bunko_image_reply_get_url_path (BunkoImageReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url_path;
}

/**
 * bunko_image_reply_is_empty:
 * @self: a reply
 *
 * Returns: whether the item has no image
 */
gboolean
bunko_image_reply_is_empty (BunkoImageReply *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->bytes == NULL && self->url_path == NULL;
}
