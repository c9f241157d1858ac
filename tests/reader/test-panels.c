/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "page-drawing.h"
#include "reader/layout/bunko-panel-order.h"
#include "reader/layout/bunko-panels.h"

#define WIDTH  600
#define HEIGHT 860

/* Panels by their corners in pixels of a page of 600 × 860, in the order in which they are read
 * from left to right; "rtl" tells the order from right to left. */
typedef struct
{
  const char *name;
  double panels[12][8];
  guint n_panels;
  const char *rtl;
} Layout;

#define BOX(x, y, w, h) { x, y, x + w, y, x + w, y + h, x, y + h }

static const Layout layouts[] = {
  { "2x2",
    { BOX (30, 30, 262, 390), BOX (308, 30, 262, 390), BOX (30, 440, 262, 390),
      BOX (308, 440, 262, 390) },
    4,
    "1032" },
  { "1+2",
    { BOX (30, 30, 540, 390), BOX (30, 440, 262, 390), BOX (308, 440, 262, 390) },
    3,
    "021" },
  { "3-strips",
    { BOX (30, 30, 540, 250), BOX (30, 300, 540, 250), BOX (30, 570, 540, 260) },
    3,
    "012" },
  { "tall-left",
    { BOX (30, 30, 200, 800), BOX (246, 30, 324, 390), BOX (246, 440, 324, 390) },
    3,
    "120" },
  { "tall-right",
    { BOX (30, 30, 324, 390), BOX (30, 440, 324, 390), BOX (370, 30, 200, 800) },
    3,
    "201" },
  { "bricks",
    { BOX (30, 30, 340, 250), BOX (386, 30, 184, 530), BOX (30, 296, 184, 534),
      BOX (230, 296, 140, 264), BOX (230, 576, 340, 254) },
    5,
    "10342" },
  { "leaning",
    { { 30, 30, 310, 30, 270, 420, 30, 420 },
      { 326, 30, 570, 30, 570, 420, 286, 420 },
      { 30, 440, 570, 460, 570, 830, 30, 830 } },
    3,
    "102" },
  { "full-bleed",
    { BOX (0, 0, 292, 420), BOX (308, 0, 292, 420), BOX (0, 440, 600, 420) },
    3,
    "102" },
  { "thin-gutters",
    { BOX (10, 10, 287, 418), BOX (303, 10, 287, 418), BOX (10, 434, 287, 416),
      BOX (303, 434, 287, 416) },
    4,
    "1032" },
  { "nine",
    { BOX (20, 20, 176, 260), BOX (212, 20, 176, 260), BOX (404, 20, 176, 260),
      BOX (20, 300, 176, 260), BOX (212, 300, 176, 260), BOX (404, 300, 176, 260),
      BOX (20, 580, 176, 260), BOX (212, 580, 176, 260), BOX (404, 580, 176, 260) },
    9,
    "210543876" },
  { "inset",
    { BOX (30, 30, 540, 500), BOX (30, 550, 262, 280), BOX (308, 550, 262, 280) },
    3,
    "021" },
};

static void
draw (PageDrawing *page, const Layout *layout, guint insides)
{
  page_drawing_init (page, WIDTH, HEIGHT, 255);
  for (guint i = 0; i < layout->n_panels; i++)
    page_drawing_panel (page, layout->panels[i], 0, (insides + i) % 5);
}

static void
get_bounds (const double corners[8], double *left, double *top, double *right, double *bottom)
{
  *left = MIN (MIN (corners[0], corners[2]), MIN (corners[4], corners[6]));
  *right = MAX (MAX (corners[0], corners[2]), MAX (corners[4], corners[6]));
  *top = MIN (MIN (corners[1], corners[3]), MIN (corners[5], corners[7]));
  *bottom = MAX (MAX (corners[1], corners[3]), MAX (corners[5], corners[7]));
}

