/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "canvas-fixture.h"
#include "render-fixture.h"

/* From panel to panel, on pages of 600×900 with four panels each; every fifth page has none. */

static const int panels[4][4] = { { 20, 20, 270, 400 },
                                  { 310, 20, 270, 400 },
                                  { 20, 480, 270, 400 },
                                  { 310, 480, 270, 400 } };

static GBytes *
draw_panels (guint number)
{
  g_autoptr (GdkPixbuf) page = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 600, 900);
  char *data;
  gsize length;

  gdk_pixbuf_fill (page, number % 5 == 0 ? 0x8090a0ff : 0xffffffff);
  for (guint i = 0; i < 4 && number % 5 != 0; i++)
    {
      g_autoptr (GdkPixbuf) panel =
          gdk_pixbuf_new_subpixbuf (page, panels[i][0], panels[i][1], panels[i][2], panels[i][3]);

      gdk_pixbuf_fill (panel, 0x405060ff + i * 0x20000000);
    }
  g_assert_true (gdk_pixbuf_save_to_buffer (page, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) bytes = draw_panels (request->id - 1000);

  return bunko_image_reply_new_for_bytes (bytes);
}

static void
make (CanvasFixture *fixture, guint n_pages, guint start_page)
{
  canvas_fixture_make (fixture, n_pages, start_page);
  bunko_fake_image_source_set_func (fixture->images, draw_page_cb, fixture);
  bunko_reader_options_set_animate (fixture->options, FALSE);
  bunko_reader_options_set_guided (fixture->options, TRUE);
}

static gboolean
is_looked_at (CanvasFixture *fixture)
{
  BunkoSpread spread;

  bunko_reader_model_get_spread (fixture->model, &spread);
  for (guint i = 0; i < spread.n_leaves; i++)
    if (fixture->canvas->analyst == NULL ||
        bunko_page_analyst_get_analysis (fixture->canvas->analyst, spread.leaves[i].page) == NULL)
      return FALSE;
  return spread.n_leaves > 0;
}

static void
start (CanvasFixture *fixture, guint n_pages, guint start_page)
{
  make (fixture, n_pages, start_page);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (is_looked_at (fixture));
}

static void
step (CanvasFixture *fixture, gboolean backwards)
{
  bunko_reader_canvas_scroll_forward (fixture->canvas, backwards);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (is_looked_at (fixture));
}

/* All of the page is seen. */
static void
assert_whole (CanvasFixture *fixture, guint page)
{
  const BunkoCanvasItem *item = canvas_fixture_find (fixture, page);

  g_assert_nonnull (item);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_zoom (fixture->canvas), 1, 1e-6);
  g_assert_cmpfloat (item->y, >=, -1);
  g_assert_cmpfloat (item->y + item->height, <=, fixture->canvas->viewport.view_height + 1);
}

/* A panel is seen, all of it, and as large as it can be. */
static void
assert_panel (CanvasFixture *fixture, guint page, guint panel)
{
  const BunkoCanvasItem *item = canvas_fixture_find (fixture, page);
  double scale, left, top, right, bottom, width, height;

  g_assert_nonnull (item);
  width = fixture->canvas->viewport.view_width;
  height = fixture->canvas->viewport.view_height;
  scale = item->width / 600;
  left = item->x + panels[panel][0] * scale;
  top = item->y + panels[panel][1] * scale;
  right = left + panels[panel][2] * scale;
  bottom = top + panels[panel][3] * scale;
  g_test_message ("%.0f %.0f – %.0f %.0f", left, top, right, bottom);
  g_assert_cmpfloat (left, >=, 0);
  g_assert_cmpfloat (top, >=, 0);
  g_assert_cmpfloat (right, <=, width);
  g_assert_cmpfloat (bottom, <=, height);
  g_assert_cmpfloat (MAX ((right - left) / width, (bottom - top) / height), >, 0.88);
}

static void
test_forward (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  assert_whole (fixture, 0);
  for (guint panel = 0; panel < 4; panel++)
    {
      step (fixture, FALSE);
      assert_panel (fixture, 0, panel);
    }
  bunko_ui_test_screenshot (fixture->window, "canvas-guided");
  step (fixture, FALSE);
  assert_whole (fixture, 1);
  canvas_fixture_assert_label (fixture, "Page 2 of 9");
}

