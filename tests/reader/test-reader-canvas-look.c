/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

#include "canvas-fixture.h"
#include "render-fixture.h"

/* How pages look on the canvas: cropped, filtered, on which ground, under a lens; and that nothing
 * shines through where two of them meet. */

#define VIEW_WIDTH  800
#define VIEW_HEIGHT 600

static const guint8 paper[3] = { 0xf8, 0xf0, 0xe0 };
static const guint8 left_ink[3] = { 0xb0, 0x40, 0x40 };
static const guint8 right_ink[3] = { 0x40, 0x60, 0xb0 };

static guint32
to_pixel (const guint8 rgb[3])
{
  return (guint32) rgb[0] << 24 | (guint32) rgb[1] << 16 | (guint32) rgb[2] << 8 | 0xff;
}

/* A page with a border of a tenth of its width, and of three hundredths of it more for odd pages;
 * within, red at the left and blue at the right. */
static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  CanvasFixture *fixture = user_data;
  const int *size = fixture->sizes[(request->id - 1001) % fixture->n_sizes];
  int border = size[0] / 10 + (int) (request->id % 2) * size[0] * 3 / 100;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, size[0], size[1]);
  g_autoptr (GdkPixbuf) left =
      gdk_pixbuf_new_subpixbuf (pixbuf, border, border, size[0] / 2 - border, size[1] - 2 * border);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (
      pixbuf, size[0] / 2, border, size[0] - size[0] / 2 - border, size[1] - 2 * border);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, to_pixel (paper));
  gdk_pixbuf_fill (left, to_pixel (left_ink));
  gdk_pixbuf_fill (right, to_pixel (right_ink));
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL);
  bytes = g_bytes_new_take (data, length);
  return bunko_image_reply_new_for_bytes (bytes);
}

static void
make (CanvasFixture *fixture, guint n_pages, guint start_page)
{
  canvas_fixture_make (fixture, n_pages, start_page);
  bunko_fake_image_source_set_func (fixture->images, draw_page_cb, fixture);
  bunko_reader_options_set_animate (fixture->options, FALSE);
}

static void
show (CanvasFixture *fixture)
{
  canvas_fixture_show (fixture, VIEW_WIDTH, VIEW_HEIGHT);
  canvas_fixture_wait (fixture);
}

static gboolean
is_analysed (CanvasFixture *fixture)
{
  for (guint i = 0; i < fixture->canvas->items->len; i++)
    if (bunko_page_analyst_get_analysis (
            fixture->canvas->analyst,
            g_array_index (fixture->canvas->items, BunkoCanvasItem, i).leaf.page) == NULL)
      return FALSE;
  return TRUE;
}

static void
crop (CanvasFixture *fixture)
{
  bunko_reader_options_set_crop (fixture->options, TRUE);
  RUN_UNTIL (is_analysed (fixture));
  canvas_fixture_wait (fixture);
}

/* What the canvas draws, but for what the style sheet puts under it. */
static RenderedPicture *
render (CanvasFixture *fixture)
{
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  RenderedPicture *picture;

  _bunko_reader_canvas_snapshot (fixture->canvas, snapshot);
  picture = render_fixture_render (renderer, snapshot, VIEW_WIDTH, VIEW_HEIGHT);
  render_fixture_free_renderer (renderer);
  return picture;
}

static void
assert_colour (CanvasFixture *fixture, int x, int y, const guint8 colour[3], const char *what)
{
  g_autoptr (RenderedPicture) picture = render (fixture);

  render_fixture_assert_colour (rendered_picture_at (picture, x, y), colour, 4, what);
}

static void
assert_aspect (CanvasFixture *fixture, guint page, double aspect)
{
  const BunkoCanvasItem *item = canvas_fixture_find (fixture, page);

  g_assert_nonnull (item);
  g_assert_cmpfloat_with_epsilon (item->width / item->height, aspect, 0.02);
}

/* 600 × 900 with a border of 60. */
static void
test_crop (CanvasFixture *fixture, gconstpointer unused)
{
  const BunkoCanvasItem *item;

  make (fixture, 6, 2);
  show (fixture);
  assert_aspect (fixture, 1, 600 / 900.0);
  assert_colour (fixture, VIEW_WIDTH / 2, 10, paper, "border");

  crop (fixture);
  assert_aspect (fixture, 1, 480 / 780.0);
  item = canvas_fixture_find (fixture, 1);
  g_assert_cmpfloat_with_epsilon (item->height, VIEW_HEIGHT, 1);
  assert_colour (fixture, VIEW_WIDTH / 2 - 60, 10, left_ink, "above");
  assert_colour (fixture, (int) item->x + 8, VIEW_HEIGHT / 2, left_ink, "left");
  assert_colour (fixture, (int) (item->x + item->width) - 9, VIEW_HEIGHT / 2, right_ink, "right");

  bunko_reader_options_set_crop (fixture->options, FALSE);
  canvas_fixture_wait (fixture);
  assert_aspect (fixture, 1, 600 / 900.0);
}

