/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-ink.h"
#include "bunko-sample-art-scenery.h"
#include "bunko-sample-art-scenes.h"

static const BunkoArtMood cover_moods[] = {
  BUNKO_ART_MOOD_CALM,
  BUNKO_ART_MOOD_HAPPY,
  BUNKO_ART_MOOD_DETERMINED,
  BUNKO_ART_MOOD_WINK,
};

static BunkoArtMood
pick_mood (BunkoArtRandom *random)
{
  return cover_moods[bunko_art_random_below (random, G_N_ELEMENTS (cover_moods))];
}

static void
draw_dots (const BunkoArtCanvas *canvas, double step, double coverage, guint32 color)
{
  cairo_rectangle (canvas->cr, 0, 0, canvas->width, canvas->height);
  bunko_art_tone (canvas, step, coverage, color);
}

/* What is behind a portrait: rays, dots, a disc or stripes. */
static void
draw_backdrop (const BunkoArtCanvas *canvas, BunkoArtRandom *random, guint32 ground)
{
  const BunkoArtPalette *palette = canvas->palette;
  guint32 tone = bunko_art_color_mix (ground, palette->paper, 0.28);
  double w = canvas->width;
  double h = canvas->height;

  bunko_art_background (canvas, ground);
  switch (bunko_art_random_below (random, 4))
    {
    case 0:
      bunko_art_rays (canvas, w / 2, h * 0.56, h, 18, palette->paper, 0.22);
      break;

    case 1:
      draw_dots (canvas, 92, 0.36, tone);
      break;

    case 2:
      bunko_art_circle (canvas, w / 2, h * 0.56, w * 0.47, tone);
      bunko_art_circle (canvas, w / 2, h * 0.56, w * 0.39,
                        bunko_art_color_mix (ground, palette->paper, 0.5));
      break;

    default:
      for (double x = -h; x < w; x += 150)
        {
          cairo_move_to (canvas->cr, x, h);
          cairo_line_to (canvas->cr, x + h * 0.5, 0);
          cairo_line_to (canvas->cr, x + h * 0.5 + 66, 0);
          cairo_line_to (canvas->cr, x + 66, h);
          cairo_close_path (canvas->cr);
        }
      bunko_art_fill (canvas, tone);
      break;
    }
}

/**
 * bunko_art_scene_portrait:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws the main character in front of a flat colour.
 */
void
bunko_art_scene_portrait (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x9027);
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 grounds[] = { palette->soft, palette->mid, palette->pop, palette->paper,
                              palette->pop2 };
  guint32 ground = grounds[bunko_art_random_below (&random, G_N_ELEMENTS (grounds))];
  gboolean at_bottom = bunko_art_random_once_in (&random, 2);
  double w = canvas->width;
  double h = canvas->height;
  BunkoArtFigure figure;

  bunko_art_figure_init (&figure, seed, 0, palette);
  /* The title could not be read on stripes. */
  if (at_bottom)
    figure.outfit -= figure.outfit == BUNKO_ART_OUTFIT_STRIPES;
  draw_backdrop (canvas, &random, ground);
  if (bunko_art_random_once_in (&random, 3))
    bunko_art_petals (canvas, seed, 46, 44,
                      bunko_art_color_mix (palette->paper, palette->soft, 0.4));
  bunko_art_figure_bust (canvas, &figure, pick_mood (&random), w * 0.5,
                         h * (at_bottom ? 0.4 : 0.58), w * 0.255,
                         bunko_art_random_real (&random, -0.7, 0.7));

  *scene = (BunkoArtScene) { at_bottom ? BUNKO_ART_TITLE_BOTTOM : BUNKO_ART_TITLE_TOP,
                             at_bottom ? figure.cloth : ground, TRUE,
                             at_bottom ? ground : figure.cloth };
}

/**
 * bunko_art_scene_duo:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws two characters, each on a side of its own.
 */
void
bunko_art_scene_duo (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xd00);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  BunkoArtFigure left;
  BunkoArtFigure right;

  bunko_art_figure_init (&left, seed, 0, palette);
  bunko_art_figure_init (&right, seed, 1, palette);
  if (left.hair == right.hair)
    right.hair = (right.hair + 3) % 8;
  if (left.cloth == right.cloth)
    right.cloth = left.cloth == palette->mid ? palette->soft : palette->mid;

  bunko_art_background (canvas, palette->soft);
  draw_dots (canvas, 84, 0.18, bunko_art_color_mix (palette->soft, palette->paper, 0.5));

  /* The left half is drawn over the right one, up to the slanted border. */
  cairo_save (canvas->cr);
  bunko_art_path_polygon (canvas, (double[]) { w * 0.62, 0, w, 0, w, h, w * 0.36, h }, 4);
  cairo_clip (canvas->cr);
  bunko_art_background (canvas, palette->mid);
  bunko_art_rays (canvas, w * 0.72, h * 0.5, h, 16, palette->paper, 0.14);
  bunko_art_figure_bust (canvas, &right, pick_mood (&random), w * 0.745, h * 0.46, w * 0.185, -0.6);
  cairo_restore (canvas->cr);

  cairo_save (canvas->cr);
  bunko_art_path_polygon (canvas, (double[]) { 0, 0, w * 0.62, 0, w * 0.36, h, 0, h }, 4);
  cairo_clip (canvas->cr);
  bunko_art_figure_bust (canvas, &left, pick_mood (&random), w * 0.265, h * 0.6, w * 0.185, 0.6);
  cairo_restore (canvas->cr);

  cairo_move_to (canvas->cr, w * 0.62, -10);
  cairo_line_to (canvas->cr, w * 0.36, h + 10);
  bunko_art_stroke (canvas, palette->paper, 16);

  bunko_art_rectangle (canvas, 0, 0, w, h * 0.29, palette->ink);
  bunko_art_rectangle (canvas, 0, h * 0.29, w, 12, palette->pop);
  bunko_art_rectangle (canvas, 0, h - 150, w, 150, palette->ink);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_HEADER, palette->ink, FALSE, palette->ink };
}

