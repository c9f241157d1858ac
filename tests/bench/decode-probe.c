/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decode-probe FILE THREADS COUNT: decodes an image COUNT times in so many threads, as the loader's
 * workers do, and prints the time for it in microseconds. */

#include "config.h"

#include <stdlib.h>

#include "images/bunko-image-decoder.h"

typedef struct
{
  GBytes *file;
  guint count;
} Share;

static gpointer
decode_thread (gpointer data)
{
  Share *share = data;

  for (guint i = 0; i < share->count; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPaintable) paintable = bunko_image_decode (share->file, 0, 0, NULL, &error);

      if (paintable == NULL)
        g_error ("%s", error->message);
    }

  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  Share share, first;
  char *data;
  gsize length;
  gint64 start;
  guint n_threads;

  if (argc != 4)
    return 2;
  if (!g_file_get_contents (argv[1], &data, &length, &error))
    g_error ("%s", error->message);
  file = g_bytes_new_take (data, length);
  n_threads = (guint) atoi (argv[2]);
  share = (Share) { file, (guint) atoi (argv[3]) / n_threads };

  /* What is set up once does not count. */
  first = (Share) { file, 2 };
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("first", decode_thread, &first));
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (g_ptr_array_index (threads, i));

  g_ptr_array_set_size (threads, 0);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("decode", decode_thread, &share));
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_print ("decoded %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);

  return 0;
}
