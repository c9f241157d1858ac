/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Prints "EVENT MICROSECONDS" on standard output, counted from the moment that the benchmark
 * started this process (BENCH_START, of the monotonic clock). */
static inline void
bench_clock_report (const char *event)
{
  const char *start = g_getenv ("BENCH_START");
  gint64 origin = start != NULL ? g_ascii_strtoll (start, NULL, 10) : 0;

  g_print ("%s %" G_GINT64_FORMAT "\n", event, g_get_monotonic_time () - origin);
}
