/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-drawing.h"
#include "reader/layout/bunko-crop.h"
#include "reader/layout/bunko-edge-colour.h"

#define WIDTH  400
#define HEIGHT 600

/* A page of one ground, with content of another shade, and what is drawn in its margins. */
typedef struct
{
  const char *name;
  guint8 ground;
  struct
  {
    int x, y, width, height;
    guint8 gray;
  } marks[6];
  int noise;
  int threshold;
  gboolean is_cropped;
  int left, top, right, bottom; /* what is left */
} Case;

#define CONTENT(x, y, w, h) { x, y, w, h, 120 }

static const Case cases[] = {
  { "none", 120, { { 0 } }, 0, 12, FALSE, 0, 0, WIDTH, HEIGHT },
  { "white", 255, { CONTENT (40, 30, 320, 520) }, 0, 12, TRUE, 40, 30, 360, 550 },
  { "black", 0, { CONTENT (40, 30, 320, 520) }, 0, 12, TRUE, 40, 30, 360, 550 },
  { "paper", 235, { CONTENT (40, 30, 320, 520) }, 0, 12, TRUE, 40, 30, 360, 550 },
  { "noise", 250, { CONTENT (40, 30, 320, 520) }, 12, 12, TRUE, 40, 30, 360, 550 },
  { "strict", 250, { CONTENT (40, 30, 320, 520) }, 12, 1, FALSE, 0, 0, WIDTH, HEIGHT },
  { "gray-is-none", 180, { CONTENT (40, 30, 320, 520) }, 0, 12, FALSE, 0, 0, WIDTH, HEIGHT },
  { "gray-if-wanted", 200, { CONTENT (40, 30, 320, 520) }, 0, 25, TRUE, 40, 30, 360, 550 },
  { "one-side", 255, { CONTENT (60, 0, 340, 600) }, 0, 12, TRUE, 60, 0, 400, 600 },
  { "top-and-bottom", 0, { CONTENT (0, 60, 400, 440) }, 0, 12, TRUE, 0, 60, 400, 500 },
  /* Each side has its own colour. */
  { "black-above-white",
    255,
    { { 0, 0, 400, 50, 0 }, CONTENT (30, 50, 340, 500) },
    0,
    12,
    TRUE,
    30,
    50,
    370,
    550 },
  { "dust",
    255,
    { CONTENT (40, 60, 320, 480),
      { 10, 10, 3, 3, 0 },
      { 390, 300, 2, 2, 0 },
      { 200, 580, 4, 4, 40 } },
    0,
    12,
    TRUE,
    40,
    60,
    360,
    540 },
  { "page-number",
    255,
    { CONTENT (40, 60, 320, 480), { 196, 570, 5, 10, 0 }, { 204, 570, 5, 10, 0 } },
    0,
    12,
    TRUE,
    40,
    60,
    360,
    540 },
  /* Letters across the page are no page number. */
  { "caption",
    255,
    { CONTENT (40, 60, 320, 480), { 100, 560, 200, 12, 0 } },
    0,
    12,
    TRUE,
    40,
    60,
    360,
    572 },
  /* What reaches out of the content without a gap is content. */
  { "pops-out",
    255,
    { CONTENT (40, 60, 320, 480), { 190, 20, 10, 40, 0 } },
    0,
    12,
    TRUE,
    40,
    20,
    360,
    540 },
  { "at-most", 255, { CONTENT (180, 400, 40, 150) }, 0, 12, TRUE, 160, 240, 240, 550 },
  { "not-worth-it", 255, { CONTENT (2, 2, 396, 596) }, 0, 12, FALSE, 0, 0, WIDTH, HEIGHT },
  { "blank", 255, { { 0 } }, 0, 12, FALSE, 0, 0, WIDTH, HEIGHT },
  { "blank-black", 0, { { 0 } }, 8, 12, FALSE, 0, 0, WIDTH, HEIGHT },
  { "only-a-number", 255, { { 196, 570, 5, 10, 0 } }, 0, 12, FALSE, 0, 0, WIDTH, HEIGHT },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (PageDrawing) page = { 0 };
  graphene_rect_t content;

  page_drawing_init (&page, WIDTH, HEIGHT, test->ground);
  for (guint i = 0; i < G_N_ELEMENTS (test->marks); i++)
    page_drawing_rect (&page, test->marks[i].x, test->marks[i].y, test->marks[i].width,
                       test->marks[i].height, test->marks[i].gray);
  if (test->noise > 0)
    page_drawing_noise (&page, test->noise, 5);

  g_assert_cmpint (bunko_crop_find (page.gray, WIDTH, HEIGHT, WIDTH, test->threshold, &content), ==,
                   test->is_cropped);
  g_assert_cmpfloat_with_epsilon (content.origin.x * WIDTH, test->left, 1);
  g_assert_cmpfloat_with_epsilon (content.origin.y * HEIGHT, test->top, 1);
  g_assert_cmpfloat_with_epsilon ((content.origin.x + content.size.width) * WIDTH, test->right, 1);
  g_assert_cmpfloat_with_epsilon ((content.origin.y + content.size.height) * HEIGHT, test->bottom,
                                  1);
}

