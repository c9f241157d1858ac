/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tool for whoever changes the drawings: it puts many of them side by side.
 *
 *   contact-sheet covers FILE.png [FIRST-SEED]
 *   contact-sheet pages FILE.png [SEED]
 *   contact-sheet image FILE SEED PAGE [MAX-WIDTH]
 *   contact-sheet time
 */

#include "config.h"

#include <stdlib.h>
#include <time.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "sample-server/art/bunko-sample-art.h"
#include "sample-server/art/bunko-sample-names.h"

#define COLUMNS 12
#define ROWS    4
#define GAP     14

static GBytes *
make_image (guint64 seed, guint page, int max_width, const char **ext)
{
  g_autofree char *title = bunko_sample_names_title (seed, NULL);
  BunkoSampleArtSpec spec = { seed, page, 24, title, bunko_sample_names_artist (seed % 1000) };

  return bunko_sample_art_image (&spec, max_width, 0, ext);
}

static void
paint_pixbuf (GdkPixbuf *sheet, GdkPixbuf *image, int x, int y)
{
  int width = MIN (gdk_pixbuf_get_width (image), gdk_pixbuf_get_width (sheet) - x);
  int height = MIN (gdk_pixbuf_get_height (image), gdk_pixbuf_get_height (sheet) - y);

  if (width > 0 && height > 0)
    gdk_pixbuf_copy_area (image, 0, 0, width, height, sheet, x, y);
}

static GdkPixbuf *
load (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return gdk_pixbuf_new_from_stream (stream, NULL, NULL);
}

static void
make_sheet (const char *file, guint64 first, gboolean pages)
{
  int width = pages ? 300 : 200;
  int columns = pages ? 8 : COLUMNS;
  int rows = pages ? 3 : ROWS;
  int height = width * 1.5 + GAP;
  g_autoptr (GdkPixbuf) sheet = NULL;

  sheet = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, columns * (width + GAP) + GAP,
                          rows * (height + GAP) + GAP);
  gdk_pixbuf_fill (sheet, 0x2a2a2aff);
  for (int i = 0; i < columns * rows; i++)
    {
      const char *ext = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GdkPixbuf) image = NULL;

      bytes = pages ? make_image (first, i, width, &ext) : make_image (first + i, 0, width, &ext);
      image = load (bytes);
      paint_pixbuf (sheet, image, GAP + (i % columns) * (width + GAP),
                    GAP + (i / columns) * (height + GAP));
    }
  gdk_pixbuf_save (sheet, file, "png", NULL, "compression", "3", NULL);
}

/* Processor time in microseconds: what else runs on the machine does not matter. */
static gint64
now (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);

  return at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000;
}

static void
measure (const char *what, guint page, int max_width, guint n)
{
  gint64 worst = 0;
  gint64 start = now ();

  for (guint i = 0; i < n; i++)
    {
      gint64 before = now ();
      const char *ext;
      g_autoptr (GBytes) bytes = make_image (1000 + i, page, max_width, &ext);

      worst = MAX (worst, now () - before);
    }
  g_print ("%-24s %7.2f ms on average, %7.2f ms at worst\n", what, (now () - start) / 1000.0 / n,
           worst / 1000.0);
}

int
main (int argc, char **argv)
{
  const char *mode = argc > 1 ? argv[1] : "";
  guint64 seed = argc > 3 ? g_ascii_strtoull (argv[3], NULL, 10) : 1;

  if (g_str_equal (mode, "time"))
    {
      measure ("warm-up", 0, 200, 40);
      measure ("cover, 100 wide", 0, 100, 200);
      measure ("cover, 200 wide", 0, 200, 400);
      measure ("cover, 300 wide", 0, 300, 200);
      measure ("cover, original", 0, 0, 40);
      measure ("page, 200 wide", 5, 200, 200);
      measure ("page, 1280 wide", 5, 1280, 40);
      measure ("page, original", 4, 0, 60);
      return EXIT_SUCCESS;
    }
  if (argc < 3)
    return EXIT_FAILURE;

  if (g_str_equal (mode, "image"))
    {
      const char *ext = NULL;
      g_autoptr (GBytes) bytes =
          make_image (seed, argc > 4 ? atoi (argv[4]) : 0, argc > 5 ? atoi (argv[5]) : 0, &ext);

      g_print ("%s, %" G_GSIZE_FORMAT " bytes\n", ext, g_bytes_get_size (bytes));
      if (g_str_has_suffix (argv[2], ".png"))
        {
          g_autoptr (GdkPixbuf) image = load (bytes);

          return !gdk_pixbuf_save (image, argv[2], "png", NULL, NULL);
        }
      return !g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), NULL);
    }

  make_sheet (argv[2], seed, g_str_equal (mode, "pages"));

  return EXIT_SUCCESS;
}
