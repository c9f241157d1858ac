/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-names.h"

/* All names are invented: pen names, imprints and works that nobody has. */

static const char *const artists[] = {
  "Paper Heron",    "Inkwell Otter",  "Studio Moss",   "月見インク",     "Juniper Tock",
  "Nib & Nettle",   "Aoba Lantern",   "Kumo Kumo",     "Old Pear",       "Tin Sparrow",
  "Madrugada",      "Mint Umbrella",  "朝焼けペン",    "Two Left Hands", "Quince",
  "Nine Pencils",   "Halfmoon",       "Salt & Ferry",  "Velvet Badger",  "しろくま堂",
  "Lumen Fig",      "Captain Teapot", "Oolong",        "Patchwork Crow", "Sora Biscuit",
  "Tea for Eight",  "Blue Rhubarb",   "Gris Perla",    "猫背工房",       "Hollow Reed",
  "Foxglove",       "Marrow & Plum",  "Little Abacus", "Brume",          "Owl Post",
  "Window Seat",    "Kettle Drum",    "雨音",          "Sunday Ink",     "Ember Quill",
  "Cartographer",   "Pocket Whale",   "Snow Pea",      "ריבוע קטן",      "Yuzu Machine",
  "Clay Rabbit",    "Slow Comet",     "North Stair",   "فانوس",          "Bramble Jam",
  "Penny Kite",     "Thimble",        "Snail Mail",    "Dot Matrix",     "Lemon Vole",
  "Rainy Platform", "Wren & Rook",    "Zinnia",        "Graphite Goat",  "Mothlight",
  "Hazel Static",   "Seventh Floor",  "Bento Club",    "Papaya Noon",
};

static const char *const circles[] = {
  "Lantern Press",    "Moss & Marble",    "Night Train Club", "紙の森",
  "Rooftop Society",  "Eleven Umbrellas", "Tidepool",         "Studio Kettle",
  "Sleepy Harbour",   "The Ink Depot",    "月曜文庫",         "Atelier Brume",
  "Cloud Factory",    "Paper Boat Row",   "Corner Bookshop",  "Casa de Papel Azul",
  "Saltwater Comics", "Pear Tree Lane",   "Half Past Seven",  "ほしぞら製本",
  "Copper Kite",      "Platform Zero",    "Fern & Feather",   "Greenhouse 9",
};

static const char *const parodies[] = {
  "Original",          "Starlight Courier",   "Clockwork Harbour", "The Teapot Knights",
  "Galaxy Noodle Bar", "Hedgehog Detectives", "Moon Rabbit Squad", "Seven Keys of Aster",
  "Cloudpiercer",      "Little Tin Kingdom",  "Robot Gardener",    "Whale Rider Academy",
};

static const char *const series[] = {
  "The Paper City",      "Moonlit Library",      "Lighthouse Letters",   "Noodle Stand Nights",
  "Foxes of Maple Hill", "Robot Gardener",       "The Cloud Ferry",      "猫と灯台",
  "Platform Zero",       "Clockwork Orchard",    "Rainy Day Club",       "星屑食堂",
  "Observatory Road",    "The Umbrella Thieves", "Bakery at Dawn",       "Whales Over Brindle",
  "Midnight Post",       "The Quiet Telescope",  "Cuentos del faro",     "A Map of Small Things",
  "夜汽車日和",          "The Snowman Agency",   "Dragons, Second-Hand", "Greenhouse Nine",
};

static const char *const collections[] = {
  "Rainy Sunday Reads", "Cats, Cats, Cats",       "Best of the Year", "To Lend to Friends",
  "Short and Sweet",    "Under a Starry Sky",     "Train Journeys",   "Food That Makes You Hungry",
  "Beautiful Covers",   "Robots With Feelings",   "Seaside",          "First Volumes",
  "冬の読みもの",       "Comics for the Commute", "All-Colour Books", "Unfinished Business",
};

static const char *const categories[] = {
  "Manga", "Comic", "Webtoon", "Artbook", "Short Story", "Anthology", "Doujinshi", "Picture Book",
};

static const struct
{
  const char *name;
  const char *code;
} languages[] = {
  { "English", "en" }, { "Japanese", "ja" }, { "Spanish", "es" }, { "French", "fr" },
  { "German", "de" },  { "Arabic", "ar" },   { "Hebrew", "he" },  { "Korean", "ko" },
  { "Chinese", "zh" }, { "Russian", "ru" },
};

static const char *const genre_tags[] = {
  "adventure",     "comedy",    "drama",      "fantasy",     "mystery", "science fiction",
  "slice of life", "sports",    "historical", "fairy tale",  "music",   "cooking",
  "travel",        "detective", "steampunk",  "school life",
};
static const char *const setting_tags[] = {
  "seaside",    "big city",    "mountains",    "outer space", "small town", "library",
  "lighthouse", "night train", "forest",       "café",        "island",     "school",
  "harbour",    "desert",      "snow country", "rooftop",
};
static const char *const character_tags[] = {
  "cat",      "fox",      "robot",       "dragon", "whale",     "witch",     "detective", "baker",
  "musician", "inventor", "grandmother", "twins",  "librarian", "astronaut", "ghost",     "owl",
};
static const char *const mood_tags[] = {
  "cosy", "bittersweet", "funny", "thoughtful", "exciting", "dreamy", "quiet", "hopeful",
};
static const char *const style_tags[] = {
  "watercolour", "screentone",      "clean line", "brush ink",
  "full colour", "limited palette", "wordless",   "four panel",
};
static const char *const plain_tags[] = {
  "complete",        "ongoing", "translated", "award winner", "reprint", "first volume",
  "anthology piece", "digital", "scanned",    "rain",         "autumn",  "tea",
};

