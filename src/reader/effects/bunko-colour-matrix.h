/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoColourMatrix:
 * @m: what each of red, green and blue becomes of: `m[out][in]`
 * @offset: what is added to it
 *
 * A change of colours that is linear, over channels from 0 to 1. Steps are appended one after the
 * other, and what comes of them is still one matrix, so that any number of them costs the same.
 */
typedef struct
{
  double m[3][3];
  double offset[3];
} BunkoColourMatrix;

void bunko_colour_matrix_init (BunkoColourMatrix *self);
gboolean bunko_colour_matrix_is_identity (const BunkoColourMatrix *self);
void bunko_colour_matrix_add_contrast (BunkoColourMatrix *self, double contrast);
void bunko_colour_matrix_add_brightness (BunkoColourMatrix *self, double brightness);
void bunko_colour_matrix_add_saturation (BunkoColourMatrix *self, double saturation);
void bunko_colour_matrix_add_sepia (BunkoColourMatrix *self);
void bunko_colour_matrix_add_inversion (BunkoColourMatrix *self);
void bunko_colour_matrix_add_warmth (BunkoColourMatrix *self, double warmth);
void bunko_colour_matrix_apply (const BunkoColourMatrix *self, const double rgb[3], double out[3]);

G_END_DECLS
