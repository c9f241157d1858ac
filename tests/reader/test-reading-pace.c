/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader/panels/bunko-page-pill.h"
#include "reader/panels/bunko-reading-pace.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* Reads @n_pages from @first on, @seconds each. */
static gint64
read_pages (BunkoReadingPace *pace, guint first, guint n_pages, double seconds, gint64 now)
{
  for (guint i = 0; i < n_pages; i++)
    {
      bunko_reading_pace_set_page (pace, first + i, now);
      now += (gint64) (seconds * SECOND);
    }
  return now;
}

static void
test_median (void)
{
  g_autoptr (BunkoReadingPace) pace = bunko_reading_pace_new ();
  gint64 now = read_pages (pace, 0, BUNKO_READING_PACE_MIN_SAMPLES, 10, SECOND);

  /* The last page is still being read. */
  g_assert_cmpfloat (bunko_reading_pace_get_seconds_left (pace, 5), ==, -1);
  bunko_reading_pace_set_page (pace, BUNKO_READING_PACE_MIN_SAMPLES, now);
  g_assert_cmpfloat_with_epsilon (bunko_reading_pace_get_seconds_left (pace, 5), 50, 0.01);
  g_assert_cmpfloat_with_epsilon (bunko_reading_pace_get_seconds_left (pace, 0), 0, 0.01);

  /* One page that took four minutes changes nothing. */
  now += 240 * SECOND;
  bunko_reading_pace_set_page (pace, BUNKO_READING_PACE_MIN_SAMPLES + 1, now);
  g_assert_cmpfloat_with_epsilon (bunko_reading_pace_get_seconds_left (pace, 5), 50, 0.01);
}

/* A pair is two pages. */
static void
test_pairs (void)
{
  g_autoptr (BunkoReadingPace) pace = bunko_reading_pace_new ();
  gint64 now = SECOND;

  for (guint i = 0; i < 8; i++, now += 20 * SECOND)
    bunko_reading_pace_set_page (pace, 1 + 2 * i, now);
  g_assert_cmpfloat_with_epsilon (bunko_reading_pace_get_seconds_left (pace, 6), 60, 0.01);
}

static void
test_left_out (void)
{
  g_autoptr (BunkoReadingPace) pace = bunko_reading_pace_new ();
  gint64 now = read_pages (pace, 0, 20, 0.1, SECOND);

  /* Leafed past, jumped, read back, and left open. */
  bunko_reading_pace_set_page (pace, 100, now += 10 * SECOND);
  bunko_reading_pace_set_page (pace, 99, now += 10 * SECOND);
  bunko_reading_pace_set_page (pace, 98, now += 10 * SECOND);
  bunko_reading_pace_set_page (pace, 99, now += 3600 * SECOND);
  for (guint i = 0; i < 8; i++)
    {
      bunko_reading_pace_pause (pace);
      bunko_reading_pace_set_page (pace, 200 + i, now += 10 * SECOND);
    }
  /* The same page again, as something else changed. */
  for (guint i = 0; i < 8; i++)
    bunko_reading_pace_set_page (pace, 207, now += 10 * SECOND);
  g_assert_cmpfloat (bunko_reading_pace_get_seconds_left (pace, 5), ==, -1);
}

/* Who gets slower is told so. */
static void
test_bound (void)
{
  g_autoptr (BunkoReadingPace) pace = bunko_reading_pace_new ();
  gint64 now = read_pages (pace, 0, 500, 2, SECOND);

  read_pages (pace, 500, BUNKO_READING_PACE_MAX_SAMPLES + 1, 8, now);
  g_assert_cmpfloat_with_epsilon (bunko_reading_pace_get_seconds_left (pace, 1), 8, 0.01);
}

static void
test_text (void)
{
  static const struct
  {
    guint first, last, n_pages;
    double seconds;
    const char *text;
  } rows[] = {
    { 2, 2, 24, -1, "3 / 24" },
    { 11, 11, 200, 480, "12 / 200 · 8 min left" },
    { 11, 12, 200, 480, "12–13 / 200 · 8 min left" },
    { 11, 11, 200, 61, "12 / 200 · 1 min left" },
    { 11, 11, 200, 12, "12 / 200 · less than a minute left" },
    { 0, 0, 2000, 3 * 3600 + 25 * 60, "1 / 2000 · 3 h 25 min left" },
    /* At the end, nothing is left. */
    { 199, 199, 200, 0, "200 / 200" },
    { 198, 199, 200, 0, "199–200 / 200" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          bunko_page_pill_describe (rows[i].first, rows[i].last, rows[i].n_pages, rows[i].seconds);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/reading-pace/median", test_median);
  g_test_add_func ("/reader/reading-pace/pairs", test_pairs);
  g_test_add_func ("/reader/reading-pace/left-out", test_left_out);
  g_test_add_func ("/reader/reading-pace/bound", test_bound);
  g_test_add_func ("/reader/reading-pace/text", test_text);

  return g_test_run ();
}
