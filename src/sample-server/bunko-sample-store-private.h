/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-facts.h"
#include "bunko-sample-store.h"

G_BEGIN_DECLS

/* Series that were made by an edit; those from the seed have the ids of galleries. */
#define BUNKO_SAMPLE_FIRST_NEW_GROUPING 10000001

#define BUNKO_SAMPLE_NO_RATING 0xff

struct _BunkoSampleStore
{
  BunkoSampleWorld world;

  /* A byte for each gallery that ever was: the only thing that is kept of galleries nobody edited.
   */
  GByteArray *metatags;
  guint n_alive;
  /* A byte for each gallery up to the last that was rated by making it a favourite;
   * %BUNKO_SAMPLE_NO_RATING: see elsewhere. A whole library can be made favourites at once, too
   * many for @edited. */
  GByteArray *ratings;

  GHashTable *edited;        /* gallery id to owned BunkoSampleGallery */
  GHashTable *page_metatags; /* page id to BunkoSampleMetatags, where not 0 */
  GHashTable *groupings;     /* series id to owned BunkoSampleEntry, of edited and new ones */
  guint32 last_grouping;
  GArray *grouping_ids;  /* of all series; NULL until somebody asks and after edits */
  GMutex grouping_mutex; /* readers may make @grouping_ids at the same time */

  BunkoSampleTable tables[BUNKO_SAMPLE_TYPE_PARODY + 1];
  BunkoSampleTable tags;
  GPtrArray *namespaces;

  guint64 generations[BUNKO_SAMPLE_N_ASPECTS];
};

void bunko_sample_store_touch (BunkoSampleStore *self, BunkoSampleAspects aspects);

G_END_DECLS
