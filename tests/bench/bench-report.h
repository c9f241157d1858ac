/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchReport:
 *
 * What a benchmark measured: printed as a table and written as JSON.
 */
typedef struct _BenchReport BenchReport;

/**
 * BenchBound:
 * @BENCH_NO_BOUND: the figure is only for information
 * @BENCH_AT_MOST: the value must not be larger than the bound
 * @BENCH_AT_LEAST: the value must not be smaller than the bound
 *
 * How a figure is judged.
 */
typedef enum
{
  BENCH_NO_BOUND,
  BENCH_AT_MOST,
  BENCH_AT_LEAST,
} BenchBound;

BenchReport *bench_report_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void bench_report_add (BenchReport *self,
                       const char *metric,
                       double value,
                       const char *unit,
                       BenchBound bound,
                       double limit);
int bench_report_finish (BenchReport *self) G_GNUC_WARN_UNUSED_RESULT;

double bench_median (double *values, guint n_values);

G_END_DECLS
