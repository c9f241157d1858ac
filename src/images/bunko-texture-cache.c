/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-texture-cache.h"

#include "bunko-animation.h"
#include "bunko-tiled-picture.h"

typedef struct
{
  GList link; /* in the order of use; data is this entry */
  BunkoImageKey *key;
  GdkPaintable *paintable;
  gsize size;
} Entry;

/* Decoded pictures, the most recently used ones, bounded by the bytes that they take. A picture
 * that is on the screen is kept alive by who shows it, too; it is counted here all the same. */
struct _BunkoTextureCache
{
  GObject parent_instance;

  GHashTable *entries; /* BunkoImageKey → Entry */
  GQueue order;        /* most recently used first */
  gsize size;
  gsize limit;
};

G_DEFINE_FINAL_TYPE (BunkoTextureCache, bunko_texture_cache, G_TYPE_OBJECT)

/**
 * bunko_texture_cache_measure:
 * @paintable: a #GdkTexture, a #BunkoTiledPicture or a #BunkoAnimation
 *
 * Returns: how many bytes of memory the decoded picture takes
 */
gsize
bunko_texture_cache_measure (GdkPaintable *paintable)
{
  gsize pixel = 4;

  g_return_val_if_fail (GDK_IS_PAINTABLE (paintable), 0);

  if (BUNKO_IS_ANIMATION (paintable))
    return bunko_animation_get_byte_size (BUNKO_ANIMATION (paintable));
  if (BUNKO_IS_TILED_PICTURE (paintable))
    return bunko_tiled_picture_get_byte_size (BUNKO_TILED_PICTURE (paintable));
  if (GDK_IS_TEXTURE (paintable) &&
      gdk_texture_get_format (GDK_TEXTURE (paintable)) == GDK_MEMORY_G8)
    pixel = 1;
  return pixel * (gsize) gdk_paintable_get_intrinsic_width (paintable) *
         (gsize) gdk_paintable_get_intrinsic_height (paintable);
}

static void
entry_free (Entry *entry)
{
  bunko_image_key_unref (entry->key);
  g_object_unref (entry->paintable);
  g_free (entry);
}

static void
drop (BunkoTextureCache *self, Entry *entry)
{
  g_queue_unlink (&self->order, &entry->link);
  self->size -= entry->size;
  g_hash_table_remove (self->entries, entry->key);
}

static void
trim (BunkoTextureCache *self)
{
  while (self->size > self->limit)
    drop (self, g_queue_peek_tail (&self->order));
}

static void
bunko_texture_cache_finalize (GObject *object)
{
  BunkoTextureCache *self = BUNKO_TEXTURE_CACHE (object);

  g_hash_table_unref (self->entries);

  G_OBJECT_CLASS (bunko_texture_cache_parent_class)->finalize (object);
}

static void
bunko_texture_cache_class_init (BunkoTextureCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_texture_cache_finalize;
}

static void
bunko_texture_cache_init (BunkoTextureCache *self)
{
  self->entries = g_hash_table_new_full (bunko_image_key_hash, bunko_image_key_equal, NULL,
                                         (GDestroyNotify) entry_free);
  g_queue_init (&self->order);
}

/**
 * bunko_texture_cache_new:
 * @limit: how many bytes of pictures to keep at most
 *
 * Makes an empty cache. It belongs to one thread.
 *
 * Returns: (transfer full): a new cache
 */
BunkoTextureCache *
bunko_texture_cache_new (gsize limit)
{
  BunkoTextureCache *self = g_object_new (BUNKO_TYPE_TEXTURE_CACHE, NULL);

  self->limit = limit;
  return self;
}

/**
 * bunko_texture_cache_lookup:
 * @self: a cache
 * @key: a key with its box
 *
 * Looks a picture up and marks it as just used.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if it is not here
 */
