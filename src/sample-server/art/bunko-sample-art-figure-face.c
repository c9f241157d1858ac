/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"

#define EYE_Y      0.26
#define EYE_SPREAD 0.4

static void
draw_closed_eye (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double x, double bend)
{
  cairo_move_to (canvas->cr, x - 0.19, EYE_Y + 0.04);
  cairo_curve_to (canvas->cr, x - 0.1, EYE_Y + 0.04 - bend, x + 0.1, EYE_Y + 0.04 - bend, x + 0.19,
                  EYE_Y + 0.04);
  bunko_art_stroke (canvas, self->line, 0.07);
}

static void
draw_open_eye (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double x, double openness)
{
  cairo_t *cr = canvas->cr;
  double ry = 0.24 * openness;

  bunko_art_path_ellipse (canvas, x, EYE_Y + 0.02, 0.155, ry);
  bunko_art_fill (canvas, self->eye);

  if (bunko_art_shows (canvas, 60))
    {
      bunko_art_path_ellipse (canvas, x, EYE_Y + 0.02 + ry * 0.45, 0.1, ry * 0.42);
      bunko_art_fill (canvas, bunko_art_color_mix (self->eye, 0xffffff, 0.3));
    }
  bunko_art_path_ellipse (canvas, x - 0.05, EYE_Y - ry * 0.35, 0.055, 0.075 * openness);
  bunko_art_fill (canvas, 0xffffff);

  /* The upper lashes carry the look. */
  cairo_move_to (cr, x - 0.21, EYE_Y - ry * 0.45);
  cairo_curve_to (cr, x - 0.12, EYE_Y - ry * 1.25, x + 0.12, EYE_Y - ry * 1.25, x + 0.21,
                  EYE_Y - ry * 0.45);
  bunko_art_stroke (canvas, self->line, 0.075);
}

static void
draw_brow (const BunkoArtCanvas *canvas,
           const BunkoArtFigure *self,
           double x,
           double side,
           double tilt,
           double lift)
{
  double y = EYE_Y - 0.42 - lift;

  cairo_move_to (canvas->cr, x - side * 0.19, y + tilt);
  cairo_curve_to (canvas->cr, x - side * 0.08, y - 0.05 + tilt * 0.4, x + side * 0.08,
                  y - 0.05 - tilt * 0.4, x + side * 0.19, y - tilt * 0.6);
  bunko_art_stroke (canvas, self->line, 0.05);
}

static void
draw_eyes (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, BunkoArtMood mood, double turn)
{
  for (int side = -1; side <= 1; side += 2)
    {
      double x = side * EYE_SPREAD + turn * 0.22;

      switch (mood)
        {
        case BUNKO_ART_MOOD_HAPPY:
          draw_closed_eye (canvas, self, x, 0.2);
          draw_brow (canvas, self, x, side, 0, 0.05);
          break;

        case BUNKO_ART_MOOD_SLEEPY:
          draw_closed_eye (canvas, self, x, -0.16);
          draw_brow (canvas, self, x, side, 0, 0);
          break;

        case BUNKO_ART_MOOD_WINK:
          if (side > 0)
            draw_closed_eye (canvas, self, x, 0.2);
          else
            draw_open_eye (canvas, self, x, 1);
          draw_brow (canvas, self, x, side, 0, 0.02);
          break;

        case BUNKO_ART_MOOD_SURPRISED:
          draw_open_eye (canvas, self, x, 1.2);
          draw_brow (canvas, self, x, side, -0.02, 0.12);
          break;

        case BUNKO_ART_MOOD_DETERMINED:
          draw_open_eye (canvas, self, x, 0.85);
          draw_brow (canvas, self, x, side, 0.1, -0.08);
          break;

        case BUNKO_ART_MOOD_SAD:
          draw_open_eye (canvas, self, x, 0.9);
          draw_brow (canvas, self, x, side, -0.1, 0);
          break;

        case BUNKO_ART_MOOD_CALM:
        case BUNKO_ART_N_MOODS:
        default:
          draw_open_eye (canvas, self, x, 1);
          draw_brow (canvas, self, x, side, 0, 0);
          break;
        }
    }
}

