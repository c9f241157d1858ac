/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bunko-disk-cache.h"
#include "bunko-image-decoder.h"

/* Each file starts with this and the number of bytes that follow, so that one that was cut short,
 * by a full disk or a crash, is told from a whole one without decoding it. */
#define MAGIC "BUNKOIM1"

/* A file's time of use is written again only when it is older than this: reading stays cheap. */
#define USE_GRANULARITY_S 60

/* A trim goes on to this part of the limit, so that not every picture brings the next one. */
#define TRIM_TO 0.9

/* What an interrupted write leaves is removed when it is this old. */
#define TEMPORARY_AGE_S 3600

typedef struct
{
  char magic[8];
  guint64 size;
} Prefix;

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} Found;

/* Image files by key, in a folder, bounded by size; those not used for the longest time go first.
 *
 * All functions block on the disk and belong in worker threads; they may be called from several at
 * once. There is no index to wait for: a key's file name follows from the key. The folder is
 * measured when something is first stored, and once more each time that the limit is passed, so
 * that files which somebody else removed or added do not matter. */
struct _BunkoDiskCache
{
  GObject parent_instance;

  char *directory;

  GMutex lock; /* of what follows */
  guint64 limit;
  guint64 size; /* an estimate between two measurements */
  gboolean measured;
  gboolean trimming;
};

G_DEFINE_FINAL_TYPE (BunkoDiskCache, bunko_disk_cache, G_TYPE_OBJECT)

static void
bunko_disk_cache_finalize (GObject *object)
{
  BunkoDiskCache *self = BUNKO_DISK_CACHE (object);

  g_free (self->directory);
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

static gboolean
read_fully (int fd, void *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, (guint8 *) buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static gboolean
write_fully (int fd, const void *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = write (fd, (const guint8 *) buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static void
mark_used (int fd, const struct stat *status)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_nsec = UTIME_NOW } };

  if (g_get_real_time () / G_USEC_PER_SEC - status->st_mtime > USE_GRANULARITY_S)
    (void) futimens (fd, times);
}

/* NULL also when the file is not as it was written. */
static GBytes *
read_file (int fd)
{
  struct stat status;
  Prefix prefix;
  g_autofree guint8 *data = NULL;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) ||
      !read_fully (fd, &prefix, sizeof prefix) || memcmp (prefix.magic, MAGIC, 8) != 0 ||
      prefix.size > BUNKO_IMAGE_MAX_FILE_SIZE ||
      (guint64) status.st_size != sizeof prefix + prefix.size)
    return NULL;

  data = g_malloc (prefix.size);
  if (!read_fully (fd, data, prefix.size))
    return NULL;
  mark_used (fd, &status);
  return g_bytes_new_take (g_steal_pointer (&data), prefix.size);
}

/**
 * bunko_disk_cache_load:
 * @self: a cache
 * @key: an image; its box does not matter
 *
 * Reads an image file. A damaged one is removed. Blocks.
 *
 * Returns: (transfer full) (nullable): the bytes as they were stored, or %NULL if they are not here
 */
GBytes *
bunko_disk_cache_load (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_autofree char *path = NULL;
  GBytes *bytes;
  int fd;

  g_return_val_if_fail (BUNKO_IS_DISK_CACHE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  path = path_for_key (self, key);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return NULL;

  bytes = read_file (fd);
  g_close (fd, NULL);
  if (bytes == NULL)
    g_unlink (path);
  return bytes;
}

/* Written beside and renamed, so that a reader sees all of it or nothing. It is not synced: what a
 * power cut damages is found by its length and fetched again. */
static gboolean
write_file (const char *path, GBytes *bytes)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  Prefix prefix = { MAGIC, g_bytes_get_size (bytes) };
  gboolean ok;
  int fd;

  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0 && errno == ENOENT && g_mkdir_with_parents (directory, 0700) == 0)
    {
      memcpy (temporary + strlen (temporary) - 6, "XXXXXX", 6);
      fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
    }
  if (fd < 0)
    return FALSE;

  ok = write_fully (fd, &prefix, sizeof prefix) &&
       write_fully (fd, g_bytes_get_data (bytes, NULL), prefix.size);
  ok = g_close (fd, NULL) && ok;
  ok = ok && g_rename (temporary, path) == 0;
  if (!ok)
    g_unlink (temporary);
  return ok;
}

