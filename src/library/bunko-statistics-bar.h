/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BunkoStatisticsBar:
 * @label: what is counted, for people
 * @search: (nullable): the search that finds it; %NULL if there is none
 * @count: how many there are
 *
 * One bar of a chart. It does not change.
 */
typedef struct
{
  char *label;
  char *search;
  gint64 count;
} BunkoStatisticsBar;

#define BUNKO_TYPE_STATISTICS_BAR (bunko_statistics_bar_get_type ())
GType bunko_statistics_bar_get_type (void) G_GNUC_CONST;

BunkoStatisticsBar *bunko_statistics_bar_new (const char *label,
                                              gint64 count,
                                              const char *search) G_GNUC_WARN_UNUSED_RESULT;
BunkoStatisticsBar *bunko_statistics_bar_ref (BunkoStatisticsBar *self);
void bunko_statistics_bar_unref (BunkoStatisticsBar *self);
int bunko_statistics_bar_compare (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoStatisticsBar, bunko_statistics_bar_unref)

G_END_DECLS
