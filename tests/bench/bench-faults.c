/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-report.h"
#include "bench-process.h"
#include "tests/library/replay.h"

/* What becomes of a session when a connection is cut: at the end of every message and at a thousand
 * places inside of messages, each time in another session (tests/library/replay.h says what it has
 * and what is compared). */

/* Some of them coincide with ends of messages. */
#define N_INSIDE 1030

/* Each session edits a gallery of its own. */
#define N_GALLERIES 3000

typedef struct
{
  guint n_ends, n_inside;
  guint n_failed_calls, n_lost, n_recovered, n_kept, n_unknown;
  guint n_problems;
  GArray *recoveries; /* double, milliseconds */
  double longest;
} Sum;

static void
add (Sum *self, const ReplayPlace *place, const ReplayResult *result)
{
  if (place->is_end)
    self->n_ends++;
  else
    self->n_inside++;
  self->n_failed_calls += result->n_failed;
  self->n_lost += result->lost;
  self->n_kept += result->n_kept;
  self->n_unknown += result->n_unknown;
  self->longest = MAX (self->longest, result->longest);
  if (result->problem == NULL)
    {
      self->n_recovered++;
      g_array_append_val (self->recoveries, result->recovery);
      return;
    }
  self->n_problems++;
  g_printerr ("connection %u %s after %" G_GINT64_FORMAT " bytes from the %s: %s\n",
              place->connection, place->unplug ? "unplugged" : "cut", place->at, place->side,
              result->problem);
}

static int
report (Sum *sum)
{
  BenchReport *report = bench_report_new ("faults");
  double median = bench_median ((double *) (gpointer) sum->recoveries->data, sum->recoveries->len);
  double worst = g_array_index (sum->recoveries, double, sum->recoveries->len - 1);

  bench_report_add (report, "places tried: ends of messages", sum->n_ends, "", BENCH_AT_LEAST, 20);
  bench_report_add (report, "places tried: inside of messages", sum->n_inside, "", BENCH_AT_LEAST,
                    1000);
  bench_report_add (report, "failures: something lost, doubled, mixed up, or hanging",
                    sum->n_problems, "", BENCH_AT_MOST, 0);
  bench_report_add (report, "recoveries", sum->n_recovered, "", BENCH_AT_LEAST,
                    sum->n_ends + sum->n_inside);
  bench_report_add (report, "of these, sessions that were lost and taken up again", sum->n_lost, "",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "calls that ended with a true error", sum->n_failed_calls, "",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "edits offered again", sum->n_kept, "", BENCH_NO_BOUND, 0);
  bench_report_add (report, "of these, edits that may have been made", sum->n_unknown, "",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "time to recover, median", median, "ms", BENCH_AT_MOST, 1000);
  bench_report_add (report, "time to recover, worst", worst, "ms", BENCH_AT_MOST, 5000);
  bench_report_add (report, "longest call", sum->longest, "ms", BENCH_AT_MOST, REPLAY_MAX_CALL);
  return bench_report_finish (report);
}

static void
set_program (const char *variable, const char *path)
{
  g_autofree char *program = bench_program (path);

  g_setenv (variable, program, FALSE);
}

int
main (void)
{
  Sum sum = { .recoveries = g_array_new (FALSE, FALSE, sizeof (double)) };
  ReplayFixture fixture;
  g_autoptr (GArray) places = NULL;
  int status;

  set_program ("BUNKO_SAMPLE_SERVER", "src/sample-server/bunko-sample-server");
  /* Benchmarks start in the top folder. */
  g_setenv ("BUNKO_FAULT_PROXY", "tests/support/fault-proxy", FALSE);
  replay_fixture_set_up (&fixture, N_GALLERIES);
  places = replay_list_places (&fixture, N_INSIDE);
  for (guint i = 0; i < places->len; i++)
    {
      const ReplayPlace *place = &g_array_index (places, ReplayPlace, i);
      g_auto (ReplayResult) result = { 0 };

      replay_run (&fixture, place, &result);
      add (&sum, place, &result);
    }
  replay_fixture_tear_down (&fixture);
  status = report (&sum);
  g_array_unref (sum.recoveries);
  return status;
}