static void
test_backward (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 2);
  step (fixture, TRUE);
  run_for (50);
  for (int panel = 3; panel >= 0; panel--)
    {
      assert_panel (fixture, 0, (guint) panel);
      step (fixture, TRUE);
    }
  assert_whole (fixture, 0);
  g_assert_cmpstr (fixture->log->str, ==, "");
  step (fixture, TRUE);
  g_assert_cmpstr (fixture->log->str, ==, "start;");
}

static void
test_right_to_left (CanvasFixture *fixture, gconstpointer unused)
{
  static const guint order[] = { 1, 0, 3, 2 };

  make (fixture, 9, 1);
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (is_looked_at (fixture));
  for (guint i = 0; i < 4; i++)
    {
      bunko_reader_canvas_step_panel (fixture->canvas, FALSE);
      assert_panel (fixture, 0, order[i]);
    }
}

/* First all panels of one page, then those of the other. */
static void
test_pair (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  canvas_fixture_show (fixture, 1000, 600);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (is_looked_at (fixture));
  assert_whole (fixture, 1);
  assert_whole (fixture, 2);
  for (guint i = 0; i < 8; i++)
    {
      step (fixture, FALSE);
      assert_panel (fixture, 1 + i / 4, i % 4);
    }
  step (fixture, FALSE);
  assert_whole (fixture, 3);
}

/* Pages without panels are scrolled through where they are larger than the view, and turned. */
static void
test_no_panels (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 5);
  assert_whole (fixture, 4);
  bunko_reader_canvas_zoom_to (fixture->canvas, 2, 400, 0);
  for (int i = 1; i <= 2; i++)
    {
      step (fixture, FALSE);
      g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.y, 300 * i, 1);
    }
  step (fixture, FALSE);
  assert_whole (fixture, 5);
}

/* Whatever the fit and the zoom of the page before. */
static void
test_fit (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1);
  bunko_reader_options_set_fit (fixture->options, BUNKO_READER_FIT_WIDTH);
  bunko_reader_options_set_stretch (fixture->options, TRUE);
  bunko_reader_options_set_zoom_lock (fixture->options, BUNKO_READER_ZOOM_LOCK_KEEP);
  canvas_fixture_show (fixture, 800, 600);
  canvas_fixture_wait (fixture);
  RUN_UNTIL (is_looked_at (fixture));
  assert_whole (fixture, 0);
  for (guint i = 0; i < 5; i++)
    step (fixture, FALSE);
  assert_whole (fixture, 1);

  /* Without the guide it is as it was. */
  step (fixture, FALSE);
  bunko_reader_options_set_guided (fixture->options, FALSE);
  canvas_fixture_wait (fixture);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_zoom (fixture->canvas), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (canvas_fixture_find (fixture, 1)->width, 800, 1);
}

/* The panel that is looked at stays when the window or the page changes. */
static void
test_kept (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  step (fixture, FALSE);
  step (fixture, FALSE);
  canvas_fixture_resize (fixture, 500, 640);
  assert_panel (fixture, 0, 1);
  bunko_reader_options_set_crop (fixture->options, TRUE);
  canvas_fixture_wait (fixture);
  run_for (100);
  bunko_reader_options_set_crop (fixture->options, FALSE);
  canvas_fixture_wait (fixture);
  assert_panel (fixture, 0, 1);

  /* Who looks elsewhere is left alone, and then led on. */
  canvas_fixture_drag (fixture, 0, 0, FALSE);
  bunko_reader_canvas_zoom_to (fixture->canvas, 3, 100, 100);
  canvas_fixture_resize (fixture, 600, 640);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_zoom (fixture->canvas), 3, 1e-6);
  step (fixture, FALSE);
  assert_panel (fixture, 0, 2);
}

