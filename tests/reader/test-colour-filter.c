/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reader/effects/bunko-colour-filter.h"
#include "reader/effects/bunko-page-painter.h"

#include "render-fixture.h"

static const struct
{
  const char *name;
  double exponent;
  double error;
} gammas[] = {
  { "0.4", 0.4, 0.067 },   { "0.45", 0.45, 0.05 }, { "0.5", 0.5, 0.037 }, { "0.6", 0.6, 0.02 },
  { "0.65", 0.65, 0.018 }, { "0.7", 0.7, 0.018 },  { "0.8", 0.8, 0.018 }, { "0.9", 0.9, 0.018 },
  { "1", 1, 0 },           { "1.2", 1.2, 0.018 },  { "1.4", 1.4, 0.018 }, { "1.6", 1.6, 0.018 },
  { "1.8", 1.8, 0.018 },   { "2", 2, 1e-9 },       { "2.2", 2.2, 0.018 }, { "2.4", 2.4, 0.018 },
  { "2.5", 2.5, 0.018 },
};

static double
curve (double exponent, double x)
{
  double greys[BUNKO_GAMMA_BLEND_LAYERS];
  guint n = bunko_gamma_blend_find (exponent, greys);

  for (guint i = 0; i < n; i++)
    x = bunko_gamma_blend_apply (greys[i], x);
  return x;
}

static void
test_gamma_error (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gammas); i++)
    {
      double worst = 0;

      for (int level = 0; level < 256; level++)
        worst = MAX (worst, fabs (curve (gammas[i].exponent, level / 255.0) -
                                  pow (level / 255.0, gammas[i].exponent)));
      if (worst > gammas[i].error)
        g_error ("exponent %s: the error is %f", gammas[i].name, worst);
    }
}

/* A slider must not jump, lighter must stay lighter, and the ends stay where they are. */
static void
test_gamma_shape (void)
{
  double greys[BUNKO_GAMMA_BLEND_LAYERS];

  for (int step = 0; step <= 210; step++)
    {
      double exponent = 0.4 + step / 100.0;

      g_assert_cmpfloat_with_epsilon (curve (exponent, 0), 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (curve (exponent, 1), 1, 1e-9);
      for (int level = 1; level < 256; level++)
        {
          g_assert_cmpfloat (curve (exponent, level / 255.0), >,
                             curve (exponent, (level - 1) / 255.0));
          g_assert_cmpfloat (curve (exponent + 0.01, level / 255.0), <=,
                             curve (exponent, level / 255.0) + 0.003);
          g_assert_cmpfloat (
              fabs (curve (exponent + 0.01, level / 255.0) - curve (exponent, level / 255.0)), <,
              0.02);
        }
    }
  g_assert_cmpuint (bunko_gamma_blend_find (1, greys), ==, 0);
  g_assert_cmpuint (bunko_gamma_blend_find (1.5, greys), ==, 1);
  g_assert_cmpuint (bunko_gamma_blend_find (2.5, greys), ==, 2);
  g_assert_cmpfloat (curve (9, 0.5), ==, curve (2.5, 0.5));
}

#define PLAIN .gamma = 1

typedef struct
{
  const char *name;
  BunkoColourValues values;
  guint8 colour[3];
  guint8 expected[3];
} Case;

static const Case cases[] = {
  { "nothing", { PLAIN }, { 10, 120, 250 }, { 10, 120, 250 } },
  { "black of brightness", { PLAIN, .brightness = -1 }, { 10, 120, 250 }, { 0, 0, 0 } },
  { "white of brightness", { PLAIN, .brightness = 1 }, { 10, 120, 250 }, { 255, 255, 255 } },
  { "dimmed", { PLAIN, .brightness = -0.5 }, { 0, 100, 255 }, { 0, 50, 128 } },
  { "lifted", { PLAIN, .brightness = 0.5 }, { 0, 101, 255 }, { 128, 178, 255 } },
  { "no contrast", { PLAIN, .contrast = -1 }, { 10, 120, 250 }, { 128, 128, 128 } },
  { "half the contrast", { PLAIN, .contrast = -0.5 }, { 0, 128, 255 }, { 64, 128, 191 } },
  { "strongest contrast", { PLAIN, .contrast = 1 }, { 80, 128, 180 }, { 0, 130, 255 } },
  { "some contrast", { PLAIN, .contrast = 0.25 }, { 100, 128, 150 }, { 79, 128, 167 } },
  { "gray of green", { PLAIN, .saturation = -1 }, { 0, 255, 0 }, { 182, 182, 182 } },
  { "strong colours", { PLAIN, .saturation = 1 }, { 100, 128, 150 }, { 76, 132, 176 } },
  { "gray is gray", { PLAIN, .saturation = 1 }, { 90, 90, 90 }, { 90, 90, 90 } },
  { "grayscale", { PLAIN, .tone = BUNKO_READER_TONE_GRAYSCALE }, { 255, 0, 0 }, { 54, 54, 54 } },
  { "sepia of white",
    { PLAIN, .tone = BUNKO_READER_TONE_SEPIA },
    { 255, 255, 255 },
    { 246, 231, 197 } },
  { "sepia of black", { PLAIN, .tone = BUNKO_READER_TONE_SEPIA }, { 0, 0, 0 }, { 41, 27, 15 } },
  { "sepia of gray",
    { PLAIN, .tone = BUNKO_READER_TONE_SEPIA },
    { 100, 100, 100 },
    { 121, 107, 87 } },
  { "inverted", { PLAIN, .invert = TRUE }, { 10, 120, 250 }, { 245, 135, 5 } },
  { "warm white", { PLAIN, .warmth = 1 }, { 255, 255, 255 }, { 255, 168, 87 } },
  { "half as warm", { PLAIN, .warmth = 0.5 }, { 200, 200, 200 }, { 200, 166, 134 } },
  { "warm comes after inversion",
    { PLAIN, .invert = TRUE, .warmth = 1 },
    { 0, 0, 0 },
    { 255, 168, 87 } },
  { "contrast comes before brightness",
    { PLAIN, .contrast = -1, .brightness = -0.5 },
    { 255, 0, 9 },
    { 64, 64, 64 } },
  { "gamma comes first", { .gamma = 0.5, .invert = TRUE }, { 128, 128, 128 }, { 191, 191, 191 } },
  { "a gamma of less than 1 is darker", { .gamma = 0.5 }, { 128, 0, 255 }, { 64, 0, 255 } },
  { "a gamma of more than 1 is brighter", { .gamma = 2 }, { 128, 0, 255 }, { 181, 0, 255 } },
  { "values beyond their range", { PLAIN, .brightness = -7 }, { 255, 255, 255 }, { 0, 0, 0 } },
  { "all at once",
    { .gamma = 0.5,
      .contrast = -0.5,
      .brightness = -0.5,
      .tone = BUNKO_READER_TONE_GRAYSCALE,
      .invert = TRUE,
      .warmth = 1 },
    { 255, 255, 255 },
    { 159, 105, 54 } },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      GdkRGBA colour = { one->colour[0] / 255.f, one->colour[1] / 255.f, one->colour[2] / 255.f,
                         0.5f };
      BunkoColourFilter filter;
      guint8 got[3];

      bunko_colour_filter_init (&filter, &one->values);
      bunko_colour_filter_apply (&filter, &colour);
      got[0] = (guint8) lroundf (colour.red * 255);
      got[1] = (guint8) lroundf (colour.green * 255);
      got[2] = (guint8) lroundf (colour.blue * 255);
      /* The curve is off by up to five levels; see the tests of gamma. */
      render_fixture_assert_colour (got, one->expected, one->values.gamma == 1 ? 1 : 10, one->name);
      g_assert_cmpfloat (colour.alpha, ==, 0.5f);
    }
}

