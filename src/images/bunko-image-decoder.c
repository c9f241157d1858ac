/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "bunko-animation.h"
#include "bunko-image-decoder.h"
#include "bunko-image-error.h"
#include "bunko-image-header.h"

/* The loader looks at the cancellable between two of these. */
#define CHUNK_SIZE (256 * 1024)

/* Images from here on are decoded one at a time, so that the peak of memory stays bounded. */
#define HUGE_PIXELS (12 * 1024 * 1024)

typedef struct
{
  BunkoImageHeader header;
  int max_width;
  int max_height;
  int rows;
  gboolean too_large;
} Decode;

static GMutex huge_lock;

static gboolean
has_too_many_pixels (guint width, guint height)
{
  return (guint64) width * height > BUNKO_IMAGE_MAX_PIXELS;
}

/* Makes the size fit the box without changing its shape; never makes it larger. */
static void
fit (int *width, int *height, int max_width, int max_height)
{
  double scale = 1.0;

  if (max_width > 0)
    scale = MIN (scale, (double) max_width / *width);
  if (max_height > 0)
    scale = MIN (scale, (double) max_height / *height);
  if (scale < 1.0)
    {
      *width = MAX (1, (int) (*width * scale + 0.5));
      *height = MAX (1, (int) (*height * scale + 0.5));
    }
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Decode *decode)
{
  gboolean sideways = bunko_image_header_is_sideways (&decode->header);

  if (width <= 0 || height <= 0 || has_too_many_pixels (width, height))
    {
      decode->too_large = width > 0 && height > 0;
      /* The loaders take a size of nothing as the sign to stop. */
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }

  /* A PNG is scaled afterwards in any case; left to the loader, its rows would not be reported. */
  if (g_str_equal (decode->header.mime_type, "image/png"))
    return;
  fit (&width, &height, sideways ? decode->max_height : decode->max_width,
       sideways ? decode->max_width : decode->max_height);
  gdk_pixbuf_loader_set_size (loader, width, height);
}

static void
area_updated_cb (GdkPixbufLoader *loader, int x, int y, int width, int height, Decode *decode)
{
  decode->rows = MAX (decode->rows, y + height);
}

static void
set_decode_error (const Decode *decode, GError **error)
{
  if (decode->too_large)
    g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                         _ ("The image has too many pixels"));
  else
    g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_CORRUPT,
                         _ ("The image is damaged"));
}

static gboolean
feed (GdkPixbufLoader *loader, Decode *decode, GBytes *bytes, GCancellable *cancellable)
{
  gsize size = g_bytes_get_size (bytes);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  for (gsize at = 0; at < size; at += CHUNK_SIZE)
    {
      if (g_cancellable_is_cancelled (cancellable) ||
          !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK_SIZE, size - at), NULL) ||
          decode->too_large)
        return FALSE;
    }
  return TRUE;
}

/* A PNG with too little data in it closes without an error and leaves the rest of its pixels as
 * they were allocated, so its rows are counted. A JPEG that is cut short is shown as far as it
 * goes, as browsers do: libjpeg fills in the rest with grey, and libraries are full of such files.
 */
static gboolean
is_complete (GdkPixbufLoader *loader, const Decode *decode)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (pixbuf == NULL)
    return FALSE;
  if (!g_str_equal (decode->header.mime_type, "image/png"))
    return TRUE;
  return decode->rows >= gdk_pixbuf_get_height (pixbuf);
}

static gboolean
run_loader (GdkPixbufLoader *loader,
            Decode *decode,
            GBytes *bytes,
            GCancellable *cancellable,
            GError **error)
{
  gboolean ok;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), decode);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), decode);

  ok = feed (loader, decode, bytes, cancellable);
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!ok || !is_complete (loader, decode))
    {
      set_decode_error (decode, error);
      return FALSE;
    }
  return TRUE;
}

static GdkTexture *
texture_from_pixbuf (GdkPixbuf *pixbuf)
{
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 alpha ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, bytes,
                                 gdk_pixbuf_get_rowstride (pixbuf));
}

static GdkPaintable *
still_from_loader (GdkPixbufLoader *loader, const Decode *decode)
{
  GdkPixbuf *stored = gdk_pixbuf_loader_get_pixbuf (loader);
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (stored);
  int width = gdk_pixbuf_get_width (upright);
  int height = gdk_pixbuf_get_height (upright);
  g_autoptr (GdkPixbuf) scaled = NULL;

  fit (&width, &height, decode->max_width, decode->max_height);
  if (width == gdk_pixbuf_get_width (upright) && height == gdk_pixbuf_get_height (upright))
    return GDK_PAINTABLE (texture_from_pixbuf (upright));

  /* A loader that took the wanted size only as a hint. */
  scaled = gdk_pixbuf_scale_simple (upright, width, height, GDK_INTERP_BILINEAR);
  return GDK_PAINTABLE (texture_from_pixbuf (scaled));
}

