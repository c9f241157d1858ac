/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-key.h"

/* Immutable, so that worker threads may read it; the reference count is atomic. */
struct _BunkoImageKey
{
  char *server_key; /* interned by a GRefString: thousands of keys share it */
  BunkoItemType type;
  BunkoImageSize size;
  gint64 id;
  gint64 version;
  int max_width;
  int max_height;
};

G_DEFINE_BOXED_TYPE (BunkoImageKey, bunko_image_key, bunko_image_key_ref, bunko_image_key_unref)

/**
 * bunko_image_key_new:
 * @server_key: which server, as bunko_library_get_server_key() gives it
 * @type: what kind of item
 * @id: the item's id
 * @size: in which of the server's sizes
 * @version: changes when the item's image may have changed, such as its time of last update; 0 if
 *   unknown
 *
 * Makes the name of one image of one server.
 *
 * Returns: (transfer full): a new key
 */
BunkoImageKey *
bunko_image_key_new (const char *server_key,
                     BunkoItemType type,
                     gint64 id,
                     BunkoImageSize size,
                     gint64 version)
{
  BunkoImageKey *self;

  g_return_val_if_fail (server_key != NULL, NULL);

  self = g_atomic_rc_box_new0 (BunkoImageKey);
  self->server_key = g_ref_string_new_intern (server_key);
  self->type = type;
  self->id = id;
  self->size = size;
  self->version = version;
  return self;
}

/**
 * bunko_image_key_new_boxed:
 * @self: a key
 * @max_width: width of the box, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 *
 * Makes the key of the same image, scaled down to a box: what a decoded picture goes by, as against
 * the bytes, which are the same for every box.
 *
 * Returns: (transfer full): a new key
 */
BunkoImageKey *
bunko_image_key_new_boxed (const BunkoImageKey *self, int max_width, int max_height)
{
  BunkoImageKey *boxed;

  g_return_val_if_fail (self != NULL, NULL);

  boxed = g_atomic_rc_box_dup (sizeof (BunkoImageKey), (gpointer) self);
  g_ref_string_acquire (boxed->server_key);
  boxed->max_width = max_width;
  boxed->max_height = max_height;
  return boxed;
}

/**
 * bunko_image_key_ref:
 * @self: a key
 *
 * Returns: (transfer full): @self
 */
BunkoImageKey *
bunko_image_key_ref (BunkoImageKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_key (BunkoImageKey *self)
{
  g_ref_string_release (self->server_key);
}

/**
 * bunko_image_key_unref:
 * @self: (transfer full): a key
 *
 * Gives a reference back; the last one frees the key.
 */
void
bunko_image_key_unref (BunkoImageKey *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_key);
}

/**
 * bunko_image_key_hash:
 * @self: (type BunkoImageKey): a key
 *
 * Returns: a hash for #GHashTable
 */
guint
bunko_image_key_hash (gconstpointer self)
{
  const BunkoImageKey *key = self;
  guint hash = g_str_hash (key->server_key);

  hash = hash * 31 + g_int64_hash (&key->id);
  hash = hash * 31 + g_int64_hash (&key->version);
  hash = hash * 31 + (guint) key->type * 64 + (guint) key->size;
  return hash * 31 + (guint) key->max_width * 4096 + (guint) key->max_height;
}

/**
 * bunko_image_key_equal:
 * @a: (type BunkoImageKey): a key
 * @b: (type BunkoImageKey): another key
 *
 * Returns: whether both name the same image in the same box
 */
gboolean
bunko_image_key_equal (gconstpointer a, gconstpointer b)
{
  const BunkoImageKey *one = a;
  const BunkoImageKey *two = b;

  return one->id == two->id && one->type == two->type && one->size == two->size &&
         one->version == two->version && one->max_width == two->max_width &&
         one->max_height == two->max_height && g_str_equal (one->server_key, two->server_key);
}

/**
 * bunko_image_key_to_digest:
 * @self: a key
 *
 * Gives a name for a file: hexadecimal digits that tell nothing about the server, and that do not
 * depend on the box.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
bunko_image_key_to_digest (const BunkoImageKey *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_strdup_printf ("%s\n%d\n%" G_GINT64_FORMAT "\n%d\n%" G_GINT64_FORMAT, self->server_key,
                          self->type, self->id, self->size, self->version);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * bunko_image_key_get_item_type:
 * @self: a key
 *
 * Returns: the kind of item
 */
BunkoItemType
bunko_image_key_get_item_type (const BunkoImageKey *self)
{
  g_return_val_if_fail (self != NULL, BUNKO_ITEM_TYPE_NONE);

  return self->type;
}

/**
 * bunko_image_key_get_id:
 * @self: a key
 *
 * Returns: the item's id
 */
gint64
bunko_image_key_get_id (const BunkoImageKey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * bunko_image_key_get_size:
 * @self: a key
 *
 * Returns: which of the server's sizes
 */
BunkoImageSize
bunko_image_key_get_size (const BunkoImageKey *self)
{
  g_return_val_if_fail (self != NULL, BUNKO_IMAGE_SIZE_ORIGINAL);

  return self->size;
}

/**
 * bunko_image_key_get_box:
 * @self: a key
 * @max_width: (out): width of the box in pixels, 0 for any
 * @max_height: (out): height of the box in pixels, 0 for any
 *
 * Gets the box that the picture is scaled down to.
 */
void
bunko_image_key_get_box (const BunkoImageKey *self, int *max_width, int *max_height)
{
  g_return_if_fail (self != NULL);

  *max_width = self->max_width;
  *max_height = self->max_height;
}
