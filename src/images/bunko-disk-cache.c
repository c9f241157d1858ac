/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bunko-disk-cache.h"
#include "bunko-disk-file.h"
#include "bunko-disk-index.h"
#include "bunko-disk-pending.h"
#include "bunko-disk-scan.h"

/* A trim goes on to this part of the limit, so that not every picture brings the next one. */
#define TRIM_TO 0.9

/* Image files by key, in a folder, bounded by size; those not used for the longest time go first.
 *
 * Most functions block on the disk and belong in worker threads; they may be called from several at
 * once. There is no index to wait for: a key's file name follows from the key. The folder is
 * measured when something is first stored, and once more each time that the limit is passed, so
 * that files which somebody else removed or added do not matter.
 *
 * What a thread finds out about the names in the folder only spares the look at the disk for an
 * image that is not there: it keeps the first eight digits of each, and an error costs one fetch.
 */
struct _BunkoDiskCache
{
  GObject parent_instance;

  char *directory;
  BunkoDiskPending *pending;

  GMutex lock; /* of what follows */
  guint64 limit;
  guint64 size;      /* an estimate between two measurements */
  GHashTable *known; /* marks of the files that are there, or were → the build that was last then */
  guint n_builds;    /* of known, that were begun */
  gboolean indexed;  /* known is complete */
  gboolean measured;
  gboolean trimming;
};

G_DEFINE_FINAL_TYPE (BunkoDiskCache, bunko_disk_cache, G_TYPE_OBJECT)

static void
bunko_disk_cache_finalize (GObject *object)
{
  BunkoDiskCache *self = BUNKO_DISK_CACHE (object);

  g_free (self->directory);
  g_hash_table_unref (self->known);
  bunko_disk_pending_free (self->pending);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bunko_disk_cache_parent_class)->finalize (object);
}

static void
bunko_disk_cache_class_init (BunkoDiskCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_disk_cache_finalize;
}

static void
bunko_disk_cache_init (BunkoDiskCache *self)
{
  g_mutex_init (&self->lock);
  self->known = g_hash_table_new (NULL, NULL);
  self->pending = bunko_disk_pending_new ();
}

/**
 * bunko_disk_cache_new:
 * @directory: (type filename): the folder to keep files in; made when the first one comes
 * @limit: how many bytes to keep
 *
 * Makes a cache on a folder. Nothing is read or written yet.
 *
 * Returns: (transfer full): a new cache
 */
BunkoDiskCache *
bunko_disk_cache_new (const char *directory, guint64 limit)
{
  BunkoDiskCache *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_DISK_CACHE, NULL);
  self->directory = g_strdup (directory);
  self->limit = limit;
  return self;
}

/* Two levels, as a folder with tens of thousands of files is slow in some file systems. */
static char *
path_for_key (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_autofree char *digest = bunko_image_key_to_digest (key);
  char shelf[3] = { digest[0], digest[1], 0 };

  return g_build_filename (self->directory, shelf, digest + 2, NULL);
}

static gpointer
mark_of_key (BunkoImageKey *key)
{
  g_autofree char *digest = bunko_image_key_to_digest (key);

  return bunko_disk_index_mark (digest);
}

/* Notes that a file is there, or will be in a moment. Call it with the lock. */
static void
note_file (BunkoDiskCache *self, gpointer mark)
{
  g_hash_table_insert (self->known, mark, GUINT_TO_POINTER (self->n_builds));
}

/* Looks at the folder, and adds what was noted while it did. */
static void
build_index (BunkoDiskCache *self)
{
  GHashTable *known;
  GHashTableIter iter;
  gpointer mark, build;
  guint number;

  g_mutex_lock (&self->lock);
  number = ++self->n_builds;
  g_mutex_unlock (&self->lock);
  known = bunko_disk_index_build (self->directory);
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    g_hash_table_iter_replace (&iter, NULL);

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &mark, &build))
    if (!self->indexed || GPOINTER_TO_UINT (build) >= number)
      g_hash_table_insert (known, mark, build);
  g_hash_table_unref (self->known);
  self->known = known;
  self->indexed = TRUE;
  g_mutex_unlock (&self->lock);
}

