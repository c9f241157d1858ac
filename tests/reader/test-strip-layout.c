/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-strip-layout.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-6)

static BunkoStripLayout *
make (guint n_leaves, double across, double gap)
{
  BunkoStripLayout *layout = bunko_strip_layout_new ();

  bunko_strip_layout_set_n_leaves (layout, n_leaves);
  bunko_strip_layout_set_across (layout, across);
  bunko_strip_layout_set_gap (layout, gap);
  return layout;
}

static void
test_vertical (void)
{
  g_autoptr (BunkoStripLayout) layout = make (3, 800, 10);
  guint first;

  bunko_strip_layout_set_size (layout, 0, 400, 600, 0);
  bunko_strip_layout_set_size (layout, 1, 800, 8000, 0);
  bunko_strip_layout_set_size (layout, 2, 1600, 800, 0);
  assert_near (bunko_strip_layout_get_start (layout, 0), 0);
  assert_near (bunko_strip_layout_get_length (layout, 0), 1200);
  assert_near (bunko_strip_layout_get_start (layout, 1), 1210);
  assert_near (bunko_strip_layout_get_length (layout, 1), 8000);
  assert_near (bunko_strip_layout_get_start (layout, 2), 9220);
  assert_near (bunko_strip_layout_get_length (layout, 2), 400);
  assert_near (bunko_strip_layout_get_extent (layout), 9620);

  g_assert_cmpuint (bunko_strip_layout_find (layout, -5), ==, 0);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 1199), ==, 0);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 1205), ==, 0);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 1210), ==, 1);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 9220), ==, 2);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 99999), ==, 2);

  g_assert_cmpuint (bunko_strip_layout_get_visible (layout, 1000, 600, &first), ==, 2);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (bunko_strip_layout_get_visible (layout, 1000, 210, &first), ==, 1);
  g_assert_cmpuint (bunko_strip_layout_get_visible (layout, 0, 99999, &first), ==, 3);
}

static void
test_horizontal (void)
{
  g_autoptr (BunkoStripLayout) layout = make (2, 500, 20);

  bunko_strip_layout_set_direction (layout, BUNKO_READER_DIRECTION_LTR);
  bunko_strip_layout_set_size (layout, 0, 700, 1000, 0);
  bunko_strip_layout_set_size (layout, 1, 2000, 1000, 0);
  assert_near (bunko_strip_layout_get_length (layout, 0), 350);
  assert_near (bunko_strip_layout_get_start (layout, 1), 370);
  assert_near (bunko_strip_layout_get_extent (layout), 1370);

  /* Right to left, offsets count from the right. */
  bunko_strip_layout_set_direction (layout, BUNKO_READER_DIRECTION_RTL);
  assert_near (bunko_strip_layout_get_start (layout, 1), 370);
  assert_near (bunko_strip_layout_get_extent (layout), 1370);

  /* Downwards, shapes count the other way around. */
  bunko_strip_layout_set_direction (layout, BUNKO_READER_DIRECTION_TTB);
  g_assert_cmpfloat_with_epsilon (bunko_strip_layout_get_length (layout, 0), 714, 0.5);
  g_assert_cmpfloat_with_epsilon (bunko_strip_layout_get_length (layout, 1), 250, 0.5);
}

static void
test_guess (void)
{
  g_autoptr (BunkoStripLayout) layout = make (4, 700, 0);

  assert_near (bunko_strip_layout_get_length (layout, 0), 1000);
  bunko_strip_layout_set_size (layout, 2, 100, 300, 0);
  assert_near (bunko_strip_layout_get_length (layout, 0), 2100);
  bunko_strip_layout_set_size (layout, 3, 100, 100, 0);
  assert_near (bunko_strip_layout_get_length (layout, 0), 1400);
  assert_near (bunko_strip_layout_get_extent (layout), 1400 + 1400 + 2100 + 700);

  /* What is known can be forgotten. */
  bunko_strip_layout_set_size (layout, 2, 0, 0, 0);
  assert_near (bunko_strip_layout_get_extent (layout), 4 * 700);
}

/* What is looked at stays where it is, whatever becomes known before, at and after it. */
static void
test_anchor (void)
{
  g_autoptr (BunkoStripLayout) layout = make (10, 700, 10);
  double offset = bunko_strip_layout_get_start (layout, 5) + 250;
  double fraction;

  offset += bunko_strip_layout_set_size (layout, 5, 700, 1000, offset);
  for (guint i = 0; i < 10; i++)
    {
      if (i != 5)
        offset += bunko_strip_layout_set_size (layout, i, 100, 50 + 100 * i, offset);
      assert_near (offset - bunko_strip_layout_get_start (layout, 5), 250);
    }

  /* The leaf itself keeps its place by fractions, its beginning exactly. */
  offset += bunko_strip_layout_set_size (layout, 5, 700, 2010, offset);
  g_assert_cmpfloat_with_epsilon (offset - bunko_strip_layout_get_start (layout, 5), 500, 1);
  offset = bunko_strip_layout_get_start (layout, 5);
  offset += bunko_strip_layout_set_size (layout, 5, 700, 300, offset);
  assert_near (offset, bunko_strip_layout_get_start (layout, 5));

  /* At the very top nothing is before. */
  assert_near (bunko_strip_layout_set_size (layout, 0, 1, 7, 0), 0);

  /* Another breadth, gap or direction: the place stays true. */
  offset = bunko_strip_layout_get_offset (layout, 7, 0.5);
  g_assert_cmpuint (bunko_strip_layout_get_place (layout, offset, &fraction), ==, 7);
  bunko_strip_layout_set_across (layout, 333);
  bunko_strip_layout_set_gap (layout, 0);
  bunko_strip_layout_set_direction (layout, BUNKO_READER_DIRECTION_RTL);
  offset = bunko_strip_layout_get_offset (layout, 7, fraction);
  assert_near (offset, bunko_strip_layout_get_start (layout, 7) +
                           bunko_strip_layout_get_length (layout, 7) / 2);
}