static void
draw_umbrella (const BunkoArtCanvas *canvas,
               double x,
               double y,
               double radius,
               guint32 color,
               guint32 color2,
               guint32 line)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, x, y - radius * 0.1);
  cairo_line_to (cr, x, y + radius * 1.25);
  bunko_art_stroke (canvas, line, radius * 0.05);

  for (guint i = 0; i < 5; i++)
    {
      double from = x - radius + 2 * radius * i / 5;
      double to = from + 2 * radius / 5;

      cairo_move_to (cr, from, y);
      cairo_curve_to (cr, from + radius * 0.1, y - radius * 0.14, to - radius * 0.1,
                      y - radius * 0.14, to, y);
      cairo_curve_to (cr, x + (to - x) * 0.9, y - radius * 0.6, x + (to - x) * 0.5,
                      y - radius * 0.85, x, y - radius * 0.88);
      cairo_curve_to (cr, x + (from - x) * 0.5, y - radius * 0.85, x + (from - x) * 0.9,
                      y - radius * 0.6, from, y);
      cairo_close_path (cr);
      bunko_art_fill (canvas, i % 2 == 0 ? color : color2);
    }
  bunko_art_rectangle (canvas, x - radius * 0.02, y - radius * 0.98, radius * 0.04, radius * 0.12,
                       line);
}

/**
 * bunko_art_scene_umbrella:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws somebody with an umbrella on a rainy evening.
 */
void
bunko_art_scene_umbrella (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  const BunkoArtPalette *palette = canvas->palette;
  guint32 wet = bunko_art_color_mix (palette->deep, palette->ink, 0.35);
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double foot = h * 0.84;
  BunkoArtFigure figure;

  bunko_art_gradient (canvas, 0, foot, palette->deep,
                      bunko_art_color_mix (palette->mid, palette->soft, 0.3));
  bunko_art_skyline (canvas, seed, foot, h * 0.42,
                     bunko_art_color_mix (palette->deep, palette->mid, 0.55), palette->pop, 2);
  bunko_art_rectangle (canvas, 0, foot - h * 0.05, w, h, wet);
  for (guint i = 0; i < 4; i++)
    {
      bunko_art_path_ellipse (canvas, w * (0.15 + 0.25 * i), h * (0.88 + 0.04 * (i % 2)), w * 0.12,
                              h * 0.012);
      bunko_art_fill (canvas, bunko_art_color_mix (wet, palette->mid, 0.4));
    }
  bunko_art_path_ellipse (canvas, w * 0.5, foot + h * 0.02, u * 0.28, h * 0.025);
  bunko_art_fill (canvas, bunko_art_color_mix (wet, palette->pop, 0.45));

  bunko_art_glow (canvas, w * 0.5, h * 0.6, u * 0.5, palette->pop, 0.4);
  bunko_art_figure_init (&figure, seed, 0, palette);
  bunko_art_figure_standing (canvas, &figure, BUNKO_ART_MOOD_CALM, w * 0.5 - u * 0.03,
                             foot + h * 0.015, h * 0.34, FALSE);
  draw_umbrella (canvas, w * 0.5 + u * 0.07, h * 0.53, u * 0.3, palette->pop, palette->pop2,
                 palette->ink);
  bunko_art_rain (canvas, seed, 170, palette->paper, 0.45);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, palette->deep, FALSE, wet };
}

/**
 * bunko_art_scene_crew:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a group of friends in a row.
 */
void
bunko_art_scene_crew (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xc2e3);
  const BunkoArtPalette *palette = canvas->palette;
  guint32 ground = bunko_art_random_once_in (&random, 2) ? palette->pop : palette->soft;
  double w = canvas->width;
  double h = canvas->height;

  bunko_art_background (canvas, ground);
  bunko_art_rays (canvas, w / 2, h * 0.7, h * 1.2, 20, palette->paper, 0.25);
  bunko_art_path_ellipse (canvas, w / 2, h * 1.02, w * 0.9, h * 0.22);
  bunko_art_fill (canvas, palette->deep);

  for (int i = 0; i < 4; i++)
    {
      static const double xs[] = { 0.17, 0.83, 0.385, 0.615 };
      BunkoArtFigure figure;

      bunko_art_figure_init (&figure, seed, i, palette);
      figure.hair = (figure.hair + 2 * i) % 8;
      bunko_art_figure_standing (canvas, &figure, (BunkoArtMood) ((i * 3 + seed % 4) % 4),
                                 w * xs[i], h * (i < 2 ? 0.87 : 0.905), h * (i < 2 ? 0.4 : 0.46),
                                 FALSE);
    }

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, ground, TRUE, palette->deep };
}
