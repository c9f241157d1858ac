/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-status.h"
#include "canvas-fixture.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1)

static void
test_accessible (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 24, 3, 800, 600);
  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_IMG);
  canvas_fixture_assert_label (fixture, "Page 3 of 24");
  gtk_test_accessible_assert_state (fixture->canvas, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->canvas)));

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_label (fixture, "Pages 2 and 3 of 24");
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_label (fixture, "Pages 4 and 5 of 24");
}

/* A page of 600×900 in a view of 800×600. */
static void
test_fit (CanvasFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    BunkoReaderFit fit;
    gboolean stretch;
    double x, y, width, height;
  } cases[] = {
    { BUNKO_READER_FIT_WIDTH, TRUE, 0, 0, 800, 1200 },
    { BUNKO_READER_FIT_HEIGHT, FALSE, 200, 0, 400, 600 },
    { BUNKO_READER_FIT_ORIGINAL, FALSE, 100, 0, 600, 900 },
    { BUNKO_READER_FIT_SCREEN, FALSE, 200, 0, 400, 600 },
  };

  canvas_fixture_start (fixture, 3, 1, 800, 600);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bunko_reader_options_set_stretch (fixture->options, cases[i].stretch);
      bunko_reader_canvas_set_zoom (fixture->canvas, 3);
      bunko_reader_options_set_fit (fixture->options, cases[i].fit);
      run_for (200);
      canvas_fixture_wait (fixture);
      canvas_fixture_assert_item (fixture, 0, cases[i].x, cases[i].y, cases[i].width,
                                  cases[i].height);
    }
}

static void
test_double (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 9, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  canvas_fixture_show (fixture, 1000, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 100, 0, 400, 600);
  canvas_fixture_assert_item (fixture, 2, 500, 0, 400, 600);
  bunko_ui_test_screenshot (fixture->window, "canvas-double");

  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 500, 0, 400, 600);
  canvas_fixture_assert_item (fixture, 2, 100, 0, 400, 600);

  bunko_reader_options_set_page_gap (fixture->options, 40);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 520, 0, 400, 600);
  canvas_fixture_assert_item (fixture, 2, 80, 0, 400, 600);
}

/* The interface runs from right to left, the comic does not. */
static void
test_interface_rtl (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 9, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  canvas_fixture_show (fixture, 1000, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 100, 0, 400, 600);
  canvas_fixture_assert_item (fixture, 2, 500, 0, 400, 600);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_zoom (CanvasFixture *fixture, gconstpointer unused)
{
  const BunkoCanvasItem *item;
  double fraction_x, fraction_y;

  canvas_fixture_start (fixture, 3, 1, 800, 600);
  bunko_reader_canvas_zoom_to (fixture->canvas, 3, 400, 300);
  item = canvas_fixture_find (fixture, 0);
  fraction_x = (250 - item->x) / item->width;
  fraction_y = (450 - item->y) / item->height;
  bunko_reader_canvas_zoom_to (fixture->canvas, 5, 250, 450);
  item = canvas_fixture_find (fixture, 0);
  g_assert_cmpfloat_with_epsilon ((250 - item->x) / item->width, fraction_x, 0.001);
  g_assert_cmpfloat_with_epsilon ((450 - item->y) / item->height, fraction_y, 0.001);
  assert_near (item->width, 2000);

  for (int i = 0; i < 30; i++)
    bunko_reader_canvas_zoom_in (fixture->canvas);
  assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), BUNKO_VIEWPORT_MAX_ZOOM);
  for (int i = 0; i < 60; i++)
    bunko_reader_canvas_zoom_out (fixture->canvas);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_zoom (fixture->canvas),
                                  BUNKO_VIEWPORT_MIN_ZOOM, 0.001);
  bunko_reader_canvas_zoom_reset (fixture->canvas);
  canvas_fixture_assert_item (fixture, 0, 200, 0, 400, 600);

  /* A zoomed page is wanted sharper. */
  bunko_reader_canvas_set_zoom (fixture->canvas, 2);
  RUN_UNTIL (fixture->canvas->told_size[0] == 1600 && fixture->canvas->tell_id == 0);
}