/* All panels are found where they were drawn, up to @slack pixels, and in their order. */
static void
assert_panels (const PageDrawing *page, const Layout *layout, gboolean rtl, double slack)
{
  g_autoptr (GArray) found =
      bunko_panels_find (page->gray, page->width, page->height, page->width, rtl);

  for (guint i = 0; i < found->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (found, graphene_rect_t, i);

      g_test_message ("found %.3f %.3f, %.3f × %.3f", rect->origin.x, rect->origin.y,
                      rect->size.width, rect->size.height);
    }
  g_assert_cmpuint (found->len, ==, layout->n_panels);
  for (guint i = 0; i < found->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (found, graphene_rect_t, i);
      guint expected = rtl ? (guint) (layout->rtl[i] - '0') : i;
      double left, top, right, bottom;

      get_bounds (layout->panels[expected], &left, &top, &right, &bottom);
      g_assert_cmpfloat_with_epsilon (rect->origin.x * page->width, left, slack);
      g_assert_cmpfloat_with_epsilon (rect->origin.y * page->height, top, slack);
      g_assert_cmpfloat_with_epsilon ((rect->origin.x + rect->size.width) * page->width, right,
                                      slack);
      g_assert_cmpfloat_with_epsilon ((rect->origin.y + rect->size.height) * page->height, bottom,
                                      slack);
    }
}

static void
test_plain (gconstpointer data)
{
  for (guint insides = 0; insides < 5; insides++)
    {
      g_auto (PageDrawing) page = { 0 };

      draw (&page, data, insides);
      assert_panels (&page, data, FALSE, 4);
      assert_panels (&page, data, TRUE, 4);
    }
}

static void
test_noise (gconstpointer data)
{
  g_auto (PageDrawing) page = { 0 };

  draw (&page, data, 1);
  page_drawing_noise (&page, 16, 9);
  assert_panels (&page, data, FALSE, 4);
}

/* Black gutters: the frames are white. */
static void
test_dark (gconstpointer data)
{
  g_auto (PageDrawing) page = { 0 };

  draw (&page, data, 2);
  page_drawing_invert (&page);
  assert_panels (&page, data, TRUE, 4);
}

/* As scanned: by a degree to either side. What is found is what the leaning panels need. */
static void
test_scanned (gconstpointer data)
{
  for (int degrees = -1; degrees <= 1; degrees += 2)
    {
      g_auto (PageDrawing) page = { 0 };

      draw (&page, data, 3);
      page_drawing_rotate (&page, degrees, 255);
      page_drawing_noise (&page, 8, 2);
      assert_panels (&page, data, FALSE, 18);
    }
}

static const Layout *
find_layout (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].name, name))
      return &layouts[i];
  g_assert_not_reached ();
}

/* A balloon that lies across a gutter does not make one panel of two. */
static void
test_balloons (void)
{
  g_auto (PageDrawing) page = { 0 };

  draw (&page, find_layout ("2x2"), 0);
  page_drawing_balloon (&page, 300, 120, 50, 40);
  page_drawing_balloon (&page, 120, 430, 40, 30);
  assert_panels (&page, find_layout ("2x2"), FALSE, 60);

  page_drawing_clear (&page);
  draw (&page, find_layout ("1+2"), 1);
  page_drawing_balloon (&page, 450, 430, 70, 45);
  page_drawing_rotate (&page, 1, 255);
  assert_panels (&page, find_layout ("1+2"), TRUE, 60);

  page_drawing_clear (&page);
  draw (&page, find_layout ("leaning"), 2);
  page_drawing_balloon (&page, 300, 230, 40, 50);
  assert_panels (&page, find_layout ("leaning"), FALSE, 60);
}

/* Dust and page numbers are no panels, and a panel within another is not a step of its own. */
static void
test_small_things (void)
{
  static const double inset[] = BOX (60, 380, 120, 120);
  g_auto (PageDrawing) page = { 0 };

  draw (&page, find_layout ("inset"), 0);
  page_drawing_panel (&page, inset, 0, 3);
  page_drawing_rect (&page, 296, 840, 8, 14, 0);
  page_drawing_rect (&page, 5, 5, 3, 3, 0);
  page_drawing_rect (&page, 580, 700, 4, 2, 90);
  assert_panels (&page, find_layout ("inset"), FALSE, 4);
}

/* A panel without a frame, its picture on the ground of the page, beside two with frames. */
static void
test_borderless (void)
{
  static const double picture[] = BOX (308, 30, 262, 390);
  g_auto (PageDrawing) page = { 0 };
  const Layout *layout = find_layout ("2x2");

  page_drawing_init (&page, WIDTH, HEIGHT, 255);
  for (guint i = 0; i < layout->n_panels; i++)
    if (i != 1)
      page_drawing_panel (&page, layout->panels[i], 0, 1);
  page_drawing_quad (&page, picture, 130);
  assert_panels (&page, layout, FALSE, 4);
}

