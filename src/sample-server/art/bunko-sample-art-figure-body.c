/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"

static void
paint (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  bunko_art_fill_stroke (canvas, color, self->line, self->line_width);
}

static void
draw_neck (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  guint32 shade = self->skin == 0xffffff || self->skin == self->line
                      ? self->skin
                      : bunko_art_color_mix (self->skin, 0x9a3a2a, 0.18);

  bunko_art_path_round (canvas, -0.27, 0.7, 0.54, 0.8, 0.1);
  paint (canvas, self, shade);
}

static void
draw_sailor (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  bunko_art_path_polygon (canvas,
                          (double[]) { -0.36, 1.14, -0.95, 1.42, -0.9, 1.75, 0, 2.2, 0.9, 1.75,
                                       0.95, 1.42, 0.36, 1.14, 0, 1.85 },
                          8);
  paint (canvas, self, self->cloth2);
  bunko_art_path_polygon (canvas, (double[]) { 0, 2.05, -0.34, 1.9, -0.3, 2.35 }, 3);
  paint (canvas, self, self->cloth2);
  bunko_art_path_polygon (canvas, (double[]) { 0, 2.05, 0.34, 1.9, 0.3, 2.35 }, 3);
  paint (canvas, self, self->cloth2);
}

static void
draw_shirt (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_polygon (
          canvas, (double[]) { side * 0.3, 1.1, side * 0.52, 1.3, side * 0.22, 1.66, 0, 1.42 }, 4);
      paint (canvas, self, 0xffffff);
    }
  bunko_art_path_polygon (
      canvas, (double[]) { 0, 1.42, -0.12, 1.56, -0.16, 2.7, 0, 2.9, 0.16, 2.7, 0.12, 1.56 }, 6);
  paint (canvas, self, self->cloth2);
}

static void
draw_hoodie (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, -0.62, 1.2);
  cairo_curve_to (cr, -0.5, 1.75, 0.5, 1.75, 0.62, 1.2);
  cairo_curve_to (cr, 0.3, 1.42, -0.3, 1.42, -0.62, 1.2);
  cairo_close_path (cr);
  paint (canvas, self, bunko_art_color_mix (self->cloth, self->line, 0.18));
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 0.2, 1.6);
      cairo_line_to (cr, side * 0.22, 2.15);
    }
  bunko_art_stroke (canvas, self->cloth2, 0.08);
}

static void
draw_kimono (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  bunko_art_path_polygon (canvas, (double[]) { 0.34, 1.1, 0.56, 1.2, -0.3, 2.6, -0.56, 2.5 }, 4);
  paint (canvas, self, self->cloth2);
  bunko_art_path_polygon (canvas, (double[]) { -0.34, 1.1, -0.56, 1.2, 0.3, 2.6, 0.56, 2.5 }, 4);
  paint (canvas, self, self->cloth2);
}

static void
draw_scarf (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  bunko_art_path_round (canvas, 0.15, 1.3, 0.36, 1.3, 0.1);
  paint (canvas, self, self->cloth2);
  bunko_art_path_round (canvas, -0.62, 1.0, 1.24, 0.5, 0.25);
  paint (canvas, self, self->cloth2);
}

/* What the outfit has around the neck; the torso itself is drawn already. */
static void
draw_outfit (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  switch (self->outfit)
    {
    case BUNKO_ART_OUTFIT_HOODIE:
      draw_hoodie (canvas, self);
      break;

    case BUNKO_ART_OUTFIT_SAILOR:
      draw_sailor (canvas, self);
      break;

    case BUNKO_ART_OUTFIT_SHIRT:
      draw_shirt (canvas, self);
      break;

    case BUNKO_ART_OUTFIT_KIMONO:
      draw_kimono (canvas, self);
      break;

    case BUNKO_ART_OUTFIT_SCARF:
      draw_scarf (canvas, self);
      break;

    default:
      break;
    }
}

static void
path_shoulders (const BunkoArtCanvas *canvas)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, -0.3, 1.12);
  cairo_curve_to (cr, -0.5, 1.32, -1.25, 1.3, -1.5, 1.85);
  cairo_curve_to (cr, -1.68, 2.4, -1.75, 3.4, -1.75, 6);
  cairo_line_to (cr, 1.75, 6);
  cairo_curve_to (cr, 1.75, 3.4, 1.68, 2.4, 1.5, 1.85);
  cairo_curve_to (cr, 1.25, 1.3, 0.5, 1.32, 0.3, 1.12);
  cairo_curve_to (cr, 0.2, 1.42, -0.2, 1.42, -0.3, 1.12);
  cairo_close_path (cr);
}