/* gdk-pixbuf can only walk an animation by the clock. The clock here is ours: it starts at zero and
 * moves on by each frame's delay. Its time type and, in newer versions, the whole interface are
 * deprecated without another one that all supported versions have. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static gboolean
is_worth_animating (GdkPixbufLoader *loader, const Decode *decode)
{
  GdkPixbuf *first = gdk_pixbuf_loader_get_pixbuf (loader);
  guint frames = decode->header.n_frames;
  gsize frame_size =
      4 * (gsize) gdk_pixbuf_get_width (first) * (gsize) gdk_pixbuf_get_height (first);

  return frames > 1 && frames <= BUNKO_IMAGE_MAX_FRAMES &&
         frames * frame_size <= BUNKO_IMAGE_MAX_ANIMATION_SIZE &&
         !gdk_pixbuf_animation_is_static_image (gdk_pixbuf_loader_get_animation (loader));
}

static GdkPaintable *
animation_from_loader (GdkPixbufLoader *loader, const Decode *decode, GCancellable *cancellable)
{
  GTimeVal now = { 0, 0 };
  g_autoptr (GdkPixbufAnimationIter) iter =
      gdk_pixbuf_animation_get_iter (gdk_pixbuf_loader_get_animation (loader), &now);
  g_autoptr (BunkoAnimation) animation = bunko_animation_new ();

  for (guint i = 0; i < decode->header.n_frames; i++)
    {
      g_autoptr (GdkPixbuf) copy = gdk_pixbuf_copy (gdk_pixbuf_animation_iter_get_pixbuf (iter));
      g_autoptr (GdkTexture) texture = copy != NULL ? texture_from_pixbuf (copy) : NULL;
      int delay = gdk_pixbuf_animation_iter_get_delay_time (iter);

      if (texture == NULL || g_cancellable_is_cancelled (cancellable))
        break;
      bunko_animation_add_frame (animation, texture, MAX (delay, 0));
      if (delay < 0)
        break;
      g_time_val_add (&now, delay * 1000L);
      gdk_pixbuf_animation_iter_advance (iter, &now);
    }
  return GDK_PAINTABLE (g_steal_pointer (&animation));
}

G_GNUC_END_IGNORE_DEPRECATIONS

static GdkPaintable *
decode_checked (Decode *decode, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_mime_type (decode->header.mime_type, NULL);

  if (loader == NULL)
    {
      g_set_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNSUPPORTED,
                   _ ("Images of the kind %s cannot be read on this system"),
                   decode->header.mime_type);
      return NULL;
    }
  if (!run_loader (loader, decode, bytes, cancellable, error))
    return NULL;
  if (is_worth_animating (loader, decode))
    return animation_from_loader (loader, decode, cancellable);
  return still_from_loader (loader, decode);
}

static gboolean
check_bytes (Decode *decode, GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > BUNKO_IMAGE_MAX_FILE_SIZE)
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                           _ ("The image file is too large"));
      return FALSE;
    }
  if (!bunko_image_header_parse (&decode->header, data, size))
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNSUPPORTED,
                           _ ("This is not an image of a known kind"));
      return FALSE;
    }
  decode->too_large = has_too_many_pixels (decode->header.width, decode->header.height);
  if (decode->too_large)
    set_decode_error (decode, error);
  return !decode->too_large;
}

/**
 * bunko_image_decode:
 * @bytes: an image file
 * @max_width: width of the box that the image is to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @cancellable: (nullable): looked at now and then
 * @error: return location for an error
 *
 * Decodes an image file. It is scaled down while it is loaded to fit the box, keeping its shape; it
 * is never scaled up. The EXIF orientation is applied. Animations of a bounded number of frames and
 * bytes become a #BunkoAnimation, longer ones their first frame.
 *
 * This blocks for as long as it takes, so call it in a worker thread; calls may run at once.
 *
 * Fails with the #BUNKO_IMAGE_ERROR codes UNSUPPORTED, CORRUPT and TOO_LARGE, and with
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): a #GdkTexture or a #BunkoAnimation, or %NULL with @error set
 */
GdkPaintable *
bunko_image_decode (GBytes *bytes,
                    int max_width,
                    int max_height,
                    GCancellable *cancellable,
                    GError **error)
{
  Decode decode = { .max_width = max_width, .max_height = max_height };
  GdkPaintable *result;
  gboolean huge;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (max_width >= 0 && max_height >= 0, NULL);

  if (!check_bytes (&decode, bytes, error))
    return NULL;

  huge = (guint64) decode.header.width * decode.header.height > HUGE_PIXELS;
  if (huge)
    g_mutex_lock (&huge_lock);
  result = decode_checked (&decode, bytes, cancellable, error);
  if (huge)
    g_mutex_unlock (&huge_lock);
  return result;
}
