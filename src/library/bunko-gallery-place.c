/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-place.h"

#include "bunko-gallery-order-private.h"
#include "bunko-library-private.h"
#include "bunko-related-source.h"

/**
 * BunkoGalleryPlace:
 *
 * What a gallery belongs to: its series, with what comes before and after it, and the collections
 * and filters that it is in.
 */

/* So many galleries of a series, and collections and filters of a gallery, at most. */
#define MAX_LISTED 500

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
 *   #BunkoGallery; empty if there is no series. Of a series of more than 500 the first ones
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

typedef struct
{
  BunkoGalleryPlace *place;
  guint n_open;
  GError *error;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_object (&ask->place);
  g_clear_error (&ask->error);
  g_free (ask);
}

/* Takes @error, which may be NULL. */
static void
end_question (GTask *task, GError *error)
{
  Ask *ask = g_task_get_task_data (task);

  if (error != NULL && ask->error == NULL)
    ask->error = error;
  else
    g_clear_error (&error);
  if (--ask->n_open > 0)
    return;
  if (ask->error != NULL)
    g_task_return_error (task, g_steal_pointer (&ask->error));
  else
    g_task_return_pointer (task, g_object_ref (ask->place), g_object_unref);
}

static void
series_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;

  ask->place->series =
      (BunkoGrouping *) bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, &error);
  end_question (task, error);
}

static void
take_list (GTask *task, BunkoListSource *source, GAsyncResult *result, GListStore *store)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) items = bunko_list_source_fetch_finish (source, result, &error);

  if (items != NULL)
    g_list_store_splice (store, 0, 0, items->pdata, items->len);
  end_question (task, error);
}

static void
galleries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (items != NULL)
    {
      g_ptr_array_sort_values (items, _bunko_gallery_compare_numbers);
      g_list_store_splice (ask->place->galleries, 0, 0, items->pdata, items->len);
    }
  end_question (task, error);
}

static void
collections_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);

  take_list (task, BUNKO_LIST_SOURCE (source), result, ask->place->collections);
}

static void
filters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);

  take_list (task, BUNKO_LIST_SOURCE (source), result, ask->place->filters);
}

static void
list (GTask *task,
      BunkoItemType type,
      gint64 id,
      BunkoItemType related,
      GAsyncReadyCallback callback)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  g_autoptr (BunkoListSource) source = bunko_related_source_new (self, type, id, related);

  ask->n_open++;
  bunko_list_source_fetch_async (source, 0, MAX_LISTED, g_task_get_cancellable (task), callback,
                                 g_object_ref (task));
}

/**
 * bunko_library_get_place_async:
 * @self: a library
 * @gallery: a gallery
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks what a gallery belongs to.
 */
void
bunko_library_get_place_async (BunkoLibrary *self,
                               BunkoGallery *gallery,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  gint64 id;
  gint64 series_id;
  Ask *ask;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_get_place_async);
  ask = g_new0 (Ask, 1);
  ask->place = g_object_new (BUNKO_TYPE_GALLERY_PLACE, NULL);
  ask->place->gallery = g_object_ref (gallery);
  g_task_set_task_data (task, ask, ask_free);

  id = bunko_item_get_id (BUNKO_ITEM (gallery));
  series_id = bunko_gallery_get_grouping_id (gallery);
  if (series_id > 0)
    {
      ask->n_open++;
      bunko_library_get_item_async (self, BUNKO_ITEM_TYPE_GROUPING, series_id, cancellable,
                                    series_cb, g_object_ref (task));
      list (task, BUNKO_ITEM_TYPE_GROUPING, series_id, BUNKO_ITEM_TYPE_GALLERY, galleries_cb);
    }
  list (task, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_ITEM_TYPE_COLLECTION, collections_cb);
  list (task, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_ITEM_TYPE_FILTER, filters_cb);
}

/**
 * bunko_library_get_place_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what the gallery belongs to; %NULL with @error set
 */
BunkoGalleryPlace *
bunko_library_get_place_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
