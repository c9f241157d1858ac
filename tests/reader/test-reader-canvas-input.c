/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canvas-fixture.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1)

static guint
get_position (CanvasFixture *fixture)
{
  return bunko_reader_model_get_position (fixture->model);
}

static void
test_clicks (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  /* At once where the page is turned, else after it is no double click any more. */
  canvas_fixture_click (fixture, 1, 720, 300);
  g_assert_cmpstr (fixture->log->str, ==, "zone 0.90 0.50;");
  canvas_fixture_click (fixture, 1, 80, 300);
  g_assert_cmpstr (fixture->log->str, ==, "zone 0.90 0.50;zone 0.10 0.50;");
  g_string_truncate (fixture->log, 0);
  canvas_fixture_click (fixture, 1, 400, 300);
  g_assert_cmpstr (fixture->log->str, ==, "");
  RUN_UNTIL (g_str_equal (fixture->log->str, "zone 0.50 0.50;"));
}

static void
test_double_click (CanvasFixture *fixture, gconstpointer unused)
{
  const BunkoCanvasItem *item;

  canvas_fixture_start (fixture, 9, 4, 800, 600);
  canvas_fixture_click (fixture, 1, 400, 200);
  canvas_fixture_click (fixture, 2, 400, 200);
  assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), 2);
  item = canvas_fixture_find (fixture, 3);
  assert_near (item->y, -200);
  canvas_fixture_click (fixture, 1, 700, 200);
  canvas_fixture_click (fixture, 2, 700, 200);
  assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), 1);
  run_for (400);
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static void
test_swipe (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  canvas_fixture_drag (fixture, -60, 5, FALSE);
  /* The next page has come in beside this one. */
  assert_near (canvas_fixture_find (fixture, 3)->x, 200 - 60);
  canvas_fixture_drag (fixture, -300, 5, FALSE);
  g_assert_nonnull (canvas_fixture_find (fixture, 4));
  g_assert_cmpfloat (canvas_fixture_find (fixture, 4)->x, >, 600);

  /* Too little springs back. */
  canvas_fixture_drag (fixture, -60, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 3);
  assert_near (canvas_fixture_find (fixture, 3)->x, 200);

  canvas_fixture_drag (fixture, -300, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 4);
  assert_near (canvas_fixture_find (fixture, 4)->x, 200);
  canvas_fixture_drag (fixture, 300, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 3);

  bunko_reader_options_set_swipe (fixture->options, FALSE);
  canvas_fixture_drag (fixture, 300, 5, TRUE);
  g_assert_cmpuint (get_position (fixture), ==, 3);
}

static void
test_swipe_rtl (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 9, 4);
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_drag (fixture, 300, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 4);

  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_TTB);
  canvas_fixture_drag (fixture, 5, -300, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 5);
}

/* Past the last page there is nothing to pull in. */
static void
test_swipe_at_end (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 3, 3, 800, 600);
  canvas_fixture_drag (fixture, -400, 5, FALSE);
  g_assert_cmpfloat (canvas_fixture_find (fixture, 2)->x, >, 0);
  canvas_fixture_drag (fixture, -400, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "end;");
  assert_near (canvas_fixture_find (fixture, 2)->x, 200);
}

static void
test_pan (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  bunko_reader_canvas_set_zoom (fixture->canvas, 4);
  assert_near (canvas_fixture_find (fixture, 3)->x, -400);
  canvas_fixture_drag (fixture, -100, -50, FALSE);
  assert_near (canvas_fixture_find (fixture, 3)->x, -500);
  assert_near (canvas_fixture_find (fixture, 3)->y, -950);
  /* No further than there is something to see. */
  canvas_fixture_drag (fixture, -2000, -50, TRUE);
  assert_near (canvas_fixture_find (fixture, 3)->x, -800);
  g_assert_cmpuint (get_position (fixture), ==, 3);
  /* At the edge the next drag turns the page. */
  canvas_fixture_drag (fixture, -300, 5, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 4);
}

static void
test_wheel (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  g_assert_true (canvas_fixture_wheel (fixture, 0, 1));
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 4);
  g_assert_true (canvas_fixture_wheel (fixture, 0, -1));
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 3);

  bunko_reader_options_set_fit (fixture->options, BUNKO_READER_FIT_WIDTH);
  bunko_reader_options_set_stretch (fixture->options, TRUE);
  canvas_fixture_wait (fixture);
  assert_near (canvas_fixture_find (fixture, 3)->y, 0);
  canvas_fixture_wheel (fixture, 0, 1);
  g_assert_cmpuint (get_position (fixture), ==, 3);
  g_assert_cmpfloat (canvas_fixture_find (fixture, 3)->y, <, -20);

  bunko_reader_options_set_wheel (fixture->options, BUNKO_READER_WHEEL_TURN);
  run_for (1100);
  canvas_fixture_wheel (fixture, 0, 1);
  g_assert_cmpuint (get_position (fixture), ==, 4);

  bunko_reader_options_set_wheel (fixture->options, BUNKO_READER_WHEEL_ZOOM);
  canvas_fixture_move (fixture, 100, 100);
  canvas_fixture_wheel (fixture, 0, -1);
  g_assert_cmpfloat (bunko_reader_canvas_get_zoom (fixture->canvas), >, 1.05);
}

