/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-disk-index.h"

/**
 * bunko_disk_index_mark: (skip)
 * @digest: the name of an image's file, hexadecimal digits
 *
 * Returns: what an index keeps of the name: its first eight digits as a number. Two images of one
 * mark are rare, and cost a look at the disk.
 */
gpointer
bunko_disk_index_mark (const char *digest)
{
  char digits[9];

  g_return_val_if_fail (digest != NULL, NULL);

  g_strlcpy (digits, digest, sizeof digits);
  return GUINT_TO_POINTER ((guint) g_ascii_strtoull (digits, NULL, 16));
}

static void
add_shelf (const char *directory, const char *shelf, GHashTable *known)
{
  g_autofree char *path = g_build_filename (directory, shelf, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *digest = g_strconcat (shelf, name, NULL);

      g_hash_table_add (known, bunko_disk_index_mark (digest));
    }
}

/**
 * bunko_disk_index_build: (skip)
 * @directory: (type filename): the folder of a disk cache; need not exist
 *
 * Reads the names of the files in the folder; no file is touched. Blocks.
 *
 * Returns: (transfer full): a set of their marks
 */
GHashTable *
bunko_disk_index_build (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  GHashTable *known = g_hash_table_new (NULL, NULL);
  const char *shelf;

  while (dir != NULL && (shelf = g_dir_read_name (dir)) != NULL)
    if (strlen (shelf) == 2)
      add_shelf (directory, shelf, known);
  return known;
}
