/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-scenery.h"

/**
 * bunko_art_stars:
 * @canvas: a canvas
 * @seed: decides where they are
 * @x: left of the sky
 * @y: top of the sky
 * @width: width of the sky
 * @height: height of the sky
 * @n_stars: how many
 * @color: their colour
 *
 * Draws stars: mostly dots, some that twinkle.
 */
void
bunko_art_stars (const BunkoArtCanvas *canvas,
                 guint64 seed,
                 double x,
                 double y,
                 double width,
                 double height,
                 guint n_stars,
                 guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x57a5);

  for (guint i = 0; i < n_stars; i++)
    {
      double at_x = x + bunko_art_random_real (&random, 0, width);
      double at_y = y + bunko_art_random_real (&random, 0, height);
      double size = bunko_art_random_real (&random, 2, 6);

      if (i % 9 == 0)
        bunko_art_path_star (canvas, at_x, at_y, size * 4, size * 0.7, 4, 0);
      else
        bunko_art_path_circle (canvas, at_x, at_y, size);
    }
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_cloud:
 * @canvas: a canvas
 * @seed: decides its shape
 * @x: its middle
 * @y: its flat lower side
 * @width: how wide it is
 * @color: its colour
 *
 * Draws a cumulus cloud.
 */
void
bunko_art_cloud (const BunkoArtCanvas *canvas,
                 guint64 seed,
                 double x,
                 double y,
                 double width,
                 guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xc10d);
  guint n_puffs = 4 + bunko_art_random_below (&random, 2);
  double foot = width * 0.09;

  bunko_art_path_round (canvas, x - width / 2, y - 2 * foot, width, 2 * foot, foot);
  bunko_art_fill (canvas, color);

  for (guint i = 0; i < n_puffs; i++)
    {
      double t = (i + 0.5) / n_puffs;
      double radius =
          width * (0.10 + 0.13 * sin (G_PI * t)) * bunko_art_random_real (&random, 0.85, 1.15);

      bunko_art_path_circle (canvas, x + (t - 0.5) * width * 0.8, y - foot - radius * 0.6, radius);
      bunko_art_fill (canvas, color);
    }
}

/**
 * bunko_art_ridge:
 * @canvas: a canvas
 * @seed: decides its shape
 * @y: its height on average
 * @amplitude: how far it goes up and down
 * @is_rocky: whether it has peaks; else it is rolling hills
 * @color: its colour
 *
 * Fills everything below a mountain range.
 */
void
bunko_art_ridge (const BunkoArtCanvas *canvas,
                 guint64 seed,
                 double y,
                 double amplitude,
                 gboolean is_rocky,
                 guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x21d9e);
  double phase1 = bunko_art_random_real (&random, 0, 2 * G_PI);
  double phase2 = bunko_art_random_real (&random, 0, 2 * G_PI);
  double waves = bunko_art_random_real (&random, 0.7, 1.4);
  double step = is_rocky ? canvas->width / 16 : canvas->width / 48;

  cairo_move_to (canvas->cr, -10, canvas->height + 10);
  for (double x = -step; x <= canvas->width + step; x += step)
    {
      double t = x / canvas->width * 2 * G_PI * waves;
      double rise = sin (t + phase1) * 0.6 + sin (t * 2.3 + phase2) * 0.3;

      if (is_rocky)
        rise += bunko_art_random_real (&random, -0.45, 0.45);
      cairo_line_to (canvas->cr, x, y - rise * amplitude);
    }
  cairo_line_to (canvas->cr, canvas->width + 10, canvas->height + 10);
  cairo_close_path (canvas->cr);
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_waves:
 * @canvas: a canvas
 * @y: the level of the water
 * @length: from crest to crest
 * @height: from trough to crest
 * @phase: shifts the waves, in parts of their length
 * @color: its colour
 *
 * Fills everything below a line of scalloped waves.
 */