GdkPaintable *
bunko_texture_cache_lookup (BunkoTextureCache *self, BunkoImageKey *key)
{
  Entry *entry;

  g_return_val_if_fail (BUNKO_IS_TEXTURE_CACHE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->order, &entry->link);
  g_queue_push_head_link (&self->order, &entry->link);
  return g_object_ref (entry->paintable);
}

/**
 * bunko_texture_cache_insert:
 * @self: a cache
 * @key: a key with its box
 * @paintable: a #GdkTexture, a #BunkoTiledPicture or a #BunkoAnimation
 *
 * Keeps a picture, in place of an older one of the same key. The pictures that were not used for
 * the longest time leave until the limit is kept. One that alone exceeds the limit is not kept at
 * all, so that it does not drive all others out.
 */
void
bunko_texture_cache_insert (BunkoTextureCache *self, BunkoImageKey *key, GdkPaintable *paintable)
{
  Entry *entry;

  g_return_if_fail (BUNKO_IS_TEXTURE_CACHE (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (GDK_IS_PAINTABLE (paintable));

  entry = g_hash_table_lookup (self->entries, key);
  if (entry != NULL)
    drop (self, entry);
  if (bunko_texture_cache_measure (paintable) > self->limit)
    return;

  entry = g_new0 (Entry, 1);
  entry->link.data = entry;
  entry->key = bunko_image_key_ref (key);
  entry->paintable = g_object_ref (paintable);
  entry->size = bunko_texture_cache_measure (paintable);
  g_hash_table_insert (self->entries, entry->key, entry);
  g_queue_push_head_link (&self->order, &entry->link);
  self->size += entry->size;
  trim (self);
}

/**
 * bunko_texture_cache_remove:
 * @self: a cache
 * @key: a key with its box
 *
 * Drops a picture, if it is there.
 */
void
bunko_texture_cache_remove (BunkoTextureCache *self, BunkoImageKey *key)
{
  Entry *entry;

  g_return_if_fail (BUNKO_IS_TEXTURE_CACHE (self));
  g_return_if_fail (key != NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry != NULL)
    drop (self, entry);
}

/**
 * bunko_texture_cache_clear:
 * @self: a cache
 *
 * Drops all pictures.
 */
void
bunko_texture_cache_clear (BunkoTextureCache *self)
{
  g_return_if_fail (BUNKO_IS_TEXTURE_CACHE (self));

  g_queue_init (&self->order);
  self->size = 0;
  g_hash_table_remove_all (self->entries);
}

/**
 * bunko_texture_cache_get_limit:
 * @self: a cache
 *
 * Returns: how many bytes are kept at most
 */
gsize
bunko_texture_cache_get_limit (BunkoTextureCache *self)
{
  g_return_val_if_fail (BUNKO_IS_TEXTURE_CACHE (self), 0);

  return self->limit;
}

/**
 * bunko_texture_cache_set_limit:
 * @self: a cache
 * @limit: how many bytes to keep at most
 *
 * Changes the limit; what is over it leaves at once.
 */
void
bunko_texture_cache_set_limit (BunkoTextureCache *self, gsize limit)
{
  g_return_if_fail (BUNKO_IS_TEXTURE_CACHE (self));

  self->limit = limit;
  trim (self);
}

/**
 * bunko_texture_cache_get_size:
 * @self: a cache
 *
 * Returns: how many bytes the kept pictures take
 */
gsize
bunko_texture_cache_get_size (BunkoTextureCache *self)
{
  g_return_val_if_fail (BUNKO_IS_TEXTURE_CACHE (self), 0);

  return self->size;
}

/**
 * bunko_texture_cache_get_count:
 * @self: a cache
 *
 * Returns: how many pictures are kept
 */
guint
bunko_texture_cache_get_count (BunkoTextureCache *self)
{
  g_return_val_if_fail (BUNKO_IS_TEXTURE_CACHE (self), 0);

  return g_hash_table_size (self->entries);
}
