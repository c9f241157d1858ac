/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covers of the first screen, without and with the cache on the disk: what the server is asked
 * for. */

#include "config.h"

#include "bench-process.h"
#include "bench-report.h"

static char *
probe (BenchServer *server)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = bench_program ("tests/bench/list-probe");
  const char *const argv[] = { program, "covers", server->port, NULL };

  return bench_run (launcher, argv);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("covers");
  BenchServer server = bench_server_start ("1000", "0", "0");
  g_autofree char *cold = probe (&server);
  g_autofree char *warm = probe (&server);

  bench_server_stop (&server);
  bench_report_add (report, "covers on the first screen", bench_value (warm, "covers"), "covers",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "images asked for, cache empty", bench_value (cold, "images"), "images",
                    BENCH_AT_LEAST, bench_value (cold, "covers"));
  bench_report_add (report, "images asked for, cache warm", bench_value (warm, "images"), "images",
                    BENCH_AT_MOST, 0);

  return bench_report_finish (report);
}
