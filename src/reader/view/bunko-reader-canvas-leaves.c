/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

/* Leaves: how large they are, which of them are on the screen, and what the model learns of it. */

/* Zooming is many small steps: the model learns of the last one. */
#define TELL_AFTER_MS 150

/* Without its borders a page is drawn larger, by about as much. */
#define CROPPED 1.2

static void
item_clear (gpointer data)
{
  BunkoCanvasItem *item = data;

  if (item->moving != NULL)
    g_clear_signal_handler (&item->moving_id, item->moving);
  g_clear_object (&item->moving);
  g_clear_object (&item->picture);
}

/* Pictures that move say when they have done so. */
static void
watch_picture (BunkoReaderCanvas *self, BunkoCanvasItem *item)
{
  GdkPaintable *paintable =
      item->picture != NULL ? bunko_reader_picture_get_paintable (item->picture) : NULL;

  if (paintable == NULL ||
      (gdk_paintable_get_flags (paintable) & GDK_PAINTABLE_STATIC_CONTENTS) != 0)
    return;
  item->moving = g_object_ref (paintable);
  item->moving_id = g_signal_connect_swapped (paintable, "invalidate-contents",
                                              G_CALLBACK (gtk_widget_queue_draw), self);
}

GArray *
_bunko_reader_canvas_new_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (BunkoCanvasItem));

  g_array_set_clear_func (items, item_clear);
  return items;
}

/* What of the page is shown, in parts of it. */
void
_bunko_reader_canvas_get_source (BunkoReaderCanvas *self,
                                 const BunkoLeaf *leaf,
                                 graphene_rect_t *source)
{
  graphene_rect_t crop;

  bunko_leaf_get_source (leaf, _bunko_reader_canvas_get_crop (self, leaf->page, &crop), source);
}

/* In pixels of the image, as it stands on the screen; 0 if that is not known. */
void
_bunko_reader_canvas_measure (BunkoReaderCanvas *self, const BunkoLeaf *leaf, graphene_size_t *size)
{
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (self->model, leaf->page);
  graphene_size_t page = { 0, 0 };
  graphene_rect_t crop;

  if (picture != NULL && bunko_reader_picture_get_width (picture) > 0)
    graphene_size_init (&page, (float) bunko_reader_picture_get_width (picture),
                        (float) bunko_reader_picture_get_height (picture));
  else
    {
      double aspect = bunko_reader_model_get_aspect (self->model, leaf->page);

      if (aspect > 0)
        graphene_size_init (&page, (float) (aspect * 1000), 1000);
    }
  bunko_leaf_get_size (leaf, &page, _bunko_reader_canvas_get_crop (self, leaf->page, &crop), size);
  if (self->quarters % 2 != 0)
    *size = GRAPHENE_SIZE_INIT (size->height, size->width);
}

/* By how many quarters the picture is turned, clockwise. */
int
_bunko_reader_canvas_get_turns (BunkoReaderCanvas *self, const BunkoLeaf *leaf)
{
  return (self->quarters + (leaf->turned ? 1 : 0)) % 4;
}

void
_bunko_reader_canvas_add_item (BunkoReaderCanvas *self,
                               const BunkoLeaf *leaf,
                               double x,
                               double y,
                               double width,
                               double height)
{
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (self->model, leaf->page);
  BunkoCanvasItem item = { .leaf = *leaf, .x = x, .y = y, .width = width, .height = height };

  if (x >= self->viewport.view_width || y >= self->viewport.view_height || x + width <= 0 ||
      y + height <= 0)
    return;
  g_set_object (&item.picture, picture);
  watch_picture (self, &item);
  g_array_append_val (self->items, item);
}

static gboolean
shows_halves (BunkoReaderCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, BunkoCanvasItem, i).leaf.part != BUNKO_LEAF_WHOLE)
      return TRUE;
  return FALSE;
}

/* The box into which a page is fitted, in pixels of the screen; 0 where nothing bounds it. It
 * depends on no page, so that the ones to come are asked for in the same size; but halves fill the
 * width alone. */
static void
find_box (BunkoReaderCanvas *self, double box[2])
{
  double scale =
      _bunko_reader_canvas_get_device_scale (self) * self->viewport.zoom * self->magnification;
  BunkoReaderFit fit = _bunko_reader_canvas_get_fit (self);
  double width, height;

  if (self->crop)
    scale *= CROPPED;
  width = ceil (self->viewport.view_width * scale / MAX (1, self->placed.spread.n_leaves));
  height = ceil (self->viewport.view_height * scale);
  if (self->mode == BUNKO_READER_MODE_STRIP)
    {
      width = ceil (self->viewport.content_width * scale);
      height = 0;
    }
  else if (self->mode == BUNKO_READER_MODE_HORIZONTAL)
    width = 0;
  else
    {
      if (fit == BUNKO_READER_FIT_HEIGHT || fit == BUNKO_READER_FIT_ORIGINAL)
        width = 0;
      if (fit == BUNKO_READER_FIT_WIDTH || fit == BUNKO_READER_FIT_ORIGINAL)
        height = 0;
    }
  box[0] = self->quarters % 2 == 0 ? width : height;
  box[1] = self->quarters % 2 == 0 ? height : width;
  if (shows_halves (self))
    box[0] *= 2;
}

static void
tell_cb (gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  self->tell_id = 0;
  bunko_reader_model_set_view (self->model, self->told_first, self->told_count, self->told_size[0],
                               self->told_size[1]);
}

/* Tells what is seen and how large, if that is new. */
void
_bunko_reader_canvas_tell_model (BunkoReaderCanvas *self)
{
  guint first = G_MAXUINT;
  guint last = 0;
  double box[2];
  gboolean same_pages;
  double scale = _bunko_reader_canvas_get_device_scale (self);

  bunko_reader_model_set_view_size (self->model, (int) ceil (self->viewport.view_width * scale),
                                    (int) ceil (self->viewport.view_height * scale));
  for (guint i = 0; i < self->items->len; i++)
    {
      guint page = g_array_index (self->items, BunkoCanvasItem, i).leaf.page;

      first = MIN (first, page);
      last = MAX (last, page);
    }
  if (self->items->len == 0)
    first = last = bunko_reader_model_get_position (self->model);
  find_box (self, box);
  same_pages = self->told_count == last - first + 1 && self->told_first == first;
  if (same_pages && self->told_size[0] == box[0] && self->told_size[1] == box[1])
    return;
  self->told_first = first;
  self->told_count = last - first + 1;
  self->told_size[0] = box[0];
  self->told_size[1] = box[1];
  g_clear_handle_id (&self->tell_id, g_source_remove);
  if (same_pages && self->told_zoom != self->viewport.zoom)
    self->tell_id = g_timeout_add_once (TELL_AFTER_MS, tell_cb, self);
  else
    tell_cb (self);
  self->told_zoom = self->viewport.zoom;
}

/**
 * bunko_reader_canvas_find_page:
 * @self: a canvas
 * @x: a place in it
 * @y: a place in it
 * @page: (out) (optional): the page that is there, from 0
 *
 * Finds the page at a place.
 *
 * Returns: %FALSE if there is none
 */
gboolean
bunko_reader_canvas_find_page (BunkoReaderCanvas *self, double x, double y, guint *page)
{
  g_return_val_if_fail (BUNKO_IS_READER_CANVAS (self), FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->items, BunkoCanvasItem, i);

      if (x < item->x || y < item->y || x >= item->x + item->width || y >= item->y + item->height)
        continue;
      if (page != NULL)
        *page = item->leaf.page;
      return TRUE;
    }
  return FALSE;
}
