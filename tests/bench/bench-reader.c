/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader: turning pages, keeping pace, opening a gallery, memory, strips, and decoding. */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>

#include "bench-process.h"
#include "bench-report.h"

#define N_PICTURES   8
#define ROUNDS       5
#define LATENCY_MS   "20"
#define N_DECODED    "24"
#define LIMIT_MIB    512.0 /* the default of the option prefetch-limit */
#define BEYOND_MIB   100.0
#define SIZE_X768    "14"
#define PAGE_WIDTH   1600
#define PAGE_HEIGHT  2400
#define STRIP_WIDTH  800
#define STRIP_HEIGHT 20000

/* Something like a drawing with a screen tone: it compresses as scans do. */
static GdkPixbuf *
draw (int width, int height, guint seed, guint noise)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int y = 0; y < height; y++)
    {
      guchar *row = gdk_pixbuf_get_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < width; x++)
        {
          guint base = ((x / 90 + y / 70 + seed) % 5) * 40 + 40;

          for (int c = 0; c < 3; c++)
            row[x * 3 + c] = (guchar) MIN (base + g_rand_int_range (rand, 0, (gint32) noise), 255);
        }
    }
  return pixbuf;
}

static char *
save (const char *folder, const char *name, GdkPixbuf *pixbuf, const char *quality)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!gdk_pixbuf_save (pixbuf, path, "jpeg", &error, "quality", quality, NULL))
    g_error ("%s", error->message);
  return path;
}

/* Scans of about two megabytes each. */
static GStrv
make_pages (const char *folder)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < N_PICTURES; i++)
    {
      g_autoptr (GdkPixbuf) pixbuf = draw (PAGE_WIDTH, PAGE_HEIGHT, i, 60);
      g_autofree char *name = g_strdup_printf ("page-%u.jpg", i);

      g_strv_builder_take (paths, save (folder, name, pixbuf, "90"));
    }
  return g_strv_builder_end (paths);
}

static BenchServer
start_server (const char *n_pages, const char *latency, GStrv pictures)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new ();

  g_ptr_array_add (options, (gpointer) "--galleries");
  g_ptr_array_add (options, (gpointer) "20");
  g_ptr_array_add (options, (gpointer) "--latency");
  g_ptr_array_add (options, (gpointer) latency);
  g_ptr_array_add (options, (gpointer) "--pages");
  g_ptr_array_add (options, (gpointer) n_pages);
  for (guint i = 0; pictures[i] != NULL; i++)
    {
      g_ptr_array_add (options, (gpointer) "--picture");
      g_ptr_array_add (options, pictures[i]);
    }
  g_ptr_array_add (options, NULL);
  return bench_server_start_with ((const char *const *) options->pdata);
}

static char *
probe (BenchServer *server, const char *scenario)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/reader-probe");
  const char *const argv[] = { program, scenario, server->port, NULL };

  return bench_run (launcher, argv);
}

/* Nothing is on the disk, either. */
static double
measure_cold (BenchServer *server)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/reader-probe");
  g_autofree char *pattern = g_build_filename (g_getenv ("HOME"), "cache-XXXXXX", NULL);
  const char *const argv[] = { program, "cold", server->port, NULL };
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", g_mkdtemp (pattern), TRUE);
  output = bench_run (launcher, argv);
  return bench_value (output, "cold") / 1000;
}

static double
measure_bare (BenchServer *server)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/raw-page");
  const char *const argv[] = { program, server->port, "1", SIZE_X768, "1200", "760", NULL };
  g_autofree char *output = bench_run (launcher, argv);

  return bench_value (output, "page") / 1000;
}

/* The rounds take turns, so that what else the machine does hits both alike. */
static void
report_cold (BenchReport *report, BenchServer *server)
{
  double bare[ROUNDS], cold[ROUNDS], ratio[ROUNDS];

  /* The server makes its smaller pictures once. */
  measure_bare (server);
  for (guint i = 0; i < ROUNDS; i++)
    {
      bare[i] = measure_bare (server);
      cold[i] = measure_cold (server);
      ratio[i] = cold[i] / bare[i];
    }
  bench_report_add (report, "first page, fetched and decoded alone", bench_median (bare, ROUNDS),
                    "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "first page on the screen", bench_median (cold, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "on the screen / alone", bench_median (ratio, ROUNDS), "ratio",
                    BENCH_AT_MOST, 1.3);
}

