/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-direction-guess.h"
#include "reader/layout/bunko-strip-guess.h"
#include "reader/layout/bunko-zones.h"

static void
test_strip (void)
{
  static const struct
  {
    guint n;
    double aspects[6];
    gboolean is_strip;
  } rows[] = {
    { 0, { 0 }, FALSE },
    { 3, { 0, 0, 0 }, FALSE },
    { 4, { 0.7, 0.7, 0.7, 0.7 }, FALSE },
    { 4, { 0.7, 0.1, 0.1, 0.1 }, TRUE },
    { 4, { 0.1, 0.7, 0.7, 0.7 }, FALSE },
    { 4, { 0, 0.1, 0, 0 }, TRUE },
    { 2, { 0.7, 0.45 }, FALSE },
    { 3, { 0.7, 0.45, 0.45 }, TRUE },
    { 1, { 0.1 }, TRUE },
    { 1, { 0.45 }, FALSE },
    { 6, { 0.7, 0.2, 0.2, 0.2, 0.7, 0.2 }, TRUE },
    { 6, { 0.7, 0.2, 0.7, 0.2, 0.7, 0.2 }, FALSE },
    { 4, { 0.7, 1.4, 0.7, 0.3 }, FALSE },
    { 5, { 0.7, NAN, -1, INFINITY, 0.2 }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (bunko_is_strip (rows[i].aspects, rows[i].n), ==, rows[i].is_strip);
    }
  g_assert_false (bunko_is_strip (NULL, 0));
}

static void
test_direction (void)
{
  const BunkoReaderDirection ltr = BUNKO_READER_DIRECTION_LTR;
  const BunkoReaderDirection rtl = BUNKO_READER_DIRECTION_RTL;
  const BunkoReaderDirection ttb = BUNKO_READER_DIRECTION_TTB;
  const struct
  {
    const char *language;
    const char *tags[4];
    gboolean strip;
    BunkoReaderDirection expected;
  } rows[] = {
    { NULL, { NULL }, FALSE, ltr },
    { "", { "" }, FALSE, ltr },
    { "Japanese", { NULL }, FALSE, rtl },
    { "JAPANESE ", { NULL }, FALSE, rtl },
    { "ja", { NULL }, FALSE, rtl },
    { "ja-JP", { NULL }, FALSE, rtl },
    { "日本語", { NULL }, FALSE, rtl },
    { "Hebrew", { NULL }, FALSE, rtl },
    { "English", { NULL }, FALSE, ltr },
    { "Korean", { NULL }, FALSE, ltr },
    { "Javanese", { NULL }, FALSE, ltr },
    { "jam", { NULL }, FALSE, ltr },
    { "Japanese", { NULL }, TRUE, ttb },
    { "English", { "webtoon" }, FALSE, ttb },
    { "English", { "Other:Webtoon" }, FALSE, ttb },
    { "English", { "long_strip" }, FALSE, ttb },
    { "English", { "Manga" }, FALSE, rtl },
    { "English", { "Manga" }, TRUE, ttb },
    { "English", { "Category:doujinshi" }, FALSE, rtl },
    { "English", { "Language:translated" }, FALSE, rtl },
    { "English", { "translated" }, FALSE, ltr },
    { "Chinese", { "Language:translated", "manhua" }, FALSE, ltr },
    { "Korean", { "manhwa" }, FALSE, ltr },
    { "Korean", { "manhwa" }, TRUE, ttb },
    { "Japanese", { "Category:Western" }, FALSE, ltr },
    { "Japanese", { "left-to-right" }, FALSE, ltr },
    { "English", { "comic", "right to left" }, TRUE, rtl },
    { "English", { "Artist:manga", "Parody:rtl", "female:webtoon" }, FALSE, ltr },
    { "English", { "mangaka", "western armor" }, FALSE, ltr },
    { "\xff\xfe", { "\xff:\xfe", ":", "::" }, FALSE, ltr },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (bunko_guess_direction (rows[i].language, rows[i].tags, rows[i].strip), ==,
                       rows[i].expected);
    }
  g_assert_cmpint (bunko_guess_direction ("Japanese", NULL, FALSE), ==, rtl);
}

/* What a click does at nine places, line by line. */
static void
test_zones (void)
{
  static const struct
  {
    BunkoReaderZones zones;
    gboolean inverted;
    const char *expected;
  } rows[] = {
    { BUNKO_READER_ZONES_OFF, FALSE, "--- --- ---" },
    { BUNKO_READER_ZONES_OFF, TRUE, "--- --- ---" },
    { BUNKO_READER_ZONES_SIDES, FALSE, "lmr lmr lmr" },
    { BUNKO_READER_ZONES_SIDES, TRUE, "rml rml rml" },
    { BUNKO_READER_ZONES_L, FALSE, "ppp pmn nnn" },
    { BUNKO_READER_ZONES_L, TRUE, "nnn nmp ppp" },
    { BUNKO_READER_ZONES_EDGES, FALSE, "nmn nmn npn" },
    { BUNKO_READER_ZONES_EDGES, TRUE, "pmp pmp pnp" },
    { BUNKO_READER_ZONES_FORWARD, FALSE, "mmm pnn pnn" },
    { BUNKO_READER_ZONES_HALVES, FALSE, "lrr lrr lrr" },
    { 99, FALSE, "--- --- ---" },
    { -1, TRUE, "--- --- ---" },
  };
  static const char letters[] = "-nplrm";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint y = 0; y < 3; y++)
        {
          for (guint x = 0; x < 3; x++)
            g_string_append_c (found, letters[bunko_zone_at (rows[i].zones, rows[i].inverted,
                                                             0.02 + x * 0.49, 0.02 + y * 0.49)]);
          if (y < 2)
            g_string_append_c (found, ' ');
        }
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

/* The parts that are shown are those that work, they lie in the view, and every place belongs to
 * one. */
static void
test_zones_cover (void)
{
  for (int zones = BUNKO_READER_ZONES_SIDES; zones <= BUNKO_READER_ZONES_HALVES; zones++)
    {
      BunkoZoneRect rects[BUNKO_ZONES_MAX_RECTS];
      guint n_rects = bunko_zones_list (zones, FALSE, rects);
      double area = 0;

      g_assert_cmpuint (n_rects, >, 0);
      for (guint i = 0; i < n_rects; i++)
        {
          area += rects[i].width * rects[i].height;
          g_assert_cmpint (bunko_zone_at (zones, FALSE, rects[i].x + rects[i].width / 2,
                                          rects[i].y + rects[i].height / 2),
                           ==, rects[i].zone);
        }
      g_assert_cmpfloat_with_epsilon (area, 1, 1e-9);
      for (guint i = 0; i <= 300; i++)
        for (guint j = 0; j <= 300; j++)
          g_assert_cmpint (bunko_zone_at (zones, TRUE, i / 300.0, j / 300.0), !=, BUNKO_ZONE_NONE);
    }
  g_assert_cmpint (bunko_zone_at (BUNKO_READER_ZONES_SIDES, FALSE, -0.1, 0.5), ==, BUNKO_ZONE_NONE);
  g_assert_cmpint (bunko_zone_at (BUNKO_READER_ZONES_SIDES, FALSE, 0.5, 1.1), ==, BUNKO_ZONE_NONE);
  g_assert_cmpint (bunko_zone_at (BUNKO_READER_ZONES_SIDES, FALSE, NAN, 0.5), ==, BUNKO_ZONE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-guess/strip", test_strip);
  g_test_add_func ("/layout-guess/direction", test_direction);
  g_test_add_func ("/layout-guess/zones", test_zones);
  g_test_add_func ("/layout-guess/zones-cover", test_zones_cover);

  return g_test_run ();
}