/* HPX stores the names of namespaces with a capital and those of tags without. */
static const struct
{
  const char *name;
  const char *const *tags;
  guint n_tags;
} namespaces[] = {
  { "Genre", genre_tags, G_N_ELEMENTS (genre_tags) },
  { "Setting", setting_tags, G_N_ELEMENTS (setting_tags) },
  { "Character", character_tags, G_N_ELEMENTS (character_tags) },
  { "Mood", mood_tags, G_N_ELEMENTS (mood_tags) },
  { "Style", style_tags, G_N_ELEMENTS (style_tags) },
  { BUNKO_SAMPLE_NAMES_NO_NAMESPACE, plain_tags, G_N_ELEMENTS (plain_tags) },
};

/**
 * bunko_sample_names_n_artists:
 *
 * Returns: how many pen names there are
 */
guint
bunko_sample_names_n_artists (void)
{
  return G_N_ELEMENTS (artists);
}

/**
 * bunko_sample_names_artist:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the pen names
 */
const char *
bunko_sample_names_artist (guint i)
{
  return artists[i % G_N_ELEMENTS (artists)];
}

/**
 * bunko_sample_names_n_circles:
 *
 * Returns: how many circles (imprints) there are
 */
guint
bunko_sample_names_n_circles (void)
{
  return G_N_ELEMENTS (circles);
}

/**
 * bunko_sample_names_circle:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the circles (imprints)
 */
const char *
bunko_sample_names_circle (guint i)
{
  return circles[i % G_N_ELEMENTS (circles)];
}

/**
 * bunko_sample_names_n_parodies:
 *
 * Returns: how many works that others are based on there are
 */
guint
bunko_sample_names_n_parodies (void)
{
  return G_N_ELEMENTS (parodies);
}

/**
 * bunko_sample_names_parody:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the works that others are based on
 */
const char *
bunko_sample_names_parody (guint i)
{
  return parodies[i % G_N_ELEMENTS (parodies)];
}

/**
 * bunko_sample_names_n_series:
 *
 * Returns: how many series there are
 */
guint
bunko_sample_names_n_series (void)
{
  return G_N_ELEMENTS (series);
}

/**
 * bunko_sample_names_series:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the series
 */
const char *
bunko_sample_names_series (guint i)
{
  return series[i % G_N_ELEMENTS (series)];
}

/**
 * bunko_sample_names_n_collections:
 *
 * Returns: how many names of collections there are
 */
guint
bunko_sample_names_n_collections (void)
{
  return G_N_ELEMENTS (collections);
}

/**
 * bunko_sample_names_collection:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the names of collections
 */
const char *
bunko_sample_names_collection (guint i)
{
  return collections[i % G_N_ELEMENTS (collections)];
}

/**
 * bunko_sample_names_n_categories:
 *
 * Returns: how many categories there are
 */
guint
bunko_sample_names_n_categories (void)
{
  return G_N_ELEMENTS (categories);
}

/**
 * bunko_sample_names_category:
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the name at @i of the categories
 */
const char *
bunko_sample_names_category (guint i)
{
  return categories[i % G_N_ELEMENTS (categories)];
}

/**
 * bunko_sample_names_n_languages:
 *
 * Returns: how many languages there are
 */
guint
bunko_sample_names_n_languages (void)
{
  return G_N_ELEMENTS (languages);
}

/**
 * bunko_sample_names_language:
 * @i: which one; taken modulo their number
 * @code: (out) (optional) (transfer none): its two-letter code, as bunko_sample_names_title() gives
 *
 * Returns: (transfer none): the English name of the language
 */
const char *
bunko_sample_names_language (guint i, const char **code)
{
  i %= G_N_ELEMENTS (languages);

  if (code != NULL)
    *code = languages[i].code;

  return languages[i].name;
}

/**
 * bunko_sample_names_n_namespaces:
 *
 * Returns: how many tag namespaces there are
 */
guint
bunko_sample_names_n_namespaces (void)
{
  return G_N_ELEMENTS (namespaces);
}

/**
 * bunko_sample_names_namespace:
 * @n: which one; taken modulo their number
 *
 * Returns: (transfer none): the name of the namespace; the last is
 *   %BUNKO_SAMPLE_NAMES_NO_NAMESPACE, under which the tags without a namespace are
 */
const char *
bunko_sample_names_namespace (guint n)
{
  return namespaces[n % G_N_ELEMENTS (namespaces)].name;
}

/**
 * bunko_sample_names_n_tags:
 * @n: a namespace; taken modulo their number
 *
 * Returns: how many tags the namespace has
 */
guint
bunko_sample_names_n_tags (guint n)
{
  return namespaces[n % G_N_ELEMENTS (namespaces)].n_tags;
}

/**
 * bunko_sample_names_tag:
 * @n: a namespace; taken modulo their number
 * @i: which of its tags; taken modulo their number
 *
 * Returns: (transfer none): the name of the tag
 */
const char *
bunko_sample_names_tag (guint n, guint i)
{
  n %= G_N_ELEMENTS (namespaces);

  return namespaces[n].tags[i % namespaces[n].n_tags];
}
