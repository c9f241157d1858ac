/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "fake-library.h"
#include "fake-reader.h"
#include "image-fixture.h"
#include "reader/effects/bunko-page-analyst.h"
#include "reader/effects/bunko-page-background.h"

#include "render-fixture.h"

/* What is found on a page, and by whom it is looked for. */

static void
assert_near (double got, double expected)
{
  g_assert_cmpfloat_with_epsilon (got, expected, 0.012);
}

static void
assert_rect (const graphene_rect_t *rect, double x, double y, double width, double height)
{
  assert_near (rect->origin.x, x);
  assert_near (rect->origin.y, y);
  assert_near (rect->size.width, width);
  assert_near (rect->size.height, height);
}

/* Four panels with something in them on a page of light yellow. */
static void
panels_colour (int x, int y, guint8 rgba[4])
{
  gboolean across = (x >= 100 && x < 480) || (x >= 520 && x < 900);
  gboolean down = (y >= 150 && y < 730) || (y >= 770 && y < 1350);

  rgba[0] = rgba[1] = 250;
  rgba[2] = 240;
  rgba[3] = 255;
  if (across && down)
    memset (rgba, x * 7 % 90 + y * 3 % 90, 3);
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static BunkoPageAnalysis *
run (GdkPaintable *paintable, gboolean right_to_left, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_page_analysis_run_async (paintable, 12, right_to_left, TRUE, cancellable, store_result_cb,
                                 &result);
  g_assert_null (result);
  image_fixture_wait (has_result, &result);
  return bunko_page_analysis_run_finish (result, error);
}

static void
test_found (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, panels_colour);
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoPageAnalysis) analysis = run (GDK_PAINTABLE (page), FALSE, NULL, &error);
  graphene_rect_t rect;
  GdkRGBA colour;

  g_assert_no_error (error);
  g_assert_true (bunko_page_analysis_get_crop (analysis, &rect));
  assert_rect (&rect, 0.1, 0.1, 0.8, 0.8);
  g_assert_cmpuint (bunko_page_analysis_get_n_panels (analysis), ==, 4);
  bunko_page_analysis_get_panel (analysis, 1, &rect);
  assert_rect (&rect, 0.52, 0.1, 0.38, 0.387);
  g_assert_true (bunko_page_analysis_get_edge_colour (analysis, &colour));
  assert_near (colour.red, 250 / 255.0);
  assert_near (colour.blue, 240 / 255.0);
  g_assert_cmpfloat (colour.alpha, ==, 1);
  g_assert_cmpint (bunko_page_analysis_get_crop_threshold (analysis), ==, 12);
  g_assert_false (bunko_page_analysis_is_right_to_left (analysis));
}

static void
test_right_to_left (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, panels_colour);
  g_autoptr (BunkoPageAnalysis) analysis = run (GDK_PAINTABLE (page), TRUE, NULL, NULL);
  g_autoptr (BunkoPageAnalysis) same = bunko_page_analysis_ref (analysis);
  graphene_rect_t rect;

  g_assert_true (bunko_page_analysis_is_right_to_left (same));
  bunko_page_analysis_get_panel (same, 1, &rect);
  assert_rect (&rect, 0.1, 0.1, 0.38, 0.387);
}

static void
no_border_colour (int x, int y, guint8 rgba[4])
{
  /* A picture that goes to the edges of the page. */
  rgba[0] = (guint8) (110 + x / 8);
  rgba[1] = (guint8) (100 + y / 10);
  rgba[2] = (guint8) (80 + (x + y) / 10);
  rgba[3] = 255;
}

