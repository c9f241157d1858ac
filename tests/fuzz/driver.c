/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <stdlib.h>

#include "fuzz.h"

/* Runs a target on every file of a folder, and on some hundred variations of each, the same ones
 * every time. */

#define N_VARIATIONS 300

static void
run_variation (GRand *rand, const char *contents, gsize length)
{
  gsize start = length > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) length) : 0;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) contents, (guint) length);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_byte_array_set_size (bytes, (guint) start);
      break;
    case 1:
      g_byte_array_append (bytes, (const guint8 *) contents + start, (guint) (length - start));
      break;
    case 2:
      if (length > 0)
        g_byte_array_remove_index (bytes, (guint) start);
      break;
    default:
      for (guint i = 0; i < 3 && length > 0; i++)
        bytes->data[g_rand_int_range (rand, 0, (gint32) length)] = (guint8) g_rand_int (rand);
    }

  /* A copy of the exact size, so that a sanitizer sees every byte read beyond it. */
  {
    g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

    LLVMFuzzerTestOneInput (copy, bytes->len);
  }
}

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree guint8 *copy = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);

  copy = g_memdup2 (contents, length);
  LLVMFuzzerTestOneInput (copy, length);

  for (guint i = 0; i < N_VARIATIONS; i++)
    run_variation (rand, contents, length);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_files = 0;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  LLVMFuzzerInitialize (&argc, &argv);
  folder = g_dir_open (argv[1], 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      run_file (path);
      n_files++;
    }

  g_print ("%u files\n", n_files);

  return n_files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