void
bunko_art_waves (const BunkoArtCanvas *canvas,
                 double y,
                 double length,
                 double height,
                 double phase,
                 guint32 color)
{
  cairo_t *cr = canvas->cr;
  double x = (fmod (phase, 1) - 1.5) * length;

  cairo_move_to (cr, x, canvas->height + 10);
  cairo_line_to (cr, x, y - height);
  for (; x < canvas->width + length; x += length)
    cairo_curve_to (cr, x + length * 0.3, y + height * 0.35, x + length * 0.7, y + height * 0.35,
                    x + length, y - height);
  cairo_line_to (cr, x, canvas->height + 10);
  cairo_close_path (cr);
  bunko_art_fill (canvas, color);
}

static void
draw_windows (const BunkoArtCanvas *canvas,
              BunkoArtRandom *random,
              double x,
              double y,
              double width,
              double bottom,
              double k,
              guint32 color,
              guint lit_in_ten)
{
  double cell = 34 * k;
  guint n_columns = (guint) ((width - 16 * k) / cell);
  double left = x + (width - n_columns * cell) / 2;

  for (double at_y = y + 26 * k; at_y < bottom - 30 * k; at_y += 46 * k)
    for (guint i = 0; i < n_columns; i++)
      if (bunko_art_random_below (random, 10) < lit_in_ten)
        cairo_rectangle (canvas->cr, left + i * cell + 8 * k, at_y, 18 * k, 24 * k);

  bunko_art_fill (canvas, color);
}

/* A penthouse, a mast, a gable, or none of them. */
static void
path_roof (const BunkoArtCanvas *canvas, guint kind, double x, double y, double width, double k)
{
  if (kind == 0)
    cairo_rectangle (canvas->cr, x + width * 0.2, y - 34 * k, width * 0.6, 40 * k);
  else if (kind == 1)
    cairo_rectangle (canvas->cr, x + width * 0.5 - 4 * k, y - 90 * k, 8 * k, 100 * k);
  else if (kind == 2)
    bunko_art_path_polygon (
        canvas, (double[]) { x, y + 2, x + width * 0.5, y - width * 0.35, x + width + 1, y + 2 },
        3);
}

/**
 * bunko_art_skyline:
 * @canvas: a canvas
 * @seed: decides the houses
 * @y: the foot of the houses; everything below is filled as well
 * @height: the height of the highest
 * @walls: the colour of the houses
 * @windows: the colour of the windows
 * @lit_in_ten: how many windows of ten are lit; 0 draws none
 *
 * Draws a row of houses from edge to edge.
 */
void
bunko_art_skyline (const BunkoArtCanvas *canvas,
                   guint64 seed,
                   double y,
                   double height,
                   guint32 walls,
                   guint32 windows,
                   guint lit_in_ten)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x5c171);
  double k = CLAMP (bunko_art_module (canvas) / 900, 0.4, 1);
  double x = -bunko_art_random_real (&random, 10, 60);

  while (x < canvas->width)
    {
      double width = bunko_art_random_real (&random, 90, 210) * k;
      double top = y - height * bunko_art_random_real (&random, 0.35, 1);
      BunkoArtRandom inside = bunko_art_random (bunko_art_random_next (&random), 1);

      cairo_rectangle (canvas->cr, x, top, width + 1, canvas->height - top + 10);
      path_roof (canvas, bunko_art_random_below (&random, 5), x, top, width, k);
      bunko_art_fill (canvas, walls);

      if (lit_in_ten > 0 && bunko_art_shows (canvas, 10))
        draw_windows (canvas, &inside, x, top, width, y, k, windows, lit_in_ten);
      x += width + (bunko_art_random_once_in (&random, 4) ? 24 * k : 0);
    }
}

/**
 * bunko_art_birds:
 * @canvas: a canvas
 * @seed: decides where they are
 * @x: the middle of the flock
 * @y: the middle of the flock
 * @size: the span of a bird
 * @n_birds: how many
 * @color: their colour
 *
 * Draws birds far away.
 */
