/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-spreads.h"

/* A gallery and what it should become, in letters: p portrait, w wide, ? unknown, a portrait and
 * wanted alone, A wide and wanted alone. Spreads are written as pages, "+" joins a pair in reading
 * order, "l" and "r" are halves, "t" is turned. */
typedef struct
{
  const char *name;
  const char *pages;
  BunkoSpreadOptions options;
  const char *expected;
} Case;

#define PAIRS .pairs = TRUE, .cover_alone = TRUE

static const Case cases[] = {
  { "empty", "", { PAIRS }, "" },
  { "single", "ppp", { .cover_alone = TRUE }, "0 1 2" },
  { "single-wide", "pwp", { .cover_alone = TRUE }, "0 1 2" },
  { "single-split", "pwp", { .wide = BUNKO_READER_WIDE_SPLIT }, "0 1l 1r 2" },
  { "single-split-rtl",
    "pwp",
    { .wide = BUNKO_READER_WIDE_SPLIT, .right_to_left = TRUE },
    "0 1r 1l 2" },
  { "single-split-all", "ww", { .wide = BUNKO_READER_WIDE_SPLIT }, "0l 0r 1l 1r" },
  { "single-split-alone", "pAp", { .wide = BUNKO_READER_WIDE_SPLIT }, "0 1l 1r 2" },
  { "single-turned", "pwp", { .wide = BUNKO_READER_WIDE_ROTATE, .portrait_view = TRUE }, "0 1t 2" },
  { "single-turned-landscape", "pwp", { .wide = BUNKO_READER_WIDE_ROTATE }, "0 1 2" },
  { "single-shifted", "ppp", { .shifted = TRUE }, "0 1 2" },
  { "pairs-one", "p", { PAIRS }, "0" },
  { "pairs-two", "pp", { PAIRS }, "0 1" },
  { "pairs-even", "pppp", { PAIRS }, "0 1+2 3" },
  { "pairs-odd", "ppppp", { PAIRS }, "0 1+2 3+4" },
  { "pairs-rtl", "ppppp", { PAIRS, .right_to_left = TRUE }, "0 1+2 3+4" },
  { "pairs-no-cover", "ppppp", { .pairs = TRUE }, "0+1 2+3 4" },
  { "pairs-unknown", "?????", { PAIRS }, "0 1+2 3+4" },
  { "pairs-wide-cover", "wpppp", { PAIRS }, "0 1+2 3+4" },
  { "pairs-wide-first", "wpppp", { .pairs = TRUE }, "0 1+2 3+4" },
  { "pairs-wide-at-partner", "ppwppp", { PAIRS }, "0 1 2 3+4 5" },
  { "pairs-wide-between", "pppwpp", { PAIRS }, "0 1+2 3 4+5" },
  { "pairs-wide-last", "ppppw", { PAIRS }, "0 1+2 3 4" },
  { "pairs-all-wide", "www", { PAIRS }, "0 1 2" },
  { "pairs-split-is-whole", "pwpp", { PAIRS, .wide = BUNKO_READER_WIDE_SPLIT }, "0 1 2+3" },
  { "pairs-turned",
    "pwpp",
    { PAIRS, .wide = BUNKO_READER_WIDE_ROTATE, .portrait_view = TRUE },
    "0 1t 2+3" },
  { "shifted", "ppppp", { PAIRS, .shifted = TRUE }, "0 1 2+3 4" },
  { "shifted-no-cover", "ppppp", { .pairs = TRUE, .shifted = TRUE }, "0 1+2 3+4" },
  { "shifted-after-wide", "pwpppp", { PAIRS, .shifted = TRUE }, "0 1 2 3+4 5" },
  { "shifted-before-wide", "pppwppp", { PAIRS, .shifted = TRUE }, "0 1 2 3 4+5 6" },
  { "shifted-one", "p", { PAIRS, .shifted = TRUE }, "0" },
  { "alone", "pppappp", { PAIRS }, "0 1+2 3 4+5 6" },
  { "alone-partner", "ppappp", { PAIRS }, "0 1 2 3+4 5" },
  { "alone-cover", "apppp", { PAIRS }, "0 1+2 3+4" },
  { "alone-all", "aaaa", { .pairs = TRUE }, "0 1 2 3" },
  { "alone-wide", "ppppAp", { PAIRS }, "0 1+2 3 4 5" },
};

static void
fill (BunkoSpreads *spreads, const char *pages)
{
  bunko_spreads_set_n_pages (spreads, strlen (pages));
  for (guint i = 0; pages[i] != '\0'; i++)
    {
      gboolean wide = pages[i] == 'w' || pages[i] == 'A';

      bunko_spreads_set_aspect (spreads, i, pages[i] == '?' ? 0 : wide ? 1.4 : 0.7);
      bunko_spreads_set_alone (spreads, i, pages[i] == 'a' || pages[i] == 'A');
    }
}