static void
test_zoom_lock (CanvasFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    BunkoReaderZoomLock lock;
    BunkoReaderDirection direction;
    double zoom, x, y;
  } cases[] = {
    { BUNKO_READER_ZOOM_LOCK_RESET, BUNKO_READER_DIRECTION_LTR, 1, 200, 0 },
    { BUNKO_READER_ZOOM_LOCK_KEEP, BUNKO_READER_DIRECTION_LTR, 4, -700, -500 },
    { BUNKO_READER_ZOOM_LOCK_CORNER, BUNKO_READER_DIRECTION_LTR, 4, 0, 0 },
    { BUNKO_READER_ZOOM_LOCK_CORNER, BUNKO_READER_DIRECTION_RTL, 4, -800, 0 },
  };

  canvas_fixture_start (fixture, 9, 1, 800, 600);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BunkoCanvasItem *item;

      bunko_reader_options_set_zoom_lock (fixture->options, cases[i].lock);
      bunko_reader_options_set_direction (fixture->options, cases[i].direction);
      bunko_reader_canvas_zoom_to (fixture->canvas, 4, 0, 0);
      bunko_viewport_move_to (&fixture->canvas->viewport, 700, 500);
      _bunko_reader_canvas_moved (fixture->canvas);
      bunko_reader_canvas_turn (fixture->canvas, 1);
      canvas_fixture_wait (fixture);
      item = canvas_fixture_find (fixture, bunko_reader_model_get_position (fixture->model));
      g_assert_nonnull (item);
      assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), cases[i].zoom);
      assert_near (item->x, cases[i].x);
      assert_near (item->y, cases[i].y);
    }
}

static void
test_smart_scroll (CanvasFixture *fixture, gconstpointer unused)
{
  guint steps = 0;

  canvas_fixture_make (fixture, 3, 1);
  bunko_reader_options_set_fit (fixture->options, BUNKO_READER_FIT_WIDTH);
  bunko_reader_options_set_stretch (fixture->options, TRUE);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 0, 0, 800, 1200);
  while (bunko_reader_model_get_position (fixture->model) == 0 && steps++ < 10)
    bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  g_assert_cmpuint (steps, >=, 2);
  g_assert_cmpuint (steps, <=, 3);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 0, 0, 800, 1200);

  /* Back is to the end of the page before. */
  bunko_reader_canvas_scroll_forward (fixture->canvas, TRUE);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 0, -600, 800, 1200);
  for (int i = 0; i < 5; i++)
    bunko_reader_canvas_scroll_forward (fixture->canvas, TRUE);
  canvas_fixture_assert_item (fixture, 0, 0, 0, 800, 1200);
  g_assert_nonnull (strstr (fixture->log->str, "start;"));
  g_assert_null (strstr (fixture->log->str, "end;"));
}

/* As if two panels had been found on a page: its upper and its lower half. */
static void
give_panels (CanvasFixture *fixture, guint page)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  const graphene_rect_t halves[] = { GRAPHENE_RECT_INIT (0, 0, 1, 0.5f),
                                     GRAPHENE_RECT_INIT (0, 0.5f, 1, 0.5f) };
  const guint8 edge[3] = { 255, 255, 255 };
  g_autoptr (GArray) panels = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  RUN_UNTIL (bunko_page_analyst_get_analysis (fixture->canvas->analyst, page) != NULL);
  g_array_append_vals (panels, halves, G_N_ELEMENTS (halves));
  bunko_reader_picture_set_analysis (
      bunko_reader_model_get_picture (fixture->model, page),
      bunko_page_analysis_new (&all, panels, edge,
                               bunko_reader_options_get_crop_threshold (fixture->options), FALSE),
      (GDestroyNotify) bunko_page_analysis_unref);
}

static void
test_guided (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 3, 1);
  bunko_reader_options_set_guided (fixture->options, TRUE);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  give_panels (fixture, 0);
  give_panels (fixture, 1);
  canvas_fixture_assert_item (fixture, 0, 200, 0, 400, 600);

  /* 400×300 with a bit around it in 800×600; what is beyond the page is not shown. */
  bunko_reader_canvas_step_panel (fixture->canvas, FALSE);
  assert_near (bunko_reader_canvas_get_zoom (fixture->canvas), 1.89);
  assert_near (canvas_fixture_find (fixture, 0)->y, 0);
  bunko_reader_canvas_step_panel (fixture->canvas, FALSE);
  assert_near (canvas_fixture_find (fixture, 0)->y, 600 - 1132);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 0);

  /* The next page as a whole, and back to the last panel. */
  bunko_reader_canvas_step_panel (fixture->canvas, FALSE);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 200, 0, 400, 600);
  bunko_reader_canvas_step_panel (fixture->canvas, TRUE);
  canvas_fixture_wait (fixture);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 0);
  assert_near (canvas_fixture_find (fixture, 0)->y, 600 - 1132);

  /* A page without panels is read as any other. */
  bunko_reader_model_go (fixture->model, 2);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (bunko_page_analyst_get_analysis (fixture->canvas->analyst, 2) != NULL);
  bunko_reader_canvas_step_panel (fixture->canvas, FALSE);
  g_assert_cmpstr (fixture->log->str, ==, "end;");
}

static void
test_rotate (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 1, 800, 600);
  bunko_reader_canvas_rotate (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 0, 33, 800, 533);
  bunko_reader_canvas_rotate (fixture->canvas, -1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 0, 200, 0, 400, 600);

  bunko_reader_canvas_rotate (fixture->canvas, -1);
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 1, 200, 0, 400, 600);
  bunko_reader_options_set_keep_rotation (fixture->options, TRUE);
  bunko_reader_canvas_rotate (fixture->canvas, 3);
  bunko_reader_canvas_flip (fixture->canvas, TRUE);
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 2, 0, 33, 800, 533);
  g_assert_true (fixture->canvas->flip_h);
}