void
bunko_art_birds (const BunkoArtCanvas *canvas,
                 guint64 seed,
                 double x,
                 double y,
                 double size,
                 guint n_birds,
                 guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xb12d);
  cairo_t *cr = canvas->cr;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < n_birds; i++)
    {
      double at_x = x + bunko_art_random_real (&random, -4, 4) * size;
      double at_y = y + bunko_art_random_real (&random, -2, 2) * size;
      double half = size * bunko_art_random_real (&random, 0.35, 0.55);

      cairo_move_to (cr, at_x - half, at_y - half * 0.35);
      cairo_curve_to (cr, at_x - half * 0.5, at_y - half * 0.6, at_x - half * 0.1,
                      at_y - half * 0.3, at_x, at_y);
      cairo_curve_to (cr, at_x + half * 0.1, at_y - half * 0.3, at_x + half * 0.5,
                      at_y - half * 0.6, at_x + half, at_y - half * 0.35);
    }
  bunko_art_stroke (canvas, color, MAX (size * 0.09, 0.8 / canvas->scale));
}

/**
 * bunko_art_rays:
 * @canvas: a canvas
 * @x: where they start
 * @y: where they start
 * @radius: how far they go
 * @n_rays: how many
 * @color: their colour
 * @alpha: their opacity
 *
 * Draws rays of light, as wide as the gaps between them.
 */
void
bunko_art_rays (const BunkoArtCanvas *canvas,
                double x,
                double y,
                double radius,
                guint n_rays,
                guint32 color,
                double alpha)
{
  for (guint i = 0; i < n_rays; i++)
    {
      double from = 2 * G_PI * i / n_rays;
      double to = from + G_PI / n_rays;

      cairo_move_to (canvas->cr, x, y);
      cairo_line_to (canvas->cr, x + cos (from) * radius, y + sin (from) * radius);
      cairo_line_to (canvas->cr, x + cos (to) * radius, y + sin (to) * radius);
      cairo_close_path (canvas->cr);
    }
  bunko_art_source_alpha (canvas, color, alpha);
  cairo_fill (canvas->cr);
}

/**
 * bunko_art_petals:
 * @canvas: a canvas
 * @seed: decides where they are
 * @n_petals: how many
 * @size: the length of a petal
 * @color: their colour
 *
 * Lets petals, or leaves, fall over the whole picture.
 */
void
bunko_art_petals (const BunkoArtCanvas *canvas,
                  guint64 seed,
                  guint n_petals,
                  double size,
                  guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x9e7a1);
  cairo_t *cr = canvas->cr;

  for (guint i = 0; i < n_petals; i++)
    {
      double length = size * bunko_art_random_real (&random, 0.6, 1.2);

      cairo_save (cr);
      cairo_translate (cr, bunko_art_random_real (&random, 0, canvas->width),
                       bunko_art_random_real (&random, 0, canvas->height));
      cairo_rotate (cr, bunko_art_random_real (&random, 0, 2 * G_PI));
      cairo_move_to (cr, -length / 2, 0);
      cairo_curve_to (cr, -length / 4, -length * 0.42, length / 4, -length * 0.36, length / 2, 0);
      cairo_curve_to (cr, length / 4, length * 0.36, -length / 4, length * 0.42, -length / 2, 0);
      cairo_restore (cr);
    }
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_rain:
 * @canvas: a canvas
 * @seed: decides where it falls
 * @n_drops: how many drops
 * @color: their colour
 * @alpha: their opacity
 *
 * Lets rain fall over the whole picture.
 */
void
bunko_art_rain (const BunkoArtCanvas *canvas,
                guint64 seed,
                guint n_drops,
                guint32 color,
                double alpha)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x2a12);
  cairo_t *cr = canvas->cr;

  for (guint i = 0; i < n_drops; i++)
    {
      double x = bunko_art_random_real (&random, -50, canvas->width + 50);
      double y = bunko_art_random_real (&random, -50, canvas->height);
      double length = bunko_art_random_real (&random, 30, 90);

      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x - length * 0.22, y + length);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  bunko_art_source_alpha (canvas, color, alpha);
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);
}