/* Lines may be longer than what is looked at. */
static void
test_stride (void)
{
  g_auto (PageDrawing) page = { 0 };
  graphene_rect_t content;

  page_drawing_init (&page, WIDTH, HEIGHT, 255);
  page_drawing_rect (&page, 40, 30, 120, 540, 100);
  g_assert_true (bunko_crop_find (page.gray, 200, HEIGHT, WIDTH, 12, &content));
  g_assert_cmpfloat_with_epsilon (content.origin.x, 0.2, 0.01);
  g_assert_cmpfloat_with_epsilon (content.size.width, 0.6, 0.01);
}

static void
test_hostile (void)
{
  const int sizes[] = { -1, 0, 1, 7, 8, 9, 50 };
  g_auto (PageDrawing) page = { 0 };
  graphene_rect_t content;

  page_drawing_init (&page, 50, 50, 255);
  g_assert_false (bunko_crop_find (NULL, 50, 50, 50, 12, &content));
  g_assert_false (bunko_crop_find (page.gray, 50, 50, 49, 12, &content));
  page_drawing_noise (&page, 255, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (sizes); i++)
    for (int threshold = -50; threshold <= 150; threshold += 50)
      {
        bunko_crop_find (page.gray, sizes[i % G_N_ELEMENTS (sizes)],
                         sizes[i / G_N_ELEMENTS (sizes)], 50, threshold, &content);
        g_assert_cmpfloat (content.origin.x, >=, 0);
        g_assert_cmpfloat (content.origin.y, >=, 0);
        g_assert_cmpfloat (content.size.width, >=, 0.19);
        g_assert_cmpfloat (content.size.height, >=, 0.19);
        g_assert_cmpfloat (content.origin.x + content.size.width, <=, 1.0001);
        g_assert_cmpfloat (content.origin.y + content.size.height, <=, 1.0001);
      }
}

static void
paint (guint8 *rgb, int x, int y, int width, int height, guint32 colour)
{
  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      for (int k = 0; k < 3; k++)
        rgb[(j * 100 + i) * 3 + k] = colour >> (16 - 8 * k);
}

static guint32
find_edge (const guint8 *rgb)
{
  guint8 colour[3];

  g_assert_true (bunko_edge_colour_find (rgb, 100, 100, 300, colour));
  return colour[0] << 16 | colour[1] << 8 | colour[2];
}

static void
test_edge_colour (void)
{
  g_autofree guint8 *rgb = g_malloc0 (100 * 100 * 3);

  /* All of one colour, whatever is inside. */
  paint (rgb, 0, 0, 100, 100, 0x204060);
  paint (rgb, 2, 2, 96, 96, 0xffffff);
  g_assert_cmphex (find_edge (rgb), ==, 0x204060);

  /* Most of one colour. */
  paint (rgb, 0, 0, 100, 2, 0xff0000);
  paint (rgb, 0, 98, 30, 2, 0x00ff00);
  g_assert_cmphex (find_edge (rgb), ==, 0x204060);

  /* A colour on the line between two bins. */
  paint (rgb, 0, 0, 100, 100, 0x7f7f7f);
  paint (rgb, 0, 0, 100, 50, 0x818181);
  g_assert_cmphex (find_edge (rgb), ==, 0x808080);

  /* Four colours, one a side: what is in the middle of them. */
  paint (rgb, 0, 0, 50, 50, 0xff0000);
  paint (rgb, 50, 0, 50, 50, 0x00ff00);
  paint (rgb, 0, 50, 50, 50, 0x0000ff);
  paint (rgb, 50, 50, 50, 50, 0x000000);
  g_assert_cmphex (find_edge (rgb), ==, 0x404040);
}

static void
test_edge_colour_hostile (void)
{
  const guint8 pixel[3] = { 1, 2, 3 };
  guint8 colour[3] = { 9, 9, 9 };

  g_assert_false (bunko_edge_colour_find (NULL, 10, 10, 30, colour));
  g_assert_false (bunko_edge_colour_find (pixel, 0, 1, 3, colour));
  g_assert_false (bunko_edge_colour_find (pixel, 1, -1, 3, colour));
  g_assert_false (bunko_edge_colour_find (pixel, 1, 1, 2, colour));
  g_assert_true (bunko_edge_colour_find (pixel, 1, 1, 3, colour));
  g_assert_cmpmem (colour, 3, pixel, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/crop/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/crop/stride", test_stride);
  g_test_add_func ("/crop/hostile", test_hostile);
  g_test_add_func ("/edge-colour/found", test_edge_colour);
  g_test_add_func ("/edge-colour/hostile", test_edge_colour_hostile);

  return g_test_run ();
}
