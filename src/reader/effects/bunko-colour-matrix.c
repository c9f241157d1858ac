/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-colour-matrix.h"

/* What each channel adds to the lightness that is seen (ITU-R BT.709). */
static const double luma[3] = { 0.2126, 0.7152, 0.0722 };

/* How often the strongest contrast multiplies what is around the middle grey. */
#define STRONGEST_CONTRAST 4.0

/* The white of a lamp of about 2700 K, which the strongest warmth gives. */
static const double warm_white[3] = { 1.0, 0.66, 0.34 };

/* Old paper, and the ink on it. */
static const double sepia_white[3] = { 0.965, 0.906, 0.773 };
static const double sepia_black[3] = { 0.16, 0.106, 0.06 };

static void
add (BunkoColourMatrix *self, const BunkoColourMatrix *step)
{
  BunkoColourMatrix sum;

  for (int out = 0; out < 3; out++)
    {
      sum.offset[out] = step->offset[out];
      for (int in = 0; in < 3; in++)
        {
          sum.m[out][in] = 0;
          for (int k = 0; k < 3; k++)
            sum.m[out][in] += step->m[out][k] * self->m[k][in];
          sum.offset[out] += step->m[out][in] * self->offset[in];
        }
    }
  *self = sum;
}

static void
add_scale (BunkoColourMatrix *self, const double factors[3], double offset)
{
  BunkoColourMatrix step;

  bunko_colour_matrix_init (&step);
  for (int i = 0; i < 3; i++)
    {
      step.m[i][i] = factors[i];
      step.offset[i] = offset;
    }
  add (self, &step);
}

static void
add_same_scale (BunkoColourMatrix *self, double factor, double offset)
{
  add_scale (self, (double[3]) { factor, factor, factor }, offset);
}

/**
 * bunko_colour_matrix_init:
 * @self: (out caller-allocates): a matrix
 *
 * Starts with colours as they are.
 */
void
bunko_colour_matrix_init (BunkoColourMatrix *self)
{
  g_return_if_fail (self != NULL);

  *self = (BunkoColourMatrix) { .m = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } };
}

/**
 * bunko_colour_matrix_is_identity:
 * @self: a matrix
 *
 * Returns: whether it leaves all colours as they are, as far as a screen can show it
 */
gboolean
bunko_colour_matrix_is_identity (const BunkoColourMatrix *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (int out = 0; out < 3; out++)
    {
      if (fabs (self->offset[out]) > 1e-4)
        return FALSE;
      for (int in = 0; in < 3; in++)
        if (fabs (self->m[out][in] - (out == in ? 1 : 0)) > 1e-4)
          return FALSE;
    }
  return TRUE;
}

/**
 * bunko_colour_matrix_add_contrast:
 * @self: a matrix
 * @contrast: from −1, where all is the middle grey, over 0 for no change to 1
 *
 * Moves colours away from the middle grey, or towards it.
 */
void
bunko_colour_matrix_add_contrast (BunkoColourMatrix *self, double contrast)
{
  double factor;

  g_return_if_fail (self != NULL);

  factor = contrast < 0 ? 1 + contrast : 1 + contrast * (STRONGEST_CONTRAST - 1);
  add_same_scale (self, factor, 0.5 * (1 - factor));
}

/**
 * bunko_colour_matrix_add_brightness:
 * @self: a matrix
 * @brightness: from −1, where all is black, over 0 for no change to 1, where all is white
 *
 * Dims as a lamp does, or lifts towards white: neither loses what is dark or light before all else.
 */
void
bunko_colour_matrix_add_brightness (BunkoColourMatrix *self, double brightness)
{
  g_return_if_fail (self != NULL);

  if (brightness < 0)
    add_same_scale (self, 1 + brightness, 0);
  else
    add_same_scale (self, 1 - brightness, brightness);
}

/**
 * bunko_colour_matrix_add_saturation:
 * @self: a matrix
 * @saturation: from −1, where only greys are left, over 0 for no change to 1
 *
 * Makes colours paler or stronger, and keeps their lightness.
 */
void
bunko_colour_matrix_add_saturation (BunkoColourMatrix *self, double saturation)
{
  BunkoColourMatrix step;

  g_return_if_fail (self != NULL);

  bunko_colour_matrix_init (&step);
  for (int out = 0; out < 3; out++)
    for (int in = 0; in < 3; in++)
      step.m[out][in] = (out == in ? 1 + saturation : 0) - saturation * luma[in];
  add (self, &step);
}

/**
 * bunko_colour_matrix_add_sepia:
 * @self: a matrix
 *
 * Turns colours into shades of brown: ink on old paper. Lightness stays in its order.
 */
void
bunko_colour_matrix_add_sepia (BunkoColourMatrix *self)
{
  BunkoColourMatrix step;

  g_return_if_fail (self != NULL);

  for (int out = 0; out < 3; out++)
    {
      step.offset[out] = sepia_black[out];
      for (int in = 0; in < 3; in++)
        step.m[out][in] = luma[in] * (sepia_white[out] - sepia_black[out]);
    }
  add (self, &step);
}

/**
 * bunko_colour_matrix_add_inversion:
 * @self: a matrix
 *
 * Turns each colour into its opposite.
 */
void
bunko_colour_matrix_add_inversion (BunkoColourMatrix *self)
{
  g_return_if_fail (self != NULL);

  add_same_scale (self, -1, 1);
}

/**
 * bunko_colour_matrix_add_warmth:
 * @self: a matrix
 * @warmth: from 0 for no change to 1, as under an evening lamp
 *
 * Takes blue, and some green, out of what is light.
 */
void
bunko_colour_matrix_add_warmth (BunkoColourMatrix *self, double warmth)
{
  double factors[3];

  g_return_if_fail (self != NULL);

  for (int i = 0; i < 3; i++)
    factors[i] = 1 - warmth * (1 - warm_white[i]);
  add_scale (self, factors, 0);
}

/**
 * bunko_colour_matrix_apply:
 * @self: a matrix
 * @rgb: a colour, its channels from 0 to 1
 * @out: (out caller-allocates): what becomes of it, from 0 to 1; may be @rgb
 *
 * Does to one colour what the matrix does to a picture.
 */
void
bunko_colour_matrix_apply (const BunkoColourMatrix *self, const double rgb[3], double out[3])
{
  double sum[3];

  g_return_if_fail (self != NULL);

  for (int i = 0; i < 3; i++)
    sum[i] =
        self->offset[i] + self->m[i][0] * rgb[0] + self->m[i][1] * rgb[1] + self->m[i][2] * rgb[2];
  for (int i = 0; i < 3; i++)
    out[i] = CLAMP (sum[i], 0.0, 1.0);
}