static void
draw_open_mouth (const BunkoArtCanvas *canvas,
                 const BunkoArtFigure *self,
                 double x,
                 double width,
                 double height)
{
  cairo_t *cr = canvas->cr;

  cairo_move_to (cr, x - width, 0.62);
  cairo_curve_to (cr, x - width * 0.4, 0.59, x + width * 0.4, 0.59, x + width, 0.62);
  cairo_curve_to (cr, x + width * 0.7, 0.62 + height * 1.3, x - width * 0.7, 0.62 + height * 1.3,
                  x - width, 0.62);
  cairo_close_path (cr);
  bunko_art_fill_stroke (canvas, self->skin == 0xffffff ? 0xffffff : 0x8c2f39, self->line, 0.04);
}

static void
draw_mouth_line (const BunkoArtCanvas *canvas,
                 const BunkoArtFigure *self,
                 double x,
                 double width,
                 double bend)
{
  cairo_move_to (canvas->cr, x - width, 0.66);
  cairo_curve_to (canvas->cr, x - width * 0.4, 0.66 + bend, x + width * 0.4, 0.66 + bend, x + width,
                  0.66);
  bunko_art_stroke (canvas, self->line, 0.05);
}

static void
draw_mouth (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, BunkoArtMood mood, double x)
{
  switch (mood)
    {
    case BUNKO_ART_MOOD_HAPPY:
      draw_open_mouth (canvas, self, x, 0.24, 0.2);
      break;

    case BUNKO_ART_MOOD_WINK:
      draw_open_mouth (canvas, self, x, 0.16, 0.13);
      break;

    case BUNKO_ART_MOOD_SURPRISED:
      bunko_art_path_ellipse (canvas, x, 0.69, 0.08, 0.1);
      bunko_art_fill_stroke (canvas, self->skin == 0xffffff ? 0xffffff : 0x8c2f39, self->line,
                             0.04);
      break;

    case BUNKO_ART_MOOD_SAD:
      draw_mouth_line (canvas, self, x, 0.12, -0.07);
      break;

    case BUNKO_ART_MOOD_DETERMINED:
      draw_mouth_line (canvas, self, x, 0.12, -0.02);
      break;

    case BUNKO_ART_MOOD_SLEEPY:
    case BUNKO_ART_MOOD_CALM:
    case BUNKO_ART_N_MOODS:
    default:
      draw_mouth_line (canvas, self, x, 0.14, 0.09);
      break;
    }
}

/* Cheeks: a blush in colour, two short strokes in black and white. */
static void
draw_cheeks (const BunkoArtCanvas *canvas, const BunkoArtFigure *self, double turn)
{
  for (int side = -1; side <= 1; side += 2)
    {
      double x = side * 0.55 + turn * 0.1;

      if (self->skin != 0xffffff)
        {
          bunko_art_path_ellipse (canvas, x, 0.54, 0.14, 0.08);
          bunko_art_source_alpha (canvas, 0xf0686a, 0.32);
          cairo_fill (canvas->cr);
          continue;
        }
      for (int i = 0; i < 2; i++)
        {
          cairo_move_to (canvas->cr, x + i * 0.09 - 0.02, 0.5);
          cairo_line_to (canvas->cr, x + i * 0.09 - 0.06, 0.57);
        }
      bunko_art_stroke (canvas, self->line, 0.025);
    }
}

/**
 * bunko_art_figure_draw_face:
 * @canvas: a canvas, in units of the head
 * @self: a character
 * @mood: what it feels
 * @turn: where it looks: from -1, left, to 1, right
 *
 * Draws eyes, brows, nose, mouth and cheeks.
 */
void
bunko_art_figure_draw_face (const BunkoArtCanvas *canvas,
                            const BunkoArtFigure *self,
                            BunkoArtMood mood,
                            double turn)
{
  double x = turn * 0.26;

  draw_cheeks (canvas, self, turn);
  draw_eyes (canvas, self, mood, turn);
  draw_mouth (canvas, self, mood, x);

  cairo_move_to (canvas->cr, x + 0.01, 0.44);
  cairo_line_to (canvas->cr, x + 0.04, 0.48);
  bunko_art_stroke (canvas, self->line, 0.035);
}
