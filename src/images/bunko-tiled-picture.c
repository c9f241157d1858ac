/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "bunko-tiled-picture.h"

/* A picture that is too large for one texture: several, side by side and one below the other, that
 * all look into the same pixels. Each is only handed to the graphics card when it is drawn. */
struct _BunkoTiledPicture
{
  GObject parent_instance;

  int width;
  int height;
  GdkMemoryFormat format;
  gsize pixel_size;
  gsize stride;
  GBytes *pixels;

  int columns;
  int rows;
  GPtrArray *textures; /* row by row */
};

static void bunko_tiled_picture_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoTiledPicture,
                               bunko_tiled_picture,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      bunko_tiled_picture_paintable_init))

static int
count_tiles (int size)
{
  const int step = BUNKO_TILED_PICTURE_TILE_SIZE - BUNKO_TILED_PICTURE_OVERLAP;

  return size <= BUNKO_TILED_PICTURE_TILE_SIZE
             ? 1
             : 1 + (size - BUNKO_TILED_PICTURE_TILE_SIZE + step - 1) / step;
}

/* Where the tile at @position of those along one side begins, and how long it is. */
static void
get_span (int position, int size, int *start, int *length)
{
  *start = position * (BUNKO_TILED_PICTURE_TILE_SIZE - BUNKO_TILED_PICTURE_OVERLAP);
  *length = MIN (BUNKO_TILED_PICTURE_TILE_SIZE, size - *start);
}

static void
get_area (BunkoTiledPicture *self, guint position, GdkRectangle *area)
{
  get_span ((int) position % self->columns, self->width, &area->x, &area->width);
  get_span ((int) position / self->columns, self->height, &area->y, &area->height);
}

static void
bunko_tiled_picture_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  BunkoTiledPicture *self = BUNKO_TILED_PICTURE (paintable);
  float x = (float) width / (float) self->width;
  float y = (float) height / (float) self->height;

  for (guint i = 0; i < self->textures->len; i++)
    {
      graphene_rect_t area;
      GdkTexture *texture;

      bunko_tiled_picture_get_tile (self, i, &texture, &area);
      graphene_rect_scale (&area, x, y, &area);
      gtk_snapshot_append_scaled_texture (
          GTK_SNAPSHOT (snapshot), texture,
          x < 1 || y < 1 ? GSK_SCALING_FILTER_TRILINEAR : GSK_SCALING_FILTER_LINEAR, &area);
    }
}

static GdkPaintableFlags
bunko_tiled_picture_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
bunko_tiled_picture_get_intrinsic_width (GdkPaintable *paintable)
{
  return BUNKO_TILED_PICTURE (paintable)->width;
}

static int
bunko_tiled_picture_get_intrinsic_height (GdkPaintable *paintable)
{
  return BUNKO_TILED_PICTURE (paintable)->height;
}

static void
bunko_tiled_picture_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = bunko_tiled_picture_snapshot;
  iface->get_flags = bunko_tiled_picture_get_flags;
  iface->get_intrinsic_width = bunko_tiled_picture_get_intrinsic_width;
  iface->get_intrinsic_height = bunko_tiled_picture_get_intrinsic_height;
}

static void
bunko_tiled_picture_finalize (GObject *object)
{
  BunkoTiledPicture *self = BUNKO_TILED_PICTURE (object);

  g_ptr_array_unref (self->textures);
  g_clear_pointer (&self->pixels, g_bytes_unref);

  G_OBJECT_CLASS (bunko_tiled_picture_parent_class)->finalize (object);
}

static void
bunko_tiled_picture_class_init (BunkoTiledPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_tiled_picture_finalize;
}

static void
bunko_tiled_picture_init (BunkoTiledPicture *self)
{
  self->textures = g_ptr_array_new_with_free_func (g_object_unref);
}

static gsize
size_of_pixel (GdkMemoryFormat format)
{
  return format == GDK_MEMORY_G8 ? 1 : 4;
}

/**
 * bunko_tiled_picture_new:
 * @width: width in pixels, at least 1
 * @height: height in pixels, at least 1
 * @format: what a pixel is: %GDK_MEMORY_G8 or one of the formats of four bytes
 * @pixels: the pixels; they are looked into for as long as the picture lives
 * @stride: bytes from one row to the next
 *
 * Makes tiles of a large picture. It does not copy, so this takes no time; it may be done in any
 * thread.
 *
 * Returns: (transfer full): a new picture
 */