/* At gap 0 each leaf begins on the pixel on which the one before ends, whatever the breadth and
 * scale. */
static void
test_no_seams (void)
{
  static const double pixels[] = { 1, 0.5, 1 / 1.25, 1 / 1.5 };

  for (guint p = 0; p < G_N_ELEMENTS (pixels); p++)
    {
      g_autoptr (BunkoStripLayout) layout = make (50, 777.3, 0);

      bunko_strip_layout_set_pixel (layout, pixels[p]);
      for (guint i = 0; i < 50; i += 2)
        bunko_strip_layout_set_size (layout, i, 800, 1131 + i, 0);
      for (guint i = 0; i < 50; i++)
        {
          double start = bunko_strip_layout_get_start (layout, i);

          assert_near (start / pixels[p], round (start / pixels[p]));
          assert_near (start + bunko_strip_layout_get_length (layout, i),
                       bunko_strip_layout_get_start (layout, i + 1));
          g_assert_cmpuint (bunko_strip_layout_find (layout, start), ==, i);
          if (i > 0)
            g_assert_cmpuint (bunko_strip_layout_find (layout, start - 0.01), ==, i - 1);
        }
    }
}

static void
test_hostile (void)
{
  static const double numbers[] = { 0, -1, NAN, INFINITY, -INFINITY, 1e-300, 1e300 };
  g_autoptr (BunkoStripLayout) layout = bunko_strip_layout_new ();
  double fraction;
  guint first;

  /* Nothing. */
  assert_near (bunko_strip_layout_get_extent (layout), 0);
  g_assert_cmpuint (bunko_strip_layout_find (layout, 5), ==, 0);
  g_assert_cmpuint (bunko_strip_layout_get_visible (layout, 0, 100, &first), ==, 0);
  g_assert_cmpuint (bunko_strip_layout_get_place (layout, 7, &fraction), ==, 0);
  assert_near (bunko_strip_layout_set_size (layout, 0, 1, 1, 0), 0);

  /* Nonsense. */
  bunko_strip_layout_set_n_leaves (layout, 3);
  for (guint i = 0; i < G_N_ELEMENTS (numbers) * G_N_ELEMENTS (numbers); i++)
    {
      double a = numbers[i % G_N_ELEMENTS (numbers)], b = numbers[i / G_N_ELEMENTS (numbers)];

      bunko_strip_layout_set_across (layout, a);
      bunko_strip_layout_set_gap (layout, b);
      bunko_strip_layout_set_pixel (layout, a);
      g_assert_true (isfinite (bunko_strip_layout_set_size (layout, 1, a, b, 100)));
      g_assert_true (isfinite (bunko_strip_layout_set_size (layout, 1, 10, 10, a)));
      g_assert_true (isfinite (bunko_strip_layout_get_extent (layout)));
      g_assert_cmpfloat (bunko_strip_layout_get_extent (layout), >=, 0);
      g_assert_cmpuint (bunko_strip_layout_find (layout, b), <, 3);
      g_assert_cmpuint (bunko_strip_layout_get_place (layout, b, &fraction), <, 3);
      g_assert_true (fraction >= 0 && fraction <= 1);
      g_assert_true (isfinite (bunko_strip_layout_get_offset (layout, 2, a)));
      g_assert_cmpuint (bunko_strip_layout_get_visible (layout, a, b, &first), <=, 3);
    }

  bunko_strip_layout_set_n_leaves (layout, G_MAXUINT);
  g_assert_cmpuint (bunko_strip_layout_get_n_leaves (layout), ==, BUNKO_STRIP_MAX_LEAVES);
  bunko_strip_layout_set_n_leaves (layout, 0);
  assert_near (bunko_strip_layout_get_extent (layout), 0);
}

/* All sums of a long strip against adding up, while sizes become known in any order. */
static void
test_many (void)
{
  const guint n_leaves = 20000;
  g_autoptr (BunkoStripLayout) layout = make (n_leaves, 800, 3);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double sum = 0;

  for (guint i = 0; i < 2 * n_leaves; i++)
    {
      guint leaf = g_rand_int_range (random, 0, n_leaves);

      bunko_strip_layout_set_size (layout, leaf, 800, g_rand_int_range (random, 1, 20000), 5000);
    }
  for (guint i = 0; i < n_leaves; i++)
    bunko_strip_layout_set_size (layout, i, 800, 500 + i % 3000, 0);
  for (guint i = 0; i < n_leaves; i++)
    {
      g_assert_cmpfloat_with_epsilon (bunko_strip_layout_get_start (layout, i), sum, 0.5);
      g_assert_cmpuint (bunko_strip_layout_find (layout, sum + 10), ==, i);
      sum += 500 + i % 3000 + 3;
    }
  g_assert_cmpfloat_with_epsilon (bunko_strip_layout_get_extent (layout), sum - 3, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/strip-layout/vertical", test_vertical);
  g_test_add_func ("/strip-layout/horizontal", test_horizontal);
  g_test_add_func ("/strip-layout/guess", test_guess);
  g_test_add_func ("/strip-layout/anchor", test_anchor);
  g_test_add_func ("/strip-layout/no-seams", test_no_seams);
  g_test_add_func ("/strip-layout/hostile", test_hostile);
  g_test_add_func ("/strip-layout/many", test_many);

  return g_test_run ();
}
