/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-gamma-blend.h"

/* GSK 4.18 knows no power functions, but it knows blend modes. A plain grey laid over a picture in
 * the mode "soft light" gives, for each channel, something between x² (black), x (middle grey) and
 * √x (white); two of them one after the other reach further. The table says which greys come next
 * to x^exponent, from −1 for black to 1 for white; they were found by searching for the smallest
 * largest error over all 256 levels. Between two rows both change evenly, so that a slider has no
 * jumps.
 *
 * The error is 0.018 at most from exponents of 0.6 on (5 of 256 levels), and grows to 0.066 at
 * 0.4, in shades that are nearly black. */
static const struct
{
  double exponent;
  double greys[BUNKO_GAMMA_BLEND_LAYERS];
} rows[] = {
  { 0.40, { 0.875, 0.743 } }, { 0.45, { 0.721, 0.632 } }, { 0.50, { 0.599, 0.532 } },
  { 0.55, { 0.527, 0.420 } }, { 0.60, { 0.439, 0.343 } }, { 0.70, { 0.401, 0.126 } },
  { 0.80, { 0.327, 0.000 } }, { 0.90, { 0.153, 0.000 } }, { 1.00, { 0.000, 0.000 } },
  { 1.10, { -0.15, 0.000 } }, { 1.25, { -0.34, 0.000 } }, { 1.50, { -0.61, 0.000 } },
  { 1.75, { -0.82, 0.000 } }, { 2.00, { -1.00, 0.000 } }, { 2.25, { -1.00, -0.18 } },
  { 2.50, { -1.00, -0.34 } },
};

/* Less than a level in the middle of the curve. */
#define NOTHING 0.004

/**
 * bunko_gamma_blend_find:
 * @exponent: what shades are raised to, from 0.4 to 2.5
 * @greys: (out caller-allocates): the greys to lay over the picture in the mode "soft light", from
 *   0 to 1, in this order
 *
 * Finds what comes next to a power function with blending alone.
 *
 * Returns: how many there are; 0 where nothing is to be done
 */
guint
bunko_gamma_blend_find (double exponent, double greys[BUNKO_GAMMA_BLEND_LAYERS])
{
  guint n = 0;
  gsize row = 1;
  double part;

  exponent = CLAMP (exponent, rows[0].exponent, rows[G_N_ELEMENTS (rows) - 1].exponent);
  while (row < G_N_ELEMENTS (rows) - 1 && exponent > rows[row].exponent)
    row++;
  part = (exponent - rows[row - 1].exponent) / (rows[row].exponent - rows[row - 1].exponent);

  for (int i = 0; i < BUNKO_GAMMA_BLEND_LAYERS; i++)
    {
      double before = rows[row - 1].greys[i];
      double way = before + part * (rows[row].greys[i] - before);

      if (fabs (way) >= NOTHING)
        greys[n++] = (way + 1) / 2;
    }
  return n;
}

/**
 * bunko_gamma_blend_apply:
 * @grey: a grey, from 0 to 1
 * @x: a shade, from 0 to 1
 *
 * The mode "soft light" as the W3C's Compositing and Blending defines it, which is what renderers
 * do.
 *
 * Returns: what becomes of the shade when the grey is laid over it
 */
double
bunko_gamma_blend_apply (double grey, double x)
{
  double lighter;

  if (grey <= 0.5)
    return x - (1 - 2 * grey) * x * (1 - x);
  lighter = x <= 0.25 ? ((16 * x - 12) * x + 4) * x : sqrt (x);
  return x + (2 * grey - 1) * (lighter - x);
}
