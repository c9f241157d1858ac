/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-library-statistics.h"
#include "bunko-statistics-cuts.h"
#include "bunko-statistics-sample.h"
#include "bunko-tag.h"

G_BEGIN_DECLS

/* How much of each there is in a chart, and how many names are read. */
#define BUNKO_STATISTICS_MAX_LANGUAGES  8
#define BUNKO_STATISTICS_MAX_CATEGORIES 8
#define BUNKO_STATISTICS_MAX_ARTISTS    8
#define BUNKO_STATISTICS_MAX_TAGS       8
#define BUNKO_STATISTICS_MAX_NAMES      200

/* The questions, in their order; most are asked several times. */
typedef enum
{
  BUNKO_STATISTICS_ASK_SIZE,
  BUNKO_STATISTICS_ASK_PAGES,
  BUNKO_STATISTICS_ASK_LANGUAGE_NAMES,
  BUNKO_STATISTICS_ASK_CATEGORY_NAMES,
  BUNKO_STATISTICS_ASK_SAMPLE,
  BUNKO_STATISTICS_ASK_MONTHS,
  BUNKO_STATISTICS_ASK_LANGUAGES,
  BUNKO_STATISTICS_ASK_CATEGORIES,
  BUNKO_STATISTICS_ASK_ARTISTS,
  BUNKO_STATISTICS_ASK_COMMON_TAGS,
  BUNKO_STATISTICS_ASK_TAGS,
  BUNKO_STATISTICS_ASK_NOTHING,
} BunkoStatisticsStep;

/* A tag that may be among the most frequent ones. */
typedef struct
{
  BunkoTag *tag;
  char *query;
  gint64 weight;
  gint64 count;
} BunkoStatisticsCandidate;

typedef struct
{
  GPtrArray *bars; /* of BunkoStatisticsBar */
  BunkoStatisticsState state;
} BunkoStatisticsResult;

struct _BunkoLibraryStatistics
{
  GObject parent_instance;

  BunkoLibrary *library;     /* weak: it may own this */
  GCancellable *cancellable; /* while it asks */
  BunkoStatisticsStep step;
  guint index; /* of the question in the step */
  guint n_calls;
  gint64 ended_at; /* on the monotonic clock; 0: never */

  gint64 n_galleries; /* -1: not known */
  gint64 n_pages;
  gboolean is_whole; /* the sample is the library */
  GHashTable *language_names;
  GHashTable *category_names;
  BunkoStatisticsSample *sample;
  BunkoStatisticsCuts *cuts; /* NULL: the view is not sorted by date */
  GArray *months;            /* of gint64: when each month of the chart begins */
  gint64 newest;
  GPtrArray *languages; /* of BunkoStatisticsTally, borrowed from the sample */
  GPtrArray *categories;
  GPtrArray *artists;
  GPtrArray *tags; /* of BunkoStatisticsCandidate */

  BunkoStatisticsResult results[BUNKO_STATISTICS_N_CHARTS];
};

/* bunko-library-statistics-ask.c */
guint _bunko_statistics_count_questions (BunkoLibraryStatistics *self, BunkoStatisticsStep step);
const char *_bunko_statistics_make_question (BunkoLibraryStatistics *self, JsonObject **args);
gint64 _bunko_statistics_get_first (BunkoLibraryStatistics *self);

/* bunko-library-statistics-answer.c */
void _bunko_statistics_take_answer (BunkoLibraryStatistics *self, JsonNode *data);
void _bunko_statistics_end_step (BunkoLibraryStatistics *self, BunkoStatisticsStep step);
void _bunko_statistics_clear (BunkoLibraryStatistics *self);

/* bunko-library-statistics-result.c */
void _bunko_statistics_begin_months (BunkoLibraryStatistics *self);
void _bunko_statistics_make_months (BunkoLibraryStatistics *self);
void _bunko_statistics_make_ratings (BunkoLibraryStatistics *self);
void _bunko_statistics_make_named (BunkoLibraryStatistics *self,
                                   BunkoStatisticsChart chart,
                                   GPtrArray *tallies,
                                   GHashTable *names,
                                   const char *tag_namespace);
char *_bunko_statistics_make_search (const BunkoStatisticsTally *tally,
                                     GHashTable *names,
                                     const char *tag_namespace) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_statistics_make_tags (BunkoLibraryStatistics *self);
void _bunko_statistics_set_result (BunkoLibraryStatistics *self,
                                   BunkoStatisticsChart chart,
                                   GPtrArray *bars,
                                   BunkoStatisticsState state);

G_END_DECLS
