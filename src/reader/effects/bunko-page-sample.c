/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-sample.h"

#include "images/bunko-animation.h"
#include "images/bunko-tiled-picture.h"

/* The sides of a sample, in pixels. Strips are not made narrower than they can be looked at: a
 * sample of them is squeezed in one direction. */
#define LONG_SIDE    768
#define SHORT_SIDE   512
#define STRIP_LENGTH 1536
#define STRIP_ACROSS 256

/* From this many times its width on a page counts as a strip. */
#define STRIP_ASPECT 3

/* Each pixel is the mean of so many times so many of the picture, at most: the time it takes does
 * not depend on how large the picture is. */
#define SAMPLES 4

/* Textures in unusual formats have to be converted as a whole; larger ones are not. */
#define MOST_CONVERTED_PIXELS (24 * 1024 * 1024)

typedef struct
{
  GdkTexture *texture;
  int x;
  int y;
} Tile;

struct _BunkoPageTiles
{
  int width;
  int height;
  GArray *tiles;
};

/* Where the bytes of a pixel are. */
typedef struct
{
  GdkMemoryFormat format;
  int size;
  int red;
  int green;
  int blue;
  int alpha; /* -1 if there is none */
  gboolean premultiplied;
} Layout;

/* What pages are decoded to. Others are converted to the first of these. */
static const Layout layouts[] = {
  { GDK_MEMORY_R8G8B8A8, 4, 0, 1, 2, 3, FALSE },
  { GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, 4, 0, 1, 2, 3, TRUE },
  { GDK_MEMORY_B8G8R8A8, 4, 2, 1, 0, 3, FALSE },
  { GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, 4, 2, 1, 0, 3, TRUE },
  { GDK_MEMORY_R8G8B8X8, 4, 0, 1, 2, -1, FALSE },
  { GDK_MEMORY_B8G8R8X8, 4, 2, 1, 0, -1, FALSE },
  { GDK_MEMORY_R8G8B8, 3, 0, 1, 2, -1, FALSE },
  { GDK_MEMORY_B8G8R8, 3, 2, 1, 0, -1, FALSE },
  { GDK_MEMORY_G8, 1, 0, 0, 0, -1, FALSE },
};

static const Layout *
find_layout (GdkMemoryFormat format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].format == format)
      return &layouts[i];
  return NULL;
}

static void
tile_clear (gpointer data)
{
  g_clear_object (&((Tile *) data)->texture);
}

static void
add_tile (BunkoPageTiles *self, GdkTexture *texture, int x, int y)
{
  Tile tile = { g_object_ref (texture), x, y };

  g_array_append_val (self->tiles, tile);
}

static void
add_tiles (BunkoPageTiles *self, GdkPaintable *paintable)
{
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);

  if (GDK_IS_TEXTURE (image))
    add_tile (self, GDK_TEXTURE (image), 0, 0);
  if (!BUNKO_IS_TILED_PICTURE (image))
    return;
  for (guint i = 0; i < bunko_tiled_picture_get_n_tiles (BUNKO_TILED_PICTURE (image)); i++)
    {
      graphene_rect_t area;
      GdkTexture *texture;

      bunko_tiled_picture_get_tile (BUNKO_TILED_PICTURE (image), i, &texture, &area);
      add_tile (self, texture, (int) area.origin.x, (int) area.origin.y);
    }
}

/**
 * bunko_page_tiles_new: (skip)
 * @paintable: a picture: a texture, an animation, of which the frame of now counts, or one of tiles
 *
 * Collects the textures of a picture, for another thread to read. To be called in the main thread;
 * nothing is copied.
 *
 * Returns: (transfer full) (nullable): the textures; %NULL if the picture is not made of any
 */
