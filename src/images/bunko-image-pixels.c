/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>

#include "bunko-animation.h"
#include "bunko-image-error.h"
#include "bunko-image-pixels.h"
#include "bunko-tiled-picture.h"

typedef struct
{
  void *data;
  gsize size;
} Map;

static void
map_free (Map *map)
{
  munmap (map->data, map->size);
  g_free (map);
}

static gboolean
set_status_error (BunkoWireStatus status, const BunkoImageHeader *header, GError **error)
{
  switch (status)
    {
    case BUNKO_WIRE_UNSUPPORTED:
      g_set_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNSUPPORTED,
                   _ ("Images of the kind %s cannot be read"), header->mime_type);
      return TRUE;
    case BUNKO_WIRE_CORRUPT:
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_CORRUPT,
                           _ ("The image is damaged"));
      return TRUE;
    case BUNKO_WIRE_TOO_LARGE:
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                           _ ("The image has too many pixels"));
      return TRUE;
    case BUNKO_WIRE_NO_MEMORY:
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                           _ ("The image needs too much memory"));
      return TRUE;
    case BUNKO_WIRE_OK:
    default:
      return FALSE;
    }
}

/* The formats whose header is not looked into may be of any size that fits. */
static gboolean
has_right_size (const BunkoWireAnswer *answer,
                const BunkoImageHeader *header,
                guint max_width,
                guint max_height)
{
  gboolean sideways = bunko_image_header_is_sideways (header);
  guint width = sideways ? header->height : header->width;
  guint height = sideways ? header->width : header->height;

  if (answer->width == 0 || answer->height == 0 ||
      (guint64) answer->width * answer->height > BUNKO_IMAGE_MAX_PIXELS)
    return FALSE;
  if (width == 0 || height == 0)
    return (max_width == 0 || answer->width <= max_width) &&
           (max_height == 0 || answer->height <= max_height);
  bunko_image_header_fit (&width, &height, max_width, max_height);
  return answer->width == width && answer->height == height;
}

static gsize
size_of (const BunkoWireAnswer *answer)
{
  return bunko_wire_pixel_size (answer->format) * (gsize) answer->width * answer->height *
         answer->n_frames;
}

static gboolean
has_right_frames (const BunkoWireAnswer *answer, const BunkoImageHeader *header)
{
  return answer->format <= BUNKO_WIRE_BGRA && answer->n_frames >= 1 &&
         answer->n_frames <= MIN (header->n_frames, BUNKO_IMAGE_MAX_FRAMES) &&
         (answer->n_frames == 1 || size_of (answer) <= BUNKO_IMAGE_MAX_ANIMATION_SIZE);
}

/* Memory of its own, in pages as large as there are: it goes back as a whole when the picture is
 * dropped, and filling it takes half as long as it would page by page. */
static GBytes *
copy_pixels (BunkoImageHelper *helper, gsize size)
{
  Map *map;
  void *data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (data == MAP_FAILED)
    return NULL;
  madvise (data, size, MADV_HUGEPAGE);
  if (!bunko_image_helper_copy_pixels (helper, data, size))
    {
      munmap (data, size);
      return NULL;
    }
  map = g_new (Map, 1);
  map->data = data;
  map->size = size;
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) map_free, map);
}

/**
 * bunko_image_pixels_init: (skip)
 * @self: (out caller-allocates): where to put what came
 * @answer: what a helper process says
 * @helper: that process
 * @header: what is known of the image file
 * @max_width: width of the box that was asked for, 0 for any
 * @max_height: height of the box, 0 for any
 * @error: return location for an error
 *
 * Checks everything in the answer of a process that may be in the hands of whoever made the image,
 * and copies the pixels.
 *
 * Fails with the #BUNKO_IMAGE_ERROR codes UNSUPPORTED, CORRUPT and TOO_LARGE if the process says
 * so, and with STOPPED for an answer that is none: then the process is of no use any more.
 *
 * Returns: whether there are pixels
 */
gboolean
bunko_image_pixels_init (BunkoImagePixels *self,
                         const BunkoWireAnswer *answer,
                         BunkoImageHelper *helper,
                         const BunkoImageHeader *header,
                         guint max_width,
                         guint max_height,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && answer != NULL && header != NULL, FALSE);

  *self = (BunkoImagePixels) { 0 };
  if (set_status_error (answer->status, header, error))
    return FALSE;
  if (answer->status == BUNKO_WIRE_OK && has_right_size (answer, header, max_width, max_height) &&
      has_right_frames (answer, header))
    self->bytes = copy_pixels (helper, size_of (answer));
  if (self->bytes == NULL)
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED,
                           _ ("The decoder gave a wrong answer"));
      return FALSE;
    }
  self->format = answer->format;
  self->width = answer->width;
  self->height = answer->height;
  self->n_frames = answer->n_frames;
  memcpy (self->delays, answer->delays, answer->n_frames * sizeof *answer->delays);
  return TRUE;
}

/**
 * bunko_image_pixels_clear: (skip)
 * @self: pixels
 *
 * Lets go of them.
 */
void
bunko_image_pixels_clear (BunkoImagePixels *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static GdkMemoryFormat
memory_format (BunkoWireFormat format)
{
  switch (format)
    {
    case BUNKO_WIRE_GRAY:
      return GDK_MEMORY_G8;
    case BUNKO_WIRE_BGRA:
    default:
      return GDK_MEMORY_B8G8R8A8_PREMULTIPLIED;
    }
}

static GdkTexture *
frame_to_texture (const BunkoImagePixels *self, guint position)
{
  gsize stride = bunko_wire_pixel_size (self->format) * self->width;
  gsize size = stride * self->height;
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (self->bytes, position * size, size);

  return gdk_memory_texture_new ((int) self->width, (int) self->height,
                                 memory_format (self->format), bytes, stride);
}

/**
 * bunko_image_pixels_to_paintable: (skip)
 * @self: pixels
 *
 * Makes something to draw of them, without a copy.
 *
 * Returns: (transfer full): a #GdkTexture, a #BunkoTiledPicture or a #BunkoAnimation
 */
GdkPaintable *
bunko_image_pixels_to_paintable (const BunkoImagePixels *self)
{
  g_autoptr (BunkoAnimation) animation = NULL;

  g_return_val_if_fail (self != NULL && self->bytes != NULL, NULL);

  if (self->n_frames == 1 && MAX (self->width, self->height) > BUNKO_TILED_PICTURE_THRESHOLD)
    return GDK_PAINTABLE (bunko_tiled_picture_new (
        (int) self->width, (int) self->height, memory_format (self->format), self->bytes,
        bunko_wire_pixel_size (self->format) * self->width));
  if (self->n_frames == 1)
    return GDK_PAINTABLE (frame_to_texture (self, 0));

  animation = bunko_animation_new ();
  for (guint i = 0; i < self->n_frames; i++)
    {
      g_autoptr (GdkTexture) texture = frame_to_texture (self, i);

      bunko_animation_add_frame (animation, texture, self->delays[i]);
    }
  return GDK_PAINTABLE (g_steal_pointer (&animation));
}
