/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-fit.h"
#include "reader/layout/bunko-leaf.h"
#include "reader/layout/bunko-spread-place.h"

typedef struct
{
  BunkoReaderFit fit;
  gboolean stretch;
  graphene_size_t content;
  graphene_size_t view;
  double expected;
} Fit;

static const Fit fits[] = {
  { BUNKO_READER_FIT_SCREEN, FALSE, { 1000, 2000 }, { 500, 500 }, 0.25 },
  { BUNKO_READER_FIT_SCREEN, FALSE, { 2000, 1000 }, { 500, 500 }, 0.25 },
  { BUNKO_READER_FIT_SCREEN, FALSE, { 100, 200 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_SCREEN, TRUE, { 100, 200 }, { 500, 500 }, 2.5 },
  { BUNKO_READER_FIT_WIDTH, FALSE, { 1000, 9000 }, { 500, 500 }, 0.5 },
  { BUNKO_READER_FIT_WIDTH, FALSE, { 100, 9000 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_WIDTH, TRUE, { 100, 9000 }, { 500, 500 }, 5 },
  { BUNKO_READER_FIT_HEIGHT, FALSE, { 1000, 2000 }, { 50, 500 }, 0.25 },
  { BUNKO_READER_FIT_HEIGHT, TRUE, { 1000, 250 }, { 50, 500 }, 2 },
  { BUNKO_READER_FIT_HEIGHT, FALSE, { 1000, 250 }, { 50, 500 }, 1 },
  { BUNKO_READER_FIT_ORIGINAL, FALSE, { 1000, 2000 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_ORIGINAL, TRUE, { 10, 20 }, { 500, 500 }, 1 },
  /* Nothing is known, or nonsense. */
  { BUNKO_READER_FIT_SCREEN, TRUE, { 0, 0 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_SCREEN, TRUE, { 100, 100 }, { 0, 0 }, 1 },
  { BUNKO_READER_FIT_WIDTH, TRUE, { -100, 100 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_WIDTH, TRUE, { NAN, 100 }, { 500, 500 }, 1 },
  { BUNKO_READER_FIT_HEIGHT, TRUE, { 100, 100 }, { 500, INFINITY }, 1 },
  { 99, TRUE, { 100, 100 }, { 500, 200 }, 2 },
};

static void
test_fit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      const Fit *test = &fits[i];

      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (
          bunko_fit_scale (test->fit, test->stretch, &test->content, &test->view), test->expected,
          1e-6);
    }
}

/* The largest and the smallest that floats can tell still give something to draw with. */
static void
test_fit_extremes (void)
{
  static const float lengths[] = { 1e-38f, 1e-6f, 1, 1e6f, 3e38f };

  for (guint i = 0; i < 625; i++)
    {
      graphene_size_t content = { lengths[i % 5], lengths[i / 5 % 5] };
      graphene_size_t view = { lengths[i / 25 % 5], lengths[i / 125] };

      for (int fit = BUNKO_READER_FIT_SCREEN; fit <= BUNKO_READER_FIT_ORIGINAL; fit++)
        {
          double scale = bunko_fit_scale (fit, TRUE, &content, &view);

          g_assert_true (isfinite (scale));
          g_assert_cmpfloat (scale, >, 0);
        }
    }
}

static void
assert_rect (const graphene_rect_t *rect, float x, float y, float width, float height)
{
  g_assert_cmpfloat_with_epsilon (rect->origin.x, x, 1e-3);
  g_assert_cmpfloat_with_epsilon (rect->origin.y, y, 1e-3);
  g_assert_cmpfloat_with_epsilon (rect->size.width, width, 1e-3);
  g_assert_cmpfloat_with_epsilon (rect->size.height, height, 1e-3);
}

typedef struct
{
  graphene_size_t sizes[2];
  guint n;
  gboolean right_to_left;
  double gap;
  graphene_rect_t expected[2];
  graphene_size_t total;
} Place;

#define RECT(x, y, w, h)                                                                           \
  {                                                                                                \
    { x, y }, { w, h }                                                                             \
  }

static const Place places[] = {
  { { { 700, 1000 } }, 1, FALSE, 20, { RECT (0, 0, 700, 1000) }, { 700, 1000 } },
  { { { 700, 1000 }, { 700, 1000 } },
    2,
    FALSE,
    0,
    { RECT (0, 0, 700, 1000), RECT (700, 0, 700, 1000) },
    { 1400, 1000 } },
  { { { 700, 1000 }, { 600, 1000 } },
    2,
    TRUE,
    20,
    { RECT (620, 0, 700, 1000), RECT (0, 0, 600, 1000) },
    { 1320, 1000 } },
  /* One height: that of the higher one. */
  { { { 350, 500 }, { 600, 1000 } },
    2,
    FALSE,
    0,
    { RECT (0, 0, 700, 1000), RECT (700, 0, 600, 1000) },
    { 1300, 1000 } },
  /* What is not known looks like the other. */
  { { { 0, 0 }, { 600, 1000 } },
    2,
    FALSE,
    0,
    { RECT (0, 0, 600, 1000), RECT (600, 0, 600, 1000) },
    { 1200, 1000 } },
  { { { 600, 1000 }, { NAN, 1 } },
    2,
    FALSE,
    10,
    { RECT (0, 0, 600, 1000), RECT (610, 0, 600, 1000) },
    { 1210, 1000 } },
  { { { 0, 0 }, { 0, 0 } },
    2,
    FALSE,
    NAN,
    { RECT (0, 0, 1200, 1700), RECT (1200, 0, 1200, 1700) },
    { 2400, 1700 } },
  { { { 600, 1000 }, { 600, 1000 } },
    2,
    FALSE,
    -10,
    { RECT (0, 0, 600, 1000), RECT (600, 0, 600, 1000) },
    { 1200, 1000 } },
  { { { 0, 0 } }, 0, FALSE, 10, { RECT (0, 0, 0, 0) }, { 0, 0 } },
};

static void
test_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const Place *test = &places[i];
      graphene_rect_t rects[2];
      graphene_size_t total;

      g_test_message ("row %u", i);
      bunko_spread_place (test->n, test->sizes, test->right_to_left, test->gap, rects, &total);
      for (guint j = 0; j < test->n; j++)
        assert_rect (&rects[j], test->expected[j].origin.x, test->expected[j].origin.y,
                     test->expected[j].size.width, test->expected[j].size.height);
      g_assert_cmpfloat_with_epsilon (total.width, test->total.width, 1e-3);
      g_assert_cmpfloat_with_epsilon (total.height, test->total.height, 1e-3);
    }
}

typedef struct
{
  BunkoLeaf leaf;
  graphene_rect_t crop;
  graphene_rect_t source;
  graphene_size_t size; /* of a page of 1000 × 500 */
} Source;

static const Source sources[] = {
  { { 0, BUNKO_LEAF_WHOLE, FALSE }, RECT (0, 0, 1, 1), RECT (0, 0, 1, 1), { 1000, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, TRUE }, RECT (0, 0, 1, 1), RECT (0, 0, 1, 1), { 500, 1000 } },
  { { 0, BUNKO_LEAF_LEFT, FALSE }, RECT (0, 0, 1, 1), RECT (0, 0, 0.5, 1), { 500, 500 } },
  { { 0, BUNKO_LEAF_RIGHT, FALSE }, RECT (0, 0, 1, 1), RECT (0.5, 0, 0.5, 1), { 500, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, FALSE },
    RECT (0.1, 0.2, 0.8, 0.6),
    RECT (0.1, 0.2, 0.8, 0.6),
    { 800, 300 } },
  { { 0, BUNKO_LEAF_LEFT, FALSE },
    RECT (0.1, 0.2, 0.8, 0.6),
    RECT (0.1, 0.2, 0.4, 0.6),
    { 400, 300 } },
  { { 0, BUNKO_LEAF_RIGHT, FALSE },
    RECT (0.1, 0.2, 0.7, 0.6),
    RECT (0.5, 0.2, 0.3, 0.6),
    { 300, 300 } },
  /* Nothing would be left, or nonsense: the borders stay. */
  { { 0, BUNKO_LEAF_LEFT, FALSE }, RECT (0.6, 0, 0.4, 1), RECT (0, 0, 0.5, 1), { 500, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, FALSE }, RECT (0, 0, 0, 0), RECT (0, 0, 1, 1), { 1000, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, FALSE }, RECT (NAN, 0, 1, 1), RECT (0, 0, 1, 1), { 1000, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, FALSE }, RECT (0, 0, NAN, 1), RECT (0, 0, 1, 1), { 1000, 500 } },
  { { 0, BUNKO_LEAF_WHOLE, FALSE }, RECT (0, 0, 7, 7), RECT (0, 0, 1, 1), { 1000, 500 } },
};

static void
test_source (void)
{
  const graphene_size_t page = { 1000, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const Source *test = &sources[i];
      graphene_rect_t source;
      graphene_size_t size;

      g_test_message ("row %u", i);
      bunko_leaf_get_source (&test->leaf, &test->crop, &source);
      assert_rect (&source, test->source.origin.x, test->source.origin.y, test->source.size.width,
                   test->source.size.height);
      bunko_leaf_get_size (&test->leaf, &page, &test->crop, &size);
      g_assert_cmpfloat_with_epsilon (size.width, test->size.width, 1e-2);
      g_assert_cmpfloat_with_epsilon (size.height, test->size.height, 1e-2);
    }
}

static void
test_equal (void)
{
  BunkoSpread a = { { { 1, BUNKO_LEAF_WHOLE, FALSE }, { 2, BUNKO_LEAF_WHOLE, FALSE } }, 2 };
  BunkoSpread b = a;

  g_assert_true (bunko_spread_equal (&a, &b));
  b.leaves[1].turned = TRUE;
  g_assert_false (bunko_spread_equal (&a, &b));
  b = a;
  b.leaves[0].part = BUNKO_LEAF_LEFT;
  g_assert_false (bunko_spread_equal (&a, &b));
  b = a;
  b.n_leaves = 1;
  g_assert_false (bunko_spread_equal (&a, &b));
  a.n_leaves = 1;
  b.leaves[1].page = 7;
  g_assert_true (bunko_spread_equal (&a, &b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spread-place/fit", test_fit);
  g_test_add_func ("/spread-place/fit-extremes", test_fit_extremes);
  g_test_add_func ("/spread-place/place", test_place);
  g_test_add_func ("/spread-place/source", test_source);
  g_test_add_func ("/spread-place/equal", test_equal);

  return g_test_run ();
}