static void
test_nothing_found (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (400, 600, no_border_colour);
  g_autoptr (BunkoPageAnalysis) analysis = run (GDK_PAINTABLE (page), FALSE, NULL, NULL);
  graphene_rect_t rect;

  g_assert_false (bunko_page_analysis_get_crop (analysis, &rect));
  assert_rect (&rect, 0, 0, 1, 1);
  g_assert_cmpuint (bunko_page_analysis_get_n_panels (analysis), ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (GdkTexture) page = render_fixture_make_texture (1000, 1500, panels_colour);
  g_autoptr (GdkPaintable) empty = gdk_paintable_new_empty (10, 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (run (empty, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (run (GDK_PAINTABLE (page), FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The first page that has a colour at its edges has its way, and the filter has its. */
static void
test_background (void)
{
  g_autoptr (BunkoPageAnalysis) none = bunko_page_analysis_new (NULL, NULL, NULL, 12, FALSE);
  g_autoptr (BunkoPageAnalysis) light =
      bunko_page_analysis_new (NULL, NULL, (guint8[3]) { 255, 255, 240 }, 12, FALSE);
  g_autoptr (BunkoPageAnalysis) dark =
      bunko_page_analysis_new (NULL, NULL, (guint8[3]) { 9, 9, 9 }, 12, FALSE);
  const BunkoPageAnalysis *pages[] = { NULL, none, light, dark };
  BunkoColourFilter filter;
  GdkRGBA colour = { 0.25f, 0, 0, 1 };

  bunko_colour_filter_init (&filter, &(BunkoColourValues) { .gamma = 1 });
  g_assert_false (bunko_page_background_find_edge (pages, 2, &filter, &colour));
  g_assert_cmpfloat (colour.red, ==, 0.25f);
  g_assert_true (bunko_page_background_find_edge (pages, 4, &filter, &colour));
  assert_near (colour.red, 1);
  assert_near (colour.blue, 240 / 255.0);
  g_assert_false (bunko_page_background_is_dark (&colour));

  bunko_colour_filter_init (&filter, &(BunkoColourValues) { .gamma = 1, .invert = TRUE });
  g_assert_true (bunko_page_background_find_edge (pages, 4, &filter, &colour));
  assert_near (colour.red, 0);
  assert_near (colour.blue, 15 / 255.0);
  g_assert_true (bunko_page_background_is_dark (&colour));
}

/* The analyst, on pages of 300 × 450 with a border of 30 pixels, and of one more for each page at
 * the left and above. */

typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
  BunkoPageAnalyst *analyst;
  GArray *analysed; /* guint: which pages, in which order */
} Fixture;

static BunkoImageReply *
make_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 450);
  g_autoptr (GdkPixbuf) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int border = 30 + (int) (request->id % 1000);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  content = gdk_pixbuf_new_subpixbuf (pixbuf, border, border, 300 - 30 - border, 450 - 30 - border);
  gdk_pixbuf_fill (content, 0x8090a0ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL);
  bytes = g_bytes_new_take (data, length);
  return bunko_image_reply_new_for_bytes (bytes);
}

static void
analysed_cb (Fixture *fixture, guint page)
{
  g_array_append_val (fixture->analysed, page);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->images = bunko_fake_image_source_new ();
  bunko_fake_image_source_set_func (fixture->images, make_page_cb, NULL);
  fixture->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), "test", fixture->directory);
  fixture->pages = fake_pages_new (20);
  fixture->journal = fake_journal_new (0);
  fixture->options = bunko_reader_options_new ();
  fixture->model =
      bunko_reader_model_new (BUNKO_LIST_SOURCE (fixture->pages), fixture->loader,
                              BUNKO_READER_JOURNAL (fixture->journal), fixture->options, 0);
  fixture->analysed = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->analyst = bunko_page_analyst_new (fixture->model, fixture->options);
  g_signal_connect_swapped (fixture->analyst, "analysed", G_CALLBACK (analysed_cb), fixture);
  bunko_reader_model_set_view_size (fixture->model, 400, 600);
  bunko_reader_model_open (fixture->model);
}

static gboolean
has_no_requests (gpointer user_data)
{
  Fixture *fixture = user_data;

  image_fixture_settle ();
  return bunko_fake_image_source_get_n_pending (fixture->images) == 0;
}

/* The thread that was at work holds the analyst until it noticed that nobody wants to know. */
static gboolean
has_stopped (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_run_dispose (G_OBJECT (fixture->analyst));
  g_object_run_dispose (G_OBJECT (fixture->model));
  image_fixture_wait (has_no_requests, fixture);
  image_fixture_wait (has_stopped, fixture->analyst);
  g_assert_finalize_object (fixture->analyst);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->options);
  g_assert_finalize_object (fixture->journal);
  g_assert_finalize_object (fixture->pages);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->images);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
  g_array_unref (fixture->analysed);
}

static gboolean
has_picture (gpointer user_data)
{
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (user_data, 0);

  return picture != NULL && bunko_reader_picture_get_state (picture) == BUNKO_READER_PICTURE_READY;
}

static gboolean
has_analysed_three (gpointer user_data)
{
  return ((Fixture *) user_data)->analysed->len >= 3;
}

/* Nobody asks for what is on the pages: nobody looks. */
static gboolean
has_analysed_next (gpointer user_data)
{
  return bunko_page_analyst_get_analysis (((Fixture *) user_data)->analyst, 1) != NULL;
}

static void
test_off (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t crop;

  image_fixture_wait (has_picture, fixture->model);
  image_fixture_settle ();
  g_assert_cmpuint (fixture->analysed->len, ==, 0);
  g_assert_null (bunko_page_analyst_get_analysis (fixture->analyst, 0));
  g_assert_false (bunko_page_analyst_get_crop (fixture->analyst, 0, &crop));
  assert_rect (&crop, 0, 0, 1, 1);
}