static void
test_identity (void)
{
  BunkoColourFilter filter, other;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 8, 8);
  g_autoptr (GskRenderNode) node = NULL;

  bunko_colour_filter_init (&filter, &(BunkoColourValues) { .gamma = 1 });
  g_assert_true (bunko_colour_filter_is_identity (&filter));
  bunko_colour_filter_push (&filter, snapshot, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 0, 0, 1 }, &area);
  bunko_colour_filter_pop (&filter, snapshot, &area);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_COLOR_NODE);

  bunko_colour_filter_init (&other, &(BunkoColourValues) { .gamma = 1, .warmth = 0.25 });
  g_assert_false (bunko_colour_filter_is_identity (&other));
  g_assert_false (bunko_colour_filter_equal (&filter, &other));
  bunko_colour_filter_init (&filter, &(BunkoColourValues) { .gamma = 1, .warmth = 0.25 });
  g_assert_true (bunko_colour_filter_equal (&filter, &other));
  bunko_colour_filter_init (&other, &(BunkoColourValues) { .gamma = 1.1, .warmth = 0.25 });
  g_assert_false (bunko_colour_filter_equal (&filter, &other));
}

/* However much is asked for, it is one matrix. */
static void
test_one_matrix (void)
{
  BunkoColourFilter filter;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 8, 8);
  g_autoptr (GskRenderNode) node = NULL;

  bunko_colour_filter_init (
      &filter,
      &(BunkoColourValues) { .gamma = 1, .warmth = 0.25, .contrast = 0.5, .invert = TRUE });
  bunko_colour_filter_push (&filter, snapshot, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 0, 0, 1 }, &area);
  bunko_colour_filter_pop (&filter, snapshot, &area);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_COLOR_MATRIX_NODE);
  g_assert_cmpint (gsk_render_node_get_node_type (gsk_color_matrix_node_get_child (node)), ==,
                   GSK_COLOR_NODE);
}