BunkoPageTiles *
bunko_page_tiles_new (GdkPaintable *paintable)
{
  g_autoptr (BunkoPageTiles) self = g_new0 (BunkoPageTiles, 1);

  g_return_val_if_fail (GDK_IS_PAINTABLE (paintable), NULL);

  self->width = gdk_paintable_get_intrinsic_width (paintable);
  self->height = gdk_paintable_get_intrinsic_height (paintable);
  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  g_array_set_clear_func (self->tiles, tile_clear);
  add_tiles (self, paintable);
  if (self->tiles->len == 0 || self->width <= 0 || self->height <= 0)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bunko_page_tiles_free: (skip)
 * @self: (nullable): the textures of a picture
 *
 * Lets go of them; in any thread.
 */
void
bunko_page_tiles_free (BunkoPageTiles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tiles, g_array_unref);
  g_free (self);
}

/**
 * bunko_page_sample_find_size: (skip)
 * @width: of a picture, in pixels
 * @height: of it
 * @sample_width: (out): of what is to be looked at
 * @sample_height: (out): of it
 *
 * Finds how large a sample is: never larger than the picture, and of its shape but for strips.
 */
void
bunko_page_sample_find_size (int width, int height, int *sample_width, int *sample_height)
{
  int most_width = width > height ? LONG_SIDE : SHORT_SIDE;
  int most_height = width > height ? SHORT_SIDE : LONG_SIDE;
  double scale;

  if (height >= STRIP_ASPECT * width || width >= STRIP_ASPECT * height)
    {
      *sample_width = MIN (width, height > width ? STRIP_ACROSS : STRIP_LENGTH);
      *sample_height = MIN (height, height > width ? STRIP_LENGTH : STRIP_ACROSS);
      return;
    }
  scale = MIN (1.0, MIN ((double) most_width / width, (double) most_height / height));
  *sample_width = MAX (1, (int) (width * scale));
  *sample_height = MAX (1, (int) (height * scale));
}

typedef struct
{
  const guint8 *pixels;
  gsize stride;
  int width;
  int height;
  const Layout *layout;
} Source;

/* Adds one pixel, on white paper. */
static inline void
add_pixel (const Layout *layout, const guint8 *pixel, guint sum[3])
{
  guint alpha, factor, paper;

  if (layout->alpha < 0 || pixel[layout->alpha] == 255)
    {
      sum[0] += pixel[layout->red];
      sum[1] += pixel[layout->green];
      sum[2] += pixel[layout->blue];
      return;
    }
  alpha = pixel[layout->alpha];
  factor = layout->premultiplied ? 255 : alpha;
  paper = 255 * (255 - alpha);
  sum[0] += (pixel[layout->red] * factor + paper) / 255;
  sum[1] += (pixel[layout->green] * factor + paper) / 255;
  sum[2] += (pixel[layout->blue] * factor + paper) / 255;
}

/* From @start to before @end there are so many samples; this is where the one is. */
static inline int
spread (int start, int end, int i, int n)
{
  return start + (2 * i + 1) * (end - start) / (2 * n);
}

/* The mean of what of the picture from @left to before @right, and @top to before @bottom, is in
 * this tile. */
static void
find_mean (const Source *source, int left, int top, int right, int bottom, guint8 rgb[3])
{
  guint sum[3] = { 0 };
  int columns = CLAMP (right - left, 1, SAMPLES);
  int rows = CLAMP (bottom - top, 1, SAMPLES);

  for (int j = 0; j < rows; j++)
    {
      int y = CLAMP (spread (top, bottom, j, rows), 0, source->height - 1);
      const guint8 *row = source->pixels + (gsize) y * source->stride;

      for (int i = 0; i < columns; i++)
        {
          int x = CLAMP (spread (left, right, i, columns), 0, source->width - 1);

          add_pixel (source->layout, row + (gsize) x * source->layout->size, sum);
        }
    }
  for (int i = 0; i < 3; i++)
    rgb[i] = (guint8) (sum[i] / (guint) (columns * rows));
}

/* The first pixel of the sample whose upper or left edge is at @at or after. */
static int
first_at (int at, int size, int sample_size)
{
  return (int) (((gint64) at * sample_size + size - 1) / size);
}

