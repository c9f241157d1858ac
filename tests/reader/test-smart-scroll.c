/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-smart-scroll.h"

#define LTR BUNKO_READER_DIRECTION_LTR
#define RTL BUNKO_READER_DIRECTION_RTL
#define TTB BUNKO_READER_DIRECTION_TTB

#define RECT(x, y, w, h)                                                                           \
  {                                                                                                \
    { x, y }, { w, h }                                                                             \
  }

/* The way through a page or pair: each stop as "x,y", from where it is entered to the last one. */
typedef struct
{
  const char *name;
  guint n_targets;
  graphene_rect_t targets[2];
  graphene_size_t view;
  BunkoReaderDirection direction;
  const char *way;
  const char *back; /* NULL for the same the other way around */
} Case;

static const Case cases[] = {
  { "fits", 1, { RECT (0, 0, 500, 400) }, { 1000, 800 }, LTR, "-250,-200", NULL },
  { "tall", 1, { RECT (0, 0, 1000, 1600) }, { 1000, 1000 }, LTR, "0,0 0,600", NULL },
  { "taller",
    1,
    { RECT (0, 0, 800, 2800) },
    { 1000, 1000 },
    TTB,
    "-100,0 -100,900 -100,1800",
    NULL },
  { "equal-steps", 1, { RECT (0, 0, 1000, 2200) }, { 1000, 1000 }, LTR, "0,0 0,600 0,1200", NULL },
  { "wide", 1, { RECT (0, 0, 1600, 800) }, { 1000, 1000 }, LTR, "0,-100 600,-100", NULL },
  { "wide-rtl", 1, { RECT (0, 0, 1600, 800) }, { 1000, 1000 }, RTL, "600,-100 0,-100", NULL },
  { "zig-zag",
    1,
    { RECT (0, 0, 1600, 1800) },
    { 1000, 1000 },
    LTR,
    "0,0 600,0 0,800 600,800",
    NULL },
  { "zig-zag-rtl",
    1,
    { RECT (0, 0, 1600, 1800) },
    { 1000, 1000 },
    RTL,
    "600,0 0,0 600,800 0,800",
    NULL },
  /* Pairs that are broader than the view: one page to its end, then the other. */
  { "pair",
    2,
    { RECT (0, 0, 1000, 1600), RECT (1000, 0, 1000, 1600) },
    { 1000, 1000 },
    LTR,
    "0,0 0,600 1000,0 1000,600",
    NULL },
  { "pair-rtl",
    2,
    { RECT (1000, 0, 1000, 1600), RECT (0, 0, 1000, 1600) },
    { 1000, 1000 },
    RTL,
    "1000,0 1000,600 0,0 0,600",
    NULL },
  { "pair-narrow",
    2,
    { RECT (0, 0, 600, 1600), RECT (600, 0, 600, 1600) },
    { 1000, 1000 },
    LTR,
    "0,0 0,600 200,0 200,600",
    NULL },
  { "pair-zig-zag",
    2,
    { RECT (0, 0, 1600, 1000), RECT (1600, 0, 1600, 1000) },
    { 1000, 1000 },
    LTR,
    "0,0 600,0 1600,0 2200,0",
    NULL },
  /* Pairs of which all is seen from side to side: the same, down twice. */
  { "pair-fit-width",
    2,
    { RECT (0, 0, 500, 1600), RECT (500, 0, 500, 1600) },
    { 1000, 1000 },
    LTR,
    "0,0 0,600 0,0 0,600",
    NULL },
  { "pair-fits",
    2,
    { RECT (0, 0, 500, 800), RECT (500, 0, 500, 800) },
    { 1000, 1000 },
    LTR,
    "0,-100",
    NULL },
  { "pair-hidden",
    2,
    { RECT (0, 0, 500, 800), RECT (500, 0, 500, 800) },
    { 1100, 1000 },
    LTR,
    "-50,-100",
    NULL },
  { "almost", 1, { RECT (0, 0, 1001, 1001) }, { 1000, 1000 }, LTR, "0.5,0.5", NULL },
};

static void
append (GString *string, const graphene_point_t *offset)
{
  g_string_append_printf (string, "%s%g,%g", string->len > 0 ? " " : "", offset->x, offset->y);
}

static char *
walk (const Case *test, gboolean backwards)
{
  GString *string = g_string_new (NULL);
  guint target = backwards ? test->n_targets - 1 : 0;
  g_auto (GStrv) way = NULL;
  graphene_point_t offset;
  const char *stop;
  char *comma;

  /* The first stop is where pages are entered. */
  way = g_strsplit (test->way, " ", 0);
  stop = way[backwards ? g_strv_length (way) - 1 : 0];
  offset.x = (float) g_ascii_strtod (stop, &comma);
  offset.y = (float) g_ascii_strtod (comma + 1, NULL);
  append (string, &offset);
  while (bunko_smart_scroll_step (test->targets, test->n_targets, &test->view, test->direction,
                                  backwards, &target, &offset))
    {
      append (string, &offset);
      g_assert_cmpuint (string->len, <, 1000);
    }
  return g_string_free (string, FALSE);
}

static char *
turn_around (const char *way)
{
  g_auto (GStrv) stops = g_strsplit (way, " ", 0);
  guint n_stops = g_strv_length (stops);

  for (guint i = 0; i < n_stops / 2; i++)
    {
      char *stop = stops[i];

      stops[i] = stops[n_stops - 1 - i];
      stops[n_stops - 1 - i] = stop;
    }
  return g_strjoinv (" ", stops);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *way = walk (test, FALSE);
  g_autofree char *back = walk (test, TRUE);
  g_autofree char *expected = turn_around (test->way);

  g_assert_cmpstr (way, ==, test->way);
  g_assert_cmpstr (back, ==, test->back != NULL ? test->back : expected);
}

