/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-random.h"
#include "bunko-sample-names-words.h"
#include "bunko-sample-names.h"

/* Titles that no pattern would give: names with emoji, and as long as light novels like them. */
static const struct
{
  const char *code;
  const char *text;
} emoji_titles[] = {
  { "en", "🐱 Cat Café Diaries ☕" },
  { "en", "Snack Time! 🍡🍜🍙" },
  { "en", "🚀 To the Moon and Back 🌕" },
  { "ja", "🌸 さくら便り 🌸" },
  { "es", "Mi gato es un pirata 🏴‍☠️🐈" },
  { "en", "🎈" },
  { "en", "Robot ❤️ Garden 🤖🌻" },
  { "ja", "ひみつの🐙ラボ" },
  { "fr", "Un chat sous la pluie ☔" },
  { "ar", "قصة 🌙 ونجمة ⭐" },
};

static const struct
{
  const char *code;
  const char *text;
} long_titles[] = {
  { "en", "I Was Only Going Out to Buy Milk, but Now the Whole Village Believes That I Am Its New "
          "Lighthouse Keeper and the Cat Refuses to Explain Anything (Not That I Asked)" },
  { "en", "The Complete and Entirely Truthful Account of the Great Noodle Race of Upper Brindle, "
          "Together With the Recipe, a Map, and an Apology to the Mayor" },
  { "en",
    "My Little Robot Has Read Every Book in the Library and Will Not Stop Telling Me How They "
    "End, So I Am Writing a New One Just to Surprise Her" },
  { "ja", "牛乳を買いに出かけただけなのに、いつの間にか村の灯台守に任命されていて、しかも相棒の猫が"
          "なにも説明してくれない件について" },
  { "es", "De cómo perdí el último tren, encontré una biblioteca que no figura en ningún mapa y "
          "acabé ordenando por colores todos los sueños del barrio" },
  { "de", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverzierungswerkstatt" },
  { "he", "יצאתי רק לקנות חלב, ועכשיו כל הכפר משוכנע שאני שומר המגדלור החדש, והחתול מסרב להסביר" },
};

/* The other names of galleries that have two: the original name, or how it was translated. */
static const char *const other_titles[] = {
  "月の灯り",
  "Tsuki no Akari",
  "風の便り",
  "Kaze no Tayori",
  "La casa de papel de arroz",
  "夜汽車",
  "The Other Side of the Hill",
  "Umi no Mieru Machi",
  "海の見える町",
  "Der stille Garten",
};

static const BunkoSampleTitleLanguage *
pick_language (BunkoArtRandom *random)
{
  guint at = bunko_art_random_below (random, 100);

  for (const BunkoSampleTitleLanguage *language = bunko_sample_title_languages;
       language->code != NULL; language++)
    {
      if (at < language->weight)
        return language;
      at -= language->weight;
    }

  return bunko_sample_title_languages;
}

static const char *
pick_word (const char *const *words, BunkoArtRandom *random)
{
  return words[bunko_art_random_below (random, g_strv_length ((char **) words))];
}

/* Fills a pattern. Its first word never comes twice, so that there is no "cat and the cat". */
static char *
fill_pattern (const BunkoSampleTitleLanguage *language, BunkoArtRandom *random)
{
  const char *pattern = pick_word (language->patterns, random);
  const char *used[3] = { NULL, NULL, NULL };
  GString *title = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *word;
      int list;

      if (*p != '{')
        {
          g_string_append_c (title, *p);
          continue;
        }

      list = p[1] - '0';
      do
        word = pick_word (language->lists[list], random);
      while (word == used[list]);
      used[list] = word;
      g_string_append (title, word);
      p += 2;
    }

  return g_string_free_and_steal (title);
}

/* One in five is a volume of a longer work. */
static char *
make_title (const BunkoSampleTitleLanguage *language, BunkoArtRandom *random)
{
  g_autofree char *title = fill_pattern (language, random);
  guint volume = 1 + bunko_art_random_below (random, 12);

  if (!bunko_art_random_once_in (random, 5))
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s%s%u%s", title, language->volume[0], volume, language->volume[1]);
}

/**
 * bunko_sample_names_title:
 * @seed: the seed of the gallery
 * @language_code: (out) (optional): the language of the title, as "en" or "ja"
 *
 * Makes the title of a gallery of the sample library. The titles come in several scripts; some
 * have emoji, one in forty is longer than any cell, and one in four hundred is empty.
 *
 * Returns: (transfer full): the title, the same for the same seed
 */
char *
bunko_sample_names_title (guint64 seed, const char **language_code)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x7171e);
  const BunkoSampleTitleLanguage *language;
  g_autofree char *title = NULL;
  const char *code = NULL;
  guint i;

  if (bunko_art_random_once_in (&random, 400))
    {
      code = "en";
      title = g_strdup ("");
    }
  else if (bunko_art_random_once_in (&random, 40))
    {
      i = bunko_art_random_below (&random, G_N_ELEMENTS (long_titles));
      code = long_titles[i].code;
      title = g_strdup (long_titles[i].text);
    }
  else if (bunko_art_random_once_in (&random, 30))
    {
      i = bunko_art_random_below (&random, G_N_ELEMENTS (emoji_titles));
      code = emoji_titles[i].code;
      title = g_strdup (emoji_titles[i].text);
    }
  else
    {
      language = pick_language (&random);
      code = language->code;
      title = make_title (language, &random);
    }

  if (language_code != NULL)
    *language_code = code;

  return g_steal_pointer (&title);
}

/**
 * bunko_sample_names_title_language:
 * @seed: the seed of the gallery
 *
 * Finds out the language of a title without making it: drawn in the same order as by
 * bunko_sample_names_title().
 *
 * Returns: (transfer none): the code, as "en" or "ja"
 */
const char *
bunko_sample_names_title_language (guint64 seed)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x7171e);

  if (bunko_art_random_once_in (&random, 400))
    return "en";
  if (bunko_art_random_once_in (&random, 40))
    return long_titles[bunko_art_random_below (&random, G_N_ELEMENTS (long_titles))].code;
  if (bunko_art_random_once_in (&random, 30))
    return emoji_titles[bunko_art_random_below (&random, G_N_ELEMENTS (emoji_titles))].code;
  return pick_language (&random)->code;
}

/**
 * bunko_sample_names_alternative_title:
 * @seed: the seed of the gallery
 *
 * Makes the second title that some galleries have, in another script than most first ones.
 *
 * Returns: (transfer full) (nullable): the title, or %NULL for the three galleries in four that
 *   have only one
 */
char *
bunko_sample_names_alternative_title (guint64 seed)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xa17e);

  if (!bunko_art_random_once_in (&random, 4))
    return NULL;

  return g_strdup (other_titles[bunko_art_random_below (&random, G_N_ELEMENTS (other_titles))]);
}
