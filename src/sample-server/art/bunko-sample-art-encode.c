/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "bunko-sample-art-encode.h"

static const struct
{
  const char *name;
  const char *option;
  const char *value;
  const char *ext;
} formats[] = {
  [BUNKO_ART_FORMAT_JPEG] = { "jpeg", "quality", "88", ".jpg" },
  [BUNKO_ART_FORMAT_PNG] = { "png", "compression", "3", ".png" },
  [BUNKO_ART_FORMAT_WEBP] = { "webp", "quality", "82", ".webp" },
};

/* Cairo keeps a pixel as one 32-bit number, GdkPixbuf as three bytes. */
static GdkPixbuf *
copy_pixels (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  const guchar *from = cairo_image_surface_get_data (surface);
  guchar *to = gdk_pixbuf_get_pixels (pixbuf);

  for (int y = 0; y < height; y++)
    {
      const guchar *row = from + (gsize) y * cairo_image_surface_get_stride (surface);
      guchar *out = to + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < width; x++)
        {
          guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

          *out++ = pixel >> 16;
          *out++ = pixel >> 8;
          *out++ = pixel;
        }
    }

  return pixbuf;
}

/**
 * bunko_art_encode_get_ext:
 * @format: the format of a still: anything but %BUNKO_ART_FORMAT_GIF
 *
 * Returns: the extension of its files, as ".png"
 */
const char *
bunko_art_encode_get_ext (BunkoArtFormat format)
{
  g_return_val_if_fail (format != BUNKO_ART_FORMAT_GIF, NULL);

  return formats[format].ext;
}

/**
 * bunko_art_encode:
 * @surface: an opaque picture
 * @format: the wanted format of a still: anything but %BUNKO_ART_FORMAT_GIF
 * @ext: (out) (transfer none): the extension of the format, as ".png"
 *
 * Writes a picture as a file. Where GdkPixbuf has no module that writes @format, it is JPEG.
 *
 * Returns: (transfer full): the file
 */
GBytes *
bunko_art_encode (cairo_surface_t *surface, BunkoArtFormat format, const char **ext)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (format != BUNKO_ART_FORMAT_GIF, NULL);

  pixbuf = copy_pixels (surface);

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, formats[format].name, NULL,
                                  formats[format].option, formats[format].value, NULL))
    {
      format = BUNKO_ART_FORMAT_JPEG;
      if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, formats[format].name, NULL,
                                      formats[format].option, formats[format].value, NULL))
        return NULL;
    }

  *ext = formats[format].ext;

  return g_bytes_new_take (data, size);
}
