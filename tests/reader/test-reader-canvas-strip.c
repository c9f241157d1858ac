/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canvas-fixture.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1)

static void
make (CanvasFixture *fixture, guint n_pages, guint start_page, BunkoReaderMode mode)
{
  canvas_fixture_make (fixture, n_pages, start_page);
  bunko_reader_options_set_mode (fixture->options, mode);
  /* Pages of three shapes: 1000, 500 and 2000 high at a width of 500. */
  fixture->sizes[0][0] = 300, fixture->sizes[0][1] = 600;
  fixture->sizes[1][0] = 300, fixture->sizes[1][1] = 300;
  fixture->sizes[2][0] = 300, fixture->sizes[2][1] = 1200;
  fixture->n_sizes = 3;
}

static void
start (CanvasFixture *fixture, guint n_pages, guint start_page, BunkoReaderMode mode)
{
  make (fixture, n_pages, start_page, mode);
  canvas_fixture_show (fixture, 500, 600);
  canvas_fixture_wait (fixture);
}

static guint
get_position (CanvasFixture *fixture)
{
  return bunko_reader_model_get_position (fixture->model);
}

static void
test_vertical (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1, BUNKO_READER_MODE_STRIP);
  canvas_fixture_assert_item (fixture, 0, 0, 0, 500, 1000);
  g_assert_null (canvas_fixture_find (fixture, 1));

  _bunko_reader_canvas_scroll_px (fixture->canvas, 0, 790, FALSE);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 0, -790, 500, 1000);
  canvas_fixture_assert_item (fixture, 1, 0, 210, 500, 500);
  g_assert_null (canvas_fixture_find (fixture, 2));
  /* What is read is what is at a third of the view. */
  g_assert_cmpuint (get_position (fixture), ==, 0);
  _bunko_reader_canvas_scroll_px (fixture->canvas, 0, 20, FALSE);
  g_assert_cmpuint (get_position (fixture), ==, 1);
  canvas_fixture_assert_label (fixture, "Page 2 of 9");
  canvas_fixture_assert_item (fixture, 1, 0, 190, 500, 500);
}

static void
test_horizontal (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1, BUNKO_READER_MODE_HORIZONTAL);
  canvas_fixture_assert_item (fixture, 0, 0, 0, 300, 600);
  canvas_fixture_assert_item (fixture, 1, 300, 0, 600, 600);
  bunko_ui_test_screenshot (fixture->window, "canvas-horizontal");
  canvas_fixture_wheel (fixture, 0, 3);
  g_assert_cmpfloat (fixture->canvas->viewport.x, >, 100);
}

static void
test_horizontal_rtl (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1, BUNKO_READER_MODE_HORIZONTAL);
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  canvas_fixture_show (fixture, 500, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 200, 0, 300, 600);
  canvas_fixture_assert_item (fixture, 1, -400, 0, 600, 600);
  bunko_ui_test_screenshot (fixture->window, "canvas-horizontal-rtl");
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, -100, 0, 600, 600);
  canvas_fixture_wheel (fixture, 0, 3);
  canvas_fixture_wait (fixture);
  g_assert_cmpfloat (canvas_fixture_find (fixture, 1)->x, >, -50);
}

/* The same page is read, from the other side. */
static void
test_direction_change (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 30, 14, BUNKO_READER_MODE_HORIZONTAL);
  canvas_fixture_assert_item (fixture, 13, 0, 0, 600, 600);
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 13, -100, 0, 600, 600);
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_LTR);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 13, 0, 0, 600, 600);
  g_assert_cmpuint (get_position (fixture), ==, 13);
}

