/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-scenery.h"

/**
 * bunko_art_pine:
 * @canvas: a canvas
 * @x: its middle
 * @y: its foot
 * @height: its height
 * @color: its colour
 *
 * Draws a fir in three tiers.
 */
void
bunko_art_pine (const BunkoArtCanvas *canvas, double x, double y, double height, guint32 color)
{
  cairo_t *cr = canvas->cr;

  cairo_rectangle (cr, x - height * 0.03, y - height * 0.2, height * 0.06, height * 0.2);
  for (guint i = 0; i < 3; i++)
    {
      double base = y - height * (0.12 + 0.24 * i);
      double half = height * (0.25 - 0.055 * i);

      cairo_new_sub_path (cr);
      cairo_move_to (cr, x - half, base);
      cairo_line_to (cr, x, base - height * 0.42);
      cairo_line_to (cr, x + half, base);
      cairo_close_path (cr);
    }
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_tree:
 * @canvas: a canvas
 * @seed: decides its shape
 * @x: its middle
 * @y: its foot
 * @height: its height
 * @leaves: the colour of the crown
 * @trunk: the colour of the trunk
 *
 * Draws a tree with a round crown.
 */
void
bunko_art_tree (const BunkoArtCanvas *canvas,
                guint64 seed,
                double x,
                double y,
                double height,
                guint32 leaves,
                guint32 trunk)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x72ee);
  double top = y - height * 0.62;

  bunko_art_rectangle (canvas, x - height * 0.035, top, height * 0.07, y - top, trunk);
  for (guint i = 0; i < 5; i++)
    {
      double angle = 2 * G_PI * i / 5 + bunko_art_random_real (&random, 0, 0.8);
      double away = height * 0.15;

      bunko_art_path_circle (canvas, x + cos (angle) * away, top + sin (angle) * away * 0.8,
                             height * bunko_art_random_real (&random, 0.17, 0.23));
      bunko_art_fill (canvas, leaves);
    }
}

/**
 * bunko_art_crescent:
 * @canvas: a canvas
 * @x: its middle
 * @y: its middle
 * @radius: its radius
 * @color: its colour
 *
 * Draws a crescent moon.
 */