/* Wheel and arrow keys go from panel to panel, too. */
static void
test_input (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  step (fixture, FALSE);
  g_assert_true (canvas_fixture_wheel (fixture, 0, 1));
  canvas_fixture_wait (fixture);
  assert_panel (fixture, 0, 1);
  g_assert_false (bunko_reader_canvas_scroll_by (fixture->canvas, 0, 0.2));
  assert_panel (fixture, 0, 1);
  bunko_reader_canvas_turn (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  assert_whole (fixture, 1);
}

/* Somebody presses on before it is known where the panels are. */
static void
test_early (CanvasFixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 1);
  canvas_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_reader_model_get_picture (fixture->model, 0) != NULL &&
             bunko_reader_picture_get_paintable (
                 bunko_reader_model_get_picture (fixture->model, 0)) != NULL);
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  RUN_UNTIL (is_looked_at (fixture));
  canvas_fixture_wait (fixture);
  RUN_UNTIL (bunko_reader_canvas_get_zoom (fixture->canvas) > 1);
  assert_panel (fixture, 0, 0);
}

static void
test_animated (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  bunko_reader_options_set_animate (fixture->options, TRUE);
  gtk_widget_set_visible (fixture->window, TRUE);
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  RUN_UNTIL (fixture->canvas->stepping == NULL ||
             adw_animation_get_state (fixture->canvas->stepping) == ADW_ANIMATION_FINISHED);
  assert_panel (fixture, 0, 0);

  /* Faster than it moves. */
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  bunko_reader_canvas_scroll_forward (fixture->canvas, FALSE);
  RUN_UNTIL (fixture->canvas->stepping == NULL ||
             adw_animation_get_state (fixture->canvas->stepping) == ADW_ANIMATION_FINISHED);
  assert_panel (fixture, 0, 2);
}

/* A page that is turned around is still read in its order. */
static void
test_rotated (CanvasFixture *fixture, gconstpointer unused)
{
  const BunkoCanvasItem *item;
  double x, y;

  start (fixture, 9, 1);
  bunko_reader_canvas_rotate (fixture->canvas, 1);
  canvas_fixture_wait (fixture);
  step (fixture, FALSE);
  item = canvas_fixture_find (fixture, 0);
  g_assert_nonnull (item);
  /* The middle of the first panel: turned to the right, it is at the upper right. */
  x = item->x + item->width * (1 - 220.0 / 900);
  y = item->y + item->height * 155.0 / 600;
  g_assert_cmpfloat_with_epsilon (x, 400, 60);
  g_assert_cmpfloat_with_epsilon (y, 300, 60);
}

/* What the canvas draws at a place of the first page, in its pixels. */
static guint
get_lightness (CanvasFixture *fixture, double x, double y)
{
  const BunkoCanvasItem *item = canvas_fixture_find (fixture, 0);
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (RenderedPicture) picture = NULL;

  _bunko_reader_canvas_snapshot (fixture->canvas, snapshot);
  picture = render_fixture_render (renderer, snapshot, 800, 600);
  render_fixture_free_renderer (renderer);
  return rendered_picture_at (picture, (int) (item->x + x / 600 * item->width),
                              (int) (item->y + y / 900 * item->height))[1];
}

/* What is beside the panel is in the shade, as long as it is looked at. */
static void
test_shade (CanvasFixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  g_assert_cmpuint (get_lightness (fixture, 10, 20), >, 240);
  step (fixture, FALSE);
  g_assert_cmpuint (get_lightness (fixture, 5, 100), <, 150);
  g_assert_cmpuint (get_lightness (fixture, 100, 100), ==, 0x50);
  bunko_reader_canvas_zoom_to (fixture->canvas,
                               bunko_reader_canvas_get_zoom (fixture->canvas) * 1.1, 0, 300);
  g_assert_cmpuint (get_lightness (fixture, 5, 100), >, 240);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/canvas-guided/" path, CanvasFixture, NULL, NULL, func,                      \
              canvas_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("forward", test_forward);
  ADD ("backward", test_backward);
  ADD ("right-to-left", test_right_to_left);
  ADD ("pair", test_pair);
  ADD ("no-panels", test_no_panels);
  ADD ("fit", test_fit);
  ADD ("kept", test_kept);
  ADD ("input", test_input);
  ADD ("early", test_early);
  ADD ("animated", test_animated);
  ADD ("rotated", test_rotated);
  ADD ("shade", test_shade);

  return g_test_run ();
}
