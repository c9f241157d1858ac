/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

#include "reader/effects/bunko-page-painter.h"

/* Drawing. */

/* The number of a page that is on its way. */
#define NUMBER_SIZE 28

/* What is drawn: all of the view, or what is under a lens. */
typedef struct
{
  double x; /* its upper left corner, in application pixels of the view */
  double y;
  double scale; /* pixels of the screen by application pixels */
} Part;

/* In pixels of the screen. Edges are on these: sharp, and with no seam between two pages that
 * touch. */
static graphene_rect_t
snap (const BunkoCanvasItem *item, const Part *part)
{
  double left = round ((item->x - part->x) * part->scale);
  double top = round ((item->y - part->y) * part->scale);
  double right = round ((item->x + item->width - part->x) * part->scale);
  double bottom = round ((item->y + item->height - part->y) * part->scale);

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) MAX (right - left, 1),
                             (float) MAX (bottom - top, 1));
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
  bunko_colour_filter_push (&self->filter, snapshot, area);
  bunko_page_painter_draw (snapshot, bunko_reader_picture_get_paintable (item->picture), &source,
                           area, _bunko_reader_canvas_get_turns (self, &item->leaf), self->flip_h,
                           self->flip_v, bunko_reader_options_get_scaling (self->options));
  bunko_colour_filter_pop (&self->filter, snapshot, area);
}

/* Pictures are drawn in pixels of the screen, so that they are scaled once only; what is written in
 * application pixels. */
static void
append_items (BunkoReaderCanvas *self, GtkSnapshot *snapshot, const Part *part)
{
  float device_scale = (float) _bunko_reader_canvas_get_device_scale (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->items, BunkoCanvasItem, i);
      graphene_rect_t area = snap (item, part);

      if (item->picture != NULL && bunko_reader_picture_get_paintable (item->picture) != NULL)
        {
          gtk_snapshot_save (snapshot);
          gtk_snapshot_scale (snapshot, 1 / device_scale, 1 / device_scale);
          append_picture (self, snapshot, item, &area);
          gtk_snapshot_restore (snapshot);
          continue;
        }
      graphene_rect_scale (&area, 1 / device_scale, 1 / device_scale, &area);
      append_placeholder (self, snapshot, item, &area);
    }
}

void
_bunko_reader_canvas_snapshot (BunkoReaderCanvas *self, GtkSnapshot *snapshot)
{
  const Part all = { .scale = _bunko_reader_canvas_get_device_scale (self) };

  if (self->has_edge)
    gtk_snapshot_append_color (
        snapshot, &self->edge,
        &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                             (float) gtk_widget_get_height (GTK_WIDGET (self))));
  append_items (self, snapshot, &all);
  _bunko_reader_canvas_snapshot_shade (self, snapshot);
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
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, region->size.width * (float) factor,
                                                   region->size.height * (float) factor);
  GdkRGBA ground;
  Part part;

  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (self->options == NULL)
    return;
  part.x = region->origin.x;
  part.y = region->origin.y;
  part.scale = _bunko_reader_canvas_get_device_scale (self) * factor;
  _bunko_reader_canvas_get_ground (self, &ground);
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  append_items (self, snapshot, &part);
  gtk_snapshot_pop (snapshot);
}