static void
assert_none (const PageDrawing *page)
{
  g_autoptr (GArray) found =
      bunko_panels_find (page->gray, page->width, page->height, page->width, FALSE);

  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_nonsense (void)
{
  static const double all[] = BOX (20, 20, 560, 820);
  static const double small[][8] = { BOX (30, 30, 150, 150), BOX (200, 30, 150, 150) };
  g_auto (PageDrawing) page = { 0 };

  /* Blank, noise, one picture, with or without a border. */
  page_drawing_init (&page, WIDTH, HEIGHT, 255);
  assert_none (&page);
  page_drawing_noise (&page, 255, 1);
  assert_none (&page);
  page_drawing_rect (&page, 0, 0, WIDTH, HEIGHT, 120);
  assert_none (&page);
  page_drawing_rect (&page, 0, 0, WIDTH, HEIGHT, 255);
  page_drawing_panel (&page, all, 0, 3);
  assert_none (&page);
  page_drawing_invert (&page);
  assert_none (&page);

  /* Two small pictures leave out too much of the page. */
  page_drawing_rect (&page, 0, 0, WIDTH, HEIGHT, 255);
  page_drawing_panel (&page, small[0], 0, 1);
  page_drawing_panel (&page, small[1], 0, 1);
  assert_none (&page);

  /* Text: lines of words. */
  page_drawing_rect (&page, 0, 0, WIDTH, HEIGHT, 255);
  for (int y = 40; y < 820; y += 16)
    for (int x = 40; x < 550; x += 9)
      page_drawing_rect (&page, x, y, (x * 7 + y) % 11 < 8 ? 6 : 0, 10, 20);
  assert_none (&page);

  /* A landscape: a light horizon from side to side. */
  page_drawing_rect (&page, 0, 0, WIDTH, 400, 150);
  page_drawing_rect (&page, 0, 400, WIDTH, 60, 250);
  page_drawing_rect (&page, 0, 460, WIDTH, HEIGHT - 460, 70);
  assert_none (&page);

  /* A cover: large letters above a picture. */
  page_drawing_rect (&page, 0, 0, WIDTH, HEIGHT, 255);
  for (int i = 0; i < 6; i++)
    {
      page_drawing_rect (&page, 40 + i * 90, 40, 20, 80, 0);
      page_drawing_rect (&page, 40 + i * 90, 40, 60, 20, 0);
    }
  page_drawing_rect (&page, 0, 200, WIDTH, HEIGHT - 200, 90);
  assert_none (&page);
}

/* A splash page: a large picture with two panels under it is a page with panels. */
static void
test_splash (void)
{
  static const Layout splash = {
    "splash",
    { BOX (0, 0, 600, 640), BOX (20, 660, 270, 180), BOX (310, 660, 270, 180) },
    3,
    "021",
  };
  g_auto (PageDrawing) page = { 0 };

  draw (&page, &splash, 1);
  assert_panels (&page, &splash, TRUE, 4);
}

/* Two pages in one picture: first one, then the other, unless a panel goes across both. */
static void
test_spread (void)
{
  static const Layout pages = {
    "pages",
    { BOX (30, 30, 540, 300), BOX (30, 350, 540, 200), BOX (30, 570, 540, 250),
      BOX (630, 30, 540, 200), BOX (630, 250, 540, 250), BOX (630, 520, 540, 300) },
    6,
    "345012",
  };
  static const Layout across = {
    "across",
    { BOX (30, 30, 1140, 400), BOX (30, 450, 540, 370), BOX (630, 450, 540, 370) },
    3,
    "021",
  };
  const Layout *both[] = { &pages, &across };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_auto (PageDrawing) page = { 0 };

      page_drawing_init (&page, 1200, 850, 255);
      for (guint j = 0; j < both[i]->n_panels; j++)
        page_drawing_panel (&page, both[i]->panels[j], 0, j % 5);
      assert_panels (&page, both[i], FALSE, 5);
      assert_panels (&page, both[i], TRUE, 5);
    }
}

