/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * How long the main loop is busy at a time: a timer source of the highest priority notes what the
 * main thread worked since it ran last, but for drawing. Processor time, not that of the clock: a
 * machine that does something else at the same time is no fault of ours.
 */
typedef struct _BenchStalls BenchStalls;

BenchStalls *bench_stalls_new (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;
void bench_stalls_free (BenchStalls *self);
/* In milliseconds: the longest, and what so many of a hundred stay under. */
double bench_stalls_get_longest (BenchStalls *self);
double bench_stalls_get_percentile (BenchStalls *self, double percent);

/* Draws a widget and waits until that frame is painted. */
void bench_wait_for_frame (GtkWidget *widget);

G_END_DECLS
