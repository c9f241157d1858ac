/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "art/bunko-sample-names.h"
#include "bunko-sample-enum.h"
#include "bunko-sample-vocabulary.h"

#include <string.h>

#define DAY       86400
#define YEAR_2014 G_GINT64_CONSTANT (1388534400)

static void
fill_artists (BunkoSampleTable *table)
{
  for (guint i = 0; i < bunko_sample_names_n_artists (); i++)
    {
      BunkoSampleEntry *artist = bunko_sample_table_add (table, bunko_sample_names_artist (i));

      artist->text = g_strdup_printf ("Notes about %s.", artist->name);
      artist->timestamp = YEAR_2014 + (gint64) i * 11 * DAY;
      if (i % 7 == 0)
        artist->alias = g_strdup_printf ("%s (alias)", artist->name);
      if (i % 9 == 2)
        artist->metatags = BUNKO_SAMPLE_METATAG_FAVORITE;
      artist->urls = g_new0 (char *, 2);
      if (i % 4 == 0)
        artist->urls[0] = g_strdup_printf ("https://example.org/artist/%u", i + 1);
    }
}

static void
fill_plain (BunkoSampleTable *table, guint n, const char *(*get_name) (guint))
{
  for (guint i = 0; i < n; i++)
    bunko_sample_table_add (table, get_name (i));
}

static void
fill_languages (BunkoSampleTable *table)
{
  for (guint i = 0; i < bunko_sample_names_n_languages (); i++)
    {
      const char *code;
      const char *name = bunko_sample_names_language (i, &code);

      bunko_sample_table_add (table, name)->text = g_strdup (code);
    }
}

static void
fill_collections (guint64 seed, BunkoSampleTable *table)
{
  for (guint i = 0; i < bunko_sample_names_n_collections (); i++)
    {
      BunkoSampleEntry *entry = bunko_sample_table_add (table, bunko_sample_names_collection (i));
      guint64 drawn = bunko_sample_mix (seed ^ 0xc011ec71, i);

      entry->text = g_strdup_printf ("Collection number %u.\nPut together for the sample library.",
                                     entry->id);
      entry->related = drawn % bunko_sample_names_n_categories () + 1;
      entry->timestamp = YEAR_2014 + (gint64) (drawn / 100 % 3000) * DAY;
      entry->last_updated = entry->timestamp + (gint64) (drawn / 300000 % 400) * DAY;
      entry->pub_date = entry->timestamp - 200 * DAY;
      if (i % 4 == 0)
        entry->metatags = BUNKO_SAMPLE_METATAG_FAVORITE;
    }
}

static void
fill_statuses (BunkoSampleTable *table)
{
  static const char *const names[] = { "Completed", "Ongoing", "Unreleased", "Unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    bunko_sample_table_add (table, names[i]);
}

/* Filters that work with any vocabulary. */
static void
fill_filters (BunkoSampleTable *table)
{
  static const struct
  {
    const char *name;
    const char *query;
  } filters[] = {
    { "Highly rated", "rating:>8" },
    { "Short", "pages:<16" },
    { "Long reads", "pages:>48" },
    { "Without the short ones", "rating:>5 -pages:<16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      BunkoSampleEntry *entry = bunko_sample_table_add (table, filters[i].name);

      entry->text = g_strdup (filters[i].query);
      entry->enforce = i % 2 == 1;
    }
}

/**
 * bunko_sample_vocabulary_fill:
 * @seed: what the library is made from
 * @tables: empty tables, by item type
 *
 * Puts in the items that galleries refer to.
 */
void
bunko_sample_vocabulary_fill (guint64 seed, BunkoSampleTable *tables)
{
  fill_artists (&tables[BUNKO_SAMPLE_TYPE_ARTIST]);
  fill_plain (&tables[BUNKO_SAMPLE_TYPE_CIRCLE], bunko_sample_names_n_circles (),
              bunko_sample_names_circle);
  fill_plain (&tables[BUNKO_SAMPLE_TYPE_CATEGORY], bunko_sample_names_n_categories (),
              bunko_sample_names_category);
  fill_plain (&tables[BUNKO_SAMPLE_TYPE_PARODY], bunko_sample_names_n_parodies (),
              bunko_sample_names_parody);
  fill_languages (&tables[BUNKO_SAMPLE_TYPE_LANGUAGE]);
  fill_collections (seed, &tables[BUNKO_SAMPLE_TYPE_COLLECTION]);
  fill_statuses (&tables[BUNKO_SAMPLE_TYPE_STATUS]);
  fill_filters (&tables[BUNKO_SAMPLE_TYPE_FILTER]);
}

/**
 * bunko_sample_vocabulary_fill_tags:
 * @namespaces: (element-type utf8): where to add the namespaces
 * @tags: where to add the tags
 *
 * Puts in the tags, one of each namespace in turn, so that the common first ones are of all kinds.
 */
void
bunko_sample_vocabulary_fill_tags (GPtrArray *namespaces, BunkoSampleTable *tags)
{
  guint n = bunko_sample_names_n_namespaces ();
  gboolean more = TRUE;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (namespaces, g_strdup (bunko_sample_names_namespace (i)));
  for (guint row = 0; more; row++)
    {
      more = FALSE;
      for (guint i = 0; i < n; i++)
        if (row < bunko_sample_names_n_tags (i))
          {
            bunko_sample_table_add (tags, bunko_sample_names_tag (i, row))->related = i + 1;
            more = TRUE;
          }
    }
}

/* The same one for the same number, another one for another. */
static void
make_word (guint i, char *word)
{
  static const char syllables[16][3] = { "ka", "ro", "mi", "ne", "tu", "sa", "lo", "vi",
                                         "pe", "du", "na", "ko", "ri", "se", "mo", "la" };
  guint mixed = i * 40503u & 0xfffffu;

  for (guint j = 0; j < 5; j++)
    memcpy (word + 2 * j, syllables[mixed >> (4 * j) & 0xf], 2);
  word[10] = '\0';
}

/**
 * bunko_sample_vocabulary_add_tags:
 * @n_namespaces: how many namespaces there are
 * @tags: where to add the tags
 * @n_tags: how many there are to be, at most 1,000,000
 *
 * Puts in tags that no gallery has, until there are as many as wanted.
 */
void
bunko_sample_vocabulary_add_tags (guint n_namespaces, BunkoSampleTable *tags, guint n_tags)
{
  char word[11];

  for (guint i = bunko_sample_table_get_size (tags); i < n_tags; i++)
    {
      make_word (i, word);
      bunko_sample_table_add (tags, word)->related = i % n_namespaces + 1;
    }
}

/**
 * bunko_sample_vocabulary_info:
 * @seed: a gallery's seed
 *
 * Returns: (transfer full): a description; empty for some
 */
char *
bunko_sample_vocabulary_info (guint64 seed)
{
  static const char *const openings[] = {
    "Drawn over one long summer by the sea.",
    "A quiet story about neighbours, told without hurry.",
    "Collected from a travelling sketchbook.",
    "The third edition, with new end papers.",
    "Made for a fair and reprinted by request.",
    "Short pieces that first hung on a café wall.",
  };
  static const char *const endings[] = {
    "With notes on paper and ink at the end.",
    "Second paragraph with <angle> & ampersand, “quotes”.",
    "The colours were mixed by hand.",
    "Read it from right to left or the other way round.",
  };
  guint64 drawn = bunko_sample_mix (seed, 77);

  if (drawn % 6 == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s\n%s", openings[drawn / 6 % G_N_ELEMENTS (openings)],
                          endings[drawn / 64 % G_N_ELEMENTS (endings)]);
}
