/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many of each a gallery can have; edits beyond that are refused. */
#define BUNKO_SAMPLE_MAX_PEOPLE      8
#define BUNKO_SAMPLE_MAX_COLLECTIONS 16
#define BUNKO_SAMPLE_MAX_TAGS        64

/* The ids of pages and titles are made from the gallery's, so that a million galleries need no
 * table of them. */
#define BUNKO_SAMPLE_MAX_PAGES  999
#define BUNKO_SAMPLE_MAX_TITLES 8

typedef enum
{
  BUNKO_SAMPLE_METATAG_FAVORITE = 1 << 0,
  BUNKO_SAMPLE_METATAG_INBOX = 1 << 1,
  BUNKO_SAMPLE_METATAG_READ_LATER = 1 << 2,
  BUNKO_SAMPLE_METATAG_TRASH = 1 << 3,
  BUNKO_SAMPLE_METATAG_FOLLOW = 1 << 4,
  BUNKO_SAMPLE_METATAG_READ = 1 << 5,
  /* Not sent: the gallery is no more. */
  BUNKO_SAMPLE_METATAG_DELETED = 1 << 7,
} BunkoSampleMetatags;

#define BUNKO_SAMPLE_N_METATAGS 6

typedef struct
{
  guint32 ids[BUNKO_SAMPLE_MAX_PEOPLE];
  guint n;
} BunkoSampleIds;

typedef struct
{
  char *name;
  guint32 language_id;
} BunkoSampleTitle;

/* Everything the library knows of one gallery but its metatags. As it comes from the seed it owns
 * nothing; an edited one owns what the pointers point at. Times are seconds since 1970, 0 is none;
 * ids count from 1, 0 is none. */
typedef struct
{
  guint32 id;
  guint64 seed;

  BunkoSampleIds artists;
  BunkoSampleIds circles;
  BunkoSampleIds parodies;
  guint32 collections[BUNKO_SAMPLE_MAX_COLLECTIONS];
  guint n_collections;
  guint32 tags[BUNKO_SAMPLE_MAX_TAGS];
  guint n_tags;
  guint32 category_id;
  guint32 language_id;
  guint32 grouping_id;

  gint32 number;
  guint page_count;
  double rating;
  guint times_read;
  guint read_page; /* the page last read, 0 for none */
  gint64 read_time;
  gint64 last_read;
  gint64 last_updated;
  gint64 pub_date;
  gint64 timestamp;
  gboolean single_source;
  gboolean phantom;

  /* NULL: as the seed has it. */
  GArray *titles; /* of BunkoSampleTitle */
  char *info;
  GStrv urls;
} BunkoSampleGallery;

BunkoSampleGallery *
bunko_sample_gallery_copy (const BunkoSampleGallery *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_gallery_free (BunkoSampleGallery *self);
void bunko_sample_gallery_set_titles (BunkoSampleGallery *self, GArray *titles);
GArray *bunko_sample_titles_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_titles_add (GArray *titles, const char *name, guint32 language_id);

gboolean bunko_sample_ids_contain (const BunkoSampleIds *self, guint32 id);
gboolean bunko_sample_ids_add (BunkoSampleIds *self, guint32 id);

const char *bunko_sample_metatag_name (guint index);

guint64 bunko_sample_mix (guint64 seed, guint64 salt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleGallery, bunko_sample_gallery_free)

G_END_DECLS
