/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"

G_BEGIN_DECLS

/*
 * Another list source, watched: how many round trips one after another have been needed since a
 * moment, and how many of its items are alive.
 */
#define BENCH_TYPE_WATCHED_SOURCE (bench_watched_source_get_type ())

G_DECLARE_FINAL_TYPE (BenchWatchedSource, bench_watched_source, BENCH, WATCHED_SOURCE, GObject)

BenchWatchedSource *bench_watched_source_new (BunkoListSource *source) G_GNUC_WARN_UNUSED_RESULT;
/* From now on trips are counted from 1; what is on its way is the first. */
void bench_watched_source_stop (BenchWatchedSource *self);
/* In which of the trips since then an item came: the first are requests that were on their way,
 * each other begins after one before it has ended. 0 for items that were there already. */
guint bench_watched_source_get_trip_of (BenchWatchedSource *self, BunkoItem *item);
guint bench_watched_source_get_n_fetches (BenchWatchedSource *self);
guint bench_watched_source_get_max_live (BenchWatchedSource *self);

G_END_DECLS
