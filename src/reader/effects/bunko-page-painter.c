/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-page-painter.h"

#include "images/bunko-animation.h"
#include "images/bunko-tiled-picture.h"

/* All others have an alpha channel. */
static const GdkMemoryFormat opaque_formats[] = {
  GDK_MEMORY_R8G8B8,   GDK_MEMORY_B8G8R8,          GDK_MEMORY_B8G8R8X8,        GDK_MEMORY_R8G8B8X8,
  GDK_MEMORY_X8R8G8B8, GDK_MEMORY_X8B8G8R8,        GDK_MEMORY_R16G16B16,       GDK_MEMORY_G8,
  GDK_MEMORY_G16,      GDK_MEMORY_R16G16B16_FLOAT, GDK_MEMORY_R32G32B32_FLOAT,
};

static gboolean
has_alpha (GdkTexture *texture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (opaque_formats); i++)
    if (gdk_texture_get_format (texture) == opaque_formats[i])
      return FALSE;
  return TRUE;
}

/* Plain texture nodes are linear, with mipmaps where there are more than two pixels for one of the
 * screen. They are also the cheapest, so they do all that needs nothing else. */
static void
draw_texture (GtkSnapshot *snapshot,
              GdkTexture *texture,
              const graphene_rect_t *area,
              BunkoReaderScaling scaling)
{
  gboolean shrunk = area->size.width < gdk_texture_get_width (texture) ||
                    area->size.height < gdk_texture_get_height (texture);

  if (scaling == BUNKO_READER_SCALING_PIXELS && !shrunk)
    gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_NEAREST, area);
  else if (scaling != BUNKO_READER_SCALING_SHARP && shrunk)
    gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_TRILINEAR, area);
  else
    gtk_snapshot_append_texture (snapshot, texture, area);
}

static void
draw_paper (GtkSnapshot *snapshot, GdkTexture *texture, const graphene_rect_t *area)
{
  if (has_alpha (texture))
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, area);
}

/* The paper once under all: where the soft edges of two tiles meet, it would show between them. */
static void
draw_tiles (GtkSnapshot *snapshot,
            BunkoTiledPicture *picture,
            const graphene_rect_t *area,
            BunkoReaderScaling scaling)
{
  GdkPaintable *paintable = GDK_PAINTABLE (picture);
  float x = area->size.width / (float) gdk_paintable_get_intrinsic_width (paintable);
  float y = area->size.height / (float) gdk_paintable_get_intrinsic_height (paintable);

  for (guint i = 0; i < bunko_tiled_picture_get_n_tiles (picture); i++)
    {
      graphene_rect_t tile;
      GdkTexture *texture;

      bunko_tiled_picture_get_tile (picture, i, &texture, &tile);
      graphene_rect_scale (&tile, x, y, &tile);
      graphene_rect_offset (&tile, area->origin.x, area->origin.y);
      if (i == 0)
        draw_paper (snapshot, texture, area);
      draw_texture (snapshot, texture, &tile, scaling);
    }
}

static void
draw_paintable (GtkSnapshot *snapshot, GdkPaintable *paintable, const graphene_rect_t *area)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area->origin);
  gdk_paintable_snapshot (paintable, snapshot, area->size.width, area->size.height);
  gtk_snapshot_restore (snapshot);
}

static void
draw_picture (GtkSnapshot *snapshot,
              GdkPaintable *paintable,
              const graphene_rect_t *area,
              BunkoReaderScaling scaling)
{
  GdkTexture *texture = NULL;

  if (GDK_IS_TEXTURE (paintable))
    texture = GDK_TEXTURE (paintable);
  else if (BUNKO_IS_ANIMATION (paintable))
    texture = bunko_animation_begin_frame (BUNKO_ANIMATION (paintable));

  if (texture != NULL)
    {
      draw_paper (snapshot, texture, area);
      draw_texture (snapshot, texture, area, scaling);
    }
  else if (BUNKO_IS_TILED_PICTURE (paintable))
    draw_tiles (snapshot, BUNKO_TILED_PICTURE (paintable), area, scaling);
  else
    draw_paintable (snapshot, paintable, area);
}