static void
append_leaf (GString *string, const BunkoLeaf *leaf)
{
  static const char *const parts[] = { "", "l", "r" };

  g_string_append_printf (string, "%u%s%s", leaf->page, parts[leaf->part], leaf->turned ? "t" : "");
}

static char *
describe (BunkoSpreads *spreads)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < bunko_spreads_get_count (spreads); i++)
    {
      BunkoSpread spread;

      bunko_spreads_get (spreads, i, &spread);
      if (i > 0)
        g_string_append_c (string, ' ');
      append_leaf (string, &spread.leaves[0]);
      if (spread.n_leaves == 2)
        {
          g_string_append_c (string, '+');
          append_leaf (string, &spread.leaves[1]);
        }
    }
  return g_string_free (string, FALSE);
}

/* Every spread is found by its pages and its leaves. */
static void
assert_found (BunkoSpreads *spreads)
{
  guint next = 0;

  for (guint i = 0; i < bunko_spreads_get_count (spreads); i++)
    {
      BunkoSpread spread;

      bunko_spreads_get (spreads, i, &spread);
      g_assert_cmpuint (spread.n_leaves, >=, 1);
      for (guint j = 0; j < spread.n_leaves; j++)
        {
          guint page = spread.leaves[j].page;

          g_assert_cmpuint (bunko_spreads_find_leaf (spreads, &spread.leaves[j]), ==, i);
          if (page == next)
            g_assert_cmpuint (bunko_spreads_find (spreads, page), ==, i);
          g_assert_true (page == next || page + 1 == next);
          next = page + 1;
        }
    }
  g_assert_cmpuint (next, ==, bunko_spreads_get_n_pages (spreads));
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  g_autofree char *found = NULL;

  fill (spreads, test->pages);
  bunko_spreads_set_options (spreads, &test->options);
  found = describe (spreads);
  g_assert_cmpstr (found, ==, test->expected);
  assert_found (spreads);
}

static void
assert_spreads (BunkoSpreads *spreads, const char *expected)
{
  g_autofree char *found = describe (spreads);

  g_assert_cmpstr (found, ==, expected);
  assert_found (spreads);
}

static void
test_changes (void)
{
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { PAIRS };

  fill (spreads, "?????");
  bunko_spreads_set_options (spreads, &options);
  assert_spreads (spreads, "0 1+2 3+4");

  /* Shapes come one after the other; most change nothing. */
  g_assert_false (bunko_spreads_set_aspect (spreads, 1, 0.7));
  g_assert_true (bunko_spreads_set_aspect (spreads, 2, 1.5));
  g_assert_cmpfloat (bunko_spreads_get_aspect (spreads, 2), ==, 1.5);
  g_assert_false (bunko_spreads_set_aspect (spreads, 2, 1.6));
  assert_spreads (spreads, "0 1 2 3+4");

  bunko_spreads_set_alone (spreads, 3, TRUE);
  assert_spreads (spreads, "0 1 2 3 4");
  g_assert_true (bunko_spreads_get_alone (spreads, 3));
  bunko_spreads_set_alone (spreads, 3, FALSE);
  g_assert_false (bunko_spreads_get_alone (spreads, 3));

  bunko_spreads_set_n_pages (spreads, 2);
  assert_spreads (spreads, "0 1");
  g_assert_false (bunko_spreads_set_aspect (spreads, 2, 1.5));
  bunko_spreads_set_n_pages (spreads, 6);
  assert_spreads (spreads, "0 1+2 3+4 5");
  g_assert_cmpfloat (bunko_spreads_get_aspect (spreads, 2), ==, 0);
}

/* A mark that comes before the number of pages counts as well. */
static void
test_early_mark (void)
{
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { PAIRS };

  bunko_spreads_set_options (spreads, &options);
  bunko_spreads_set_alone (spreads, 2, TRUE);
  bunko_spreads_set_n_pages (spreads, 5);
  assert_spreads (spreads, "0 1 2 3+4");
}

static void
test_find_leaf (void)
{
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { .wide = BUNKO_READER_WIDE_SPLIT };
  BunkoLeaf right = { .page = 1, .part = BUNKO_LEAF_RIGHT };
  BunkoLeaf beyond = { .page = 9 };

  fill (spreads, "pwp");
  bunko_spreads_set_options (spreads, &options);
  g_assert_cmpuint (bunko_spreads_find_leaf (spreads, &right), ==, 2);
  g_assert_cmpuint (bunko_spreads_find (spreads, 1), ==, 1);
  g_assert_cmpuint (bunko_spreads_find (spreads, 2), ==, 3);
  g_assert_cmpuint (bunko_spreads_find_leaf (spreads, &beyond), ==, 3);

  /* The half is gone, its page is not. */
  options.wide = BUNKO_READER_WIDE_ALONE;
  bunko_spreads_set_options (spreads, &options);
  g_assert_cmpuint (bunko_spreads_find_leaf (spreads, &right), ==, 1);
}

