/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE = 1 << 0,
  BUNKO_SAMPLE_SEARCH_REGEX = 1 << 1,
  BUNKO_SAMPLE_SEARCH_MATCH_EXACT = 1 << 2,
  BUNKO_SAMPLE_SEARCH_MATCH_ALL_TERMS = 1 << 3,
  BUNKO_SAMPLE_SEARCH_CHILDREN = 1 << 4,
  BUNKO_SAMPLE_SEARCH_WHOLE_WORDS = 1 << 5,
} BunkoSampleSearchOptions;

typedef struct
{
  char *space; /* lower case; NULL for a bare term */
  char *text;
  char comparison; /* '<', '>' or 0 */
  gboolean excluded;
} BunkoSampleTerm;

GPtrArray *bunko_sample_query_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* One text to look for. */
typedef struct _BunkoSamplePattern BunkoSamplePattern;

BunkoSamplePattern *
bunko_sample_pattern_new (const char *text,
                          BunkoSampleSearchOptions options) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_pattern_free (BunkoSamplePattern *self);
gboolean bunko_sample_pattern_match (const BunkoSamplePattern *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSamplePattern, bunko_sample_pattern_free)

G_END_DECLS
