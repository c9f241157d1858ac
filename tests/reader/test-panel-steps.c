/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/layout/bunko-panel-steps.h"

/* The steps through a page, as letters: "w" all of it, digits the panels. */
static char *
walk (guint n_panels, gboolean whole_at_end, gboolean backwards)
{
  GString *string = g_string_new (NULL);
  guint step = bunko_panel_steps_enter (n_panels, whole_at_end, backwards);
  guint panel;

  do
    {
      if (bunko_panel_steps_get_panel (n_panels, step, &panel))
        g_string_append_printf (string, "%u", panel);
      else
        g_string_append_c (string, 'w');
    }
  while (string->len < 50 && bunko_panel_steps_move (n_panels, whole_at_end, backwards, &step));
  return g_string_free (string, FALSE);
}

static void
test_walk (void)
{
  static const struct
  {
    guint n_panels;
    gboolean whole_at_end;
    gboolean backwards;
    const char *expected;
  } rows[] = {
    { 3, FALSE, FALSE, "w012" }, { 3, TRUE, FALSE, "w012w" }, { 3, FALSE, TRUE, "210w" },
    { 3, TRUE, TRUE, "w210w" },  { 0, FALSE, FALSE, "w" },    { 0, TRUE, FALSE, "w" },
    { 0, FALSE, TRUE, "w" },     { 0, TRUE, TRUE, "w" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = walk (rows[i].n_panels, rows[i].whole_at_end, rows[i].backwards);

      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

/* Panels may be found, or found again otherwise, while the page is read. */
static void
test_changed (void)
{
  guint step = 0, panel;

  g_assert_false (bunko_panel_steps_move (0, FALSE, FALSE, &step));
  g_assert_true (bunko_panel_steps_move (5, FALSE, FALSE, &step));
  step = 5;
  g_assert_false (bunko_panel_steps_get_panel (2, step, &panel));
  g_assert_true (bunko_panel_steps_move (2, FALSE, TRUE, &step));
  g_assert_cmpuint (step, ==, 1);
  step = G_MAXUINT;
  g_assert_false (bunko_panel_steps_move (2, FALSE, FALSE, &step));
  g_assert_cmpuint (step, ==, 2);
}

#define RECT(x, y, w, h)                                                                           \
  {                                                                                                \
    { x, y }, { w, h }                                                                             \
  }

static void
test_place (void)
{
  static const struct
  {
    graphene_rect_t panel;
    graphene_rect_t source;
    int quarter_turns;
    gboolean flip_h;
    gboolean flip_v;
    gboolean is_on;
    graphene_rect_t placed; /* on a leaf of 1000 × 800 at 100, 0 */
  } rows[] = {
    { RECT (0, 0, 1, 1), RECT (0, 0, 1, 1), 0, FALSE, FALSE, TRUE, RECT (100, 0, 1000, 800) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), 0, FALSE, FALSE, TRUE,
      RECT (200, 160, 300, 320) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), 1, FALSE, FALSE, TRUE,
      RECT (500, 80, 400, 240) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), 2, FALSE, FALSE, TRUE,
      RECT (700, 320, 300, 320) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), -1, FALSE, FALSE, TRUE,
      RECT (300, 480, 400, 240) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), 0, TRUE, FALSE, TRUE,
      RECT (700, 160, 300, 320) },
    { RECT (0.1, 0.2, 0.3, 0.4), RECT (0, 0, 1, 1), 0, FALSE, TRUE, TRUE,
      RECT (200, 320, 300, 320) },
    /* Half of a page, and a page without borders. */
    { RECT (0.5, 0, 0.5, 0.5), RECT (0.5, 0, 0.5, 1), 0, FALSE, FALSE, TRUE,
      RECT (100, 0, 1000, 400) },
    { RECT (0, 0, 0.4, 0.5), RECT (0.5, 0, 0.5, 1), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
    { RECT (0.3, 0, 0.4, 0.5), RECT (0.4, 0, 0.6, 1), 0, FALSE, FALSE, TRUE,
      RECT (100, 0, 500, 400) },
    { RECT (0.3, 0, 0.4, 0.5), RECT (0.6, 0, 0.4, 1), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
    { RECT (0, 0, 1, 0.5), RECT (0.25, 0.25, 0.5, 0.5), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
    /* Nonsense. */
    { RECT (0, 0, 0, 0), RECT (0, 0, 1, 1), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
    { RECT (NAN, 0, 1, 1), RECT (0, 0, 1, 1), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
    { RECT (0, 0, 1, 1), RECT (0, 0, 0, 0), 0, FALSE, FALSE, FALSE, RECT (0, 0, 0, 0) },
  };
  const graphene_rect_t dest = RECT (100, 0, 1000, 800);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      graphene_rect_t placed;

      g_test_message ("row %u", i);
      g_assert_cmpint (bunko_panel_place (&rows[i].panel, &rows[i].source, rows[i].quarter_turns,
                                          rows[i].flip_h, rows[i].flip_v, &dest, &placed),
                       ==, rows[i].is_on);
      if (rows[i].is_on)
        g_assert_true (graphene_point_near (&placed.origin, &rows[i].placed.origin, 0.1) &&
                       fabs (placed.size.width - rows[i].placed.size.width) < 0.1 &&
                       fabs (placed.size.height - rows[i].placed.size.height) < 0.1);
    }
}

static void
test_frame (void)
{
  static const struct
  {
    graphene_rect_t panel;
    double margin;
    double most;
    graphene_size_t view;
    double zoom;
    graphene_point_t offset;
  } rows[] = {
    { RECT (0, 0, 500, 400), 0, 8, { 1000, 800 }, 2, { 0, 0 } },
    { RECT (100, 50, 500, 200), 0, 8, { 1000, 800 }, 2, { 200, -100 } },
    { RECT (0, 0, 500, 400), 0.125, 8, { 1000, 800 }, 1.6, { -100, -80 } },
    { RECT (100, 100, 10, 10), 0, 4, { 1000, 800 }, 4, { -80, 20 } },
    { RECT (0, 0, 500, 4000), 0, 8, { 1000, 800 }, 0.2, { -450, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      graphene_point_t offset;
      double zoom;

      g_test_message ("row %u", i);
      bunko_panel_frame (&rows[i].panel, rows[i].margin, rows[i].most, &rows[i].view, &zoom,
                         &offset);
      g_assert_cmpfloat_with_epsilon (zoom, rows[i].zoom, 1e-6);
      g_assert_true (graphene_point_near (&offset, &rows[i].offset, 0.01));
    }
}

static void
test_frame_hostile (void)
{
  static const float numbers[] = { 0, -1, NAN, INFINITY, -INFINITY, 1e-30f, 1e30f, 100 };

  for (guint i = 0; i < 8 * 8 * 8; i++)
    {
      float a = numbers[i % 8], b = numbers[i / 8 % 8], c = numbers[i / 64];
      graphene_point_t offset;
      double zoom;

      bunko_panel_frame (&GRAPHENE_RECT_INIT (c, b, a, b), c, 4, &GRAPHENE_SIZE_INIT (c, a), &zoom,
                         &offset);
      g_assert_true (isfinite (zoom) && zoom > 0 && zoom <= 4);
      g_assert_true (isfinite (offset.x) && isfinite (offset.y));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-steps/walk", test_walk);
  g_test_add_func ("/panel-steps/changed", test_changed);
  g_test_add_func ("/panel-steps/place", test_place);
  g_test_add_func ("/panel-steps/frame", test_frame);
  g_test_add_func ("/panel-steps/frame-hostile", test_frame_hostile);

  return g_test_run ();
}