/* Far away nobody has looked at a page yet: it is not shown before somebody has, or only after the
 * quarter of a second that one waits for what is missing. */
static void
test_crop_jump (CanvasFixture *fixture, gconstpointer unused)
{
  gint64 start;

  make (fixture, 30, 1);
  show (fixture);
  crop (fixture);
  start = g_get_monotonic_time ();
  bunko_reader_model_go (fixture->model, 21);
  RUN_UNTIL (canvas_fixture_find (fixture, 21) != NULL);
  if (bunko_page_analyst_get_analysis (fixture->canvas->analyst, 21) == NULL)
    g_assert_cmpint (g_get_monotonic_time () - start, >, 240 * 1000);
  RUN_UNTIL (is_analysed (fixture));
  canvas_fixture_wait (fixture);
  assert_aspect (fixture, 21, 480 / 780.0);
}

/* Both pages have one height, and what is at one height on both is so after cropping. */
static void
test_crop_pair (CanvasFixture *fixture, gconstpointer unused)
{
  const BunkoCanvasItem *left, *right;

  make (fixture, 6, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  show (fixture);
  crop (fixture);
  left = canvas_fixture_find (fixture, 1);
  right = canvas_fixture_find (fixture, 2);
  g_assert_cmpfloat_with_epsilon (left->height, right->height, 0.5);
  g_assert_cmpfloat_with_epsilon (left->y, right->y, 0.5);
  assert_aspect (fixture, 1, 480 / 780.0);
  assert_aspect (fixture, 2, 444 / 780.0);
}

/* A strip loses only what is at its sides, and as much on all pages. */
static void
test_crop_strip (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 6, 1);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  show (fixture);
  assert_aspect (fixture, 0, 600 / 900.0);
  crop (fixture);
  RUN_UNTIL (bunko_page_analyst_get_analysis (fixture->canvas->analyst, 1) != NULL);
  canvas_fixture_wait (fixture);
  assert_aspect (fixture, 0, 480 / 900.0);
  bunko_reader_options_set_crop (fixture->options, FALSE);
  canvas_fixture_wait (fixture);
  assert_aspect (fixture, 0, 600 / 900.0);
}

static void
test_filter (CanvasFixture *fixture, gconstpointer unused)
{
  g_autoptr (RenderedPicture) picture = NULL;

  make (fixture, 3, 2);
  show (fixture);
  bunko_reader_options_set_invert (fixture->options, TRUE);
  assert_colour (fixture, 300, 300, (guint8[3]) { 0x4f, 0xbf, 0xbf }, "inverted");
  bunko_reader_options_set_invert (fixture->options, FALSE);
  bunko_reader_options_set_brightness (fixture->options, -0.5);
  assert_colour (fixture, 300, 300, (guint8[3]) { 0x58, 0x20, 0x20 }, "dimmed");
  bunko_reader_options_set_gamma (fixture->options, 0.5);
  /* Nothing is painted where there is no page. */
  picture = render (fixture);
  g_assert_cmpint (rendered_picture_at (picture, 20, 300)[3], ==, 0);
  g_assert_cmpint (rendered_picture_at (picture, 198, 300)[3], ==, 0);
  g_assert_cmpint (rendered_picture_at (picture, 202, 300)[3], ==, 255);
}

static void
assert_class (CanvasFixture *fixture, const char *name)
{
  static const char *const names[] = { "black", "gray", "white" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (fixture->canvas), names[i]), ==,
                     g_strcmp0 (names[i], name) == 0);
}

static void
test_ground (CanvasFixture *fixture, gconstpointer unused)
{
  g_autoptr (RenderedPicture) picture = NULL;

  make (fixture, 3, 2);
  show (fixture);
  assert_class (fixture, NULL);
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_BLACK);
  assert_class (fixture, "black");
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_GRAY);
  assert_class (fixture, "gray");
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_WHITE);
  assert_class (fixture, "white");
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_THEME);
  assert_class (fixture, NULL);
  picture = render (fixture);
  g_assert_cmpint (rendered_picture_at (picture, 20, 300)[3], ==, 0);
}

static void
test_edge (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 3, 2);
  show (fixture);
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_EDGE);
  RUN_UNTIL (is_analysed (fixture));
  canvas_fixture_wait (fixture);
  assert_colour (fixture, 20, 300, paper, "ground");
  assert_class (fixture, "white");
  /* It is seen through the same filter as the page. */
  bunko_reader_options_set_invert (fixture->options, TRUE);
  assert_colour (fixture, 20, 300, (guint8[3]) { 0x07, 0x0f, 0x1f }, "inverted ground");
  assert_class (fixture, "black");
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_THEME);
  assert_class (fixture, NULL);
}

