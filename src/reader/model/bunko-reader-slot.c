/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-drop-later.h"
#include "bunko-reader-images-private.h"
#include "bunko-reader-picture-private.h"

/* One picture on its way: in which form it is asked for, and when once more. */

typedef struct
{
  BunkoReaderImages *self;
  GCancellable *cancellable; /* tells to which request the answer belongs */
  guint position;
} Load;

BunkoReaderSlot *
_bunko_reader_slot_new (guint position)
{
  BunkoReaderSlot *slot = g_new0 (BunkoReaderSlot, 1);

  slot->picture = _bunko_reader_picture_new (position);
  slot->urgency = BUNKO_READER_URGENCY_KEEP;
  return slot;
}

void
_bunko_reader_slot_cancel (BunkoReaderSlot *slot)
{
  g_cancellable_cancel (slot->cancellable);
  g_clear_object (&slot->cancellable);
}

void
_bunko_reader_slot_free (BunkoReaderSlot *slot)
{
  _bunko_reader_slot_cancel (slot);
  bunko_drop_later (slot->picture);
  g_clear_object (&slot->page);
  g_free (slot);
}

gboolean
_bunko_reader_slot_is_there (BunkoReaderSlot *slot)
{
  return bunko_reader_picture_get_paintable (slot->picture) != NULL;
}

static double
aspect_of (BunkoReaderImages *self, BunkoReaderSlot *slot)
{
  GdkPaintable *paintable = bunko_reader_picture_get_paintable (slot->picture);
  double aspect = paintable != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (paintable) : 0;

  return aspect > 0 ? aspect : self->aspect;
}

/* What is smaller than it should be is better than nothing: an error then changes nothing. */
static void
take_result (BunkoReaderImages *self,
             BunkoReaderSlot *slot,
             GdkPaintable *paintable,
             const GError *error)
{
  g_autoptr (GError) missing = NULL;

  g_clear_object (&slot->cancellable);
  _bunko_reader_picture_set_loading (slot->picture, FALSE);
  if (paintable != NULL)
    {
      gboolean original =
          bunko_reader_size_is_original (&slot->size, gdk_paintable_get_intrinsic_width (paintable),
                                         gdk_paintable_get_intrinsic_height (paintable));

      _bunko_reader_picture_set_paintable (slot->picture, paintable, original);
      self->aspect = aspect_of (self, slot);
      return;
    }
  missing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("This page has no image"));
  _bunko_reader_picture_set_error (slot->picture, error != NULL ? error : missing);
}

static void
load_done (Load *load, GdkPaintable *paintable, const GError *error)
{
  g_autoptr (BunkoReaderImages) self = load->self;
  g_autoptr (GCancellable) cancellable = load->cancellable;
  BunkoReaderSlot *slot = _bunko_reader_images_find (self, load->position);

  g_free (load);
  if (slot == NULL || slot->cancellable != cancellable)
    return;
  take_result (self, slot, paintable, error);
  _bunko_reader_images_loaded (self, slot->picture);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &error);

  load_done (user_data, paintable, error);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable =
      bunko_image_loader_refresh_finish (BUNKO_IMAGE_LOADER (source), result, &error);

  load_done (user_data, paintable, error);
}

static Load *
begin_load (BunkoReaderImages *self, BunkoReaderSlot *slot)
{
  Load *load = g_new0 (Load, 1);

  slot->visible = slot->urgency == BUNKO_READER_URGENCY_VISIBLE;
  slot->cancellable = g_cancellable_new ();
  _bunko_reader_picture_set_loading (slot->picture, TRUE);
  load->self = g_object_ref (self);
  load->cancellable = g_object_ref (slot->cancellable);
  load->position = bunko_reader_picture_get_page (slot->picture);
  return load;
}

static void
start_load (BunkoReaderImages *self, BunkoReaderSlot *slot, const BunkoReaderSize *size)
{
  g_autoptr (GCancellable) old = g_steal_pointer (&slot->cancellable);
  Load *load = begin_load (self, slot);

  slot->size = *size;
  bunko_image_loader_load_async (
      self->loader, BUNKO_ITEM_TYPE_PAGE, bunko_item_get_id (BUNKO_ITEM (slot->page)), size->size,
      bunko_item_get_last_updated (BUNKO_ITEM (slot->page)), size->box_width, size->box_height,
      slot->visible ? BUNKO_IMAGE_PRIORITY_VISIBLE : BUNKO_IMAGE_PRIORITY_PREFETCH,
      slot->cancellable, loaded_cb, load);
  /* After the new one has joined, so that the work goes on if it is the same. */
  g_cancellable_cancel (old);
}

/* Whether what is there, or on its way, has fewer pixels than the page is shown with. Then @size
 * becomes a form that has more. */
static gboolean
find_sharper (BunkoReaderImages *self, BunkoReaderSlot *slot, BunkoReaderSize *size)
{
  double shown =
      bunko_reader_size_get_shown_width (slot->width, slot->height, aspect_of (self, slot));

  if (bunko_reader_picture_is_original (slot->picture))
    return FALSE;
  if (_bunko_reader_slot_is_there (slot) && shown > 0 &&
      bunko_reader_picture_get_width (slot->picture) >= shown)
    return FALSE;
  if (self->setting == BUNKO_READER_SIZE_AUTO)
    bunko_reader_size_raise (size, &slot->size);
  return bunko_reader_size_is_sharper (size, &slot->size);
}

static BunkoReaderSize
choose_size (BunkoReaderImages *self, BunkoReaderSlot *slot)
{
  BunkoReaderSize size =
      bunko_reader_size_choose (slot->width, slot->height, aspect_of (self, slot), self->setting);

  /* Servers make stills of animations when they scale them (HPX wire notes, "Images"). */
  if (bunko_reader_size_may_move (bunko_page_get_name (slot->page)) ||
      bunko_reader_size_may_move (bunko_page_get_path (slot->page)))
    size.size = BUNKO_IMAGE_SIZE_ORIGINAL;
  return size;
}

/* TRUE: something is on its way for it. */
gboolean
_bunko_reader_slot_update (BunkoReaderSlot *slot, BunkoReaderImages *self)
{
  BunkoReaderSize size;
  gboolean visible = slot->urgency == BUNKO_READER_URGENCY_VISIBLE;

  if (slot->page == NULL || bunko_reader_picture_get_error (slot->picture) != NULL)
    return FALSE;
  size = choose_size (self, slot);
  if (slot->cancellable != NULL && visible && !slot->visible)
    start_load (self, slot, &slot->size);
  else if (slot->cancellable == NULL && !_bunko_reader_slot_is_there (slot))
    start_load (self, slot, &size);
  else if (slot->cancellable == NULL && find_sharper (self, slot, &size))
    start_load (self, slot, &size);
  return slot->cancellable != NULL;
}

/* Asks the server again, in the form that is needed now. */
void
_bunko_reader_slot_reload (BunkoReaderSlot *slot, BunkoReaderImages *self)
{
  Load *load;

  _bunko_reader_slot_cancel (slot);
  _bunko_reader_picture_set_error (slot->picture, NULL);
  load = begin_load (self, slot);
  slot->size = choose_size (self, slot);
  bunko_image_loader_refresh_async (
      self->loader, BUNKO_ITEM_TYPE_PAGE, bunko_item_get_id (BUNKO_ITEM (slot->page)),
      slot->size.size, bunko_item_get_last_updated (BUNKO_ITEM (slot->page)), slot->size.box_width,
      slot->size.box_height, slot->cancellable, reloaded_cb, load);
}