/* In a thread of its own: walking a large folder must not hold up the pictures that wait. */
static void
run_thread (BunkoDiskCache *self, const char *name, GThreadFunc run)
{
  g_autoptr (GThread) thread = g_thread_try_new (name, run, g_object_ref (self), NULL);

  if (thread == NULL)
    g_object_unref (self);
}

static gpointer
index_thread (gpointer data)
{
  g_autoptr (BunkoDiskCache) self = data;

  build_index (self);
  return NULL;
}

/**
 * bunko_disk_cache_start_index:
 * @self: a cache
 *
 * Starts a thread that finds out which images are there, for bunko_disk_cache_may_have(). Does not
 * block.
 */
void
bunko_disk_cache_start_index (BunkoDiskCache *self)
{
  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));

  run_thread (self, "bunko-cache-index", index_thread);
}

/**
 * bunko_disk_cache_may_have:
 * @self: a cache
 * @key: an image; its box does not matter
 *
 * Tells from memory whether to look for an image. Does not block.
 *
 * Returns: %FALSE if the image is not there; %TRUE if it probably is, or if that is not known yet
 */
gboolean
bunko_disk_cache_may_have (BunkoDiskCache *self, BunkoImageKey *key)
{
  gpointer mark;
  gboolean may_have;

  g_return_val_if_fail (BUNKO_IS_DISK_CACHE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  mark = mark_of_key (key);
  g_mutex_lock (&self->lock);
  may_have = !self->indexed || g_hash_table_contains (self->known, mark);
  g_mutex_unlock (&self->lock);
  return may_have;
}

/**
 * bunko_disk_cache_load:
 * @self: a cache
 * @key: an image; its box does not matter
 *
 * Reads an image file. A damaged one is removed. One that was announced is waited for. Blocks.
 *
 * Returns: (transfer full) (nullable): the bytes as they were stored, or %NULL if they are not here
 */
GBytes *
bunko_disk_cache_load (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (BUNKO_IS_DISK_CACHE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  bunko_disk_pending_wait (self->pending, mark_of_key (key));
  path = path_for_key (self, key);
  return bunko_disk_file_read (path);
}

static guint64
measure_and_remove (BunkoDiskCache *self, guint64 limit)
{
  g_autoptr (GArray) all = bunko_disk_scan (self->directory);
  guint64 size = bunko_disk_scan_get_size (all);

  return size > limit ? bunko_disk_scan_remove_oldest (all, size, (guint64) (limit * TRIM_TO))
                      : size;
}

/**
 * bunko_disk_cache_trim:
 * @self: a cache
 *
 * Measures the folder and, if it is over the limit, removes what was not used for the longest time.
 * Blocks; returns at once if another thread is at it.
 */
void
bunko_disk_cache_trim (BunkoDiskCache *self)
{
  gboolean stored;
  guint64 limit;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));

  g_mutex_lock (&self->lock);
  if (self->trimming)
    {
      g_mutex_unlock (&self->lock);
      return;
    }
  self->trimming = TRUE;
  do
    {
      guint64 size;

      limit = self->limit;

      /* What is stored from here on may be counted twice, but is never missed. */
      self->size = 0;
      g_mutex_unlock (&self->lock);
      size = measure_and_remove (self, limit);
      g_mutex_lock (&self->lock);
      stored = self->size > 0;
      self->size += size;
    }
  while ((stored || self->limit < limit) && self->size > self->limit);
  self->measured = TRUE;
  self->trimming = FALSE;
  g_mutex_unlock (&self->lock);
  build_index (self);
}

static gpointer
trim_thread (gpointer data)
{
  g_autoptr (BunkoDiskCache) self = data;

  bunko_disk_cache_trim (self);
  return NULL;
}

static void
trim_in_thread (BunkoDiskCache *self)
{
  run_thread (self, "bunko-cache-trim", trim_thread);
}