static void
test_region (CanvasFixture *fixture, gconstpointer unused)
{
  /* The page is from 200 to 600: the middle of the page is in the middle of the region. */
  const graphene_rect_t region = GRAPHENE_RECT_INIT (375, 275, 50, 50);
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (RenderedPicture) picture = NULL;

  make (fixture, 3, 2);
  show (fixture);
  bunko_reader_options_set_background (fixture->options, BUNKO_READER_BACKGROUND_GRAY);
  bunko_reader_canvas_snapshot_region (fixture->canvas, snapshot, &region, 4);
  picture = render_fixture_render (renderer, snapshot, 210, 200);
  render_fixture_assert_colour (rendered_picture_at (picture, 50, 100), left_ink, 4, "left");
  render_fixture_assert_colour (rendered_picture_at (picture, 150, 100), right_ink, 4, "right");
  g_assert_cmpint (rendered_picture_at (picture, 205, 100)[3], ==, 0);

  /* Beside the page it is as opaque: nothing of what is under the lens shows. */
  g_clear_pointer (&picture, rendered_picture_free);
  snapshot = gtk_snapshot_new ();
  bunko_reader_canvas_snapshot_region (fixture->canvas, snapshot,
                                       &GRAPHENE_RECT_INIT (0, 0, 50, 50), 4);
  picture = render_fixture_render (renderer, snapshot, 200, 200);
  render_fixture_assert_colour (rendered_picture_at (picture, 100, 100),
                                (guint8[3]) { 128, 128, 128 }, 1, "ground");
  render_fixture_free_renderer (renderer);
}

static BunkoImageSize
get_last_size (CanvasFixture *fixture)
{
  GArray *log = bunko_fake_image_source_get_log (fixture->images);

  return g_array_index (log, BunkoFakeImageRequest, log->len - 1).size;
}

/* Under a lens pages are looked at larger: a sharper picture is asked for. */
static void
test_magnification (CanvasFixture *fixture, gconstpointer unused)
{
  guint n_fetches;

  make (fixture, 1, 1);
  fixture->sizes[0][0] = 2000;
  fixture->sizes[0][1] = 3000;
  show (fixture);
  RUN_UNTIL (bunko_fake_image_source_get_n_pending (fixture->images) == 0);
  g_assert_cmpint (get_last_size (fixture), !=, BUNKO_IMAGE_SIZE_ORIGINAL);
  n_fetches = bunko_fake_image_source_get_n_fetches (fixture->images);
  bunko_reader_canvas_set_magnification (fixture->canvas, 8);
  RUN_UNTIL (bunko_fake_image_source_get_n_fetches (fixture->images) > n_fetches);
  g_assert_cmpint (get_last_size (fixture), ==, BUNKO_IMAGE_SIZE_ORIGINAL);
  canvas_fixture_wait (fixture);
}

/* All pages that are seen touch one another: within what they cover, nothing shines through. */
static void
assert_no_seams (CanvasFixture *fixture, const char *what)
{
  g_autoptr (RenderedPicture) picture = render (fixture);
  double left = VIEW_WIDTH, top = VIEW_HEIGHT, right = 0, bottom = 0;

  for (guint i = 0; i < fixture->canvas->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (fixture->canvas->items, BunkoCanvasItem, i);

      left = MIN (left, round (item->x));
      top = MIN (top, round (item->y));
      right = MAX (right, round (item->x + item->width));
      bottom = MAX (bottom, round (item->y + item->height));
    }
  for (int y = (int) MAX (0, top); y < (int) MIN (VIEW_HEIGHT, bottom); y++)
    for (int x = (int) MAX (0, left); x < (int) MIN (VIEW_WIDTH, right); x++)
      if (rendered_picture_at (picture, x, y)[3] != 255)
        g_error ("%s, zoom %f: the ground shines through at %d, %d", what,
                 bunko_reader_canvas_get_zoom (fixture->canvas), x, y);
}

static const double zooms[] = { 0.37, 0.5, 1, 1.13, 1.37, 2.71 };

static void
test_seams_in_strips (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 20, 1);
  fixture->sizes[0][0] = 611;
  fixture->sizes[0][1] = 397;
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  show (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      bunko_reader_canvas_set_zoom (fixture->canvas, zooms[i]);
      for (int step = 0; step < 4; step++)
        {
          bunko_reader_canvas_scroll_by (fixture->canvas, 0, 0.0837);
          run_for (30);
          canvas_fixture_wait (fixture);
          g_assert_cmpuint (fixture->canvas->items->len, >, 0);
          assert_no_seams (fixture, "strip");
        }
    }
}

