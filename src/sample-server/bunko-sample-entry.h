/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-gallery.h"

G_BEGIN_DECLS

/* An item of a small type: artist, circle, parody, language, category, status, collection, filter,
 * series, tag. What the fields mean depends on the type; times and ids as in BunkoSampleGallery. */
typedef struct
{
  guint32 id;
  char *name;
  char *alias;            /* artist: a second name */
  char *text;             /* artist, collection: info; filter: the query; language: the code */
  guint8 metatags;        /* artist, collection */
  guint32 related;        /* collection: category; series: status; tag: namespace, counted from 1 */
  BunkoSampleIds circles; /* artist */
  GStrv urls;             /* artist */
  gboolean enforce;       /* filter */
  gboolean flags[3];      /* filter: regex, l_case, strict */
  GHashTable *added;      /* filter: galleries put in by hand */
  GHashTable *removed;    /* filter: galleries taken out by hand */
  gint64 pub_date;
  gint64 timestamp;
  gint64 last_updated;
} BunkoSampleEntry;

/* A table of such items; ids count from 1 and are never used again. */
typedef struct
{
  GPtrArray *slots; /* NULL where an item was deleted */
  guint n_alive;
} BunkoSampleTable;

void bunko_sample_table_init (BunkoSampleTable *self);
void bunko_sample_table_clear (BunkoSampleTable *self);
BunkoSampleEntry *bunko_sample_table_add (BunkoSampleTable *self, const char *name);
BunkoSampleEntry *bunko_sample_table_get (const BunkoSampleTable *self, gint64 id);
BunkoSampleEntry *bunko_sample_table_find (const BunkoSampleTable *self, const char *name);
gboolean bunko_sample_table_remove (BunkoSampleTable *self, gint64 id);
guint bunko_sample_table_get_size (const BunkoSampleTable *self);

BunkoSampleEntry *bunko_sample_entry_new (guint32 id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_entry_free (BunkoSampleEntry *self);

G_END_DECLS