void
bunko_art_crescent (const BunkoArtCanvas *canvas, double x, double y, double radius, guint32 color)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -0.45);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, 0.30 * G_PI, 1.70 * G_PI);
  cairo_arc_negative (cr, radius * 0.42, 0, radius * 0.832, 1.576 * G_PI, 0.424 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_sailboat:
 * @canvas: a canvas
 * @x: its middle
 * @y: the water line
 * @size: the length of the hull
 * @hull: the colour of the hull
 * @sail: the colour of the main sail
 * @sail2: the colour of the jib
 *
 * Draws a boat under sail.
 */
void
bunko_art_sailboat (const BunkoArtCanvas *canvas,
                    double x,
                    double y,
                    double size,
                    guint32 hull,
                    guint32 sail,
                    guint32 sail2)
{
  cairo_t *cr = canvas->cr;

  bunko_art_rectangle (canvas, x - size * 0.015, y - size * 1.25, size * 0.03, size * 1.1, hull);

  cairo_move_to (cr, x + size * 0.04, y - size * 1.22);
  cairo_curve_to (cr, x + size * 0.35, y - size * 0.95, x + size * 0.46, y - size * 0.55,
                  x + size * 0.44, y - size * 0.26);
  cairo_line_to (cr, x + size * 0.04, y - size * 0.26);
  cairo_close_path (cr);
  bunko_art_fill (canvas, sail);

  cairo_move_to (cr, x - size * 0.04, y - size * 1.08);
  cairo_curve_to (cr, x - size * 0.2, y - size * 0.8, x - size * 0.34, y - size * 0.5,
                  x - size * 0.36, y - size * 0.26);
  cairo_line_to (cr, x - size * 0.04, y - size * 0.26);
  cairo_close_path (cr);
  bunko_art_fill (canvas, sail2);

  cairo_move_to (cr, x - size * 0.5, y - size * 0.2);
  cairo_line_to (cr, x + size * 0.52, y - size * 0.2);
  cairo_curve_to (cr, x + size * 0.45, y + size * 0.05, x + size * 0.3, y + size * 0.08,
                  x + size * 0.2, y + size * 0.08);
  cairo_line_to (cr, x - size * 0.3, y + size * 0.08);
  cairo_curve_to (cr, x - size * 0.42, y + size * 0.05, x - size * 0.48, y - size * 0.1,
                  x - size * 0.5, y - size * 0.2);
  cairo_close_path (cr);
  bunko_art_fill (canvas, hull);
}

/**
 * bunko_art_balloon:
 * @canvas: a canvas
 * @x: the middle of the envelope
 * @y: the middle of the envelope
 * @radius: its radius
 * @color: its colour
 * @stripe: the colour of its stripes
 * @basket: the colour of the basket and the ropes
 *
 * Draws a hot-air balloon.
 */
void
bunko_art_balloon (const BunkoArtCanvas *canvas,
                   double x,
                   double y,
                   double radius,
                   guint32 color,
                   guint32 stripe,
                   guint32 basket)
{
  cairo_t *cr = canvas->cr;
  double foot = y + radius * 1.35;

  cairo_move_to (cr, x - radius * 0.2, foot - radius * 0.05);
  cairo_line_to (cr, x - radius * 0.13, foot + radius * 0.4);
  cairo_move_to (cr, x + radius * 0.2, foot - radius * 0.05);
  cairo_line_to (cr, x + radius * 0.13, foot + radius * 0.4);
  bunko_art_stroke (canvas, basket, radius * 0.03);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x - radius * 0.22, foot);
  cairo_curve_to (cr, x - radius * 0.5, foot - radius * 0.55, x - radius, y + radius * 0.55,
                  x - radius, y);
  cairo_arc (cr, x, y, radius, G_PI, 2 * G_PI);
  cairo_curve_to (cr, x + radius, y + radius * 0.55, x + radius * 0.5, foot - radius * 0.55,
                  x + radius * 0.22, foot);
  cairo_close_path (cr);
  bunko_art_source (canvas, color);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  bunko_art_path_ellipse (canvas, x, y + radius * 0.15, radius * 0.28, radius * 1.3);
  bunko_art_fill (canvas, stripe);
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_ellipse (canvas, x + side * radius * 0.86, y + radius * 0.1, radius * 0.3,
                              radius * 1.1);
      bunko_art_fill (canvas, stripe);
    }
  cairo_restore (cr);

  bunko_art_path_round (canvas, x - radius * 0.18, foot + radius * 0.36, radius * 0.36,
                        radius * 0.28, radius * 0.06);
  bunko_art_fill (canvas, basket);
}

/**
 * bunko_art_lighthouse:
 * @canvas: a canvas
 * @x: its middle
 * @y: its foot
 * @height: its height
 * @wall: the colour of the tower
 * @stripe: the colour of the stripes and the roof
 * @light: the colour of the lamp
 *
 * Draws a lighthouse.
 */
void
bunko_art_lighthouse (const BunkoArtCanvas *canvas,
                      double x,
                      double y,
                      double height,
                      guint32 wall,
                      guint32 stripe,
                      guint32 light)
{
  cairo_t *cr = canvas->cr;
  double top = y - height * 0.78;
  double foot_half = height * 0.13;
  double top_half = height * 0.085;

  cairo_save (cr);
  bunko_art_path_polygon (
      canvas,
      (double[]) { x - foot_half, y, x - top_half, top, x + top_half, top, x + foot_half, y }, 4);
  bunko_art_source (canvas, wall);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  for (guint i = 0; i < 3; i++)
    bunko_art_rectangle (canvas, x - foot_half, y - height * (0.2 + 0.26 * i), 2 * foot_half,
                         height * 0.12, stripe);
  cairo_restore (cr);

  bunko_art_glow (canvas, x, top - height * 0.06, height * 0.5, light, 0.55);
  bunko_art_rectangle (canvas, x - top_half * 0.75, top - height * 0.11, top_half * 1.5,
                       height * 0.11, light);
  bunko_art_rectangle (canvas, x - top_half * 1.3, top - height * 0.012, top_half * 2.6,
                       height * 0.03, stripe);
  bunko_art_path_polygon (canvas,
                          (double[]) { x - top_half * 1.1, top - height * 0.105, x,
                                       top - height * 0.22, x + top_half * 1.1,
                                       top - height * 0.105 },
                          3);
  bunko_art_fill (canvas, stripe);
}
