/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "bunko-image-key.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TEXTURE_CACHE (bunko_texture_cache_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTextureCache, bunko_texture_cache, BUNKO, TEXTURE_CACHE, GObject)

gsize bunko_texture_cache_measure (GdkPaintable *paintable);
BunkoTextureCache *bunko_texture_cache_new (gsize limit) G_GNUC_WARN_UNUSED_RESULT;
GdkPaintable *
bunko_texture_cache_lookup (BunkoTextureCache *self, BunkoImageKey *key) G_GNUC_WARN_UNUSED_RESULT;
void
bunko_texture_cache_insert (BunkoTextureCache *self, BunkoImageKey *key, GdkPaintable *paintable);
void bunko_texture_cache_remove (BunkoTextureCache *self, BunkoImageKey *key);
void bunko_texture_cache_clear (BunkoTextureCache *self);
gsize bunko_texture_cache_get_limit (BunkoTextureCache *self);
void bunko_texture_cache_set_limit (BunkoTextureCache *self, gsize limit);
gsize bunko_texture_cache_get_size (BunkoTextureCache *self);
guint bunko_texture_cache_get_count (BunkoTextureCache *self);

G_END_DECLS
