/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resident memory after scrolling through 20,000 galleries and back, compared with the first full
 * screen. */

#include "config.h"

#include "bench-process.h"
#include "bench-report.h"

/* Some of them are in the inbox or the trash; 20,000 and a few are left for the library. */
#define GALLERIES "21500"

int
main (void)
{
  BenchReport *report = bench_report_new ("memory");
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/app-probe");
  const char *const argv[] = { program, "scroll", "--sample", NULL };
  BenchServer server = bench_server_start (GALLERIES, "0", "0");
  g_autofree char *output = NULL;
  double before, after;

  bench_use_server (launcher, &server);
  output = bench_run (launcher, argv);
  bench_server_stop (&server);
  before = bench_value (output, "before") / 1024.0;
  after = bench_value (output, "after") / 1024.0;

  bench_report_add (report, "galleries in the list", bench_value (output, "galleries"), "galleries",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "first screen", before, "MiB", BENCH_NO_BOUND, 0);
  bench_report_add (report, "after scrolling there and back", after, "MiB", BENCH_AT_MOST, 250);
  bench_report_add (report, "after / first screen", after / before, "ratio", BENCH_AT_MOST, 1.3);

  return bench_report_finish (report);
}
