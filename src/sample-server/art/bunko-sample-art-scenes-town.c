/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animals.h"
#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-scenery.h"
#include "bunko-sample-art-scenes.h"

/**
 * bunko_art_scene_city:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a city at night under a large moon, with a cat on a roof.
 */
void
bunko_art_scene_city (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xc17);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double moon_x = w * bunko_art_random_real (&random, 0.32, 0.68);
  double cat_x = w * bunko_art_random_real (&random, 0.28, 0.72);
  guint32 moon = bunko_art_random_once_in (&random, 2) ? palette->paper : palette->pop;

  bunko_art_gradient (canvas, 0, h * 0.8, palette->ink,
                      bunko_art_color_mix (palette->deep, palette->mid, 0.75));
  bunko_art_stars (canvas, seed, 0, 0, w, h * 0.5, 80, palette->soft);
  bunko_art_glow (canvas, moon_x, h * 0.48, u * 0.52, moon, 0.5);
  if (bunko_art_random_once_in (&random, 4))
    bunko_art_crescent (canvas, moon_x, h * 0.45, u * 0.17, moon);
  else
    bunko_art_circle (canvas, moon_x, h * 0.48, u * 0.23, moon);

  bunko_art_skyline (canvas, seed + 1, h * 0.86, h * 0.36,
                     bunko_art_color_mix (palette->mid, palette->deep, 0.35), palette->pop, 0);
  bunko_art_skyline (canvas, seed + 2, h * 0.9, h * 0.31,
                     bunko_art_color_mix (palette->deep, palette->mid, 0.25), palette->pop, 4);
  bunko_art_skyline (canvas, seed + 3, h * 0.94, h * 0.2,
                     bunko_art_color_mix (palette->ink, palette->deep, 0.65), palette->pop2, 4);

  bunko_art_path_polygon (canvas,
                          (double[]) { 0, h, 0, h * 0.9, cat_x - u * 0.4, h * 0.83,
                                       cat_x + u * 0.34, h * 0.83, w, h * 0.92, w, h },
                          6);
  bunko_art_fill (canvas, palette->ink);
  bunko_art_rectangle (canvas, cat_x + u * 0.16, h * 0.775, u * 0.075, h * 0.06, palette->ink);
  if (bunko_art_random_once_in (&random, 3))
    {
      BunkoArtFigure figure;

      bunko_art_figure_init (&figure, seed, 0, palette);
      bunko_art_figure_standing (canvas, &figure, BUNKO_ART_MOOD_CALM, cat_x, h * 0.835, h * 0.2,
                                 FALSE);
    }
  else
    bunko_art_cat_sitting (canvas, cat_x, h * 0.833, h * 0.13, palette->ink, palette->pop);

  *scene =
      (BunkoArtScene) { BUNKO_ART_TITLE_TOP, bunko_art_color_mix (palette->ink, palette->deep, 0.3),
                        FALSE, palette->ink };
}

/* The line in the middle of a road that runs to the horizon. */
static void
draw_road_line (const BunkoArtCanvas *canvas, double horizon, double from, guint32 color)
{
  double w = canvas->width;
  double h = canvas->height;

  for (guint i = 1; i < 9; i++)
    {
      double near = pow (0.62, i - 1);
      double far = near * 0.8;
      double x0 = from + (w * 0.5 - from) * near;
      double x1 = from + (w * 0.5 - from) * far;

      bunko_art_path_polygon (canvas,
                              (double[]) { x0 - 16 * near, horizon + (h - horizon) * near,
                                           x1 - 16 * far, horizon + (h - horizon) * far,
                                           x1 + 16 * far, horizon + (h - horizon) * far,
                                           x0 + 16 * near, horizon + (h - horizon) * near },
                              4);
    }
  bunko_art_fill (canvas, color);
}

static void
draw_poles (const BunkoArtCanvas *canvas, double horizon, double from, guint32 color)
{
  double w = canvas->width;
  double last_x = 0;
  double last_y = 0;

  for (guint i = 0; i < 5; i++)
    {
      double t = pow (0.56, i);
      double x = from + (w * 0.93 - from) * t;
      double top = horizon - canvas->height * 0.4 * t;
      double foot = horizon + canvas->height * 0.2 * t;

      bunko_art_rectangle (canvas, x - 9 * t, top, 18 * t, foot - top, color);
      bunko_art_rectangle (canvas, x - 75 * t, top + 34 * t, 150 * t, 13 * t, color);
      if (i > 0)
        {
          cairo_move_to (canvas->cr, last_x, last_y);
          cairo_curve_to (canvas->cr, last_x + (x - last_x) * 0.4, last_y + 110 * t,
                          last_x + (x - last_x) * 0.7, top + 90 * t, x - 60 * t, top + 36 * t);
          bunko_art_stroke (canvas, color, 4 * t + 1);
        }
      last_x = x - 60 * t;
      last_y = top + 36 * t;
    }
}

