/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

#include "reader/effects/bunko-page-painter.h"

/* Drawing. */

/* The number of a page that is on its way. */
#define NUMBER_SIZE 28

/* Edges are on pixels of the screen: sharp, and with no seam between two pages that touch. */
static graphene_rect_t
snap (const BunkoCanvasItem *item, double scale)
{
  double left = round (item->x * scale) / scale;
  double top = round (item->y * scale) / scale;
  double right = MAX (round ((item->x + item->width) * scale), round (item->x * scale) + 1) / scale;
  double bottom =
      MAX (round ((item->y + item->height) * scale), round (item->y * scale) + 1) / scale;

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                             (float) (bottom - top));
}

static void
append_number (BunkoReaderCanvas *self,
               GtkSnapshot *snapshot,
               guint page,
               const graphene_rect_t *area)
{
  g_autofree char *text = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  graphene_rect_t seen;
  GdkRGBA colour;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (NUMBER_SIZE * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.5f;

  /* Above the middle of what is seen, where a spinner goes. */
  if (!graphene_rect_intersection (area,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.view_width,
                                                        (float) self->viewport.view_height),
                                   &seen))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (seen.origin.x + (seen.size.width - (float) width) / 2,
                                      seen.origin.y + seen.size.height / 2 - 40 - (float) height));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_placeholder (BunkoReaderCanvas *self,
                    GtkSnapshot *snapshot,
                    const BunkoCanvasItem *item,
                    const graphene_rect_t *area)
{
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.06f;
  gtk_snapshot_append_color (snapshot, &colour, area);
  if (item->picture == NULL ||
      bunko_reader_picture_get_state (item->picture) != BUNKO_READER_PICTURE_FAILED)
    append_number (self, snapshot, item->leaf.page, area);
}

static void
append_picture (BunkoReaderCanvas *self,
                GtkSnapshot *snapshot,
                const BunkoCanvasItem *item,
                const graphene_rect_t *area)
{
  graphene_rect_t source;

  _bunko_reader_canvas_get_source (self, &item->leaf, &source);
  bunko_page_painter_draw (snapshot, bunko_reader_picture_get_paintable (item->picture), &source,
                           area, _bunko_reader_canvas_get_turns (self, &item->leaf), self->flip_h,
                           self->flip_v, bunko_reader_options_get_scaling (self->options));
}

void
_bunko_reader_canvas_snapshot (BunkoReaderCanvas *self, GtkSnapshot *snapshot)
{
  double scale = _bunko_reader_canvas_get_device_scale (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->items, BunkoCanvasItem, i);
      graphene_rect_t area = snap (item, scale);

      if (item->picture != NULL && bunko_reader_picture_get_paintable (item->picture) != NULL)
        append_picture (self, snapshot, item, &area);
      else
        append_placeholder (self, snapshot, item, &area);
    }
}

/**
 * bunko_reader_canvas_snapshot_region:
 * @self: a canvas
 * @snapshot: where to draw
 * @region: a part of the canvas
 * @factor: how much larger to draw it
 *
 * Draws what is seen in a part of the canvas from 0, 0 on, larger and with all the pixels that
 * there are.
 */
void
bunko_reader_canvas_snapshot_region (BunkoReaderCanvas *self,
                                     GtkSnapshot *snapshot,
                                     const graphene_rect_t *region,
                                     double factor)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));
  g_return_if_fail (region != NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) factor, (float) factor);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-region->origin.x, -region->origin.y));
  gtk_snapshot_push_clip (snapshot, region);
  _bunko_reader_canvas_snapshot (self, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}
