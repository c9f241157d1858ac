/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include <pango/pangocairo.h>

#include "bunko-sample-art-palette.h"
#include "bunko-sample-art-random.h"

G_BEGIN_DECLS

/**
 * BunkoArtCanvas:
 * @cr: where to draw, in the units of the original
 * @pango: for lettering
 * @width: the width, in units
 * @height: the height, in units
 * @scale: pixels per unit: 1 for the original, less for a thumbnail
 * @palette: the colours
 *
 * What every drawing function needs. A unit is a pixel of the original; thumbnails are drawn at
 * their own size, so that details below a pixel can be left out.
 */
typedef struct
{
  cairo_t *cr;
  PangoContext *pango;
  double width;
  double height;
  double scale;
  const BunkoArtPalette *palette;
} BunkoArtCanvas;

/* Whether something of @size units is worth drawing. */
static inline gboolean
bunko_art_shows (const BunkoArtCanvas *canvas, double size)
{
  return size * canvas->scale >= 0.5;
}

/* The measure for things in a picture: its width, or less where it is a wide panel. */
static inline double
bunko_art_module (const BunkoArtCanvas *canvas)
{
  return MIN (canvas->width, canvas->height * 0.72);
}

void bunko_art_source (const BunkoArtCanvas *canvas, guint32 color);
void bunko_art_source_alpha (const BunkoArtCanvas *canvas, guint32 color, double alpha);
void bunko_art_fill (const BunkoArtCanvas *canvas, guint32 color);
void bunko_art_stroke (const BunkoArtCanvas *canvas, guint32 color, double width);
void bunko_art_fill_stroke (const BunkoArtCanvas *canvas, guint32 fill, guint32 line, double width);

void bunko_art_rectangle (const BunkoArtCanvas *canvas,
                          double x,
                          double y,
                          double width,
                          double height,
                          guint32 color);
void bunko_art_background (const BunkoArtCanvas *canvas, guint32 color);
void bunko_art_gradient (const BunkoArtCanvas *canvas,
                         double y0,
                         double y1,
                         guint32 top,
                         guint32 bottom);
void
bunko_art_circle (const BunkoArtCanvas *canvas, double x, double y, double radius, guint32 color);
void bunko_art_glow (const BunkoArtCanvas *canvas,
                     double x,
                     double y,
                     double radius,
                     guint32 color,
                     double alpha);

void bunko_art_path_circle (const BunkoArtCanvas *canvas, double x, double y, double radius);
void
bunko_art_path_ellipse (const BunkoArtCanvas *canvas, double x, double y, double rx, double ry);
void bunko_art_path_round (const BunkoArtCanvas *canvas,
                           double x,
                           double y,
                           double width,
                           double height,
                           double radius);
void bunko_art_path_polygon (const BunkoArtCanvas *canvas, const double *points, guint n_points);
void bunko_art_path_star (const BunkoArtCanvas *canvas,
                          double x,
                          double y,
                          double outer,
                          double inner,
                          guint n_points,
                          double angle);

G_END_DECLS
