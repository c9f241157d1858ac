/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-sequel.h"

#include "library/bunko-gallery-details.h"
#include "library/bunko-sort-index.h"

/**
 * BunkoReaderSequel:
 *
 * What comes after a gallery and what before: in its series, in the list that it was opened from,
 * and in the reading list. It asks the server when it is told to, all at once; an answer that does
 * not come is one suggestion less.
 */
struct _BunkoReaderSequel
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoGallery *gallery;
  BunkoViewQuery *list; /* NULL if it was not opened from one, or from one without an order */
  guint position;
  BunkoGallery *found[BUNKO_READER_N_SEQUELS];
  BunkoGalleryDetails *details; /* NULL until they are asked for */
  GCancellable *cancellable;
  guint n_open;
  gboolean loaded;
};

/* One neighbour in a list. */
typedef struct
{
  BunkoReaderSequel *self;
  BunkoReaderSequelKind kind;
} Look;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderSequel, bunko_reader_sequel, G_TYPE_OBJECT)

static void
bunko_reader_sequel_dispose (GObject *object)
{
  BunkoReaderSequel *self = BUNKO_READER_SEQUEL (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < BUNKO_READER_N_SEQUELS; i++)
    g_clear_object (&self->found[i]);
  g_clear_object (&self->details);
  g_clear_object (&self->list);
  g_clear_object (&self->gallery);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_reader_sequel_parent_class)->dispose (object);
}

static void
bunko_reader_sequel_finalize (GObject *object)
{
  g_clear_object (&BUNKO_READER_SEQUEL (object)->cancellable);

  G_OBJECT_CLASS (bunko_reader_sequel_parent_class)->finalize (object);
}

static void
bunko_reader_sequel_class_init (BunkoReaderSequelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_sequel_dispose;
  object_class->finalize = bunko_reader_sequel_finalize;

  /**
   * BunkoReaderSequel::changed:
   * @self: the sequel
   *
   * Something was found, or the last answer is there.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_reader_sequel_init (BunkoReaderSequel *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * bunko_reader_sequel_new:
 * @library: where galleries are
 * @gallery: what is read
 * @list: (nullable): the list that it was opened from
 * @position: where it stands in @list, from 0
 *
 * Makes a sequel that knows nothing yet.
 *
 * Returns: (transfer full): a new sequel
 */
BunkoReaderSequel *
bunko_reader_sequel_new (BunkoLibrary *library,
                         BunkoGallery *gallery,
                         BunkoViewQuery *list,
                         guint position)
{
  BunkoReaderSequel *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);
  g_return_val_if_fail (list == NULL || BUNKO_IS_VIEW_QUERY (list), NULL);

  self = g_object_new (BUNKO_TYPE_READER_SEQUEL, NULL);
  self->library = g_object_ref (library);
  self->gallery = g_object_ref (gallery);
  if (list != NULL && bunko_view_query_get_item_type (list) == BUNKO_ITEM_TYPE_GALLERY &&
      !bunko_sort_index_is_random (bunko_view_query_get_sort_index (list)))
    self->list = bunko_view_query_copy (list);
  self->position = position;
  return self;
}

static void
take (BunkoReaderSequel *self, BunkoReaderSequelKind kind, BunkoItem *item)
{
  if (item != NULL && BUNKO_IS_GALLERY (item) &&
      bunko_item_get_id (item) != bunko_item_get_id (BUNKO_ITEM (self->gallery)))
    g_set_object (&self->found[kind], BUNKO_GALLERY (item));
}

static void
answered (BunkoReaderSequel *self)
{
  self->n_open--;
  if (self->library != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderSequel) self = user_data;
  BunkoGalleryPlace *place;

  if (bunko_library_load_details_finish (BUNKO_LIBRARY (source), result, NULL) &&
      self->library != NULL)
    {
      place = bunko_gallery_details_get_place (self->details);
      if (place != NULL)
        {
          take (self, BUNKO_READER_SEQUEL_SERIES,
                (BunkoItem *) bunko_gallery_place_get_next (place));
          take (self, BUNKO_READER_SEQUEL_BEFORE_SERIES,
                (BunkoItem *) bunko_gallery_place_get_previous (place));
        }
    }
  answered (self);
}

static void
load_series (BunkoReaderSequel *self)
{
  self->n_open++;
  self->details = bunko_gallery_details_new (self->gallery);
  bunko_library_load_details_async (self->library, self->details, self->cancellable, details_cb,
                                    g_object_ref (self));
}