/* From places between two stops: on to the next stop, and nothing is left out. */
static void
test_between (void)
{
  const graphene_rect_t page = RECT (0, 0, 1600, 2800);
  const graphene_size_t view = { 1000, 1000 };
  const struct
  {
    graphene_point_t from;
    gboolean backwards;
    graphene_point_t to;
  } rows[] = {
    { { 0, 100 }, FALSE, { 600, 100 } },  { { 300, 100 }, FALSE, { 600, 100 } },
    { { 600, 100 }, FALSE, { 0, 900 } },  { { 600, 899 }, FALSE, { 0, 1800 } },
    { { 599, 0 }, FALSE, { 0, 900 } },    { { 600, 1700 }, FALSE, { 0, 1800 } },
    { { 0, 100 }, TRUE, { 600, 0 } },     { { 300, 100 }, TRUE, { 0, 100 } },
    { { 600, 1799 }, TRUE, { 0, 1799 } }, { { 0, 1700 }, TRUE, { 600, 900 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      graphene_point_t offset = rows[i].from;
      guint target = BUNKO_SMART_SCROLL_ANY;

      g_test_message ("row %u", i);
      g_assert_true (
          bunko_smart_scroll_step (&page, 1, &view, LTR, rows[i].backwards, &target, &offset));
      g_assert_cmpfloat_with_epsilon (offset.x, rows[i].to.x, 1e-3);
      g_assert_cmpfloat_with_epsilon (offset.y, rows[i].to.y, 1e-3);
    }
}

/* Nothing but the offset is known: the page in the middle of the view is the one that is read. */
static void
test_any (void)
{
  const graphene_rect_t pair[] = { RECT (1000, 0, 1000, 1600), RECT (0, 0, 1000, 1600) };
  const graphene_size_t view = { 1000, 1000 };
  const graphene_size_t broad = { 2000, 1000 };
  graphene_point_t offset = { 900, 0 };
  guint target = BUNKO_SMART_SCROLL_ANY;

  g_assert_true (bunko_smart_scroll_step (pair, 2, &view, RTL, FALSE, &target, &offset));
  g_assert_cmpuint (target, ==, 0);
  offset = GRAPHENE_POINT_INIT (300, 100);
  target = BUNKO_SMART_SCROLL_ANY;
  g_assert_true (bunko_smart_scroll_step (pair, 2, &view, RTL, FALSE, &target, &offset));
  g_assert_cmpuint (target, ==, 1);

  /* Of a pair that is seen from side to side the first page is taken, going back the last. */
  for (int backwards = 0; backwards < 2; backwards++)
    {
      offset = GRAPHENE_POINT_INIT (0, 300);
      target = BUNKO_SMART_SCROLL_ANY;
      g_assert_true (bunko_smart_scroll_step (pair, 2, &broad, RTL, backwards, &target, &offset));
      g_assert_cmpuint (target, ==, backwards);
      g_assert_cmpfloat_with_epsilon (offset.y, backwards ? 0 : 600, 1e-3);
    }
}

static float
pick (GRand *random)
{
  static const float lengths[] = { 0, -5, NAN, INFINITY, -INFINITY, 1e-6f, 1, 3e38f };

  if (g_rand_int_range (random, 0, 3) == 0)
    return lengths[g_rand_int_range (random, 0, G_N_ELEMENTS (lengths))];
  return g_rand_double_range (random, -100, 3000);
}

/* Whatever comes in, a walk ends, and offsets are numbers. */
static void
test_hostile (void)
{
  guint none = BUNKO_SMART_SCROLL_ANY;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  const graphene_size_t view = { 1000, 1000 };
  graphene_point_t offset = { 0, 0 };

  g_assert_false (bunko_smart_scroll_step (NULL, 0, &view, LTR, FALSE, &none, &offset));
  for (guint i = 0; i < 20000; i++)
    {
      graphene_rect_t targets[2];
      graphene_size_t any = { pick (random), pick (random) };
      guint n_targets = g_rand_int_range (random, 0, 3), target = 0, n_steps = 0;

      for (guint j = 0; j < 2; j++)
        targets[j] =
            (graphene_rect_t) RECT (pick (random), pick (random), pick (random), pick (random));
      if (any.width < 50 || any.height < 50)
        any = view;
      offset = GRAPHENE_POINT_INIT (i % 7 * 100, i % 11 * 100);
      while (n_steps++ < 500 &&
             bunko_smart_scroll_step (targets, n_targets, &any, RTL, FALSE, &target, &offset))
        g_assert_true (isfinite (offset.x) && isfinite (offset.y));
      g_assert_true (isfinite (offset.x) && isfinite (offset.y));
    }
  offset = GRAPHENE_POINT_INIT (NAN, 0);
  g_assert_false (bunko_smart_scroll_step (&GRAPHENE_RECT_INIT (0, 0, 5000, 5000), 1, &view, LTR,
                                           FALSE, &none, &offset));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/smart-scroll/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/smart-scroll/between", test_between);
  g_test_add_func ("/smart-scroll/any", test_any);
  g_test_add_func ("/smart-scroll/hostile", test_hostile);

  return g_test_run ();
}