static void
found_clear (Found *found)
{
  g_free (found->path);
}

static void
scan_shelf (const char *directory, GArray *all)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      struct stat status;
      Found found;

      if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      if (strchr (name, '.') != NULL && now - status.st_mtime > TEMPORARY_AGE_S)
        {
          g_unlink (path);
          continue;
        }
      found = (Found) { g_steal_pointer (&path), (guint64) status.st_size, status.st_mtime };
      g_array_append_val (all, found);
    }
}

static GArray *
scan (BunkoDiskCache *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, (GDestroyNotify) found_clear);
  for (guint shelf = 0; shelf < 256; shelf++)
    {
      char name[3];
      g_autofree char *directory = NULL;

      g_snprintf (name, sizeof name, "%02x", shelf);
      directory = g_build_filename (self->directory, name, NULL);
      scan_shelf (directory, all);
    }
  return all;
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *two = b;

  return (one->used > two->used) - (one->used < two->used);
}

static guint64
remove_oldest (GArray *all, guint64 size, guint64 goal)
{
  g_array_sort (all, compare_use);
  for (guint i = 0; i < all->len && size > goal; i++)
    {
      Found *found = &g_array_index (all, Found, i);

      if (g_unlink (found->path) == 0 || errno == ENOENT)
        size -= found->size;
    }
  return size;
}

static guint64
measure_and_remove (BunkoDiskCache *self, guint64 limit)
{
  g_autoptr (GArray) all = scan (self);
  guint64 size = 0;

  for (guint i = 0; i < all->len; i++)
    size += g_array_index (all, Found, i).size;
  return size > limit ? remove_oldest (all, size, (guint64) (limit * TRIM_TO)) : size;
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
      guint64 limit = self->limit;
      guint64 size;

      /* What is stored from here on may be counted twice, but is never missed. */
      self->size = 0;
      g_mutex_unlock (&self->lock);
      size = measure_and_remove (self, limit);
      g_mutex_lock (&self->lock);
      stored = self->size > 0;
      self->size += size;
    }
  while (stored && self->size > self->limit);
  self->measured = TRUE;
  self->trimming = FALSE;
  g_mutex_unlock (&self->lock);
}

static gpointer
trim_thread (gpointer data)
{
  g_autoptr (BunkoDiskCache) self = data;

  bunko_disk_cache_trim (self);
  return NULL;
}

/* In a thread of its own: walking a large folder must not hold up the pictures that wait. */
static void
trim_in_thread (BunkoDiskCache *self)
{
  g_autoptr (GThread) thread = NULL;

  thread = g_thread_try_new ("bunko-cache-trim", trim_thread, g_object_ref (self), NULL);
  if (thread == NULL)
    g_object_unref (self);
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

  size = sizeof (Prefix) + g_bytes_get_size (bytes);
  path = path_for_key (self, key);
  if (size > bunko_disk_cache_get_limit (self) || !write_file (path, bytes))
    return;

  g_mutex_lock (&self->lock);
  self->size += size;
  trim = !self->trimming && (!self->measured || self->size > self->limit);
  g_mutex_unlock (&self->lock);
  if (trim)
    trim_in_thread (self);
}

/**
 * bunko_disk_cache_remove:
 * @self: a cache
 * @key: an image
 *
 * Removes an image file, if it is there. Blocks.
 */
void
bunko_disk_cache_remove (BunkoDiskCache *self, BunkoImageKey *key)
{
  g_autofree char *path = NULL;

  g_return_if_fail (BUNKO_IS_DISK_CACHE (self));
  g_return_if_fail (key != NULL);

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

  all = scan (self);
  remove_oldest (all, G_MAXUINT64, 0);

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
