/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bunko-disk-scan.h"

/* What an interrupted write leaves is removed when it is this old. */
#define TEMPORARY_AGE_S 3600

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} Found;

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

/**
 * bunko_disk_scan: (skip)
 * @directory: (type filename): the folder of a disk cache
 *
 * Looks at all files. What an interrupted write left long ago is removed. Blocks.
 *
 * Returns: (transfer full): the files, for the functions below
 */
GArray *
bunko_disk_scan (const char *directory)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, (GDestroyNotify) found_clear);
  for (guint shelf = 0; shelf < 256; shelf++)
    {
      char name[3];
      g_autofree char *path = NULL;

      g_snprintf (name, sizeof name, "%02x", shelf);
      path = g_build_filename (directory, name, NULL);
      scan_shelf (path, all);
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

/**
 * bunko_disk_scan_get_size: (skip)
 * @all: what bunko_disk_scan() found
 *
 * Returns: the bytes of all files
 */
guint64
bunko_disk_scan_get_size (GArray *all)
{
  guint64 size = 0;

  for (guint i = 0; i < all->len; i++)
    size += g_array_index (all, Found, i).size;
  return size;
}

/**
 * bunko_disk_scan_remove_oldest: (skip)
 * @all: what bunko_disk_scan() found
 * @size: how many bytes there are
 * @goal: how many may stay
 *
 * Removes what was not used for the longest time. Blocks.
 *
 * Returns: how many bytes are left
 */
guint64
bunko_disk_scan_remove_oldest (GArray *all, guint64 size, guint64 goal)
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
