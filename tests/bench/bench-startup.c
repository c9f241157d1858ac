/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a person waits: to the first frame, compared with an empty window, and to the first full
 * screen of covers, compared with a client that only fetches the same covers and shows nothing. */

#include "config.h"

#include "bench-process.h"
#include "bench-report.h"

#define ROUNDS    5
#define GALLERIES "240"

/* Without these two the sample server would answer as no real one does: it is a program in C that
 * draws its covers in a few milliseconds.
 *
 * Every reply is held back. The wire notes have 40 to 60 ms for the smallest call; 40 of these are
 * the late acknowledgement that clients which acknowledge at once do not wait for, but then a list
 * of 64 galleries takes 300 ms ("HPX wire notes", Frames). 40 ms for each message of a start adds
 * up to about the same.
 *
 * Pictures that nobody has asked for before are made from full-size pages, ten at a time, and the
 * first answer "can take seconds" (HPX notes, Images); 150 ms for each is a cautious guess. Where
 * the server has the pictures at hand, a cache of ours saves two messages and no more. Those
 * figures are told below, too, but not bounded: they say how long GTK takes to start, and two
 * cores to draw for server and client at the same time, rather than what is waited for. */
#define LATENCY_MS "40"
#define IMAGE_MS   "150"

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
raw_covers (guint count, const char *image_ms)
{
  g_autofree char *program = bench_program ("tests/bench/raw-client");
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *cache = new_cache ();
  g_autoptr (GSubprocessLauncher) launcher = new_launcher (cache);
  BenchServer server = bench_server_start (GALLERIES, LATENCY_MS, image_ms);
  const char *const argv[] = { program, server.port, COVER_SIZE, number, NULL };
  g_autofree char *output = bench_run (launcher, argv);

  bench_server_stop (&server);

  return bench_value (output, "covers") / 1000.0;
}

typedef struct
{
  double raw[ROUNDS];
  double cold[ROUNDS];
  double warm[ROUNDS];
  guint on_screen;
} Starts;

static void
measure (Starts *starts, guint round, const char *image_ms)
{
  BenchServer server = bench_server_start (GALLERIES, LATENCY_MS, image_ms);
  g_autofree char *cache = new_cache ();

  starts->cold[round] = covers (&server, cache, &starts->on_screen);
  starts->warm[round] = covers (&server, cache, &starts->on_screen);
  bench_server_stop (&server);
  starts->raw[round] = raw_covers (starts->on_screen, image_ms);
}

static void
add (BenchReport *report, const char *metric, double milliseconds)
{
  bench_report_add (report, metric, milliseconds, "ms", BENCH_NO_BOUND, 0);
}

static void
report_starts (BenchReport *report, Starts *starts, Starts *ready)
{
  double raw = bench_median (starts->raw, ROUNDS);
  double cold = bench_median (starts->cold, ROUNDS);
  double warm = bench_median (starts->warm, ROUNDS);
  double ready_raw = bench_median (ready->raw, ROUNDS);
  double ready_cold = bench_median (ready->cold, ROUNDS);

  bench_report_add (report, "covers on the screen", starts->on_screen, "covers", BENCH_NO_BOUND, 0);
  add (report, "raw client: those covers", raw);
  add (report, "Bunko: covers, nothing cached", cold);
  add (report, "Bunko: covers, cached", warm);
  bench_report_add (report, "nothing cached / raw client", cold / raw, "ratio", BENCH_AT_MOST, 1.5);
  bench_report_add (report, "cached / nothing cached", warm / cold, "ratio", BENCH_AT_MOST, 0.5);
  bench_report_add (report, "cached / raw client", warm / raw, "ratio", BENCH_NO_BOUND, 0);
  add (report, "pictures made at once: raw client", ready_raw);
  add (report, "pictures made at once: Bunko, nothing cached", ready_cold);
  bench_report_add (report, "pictures made at once: nothing cached / raw client",
                    ready_cold / ready_raw, "ratio", BENCH_NO_BOUND, 0);
  bench_report_add (report, "pictures made at once: cached / nothing cached",
                    bench_median (ready->warm, ROUNDS) / ready_cold, "ratio", BENCH_NO_BOUND, 0);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("startup");
  double empty[ROUNDS], frame[ROUNDS];
  Starts starts = { 0 }, ready = { 0 };

  /* Turn by turn, so that a noisy moment of the machine meets them all. */
  for (guint i = 0; i < ROUNDS; i++)
    {
      empty[i] = first_frame ("tests/bench/empty-window", NULL);
      frame[i] = first_frame ("tests/bench/app-probe", "frame");
      measure (&starts, i, IMAGE_MS);
      measure (&ready, i, "0");
    }

  add (report, "empty window: first frame", bench_median (empty, ROUNDS));
  add (report, "Bunko: first frame", bench_median (frame, ROUNDS));
  bench_report_add (report, "Bunko / empty window",
                    bench_median (frame, ROUNDS) / bench_median (empty, ROUNDS), "ratio",
                    BENCH_AT_MOST, 1.35);
  report_starts (report, &starts, &ready);

  return bench_report_finish (report);
}
