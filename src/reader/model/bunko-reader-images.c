/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-images.h"
#include "bunko-reader-size.h"

/* The picture of one page: the current one or a neighbour. */
typedef struct
{
  BunkoPage *page;
  GdkPaintable *paintable; /* may be a smaller one, while a larger one is loaded */
  GError *error;
  BunkoImageSize size; /* asked for, or shown if nothing is under way */
  int box_width;
  int box_height;
  gboolean visible;          /* asked for as visible */
  GCancellable *cancellable; /* NULL if nothing is under way */
} Slot;

/* The pictures of the page that is read and of a few around it: each in the size that the view
 * needs, the current one first, the others when it is there. What is not asked for any more is
 * cancelled. */
struct _BunkoReaderImages
{
  GObject parent_instance;

  BunkoImageLoader *loader;
  GPtrArray *slots; /* the current page first */
  gboolean has_current;
  int width;
  int height;
  double aspect; /* of the last page that was loaded: the next one is probably alike */
};

typedef struct
{
  BunkoReaderImages *self;
  GCancellable *cancellable; /* tells to which request the answer belongs */
} Load;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderImages, bunko_reader_images, G_TYPE_OBJECT)

static void update (BunkoReaderImages *self);

static void
slot_cancel (Slot *slot)
{
  g_cancellable_cancel (slot->cancellable);
  g_clear_object (&slot->cancellable);
}

static void
slot_free (Slot *slot)
{
  slot_cancel (slot);
  g_object_unref (slot->page);
  g_clear_object (&slot->paintable);
  g_clear_error (&slot->error);
  g_free (slot);
}

static void
bunko_reader_images_dispose (GObject *object)
{
  BunkoReaderImages *self = BUNKO_READER_IMAGES (object);

  g_ptr_array_set_size (self->slots, 0);
  self->has_current = FALSE;
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (bunko_reader_images_parent_class)->dispose (object);
}

static void
bunko_reader_images_finalize (GObject *object)
{
  g_ptr_array_unref (BUNKO_READER_IMAGES (object)->slots);

  G_OBJECT_CLASS (bunko_reader_images_parent_class)->finalize (object);
}

static void
bunko_reader_images_class_init (BunkoReaderImagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_images_dispose;
  object_class->finalize = bunko_reader_images_finalize;

  /**
   * BunkoReaderImages::changed:
   * @self: the images
   *
   * The current page has a picture, or an error, that it did not have.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_reader_images_init (BunkoReaderImages *self)
{
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->aspect = BUNKO_READER_USUAL_ASPECT;
}

/**
 * bunko_reader_images_new:
 * @loader: what loads pictures
 *
 * Makes the pictures of a reader. Nothing is loaded until pages and the size of the view are set.
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

static Slot *
slot_at (BunkoReaderImages *self, guint index)
{
  return g_ptr_array_index (self->slots, index);
}

static Slot *
find_by_cancellable (BunkoReaderImages *self, GCancellable *cancellable, guint *index)
{
  for (*index = 0; *index < self->slots->len; (*index)++)
    if (slot_at (self, *index)->cancellable == cancellable)
      return slot_at (self, *index);
  return NULL;
}

static double
aspect_of (GdkPaintable *paintable)
{
  double aspect = gdk_paintable_get_intrinsic_aspect_ratio (paintable);

  return aspect > 0 ? aspect : BUNKO_READER_USUAL_ASPECT;
}

static void
take_result (BunkoReaderImages *self, Slot *slot, GdkPaintable *paintable, const GError *error)
{
  g_clear_object (&slot->cancellable);
  g_clear_error (&slot->error);
  if (paintable != NULL)
    {
      g_set_object (&slot->paintable, paintable);
      self->aspect = aspect_of (paintable);
    }
  else if (slot->paintable == NULL && error != NULL)
    slot->error = g_error_copy (error);
  else if (slot->paintable == NULL)
    slot->error =
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("This page has no image"));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoReaderImages) self = load->self;
  g_autoptr (GCancellable) cancellable = load->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &error);
  Slot *slot;
  guint index;

  g_free (load);
  slot = find_by_cancellable (self, cancellable, &index);
  if (slot == NULL)
    return;

  take_result (self, slot, paintable, error);
  if (index == 0 && self->has_current)
    g_signal_emit (self, signals[CHANGED], 0);
  if (self->loader != NULL)
    update (self);
}

static void
start_load (BunkoReaderImages *self, Slot *slot, gboolean visible)
{
  g_autoptr (GCancellable) old = g_steal_pointer (&slot->cancellable);
  Load *load = g_new0 (Load, 1);

  slot->visible = visible;
  slot->cancellable = g_cancellable_new ();
  load->self = g_object_ref (self);
  load->cancellable = g_object_ref (slot->cancellable);
  bunko_image_loader_load_async (
      self->loader, BUNKO_ITEM_TYPE_PAGE, bunko_item_get_id (BUNKO_ITEM (slot->page)), slot->size,
      bunko_item_get_last_updated (BUNKO_ITEM (slot->page)), slot->box_width, slot->box_height,
      visible ? BUNKO_IMAGE_PRIORITY_VISIBLE : BUNKO_IMAGE_PRIORITY_PREFETCH, slot->cancellable,
      loaded_cb, load);
  /* After the new one has joined, so that the work goes on if it is the same. */
  g_cancellable_cancel (old);
}

