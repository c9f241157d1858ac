/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-canvas.h"

/**
 * bunko_art_source:
 * @canvas: a canvas
 * @color: a colour
 *
 * Sets what is drawn next to @color.
 */
void
bunko_art_source (const BunkoArtCanvas *canvas, guint32 color)
{
  bunko_art_source_alpha (canvas, color, 1);
}

/**
 * bunko_art_source_alpha:
 * @canvas: a canvas
 * @color: a colour
 * @alpha: its opacity, from 0 to 1
 *
 * Sets what is drawn next to a translucent @color.
 */
void
bunko_art_source_alpha (const BunkoArtCanvas *canvas, guint32 color, double alpha)
{
  cairo_set_source_rgba (canvas->cr, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0, alpha);
}

/**
 * bunko_art_fill:
 * @canvas: a canvas
 * @color: a colour
 *
 * Fills the current path.
 */
void
bunko_art_fill (const BunkoArtCanvas *canvas, guint32 color)
{
  bunko_art_source (canvas, color);
  cairo_fill (canvas->cr);
}

/**
 * bunko_art_stroke:
 * @canvas: a canvas
 * @color: a colour
 * @width: the width of the line in units
 *
 * Draws a line along the current path.
 */
void
bunko_art_stroke (const BunkoArtCanvas *canvas, guint32 color, double width)
{
  bunko_art_source (canvas, color);
  cairo_set_line_width (canvas->cr, width);
  cairo_stroke (canvas->cr);
}

/**
 * bunko_art_fill_stroke:
 * @canvas: a canvas
 * @fill: the colour inside
 * @line: the colour of the line
 * @width: the width of the line in units; 0 for none
 *
 * Fills the current path and draws its outline.
 */
void
bunko_art_fill_stroke (const BunkoArtCanvas *canvas, guint32 fill, guint32 line, double width)
{
  bunko_art_source (canvas, fill);
  cairo_fill_preserve (canvas->cr);

  if (width > 0)
    bunko_art_stroke (canvas, line, width);
  else
    cairo_new_path (canvas->cr);
}

/**
 * bunko_art_rectangle:
 * @canvas: a canvas
 * @x: left
 * @y: top
 * @width: width
 * @height: height
 * @color: a colour
 *
 * Fills a rectangle.
 */
void
bunko_art_rectangle (const BunkoArtCanvas *canvas,
                     double x,
                     double y,
                     double width,
                     double height,
                     guint32 color)
{
  cairo_rectangle (canvas->cr, x, y, width, height);
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_background:
 * @canvas: a canvas
 * @color: a colour
 *
 * Fills all of the canvas, or of the clip.
 */
void
bunko_art_background (const BunkoArtCanvas *canvas, guint32 color)
{
  bunko_art_source (canvas, color);
  cairo_paint (canvas->cr);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, guint32 color, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, ((color >> 16) & 0xff) / 255.0,
                                     ((color >> 8) & 0xff) / 255.0, (color & 0xff) / 255.0, alpha);
}

/**
 * bunko_art_gradient:
 * @canvas: a canvas
 * @y0: where @top is reached
 * @y1: where @bottom is reached
 * @top: the upper colour
 * @bottom: the lower colour
 *
 * Fills the full width from @y0 to @y1 with a vertical gradient.
 */
void
bunko_art_gradient (const BunkoArtCanvas *canvas, double y0, double y1, guint32 top, guint32 bottom)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, y0, 0, y1);

  add_stop (pattern, 0, top, 1);
  add_stop (pattern, 1, bottom, 1);
  cairo_set_source (canvas->cr, pattern);
  cairo_rectangle (canvas->cr, 0, y0, canvas->width, y1 - y0);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (pattern);
}

/**
 * bunko_art_circle:
 * @canvas: a canvas
 * @x: centre
 * @y: centre
 * @radius: radius
 * @color: a colour
 *
 * Fills a circle.
 */
void
bunko_art_circle (const BunkoArtCanvas *canvas, double x, double y, double radius, guint32 color)
{
  bunko_art_path_circle (canvas, x, y, radius);
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_glow:
 * @canvas: a canvas
 * @x: centre
 * @y: centre
 * @radius: where it has faded away
 * @color: a colour
 * @alpha: its opacity in the centre
 *
 * Draws light around a lamp or the moon.
 */
void
bunko_art_glow (const BunkoArtCanvas *canvas,
                double x,
                double y,
                double radius,
                guint32 color,
                double alpha)
{
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  add_stop (pattern, 0, color, alpha);
  add_stop (pattern, 1, color, 0);
  cairo_set_source (canvas->cr, pattern);
  bunko_art_path_circle (canvas, x, y, radius);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (pattern);
}

/**
 * bunko_art_path_circle:
 * @canvas: a canvas
 * @x: centre
 * @y: centre
 * @radius: radius
 *
 * Adds a circle to the path.
 */
void
bunko_art_path_circle (const BunkoArtCanvas *canvas, double x, double y, double radius)
{
  cairo_new_sub_path (canvas->cr);
  cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (canvas->cr);
}

/**
 * bunko_art_path_ellipse:
 * @canvas: a canvas
 * @x: centre
 * @y: centre
 * @rx: half its width
 * @ry: half its height
 *
 * Adds an ellipse to the path.
 */
void
bunko_art_path_ellipse (const BunkoArtCanvas *canvas, double x, double y, double rx, double ry)
{
  if (rx <= 0 || ry <= 0)
    return;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_scale (canvas->cr, rx, ry);
  bunko_art_path_circle (canvas, 0, 0, 1);
  cairo_restore (canvas->cr);
}

/**
 * bunko_art_path_round:
 * @canvas: a canvas
 * @x: left
 * @y: top
 * @width: width
 * @height: height
 * @radius: radius of the corners
 *
 * Adds a rectangle with round corners to the path.
 */
void
bunko_art_path_round (const BunkoArtCanvas *canvas,
                      double x,
                      double y,
                      double width,
                      double height,
                      double radius)
{
  cairo_t *cr = canvas->cr;

  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * bunko_art_path_polygon:
 * @canvas: a canvas
 * @points: (array): the corners, x and y in turn
 * @n_points: how many corners
 *
 * Adds a closed polygon to the path.
 */
void
bunko_art_path_polygon (const BunkoArtCanvas *canvas, const double *points, guint n_points)
{
  cairo_move_to (canvas->cr, points[0], points[1]);
  for (guint i = 1; i < n_points; i++)
    cairo_line_to (canvas->cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (canvas->cr);
}

/**
 * bunko_art_path_star:
 * @canvas: a canvas
 * @x: centre
 * @y: centre
 * @outer: distance of the points
 * @inner: distance of the notches
 * @n_points: how many points
 * @angle: turns the star, in radians
 *
 * Adds a star, or a burst, to the path.
 */
void
bunko_art_path_star (const BunkoArtCanvas *canvas,
                     double x,
                     double y,
                     double outer,
                     double inner,
                     guint n_points,
                     double angle)
{
  cairo_new_sub_path (canvas->cr);
  for (guint i = 0; i < 2 * n_points; i++)
    {
      double radius = i % 2 == 0 ? outer : inner;
      double at = angle - G_PI_2 + G_PI * i / n_points;

      cairo_line_to (canvas->cr, x + radius * cos (at), y + radius * sin (at));
    }
  cairo_close_path (canvas->cr);
}