/**
 * bunko_disk_cache_store:
 * @self: a cache
 * @key: an image; its box does not matter
 * @bytes: the image file
 *
 * Keeps an image file, in place of an older one. When the limit is passed, a thread removes what
 * was not used for the longest time. A disk that is full or cannot be written is no error: the
 * image is fetched again the next time. Blocks.
 */
void
bunko_disk_cache_store (BunkoDiskCache *self, BunkoImageKey *key, GBytes *bytes)
{
  g_autofree char *path = NULL;
  gboolean trim;
  guint64 size;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (bytes != NULL);

  size = bunko_disk_file_get_size (bytes);
  path = path_for_key (self, key);
  if (size > bunko_disk_cache_get_limit (self) || !bunko_disk_file_write (path, bytes))
    return;

  g_mutex_lock (&self->lock);
  note_file (self, mark_of_key (key));
  self->size += size;
  trim = !self->trimming && (!self->measured || self->size > self->limit);
  g_mutex_unlock (&self->lock);
  if (trim)
    trim_in_thread (self);
}

/**
 * bunko_disk_cache_announce:
 * @self: a cache
 * @key: an image; its box does not matter
 *
 * Tells that the calling thread will call bunko_disk_cache_store_announced() next. Whoever loads or
 * removes the image from now on waits for that.
 */
void
bunko_disk_cache_announce (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));

  bunko_disk_pending_begin (self->pending, mark_of_key (key));
  g_mutex_lock (&self->lock);
  note_file (self, mark_of_key (key));
  g_mutex_unlock (&self->lock);
}

/**
 * bunko_disk_cache_store_announced:
 * @self: a cache
 * @key: an image that was announced
 * @bytes: the image file
 *
 * The same as bunko_disk_cache_store(), for an image that others may wait for.
 */
void
bunko_disk_cache_store_announced (BunkoDiskCache *self, BunkoImageKey *key, GBytes *bytes)
{
  bunko_disk_cache_store (self, key, bytes);
  bunko_disk_pending_end (self->pending, mark_of_key (key));
}

/**
 * bunko_disk_cache_remove:
 * @self: a cache
 * @key: an image
 *
 * Removes an image file, if it is there or was announced. Blocks.
 */
void
bunko_disk_cache_remove (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_autofree char *path = NULL;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));
  g_return_if_fail (key != NULL);

  bunko_disk_pending_wait (self->pending, mark_of_key (key));
  path = path_for_key (self, key);
  g_unlink (path);
}

/**
 * bunko_disk_cache_clear:
 * @self: a cache
 *
 * Removes all image files. Blocks.
 */
void
bunko_disk_cache_clear (BunkoDiskCache *self)
{
  g_autoptr (GArray) all = NULL;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));

  all = bunko_disk_scan (self->directory);
  bunko_disk_scan_remove_oldest (all, G_MAXUINT64, 0);

  g_mutex_lock (&self->lock);
  self->size = 0;
  g_mutex_unlock (&self->lock);
}

/**
 * bunko_disk_cache_get_limit:
 * @self: a cache
 *
 * Returns: how many bytes are kept at most
 */
guint64
bunko_disk_cache_get_limit (BunkoDiskCache *self)
{
  guint64 limit;

  g_return_val_if_fail (BUNKO_IS_DISK_CACHE (self), 0);

  g_mutex_lock (&self->lock);
  limit = self->limit;
  g_mutex_unlock (&self->lock);
  return limit;
}

/**
 * bunko_disk_cache_set_limit:
 * @self: a cache
 * @limit: how many bytes to keep at most
 *
 * Changes the limit; what is over it leaves soon. Does not block.
 */
void
bunko_disk_cache_set_limit (BunkoDiskCache *self, guint64 limit)
{
  gboolean trim;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));

  g_mutex_lock (&self->lock);
  trim = limit < self->limit && !self->trimming;
  self->limit = limit;
  g_mutex_unlock (&self->lock);
  if (trim)
    trim_in_thread (self);
}
