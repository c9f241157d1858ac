/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of a million galleries against short ones: opening it, scrolling through it, and what it
 * keeps in memory. */

#include "config.h"

#include "bench-process.h"
#include "bench-report.h"

#define N_ROUNDS 5

static char *
probe (BenchServer *server, const char *scenario)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/list-probe");
  const char *const argv[] = { program, scenario, server->port, NULL };

  return bench_run (launcher, argv);
}

static double
measure_opening (BenchServer *server)
{
  g_autofree char *output = probe (server, "open");

  return bench_value (output, "opened");
}

/* The rounds take turns, so that what else the machine does hits both alike. */
static void
report_opening (BenchReport *report, BenchServer *small, BenchServer *large)
{
  double few[N_ROUNDS], many[N_ROUNDS], ratio[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      few[i] = measure_opening (small);
      many[i] = measure_opening (large);
      ratio[i] = many[i] / few[i];
    }
  bench_report_add (report, "open 100 galleries", bench_median (few, N_ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "open 1,000,000 galleries", bench_median (many, N_ROUNDS), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "open 1,000,000 / open 100", bench_median (ratio, N_ROUNDS), "ratio",
                    BENCH_AT_MOST, 1.3);
}

static void
report_scrolling (BenchReport *report, BenchServer *medium, BenchServer *large)
{
  g_autofree char *few = probe (medium, "scroll");
  g_autofree char *many = probe (large, "scroll");

  bench_report_add (report, "galleries in the long list", bench_value (many, "galleries"),
                    "galleries", BENCH_NO_BOUND, 0);
  bench_report_add (report, "titles after a step, at worst", bench_value (many, "step-trips"),
                    "round trips", BENCH_AT_MOST, 2);
  bench_report_add (report, "titles after a jump, at worst", bench_value (many, "jump-trips"),
                    "round trips", BENCH_AT_MOST, 2);
  bench_report_add (report, "items alive, at most", bench_value (many, "items"), "items",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "items alive, 1,000,000 / 1,000",
                    bench_value (many, "items") / bench_value (few, "items"), "ratio",
                    BENCH_AT_MOST, 1.3);
  bench_report_add (report, "memory after it", bench_value (many, "memory") / 1024, "MiB",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "memory, 1,000,000 / 1,000",
                    bench_value (many, "memory") / bench_value (few, "memory"), "ratio",
                    BENCH_AT_MOST, 1.3);
  bench_report_add (report, "main loop busy at a time, at most", bench_value (many, "longest"),
                    "ms", BENCH_AT_MOST, 50);
  bench_report_add (report, "main loop busy at a time, 99 of 100", bench_value (many, "percentile"),
                    "ms", BENCH_AT_MOST, 16);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("grid");
  BenchServer small = bench_server_start ("100", "0", "0");
  BenchServer medium = bench_server_start ("1000", "0", "0");
  BenchServer large = bench_server_start ("1000000", "0", "0");

  report_opening (report, &small, &large);
  report_scrolling (report, &medium, &large);
  bench_server_stop (&small);
  bench_server_stop (&medium);
  bench_server_stop (&large);

  return bench_report_finish (report);
}
