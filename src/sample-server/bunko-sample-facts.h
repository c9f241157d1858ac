/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-gallery.h"

G_BEGIN_DECLS

/* How many there are of everything that a made-up gallery can refer to. */
typedef struct
{
  guint64 seed;
  guint n_galleries;
  guint n_artists;
  guint n_circles;
  guint n_parodies;
  guint n_languages;
  guint n_categories;
  guint n_collections;
  guint n_tags;
  guint n_pages; /* of every gallery; 0: as it falls out */
} BunkoSampleWorld;

/* Where a gallery stands in its series. */
typedef struct
{
  guint32 id;   /* that of the series, which is that of its first gallery */
  guint number; /* from 1 */
  guint size;
  guint ordinal; /* counts the series of more than one gallery through the library */
} BunkoSampleSeries;

void
bunko_sample_facts_series (const BunkoSampleWorld *world, guint32 id, BunkoSampleSeries *series);
void
bunko_sample_facts_make (const BunkoSampleWorld *world, guint32 id, BunkoSampleGallery *gallery);
guint8 bunko_sample_facts_metatags (const BunkoSampleWorld *world, guint32 id);
guint bunko_sample_facts_n_titles (const BunkoSampleWorld *world, guint32 id);
char *bunko_sample_facts_title (const BunkoSampleWorld *world,
                                guint32 id,
                                guint index) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_sample_facts_series_name (const BunkoSampleWorld *world,
                                      guint32 series_id) G_GNUC_WARN_UNUSED_RESULT;

guint32 bunko_sample_facts_circle_of (const BunkoSampleWorld *world, guint32 artist_id);

G_END_DECLS
