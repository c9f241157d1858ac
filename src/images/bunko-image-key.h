/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-enums.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_IMAGE_KEY (bunko_image_key_get_type ())

typedef struct _BunkoImageKey BunkoImageKey;

GType bunko_image_key_get_type (void) G_GNUC_CONST;
BunkoImageKey *bunko_image_key_new (const char *server_key,
                                    BunkoItemType type,
                                    gint64 id,
                                    BunkoImageSize size,
                                    gint64 version) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageKey *bunko_image_key_new_boxed (const BunkoImageKey *self,
                                          int max_width,
                                          int max_height) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageKey *bunko_image_key_ref (BunkoImageKey *self);
void bunko_image_key_unref (BunkoImageKey *self);
guint bunko_image_key_hash (gconstpointer self);
gboolean bunko_image_key_equal (gconstpointer a, gconstpointer b);
char *bunko_image_key_to_digest (const BunkoImageKey *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoItemType bunko_image_key_get_item_type (const BunkoImageKey *self);
gint64 bunko_image_key_get_id (const BunkoImageKey *self);
BunkoImageSize bunko_image_key_get_size (const BunkoImageKey *self);
void bunko_image_key_get_box (const BunkoImageKey *self, int *max_width, int *max_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageKey, bunko_image_key_unref)

G_END_DECLS
