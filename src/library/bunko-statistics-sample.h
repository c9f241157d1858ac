/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BUNKO_STATISTICS_RATINGS:
 *
 * The ratings that are told apart: 0 for none, and 1 to 10 for half stars.
 */
#define BUNKO_STATISTICS_RATINGS 11

/**
 * BunkoStatisticsTally:
 * @id: the number of an item; 0 for none
 * @name: (nullable): what it is called, where the gallery says that
 * @count: how many of the galleries have it
 *
 * How often something is met.
 */
typedef struct
{
  gint64 id;
  char *name;
  gint64 count;
} BunkoStatisticsTally;

typedef struct _BunkoStatisticsSample BunkoStatisticsSample;

BunkoStatisticsSample *bunko_statistics_sample_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_statistics_sample_free (BunkoStatisticsSample *self);
guint bunko_statistics_sample_add_page (BunkoStatisticsSample *self, JsonNode *data);
gint64 bunko_statistics_sample_get_size (BunkoStatisticsSample *self);
gint64 bunko_statistics_sample_get_time (BunkoStatisticsSample *self, guint index);
const gint64 *bunko_statistics_sample_get_ratings (BunkoStatisticsSample *self);
GPtrArray *
bunko_statistics_sample_get_languages (BunkoStatisticsSample *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
bunko_statistics_sample_get_categories (BunkoStatisticsSample *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
bunko_statistics_sample_get_artists (BunkoStatisticsSample *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoStatisticsSample, bunko_statistics_sample_free)

G_END_DECLS
