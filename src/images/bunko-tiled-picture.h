/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>
#include <graphene.h>

G_BEGIN_DECLS

/* Pictures with a longer side than this come in tiles. */
#define BUNKO_TILED_PICTURE_THRESHOLD 4096

#define BUNKO_TILED_PICTURE_TILE_SIZE 2048

/* By how much tiles overlap the ones before: enough that no gap shows between two that are drawn
 * smaller, and with soft edges. */
#define BUNKO_TILED_PICTURE_OVERLAP 16

#define BUNKO_TYPE_TILED_PICTURE (bunko_tiled_picture_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTiledPicture, bunko_tiled_picture, BUNKO, TILED_PICTURE, GObject)

BunkoTiledPicture *bunko_tiled_picture_new (int width,
                                            int height,
                                            GdkMemoryFormat format,
                                            GBytes *pixels,
                                            gsize stride) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_tiled_picture_get_n_tiles (BunkoTiledPicture *self);
void bunko_tiled_picture_get_tile (BunkoTiledPicture *self,
                                   guint position,
                                   GdkTexture **texture,
                                   graphene_rect_t *area);
gsize bunko_tiled_picture_get_byte_size (BunkoTiledPicture *self);
GdkTexture *bunko_tiled_picture_dup_part (BunkoTiledPicture *self,
                                          const GdkRectangle *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
