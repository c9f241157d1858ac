/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-random.h"
#include "bunko-sample-names.h"

/*
 * Titles are put together from a pattern and word lists of one language. A pattern may name the
 * lists as {0}, {1} and {2}; the words of a list fit any place of that list in their language, so
 * no grammar is needed: languages with genders keep the article in the word.
 */
typedef struct
{
  const char *code;
  guint weight;          /* share of all titles, in percent */
  const char *volume[2]; /* what stands before and after a volume number */
  const char *const *patterns;
  const char *const *lists[3];
} TitleLanguage;

#define WORDS(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

static const TitleLanguage languages[] = {
  { "en",
    48,
    { " Vol. ", "" },
    WORDS ("The {0} {1}",
           "The {1} {2}",
           "{0} {1}",
           "Every {1} {2}",
           "Letters from the {1}",
           "The {1} and the {0} {1}",
           "My Neighbour the {0} {1}",
           "Tales of the {0} {1}",
           "Waiting for the {1}",
           "The Last {1} {2}",
           "How to Keep Your {0} {1}",
           "{0} {1}, {0} {1}",
           "Goodnight, {0} {1}",
           "Do Not Wake the {1}",
           "The Secret Life of the {0} {1}"),
    { WORDS ("Paper",
             "Quiet",
             "Moonlit",
             "Clockwork",
             "Wandering",
             "Borrowed",
             "Silver",
             "Amber",
             "Sleepy",
             "Hidden",
             "Crooked",
             "Little",
             "Electric",
             "Midnight",
             "Velvet",
             "Lost",
             "Copper",
             "Forgotten",
             "Rainy",
             "Curious",
             "Hollow",
             "Gentle",
             "Invisible",
             "Scarlet",
             "Northern",
             "Second-Hand",
             "Unfinished",
             "Whispering",
             "Glass",
             "Stubborn"),
      WORDS ("Lantern",
             "Lighthouse",
             "Fox",
             "Noodle Stand",
             "Library",
             "Whale",
             "Observatory",
             "Tea House",
             "Robot",
             "Cat",
             "Dragon",
             "Garden",
             "Umbrella",
             "Compass",
             "Bakery",
             "Orchestra",
             "Kite",
             "Post Office",
             "Balloon",
             "Owl",
             "Bicycle",
             "Bookshop",
             "Comet",
             "Ferry",
             "Greenhouse",
             "Mountain",
             "Night Train",
             "Piano",
             "Snowman",
             "Telescope"),
      WORDS ("at the End of the Line",
             "by the Sea",
             "of the Seventh Street",
             "in the Clouds",
             "on Maple Hill",
             "under the Stairs",
             "for Beginners",
             "at Half Past Nine",
             "of Upper Brindle",
             "in Winter",
             "and Company",
             "without a Map",
             "beyond the Reef",
             "of Tomorrow",
             "on Platform Zero",
             "After the Rain") } },
  { "ja",
    20,
    { " 第", "巻" },
    WORDS ("{0}の{1}",
           "{1}と{2}",
           "{0}{1}",
           "{1}さんと{0}の{2}",
           "さよなら、{0}の{1}",
           "{0}の{1}物語",
           "{1}日和",
           "となりの{1}",
           "{0}の{2}、ときどき{1}",
           "まいにち{1}"),
    { WORDS ("月夜",
             "星屑",
             "海辺",
             "夏空",
             "夕焼け",
             "真夜中",
             "雨上がり",
             "雪国",
             "銀河",
             "風待ち",
             "木漏れ日",
             "秘密",
             "青空",
             "春色",
             "三丁目"),
      WORDS ("図書館",
             "食堂",
             "郵便局",
             "灯台",
             "喫茶店",
             "猫",
             "キツネ",
             "ロボット",
             "天文台",
             "古本屋",
             "クジラ",
             "気球",
             "写真館",
             "パン屋",
             "魔法使い"),
      WORDS ("ラーメン",
             "手紙",
             "自転車",
             "ピアノ",
             "望遠鏡",
             "傘",
             "約束",
             "地図",
             "お茶会",
             "宿題") } },
  { "es",
    6,
    { " Tomo ", "" },
    WORDS ("{0} {1}", "{0} que soñaba {2}", "Cuentos {1}", "Canción {1}"),
    { WORDS ("El faro",
             "La biblioteca",
             "El zorro",
             "La ballena",
             "El globo",
             "La niña",
             "El tren",
             "La panadería",
             "El gato",
             "La cartera"),
      WORDS ("de las nubes",
             "del último puerto",
             "de medianoche",
             "de papel",
             "sin nombre",
             "de la calle Siete",
             "del otro lado del río",
             "de otoño"),
      WORDS ("con volar", "con el mar", "en silencio", "con mañana", "en colores") } },
  { "fr",
    4,
    { " Tome ", "" },
    WORDS ("{0} {1}", "Contes {1}", "{0} {2}"),
    { WORDS ("Le phare",
             "La librairie",
             "Le renard",
             "La baleine",
             "L’horloger",
             "La pluie",
             "Le chat",
             "L’île",
             "Le facteur",
             "La fenêtre"),
      WORDS ("de papier",
             "du bout du monde",
             "aux mille couleurs",
             "de minuit",
             "d’hiver",
             "de la rue Haute"),
      WORDS ("qui rêvait", "et la comète", "sans boussole", "au clair de lune") } },
  { "de",
    4,
    { " Band ", "" },
    WORDS ("{0} {1}", "Geschichten {1}", "{0} {2}"),
    { WORDS ("Der Leuchtturm",
             "Die Bibliothek",
             "Der Fuchs",
             "Das Teehaus",
             "Die Uhrmacherin",
             "Der Drachenbauer",
             "Die Katze",
             "Das Postamt",
             "Der Nachtzug",
             "Die Insel"),
      WORDS ("am Ende der Welt",
             "aus Papier",
             "hinter den sieben Hügeln",
             "im Regen",
             "von nebenan",
             "um Mitternacht"),
      WORDS ("ohne Kompass", "und der Komet", "macht Urlaub", "im Mondlicht") } },
  { "ar",
    5,
    { " - الجزء ", "" },
    WORDS ("{0} {1}", "حكايات {1}", "{0} {2}"),
    { WORDS ("حارس المنارة",
             "مكتبة القمر",
             "القط",
             "الثعلب الصغير",
             "قطار الليل",
             "بائع الفوانيس",
             "الحوت",
             "صانع الساعات"),
      WORDS ("على شاطئ البحر",
             "في آخر الشارع",
             "تحت المطر",
             "بين النجوم",
             "في مدينة الورق",
             "خلف الجبل"),
      WORDS ("والمفتاح الفضي", "يكتب رسالة", "لا ينام", "والبالون الأحمر") } },
  { "he",
    4,
    { " - כרך ", "" },
    WORDS ("{0} {1}", "סיפורי {1}", "{0} {2}"),
    { WORDS ("המגדלור",
             "ספריית הירח",
             "החתול",
             "השועל הקטן",
             "רכבת הלילה",
             "מוכרת הפנסים",
             "הלווייתן",
             "השען"),
      WORDS ("בקצה העולם", "שליד הים", "בגשם", "בין הכוכבים", "מעיר הנייר", "שמעבר להר"),
      WORDS ("והמפתח הכסוף", "כותב מכתב", "לא ישן", "והבלון האדום") } },
  { "zh",
    5,
    { " 第", "卷" },
    WORDS ("{0}{1}", "{1}与{2}", "{0}的{1}", "再见，{0}{1}"),
    { WORDS ("月光", "星尘", "海边", "夏夜", "午夜", "雨后", "银河", "云上"),
      WORDS ("图书馆", "茶馆", "邮局", "灯塔", "小猫", "狐狸", "机器人", "天文台"),
      WORDS ("信", "单车", "钢琴", "雨伞", "约定", "地图") } },
  { "ru",
    4,
    { " Том ", "" },
    WORDS ("{0} {1}", "Сказки {1}", "{0} {2}"),
    { WORDS ("Смотритель маяка",
             "Лунная библиотека",
             "Лис",
             "Ночной поезд",
             "Часовщик",
             "Кит",
             "Бумажный город",
             "Кот"),
      WORDS ("на краю света",
             "под дождём",
             "у моря",
             "среди звёзд",
             "из соседнего двора",
             "за семью холмами"),
      WORDS ("без компаса", "и комета", "пишет письмо", "не спит") } },
};

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

static const TitleLanguage *
pick_language (BunkoArtRandom *random)
{
  guint at = bunko_art_random_below (random, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (at < languages[i].weight)
        return &languages[i];
      at -= languages[i].weight;
    }

  return &languages[0];
}

static const char *
pick_word (const char *const *words, BunkoArtRandom *random)
{
  return words[bunko_art_random_below (random, g_strv_length ((char **) words))];
}

/* Fills a pattern. Its first word never comes twice, so that there is no "cat and the cat". */
static char *
fill_pattern (const TitleLanguage *language, BunkoArtRandom *random)
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
make_title (const TitleLanguage *language, BunkoArtRandom *random)
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
  const TitleLanguage *language;
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
