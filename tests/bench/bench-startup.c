/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a person waits: to the first frame, compared with an empty window, and to the first full
 * screen of covers, compared with a client that only fetches the same covers and shows nothing. */

#include "config.h"

#include "bench-process.h"
#include "bench-report.h"

#define ROUNDS    5
#define GALLERIES "240"

/* What the real server takes for the smallest call ("HPX wire notes", Frames: 40 to 60 ms). */
#define LATENCY_MS "40"

/* BUNKO_IMAGE_SIZE_MEDIUM, which a grid of the default size asks for. */
#define COVER_SIZE "3"

static GSubprocessLauncher *
new_launcher (const char *cache)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE);

  return launcher;
}

static char *
new_cache (void)
{
  g_autofree char *pattern = g_build_filename (g_getenv ("HOME"), "cache-XXXXXX", NULL);

  return g_strdup (g_mkdtemp (pattern));
}

static double
first_frame (const char *relative, const char *argument)
{
  g_autofree char *program = bench_program (relative);
  g_autofree char *cache = new_cache ();
  g_autoptr (GSubprocessLauncher) launcher = new_launcher (cache);
  const char *const argv[] = { program, argument, NULL };
  g_autofree char *output = bench_run (launcher, argv);

  return bench_value (output, "first-frame") / 1000.0;
}

static double
covers (BenchServer *server, const char *cache, guint *on_screen)
{
  g_autofree char *program = bench_program ("tests/bench/app-probe");
  g_autoptr (GSubprocessLauncher) launcher = new_launcher (cache);
  const char *const argv[] = { program, "covers", "--sample", NULL };
  g_autofree char *output = NULL;

  bench_use_server (launcher, server);
  output = bench_run (launcher, argv);
  *on_screen = (guint) bench_value (output, "on-screen");

  return bench_value (output, "covers") / 1000.0;
}

static double
raw_covers (guint count)
{
  g_autofree char *program = bench_program ("tests/bench/raw-client");
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *cache = new_cache ();
  g_autoptr (GSubprocessLauncher) launcher = new_launcher (cache);
  BenchServer server = bench_server_start (GALLERIES, LATENCY_MS);
  const char *const argv[] = { program, server.port, COVER_SIZE, number, NULL };
  g_autofree char *output = bench_run (launcher, argv);

  bench_server_stop (&server);

  return bench_value (output, "covers") / 1000.0;
}

int
main (void)
{
  BenchReport *report = bench_report_new ("startup");
  double empty[ROUNDS], frame[ROUNDS], raw[ROUNDS], cold[ROUNDS], warm[ROUNDS];
  guint on_screen = 0;

  /* Turn by turn, so that a noisy moment of the machine meets them all. */
  for (guint i = 0; i < ROUNDS; i++)
    {
      BenchServer server = bench_server_start (GALLERIES, LATENCY_MS);
      g_autofree char *cache = new_cache ();

      empty[i] = first_frame ("tests/bench/empty-window", NULL);
      frame[i] = first_frame ("tests/bench/app-probe", "frame");
      cold[i] = covers (&server, cache, &on_screen);
      warm[i] = covers (&server, cache, &on_screen);
      bench_server_stop (&server);
      raw[i] = raw_covers (on_screen);
    }

  bench_report_add (report, "empty window: first frame", bench_median (empty, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "Bunko: first frame", bench_median (frame, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "Bunko / empty window",
                    bench_median (frame, ROUNDS) / bench_median (empty, ROUNDS), "ratio",
                    BENCH_AT_MOST, 1.35);
  bench_report_add (report, "covers on the screen", on_screen, "covers", BENCH_NO_BOUND, 0);
  bench_report_add (report, "raw client: those covers", bench_median (raw, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "Bunko: covers, nothing cached", bench_median (cold, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "Bunko: covers, cached", bench_median (warm, ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "nothing cached / raw client",
                    bench_median (cold, ROUNDS) / bench_median (raw, ROUNDS), "ratio",
                    BENCH_AT_MOST, 1.5);
  bench_report_add (report, "cached / nothing cached",
                    bench_median (warm, ROUNDS) / bench_median (cold, ROUNDS), "ratio",
                    BENCH_AT_MOST, 0.5);

  return bench_report_finish (report);
}