static gboolean
sample_tile (BunkoPageSample *self,
             const BunkoPageTiles *tiles,
             const Tile *tile,
             const Source *source,
             GCancellable *cancellable)
{
  int x1 = first_at (tile->x + source->width, tiles->width, self->width);
  int y1 = first_at (tile->y + source->height, tiles->height, self->height);

  for (int y = first_at (tile->y, tiles->height, self->height); y < MIN (y1, self->height); y++)
    {
      int top = (int) ((gint64) y * tiles->height / self->height) - tile->y;
      int bottom = (int) ((gint64) (y + 1) * tiles->height / self->height) - tile->y;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (int x = first_at (tile->x, tiles->width, self->width); x < MIN (x1, self->width); x++)
        {
          int left = (int) ((gint64) x * tiles->width / self->width) - tile->x;
          int right = (int) ((gint64) (x + 1) * tiles->width / self->width) - tile->x;

          find_mean (source, left, top, right, bottom,
                     self->rgb + 3 * ((gsize) y * self->width + x));
        }
    }
  return TRUE;
}

static gboolean
read_tile (BunkoPageSample *self,
           const BunkoPageTiles *tiles,
           const Tile *tile,
           GCancellable *cancellable)
{
  Source source = { .width = gdk_texture_get_width (tile->texture),
                    .height = gdk_texture_get_height (tile->texture),
                    .layout = find_layout (gdk_texture_get_format (tile->texture)) };
  GdkTextureDownloader *downloader;
  g_autoptr (GBytes) bytes = NULL;

  if (source.layout == NULL && (gint64) source.width * source.height > MOST_CONVERTED_PIXELS)
    return FALSE;
  if (source.layout == NULL)
    source.layout = &layouts[0];
  /* In its own format a texture in memory hands out its bytes as they are. */
  downloader = gdk_texture_downloader_new (tile->texture);
  gdk_texture_downloader_set_format (downloader, source.layout->format);
  bytes = gdk_texture_downloader_download_bytes (downloader, &source.stride);
  gdk_texture_downloader_free (downloader);
  source.pixels = g_bytes_get_data (bytes, NULL);
  return sample_tile (self, tiles, tile, &source, cancellable);
}

static void
make_gray (BunkoPageSample *self)
{
  gsize n = (gsize) self->width * self->height;

  for (gsize i = 0; i < n; i++)
    {
      const guint8 *rgb = self->rgb + 3 * i;

      self->gray[i] = (guint8) ((54 * rgb[0] + 183 * rgb[1] + 19 * rgb[2]) >> 8);
    }
}

/**
 * bunko_page_sample_new: (skip)
 * @tiles: the textures of a picture
 * @cancellable: (nullable): to stop it
 *
 * Makes a small copy of a picture; in any thread. It reads at most 16 pixels of the picture for one
 * of the sample.
 *
 * Returns: (transfer full) (nullable): the copy; %NULL if it was cancelled or the textures cannot
 *   be read
 */
BunkoPageSample *
bunko_page_sample_new (BunkoPageTiles *tiles, GCancellable *cancellable)
{
  g_autoptr (BunkoPageSample) self = g_new0 (BunkoPageSample, 1);

  g_return_val_if_fail (tiles != NULL, NULL);

  bunko_page_sample_find_size (tiles->width, tiles->height, &self->width, &self->height);
  self->rgb = g_malloc0 (3 * (gsize) self->width * self->height);
  self->gray = g_malloc0 ((gsize) self->width * self->height);
  for (guint i = 0; i < tiles->tiles->len; i++)
    if (!read_tile (self, tiles, &g_array_index (tiles->tiles, Tile, i), cancellable))
      return NULL;
  make_gray (self);
  return g_steal_pointer (&self);
}

/**
 * bunko_page_sample_free: (skip)
 * @self: (nullable): a sample
 *
 * Frees it.
 */
void
bunko_page_sample_free (BunkoPageSample *self)
{
  if (self == NULL)
    return;
  g_free (self->rgb);
  g_free (self->gray);
  g_free (self);
}