/**
 * bunko_art_scene_road:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a road that runs into a wide summer landscape.
 */
void
bunko_art_scene_road (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x2a11);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double horizon = h * 0.66;
  double from = w * bunko_art_random_real (&random, 0.3, 0.5);
  guint32 sky = bunko_art_random_once_in (&random, 2) ? palette->mid : palette->soft;
  guint32 grass = bunko_art_color_mix (palette->mid, palette->deep, 0.4);
  BunkoArtFigure figure;

  bunko_art_gradient (canvas, 0, horizon, sky,
                      bunko_art_color_mix (palette->soft, palette->paper, 0.6));
  bunko_art_circle (canvas, w * 0.22, h * 0.42, u * 0.09, palette->pop);
  bunko_art_cloud (canvas, seed, w * 0.62, h * 0.56, w * 0.72, palette->paper);
  bunko_art_cloud (canvas, seed + 1, w * 0.16, h * 0.6, w * 0.5,
                   bunko_art_color_mix (palette->paper, palette->soft, 0.35));
  bunko_art_ridge (canvas, seed, horizon - 30, h * 0.03, FALSE,
                   bunko_art_color_mix (palette->soft, grass, 0.55));
  bunko_art_rectangle (canvas, 0, horizon, w, h - horizon, grass);
  for (guint i = 0; i < 5; i++)
    bunko_art_tree (canvas, seed + i, w * bunko_art_random_real (&random, 0, 1), horizon + 10,
                    h * bunko_art_random_real (&random, 0.04, 0.07),
                    bunko_art_color_mix (grass, palette->ink, 0.4), palette->ink);

  bunko_art_path_polygon (
      canvas, (double[]) { from - 4, horizon, from + 4, horizon, w * 0.94, h, w * 0.06, h }, 4);
  bunko_art_fill (canvas, bunko_art_color_mix (palette->soft, grass, 0.35));
  draw_road_line (canvas, horizon, from, palette->paper);
  draw_poles (canvas, horizon, from, palette->ink);
  bunko_art_birds (canvas, seed, w * 0.4, h * 0.4, 60, 5, palette->ink);

  bunko_art_figure_init (&figure, seed, 0, palette);
  bunko_art_figure_standing (canvas, &figure, BUNKO_ART_MOOD_HAPPY, w * 0.31, h * 0.905, h * 0.27,
                             TRUE);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, sky, FALSE, grass };
}

static void
draw_steam (const BunkoArtCanvas *canvas, double x, double y, double height, guint32 color)
{
  cairo_t *cr = canvas->cr;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = -1; i <= 1; i++)
    {
      double at = x + i * height * 0.3;
      double top = y - height * (i == 0 ? 1 : 0.75);

      cairo_move_to (cr, at, y);
      cairo_curve_to (cr, at - height * 0.2, y - height * 0.3, at + height * 0.2,
                      top + height * 0.3, at, top);
    }
  bunko_art_stroke (canvas, color, height * 0.07);
}

static void
draw_cup (const BunkoArtCanvas *canvas,
          double x,
          double y,
          double size,
          guint32 color,
          guint32 stripe,
          guint32 drink)
{
  cairo_t *cr = canvas->cr;

  bunko_art_path_ellipse (canvas, x, y, size * 0.82, size * 0.11);
  bunko_art_fill (canvas, bunko_art_color_mix (color, stripe, 0.25));
  cairo_new_path (cr);
  cairo_arc (cr, x + size * 0.55, y - size * 0.42, size * 0.2, -1.4, 1.6);
  bunko_art_stroke (canvas, color, size * 0.09);

  cairo_save (cr);
  cairo_move_to (cr, x - size * 0.55, y - size * 0.78);
  cairo_curve_to (cr, x - size * 0.5, y - size * 0.15, x - size * 0.35, y, x - size * 0.22, y);
  cairo_line_to (cr, x + size * 0.22, y);
  cairo_curve_to (cr, x + size * 0.35, y, x + size * 0.5, y - size * 0.15, x + size * 0.55,
                  y - size * 0.78);
  cairo_close_path (cr);
  bunko_art_source (canvas, color);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  bunko_art_rectangle (canvas, x - size, y - size * 0.45, 2 * size, size * 0.13, stripe);
  cairo_restore (cr);

  bunko_art_path_ellipse (canvas, x, y - size * 0.78, size * 0.55, size * 0.12);
  bunko_art_fill (canvas, bunko_art_color_mix (color, 0xffffff, 0.4));
  bunko_art_path_ellipse (canvas, x, y - size * 0.77, size * 0.47, size * 0.085);
  bunko_art_fill (canvas, drink);
}

