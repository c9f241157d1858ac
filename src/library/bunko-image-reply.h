/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_REPLY (bunko_image_reply_get_type ())

typedef struct _BunkoImageReply BunkoImageReply;

GType bunko_image_reply_get_type (void) G_GNUC_CONST;
BunkoImageReply *bunko_image_reply_new_for_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageReply *bunko_image_reply_new_for_path (const char *url_path) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageReply *bunko_image_reply_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageReply *bunko_image_reply_ref (BunkoImageReply *self);
void bunko_image_reply_unref (BunkoImageReply *self);
GBytes *bunko_image_reply_get_bytes (BunkoImageReply *self);
const char *bunko_image_reply_get_url_path (BunkoImageReply *self);
gboolean bunko_image_reply_is_empty (BunkoImageReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageReply, bunko_image_reply_unref)

G_END_DECLS