/* From here on, the upper left corner of the picture as it is in its file is at 0, 0. */
static void
turn (GtkSnapshot *snapshot,
      const graphene_rect_t *dest,
      int quarter_turns,
      gboolean flip_h,
      gboolean flip_v)
{
  float width = dest->size.width;
  float height = dest->size.height;
  const graphene_point_t corners[] = { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } };

  gtk_snapshot_translate (snapshot, &dest->origin);
  if (flip_h || flip_v)
    {
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (flip_h ? width : 0, flip_v ? height : 0));
      gtk_snapshot_scale (snapshot, flip_h ? -1 : 1, flip_v ? -1 : 1);
    }
  if (quarter_turns != 0)
    {
      gtk_snapshot_translate (snapshot, &corners[quarter_turns]);
      gtk_snapshot_rotate (snapshot, 90.f * quarter_turns);
    }
}

/* Where all of the picture goes so that its source fills the destination. */
static graphene_rect_t
place (const graphene_rect_t *source, const graphene_rect_t *dest, int quarter_turns)
{
  gboolean upright = quarter_turns % 2 == 0;
  float width = (upright ? dest->size.width : dest->size.height) / source->size.width;
  float height = (upright ? dest->size.height : dest->size.width) / source->size.height;

  return GRAPHENE_RECT_INIT (-source->origin.x * width, -source->origin.y * height, width, height);
}

static gboolean
is_whole (const graphene_rect_t *source)
{
  return source->origin.x <= 0 && source->origin.y <= 0 && source->size.width >= 1 &&
         source->size.height >= 1;
}

/**
 * bunko_page_painter_draw:
 * @snapshot: what is drawn to, in device pixels: one unit of it is one pixel of the screen
 * @paintable: the picture
 * @source: (nullable): which part of the picture, in fractions of its upright size, such as what is
 *   left after cropping, or one half of a page that is split; %NULL for all of it
 * @dest: where; its edges on whole numbers, else they are blurred
 * @quarter_turns: how often the part is turned clockwise by a quarter; less than 0 the other way
 * @flip_h: whether left and right are swapped, as it is seen on the screen, after turning
 * @flip_v: whether top and bottom are
 * @scaling: how it is scaled
 *
 * Draws a part of a picture so that it fills a rectangle. Nothing is drawn beside it. Where a
 * picture is transparent it lies on white paper.
 *
 * Where the screen has another scale than 1, gtk_snapshot_scale() comes first, by its inverse:
 * GSK scales textures for the coordinates that it is told, and once more to the screen, which blurs
 * them if these are not the pixels of the screen.
 *
 * %BUNKO_READER_SCALING_PIXELS is for enlarging: who shrinks a picture wants no pixels left out,
 * so it is smooth then.
 */
void
bunko_page_painter_draw (GtkSnapshot *snapshot,
                         GdkPaintable *paintable,
                         const graphene_rect_t *source,
                         const graphene_rect_t *dest,
                         int quarter_turns,
                         gboolean flip_h,
                         gboolean flip_v,
                         BunkoReaderScaling scaling)
{
  const graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  graphene_rect_t area;
  gboolean cut;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (GDK_IS_PAINTABLE (paintable));
  g_return_if_fail (dest != NULL);

  if (source == NULL)
    source = &whole;
  if (source->size.width <= 0 || source->size.height <= 0 || dest->size.width <= 0 ||
      dest->size.height <= 0)
    return;

  quarter_turns = ((quarter_turns % 4) + 4) % 4;
  cut = !is_whole (source);
  area = place (source, dest, quarter_turns);

  /* Cut on the screen, before anything turns: so it is a plain rectangle of pixels. */
  if (cut)
    gtk_snapshot_push_clip (snapshot, dest);
  gtk_snapshot_save (snapshot);
  turn (snapshot, dest, quarter_turns, flip_h, flip_v);
  draw_picture (snapshot, paintable, &area, scaling);
  gtk_snapshot_restore (snapshot);
  if (cut)
    gtk_snapshot_pop (snapshot);
}
