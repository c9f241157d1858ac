/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "bunko-sample-picture-files.h"

#define MAX_FILE_SIZE (128 * 1024 * 1024)

typedef struct
{
  GBytes *bytes;
  const char *ext; /* interned */
} File;

struct _BunkoSamplePictureFiles
{
  GArray *files;
};

static void
file_clear (gpointer data)
{
  g_bytes_unref (((File *) data)->bytes);
}

/**
 * bunko_sample_picture_files_new:
 *
 * Returns: (transfer full): no files
 */
BunkoSamplePictureFiles *
bunko_sample_picture_files_new (void)
{
  BunkoSamplePictureFiles *self = g_new0 (BunkoSamplePictureFiles, 1);

  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self->files, file_clear);
  return self;
}

/**
 * bunko_sample_picture_files_free:
 * @self: (transfer full): files
 *
 * Frees them.
 */
void
bunko_sample_picture_files_free (BunkoSamplePictureFiles *self)
{
  g_array_unref (self->files);
  g_free (self);
}

/**
 * bunko_sample_picture_files_add:
 * @self: files, before they are used
 * @path: a file; its name tells its format
 * @error: the domains of GIO and GLib's files
 *
 * Reads a file, which blocks. It need not be a sound image.
 *
 * Returns: whether it could be read
 */
gboolean
bunko_sample_picture_files_add (BunkoSamplePictureFiles *self, const char *path, GError **error)
{
  const char *dot = strrchr (path, '.');
  char *data;
  gsize length;
  File file;

  if (!g_file_get_contents (path, &data, &length, error))
    return FALSE;
  if (length > MAX_FILE_SIZE)
    {
      g_free (data);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is too large", path);
      return FALSE;
    }
  file.bytes = g_bytes_new_take (data, length);
  file.ext = g_intern_string (dot != NULL && strchr (dot, '/') == NULL ? dot : ".jpg");
  g_array_append_val (self->files, file);
  return TRUE;
}

/**
 * bunko_sample_picture_files_get_size:
 * @self: files
 *
 * Returns: how many there are
 */
guint
bunko_sample_picture_files_get_size (BunkoSamplePictureFiles *self)
{
  return self->files->len;
}

/**
 * bunko_sample_picture_files_index:
 * @self: at least one file
 * @page: 0 for a cover, else a page, from 1
 *
 * Returns: the file that stands for the page; that of the first page for covers
 */
guint
bunko_sample_picture_files_index (BunkoSamplePictureFiles *self, guint page)
{
  return (MAX (page, 1) - 1) % self->files->len;
}

/**
 * bunko_sample_picture_files_get_ext:
 * @self: files
 * @index: one of them
 *
 * Returns: the file name extension with its dot
 */
const char *
bunko_sample_picture_files_get_ext (BunkoSamplePictureFiles *self, guint index)
{
  return g_array_index (self->files, File, index).ext;
}

/* NULL if the file fits, or cannot be read as an image. */
static GdkPixbuf *
scale_down (GBytes *bytes, int max_width, int max_height)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  double scale = 1;

  if (pixbuf == NULL)
    return NULL;
  if (max_width > 0)
    scale = MIN (scale, (double) max_width / gdk_pixbuf_get_width (pixbuf));
  if (max_height > 0)
    scale = MIN (scale, (double) max_height / gdk_pixbuf_get_height (pixbuf));
  if (scale >= 1)
    return NULL;
  return gdk_pixbuf_scale_simple (
      pixbuf, MAX (1, (int) (gdk_pixbuf_get_width (pixbuf) * scale + 0.5)),
      MAX (1, (int) (gdk_pixbuf_get_height (pixbuf) * scale + 0.5)), GDK_INTERP_BILINEAR);
}

/**
 * bunko_sample_picture_files_make:
 * @self: files
 * @index: one of them
 * @max_width: the widest it may be, in pixels; 0 for the original
 * @max_height: the highest it may be, in pixels; 0 for any height
 * @ext: (out) (transfer none): the file name extension with its dot
 *
 * Makes a picture for a box as HPX does: what fits, and what is no image, goes as it is, the rest
 * as a smaller JPEG.
 *
 * Returns: (transfer full): an image file
 */
GBytes *
bunko_sample_picture_files_make (BunkoSamplePictureFiles *self,
                                 guint index,
                                 int max_width,
                                 int max_height,
                                 const char **ext)
{
  const File *file = &g_array_index (self->files, File, index);
  g_autoptr (GdkPixbuf) scaled = NULL;
  char *data;
  gsize length;

  if (max_width > 0 || max_height > 0)
    scaled = scale_down (file->bytes, max_width, max_height);
  if (scaled != NULL &&
      gdk_pixbuf_save_to_buffer (scaled, &data, &length, "jpeg", NULL, "quality", "88", NULL))
    {
      *ext = ".jpg";
      return g_bytes_new_take (data, length);
    }
  *ext = file->ext;
  return g_bytes_ref (file->bytes);
}
