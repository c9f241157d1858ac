/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-images-private.h"
#include "bunko-reader-picture-private.h"
#include "images/bunko-texture-cache.h"

/* How many pictures that nobody sees yet are on their way at once: enough that the next one is
 * fetched while one is decoded, few enough that a jump finds the line free. */
#define MAX_PREFETCHING 3

enum
{
  PICTURE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderImages, bunko_reader_images, G_TYPE_OBJECT)

static void
bunko_reader_images_dispose (GObject *object)
{
  BunkoReaderImages *self = BUNKO_READER_IMAGES (object);

  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->slots);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (bunko_reader_images_parent_class)->dispose (object);
}

static void
bunko_reader_images_finalize (GObject *object)
{
  BunkoReaderImages *self = BUNKO_READER_IMAGES (object);

  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->slots);

  G_OBJECT_CLASS (bunko_reader_images_parent_class)->finalize (object);
}

static void
bunko_reader_images_class_init (BunkoReaderImagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_images_dispose;
  object_class->finalize = bunko_reader_images_finalize;

  /**
   * BunkoReaderImages::picture-changed:
   * @self: the images
   * @picture: the #BunkoReaderPicture
   *
   * A page has a picture, a sharper one or an error that it did not have.
   */
  signals[PICTURE_CHANGED] =
      g_signal_new ("picture-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, BUNKO_TYPE_READER_PICTURE);
}

static void
bunko_reader_images_init (BunkoReaderImages *self)
{
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) _bunko_reader_slot_free);
  self->order = g_ptr_array_new ();
  self->aspect = BUNKO_READER_USUAL_ASPECT;
  self->setting = BUNKO_READER_SIZE_AUTO;
}

/**
 * bunko_reader_images_new:
 * @loader: what loads pictures
 *
 * Makes the pictures of a reader. Nothing is loaded until something is wished for.
 *
 * Returns: (transfer full): new images
 */
BunkoReaderImages *
bunko_reader_images_new (BunkoImageLoader *loader)
{
  BunkoReaderImages *self;

  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (loader), NULL);

  self = g_object_new (BUNKO_TYPE_READER_IMAGES, NULL);
  self->loader = g_object_ref (loader);
  return self;
}

BunkoReaderSlot *
_bunko_reader_images_find (BunkoReaderImages *self, guint position)
{
  return g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
}

static void
emit_changed (BunkoReaderImages *self, BunkoReaderPicture *picture)
{
  g_autoptr (BunkoReaderPicture) kept = g_object_ref (picture);

  g_signal_emit (self, signals[PICTURE_CHANGED], 0, kept);
}

/* The others wait until there is something of all that is on the screen: that gets all of the line.
 */
static void
update (BunkoReaderImages *self)
{
  gboolean waits = FALSE;
  guint n_prefetching = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      BunkoReaderSlot *slot = g_ptr_array_index (self->order, i);

      if (slot->urgency == BUNKO_READER_URGENCY_VISIBLE)
        waits = (_bunko_reader_slot_update (slot, self) && !_bunko_reader_slot_is_there (slot)) ||
                waits;
      else if (slot->cancellable != NULL)
        n_prefetching++;
    }
  for (guint i = 0; i < self->order->len && !waits && n_prefetching < MAX_PREFETCHING; i++)
    {
      BunkoReaderSlot *slot = g_ptr_array_index (self->order, i);

      if (slot->urgency == BUNKO_READER_URGENCY_PREFETCH && slot->cancellable == NULL &&
          _bunko_reader_slot_update (slot, self))
        n_prefetching++;
    }
}

/* Called when a picture came, or did not. */
void
_bunko_reader_images_loaded (BunkoReaderImages *self, BunkoReaderPicture *picture)
{
  emit_changed (self, picture);
  if (self->loader != NULL)
    update (self);
}

/**
 * bunko_reader_images_set_size:
 * @self: the images
 * @size: the #BunkoImageSize that is always asked for, or %BUNKO_READER_SIZE_AUTO
 *
 * Changes in which of the server's sizes pages are asked for. What is there stays.
 */
void
bunko_reader_images_set_size (BunkoReaderImages *self, int size)
{
  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));

  if (self->setting == size)
    return;
  self->setting = size;
  update (self);
}

