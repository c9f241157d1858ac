/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"

enum
{
  HAIR_SHORT,
  HAIR_BOB,
  HAIR_LONG,
  HAIR_TWIN_TAILS,
  HAIR_PONYTAIL,
  HAIR_SPIKY,
  HAIR_BUNS,
  HAIR_CURLY,
};

enum
{
  EXTRA_GLASSES,
  EXTRA_RIBBON,
  EXTRA_BERET,
  EXTRA_HEADPHONES,
  EXTRA_FLOWER,
  /* higher numbers: nothing */
};

static void
paint (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  bunko_art_fill_stroke (canvas, color, self->line, self->line_width);
}

/* A strand from beside the head: down and outwards to a point. */
static void
draw_tail (const BunkoArtCanvas *canvas,
           const BunkoArtFigure *self,
           double side,
           double top,
           double length)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, side * 0.75, top);
  cairo_curve_to (cr, side * 1.5, top - 0.45, side * 1.95, top + 0.4, side * 1.65, top + length);
  cairo_curve_to (cr, side * 1.55, top + length * 0.75, side * 1.2, top + length * 0.7, side * 0.8,
                  top + 0.4);
  cairo_close_path (cr);
  paint (canvas, self, self->hair_color);
}

static void
draw_mane (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double bottom, double half)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, -half, bottom);
  cairo_curve_to (cr, -1.25, bottom * 0.4, -1.35, -1.22, 0, -1.22);
  cairo_curve_to (cr, 1.35, -1.22, 1.25, bottom * 0.4, half, bottom);
  cairo_curve_to (cr, half * 0.5, bottom - 0.18, -half * 0.5, bottom - 0.18, -half, bottom);
  cairo_close_path (cr);
  paint (canvas, self, self->hair_color);
}

static void
draw_curls (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  /* Twice, so that the lines stay at the outer edge. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < 13; i++)
      {
        double at = G_PI * (0.86 + 1.28 * i / 12.0);

        bunko_art_path_circle (canvas, cos (at) * 0.98, sin (at) * 0.95 - 0.12, 0.34);
        if (pass == 0)
          bunko_art_stroke (canvas, self->line, 2 * self->line_width);
        else
          bunko_art_fill (canvas, self->hair_color);
      }
}

/**
 * bunko_art_figure_draw_hair_back:
 * @canvas: a canvas, in units of the head
 * @self: a character
 *
 * Draws the hair that is behind the head and the shoulders.
 */
void
bunko_art_figure_draw_hair_back (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  switch (self->hair)
    {
    case HAIR_BOB:
      draw_mane (canvas, self, 0.95, 1.12);
      break;

    case HAIR_LONG:
      draw_mane (canvas, self, 2.5, 1.2);
      break;

    case HAIR_TWIN_TAILS:
      draw_tail (canvas, self, -1, -0.35, 2.1);
      draw_tail (canvas, self, 1, -0.35, 2.1);
      break;

    case HAIR_PONYTAIL:
      draw_tail (canvas, self, 1, -0.75, 2.3);
      break;

    case HAIR_SPIKY:
      bunko_art_path_star (canvas, 0, -0.2, 1.48, 1.08, 11, 0.1);
      paint (canvas, self, self->hair_color);
      break;

    case HAIR_BUNS:
      for (int side = -1; side <= 1; side += 2)
        {
          bunko_art_path_circle (canvas, side * 0.82, -0.98, 0.36);
          paint (canvas, self, self->hair_color);
        }
      break;

    case HAIR_CURLY:
      draw_curls (canvas, self);
      break;

    default:
      break;
    }
}

static void
draw_skull (const BunkoArtCanvas *canvas, const BunkoArtFigure *self)
{
  cairo_t *cr = canvas->cr;

  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_ellipse (canvas, side * 0.88, 0.16, 0.13, 0.2);
      paint (canvas, self, self->skin);
    }

  cairo_move_to (cr, -0.88, -0.25);
  cairo_curve_to (cr, -0.92, 0.42, -0.52, 0.86, 0, 1.02);
  cairo_curve_to (cr, 0.52, 0.86, 0.92, 0.42, 0.88, -0.25);
  cairo_curve_to (cr, 0.88, -1.12, -0.88, -1.12, -0.88, -0.25);
  cairo_close_path (cr);
  paint (canvas, self, self->skin);
}

/* From the right temple along the forehead to the left one. */
static void
path_fringe (const BunkoArtCanvas *canvas, guint fringe, double turn)
{
  cairo_t *cr = canvas->cr;
  double shift = turn * 0.15;

  switch (fringe)
    {
    case 0: /* cut straight */
      cairo_line_to (cr, 0.80, -0.12);
      cairo_curve_to (cr, 0.4, -0.2, -0.4, -0.2, -0.80, -0.12);
      break;

    case 1: /* swept to one side */
      cairo_curve_to (cr, 0.84, -0.2, 0.7, -0.4, 0.45 + shift, -0.62);
      cairo_curve_to (cr, 0.2, -0.3, -0.3, -0.08, -0.82, 0.05);
      break;

    case 2: /* in points */
      for (guint i = 0; i < 5; i++)
        {
          double x = 0.66 - 0.33 * i + shift;

          cairo_line_to (cr, x + 0.12, -0.42);
          cairo_line_to (cr, x - 0.04, i % 2 == 0 ? -0.02 : -0.14);
        }
      cairo_line_to (cr, -0.82, -0.4);
      break;

    case 3: /* parted in the middle */
      cairo_curve_to (cr, 0.8, -0.3, 0.4, -0.55, 0.04 + shift, -0.86);
      cairo_curve_to (cr, -0.35, -0.55, -0.8, -0.3, -0.86, 0.1);
      break;

    default: /* short */
      cairo_curve_to (cr, 0.8, -0.35, 0.5, -0.5, 0.1 + shift, -0.46);
      cairo_curve_to (cr, -0.2, -0.42, -0.6, -0.5, -0.84, -0.1);
      break;
    }
}

