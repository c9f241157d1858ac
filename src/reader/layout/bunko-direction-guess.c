/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-direction-guess.h"

/* What a tag says, the surest first. */
typedef enum
{
  SAYS_RTL,   /* it names the direction */
  SAYS_LTR,   /* it names the direction */
  SAYS_STRIP, /* it is meant to be scrolled */
  SAYS_WEST,  /* a kind of comics that is printed from left to right */
  SAYS_MANGA, /* a kind of comics that is printed from right to left */
  N_SAYINGS,
} Saying;

static const struct
{
  const char *name;
  Saying saying;
} known_tags[] = {
  { "right to left", SAYS_RTL },
  { "rtl", SAYS_RTL },
  { "left to right", SAYS_LTR },
  { "ltr", SAYS_LTR },
  { "webtoon", SAYS_STRIP },
  { "webtoons", SAYS_STRIP },
  { "long strip", SAYS_STRIP },
  { "longstrip", SAYS_STRIP },
  { "vertical scroll", SAYS_STRIP },
  { "manhwa", SAYS_WEST },
  { "manhua", SAYS_WEST },
  { "western", SAYS_WEST },
  { "western comic", SAYS_WEST },
  { "american comic", SAYS_WEST },
  { "comic", SAYS_WEST },
  { "comics", SAYS_WEST },
  { "bande dessinee", SAYS_WEST },
  { "bande dessinée", SAYS_WEST },
  { "webcomic", SAYS_WEST },
  { "manga", SAYS_MANGA },
  { "doujinshi", SAYS_MANGA },
  { "doujin", SAYS_MANGA },
  { "tankoubon", SAYS_MANGA },
  { "tankobon", SAYS_MANGA },
  { "yonkoma", SAYS_MANGA },
  { "4 koma", SAYS_MANGA },
  { "4koma", SAYS_MANGA },
  { "shounen", SAYS_MANGA },
  { "shoujo", SAYS_MANGA },
  { "seinen", SAYS_MANGA },
  { "josei", SAYS_MANGA },
};

/* Languages whose books open at the right, as servers write them: by name, by their own name, by
 * code. */
static const char *const right_to_left_languages[] = {
  "japanese", "日本語", "ja",    "jp",   "jpn",  "arabic", "العربية", "ar",
  "ara",      "hebrew", "עברית", "he",   "iw",   "heb",    "persian", "farsi",
  "فارسی",    "fa",     "fas",   "urdu", "اردو", "ur",     "urd",
};

/* Upper and lower case, "_", "-" and spaces at the ends make no difference. */
static char *
normalize (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_strdown (valid, -1);

  return g_strdup (g_strstrip (g_strdelimit (lower, "_-", ' ')));
}

static gboolean
is_right_to_left_language (const char *language)
{
  g_autofree char *name = normalize (language);

  /* "ja-JP" is a kind of "ja". */
  if (strlen (name) == 5 && name[2] == ' ')
    name[2] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (right_to_left_languages); i++)
    if (g_str_equal (name, right_to_left_languages[i]))
      return TRUE;
  return FALSE;
}

/* Namespaces in which a word says something about the people or things in the story, not about the
 * book. */
static gboolean
is_about_the_book (const char *space)
{
  static const char *const others[] = {
    "artist", "group", "circle", "parody", "character", "female", "male", "mixed", "cosplayer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (space, others[i]))
      return FALSE;
  return TRUE;
}

static Saying
ask_tag (const char *tag)
{
  g_autofree char *name = normalize (tag);
  char *colon = strchr (name, ':');
  const char *word = name;

  if (colon != NULL)
    {
      *colon = '\0';
      word = g_strchug (colon + 1);
      if (!is_about_the_book (g_strchomp (name)))
        return N_SAYINGS;
      /* Most of what is marked as translated was Japanese. */
      if (g_str_equal (name, "language") && g_str_equal (word, "translated"))
        return SAYS_MANGA;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known_tags); i++)
    if (g_str_equal (word, known_tags[i].name))
      return known_tags[i].saying;
  return N_SAYINGS;
}

static Saying
ask_tags (const char *const *tags)
{
  Saying surest = N_SAYINGS;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    surest = MIN (surest, ask_tag (tags[i]));
  return surest;
}

/**
 * bunko_guess_direction: (skip)
 * @language: (nullable): the language of the gallery, as a name in English or in itself or as a
 * code
 * @tags: (nullable) (array zero-terminated=1): its tags as "name" or "Namespace:name"; its category
 * may be given in the same way
 * @strip: whether its pages look like pieces of a strip, see bunko_is_strip()
 *
 * Guesses where reading goes. In this order: tags that name a direction; the shape of the pages and
 * tags such as "webtoon" or "long strip" (down); kinds of comics that are printed from left to
 * right ("western", and "manhwa" and "manhua" that are no strips); kinds that are printed from
 * right to left ("manga", "doujinshi", and what is marked as translated: then the language says
 * nothing about the print); the language: Japanese, Arabic, Hebrew, Persian and Urdu go from right
 * to left. Everything else, and what nothing is known of, goes from left to right.
 *
 * Tags in namespaces of people, such as "Artist:manga", say nothing.
 *
 * Returns: a direction, never %BUNKO_READER_DIRECTION_AUTO
 */
BunkoReaderDirection
bunko_guess_direction (const char *language, const char *const *tags, gboolean strip)
{
  switch (ask_tags (tags))
    {
    case SAYS_RTL:
      return BUNKO_READER_DIRECTION_RTL;
    case SAYS_LTR:
      return BUNKO_READER_DIRECTION_LTR;
    case SAYS_STRIP:
      return BUNKO_READER_DIRECTION_TTB;
    case SAYS_WEST:
      return strip ? BUNKO_READER_DIRECTION_TTB : BUNKO_READER_DIRECTION_LTR;
    case SAYS_MANGA:
      return strip ? BUNKO_READER_DIRECTION_TTB : BUNKO_READER_DIRECTION_RTL;
    case N_SAYINGS:
    default:
      break;
    }
  if (strip)
    return BUNKO_READER_DIRECTION_TTB;
  if (language != NULL && is_right_to_left_language (language))
    return BUNKO_READER_DIRECTION_RTL;
  return BUNKO_READER_DIRECTION_LTR;
}
