/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-statistics-bar.h"

G_BEGIN_DECLS

/**
 * BunkoStatisticsChart:
 * @BUNKO_STATISTICS_LANGUAGES: galleries by language
 * @BUNKO_STATISTICS_CATEGORIES: galleries by category
 * @BUNKO_STATISTICS_RATING: galleries by rating
 * @BUNKO_STATISTICS_MONTHS: galleries by the month that they were added in
 * @BUNKO_STATISTICS_TAGS: the most frequent tags
 * @BUNKO_STATISTICS_ARTISTS: the most frequent artists
 * @BUNKO_STATISTICS_N_CHARTS: how many there are
 *
 * What is counted.
 */
typedef enum
{
  BUNKO_STATISTICS_LANGUAGES,
  BUNKO_STATISTICS_CATEGORIES,
  BUNKO_STATISTICS_RATING,
  BUNKO_STATISTICS_MONTHS,
  BUNKO_STATISTICS_TAGS,
  BUNKO_STATISTICS_ARTISTS,
  BUNKO_STATISTICS_N_CHARTS,
} BunkoStatisticsChart;

/**
 * BunkoStatisticsState:
 * @BUNKO_STATISTICS_WAITING: not counted yet
 * @BUNKO_STATISTICS_EXACT: counted
 * @BUNKO_STATISTICS_ESTIMATED: known from a part of the library only
 * @BUNKO_STATISTICS_UNAVAILABLE: the server cannot tell
 *
 * How well something is known.
 */
typedef enum
{
  BUNKO_STATISTICS_WAITING,
  BUNKO_STATISTICS_EXACT,
  BUNKO_STATISTICS_ESTIMATED,
  BUNKO_STATISTICS_UNAVAILABLE,
} BunkoStatisticsState;

#define BUNKO_TYPE_LIBRARY_STATISTICS (bunko_library_statistics_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLibraryStatistics,
                      bunko_library_statistics,
                      BUNKO,
                      LIBRARY_STATISTICS,
                      GObject)

BunkoLibraryStatistics *bunko_library_get_statistics (BunkoLibrary *library);
BunkoLibraryStatistics *
bunko_library_statistics_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_statistics_start (BunkoLibraryStatistics *self);
void bunko_library_statistics_refresh (BunkoLibraryStatistics *self);
void bunko_library_statistics_stop (BunkoLibraryStatistics *self);
gboolean bunko_library_statistics_get_loading (BunkoLibraryStatistics *self);
double bunko_library_statistics_get_progress (BunkoLibraryStatistics *self);
gint64 bunko_library_statistics_get_n_galleries (BunkoLibraryStatistics *self);
gint64 bunko_library_statistics_get_n_pages (BunkoLibraryStatistics *self);
guint bunko_library_statistics_get_n_calls (BunkoLibraryStatistics *self);
BunkoStatisticsState
bunko_library_statistics_get_state (BunkoLibraryStatistics *self, BunkoStatisticsChart chart);
GPtrArray *
bunko_library_statistics_get_bars (BunkoLibraryStatistics *self, BunkoStatisticsChart chart);

G_END_DECLS