/* The picture is smaller than it is shown, because it was asked for too small. */
static gboolean
wants_more (BunkoReaderImages *self, Slot *slot, BunkoImageSize size)
{
  double aspect = aspect_of (slot->paintable);
  double shown = MIN ((double) self->width, self->height * aspect);
  gboolean larger_size = bunko_reader_size_is_larger (size, slot->size);
  gboolean larger_box = bunko_reader_size_box (self->width) > slot->box_width ||
                        bunko_reader_size_box (self->height) > slot->box_height;

  return gdk_paintable_get_intrinsic_width (slot->paintable) < shown && (larger_size || larger_box);
}

static void
update_slot (BunkoReaderImages *self, Slot *slot, gboolean visible)
{
  double aspect = slot->paintable != NULL ? aspect_of (slot->paintable) : self->aspect;
  BunkoImageSize size = bunko_reader_size_choose (self->width, self->height, aspect);

  if (slot->error != NULL)
    return;
  if (slot->cancellable != NULL)
    {
      if (visible && !slot->visible)
        start_load (self, slot, TRUE);
      return;
    }
  if (slot->paintable != NULL && !wants_more (self, slot, size))
    return;

  if (slot->paintable == NULL || bunko_reader_size_is_larger (size, slot->size))
    slot->size = size;
  slot->box_width = bunko_reader_size_box (self->width);
  slot->box_height = bunko_reader_size_box (self->height);
  start_load (self, slot, visible);
}

/* The neighbours wait until the current page is there: it gets all of the line. */
static void
update (BunkoReaderImages *self)
{
  guint first_neighbour = self->has_current ? 1 : 0;

  if (self->width <= 0 || self->height <= 0 || self->slots->len == 0)
    return;

  if (self->has_current)
    {
      update_slot (self, slot_at (self, 0), TRUE);
      if (slot_at (self, 0)->paintable == NULL && slot_at (self, 0)->error == NULL)
        return;
    }
  for (guint i = first_neighbour; i < self->slots->len; i++)
    update_slot (self, slot_at (self, i), FALSE);
}

/**
 * bunko_reader_images_set_view_size:
 * @self: the images
 * @width: width of the view, in device pixels
 * @height: height of the view, in device pixels
 *
 * Tells how large pages are shown. Pictures that are too small for it are loaded again; the smaller
 * ones stay until then.
 */
void
bunko_reader_images_set_view_size (BunkoReaderImages *self, int width, int height)
{
  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));

  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  update (self);
}

static Slot *
take_slot (GPtrArray *old, BunkoPage *page)
{
  Slot *slot;

  for (guint i = 0; i < old->len; i++)
    if (((Slot *) g_ptr_array_index (old, i))->page == page)
      return g_ptr_array_steal_index_fast (old, i);

  slot = g_new0 (Slot, 1);
  slot->page = g_object_ref (page);
  return slot;
}

/**
 * bunko_reader_images_set_pages:
 * @self: the images
 * @current: (nullable): the page that is read
 * @prefetch: (element-type BunkoPage): the pages that may be read next, the likeliest first
 *
 * Tells which pages to load. Pictures of other pages are dropped, and what is under way for them is
 * cancelled. An error of the new current page is forgotten, so that it is tried again.
 */
void
bunko_reader_images_set_pages (BunkoReaderImages *self, BunkoPage *current, GPtrArray *prefetch)
{
  g_autoptr (GPtrArray) old = NULL;
  gboolean moved;

  g_return_if_fail (BUNKO_IS_READER_IMAGES (self));
  g_return_if_fail (current == NULL || BUNKO_IS_PAGE (current));
  g_return_if_fail (prefetch != NULL);

  moved = current != NULL && !(self->has_current && slot_at (self, 0)->page == current);
  old = g_steal_pointer (&self->slots);
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->has_current = current != NULL;
  if (current != NULL)
    g_ptr_array_add (self->slots, take_slot (old, current));
  for (guint i = 0; i < prefetch->len; i++)
    g_ptr_array_add (self->slots, take_slot (old, g_ptr_array_index (prefetch, i)));

  if (moved)
    g_clear_error (&slot_at (self, 0)->error);
  update (self);
}

/**
 * bunko_reader_images_get_current:
 * @self: the images
 *
 * Returns: (transfer none) (nullable): the picture of the current page, if it is there
 */
GdkPaintable *
bunko_reader_images_get_current (BunkoReaderImages *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_IMAGES (self), NULL);

  return self->has_current ? slot_at (self, 0)->paintable : NULL;
}

/**
 * bunko_reader_images_get_error:
 * @self: the images
 *
 * Returns: (transfer none) (nullable): why the current page has no picture, if it failed
 */
const GError *
bunko_reader_images_get_error (BunkoReaderImages *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_IMAGES (self), NULL);

  return self->has_current ? slot_at (self, 0)->error : NULL;
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

  for (guint i = 0; i < self->slots->len; i++)
    g_clear_error (&slot_at (self, i)->error);
  update (self);
}
