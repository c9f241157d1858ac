/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader/model/bunko-reader-pace.h"
#include "reader/model/bunko-reader-prefetch.h"
#include "reader/model/bunko-reader-size.h"

/* Pages in the order in which they are loaded, as text. */
static char *
plan_to_text (const BunkoReaderPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_pages; i++)
    g_string_append_printf (text, "%s%u",
                            i == 0                 ? ""
                            : i == plan->n_visible ? " | "
                                                   : " ",
                            plan->pages[i]);
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  BunkoReaderReach reach;
  const char *plan;
} plans[] = {
  { "start", { 100, 0, 1, FALSE, 0, 1000, 1 }, "0 | 1 2 3 4" },
  { "middle", { 100, 50, 1, FALSE, 0, 1000, 1 }, "50 | 51 49 52 53 54" },
  { "backwards", { 100, 50, 1, TRUE, 0, 1000, 1 }, "50 | 49 51 48 47 46" },
  { "end", { 100, 99, 1, FALSE, 0, 1000, 1 }, "99 | 98" },
  { "before the end", { 100, 97, 1, FALSE, 0, 1000, 1 }, "97 | 98 96 99" },
  { "start, backwards", { 100, 0, 1, TRUE, 0, 1000, 1 }, "0 | 1" },
  { "one page", { 1, 0, 1, FALSE, 0, 1000, 1 }, "0" },
  { "pair", { 100, 50, 2, FALSE, 0, 1000, 1 }, "50 51 | 52 53 49 48 54 55" },
  { "pair, backwards", { 100, 50, 2, TRUE, 0, 1000, 1 }, "50 51 | 49 48 52 53 47 46" },
  { "pair at the end", { 52, 50, 2, FALSE, 0, 1000, 1 }, "50 51 | 49 48" },
  { "half a pair", { 51, 50, 2, FALSE, 0, 1000, 1 }, "50 | 49" },
  { "two a second",
    { 100, 50, 1, FALSE, 2, 1000, 1 },
    "50 | 51 49 52 53 54 55 56 57 58 59 60 61 62" },
  { "small pages in a strip",
    { 100, 50, 4, FALSE, 0, 1000, 1 },
    "50 51 52 53 | 54 55 56 57 49 48 47 46 58 59 60 61" },
  /* The limit */
  { "limit", { 100, 50, 1, FALSE, 0, 30, 10 }, "50 | 51 49" },
  { "limit of one", { 100, 50, 1, FALSE, 0, 10, 10 }, "50" },
  { "over the limit", { 100, 50, 2, FALSE, 0, 5, 10 }, "50 51" },
  { "no such page", { 100, 100, 1, FALSE, 0, 1000, 1 }, "" },
  { "nothing seen", { 100, 50, 0, FALSE, 0, 1000, 1 }, "" },
};

static void
test_plans (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      BunkoReaderPlan plan;
      g_autofree char *text = NULL;

      g_test_message ("%s", plans[i].name);
      bunko_reader_prefetch_plan (&plans[i].reach, &plan);
      text = plan_to_text (&plan);
      g_assert_cmpstr (text, ==, plans[i].plan);
    }
}

/* The faster, the farther, but there is an end to it. */
static void
test_speed (void)
{
  guint last = 0;

  for (double speed = 0; speed < 1000; speed = speed * 2 + 0.5)
    {
      BunkoReaderReach reach = { 10000, 500, 1, FALSE, speed, G_MAXUINT64, 1 };
      BunkoReaderPlan plan;

      bunko_reader_prefetch_plan (&reach, &plan);
      g_assert_cmpuint (plan.n_pages, >=, last);
      g_assert_cmpuint (plan.n_pages, <=, BUNKO_READER_PREFETCH_MAX / 2);
      last = plan.n_pages;
    }
  g_assert_cmpuint (last, >, 16);
}

/* What is known of each page counts: a large one ahead leaves room for fewer. */
static void
test_bytes (void)
{
  guint64 bytes[10] = { 0, 0, 10, 10, 70, 10, 10, 0, 0, 0 };
  BunkoReaderReach reach = { 10, 2, 1, FALSE, 0, 100, 10, bytes };
  BunkoReaderPlan plan;
  g_autofree char *text = NULL;

  bunko_reader_prefetch_plan (&reach, &plan);
  text = plan_to_text (&plan);
  g_assert_cmpstr (text, ==, "2 | 3 1 4");
  g_assert_cmpuint (plan.bytes, ==, 100);
}