static void
test_failure (CanvasFixture *fixture, gconstpointer unused)
{
  GtkWidget *status, *retry;

  canvas_fixture_make (fixture, 60, 4);
  bunko_fake_image_source_fail (fixture->images, 1);
  canvas_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (fixture->canvas), GTK_TYPE_BUTTON, "_Try Again") !=
             NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "canvas-failed");
  status = bunko_ui_test_find (GTK_WIDGET (fixture->canvas), BUNKO_TYPE_PAGE_STATUS, NULL);
  g_assert_true (bunko_page_status_is_error (BUNKO_PAGE_STATUS (status)));
  gtk_test_accessible_assert_role (status, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 4 Cannot Be Shown");
  gtk_test_accessible_assert_state (fixture->canvas, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  /* The button is the next stop of the keyboard. */
  gtk_widget_child_focus (GTK_WIDGET (fixture->canvas), GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  /* The other pages are there as ever. */
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  g_assert_null (bunko_ui_test_find (GTK_WIDGET (fixture->canvas), BUNKO_TYPE_PAGE_STATUS, NULL));

  bunko_fake_image_source_fail (fixture->images, 100);
  bunko_reader_model_go (fixture->model, 50);
  RUN_UNTIL ((retry = bunko_ui_test_find (GTK_WIDGET (fixture->canvas), GTK_TYPE_BUTTON,
                                          "_Try Again")) != NULL);
  bunko_fake_image_source_fail (fixture->images, 0);
  bunko_ui_test_click (retry);
  canvas_fixture_wait (fixture);
  canvas_fixture_assert_item (fixture, 50, 200, 0, 400, 600);
  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (fixture->canvas), BUNKO_TYPE_PAGE_STATUS, NULL) ==
             NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->canvas)));
}

static void
test_loading (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 9, 4);
  bunko_fake_image_source_hold (fixture->images);
  canvas_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (fixture->canvas), ADW_TYPE_SPINNER, NULL) != NULL);
  gtk_test_accessible_assert_state (fixture->canvas, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "canvas-loading");
  bunko_fake_image_source_release (fixture->images, 1000);
  canvas_fixture_wait (fixture);
  g_assert_null (bunko_ui_test_find (GTK_WIDGET (fixture->canvas), ADW_TYPE_SPINNER, NULL));
}

/* Who turns the page sees the one before until the next is there, for a moment. */
static void
test_hold (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 40, 1, 800, 600);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_go (fixture->model, 30);
  g_assert_nonnull (canvas_fixture_find (fixture, 0));
  RUN_UNTIL (canvas_fixture_find (fixture, 30) != NULL);
  g_assert_null (canvas_fixture_find (fixture, 0));
  bunko_fake_image_source_release (fixture->images, 1000);
  canvas_fixture_wait (fixture);
}

static void
test_find_page (CanvasFixture *fixture, gconstpointer unused)
{
  guint page = 99;

  canvas_fixture_make (fixture, 9, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  canvas_fixture_show (fixture, 1000, 600);
  canvas_fixture_wait (fixture);
  g_assert_false (bunko_reader_canvas_find_page (fixture->canvas, 50, 300, &page));
  g_assert_true (bunko_reader_canvas_find_page (fixture->canvas, 150, 300, &page));
  g_assert_cmpuint (page, ==, 1);
  g_assert_true (bunko_reader_canvas_find_page (fixture->canvas, 850, 300, &page));
  g_assert_cmpuint (page, ==, 2);
}

static void
test_resize (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_start (fixture, 9, 4, 800, 600);
  canvas_fixture_resize (fixture, 360, 640);
  canvas_fixture_assert_item (fixture, 3, 0, 50, 360, 540);
  bunko_ui_test_screenshot (fixture->window, "canvas-360");
}

/* Closing in the middle of everything. */
static void
test_closed_early (CanvasFixture *fixture, gconstpointer unused)
{
  canvas_fixture_make (fixture, 24, 3);
  bunko_fake_image_source_hold (fixture->images);
  canvas_fixture_show (fixture, 800, 600);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/canvas/" path, CanvasFixture, NULL, NULL, func, canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("accessible", test_accessible);
  ADD ("fit", test_fit);
  ADD ("double", test_double);
  ADD ("interface-rtl", test_interface_rtl);
  ADD ("zoom", test_zoom);
  ADD ("zoom-lock", test_zoom_lock);
  ADD ("smart-scroll", test_smart_scroll);
  ADD ("guided", test_guided);
  ADD ("rotate", test_rotate);
  ADD ("failure", test_failure);
  ADD ("loading", test_loading);
  ADD ("hold", test_hold);
  ADD ("find-page", test_find_page);
  ADD ("resize", test_resize);
  ADD ("closed-early", test_closed_early);

  return g_test_run ();
}