static void
test_pinch (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  canvas_fixture_move (fixture, 400, 0);
  canvas_fixture_pinch (fixture, 2.5);
  assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), 2.5);
  assert_near (canvas_fixture_find (fixture, 3)->y, 0);
}

/* The first frame comes at once after what was thrown was let go. */
static void
before_paint_cb (GdkFrameClock *clock, BunkoReaderCanvas *canvas)
{
  g_signal_handlers_disconnect_by_func (clock, before_paint_cb, canvas);
  canvas->last_frame = gdk_frame_clock_get_frame_time (clock) - 5;
}

static void
test_kinetic (CanvasFixture *fixture, gconstpointer unused)
{
  double y;

  canvas_fixture_start (fixture, 9, 4, 800, 600);
  bunko_reader_canvas_set_zoom (fixture->canvas, 4);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  y = fixture->canvas->viewport.y;
  _bunko_reader_canvas_fling (fixture->canvas, 0, 800);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->canvas)), "before-paint",
                    G_CALLBACK (before_paint_cb), fixture->canvas);
  RUN_UNTIL (fixture->canvas->kinetic_id == 0);
  /* It goes as far as speed by friction, about. */
  g_assert_cmpfloat (fixture->canvas->viewport.y, >, y + 150);
  g_assert_cmpfloat (fixture->canvas->viewport.y, <, y + 250);

  /* A touch catches it, and does nothing else. */
  _bunko_reader_canvas_fling (fixture->canvas, 0, -800);
  g_assert_cmpuint (fixture->canvas->kinetic_id, !=, 0);
  canvas_fixture_click (fixture, 1, 720, 300);
  g_assert_cmpuint (fixture->canvas->kinetic_id, ==, 0);
  run_for (400);
  g_assert_cmpstr (fixture->log->str, ==, "");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* With animations the pages slide, and in the end all is as without. */
static void
test_animated (CanvasFixture *fixture, gconstpointer unused)
{
  gboolean slid = FALSE;

  canvas_fixture_start (fixture, 9, 4, 800, 600);
  run_for (300);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  bunko_reader_canvas_turn (fixture->canvas, 1);
  RUN_UNTIL ((slid = slid || fixture->canvas->slide != 0) && fixture->canvas->slide == 0);
  g_assert_cmpuint (fixture->canvas->items->len, ==, 1);
  assert_near (canvas_fixture_find (fixture, 4)->x, 200);

  bunko_reader_options_set_animate (fixture->options, FALSE);
  bunko_reader_canvas_turn (fixture->canvas, 1);
  g_assert_cmpfloat (fixture->canvas->slide, ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_auto_scroll (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 3, 2);
  bunko_reader_options_set_fit (fixture->options, BUNKO_READER_FIT_WIDTH);
  bunko_reader_options_set_stretch (fixture->options, TRUE);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  bunko_reader_canvas_set_auto_scroll (fixture->canvas, 4000);
  RUN_UNTIL (get_position (fixture) == 2);
  RUN_UNTIL (g_str_has_prefix (fixture->log->str, "end;"));
  bunko_reader_canvas_set_auto_scroll (fixture->canvas, 0);

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  bunko_reader_model_go (fixture->model, 0);
  canvas_fixture_wait (fixture);
  bunko_reader_canvas_set_auto_scroll (fixture->canvas, 4000);
  RUN_UNTIL (get_position (fixture) == 2);
  bunko_reader_canvas_set_auto_scroll (fixture->canvas, 0);
  g_assert_cmpuint (fixture->canvas->auto_id, ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/canvas/input/" path, CanvasFixture, NULL, NULL, func,                       \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("clicks", test_clicks);
  ADD ("double-click", test_double_click);
  ADD ("swipe", test_swipe);
  ADD ("swipe-rtl", test_swipe_rtl);
  ADD ("swipe-at-end", test_swipe_at_end);
  ADD ("pan", test_pan);
  ADD ("wheel", test_wheel);
  ADD ("pinch", test_pinch);
  ADD ("kinetic", test_kinetic);
  ADD ("animated", test_animated);
  ADD ("auto-scroll", test_auto_scroll);

  return g_test_run ();
}