static void
draw_hair_front (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double turn)
{
  cairo_t *cr = canvas->cr;
  double side = self->hair == HAIR_SHORT || self->hair == HAIR_SPIKY ? 0.12 : 0.42;

  cairo_move_to (cr, -0.86, side);
  cairo_curve_to (cr, -1.04, 0.1, -1.02, -0.25, -0.99, -0.4);
  cairo_curve_to (cr, -0.86, -1.48, 0.86, -1.48, 0.99, -0.4);
  cairo_curve_to (cr, 1.02, -0.25, 1.04, 0.1, 0.86, side);
  path_fringe (canvas, self->fringe, turn);
  cairo_close_path (cr);
  paint (canvas, self, self->hair_color);

  /* A band of light where the hair is round. */
  if (!bunko_art_shows (canvas, 40))
    return;
  cairo_new_path (cr);
  cairo_arc (cr, 0, -0.1, 0.86, 1.22 * G_PI, 1.46 * G_PI);
  bunko_art_source_alpha (canvas, 0xffffff, 0.35);
  cairo_set_line_width (cr, 0.09);
  cairo_stroke (cr);
}

static void
draw_ribbon (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  bunko_art_path_polygon (canvas, (double[]) { 0.62, -0.92, 1.08, -1.28, 1.12, -0.72 }, 3);
  paint (canvas, self, color);
  bunko_art_path_polygon (canvas, (double[]) { 0.62, -0.92, 0.18, -1.36, 0.16, -0.86 }, 3);
  paint (canvas, self, color);
  bunko_art_path_circle (canvas, 0.62, -0.95, 0.12);
  paint (canvas, self, color);
}

static void
draw_beret (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, -0.98, -0.62);
  cairo_curve_to (cr, -1.4, -1.1, -0.8, -1.6, 0.1, -1.52);
  cairo_curve_to (cr, 0.9, -1.5, 1.35, -1.0, 0.96, -0.66);
  cairo_curve_to (cr, 0.4, -0.92, -0.4, -0.9, -0.98, -0.62);
  cairo_close_path (cr);
  paint (canvas, self, color);
  cairo_move_to (cr, 0.1, -1.52);
  cairo_line_to (cr, 0.14, -1.72);
  bunko_art_stroke (canvas, self->line, 0.09);
}

static void
draw_headphones (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, 0, -0.05, 1.16, G_PI * 1.06, G_PI * 1.94);
  bunko_art_stroke (canvas, self->line, 0.16);
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_round (canvas, side * 1.04 - 0.16, -0.2, 0.32, 0.62, 0.14);
      paint (canvas, self, color);
    }
}

static void
draw_flower (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, guint32 color)
{
  for (guint i = 0; i < 5; i++)
    {
      double at = 2 * G_PI * i / 5;

      bunko_art_path_circle (canvas, -0.66 + cos (at) * 0.17, -0.78 + sin (at) * 0.17, 0.14);
      paint (canvas, self, color);
    }
  bunko_art_path_circle (canvas, -0.66, -0.78, 0.1);
  paint (canvas, self, self->cloth2);
}

static void
draw_extra (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double turn)
{
  guint32 color = self->cloth == self->hair_color ? self->cloth2 : self->cloth;

  switch (self->extra)
    {
    case EXTRA_GLASSES:
      for (int side = -1; side <= 1; side += 2)
        bunko_art_path_circle (canvas, side * 0.4 + turn * 0.22, 0.27, 0.29);
      cairo_move_to (canvas->cr, -0.11 + turn * 0.22, 0.24);
      cairo_line_to (canvas->cr, 0.11 + turn * 0.22, 0.24);
      bunko_art_stroke (canvas, self->line, 0.05);
      break;

    case EXTRA_RIBBON:
      draw_ribbon (canvas, self, color);
      break;

    case EXTRA_BERET:
      draw_beret (canvas, self, color);
      break;

    case EXTRA_HEADPHONES:
      draw_headphones (canvas, self, color);
      break;

    case EXTRA_FLOWER:
      draw_flower (canvas, self, color);
      break;

    default:
      break;
    }
}

/**
 * bunko_art_figure_draw_head:
 * @canvas: a canvas, in units of the head
 * @self: a character
 * @mood: what it feels
 * @turn: where it looks: from -1, left, to 1, right
 *
 * Draws the head with everything on it.
 */
void
bunko_art_figure_draw_head (const BunkoArtCanvas *canvas,
                            const BunkoArtFigure *self,
                            BunkoArtMood mood,
                            double turn)
{
  draw_skull (canvas, self);
  if (self->skin != self->line)
    bunko_art_figure_draw_face (canvas, self, mood, turn);
  draw_hair_front (canvas, self, turn);
  draw_extra (canvas, self, turn);
}
