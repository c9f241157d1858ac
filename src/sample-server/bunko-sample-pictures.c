/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "art/bunko-sample-art.h"
#include "bunko-sample-pictures.h"

#define MAX_BYTES (48 * 1024 * 1024)

typedef struct
{
  char *key;
  GBytes *bytes;
  const char *ext;
} Drawn;

struct _BunkoSamplePictures
{
  GMutex mutex;
  GHashTable *by_key;
  GQueue order; /* borrowed from by_key, the oldest first */
  gsize n_bytes;
  BunkoSamplePictureFiles *files; /* NULL: pictures are drawn */
};

static void
drawn_free (Drawn *drawn)
{
  g_bytes_unref (drawn->bytes);
  g_free (drawn->key);
  g_free (drawn);
}

/**
 * bunko_sample_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees it.
 */
void
bunko_sample_picture_free (BunkoSamplePicture *self)
{
  g_free (self->title);
  g_free (self->artist);
  g_free (self);
}

/**
 * bunko_sample_pictures_new:
 *
 * Returns: (transfer full): an empty memory
 */
BunkoSamplePictures *
bunko_sample_pictures_new (void)
{
  BunkoSamplePictures *self = g_new0 (BunkoSamplePictures, 1);

  g_mutex_init (&self->mutex);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) drawn_free);

  return self;
}

/**
 * bunko_sample_pictures_free:
 * @self: (transfer full): a memory
 *
 * Frees it.
 */
void
bunko_sample_pictures_free (BunkoSamplePictures *self)
{
  g_clear_pointer (&self->files, bunko_sample_picture_files_free);
  g_queue_clear (&self->order);
  g_hash_table_unref (self->by_key);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * bunko_sample_pictures_take_files:
 * @self: a memory that was not used yet
 * @files: (transfer full): at least one file
 *
 * Serves these files from now on in place of drawn pictures.
 */
void
bunko_sample_pictures_take_files (BunkoSamplePictures *self, BunkoSamplePictureFiles *files)
{
  g_clear_pointer (&self->files, bunko_sample_picture_files_free);
  self->files = files;
}

static GBytes *
recall (BunkoSamplePictures *self, const char *key, const char **ext)
{
  Drawn *drawn;
  GBytes *bytes = NULL;

  g_mutex_lock (&self->mutex);
  drawn = g_hash_table_lookup (self->by_key, key);
  if (drawn != NULL)
    {
      bytes = g_bytes_ref (drawn->bytes);
      *ext = drawn->ext;
    }
  g_mutex_unlock (&self->mutex);

  return bytes;
}

static void
remember (BunkoSamplePictures *self, const char *key, GBytes *bytes, const char *ext)
{
  Drawn *drawn;

  g_mutex_lock (&self->mutex);
  if (!g_hash_table_contains (self->by_key, key))
    {
      drawn = g_new0 (Drawn, 1);
      drawn->key = g_strdup (key);
      drawn->bytes = g_bytes_ref (bytes);
      drawn->ext = ext;
      g_hash_table_insert (self->by_key, drawn->key, drawn);
      g_queue_push_tail (&self->order, drawn);
      self->n_bytes += g_bytes_get_size (bytes);
    }
  while (self->n_bytes > MAX_BYTES && self->order.length > 1)
    {
      drawn = g_queue_pop_head (&self->order);
      self->n_bytes -= g_bytes_get_size (drawn->bytes);
      g_hash_table_remove (self->by_key, drawn->key);
    }
  g_mutex_unlock (&self->mutex);
}

static char *
make_key (BunkoSamplePictures *self, const BunkoSamplePicture *picture)
{
  if (self->files != NULL)
    return g_strdup_printf ("file %u %d %d",
                            bunko_sample_picture_files_index (self->files, picture->page),
                            picture->width, picture->height);
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x %u %d %d %s", picture->seed, picture->page,
                          picture->width, picture->height,
                          picture->page == 0 ? picture->title : "");
}

static GBytes *
make (BunkoSamplePictures *self, const BunkoSamplePicture *picture, const char **ext)
{
  BunkoSampleArtSpec spec = {
    .seed = picture->seed,
    .page = picture->page,
    .page_count = picture->page_count,
    .title = picture->title,
    .artist = picture->artist,
  };

  if (self->files != NULL)
    return bunko_sample_picture_files_make (
        self->files, bunko_sample_picture_files_index (self->files, picture->page), picture->width,
        picture->height, ext);
  return bunko_sample_art_image (&spec, picture->width, picture->height, ext);
}

/**
 * bunko_sample_pictures_get_ext:
 * @self: a memory
 * @seed: what the gallery is drawn from
 * @page: a page of it, from 1
 * @page_count: how many it has
 *
 * Returns: the file name extension of the page's original, with its dot
 */
const char *
bunko_sample_pictures_get_ext (BunkoSamplePictures *self,
                               guint64 seed,
                               guint page,
                               guint page_count)
{
  BunkoSampleArtSpec spec = { .seed = seed, .page = page, .page_count = page_count };

  if (self->files != NULL)
    return bunko_sample_picture_files_get_ext (
        self->files, bunko_sample_picture_files_index (self->files, page));
  return bunko_sample_art_ext (&spec);
}

/**
 * bunko_sample_pictures_draw:
 * @self: a memory
 * @picture: what to draw
 * @ext: (out) (transfer none): the file name extension with its dot
 *
 * Draws a picture, which may take some hundred milliseconds, or finds it. Smaller ones than the box
 * are not made larger.
 *
 * Returns: (transfer full): an image file
 */
GBytes *
bunko_sample_pictures_draw (BunkoSamplePictures *self,
                            const BunkoSamplePicture *picture,
                            const char **ext)
{
  g_autofree char *key = make_key (self, picture);
  GBytes *bytes = recall (self, key, ext);

  if (bytes == NULL)
    {
      bytes = make (self, picture, ext);
      remember (self, key, bytes, *ext);
    }

  return bytes;
}