static void
test_keep (void)
{
  BunkoReaderReach reach = { 100, 50, 1, FALSE, 0, 90, 10 };
  guint loaded[] = { 10, 51, 40, 47, 48, 99, 50 };
  BunkoReaderPlan plan;
  g_autofree char *text = NULL;

  bunko_reader_prefetch_plan (&reach, &plan);
  bunko_reader_prefetch_keep (&reach, loaded, G_N_ELEMENTS (loaded), &plan);
  text = plan_to_text (&plan);
  g_assert_cmpstr (text, ==, "50 | 51 49 52 53 54 48 47 40");
  g_assert_true (bunko_reader_plan_has (&plan, 47));
  g_assert_false (bunko_reader_plan_has (&plan, 10));
}

/* Whatever is there, the number of pages has a bound. */
static void
test_bound (void)
{
  BunkoReaderReach reach = { 1000, 500, 1000, FALSE, 100, G_MAXUINT64, 1 };
  guint loaded[1000];
  BunkoReaderPlan plan;

  for (guint i = 0; i < G_N_ELEMENTS (loaded); i++)
    loaded[i] = i;
  bunko_reader_prefetch_plan (&reach, &plan);
  bunko_reader_prefetch_keep (&reach, loaded, G_N_ELEMENTS (loaded), &plan);
  g_assert_cmpuint (plan.n_pages, ==, BUNKO_READER_PREFETCH_MAX);
}

#define SECOND G_TIME_SPAN_SECOND

static void
test_pace (void)
{
  BunkoReaderPace pace = { 0 };
  gint64 now = 1000 * SECOND;

  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now), ==, 0);
  g_assert_false (bunko_reader_pace_is_backwards (&pace));

  /* One move tells a direction, two a speed. */
  bunko_reader_pace_move (&pace, now, 1, FALSE);
  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now), ==, 0);
  for (int i = 0; i < 20; i++)
    bunko_reader_pace_move (&pace, now += SECOND / 2, 1, FALSE);
  g_assert_cmpfloat_with_epsilon (bunko_reader_pace_get_speed (&pace, now), 2, 0.01);

  /* Pairs count double. */
  for (int i = 0; i < 20; i++)
    bunko_reader_pace_move (&pace, now += SECOND / 2, 2, FALSE);
  g_assert_cmpfloat_with_epsilon (bunko_reader_pace_get_speed (&pace, now), 4, 0.01);

  /* Who turns around is slow at first; who rests is slow. */
  bunko_reader_pace_move (&pace, now, 1, TRUE);
  g_assert_true (bunko_reader_pace_is_backwards (&pace));
  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now), ==, 0);
  bunko_reader_pace_move (&pace, now += SECOND, 1, TRUE);
  g_assert_cmpfloat_with_epsilon (bunko_reader_pace_get_speed (&pace, now), 1, 0.01);
  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now + 60 * SECOND), ==, 0);

  /* Moves in one moment are fast, not infinite. */
  for (int i = 0; i < 20; i++)
    bunko_reader_pace_move (&pace, now, 1, FALSE);
  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now), <=, 1000);
  bunko_reader_pace_reset (&pace);
  g_assert_cmpfloat (bunko_reader_pace_get_speed (&pace, now), ==, 0);
}