/* A strip is long: panels are small parts of it. */
static void
test_strip (void)
{
  g_auto (PageDrawing) page = { 0 };
  g_autoptr (GArray) found = NULL;

  page_drawing_init (&page, 400, 8000, 255);
  for (int i = 0; i < 16; i++)
    page_drawing_rect (&page, i % 3 * 10, 60 + i * 490, 400 - i % 2 * 30, 400, 80 + i);
  found = bunko_panels_find (page.gray, 400, 8000, 400, TRUE);
  g_assert_cmpuint (found->len, ==, 16);
  for (guint i = 0; i < 16; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (found, graphene_rect_t, i).origin.y * 8000,
                                    60 + i * 490, 10);
}

/* Whatever comes in, what comes out is in the page. */
static void
test_hostile (void)
{
  static const int sizes[] = { 1, 2, 3, 17, 100, 900 };
  g_autoptr (GArray) none = bunko_panels_find (NULL, 10, 10, 10, FALSE);
  g_auto (PageDrawing) page = { 0 };

  g_assert_cmpuint (none->len, ==, 0);
  page_drawing_init (&page, 900, 900, 255);
  for (int i = 0; i < 900; i += 60)
    page_drawing_rect (&page, i, i * 7 % 900, 40 + i % 300, 30 + i % 70, i);
  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (sizes); i++)
    {
      int width = sizes[i % G_N_ELEMENTS (sizes)], height = sizes[i / G_N_ELEMENTS (sizes)];
      g_autoptr (GArray) found = bunko_panels_find (page.gray, width, height, 900, i % 2);

      for (guint j = 0; j < found->len; j++)
        {
          const graphene_rect_t *rect = &g_array_index (found, graphene_rect_t, j);

          g_assert_cmpfloat (rect->origin.x, >=, 0);
          g_assert_cmpfloat (rect->origin.y, >=, 0);
          g_assert_cmpfloat (rect->size.width, >, 0);
          g_assert_cmpfloat (rect->size.height, >, 0);
          g_assert_cmpfloat (rect->origin.x + rect->size.width, <=, 1.0001);
          g_assert_cmpfloat (rect->origin.y + rect->size.height, <=, 1.0001);
        }
    }
  g_clear_pointer (&none, g_array_unref);
  none = bunko_panels_find (page.gray, 0, 900, 900, FALSE);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_pointer (&none, g_array_unref);
  none = bunko_panels_find (page.gray, 900, -5, 900, FALSE);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_sort_nothing (void)
{
  graphene_rect_t same[] = {
    GRAPHENE_RECT_INIT (0.2, 0.2, 0.5, 0.5),
    GRAPHENE_RECT_INIT (0.2, 0.2, 0.5, 0.5),
    GRAPHENE_RECT_INIT (0.2, 0.2, 0, 0),
  };

  bunko_panels_sort (NULL, 0, TRUE, TRUE);
  bunko_panels_sort (same, 1, TRUE, TRUE);
  bunko_panels_sort (same, 3, TRUE, TRUE);
  bunko_panels_sort (same, 3, FALSE, FALSE);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } ways[] = {
    { "plain", test_plain },
    { "noise", test_noise },
    { "dark", test_dark },
    { "scanned", test_scanned },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      {
        g_autofree char *path = g_strdup_printf ("/panels/%s/%s", ways[j].name, layouts[i].name);

        /* Panels at the edge of the page would be cut off. */
        if (ways[j].func == test_scanned && g_str_equal (layouts[i].name, "full-bleed"))
          continue;
        g_test_add_data_func (path, &layouts[i], ways[j].func);
      }
  g_test_add_func ("/panels/balloons", test_balloons);
  g_test_add_func ("/panels/small-things", test_small_things);
  g_test_add_func ("/panels/borderless", test_borderless);
  g_test_add_func ("/panels/nonsense", test_nonsense);
  g_test_add_func ("/panels/splash", test_splash);
  g_test_add_func ("/panels/spread", test_spread);
  g_test_add_func ("/panels/strip", test_strip);
  g_test_add_func ("/panels/hostile", test_hostile);
  g_test_add_func ("/panels/sort-nothing", test_sort_nothing);

  return g_test_run ();
}
