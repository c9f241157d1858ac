/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "art/bunko-sample-names.h"
#include "bunko-sample-facts.h"

/* Series never cross the border of a block, so that one gallery's place is found without looking at
 * all others. */
#define BLOCK 12

/* The sizes of the series in a block. */
static const guint8 patterns[][BLOCK] = {
  { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
  { 1, 1, 4, 1, 1, 1, 1, 1, 1 },
  { 1, 1, 1, 3, 1, 1, 1, 1, 1, 1 },
  { 6, 1, 1, 1, 1, 1, 1 },
  { 1, 2, 1, 1, 5, 1, 1 },
  { 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1 },
  { 12 },
};

/* Weights of 64: the fewer, the rarer. */
#define MOST_COMMON_PATTERNS 6

/* Salts: what each number drawn from a seed is for. */
enum
{
  SALT_PATTERN = 1,
  SALT_GALLERY,
  SALT_SERIES,
  SALT_ARTIST,
  SALT_ARTIST_2,
  SALT_N_ARTISTS,
  SALT_PARODY,
  SALT_CATEGORY,
  SALT_PAGES,
  SALT_RATING,
  SALT_METATAGS,
  SALT_READING,
  SALT_ADDED,
  SALT_PUBLISHED,
  SALT_N_TAGS,
  SALT_COLLECTIONS,
  SALT_TITLES,
  SALT_CIRCLE,
  SALT_TAG, /* and all above it */
};

#define DAY       86400
#define YEAR_2014 G_GINT64_CONSTANT (1388534400)
#define YEAR_1996 G_GINT64_CONSTANT (820454400)

static guint
pick (guint64 seed, guint salt, guint n)
{
  return n == 0 ? 0 : bunko_sample_mix (seed, salt) % n;
}

/* One of n ids, the low ones more often. */
static guint32
pick_common (guint64 seed, guint salt, guint n)
{
  double r = (bunko_sample_mix (seed, salt) >> 11) * (1.0 / (G_GUINT64_CONSTANT (1) << 53));

  return n == 0 ? 0 : (guint32) (r * r * n) + 1;
}

static const guint8 *
pattern_of (const BunkoSampleWorld *world, guint block)
{
  guint64 drawn = bunko_sample_mix (world->seed ^ block, SALT_PATTERN);

  /* The first block shows a bit of everything. */
  if (block == 0)
    return patterns[1];
  return patterns[drawn % 16 == 0 ? MOST_COMMON_PATTERNS : drawn % MOST_COMMON_PATTERNS];
}

/**
 * bunko_sample_facts_series:
 * @world: the library's dimensions
 * @id: a gallery's id, 1 to the number of made-up galleries
 * @series: (out): its place in a series
 *
 * Every gallery is in exactly one series, if need be alone.
 */
void
bunko_sample_facts_series (const BunkoSampleWorld *world, guint32 id, BunkoSampleSeries *series)
{
  guint block = (id - 1) / BLOCK;
  guint position = (id - 1) % BLOCK;
  const guint8 *sizes = pattern_of (world, block);
  guint start = 0;
  guint nth = 0;

  for (; start + *sizes <= position; sizes++)
    {
      start += *sizes;
      nth += *sizes > 1 ? 1 : 0;
    }
  series->id = block * BLOCK + start + 1;
  series->number = position - start + 1;
  series->size = MIN (*sizes, world->n_galleries - series->id + 1);
  series->ordinal = block * 2 + nth;
}

static guint64
gallery_seed (const BunkoSampleWorld *world, guint32 id)
{
  return bunko_sample_mix (world->seed + id, SALT_GALLERY);
}

static guint64
series_seed (const BunkoSampleWorld *world, guint32 id)
{
  return bunko_sample_mix (world->seed + id, SALT_SERIES);
}

/**
 * bunko_sample_facts_circle_of:
 * @world: the library's dimensions
 * @artist_id: an artist's id
 *
 * Returns: the id of the circle of a made-up artist, 0 for none
 */
guint32
bunko_sample_facts_circle_of (const BunkoSampleWorld *world, guint32 artist_id)
{
  guint64 seed = bunko_sample_mix (world->seed + artist_id, SALT_CIRCLE);

  if (world->n_circles == 0 || seed % 3 == 0)
    return 0;
  return seed / 3 % world->n_circles + 1;
}

static void
make_people (const BunkoSampleWorld *world, guint64 series, BunkoSampleGallery *gallery)
{
  guint chance = pick (series, SALT_N_ARTISTS, 100);

  /* A few have no artist, some have two. */
  if (chance >= 3 && world->n_artists > 0)
    bunko_sample_ids_add (&gallery->artists, pick_common (series, SALT_ARTIST, world->n_artists));
  if (chance >= 88 && world->n_artists > 0)
    bunko_sample_ids_add (&gallery->artists, pick (series, SALT_ARTIST_2, world->n_artists) + 1);
  for (guint i = 0; i < gallery->artists.n; i++)
    {
      guint32 circle = bunko_sample_facts_circle_of (world, gallery->artists.ids[i]);

      if (circle != 0)
        bunko_sample_ids_add (&gallery->circles, circle);
    }
  if (world->n_parodies > 0 && pick (series, SALT_PARODY, 100) < 22)
    bunko_sample_ids_add (&gallery->parodies,
                          pick_common (series, SALT_PARODY + 1000, world->n_parodies));
}

static void
add_tag (BunkoSampleGallery *gallery, guint32 id)
{
  for (guint i = 0; i < gallery->n_tags; i++)
    if (gallery->tags[i] == id)
      return;
  gallery->tags[gallery->n_tags++] = id;
}

/* Half of the tags are the series', half the gallery's own. */
static void
make_tags (const BunkoSampleWorld *world, guint64 series, BunkoSampleGallery *gallery)
{
  guint n = 2 + pick (gallery->seed, SALT_N_TAGS, 8);

  if (world->n_tags == 0 || pick (gallery->seed, SALT_N_TAGS + 2000, 40) == 0)
    return;
  for (guint i = 0; i < n; i++)
    add_tag (gallery,
             pick_common (i % 2 == 0 ? series : gallery->seed, SALT_TAG + i, world->n_tags));
}

static void
make_collections (const BunkoSampleWorld *world, BunkoSampleGallery *gallery)
{
  guint chance = pick (gallery->seed, SALT_COLLECTIONS, 100);
  guint n = chance < 65 ? 0 : chance < 92 ? 1 : 2;

  if (world->n_collections == 0 || n == 0)
    return;
  gallery->collections[gallery->n_collections++] =
      pick_common (gallery->seed, SALT_COLLECTIONS + 3000, world->n_collections);
  if (n == 2 && world->n_collections > 1)
    gallery->collections[gallery->n_collections++] =
        gallery->collections[0] % world->n_collections + 1;
}

static void
make_times (guint64 series, const BunkoSampleSeries *place, BunkoSampleGallery *gallery)
{
  gint64 added = YEAR_2014 + (gint64) pick (series, SALT_ADDED, 12 * 365) * DAY;
  gint64 published = YEAR_1996 + (gint64) pick (series, SALT_PUBLISHED, 28 * 365) * DAY;

  gallery->timestamp =
      added + (gint64) (place->number - 1) * 9 * DAY + pick (gallery->seed, SALT_ADDED, DAY);
  gallery->last_updated = gallery->timestamp + pick (gallery->seed, SALT_ADDED + 4000, 90 * DAY);
  if (pick (series, SALT_PUBLISHED + 5000, 12) != 0)
    gallery->pub_date = published + (gint64) (place->number - 1) * 61 * DAY;
}

static void
make_reading (const BunkoSampleWorld *world, BunkoSampleGallery *gallery)
{
  guint64 drawn = bunko_sample_mix (gallery->seed, SALT_READING);
  gboolean read = bunko_sample_facts_metatags (world, gallery->id) & BUNKO_SAMPLE_METATAG_READ;

  if (read)
    {
      gallery->times_read = 1 + drawn % 7 % 4;
      gallery->read_page = gallery->page_count;
    }
  else if (drawn % 100 < 11 && gallery->page_count > 3)
    gallery->read_page = 2 + drawn / 100 % (gallery->page_count - 3);
  if (gallery->read_page > 0)
    gallery->last_read = gallery->read_time =
        gallery->timestamp + DAY + (gint64) (drawn / 10000 % 500) * DAY + drawn % DAY;
}

/* The language of the title. */
static guint32
find_language (const BunkoSampleWorld *world, const BunkoSampleSeries *place)
{
  const char *code = "en";

  if (place->size == 1)
    code = bunko_sample_names_title_language (series_seed (world, place->id));
  else if (*bunko_sample_names_series (place->ordinal % bunko_sample_names_n_series ()) & 0x80)
    code = "ja";
  for (guint i = 0; i < world->n_languages; i++)
    {
      const char *known;

      bunko_sample_names_language (i, &known);
      if (g_str_equal (known, code))
        return i + 1;
    }
  return 0;
}

/**
 * bunko_sample_facts_make:
 * @world: the library's dimensions
 * @id: a gallery's id, 1 to the number of made-up galleries
 * @gallery: (out caller-allocates): the gallery
 *
 * Makes a gallery up: the same one for the same arguments.
 */
void
bunko_sample_facts_make (const BunkoSampleWorld *world, guint32 id, BunkoSampleGallery *gallery)
{
  BunkoSampleSeries place;
  guint64 series;
  guint rating;

  /* Only what is read without a count in front of it needs to be zero. */
  *gallery = (BunkoSampleGallery) { .id = id, .single_source = TRUE };
  bunko_sample_facts_series (world, id, &place);
  series = series_seed (world, place.id);
  gallery->seed = gallery_seed (world, id);

  gallery->grouping_id = place.id;
  gallery->number = place.size > 1 ? (gint32) place.number : -1;
  gallery->page_count =
      world->n_pages > 0 ? world->n_pages : 8 + pick (gallery->seed, SALT_PAGES, 53);
  rating = pick (gallery->seed, SALT_RATING, 13);
  gallery->rating = rating <= 10 && rating >= 3 ? rating : 0;
  gallery->category_id = pick_common (series, SALT_CATEGORY, world->n_categories);
  gallery->language_id = find_language (world, &place);

  make_people (world, series, gallery);
  make_tags (world, series, gallery);
  make_collections (world, gallery);
  make_times (series, &place, gallery);
  make_reading (world, gallery);
}

/**
 * bunko_sample_facts_metatags:
 * @world: the library's dimensions
 * @id: a gallery's id
 *
 * Returns: the #BunkoSampleMetatags that a made-up gallery begins with
 */
guint8
bunko_sample_facts_metatags (const BunkoSampleWorld *world, guint32 id)
{
  guint64 drawn = bunko_sample_mix (gallery_seed (world, id), SALT_METATAGS);
  guint where = drawn % 100;
  guint8 metatags = 0;

  if (where < 4)
    metatags |= BUNKO_SAMPLE_METATAG_INBOX;
  else if (where < 6)
    metatags |= BUNKO_SAMPLE_METATAG_TRASH;
  if (drawn / 100 % 100 < 11)
    metatags |= BUNKO_SAMPLE_METATAG_FAVORITE;
  if (drawn / 10000 % 100 < 6)
    metatags |= BUNKO_SAMPLE_METATAG_READ_LATER;
  if (drawn / 1000000 % 100 < 34)
    metatags |= BUNKO_SAMPLE_METATAG_READ;

  return metatags;
}

/**
 * bunko_sample_facts_n_titles:
 * @world: the library's dimensions
 * @id: a gallery's id
 *
 * Returns: how many titles a made-up gallery has, 1 or 2
 */
guint
bunko_sample_facts_n_titles (const BunkoSampleWorld *world, guint32 id)
{
  return pick (gallery_seed (world, id), SALT_TITLES, 7) == 0 ? 2 : 1;
}

/* When the names have run out they begin again with a numeral. */
static char *
name_long_series (guint ordinal)
{
  static const char *const numerals[] = { "", " II", " III", " IV", " V", " VI", " VII" };
  guint n = bunko_sample_names_n_series ();
  const char *name = bunko_sample_names_series (ordinal % n);
  guint round = ordinal / n;

  if (round < G_N_ELEMENTS (numerals))
    return g_strconcat (name, numerals[round], NULL);
  return g_strdup_printf ("%s #%u", name, round + 1);
}

static char *
make_alternative_title (guint64 seed)
{
  char *title = NULL;

  /* The names give a second title to one seed in four only. */
  for (guint i = 0; title == NULL && i < 64; i++)
    title = bunko_sample_names_alternative_title (bunko_sample_mix (seed, SALT_TITLES + i));

  return title != NULL ? title : g_strdup ("");
}

/**
 * bunko_sample_facts_series_name:
 * @world: the library's dimensions
 * @series_id: the id of a series
 *
 * Returns: (transfer full): the name of a made-up series
 */
char *
bunko_sample_facts_series_name (const BunkoSampleWorld *world, guint32 series_id)
{
  BunkoSampleSeries place;
  const char *code;

  bunko_sample_facts_series (world, series_id, &place);
  if (place.size > 1)
    return name_long_series (place.ordinal);
  return bunko_sample_names_title (series_seed (world, place.id), &code);
}

/**
 * bunko_sample_facts_title:
 * @world: the library's dimensions
 * @id: a gallery's id
 * @index: which of its titles
 *
 * Returns: (transfer full): a title of a made-up gallery; may be empty
 */
char *
bunko_sample_facts_title (const BunkoSampleWorld *world, guint32 id, guint index)
{
  BunkoSampleSeries place;
  g_autofree char *base = NULL;

  if (index > 0)
    return make_alternative_title (gallery_seed (world, id));

  bunko_sample_facts_series (world, id, &place);
  base = bunko_sample_facts_series_name (world, place.id);
  if (place.size == 1)
    return g_steal_pointer (&base);
  return g_strdup_printf ("%s %u", base, place.number);
}