BunkoTiledPicture *
bunko_tiled_picture_new (int width,
                         int height,
                         GdkMemoryFormat format,
                         GBytes *pixels,
                         gsize stride)
{
  BunkoTiledPicture *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (pixels != NULL, NULL);
  g_return_val_if_fail (stride >= size_of_pixel (format) * (gsize) width, NULL);
  g_return_val_if_fail (g_bytes_get_size (pixels) >= stride * (gsize) height, NULL);

  self = g_object_new (BUNKO_TYPE_TILED_PICTURE, NULL);
  self->width = width;
  self->height = height;
  self->format = format;
  self->pixel_size = size_of_pixel (format);
  self->stride = stride;
  self->pixels = g_bytes_ref (pixels);
  self->columns = count_tiles (width);
  self->rows = count_tiles (height);
  for (int i = 0; i < self->columns * self->rows; i++)
    {
      GdkRectangle area;

      get_area (self, (guint) i, &area);
      g_ptr_array_add (self->textures, bunko_tiled_picture_dup_part (self, &area));
    }
  return self;
}

/**
 * bunko_tiled_picture_get_n_tiles:
 * @self: a picture
 *
 * Returns: the number of tiles
 */
guint
bunko_tiled_picture_get_n_tiles (BunkoTiledPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_TILED_PICTURE (self), 0);

  return self->textures->len;
}

/**
 * bunko_tiled_picture_get_tile:
 * @self: a picture
 * @position: which tile, less than bunko_tiled_picture_get_n_tiles()
 * @texture: (out) (transfer none): the tile, at most %BUNKO_TILED_PICTURE_TILE_SIZE a side
 * @area: (out caller-allocates): where it goes, in pixels of the picture
 *
 * Gets one tile. Each overlaps those to its left and above it a little, and shows the same there:
 * drawn one over the other in their order, there is nothing to be seen between them. If the picture
 * is to have something behind it, put that under all of them, not under each.
 */
void
bunko_tiled_picture_get_tile (BunkoTiledPicture *self,
                              guint position,
                              GdkTexture **texture,
                              graphene_rect_t *area)
{
  GdkRectangle pixels;

  g_return_if_fail (BUNKO_IS_TILED_PICTURE (self));
  g_return_if_fail (position < self->textures->len);

  get_area (self, position, &pixels);
  *texture = g_ptr_array_index (self->textures, position);
  graphene_rect_init (area, (float) pixels.x, (float) pixels.y, (float) pixels.width,
                      (float) pixels.height);
}

/**
 * bunko_tiled_picture_get_byte_size:
 * @self: a picture
 *
 * Returns: how many bytes its pixels take, all tiles together
 */
gsize
bunko_tiled_picture_get_byte_size (BunkoTiledPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_TILED_PICTURE (self), 0);

  return self->stride * (gsize) self->height;
}

/**
 * bunko_tiled_picture_dup_part:
 * @self: a picture
 * @part: which part of it, in pixels; inside the picture
 *
 * Gives a part of the picture, of any size, as a texture to look into: textures that are too large
 * for the graphics card can be read all the same. It shares the pixels. This may be called in any
 * thread.
 *
 * Returns: (transfer full): a new texture
 */
GdkTexture *
bunko_tiled_picture_dup_part (BunkoTiledPicture *self, const GdkRectangle *part)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (BUNKO_IS_TILED_PICTURE (self), NULL);
  g_return_val_if_fail (part->x >= 0 && part->y >= 0 && part->width > 0 && part->height > 0, NULL);
  g_return_val_if_fail (part->width <= self->width - part->x, NULL);
  g_return_val_if_fail (part->height <= self->height - part->y, NULL);

  bytes = g_bytes_new_from_bytes (
      self->pixels, (gsize) part->y * self->stride + (gsize) part->x * self->pixel_size,
      (gsize) (part->height - 1) * self->stride + (gsize) part->width * self->pixel_size);
  return gdk_memory_texture_new (part->width, part->height, self->format, bytes, self->stride);
}