/* At no gap a page begins on the very pixel where the one before ends. */
static void
test_no_seams (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1, BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_strip_unit (fixture->options, BUNKO_READER_UNIT_PERCENT);
  bunko_reader_options_set_strip_width (fixture->options, 73);
  fixture->sizes[0][1] = 77;
  canvas_fixture_show (fixture, 511, 600);
  canvas_fixture_wait (fixture);
  for (int i = 0; i < 40; i++)
    {
      GArray *items = fixture->canvas->items;

      for (guint j = 0; j + 1 < items->len; j++)
        {
          const BunkoCanvasItem *item = &g_array_index (items, BunkoCanvasItem, j);

          g_assert_cmpfloat (round (item->y + item->height), ==, round ((item + 1)->y));
        }
      _bunko_reader_canvas_scroll_px (fixture->canvas, 0, 12.37, FALSE);
      canvas_fixture_wait (fixture);
    }
}

/* A strip is no broader than its width, however broad the window is, and has its margins left and
 * right. */
static void
test_usual_width (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1, BUNKO_READER_MODE_STRIP);
  canvas_fixture_show (fixture, 1200, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 150, 0, 900, 1800);
}

static void
test_gap_and_width (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1, BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_strip_gap (fixture->options, 20);
  bunko_reader_options_set_strip_unit (fixture->options, BUNKO_READER_UNIT_PERCENT);
  bunko_reader_options_set_strip_width (fixture->options, 50);
  canvas_fixture_show (fixture, 500, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 125, 0, 250, 500);
  canvas_fixture_assert_item (fixture, 1, 125, 520, 250, 250);
  bunko_ui_test_screenshot (fixture->window, "canvas-strip-gap");

  bunko_reader_options_set_strip_unit (fixture->options, BUNKO_READER_UNIT_PIXELS);
  bunko_reader_options_set_strip_width (fixture->options, 300);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 100, 0, 300, 600);
}

/* Pages above the one that is read turn out to be of another size than was thought. */
static void
test_sizes_become_known (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 30, 15, BUNKO_READER_MODE_STRIP);
  canvas_fixture_show (fixture, 500, 600);
  canvas_fixture_wait (fixture);
  run_for (300);
  /* Pages 15, 18 … are the tall ones. */
  canvas_fixture_assert_item (fixture, 14, 0, 0, 500, 2000);
  _bunko_reader_canvas_scroll_px (fixture->canvas, 0, 100, FALSE);
  _bunko_reader_canvas_scroll_px (fixture->canvas, 0, -200, FALSE);
  canvas_fixture_wait (fixture);
  run_for (300);
  canvas_fixture_assert_item (fixture, 14, 0, 100, 500, 2000);
  canvas_fixture_assert_item (fixture, 13, 0, -400, 500, 500);
}

static void
test_resize (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 30, 6, BUNKO_READER_MODE_STRIP);
  _bunko_reader_canvas_scroll_px (fixture->canvas, 0, 1000, FALSE);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 5, 0, -1000, 500, 2000);
  /* Half of the page was above the view, and is. */
  canvas_fixture_resize (fixture, 400, 500);
  canvas_fixture_assert_item (fixture, 5, 0, -800, 400, 1600);
  canvas_fixture_resize (fixture, 500, 600);
  canvas_fixture_assert_item (fixture, 5, 0, -1000, 500, 2000);
}

static void
test_mode_change (CanvasFixture *fixture, gconstpointer unused)
{
  static const BunkoReaderMode modes[] = {
    BUNKO_READER_MODE_STRIP,      BUNKO_READER_MODE_SINGLE, BUNKO_READER_MODE_HORIZONTAL,
    BUNKO_READER_MODE_STRIP,      BUNKO_READER_MODE_DOUBLE, BUNKO_READER_MODE_STRIP,
    BUNKO_READER_MODE_HORIZONTAL, BUNKO_READER_MODE_SINGLE,
  };

  start (fixture, 30, 14, BUNKO_READER_MODE_SINGLE);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      bunko_reader_options_set_mode (fixture->options, modes[i]);
      canvas_fixture_wait (fixture);
      g_assert_nonnull (canvas_fixture_find (fixture, 13));
      g_assert_cmpuint (get_position (fixture), >=, 12);
      g_assert_cmpuint (get_position (fixture), <=, 13);
    }
}