static void
test_single (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t crop;

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_SINGLE);
  image_fixture_wait (has_picture, fixture->model);
  bunko_reader_options_set_crop (fixture->options, TRUE);
  image_fixture_wait (has_analysed_three, fixture);
  g_assert_false (
      bunko_page_analysis_has_panels (bunko_page_analyst_get_analysis (fixture->analyst, 0)));
  /* What is read comes first, then those around it in the order in which their pictures come. */
  g_assert_cmpuint (g_array_index (fixture->analysed, guint, 0), ==, 0);
  image_fixture_wait (has_analysed_next, fixture);
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 0, &crop));
  assert_rect (&crop, 0.1, 30 / 450.0, 0.8, 390 / 450.0);

  bunko_reader_options_set_crop (fixture->options, FALSE);
  g_assert_false (bunko_page_analyst_get_crop (fixture->analyst, 0, &crop));
}

static gboolean
has_crop_of_pair (gpointer user_data)
{
  Fixture *fixture = user_data;
  graphene_rect_t crop;

  return bunko_page_analyst_get_crop (fixture->analyst, 1, &crop) &&
         bunko_page_analyst_get_crop (fixture->analyst, 2, &crop);
}

static void
test_double (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t one, other;

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  bunko_reader_options_set_crop (fixture->options, TRUE);
  image_fixture_wait (has_crop_of_pair, fixture);
  /* Pages 1 and 2 are a pair: their own sides, one height. */
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 1, &one));
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 2, &other));
  g_assert_cmpfloat (one.origin.y, ==, other.origin.y);
  g_assert_cmpfloat (one.size.height, ==, other.size.height);
  assert_near (one.origin.y, 31 / 450.0);
  assert_near (one.origin.x, 31 / 300.0);
  assert_near (other.origin.x, 32 / 300.0);
}

static void
test_strip (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t first, last;

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_crop (fixture->options, TRUE);
  g_assert_false (bunko_page_analyst_get_crop (fixture->analyst, 0, &first));
  image_fixture_wait (has_analysed_three, fixture);
  /* All pages alike, also those that nobody has seen, and all of their length. */
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 0, &first));
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 19, &last));
  g_assert_true (graphene_rect_equal (&first, &last));
  assert_rect (&first, 0.1, 0, 0.8, 1);

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_HORIZONTAL);
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 0, &first));
  assert_rect (&first, 0, 30 / 450.0, 1, 390 / 450.0);
}

static gboolean
is_looked_at_again (gpointer user_data)
{
  const BunkoPageAnalysis *analysis = bunko_page_analyst_get_analysis (user_data, 0);

  return bunko_page_analysis_get_crop_threshold (analysis) == 40;
}

/* Another threshold: the old result stands until the new one is there. */
static void
test_threshold (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t crop;

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_SINGLE);
  bunko_reader_options_set_crop (fixture->options, TRUE);
  image_fixture_wait (has_analysed_three, fixture);
  bunko_reader_options_set_crop_threshold (fixture->options, 40);
  g_assert_true (bunko_page_analyst_get_crop (fixture->analyst, 0, &crop));
  image_fixture_wait (is_looked_at_again, fixture->analyst);
}

static gboolean
has_panels (gpointer user_data)
{
  const BunkoPageAnalysis *analysis = bunko_page_analyst_get_analysis (user_data, 0);

  return analysis != NULL && bunko_page_analysis_has_panels (analysis);
}

/* Panels are looked for when somebody wants to go by them, also on pages that were looked at. */
static void
test_guided (Fixture *fixture, gconstpointer unused)
{
  bunko_reader_options_set_crop (fixture->options, TRUE);
  image_fixture_wait (has_analysed_three, fixture);
  bunko_reader_options_set_guided (fixture->options, TRUE);
  image_fixture_wait (has_panels, fixture->analyst);
}

/* Only what is near, however many pictures there are. */
static void
test_reach (Fixture *fixture, gconstpointer unused)
{
  bunko_reader_options_set_crop (fixture->options, TRUE);
  image_fixture_wait (has_analysed_three, fixture);
  image_fixture_wait (has_no_requests, fixture);
  for (guint i = 0; i < fixture->analysed->len; i++)
    g_assert_cmpuint (g_array_index (fixture->analysed, guint, i), <=, 6);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/reader/page-analyst/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/page-analysis/found", test_found);
  g_test_add_func ("/reader/page-analysis/right-to-left", test_right_to_left);
  g_test_add_func ("/reader/page-analysis/nothing-found", test_nothing_found);
  g_test_add_func ("/reader/page-analysis/errors", test_errors);
  g_test_add_func ("/reader/page-background", test_background);
  ADD ("off", test_off);
  ADD ("single", test_single);
  ADD ("double", test_double);
  ADD ("strip", test_strip);
  ADD ("threshold", test_threshold);
  ADD ("guided", test_guided);
  ADD ("reach", test_reach);

  return g_test_run ();
}