typedef struct
{
  const char *pages;
  guint seen;
  gboolean is_alone; /* else the whole gallery is shifted */
  guint alone;
} Shift;

static const Shift shifts[] = {
  { "ppppp", 0, FALSE, 0 },    { "ppppp", 3, FALSE, 0 },   { "ppppp", 99, FALSE, 0 },
  { "pppwpppp", 2, FALSE, 0 }, { "pppwpppp", 6, TRUE, 4 }, { "pppwpppp", 4, TRUE, 4 },
  { "pppwpppp", 3, TRUE, 4 },  { "pppwappp", 6, TRUE, 4 }, { "pppwappp", 4, TRUE, 4 },
  { "pppwwppp", 3, TRUE, 5 },  { "ppppappp", 6, TRUE, 4 }, { "pwppp", 3, FALSE, 0 },
  { "wwpp", 0, FALSE, 0 },     { "", 3, FALSE, 0 },
};

static void
test_find_shift (void)
{
  BunkoSpreadOptions options = { PAIRS };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      const Shift *test = &shifts[i];
      g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
      guint alone = 77;

      g_test_message ("%s at %u", test->pages, test->seen);
      fill (spreads, test->pages);
      bunko_spreads_set_options (spreads, &options);
      g_assert_cmpint (bunko_spreads_find_shift (spreads, test->seen, &alone), ==, test->is_alone);
      if (test->is_alone)
        g_assert_cmpuint (alone, ==, test->alone);
    }
}

/* Shifting moves the pairs that are seen, and shifting twice brings them back. */
static void
test_shift_twice (void)
{
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { PAIRS };
  guint alone;

  fill (spreads, "pppwpppp");
  bunko_spreads_set_options (spreads, &options);
  assert_spreads (spreads, "0 1+2 3 4+5 6+7");
  g_assert_true (bunko_spreads_find_shift (spreads, 6, &alone));
  bunko_spreads_set_alone (spreads, alone, !bunko_spreads_get_alone (spreads, alone));
  assert_spreads (spreads, "0 1+2 3 4 5+6 7");
  g_assert_true (bunko_spreads_find_shift (spreads, 5, &alone));
  bunko_spreads_set_alone (spreads, alone, !bunko_spreads_get_alone (spreads, alone));
  assert_spreads (spreads, "0 1+2 3 4+5 6+7");
}

static void
test_hostile (void)
{
  static const double aspects[] = { -1, NAN, INFINITY, -INFINITY, 0, 1, 1e-300 };
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { PAIRS };
  BunkoSpread spread = { .n_leaves = 2 };

  g_assert_cmpuint (bunko_spreads_get_count (spreads), ==, 0);
  g_assert_cmpuint (bunko_spreads_find (spreads, 5), ==, 0);
  bunko_spreads_get (spreads, 0, &spread);
  g_assert_cmpuint (spread.n_leaves, ==, 0);
  g_assert_false (bunko_spreads_set_aspect (spreads, 0, 2));

  bunko_spreads_set_options (spreads, &options);
  bunko_spreads_set_n_pages (spreads, 5);
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      bunko_spreads_set_aspect (spreads, 2, aspects[i]);
      g_assert_cmpuint (bunko_spreads_get_count (spreads), ==, 3);
    }
  bunko_spreads_set_aspect (spreads, 2, G_MAXDOUBLE);
  g_assert_cmpuint (bunko_spreads_get_count (spreads), ==, 4);
  bunko_spreads_get (spreads, 4, &spread);
  g_assert_cmpuint (spread.n_leaves, ==, 0);

  bunko_spreads_set_n_pages (spreads, G_MAXUINT);
  g_assert_cmpuint (bunko_spreads_get_n_pages (spreads), ==, BUNKO_SPREADS_MAX_PAGES);
}

/* As when all pages of a long gallery become known one after the other, and each time somebody
 * looks where the change was: the whole is found again only where it can have changed. */
static void
test_many (void)
{
  const guint n_pages = 20000;
  g_autoptr (BunkoSpreads) spreads = bunko_spreads_new ();
  BunkoSpreadOptions options = { PAIRS };

  bunko_spreads_set_options (spreads, &options);
  bunko_spreads_set_n_pages (spreads, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      bunko_spreads_set_aspect (spreads, i, i % 100 == 50 ? 1.4 : 0.7);
      g_assert_cmpuint (bunko_spreads_find (spreads, i), <=, i);
    }
  assert_found (spreads);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/spreads/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/spreads/changes", test_changes);
  g_test_add_func ("/spreads/early-mark", test_early_mark);
  g_test_add_func ("/spreads/find-leaf", test_find_leaf);
  g_test_add_func ("/spreads/find-shift", test_find_shift);
  g_test_add_func ("/spreads/shift-twice", test_shift_twice);
  g_test_add_func ("/spreads/hostile", test_hostile);
  g_test_add_func ("/spreads/many", test_many);

  return g_test_run ();
}
