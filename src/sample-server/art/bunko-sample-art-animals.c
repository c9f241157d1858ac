/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animals.h"

static void
draw_ears (const BunkoArtCanvas *canvas, BunkoArtAnimal animal, guint32 fur, guint32 inside)
{
  for (int side = -1; side <= 1; side += 2)
    {
      switch (animal)
        {
        case BUNKO_ART_ANIMAL_CAT:
        case BUNKO_ART_ANIMAL_FOX:
          bunko_art_path_polygon (
              canvas, (double[]) { side * 0.98, -0.05, side * 0.92, -1.25, side * 0.2, -0.75 }, 3);
          bunko_art_fill_stroke (canvas, fur, fur, 0.1);
          bunko_art_path_polygon (
              canvas, (double[]) { side * 0.86, -0.4, side * 0.82, -1.02, side * 0.45, -0.76 }, 3);
          bunko_art_fill (canvas, inside);
          break;

        case BUNKO_ART_ANIMAL_RABBIT:
          bunko_art_path_ellipse (canvas, side * 0.42, -1.35, 0.25, 0.8);
          bunko_art_fill (canvas, fur);
          bunko_art_path_ellipse (canvas, side * 0.42, -1.35, 0.12, 0.58);
          bunko_art_fill (canvas, inside);
          break;

        case BUNKO_ART_ANIMAL_BEAR:
          bunko_art_circle (canvas, side * 0.75, -0.72, 0.36, fur);
          bunko_art_circle (canvas, side * 0.75, -0.72, 0.19, inside);
          break;

        case BUNKO_ART_ANIMAL_OWL:
          bunko_art_path_polygon (
              canvas, (double[]) { side * 0.95, -0.3, side * 0.88, -1.15, side * 0.2, -0.8 }, 3);
          bunko_art_fill (canvas, fur);
          break;

        case BUNKO_ART_ANIMAL_ROBOT:
          bunko_art_path_round (canvas, side * 1.06 - 0.14, -0.25, 0.28, 0.6, 0.08);
          bunko_art_fill (canvas, inside);
          break;

        case BUNKO_ART_N_ANIMALS:
        default:
          g_assert_not_reached ();
        }
    }
}

/* On dark fur the eyes have whites, else they could not be seen. */
static void
draw_plain_eyes (const BunkoArtCanvas *canvas, guint32 fur, guint32 light, guint32 line)
{
  gboolean is_dark = bunko_art_color_luma (fur) - bunko_art_color_luma (line) < 0.2;

  for (int side = -1; side <= 1; side += 2)
    {
      if (is_dark)
        {
          bunko_art_path_ellipse (canvas, side * 0.42, 0.0, 0.2, 0.24);
          bunko_art_fill (canvas, light);
        }
      bunko_art_path_ellipse (canvas, side * 0.42, 0.0, 0.13, 0.17);
      bunko_art_fill (canvas, line);
      bunko_art_circle (canvas, side * 0.42 - 0.04, -0.06, 0.045, 0xffffff);
    }
}

static void
draw_snout (const BunkoArtCanvas *canvas, guint32 line, double y)
{
  cairo_t *cr = canvas->cr;

  bunko_art_path_ellipse (canvas, 0, y, 0.11, 0.075);
  bunko_art_fill (canvas, line);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, 0, y + 0.05);
      cairo_curve_to (cr, 0, y + 0.22, side * 0.2, y + 0.22, side * 0.24, y + 0.12);
    }
  bunko_art_stroke (canvas, line, 0.045);
}

static void
draw_whiskers (const BunkoArtCanvas *canvas, guint32 line)
{
  for (int side = -1; side <= 1; side += 2)
    for (int i = -1; i <= 1; i++)
      {
        cairo_move_to (canvas->cr, side * 0.62, 0.34 + i * 0.07);
        cairo_line_to (canvas->cr, side * 1.18, 0.3 + i * 0.16);
      }
  bunko_art_stroke (canvas, line, 0.03);
}

static void
draw_owl_face (const BunkoArtCanvas *canvas, guint32 light, guint32 line, guint32 accent)
{
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_circle (canvas, side * 0.42, -0.1, 0.44, light);
      bunko_art_circle (canvas, side * 0.4, -0.1, 0.25, accent);
      bunko_art_circle (canvas, side * 0.4, -0.1, 0.16, line);
      bunko_art_circle (canvas, side * 0.4 - 0.05, -0.16, 0.055, 0xffffff);
    }
  bunko_art_path_polygon (canvas, (double[]) { -0.13, 0.12, 0.13, 0.12, 0, 0.42 }, 3);
  bunko_art_fill (canvas, accent);
}