static void
path_torso (const BunkoArtCanvas *canvas)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, -0.3, 1.12);
  cairo_curve_to (cr, -0.5, 1.2, -0.75, 1.2, -0.78, 1.6);
  cairo_line_to (cr, -0.85, 3.05);
  cairo_line_to (cr, 0.85, 3.05);
  cairo_line_to (cr, 0.78, 1.6);
  cairo_curve_to (cr, 0.75, 1.2, 0.5, 1.2, 0.3, 1.12);
  cairo_close_path (cr);
}

/* Cloth in the shape that @path makes, striped if the outfit is. */
static void
draw_cloth (const BunkoArtCanvas *canvas,
            const BunkoArtFigure *self,
            void (*path) (const BunkoArtCanvas *canvas))
{
  path (canvas);
  bunko_art_fill (canvas, self->cloth);

  if (self->outfit == BUNKO_ART_OUTFIT_STRIPES)
    {
      cairo_save (canvas->cr);
      path (canvas);
      cairo_clip (canvas->cr);
      for (double y = 1.55; y < 6; y += 0.5)
        cairo_rectangle (canvas->cr, -2, y, 4, 0.24);
      bunko_art_fill (canvas, self->cloth2);
      cairo_restore (canvas->cr);
    }

  path (canvas);
  bunko_art_stroke (canvas, self->line, self->line_width);
}

/**
 * bunko_art_figure_draw_shoulders:
 * @canvas: a canvas, in units of the head
 * @self: a character
 *
 * Draws the upper body for a portrait; it goes down to 6 units, where the picture cuts it off.
 */
void
bunko_art_figure_draw_shoulders (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  cairo_t *cr = canvas->cr;

  draw_neck (canvas, self);
  draw_cloth (canvas, self, path_shoulders);

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 1.12, 2.3);
      cairo_curve_to (cr, side * 1.1, 2.9, side * 1.16, 3.6, side * 1.2, 6);
    }
  bunko_art_stroke (canvas, self->line, self->line_width);
  draw_outfit (canvas, self);
}

static void
draw_limb (const BunkoArtCanvas *canvas,
           const BunkoArtFigure *self,
           double x0,
           double y0,
           double x1,
           double y1,
           double width,
           guint32 color)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_move_to (canvas->cr, x0, y0);
      cairo_line_to (canvas->cr, x1, y1);
      bunko_art_stroke (canvas, pass == 0 ? self->line : color,
                        width + (pass == 0 ? 2 * self->line_width : 0));
    }
}

static void
draw_legs (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, gboolean is_walking)
{
  double stride = is_walking ? 0.55 : 0.32;

  for (int side = -1; side <= 1; side += 2)
    {
      double foot = side * stride;

      draw_limb (canvas, self, side * 0.28, 2.9, foot, 4.05, 0.34,
                 bunko_art_color_mix (self->cloth2, self->line, 0.2));
      bunko_art_path_ellipse (canvas, foot + 0.1, 4.2, 0.3, 0.15);
      paint (canvas, self, self->line);
    }
}

/**
 * bunko_art_figure_draw_body:
 * @canvas: a canvas, in units of the head
 * @self: a character
 * @is_walking: whether it walks
 *
 * Draws the whole body under the head; the feet are 4.35 units below its centre.
 */
void
bunko_art_figure_draw_body (const BunkoArtCanvas *canvas,
                            const BunkoArtFigure *self,
                            gboolean is_walking)
{
  cairo_t *cr = canvas->cr;

  draw_neck (canvas, self);
  draw_legs (canvas, self, is_walking);

  for (int side = -1; side <= 1; side += 2)
    {
      double hand_x = side * (is_walking ? 1.15 : 0.98);
      double hand_y = is_walking && side > 0 ? 2.2 : 2.5;

      bunko_art_path_circle (canvas, hand_x, hand_y + 0.1, 0.18);
      paint (canvas, self, self->skin);
      draw_limb (canvas, self, side * 0.62, 1.5, hand_x, hand_y - 0.1, 0.32, self->cloth);
    }

  draw_cloth (canvas, self, path_torso);

  cairo_save (cr);
  cairo_rectangle (cr, -1, 0.9, 2, 2.15);
  cairo_clip (cr);
  draw_outfit (canvas, self);
  cairo_restore (cr);
}
