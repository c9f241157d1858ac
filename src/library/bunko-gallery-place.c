/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-place-private.h"

#include "bunko-gallery-order-private.h"

/**
 * BunkoGalleryPlace:
 *
 * What a gallery belongs to: its series, with what comes before and after it, and the collections
 * and filters that it is in.
 */

struct _BunkoGalleryPlace
{
  GObject parent_instance;

  BunkoGallery *gallery;
  BunkoGrouping *series; /* NULL if it is in none */
  GListStore *galleries; /* of the series, in their order */
  GListStore *collections;
  GListStore *filters;
};

G_DEFINE_FINAL_TYPE (BunkoGalleryPlace, bunko_gallery_place, G_TYPE_OBJECT)

static void
bunko_gallery_place_finalize (GObject *object)
{
  BunkoGalleryPlace *self = BUNKO_GALLERY_PLACE (object);

  g_clear_object (&self->gallery);
  g_clear_object (&self->series);
  g_clear_object (&self->galleries);
  g_clear_object (&self->collections);
  g_clear_object (&self->filters);

  G_OBJECT_CLASS (bunko_gallery_place_parent_class)->finalize (object);
}

static void
bunko_gallery_place_class_init (BunkoGalleryPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_gallery_place_finalize;
}

static void
bunko_gallery_place_init (BunkoGalleryPlace *self)
{
  self->galleries = g_list_store_new (BUNKO_TYPE_ITEM);
  self->collections = g_list_store_new (BUNKO_TYPE_ITEM);
  self->filters = g_list_store_new (BUNKO_TYPE_ITEM);
}

/**
 * bunko_gallery_place_get_series:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the series of the gallery
 */
BunkoGrouping *
bunko_gallery_place_get_series (BunkoGalleryPlace *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_PLACE (self), NULL);

  return self->series;
}

/**
 * bunko_gallery_place_get_series_galleries:
 * @self: a place
 *
 * Returns: (transfer none): the galleries of the series, by their number, as a list of
 *   #BunkoGallery; empty if there is no series. Of a series of more than 200 the first ones
 */
GListModel *
bunko_gallery_place_get_series_galleries (BunkoGalleryPlace *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_PLACE (self), NULL);

  return G_LIST_MODEL (self->galleries);
}

/**
 * bunko_gallery_place_get_position:
 * @self: a place
 *
 * Returns: the place of the gallery in its series, from 1; 0 if it is in none
 */
guint
bunko_gallery_place_get_position (BunkoGalleryPlace *self)
{
  guint position;

  g_return_val_if_fail (BUNKO_IS_GALLERY_PLACE (self), 0);

  return g_list_store_find (self->galleries, self->gallery, &position) ? position + 1 : 0;
}

/* The gallery at a place of the series, which the list keeps. */
static BunkoGallery *
get_at (BunkoGalleryPlace *self, guint position)
{
  g_autoptr (BunkoGallery) gallery =
      g_list_model_get_item (G_LIST_MODEL (self->galleries), position);

  return gallery;
}

/**
 * bunko_gallery_place_get_previous:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): what comes before the gallery in its series
 */
BunkoGallery *
bunko_gallery_place_get_previous (BunkoGalleryPlace *self)
{
  guint position = bunko_gallery_place_get_position (self);

  return position > 1 ? get_at (self, position - 2) : NULL;
}

/**
 * bunko_gallery_place_get_next:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): what comes after the gallery in its series
 */
BunkoGallery *
bunko_gallery_place_get_next (BunkoGalleryPlace *self)
{
  guint position = bunko_gallery_place_get_position (self);

  return position > 0 ? get_at (self, position) : NULL;
}

/**
 * bunko_gallery_place_get_collections:
 * @self: a place
 *
 * Returns: (transfer none): the collections that the gallery is in, as a list of #BunkoCollection
 */
GListModel *
bunko_gallery_place_get_collections (BunkoGalleryPlace *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_PLACE (self), NULL);

  return G_LIST_MODEL (self->collections);
}

/**
 * bunko_gallery_place_get_filters:
 * @self: a place
 *
 * Returns: (transfer none): the filters that the gallery is in, as a list of #BunkoFilter
 */
GListModel *
bunko_gallery_place_get_filters (BunkoGalleryPlace *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_PLACE (self), NULL);

  return G_LIST_MODEL (self->filters);
}

BunkoGalleryPlace *
_bunko_gallery_place_new (BunkoGallery *gallery)
{
  BunkoGalleryPlace *self = g_object_new (BUNKO_TYPE_GALLERY_PLACE, NULL);

  self->gallery = g_object_ref (gallery);

  return self;
}

void
_bunko_gallery_place_set_series (BunkoGalleryPlace *self, BunkoGrouping *series)
{
  g_set_object (&self->series, series);
}

static void
fill (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

/* Sorts @galleries. */
void
_bunko_gallery_place_take_galleries (BunkoGalleryPlace *self, GPtrArray *galleries)
{
  g_ptr_array_sort_values (galleries, _bunko_gallery_compare_numbers);
  fill (self->galleries, galleries);
}

void
_bunko_gallery_place_take_collections (BunkoGalleryPlace *self, GPtrArray *collections)
{
  fill (self->collections, collections);
}

void
_bunko_gallery_place_take_filters (BunkoGalleryPlace *self, GPtrArray *filters)
{
  fill (self->filters, filters);
}