/* What the mode is that goes by the gallery may be found out while somebody reads. */
static void
test_auto (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 30, 14);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_AUTO);
  canvas_fixture_show (fixture, 500, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 13, 50, 0, 400, 600);
  bunko_reader_options_set_guess (fixture->options, BUNKO_READER_MODE_STRIP,
                                  BUNKO_READER_DIRECTION_TTB);
  RUN_UNTIL (canvas_fixture_find (fixture, 13)->width > 400);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 13, 0, 0, 500, 750);
}

static void
test_zoom (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 30, 2, BUNKO_READER_MODE_STRIP);
  canvas_fixture_assert_item (fixture, 1, 0, 0, 500, 500);
  /* The page's middle is under the pointer and stays. */
  bunko_reader_canvas_zoom_to (fixture->canvas, 2, 250, 250);
  canvas_fixture_assert_item (fixture, 1, -250, -250, 1000, 1000);
  bunko_reader_canvas_zoom_to (fixture->canvas, 0.5, 250, 250);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 125, 125, 250, 250);
  canvas_fixture_assert_item (fixture, 0, 125, -375, 250, 500);
}

static void
test_scroll_forward (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 2, 1, BUNKO_READER_MODE_STRIP);
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  assert_near (fixture->canvas->viewport.y, 540);
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  assert_near (fixture->canvas->viewport.y, 900);
  g_assert_cmpuint (get_position (fixture), ==, 1);
  g_assert_cmpstr (fixture->log->str, ==, "");
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  g_assert_cmpstr (fixture->log->str, ==, "end;");
  bunko_reader_canvas_scroll_forward (fixture->canvas, TRUE);
  bunko_reader_canvas_scroll_forward (fixture->canvas, TRUE);
  assert_near (fixture->canvas->viewport.y, 0);
  bunko_reader_canvas_scroll_forward (fixture->canvas, TRUE);
  g_assert_cmpstr (fixture->log->str, ==, "end;start;");
}

/* Going somewhere is no slower with many pages, and only what is seen is listed. */
static void
test_many_pages (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 20000, 1, BUNKO_READER_MODE_STRIP);
  g_assert_true (bunko_reader_model_go (fixture->model, 19000));
  canvas_fixture_wait (fixture);
  g_assert_nonnull (canvas_fixture_find (fixture, 19000));
  g_assert_cmpuint (fixture->canvas->items->len, <, 5);
  g_assert_cmpuint (get_position (fixture), ==, 19000);
  bunko_reader_canvas_set_zoom (fixture->canvas, BUNKO_VIEWPORT_MIN_ZOOM);
  g_assert_cmpuint (fixture->canvas->items->len, <, 40);
  g_assert_cmpuint (fixture->canvas->statuses->len, <, 10);
}

static void
test_failure (CanvasFixture *fixture, gconstpointer unused)
{
  GtkWidget *retry;

  make (fixture, 9, 1, BUNKO_READER_MODE_STRIP);
  bunko_fake_image_source_fail (fixture->images, 1);
  canvas_fixture_show (fixture, 500, 600);
  RUN_UNTIL ((retry = bunko_ui_test_find (GTK_WIDGET (fixture->canvas), GTK_TYPE_BUTTON,
                                          "_Try Again")) != NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "canvas-strip-failed");
  bunko_ui_test_click (retry);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 0, 0, 500, 1000);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/canvas/strip/" path, CanvasFixture, NULL, NULL, func,                       \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("vertical", test_vertical);
  ADD ("horizontal", test_horizontal);
  ADD ("horizontal-rtl", test_horizontal_rtl);
  ADD ("direction-change", test_direction_change);
  ADD ("no-seams", test_no_seams);
  ADD ("usual-width", test_usual_width);
  ADD ("gap-and-width", test_gap_and_width);
  ADD ("sizes-become-known", test_sizes_become_known);
  ADD ("resize", test_resize);
  ADD ("mode-change", test_mode_change);
  ADD ("auto", test_auto);
  ADD ("zoom", test_zoom);
  ADD ("scroll-forward", test_scroll_forward);
  ADD ("many-pages", test_many_pages);
  ADD ("failure", test_failure);

  return g_test_run ();
}