/* What is drawn is what the numbers say, in both renderers. */
static void
test_render (gconstpointer gpu)
{
  GskRenderer *renderer = render_fixture_new_renderer (GPOINTER_TO_INT (gpu));
  graphene_rect_t area = GRAPHENE_RECT_INIT (2, 2, 4, 4);

  if (renderer == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      GdkRGBA colour = { one->colour[0] / 255.f, one->colour[1] / 255.f, one->colour[2] / 255.f,
                         1.f };
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (RenderedPicture) picture = NULL;
      BunkoColourFilter filter;

      bunko_colour_filter_init (&filter, &one->values);
      bunko_colour_filter_push (&filter, snapshot, &area);
      gtk_snapshot_append_color (snapshot, &colour, &area);
      bunko_colour_filter_pop (&filter, snapshot, &area);
      picture = render_fixture_render (renderer, snapshot, 8, 8);

      bunko_colour_filter_apply (&filter, &colour);
      render_fixture_assert_colour (rendered_picture_at (picture, 3, 4),
                                    (guint8[3]) { (guint8) lroundf (colour.red * 255),
                                                  (guint8) lroundf (colour.green * 255),
                                                  (guint8) lroundf (colour.blue * 255) },
                                    3, one->name);
      g_assert_cmpint (rendered_picture_at (picture, 3, 4)[3], ==, 255);
      g_assert_cmpint (rendered_picture_at (picture, 1, 4)[3], ==, 0);
      g_assert_cmpint (rendered_picture_at (picture, 6, 4)[3], ==, 0);
    }
  render_fixture_free_renderer (renderer);
}

#define VIEW 320

static void
page_colour (int x, int y, guint8 rgba[4])
{
  rgba[0] = (guint8) (x / 3);
  rgba[1] = (guint8) (y / 4);
  rgba[2] = 80;
  rgba[3] = 255;
}

/* Another process, in which GSK prints what it does: a page at 800 %, turned, cropped and seen
 * through a filter with all its steps. */
static void
draw_zoomed (void)
{
  const graphene_rect_t dest = GRAPHENE_RECT_INIT (-2000, -1500, 7200, 4800);
  g_autoptr (GskRenderer) renderer = gsk_gl_renderer_new ();
  GdkTexture *texture = render_fixture_make_texture (600, 900, page_colour);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (RenderedPicture) picture = NULL;
  BunkoColourFilter filter;

  if (!gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), NULL))
    return;
  bunko_colour_filter_init (&filter, &(BunkoColourValues) { .gamma = 0.5, .contrast = 0.3 });
  bunko_colour_filter_push (&filter, snapshot, &dest);
  bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture),
                           &GRAPHENE_RECT_INIT (0.1f, 0.1f, 0.8f, 0.8f), &dest, 1, TRUE, FALSE,
                           BUNKO_READER_SCALING_SMOOTH);
  bunko_colour_filter_pop (&filter, snapshot, &dest);
  picture = render_fixture_render (renderer, snapshot, VIEW, VIEW);
  g_object_unref (texture);
  gsk_renderer_unrealize (renderer);
}

static const char *program;

/* However large a page is drawn, nothing larger than the view is drawn to, and nothing by cairo. */
static void
test_offscreens (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_passes = 0;

  g_subprocess_launcher_setenv (launcher, "GSK_DEBUG", "verbose", TRUE);
  child = g_subprocess_launcher_spawn (launcher, NULL, program, "--draw-zoomed", NULL);
  g_assert_nonnull (child);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &text, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (child));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *pass = strstr (lines[i], "begin-render-pass ");
      int width, height;

      g_assert_null (strstr (lines[i], "cairo"));
      if (pass == NULL || sscanf (pass, "begin-render-pass %dx%d", &width, &height) != 2)
        continue;
      n_passes++;
      /* The texture itself may be converted once. */
      if (width == 600 && height == 900)
        continue;
      g_assert_cmpint (width, <=, VIEW + 2);
      g_assert_cmpint (height, <=, VIEW + 2);
    }
  if (n_passes == 0)
    g_test_skip ("This GSK does not tell what it draws to");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  program = argv[0];
  if (argc == 2 && g_str_equal (argv[1], "--draw-zoomed"))
    {
      draw_zoomed ();
      return 0;
    }

  g_test_add_func ("/reader/colour-filter/gamma/error", test_gamma_error);
  g_test_add_func ("/reader/colour-filter/gamma/shape", test_gamma_shape);
  g_test_add_func ("/reader/colour-filter/table", test_table);
  g_test_add_func ("/reader/colour-filter/identity", test_identity);
  g_test_add_func ("/reader/colour-filter/one-matrix", test_one_matrix);
  g_test_add_data_func ("/reader/colour-filter/render/cairo", GINT_TO_POINTER (FALSE), test_render);
  g_test_add_data_func ("/reader/colour-filter/render/gl", GINT_TO_POINTER (TRUE), test_render);
  g_test_add_func ("/reader/colour-filter/offscreens", test_offscreens);

  return g_test_run ();
}
