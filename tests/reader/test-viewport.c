/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "reader/layout/bunko-viewport.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 0.001)

static void
test_middle (void)
{
  BunkoViewport viewport;

  bunko_viewport_init (&viewport);
  assert_near (viewport.zoom, 1);
  bunko_viewport_resize (&viewport, 800, 600, 400, 600);
  assert_near (viewport.x, -200);
  assert_near (viewport.y, 0);
  g_assert_false (bunko_viewport_can_pan (&viewport, 1, 0));
  g_assert_false (bunko_viewport_can_pan (&viewport, -1, 0));
  g_assert_false (bunko_viewport_can_pan (&viewport, 0, 1));
  g_assert_false (bunko_viewport_pan (&viewport, 50, 50));
  assert_near (viewport.x, -200);
}

static void
test_zoom (void)
{
  static const struct
  {
    double zoom, x, y; /* to this, there */
    double new_zoom, new_x, new_y;
  } cases[] = {
    { 2, 400, 300, 2, 0, 300 },    /* as wide as the view now */
    { 4, 400, 300, 4, 400, 900 },  /* the middle stays */
    { 4, 200, 0, 4, 0, 0 },        /* so does a corner of the content */
    { 4, 600, 600, 4, 800, 1800 }, /* and its opposite */
    { 4, 0, 0, 4, 0, 0 },          /* no gap opens where there was none */
    { 100, 200, 0, 8, 0, 0 },      /* limits */
    { 0, 400, 300, 0.1, -380, -270 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BunkoViewport viewport;

      bunko_viewport_init (&viewport);
      bunko_viewport_resize (&viewport, 800, 600, 400, 600);
      bunko_viewport_zoom_to (&viewport, cases[i].zoom, cases[i].x, cases[i].y);
      assert_near (viewport.zoom, cases[i].new_zoom);
      assert_near (viewport.x, cases[i].new_x);
      assert_near (viewport.y, cases[i].new_y);
    }
}

/* Whatever was under the pointer is there after any number of steps, as long as there is content on
 * all sides. */
static void
test_fixpoint (void)
{
  BunkoViewport viewport;
  double x, y;

  bunko_viewport_init (&viewport);
  bunko_viewport_resize (&viewport, 800, 600, 700, 1000);
  bunko_viewport_zoom_to (&viewport, 4, 400, 300);
  x = (viewport.x + 123) / viewport.zoom;
  y = (viewport.y + 456) / viewport.zoom;
  for (double zoom = 4; zoom <= 8; zoom *= 1.1)
    {
      bunko_viewport_zoom_to (&viewport, zoom, 123, 456);
      assert_near ((viewport.x + 123) / viewport.zoom, x);
      assert_near ((viewport.y + 456) / viewport.zoom, y);
    }
}

static void
test_pan (void)
{
  static const struct
  {
    double dx, dy;
    gboolean moved;
    double x, y;
  } steps[] = {
    { 100, 0, TRUE, 100, 0 },  { 0, -10, FALSE, 100, 0 },    { 5000, 250, TRUE, 800, 250 },
    { 1, 0, FALSE, 800, 250 }, { 0, 5000, TRUE, 800, 1800 }, { -5000, -5000, TRUE, 0, 0 },
  };
  BunkoViewport viewport;

  bunko_viewport_init (&viewport);
  bunko_viewport_resize (&viewport, 800, 600, 400, 600);
  bunko_viewport_zoom_to (&viewport, 4, 0, 0);
  assert_near (bunko_viewport_get_max_x (&viewport), 800);
  assert_near (bunko_viewport_get_max_y (&viewport), 1800);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_cmpint (bunko_viewport_can_pan (&viewport, steps[i].dx, 0) ||
                           bunko_viewport_can_pan (&viewport, 0, steps[i].dy),
                       ==, steps[i].moved);
      g_assert_cmpint (bunko_viewport_pan (&viewport, steps[i].dx, steps[i].dy), ==,
                       steps[i].moved);
      assert_near (viewport.x, steps[i].x);
      assert_near (viewport.y, steps[i].y);
    }
}

static void
test_corners (void)
{
  static const struct
  {
    gboolean right, bottom;
    double x, y;
  } cases[] = {
    { FALSE, FALSE, 0, 0 },
    { TRUE, FALSE, 800, 0 },
    { FALSE, TRUE, 0, 1800 },
    { TRUE, TRUE, 800, 1800 },
  };
  BunkoViewport viewport;

  bunko_viewport_init (&viewport);
  bunko_viewport_resize (&viewport, 800, 600, 400, 600);
  bunko_viewport_zoom_to (&viewport, 4, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bunko_viewport_set_corner (&viewport, cases[i].right, cases[i].bottom);
      assert_near (viewport.x, cases[i].x);
      assert_near (viewport.y, cases[i].y);
    }
}

/* The window gets half as wide and the page with it. */
static void
test_resize (void)
{
  static const struct
  {
    double y;
    double new_y;
  } cases[] = {
    { 0, 0 },      /* at the start */
    { 1800, 600 }, /* at the end: 1200 high, seen through 600 */
    { 900, 300 },  /* the middle */
    { 500, 100 },  /* 800 of 2400 were in the middle, so are 400 of 1200 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BunkoViewport viewport;

      bunko_viewport_init (&viewport);
      bunko_viewport_resize (&viewport, 800, 600, 800, 2400);
      bunko_viewport_move_to (&viewport, 0, cases[i].y);
      bunko_viewport_resize (&viewport, 400, 600, 400, 1200);
      assert_near (viewport.x, 0);
      assert_near (viewport.y, cases[i].new_y);
    }
}

static void
test_place (void)
{
  graphene_rect_t content = GRAPHENE_RECT_INIT (100, 200, 50, 60);
  graphene_rect_t view;
  BunkoViewport viewport;

  bunko_viewport_init (&viewport);
  bunko_viewport_resize (&viewport, 800, 600, 400, 600);
  bunko_viewport_zoom_to (&viewport, 4, 400, 300);
  bunko_viewport_place (&viewport, &content, &view);
  assert_near (view.origin.x, 0);
  assert_near (view.origin.y, -100);
  assert_near (view.size.width, 200);
  assert_near (view.size.height, 240);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/viewport/middle", test_middle);
  g_test_add_func ("/reader/viewport/zoom", test_zoom);
  g_test_add_func ("/reader/viewport/fixpoint", test_fixpoint);
  g_test_add_func ("/reader/viewport/pan", test_pan);
  g_test_add_func ("/reader/viewport/corners", test_corners);
  g_test_add_func ("/reader/viewport/resize", test_resize);
  g_test_add_func ("/reader/viewport/place", test_place);

  return g_test_run ();
}