static void
report_turns (BenchReport *report, BenchServer *server)
{
  g_autofree char *turns = probe (server, "turns");
  g_autofree char *pace = probe (server, "pace");

  bench_report_add (report, "pages turned", bench_value (turns, "turns"), "pages", BENCH_NO_BOUND,
                    0);
  bench_report_add (report, "not there with the next frame", bench_value (turns, "late"), "pages",
                    BENCH_AT_MOST, 0);
  bench_report_add (report, "turning: main loop busy at a time, at most",
                    bench_value (turns, "longest"), "ms", BENCH_AT_MOST, 8);
  bench_report_add (report, "two pages a second: waited for", bench_value (pace, "waits"), "pages",
                    BENCH_AT_MOST, 0);
}

/* As large as the others once they are decoded, but quickly sent: two thousand of them are read. */
static void
report_memory (BenchReport *report, const char *folder)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (PAGE_WIDTH, PAGE_HEIGHT, 1, 4);
  g_autofree char *path = save (folder, "light.jpg", pixbuf, "60");
  char *const pictures[] = { path, NULL };
  BenchServer server = start_server ("999", "0", (GStrv) pictures);
  g_autofree char *output = probe (&server, "memory");
  double before = bench_value (output, "before") / 1024;
  double most = bench_value (output, "most") / 1024;

  bench_server_stop (&server);
  bench_report_add (report, "pages read, as large as they are", bench_value (output, "pages"),
                    "pages", BENCH_NO_BOUND, 0);
  bench_report_add (report, "memory before", before, "MiB", BENCH_NO_BOUND, 0);
  bench_report_add (report, "memory, at most", most, "MiB", BENCH_NO_BOUND, 0);
  bench_report_add (report, "memory beyond the limit for pictures", most - before - LIMIT_MIB,
                    "MiB", BENCH_AT_MOST, BEYOND_MIB);
}

static void
report_strip (BenchReport *report, const char *folder)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (STRIP_WIDTH, STRIP_HEIGHT, 1, 30);
  g_autofree char *path = save (folder, "strip.jpg", pixbuf, "80");
  char *const pictures[] = { path, NULL };
  BenchServer server = start_server ("20", LATENCY_MS, (GStrv) pictures);
  g_autofree char *output = probe (&server, "strip");

  bench_server_stop (&server);
  bench_report_add (report, "strip: main loop busy at a time, at most",
                    bench_value (output, "longest"), "ms", BENCH_AT_MOST, 8);
  bench_report_add (report, "strip: main loop busy at a time, 99 of 100",
                    bench_value (output, "percentile"), "ms", BENCH_NO_BOUND, 0);
}

static double
measure_decoding (const char *path, const char *n_threads)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/decode-probe");
  const char *const argv[] = { program, path, n_threads, N_DECODED, NULL };
  g_autofree char *output = bench_run (launcher, argv);

  return bench_value (output, "decoded") / 1000;
}

static void
report_decoding (BenchReport *report, const char *path)
{
  double one[ROUNDS], two[ROUNDS], ratio[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      one[i] = measure_decoding (path, "1");
      two[i] = measure_decoding (path, "2");
      ratio[i] = one[i] / two[i];
    }
  bench_report_add (report, "decoding " N_DECODED " pages in one thread",
                    bench_median (one, ROUNDS), "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "two threads against one", bench_median (ratio, ROUNDS), "ratio",
                    BENCH_AT_LEAST, 1.7);
}

static void
remove_files (const char *folder, GStrv pages)
{
  g_autofree char *strip = g_build_filename (folder, "strip.jpg", NULL);
  g_autofree char *light = g_build_filename (folder, "light.jpg", NULL);

  for (guint i = 0; pages[i] != NULL; i++)
    remove (pages[i]);
  remove (strip);
  remove (light);
  remove (folder);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("reader");
  g_autofree char *folder = g_dir_make_tmp ("bunko-bench-XXXXXX", NULL);
  g_auto (GStrv) pages = make_pages (folder);
  BenchServer server = start_server ("200", LATENCY_MS, pages);

  report_cold (report, &server);
  report_turns (report, &server);
  bench_server_stop (&server);
  report_memory (report, folder);
  report_strip (report, folder);
  report_decoding (report, pages[0]);
  remove_files (folder, pages);

  return bench_report_finish (report);
}