static BunkoReaderSlot *
ensure_slot (BunkoReaderImages *self, guint position)
{
  BunkoReaderSlot *slot = _bunko_reader_images_find (self, position);

  if (slot != NULL)
    return slot;
  slot = _bunko_reader_slot_new (position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

/* The pages of the gallery are others than they were. */
static void
set_page (BunkoReaderSlot *slot, BunkoPage *page)
{
  gint64 id = slot->page != NULL ? bunko_item_get_id (BUNKO_ITEM (slot->page)) : -1;

  if (page == NULL || !g_set_object (&slot->page, page))
    return;
  if (id == -1 || id == bunko_item_get_id (BUNKO_ITEM (page)))
    return;
  _bunko_reader_slot_cancel (slot);
  _bunko_reader_picture_set_paintable (slot->picture, NULL, FALSE);
}

/* TRUE: it looks different now. */
static gboolean
apply_wish (BunkoReaderImages *self, BunkoReaderSlot *slot, const BunkoReaderWish *wish)
{
  BunkoReaderPictureState state = bunko_reader_picture_get_state (slot->picture);
  gboolean appears = wish->urgency == BUNKO_READER_URGENCY_VISIBLE &&
                     slot->urgency != BUNKO_READER_URGENCY_VISIBLE;

  set_page (slot, wish->page);
  slot->urgency = wish->urgency;
  slot->width = wish->width;
  slot->height = wish->height;
  slot->generation = self->generation;
  if (slot->page == NULL)
    {
      _bunko_reader_picture_set_error (slot->picture, wish->error);
      _bunko_reader_picture_set_loading (slot->picture, wish->error == NULL);
    }
  else if (appears || state == BUNKO_READER_PICTURE_NONE)
    _bunko_reader_picture_set_error (slot->picture, NULL);
  return state != bunko_reader_picture_get_state (slot->picture) &&
         state != BUNKO_READER_PICTURE_NONE;
}

static gboolean
is_outdated (gpointer key, gpointer value, gpointer user_data)
{
  return ((BunkoReaderSlot *) value)->generation != GPOINTER_TO_UINT (user_data);
}

/**
 * bunko_reader_images_set_wishes:
 * @self: the images
 * @wishes: (array length=n_wishes): the pages to load or keep, the most urgent first
 * @n_wishes: how many
 *
 * Tells which pages to load. Pictures of other pages are dropped, and what is under way for them is
 * cancelled. The error of a page that comes onto the screen is forgotten, so that it is tried
 * again.
 */
void
bunko_reader_images_set_wishes (BunkoReaderImages *self,
                                const BunkoReaderWish *wishes,
                                guint n_wishes)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));

  if (self->loader == NULL)
    return;
  self->generation++;
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < n_wishes; i++)
    {
      BunkoReaderSlot *slot = ensure_slot (self, wishes[i].position);

      if (apply_wish (self, slot, &wishes[i]))
        g_ptr_array_add (changed, g_object_ref (slot->picture));
      g_ptr_array_add (self->order, slot);
    }
  g_hash_table_foreach_remove (self->slots, is_outdated, GUINT_TO_POINTER (self->generation));
  update (self);
  for (guint i = 0; i < changed->len; i++)
    emit_changed (self, g_ptr_array_index (changed, i));
}

/**
 * bunko_reader_images_get_picture:
 * @self: the images
 * @position: a page, from 0
 *
 * Returns: (transfer none) (nullable): its picture; %NULL if it is not wished
 */
BunkoReaderPicture *
bunko_reader_images_get_picture (BunkoReaderImages *self, guint position)
{
  BunkoReaderSlot *slot;

  g_return_val_if_fail (BUNKO_IS_READER_IMAGES (self), NULL);

  slot = _bunko_reader_images_find (self, position);
  return slot != NULL ? slot->picture : NULL;
}

/**
 * bunko_reader_images_list_loaded:
 * @self: the images
 * @positions: (out caller-allocates) (array length=max): return location for pages
 * @max: how many have room there
 *
 * Lists the pages that have a picture, in no order.
 *
 * Returns: how many these are
 */
guint
bunko_reader_images_list_loaded (BunkoReaderImages *self, guint *positions, guint max)
{
  guint n_positions = 0;

  g_return_val_if_fail (BUNKO_IS_READER_IMAGES (self), 0);

  for (guint i = 0; i < self->order->len && n_positions < max; i++)
    {
      BunkoReaderSlot *slot = g_ptr_array_index (self->order, i);

      if (_bunko_reader_slot_is_there (slot))
        positions[n_positions++] = bunko_reader_picture_get_page (slot->picture);
    }
  return n_positions;
}

/**
 * bunko_reader_images_get_bytes:
 * @self: the images
 * @position: a page, from 0
 *
 * Returns: how many bytes its picture takes; 0 if it has none
 */
guint64
bunko_reader_images_get_bytes (BunkoReaderImages *self, guint position)
{
  BunkoReaderSlot *slot;

  g_return_val_if_fail (BUNKO_IS_READER_IMAGES (self), 0);

  slot = _bunko_reader_images_find (self, position);
  if (slot == NULL || !_bunko_reader_slot_is_there (slot))
    return 0;
  return bunko_texture_cache_measure (bunko_reader_picture_get_paintable (slot->picture));
}

/**
 * bunko_reader_images_retry:
 * @self: the images
 *
 * Loads again what failed.
 */
void
bunko_reader_images_retry (BunkoReaderImages *self)
{
  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));

  for (guint i = 0; i < self->order->len; i++)
    _bunko_reader_picture_set_error (
        ((BunkoReaderSlot *) g_ptr_array_index (self->order, i))->picture, NULL);
  update (self);
}

/**
 * bunko_reader_images_refresh:
 * @self: the images
 * @position: a page, from 0
 *
 * Loads a page again from the server, past all caches. What is there stays until then.
 */
void
bunko_reader_images_refresh (BunkoReaderImages *self, guint position)
{
  BunkoReaderSlot *slot;

  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));

  slot = _bunko_reader_images_find (self, position);
  if (slot == NULL || slot->page == NULL || self->loader == NULL)
    return;
  _bunko_reader_slot_reload (slot, self);
  emit_changed (self, slot->picture);
}