static const struct
{
  double width, height, aspect;
  int setting;
  BunkoReaderSize size;
} sizes[] = {
  { 360, 640, 0.7, -1, { BUNKO_IMAGE_SIZE_X768, 1024, 1024 } },
  { 1280, 800, 0.7, -1, { BUNKO_IMAGE_SIZE_X768, 1536, 1024 } },
  { 1280, 800, 1.4, -1, { BUNKO_IMAGE_SIZE_X1280, 1536, 1024 } },
  { 1920, 1080, 0.7, -1, { BUNKO_IMAGE_SIZE_X768, 2048, 1536 } },
  { 3840, 2160, 0.7, -1, { BUNKO_IMAGE_SIZE_X1600, 4096, 2560 } },
  { 3840, 2160, 1.4, -1, { BUNKO_IMAGE_SIZE_ORIGINAL, 4096, 2560 } },
  { 3000, 1700, 1.4, -1, { BUNKO_IMAGE_SIZE_X2400, 3072, 2048 } },
  /* Width alone, as in strips, and height alone */
  { 800, 0, 0.04, -1, { BUNKO_IMAGE_SIZE_X960, 1024, 0 } },
  { 0, 1080, 0.7, -1, { BUNKO_IMAGE_SIZE_X768, 0, 1536 } },
  { 0, 0, 0.7, -1, { BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0 } },
  /* Zoomed to 800 % */
  { 6400, 9600, 0.7, -1, { BUNKO_IMAGE_SIZE_ORIGINAL, 6656, 9728 } },
  /* As somebody wants it */
  { 360, 640, 0.7, BUNKO_IMAGE_SIZE_X2400, { BUNKO_IMAGE_SIZE_X2400, 1024, 1024 } },
  { 3840, 2160, 1.4, BUNKO_IMAGE_SIZE_X768, { BUNKO_IMAGE_SIZE_X768, 4096, 2560 } },
};

static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      BunkoReaderSize size = bunko_reader_size_choose (sizes[i].width, sizes[i].height,
                                                       sizes[i].aspect, sizes[i].setting);

      g_test_message ("%g × %g", sizes[i].width, sizes[i].height);
      g_assert_cmpint (size.size, ==, sizes[i].size.size);
      g_assert_cmpint (size.box_width, ==, sizes[i].size.box_width);
      g_assert_cmpint (size.box_height, ==, sizes[i].size.box_height);
    }
}

static void
test_sharper (void)
{
  const BunkoReaderSize small = { BUNKO_IMAGE_SIZE_X768, 1024, 1024 };
  const BunkoReaderSize open = { BUNKO_IMAGE_SIZE_X768, 1024, 0 };
  const BunkoReaderSize original = { BUNKO_IMAGE_SIZE_ORIGINAL, 1024, 1024 };
  const BunkoReaderSize all = { BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0 };
  BunkoReaderSize raised = small;

  g_assert_false (bunko_reader_size_is_sharper (&small, &small));
  g_assert_true (bunko_reader_size_is_sharper (&open, &small));
  g_assert_false (bunko_reader_size_is_sharper (&small, &open));
  g_assert_true (bunko_reader_size_is_sharper (&original, &open));
  g_assert_true (bunko_reader_size_is_sharper (&all, &original));
  g_assert_false (bunko_reader_size_is_sharper (&original, &all));

  g_assert_true (bunko_reader_size_is_original (&all, 1600, 2400));
  g_assert_true (bunko_reader_size_is_original (&original, 700, 1000));
  g_assert_false (bunko_reader_size_is_original (&original, 683, 1024));
  g_assert_false (bunko_reader_size_is_original (&small, 100, 100));

  bunko_reader_size_raise (&raised, &original);
  g_assert_cmpint (raised.size, ==, BUNKO_IMAGE_SIZE_ORIGINAL);
  bunko_reader_size_raise (&raised, &small);
  g_assert_cmpint (raised.size, ==, BUNKO_IMAGE_SIZE_ORIGINAL);
}

static void
test_may_move (void)
{
  g_assert_true (bunko_reader_size_may_move ("003.gif"));
  g_assert_true (bunko_reader_size_may_move ("/srv/g.cbz/003.WebP"));
  g_assert_false (bunko_reader_size_may_move ("003.jpg"));
  g_assert_false (bunko_reader_size_may_move ("gif"));
  g_assert_false (bunko_reader_size_may_move (".gif"));
  g_assert_false (bunko_reader_size_may_move (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/prefetch/plans", test_plans);
  g_test_add_func ("/reader/prefetch/speed", test_speed);
  g_test_add_func ("/reader/prefetch/bytes", test_bytes);
  g_test_add_func ("/reader/prefetch/keep", test_keep);
  g_test_add_func ("/reader/prefetch/bound", test_bound);
  g_test_add_func ("/reader/prefetch/pace", test_pace);
  g_test_add_func ("/reader/size/choice", test_sizes);
  g_test_add_func ("/reader/size/sharper", test_sharper);
  g_test_add_func ("/reader/size/may-move", test_may_move);

  return g_test_run ();
}