static void
draw_robot (const BunkoArtCanvas *canvas, guint32 fur, guint32 light, guint32 line, guint32 accent)
{
  cairo_move_to (canvas->cr, 0, -0.8);
  cairo_line_to (canvas->cr, 0, -1.2);
  bunko_art_stroke (canvas, line, 0.07);
  bunko_art_circle (canvas, 0, -1.24, 0.14, accent);
  bunko_art_path_round (canvas, -1, -0.85, 2, 1.7, 0.36);
  bunko_art_fill (canvas, fur);
  bunko_art_path_round (canvas, -0.78, -0.58, 1.56, 0.86, 0.3);
  bunko_art_fill (canvas, line);
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_circle (canvas, side * 0.36, -0.15, 0.2, accent);
      bunko_art_circle (canvas, side * 0.36 - 0.06, -0.21, 0.06, 0xffffff);
    }
  for (int i = -2; i <= 2; i++)
    bunko_art_rectangle (canvas, i * 0.16 - 0.05, 0.46, 0.1, 0.18, light);
}

static void
draw_muzzle (const BunkoArtCanvas *canvas, BunkoArtAnimal animal, guint32 light)
{
  if (animal == BUNKO_ART_ANIMAL_FOX)
    {
      cairo_move_to (canvas->cr, -1.02, 0.22);
      cairo_curve_to (canvas->cr, -0.5, 0.1, -0.2, 0.25, 0, 0.3);
      cairo_curve_to (canvas->cr, 0.2, 0.25, 0.5, 0.1, 1.02, 0.22);
      cairo_curve_to (canvas->cr, 0.8, 0.75, 0.3, 0.92, 0, 0.92);
      cairo_curve_to (canvas->cr, -0.3, 0.92, -0.8, 0.75, -1.02, 0.22);
      cairo_close_path (canvas->cr);
    }
  else
    bunko_art_path_ellipse (canvas, 0, 0.42, 0.46, 0.36);
  bunko_art_fill (canvas, light);
}

/**
 * bunko_art_animal_head:
 * @canvas: a canvas
 * @animal: which animal
 * @x: the middle of its head
 * @y: the middle of its head
 * @radius: the radius of its head
 * @fur: its colour
 * @light: the colour of the muzzle
 * @line: the colour of eyes and nose
 * @accent: the colour of the inside of the ears
 *
 * Draws the head of an animal, or of a robot, from the front.
 */
void
bunko_art_animal_head (const BunkoArtCanvas *canvas,
                       BunkoArtAnimal animal,
                       double x,
                       double y,
                       double radius,
                       guint32 fur,
                       guint32 light,
                       guint32 line,
                       guint32 accent)
{
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_scale (canvas->cr, radius, radius);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);

  draw_ears (canvas, animal, fur, accent);
  if (animal == BUNKO_ART_ANIMAL_ROBOT)
    {
      draw_robot (canvas, fur, light, line, accent);
      cairo_restore (canvas->cr);
      return;
    }

  bunko_art_path_ellipse (canvas, 0, 0.02, 1.06, 0.92);
  bunko_art_fill (canvas, fur);
  if (animal == BUNKO_ART_ANIMAL_OWL)
    draw_owl_face (canvas, light, line, accent);
  else
    {
      draw_muzzle (canvas, animal, light);
      draw_plain_eyes (canvas, fur, light, line);
      draw_snout (canvas, line, animal == BUNKO_ART_ANIMAL_FOX ? 0.5 : 0.32);
      if (animal == BUNKO_ART_ANIMAL_CAT)
        draw_whiskers (canvas, line);
    }
  cairo_restore (canvas->cr);
}

/**
 * bunko_art_cat_sitting:
 * @canvas: a canvas
 * @x: its middle
 * @y: where it sits
 * @height: how tall it is
 * @color: its colour
 * @eyes: the colour of its eyes; as @color to see it from behind
 *
 * Draws the silhouette of a sitting cat.
 */
void
bunko_art_cat_sitting (const BunkoArtCanvas *canvas,
                       double x,
                       double y,
                       double height,
                       guint32 color,
                       guint32 eyes)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, height, height);

  cairo_move_to (cr, 0.2, -0.05);
  cairo_curve_to (cr, 0.55, 0.02, 0.62, -0.2, 0.5, -0.36);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  bunko_art_stroke (canvas, color, 0.075);

  cairo_move_to (cr, -0.26, 0);
  cairo_curve_to (cr, -0.3, -0.3, -0.2, -0.5, -0.12, -0.6);
  cairo_line_to (cr, 0.12, -0.6);
  cairo_curve_to (cr, 0.24, -0.48, 0.34, -0.25, 0.3, 0);
  cairo_close_path (cr);
  bunko_art_fill (canvas, color);

  bunko_art_path_ellipse (canvas, 0, -0.7, 0.2, 0.17);
  bunko_art_fill (canvas, color);
  for (int side = -1; side <= 1; side += 2)
    {
      bunko_art_path_polygon (
          canvas, (double[]) { side * 0.19, -0.72, side * 0.18, -0.98, side * 0.03, -0.84 }, 3);
      bunko_art_fill (canvas, color);
      if (eyes != color)
        {
          bunko_art_path_ellipse (canvas, side * 0.08, -0.71, 0.028, 0.04);
          bunko_art_fill (canvas, eyes);
        }
    }
  cairo_restore (cr);
}