/* In the reading list: the first that is another one. Servers before 0.13 show everything there. */
static BunkoItem *
choose (BunkoReaderSequel *self, BunkoReaderSequelKind kind, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);

      if (kind == BUNKO_READER_SEQUEL_QUEUE &&
          (bunko_item_get_id (item) == bunko_item_get_id (BUNKO_ITEM (self->gallery)) ||
           (bunko_item_get_metatags (item) & BUNKO_METATAG_READ_LATER) == 0))
        continue;
      return item;
    }
  return NULL;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Look *look = user_data;
  g_autoptr (BunkoReaderSequel) self = look->self;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, NULL);

  if (items != NULL && self->library != NULL)
    take (self, look->kind, choose (self, look->kind, items));
  answered (self);
}

static void
look_at (BunkoReaderSequel *self,
         BunkoViewQuery *query,
         guint page,
         guint page_size,
         BunkoReaderSequelKind kind)
{
  g_autoptr (BunkoListSource) source = bunko_library_view (self->library, query);
  Look *look = g_new0 (Look, 1);

  look->self = g_object_ref (self);
  look->kind = kind;
  self->n_open++;
  bunko_list_source_fetch_async (source, page, page_size, self->cancellable, fetched_cb, look);
}

static void
load_queue (BunkoReaderSequel *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_READ_LATER);
  look_at (self, query, 0, 2, BUNKO_READER_SEQUEL_QUEUE);
}

/**
 * bunko_reader_sequel_load:
 * @self: a sequel
 *
 * Asks the server. Further calls do nothing.
 */
void
bunko_reader_sequel_load (BunkoReaderSequel *self)
{
  g_return_if_fail (BUNKO_IS_READER_SEQUEL (self));

  if (self->loaded || self->library == NULL)
    return;
  self->loaded = TRUE;
  load_series (self);
  load_queue (self);
  if (self->list == NULL)
    return;
  look_at (self, self->list, self->position + 1, 1, BUNKO_READER_SEQUEL_LIST);
  if (self->position > 0)
    look_at (self, self->list, self->position - 1, 1, BUNKO_READER_SEQUEL_BEFORE_LIST);
}

/**
 * bunko_reader_sequel_get_loading:
 * @self: a sequel
 *
 * Returns: whether an answer is still on its way, or was not asked for yet
 */
gboolean
bunko_reader_sequel_get_loading (BunkoReaderSequel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (self), FALSE);

  return !self->loaded || self->n_open > 0;
}

/**
 * bunko_reader_sequel_get:
 * @self: a sequel
 * @kind: which one
 *
 * Returns: (transfer none) (nullable): a gallery, if there is one and it was found by now
 */
BunkoGallery *
bunko_reader_sequel_get (BunkoReaderSequel *self, BunkoReaderSequelKind kind)
{
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (self), NULL);
  g_return_val_if_fail (kind < BUNKO_READER_N_SEQUELS, NULL);

  return self->found[kind];
}

static BunkoGallery *
get_first (BunkoReaderSequel *self, BunkoReaderSequelKind from, BunkoReaderSequelKind to)
{
  for (guint i = from; i <= to; i++)
    if (self->found[i] != NULL)
      return self->found[i];
  return NULL;
}

/**
 * bunko_reader_sequel_get_next:
 * @self: a sequel
 *
 * Returns: (transfer none) (nullable): the likeliest gallery to read after this one
 */
BunkoGallery *
bunko_reader_sequel_get_next (BunkoReaderSequel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (self), NULL);

  return get_first (self, BUNKO_READER_SEQUEL_SERIES, BUNKO_READER_SEQUEL_QUEUE);
}

/**
 * bunko_reader_sequel_get_previous:
 * @self: a sequel
 *
 * Returns: (transfer none) (nullable): the gallery before this one
 */
BunkoGallery *
bunko_reader_sequel_get_previous (BunkoReaderSequel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (self), NULL);

  return get_first (self, BUNKO_READER_SEQUEL_BEFORE_SERIES, BUNKO_READER_SEQUEL_BEFORE_LIST);
}

/**
 * bunko_reader_sequel_get_list:
 * @self: a sequel
 * @gallery: what was found
 * @position: (out): where it stands in the list, from 0
 *
 * Tells where reading goes on from there, so that a list can be read from end to end.
 *
 * Returns: (transfer none) (nullable): the list, if @gallery was found in it
 */
BunkoViewQuery *
bunko_reader_sequel_get_list (BunkoReaderSequel *self, BunkoGallery *gallery, guint *position)
{
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (self), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);
  g_return_val_if_fail (position != NULL, NULL);

  if (gallery == self->found[BUNKO_READER_SEQUEL_LIST])
    *position = self->position + 1;
  else if (gallery == self->found[BUNKO_READER_SEQUEL_BEFORE_LIST])
    *position = self->position - 1;
  else
    return NULL;
  return self->list;
}