static void
test_seams_in_pairs (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 6, 2);
  fixture->sizes[0][0] = 611;
  fixture->sizes[0][1] = 897;
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  show (fixture);
  for (int cropped = 0; cropped < 2; cropped++)
    {
      if (cropped)
        crop (fixture);
      for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
        {
          bunko_reader_canvas_set_zoom (fixture->canvas, zooms[i]);
          canvas_fixture_wait (fixture);
          g_assert_cmpuint (fixture->canvas->items->len, ==, 2);
          assert_no_seams (fixture, "pair");
        }
      bunko_reader_canvas_set_zoom (fixture->canvas, 1);
    }
}

static void
assert_sides (CanvasFixture *fixture, const guint8 *first, const guint8 *last, gboolean across)
{
  const BunkoCanvasItem *item = canvas_fixture_find (fixture, 1);
  g_autoptr (RenderedPicture) picture = render (fixture);
  int x = (int) (item->x + item->width / 2);
  int y = (int) (item->y + item->height / 2);

  for (int i = 0; i < 2; i++)
    {
      int dx = across ? (int) (item->width * (i == 0 ? -0.49 : 0.47)) : 0;
      int dy = across ? 0 : (int) (item->height * (i == 0 ? -0.49 : 0.47));

      render_fixture_assert_colour (rendered_picture_at (picture, x + dx, y + dy),
                                    i == 0 ? first : last, 4, i == 0 ? "first" : "last");
    }
}

/* Cropped, turned and flipped at once: the borders are gone on the sides where they are seen. */
static void
test_pose (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 3, 2);
  show (fixture);
  crop (fixture);
  assert_sides (fixture, left_ink, right_ink, TRUE);
  bunko_reader_canvas_flip (fixture->canvas, TRUE);
  canvas_fixture_wait (fixture);
  assert_sides (fixture, right_ink, left_ink, TRUE);
  bunko_reader_canvas_flip (fixture->canvas, TRUE);
  bunko_reader_canvas_rotate (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  assert_aspect (fixture, 1, 780 / 480.0);
  assert_sides (fixture, left_ink, right_ink, FALSE);
  assert_no_seams (fixture, "turned");
  bunko_reader_canvas_flip (fixture->canvas, FALSE);
  canvas_fixture_wait (fixture);
  assert_sides (fixture, right_ink, left_ink, FALSE);
  bunko_reader_canvas_flip (fixture->canvas, FALSE);
  bunko_reader_canvas_rotate (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  assert_sides (fixture, right_ink, left_ink, TRUE);
}

/* The halves of a wide page are cut in its middle, and each shows nothing of the other. */
static void
test_halves (CanvasFixture *fixture, gconstpointer unused)
{
  static const double half_zooms[] = { 0.5, 1, 1.37 };

  make (fixture, 3, 2);
  fixture->sizes[0][0] = 1201;
  fixture->sizes[0][1] = 800;
  bunko_reader_options_set_wide_pages (fixture->options, BUNKO_READER_WIDE_SPLIT);
  show (fixture);
  for (int cropped = 0; cropped < 2; cropped++)
    {
      if (cropped)
        crop (fixture);
      for (gsize i = 0; i < G_N_ELEMENTS (half_zooms); i++)
        {
          g_autoptr (RenderedPicture) picture = NULL;
          const BunkoCanvasItem *item;
          int x;

          bunko_reader_canvas_set_zoom (fixture->canvas, half_zooms[i]);
          canvas_fixture_wait (fixture);
          item = canvas_fixture_find (fixture, 1);
          g_assert_cmpint (item->leaf.part, ==, BUNKO_LEAF_LEFT);
          x = MIN (VIEW_WIDTH, (int) round (item->x + item->width)) - 3;
          picture = render (fixture);
          render_fixture_assert_colour (rendered_picture_at (picture, x, VIEW_HEIGHT / 2), left_ink,
                                        6, "the cut side");
          assert_no_seams (fixture, "half");
        }
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/reader/canvas/look/" name, CanvasFixture, NULL, NULL, func,                        \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("crop", test_crop);
  ADD ("crop-jump", test_crop_jump);
  ADD ("crop-pair", test_crop_pair);
  ADD ("crop-strip", test_crop_strip);
  ADD ("filter", test_filter);
  ADD ("ground", test_ground);
  ADD ("edge", test_edge);
  ADD ("region", test_region);
  ADD ("magnification", test_magnification);
  ADD ("seams/strips", test_seams_in_strips);
  ADD ("seams/pairs", test_seams_in_pairs);
  ADD ("pose", test_pose);
  ADD ("halves", test_halves);

  return g_test_run ();
}