static void
draw_books (const BunkoArtCanvas *canvas, BunkoArtRandom *random, double x, double y, double width)
{
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 colors[] = { palette->pop2, palette->deep, palette->pop, palette->mid };
  guint first = bunko_art_random_below (random, 4);

  for (guint i = 0; i < 4; i++)
    {
      double shift = bunko_art_random_real (random, -0.06, 0.06) * width;
      double height = width * 0.15;
      double top = y - (i + 1) * height;

      bunko_art_path_round (canvas, x - width / 2 + shift, top, width, height - 2, 8);
      bunko_art_fill (canvas, colors[(first + i) % 4]);
      bunko_art_rectangle (canvas, x + width * 0.2 + shift, top, width * 0.06, height - 2,
                           palette->paper);
    }
}

static void
draw_plant (const BunkoArtCanvas *canvas,
            double x,
            double y,
            double size,
            guint32 leaf,
            guint32 pot)
{
  cairo_t *cr = canvas->cr;

  for (int i = -3; i <= 3; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y - size * 0.45);
      cairo_rotate (cr, i * 0.38);
      cairo_move_to (cr, 0, 0);
      cairo_curve_to (cr, size * 0.22, -size * 0.35, size * 0.16, -size * 0.75, 0, -size * 0.95);
      cairo_curve_to (cr, -size * 0.16, -size * 0.75, -size * 0.22, -size * 0.35, 0, 0);
      cairo_close_path (cr);
      cairo_restore (cr);
      bunko_art_fill (canvas, bunko_art_color_mix (leaf, 0x000000, (i & 1) ? 0.0 : 0.14));
    }
  bunko_art_path_polygon (canvas,
                          (double[]) { x - size * 0.34, y - size * 0.52, x + size * 0.34,
                                       y - size * 0.52, x + size * 0.24, y, x - size * 0.24, y },
                          4);
  bunko_art_fill (canvas, pot);
  bunko_art_rectangle (canvas, x - size * 0.38, y - size * 0.56, size * 0.76, size * 0.12, pot);
}

/**
 * bunko_art_scene_cafe:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a still life on a table by the window.
 */
void
bunko_art_scene_cafe (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xcafe);
  const BunkoArtPalette *palette = canvas->palette;
  guint32 wall = bunko_art_random_once_in (&random, 2) ? palette->paper : palette->soft;
  guint32 table = bunko_art_color_mix (palette->deep, palette->mid, 0.3);
  double w = canvas->width;
  double h = canvas->height;
  double edge = h * 0.74;

  bunko_art_background (canvas, wall);
  bunko_art_path_round (canvas, w * 0.17, h * 0.33, w * 0.66, h * 0.5, w * 0.33);
  bunko_art_fill (canvas, palette->mid);
  cairo_save (canvas->cr);
  bunko_art_path_round (canvas, w * 0.2, h * 0.352, w * 0.6, h * 0.46, w * 0.3);
  cairo_clip (canvas->cr);
  bunko_art_gradient (canvas, h * 0.33, edge, palette->soft, palette->paper);
  bunko_art_circle (canvas, w * 0.64, h * 0.46, w * 0.085, palette->pop);
  bunko_art_ridge (canvas, seed, h * 0.63, h * 0.03, FALSE,
                   bunko_art_color_mix (palette->soft, palette->mid, 0.6));
  bunko_art_ridge (canvas, seed + 1, h * 0.69, h * 0.025, FALSE, palette->mid);
  cairo_restore (canvas->cr);
  bunko_art_rectangle (canvas, w * 0.495, h * 0.34, w * 0.014, edge - h * 0.34, palette->mid);

  bunko_art_rectangle (canvas, 0, edge, w, h - edge, table);
  bunko_art_rectangle (canvas, 0, edge, w, 16, bunko_art_color_mix (table, palette->paper, 0.25));

  draw_plant (canvas, w * 0.2, h * 0.79, w * 0.28,
              bunko_art_color_mix (bunko_art_color_natural (palette, 0x3f8f5a), palette->mid, 0.35),
              palette->pop2);
  draw_books (canvas, &random, w * 0.74, h * 0.785, w * 0.36);
  if (bunko_art_random_once_in (&random, 2))
    bunko_art_cat_sitting (canvas, w * 0.72, h * 0.785 - w * 0.215, h * 0.16, palette->ink,
                           palette->pop);
  draw_cup (canvas, w * 0.46, h * 0.865, w * 0.21, palette->paper, palette->pop,
            bunko_art_color_natural (palette, 0x6b4226));
  draw_steam (canvas, w * 0.46, h * 0.745, h * 0.075, palette->paper);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, wall, FALSE, table };
}

