/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bunko-disk-file.h"
#include "bunko-image-decoder.h"

/* Each file starts with this and the number of bytes that follow, so that one that was cut short,
 * by a full disk or a crash, is told from a whole one without decoding it. */
#define MAGIC "BUNKOIM1"

/* A file's time of use is written again only when it is older than this: reading stays cheap. */
#define USE_GRANULARITY_S 60

typedef struct
{
  char magic[8];
  guint64 size;
} Prefix;

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

static GBytes *
read_open_file (int fd)
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
 * bunko_disk_file_read:
 * @path: (type filename): what to read
 *
 * Reads a file that bunko_disk_file_write() wrote, and marks it as used just now. One that is not
 * as it was written is removed. Blocks.
 *
 * Returns: (transfer full) (nullable): what was kept, or %NULL if it is not there
 */
GBytes *
bunko_disk_file_read (const char *path)
{
  GBytes *bytes;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return NULL;

  bytes = read_open_file (fd);
  g_close (fd, NULL);
  if (bytes == NULL)
    g_unlink (path);
  return bytes;
}

/**
 * bunko_disk_file_write:
 * @path: (type filename): where to write; folders that are missing are made
 * @bytes: what to keep
 *
 * Writes a file beside the final one and renames it, so that a reader sees all of it or nothing. It
 * is not synced: what a power cut damages is found by its length and fetched again. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
bunko_disk_file_write (const char *path, GBytes *bytes)
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

/**
 * bunko_disk_file_get_size:
 * @bytes: what is to be kept
 *
 * Returns: how large its file is
 */
guint64
bunko_disk_file_get_size (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, 0);

  return sizeof (Prefix) + g_bytes_get_size (bytes);
}