static void
draw_rocket (const BunkoArtCanvas *canvas, double x, double y, double size, double angle)
{
  const BunkoArtPalette *palette = canvas->palette;
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, size, size);

  bunko_art_path_star (canvas, 0, 0.62, 0.34, 0.14, 7, 0);
  bunko_art_fill (canvas, palette->pop);
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_polygon (
          canvas, (double[]) { side * 0.2, 0.1, side * 0.46, 0.58, side * 0.14, 0.48 }, 3);
      bunko_art_fill (canvas, palette->pop2);
    }
  cairo_move_to (cr, 0, -0.78);
  cairo_curve_to (cr, 0.36, -0.4, 0.32, 0.2, 0.17, 0.52);
  cairo_line_to (cr, -0.17, 0.52);
  cairo_curve_to (cr, -0.32, 0.2, -0.36, -0.4, 0, -0.78);
  cairo_close_path (cr);
  bunko_art_source (canvas, palette->paper);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  bunko_art_rectangle (canvas, -1, -1, 2, 0.55, palette->pop2);
  cairo_reset_clip (cr);
  bunko_art_circle (canvas, 0, -0.08, 0.15, palette->deep);
  bunko_art_circle (canvas, 0, -0.08, 0.1, palette->soft);
  cairo_restore (cr);
}

static void
draw_planet (const BunkoArtCanvas *canvas,
             double x,
             double y,
             double radius,
             guint32 color,
             guint32 band,
             guint32 ring)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  bunko_art_path_circle (canvas, x, y, radius);
  bunko_art_source (canvas, color);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  for (int i = -2; i <= 2; i++)
    {
      bunko_art_path_ellipse (canvas, x + (i % 2) * radius * 0.3, y + i * radius * 0.42,
                              radius * 1.1, radius * 0.09);
      bunko_art_fill (canvas, band);
    }
  bunko_art_path_ellipse (canvas, x + radius * 0.55, y + radius * 0.3, radius * 0.95, radius * 1.3);
  bunko_art_source_alpha (canvas, 0x000000, 0.13);
  cairo_fill (cr);
  cairo_restore (cr);

  /* The front half of the ring only. */
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -0.3);
  cairo_scale (cr, radius * 1.65, radius * 0.42);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, 1, -0.22, G_PI + 0.22);
  cairo_restore (cr);
  bunko_art_stroke (canvas, ring, radius * 0.11);
}

/**
 * bunko_art_scene_space:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a rocket between planets.
 */
void
bunko_art_scene_space (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x59ace);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double lean = bunko_art_random_once_in (&random, 2) ? 0.5 : -0.5;

  bunko_art_gradient (canvas, 0, h, palette->ink, palette->deep);
  bunko_art_stars (canvas, seed, 0, 0, w, h, 190, palette->paper);
  bunko_art_glow (canvas, w * 0.5, h * 0.55, u * 0.7, palette->mid, 0.5);
  draw_planet (canvas, w * 0.5 - u * (lean > 0 ? 0.24 : -0.24), h * 0.44, u * 0.15, palette->pop,
               palette->pop2, palette->soft);
  bunko_art_circle (canvas, w * 0.5 + u * (lean > 0 ? 0.33 : -0.33), h * 0.39, u * 0.055,
                    palette->soft);
  bunko_art_path_ellipse (canvas, w * 0.5, h * 1.14, w * 0.72, h * 0.34);
  bunko_art_fill (canvas, palette->mid);
  for (guint i = 0; i < 7; i++)
    {
      bunko_art_path_ellipse (canvas, w * bunko_art_random_real (&random, 0.08, 0.92),
                              h * bunko_art_random_real (&random, 0.84, 0.98), u * 0.06, h * 0.012);
      bunko_art_fill (canvas, bunko_art_color_mix (palette->mid, palette->deep, 0.4));
    }
  draw_rocket (canvas, w * 0.5, h * 0.6, u * 0.3, lean);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, palette->ink, FALSE, palette->mid };
}
