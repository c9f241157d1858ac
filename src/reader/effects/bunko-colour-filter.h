/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bunko-colour-matrix.h"
#include "bunko-gamma-blend.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

/**
 * BunkoColourValues:
 * @brightness: −1…1
 * @contrast: −1…1
 * @saturation: −1…1
 * @gamma: 0.4…2.5; more than 1 is brighter
 * @warmth: 0…1
 * @tone: which colours
 * @invert: whether colours become their opposites
 *
 * How somebody wants pages to look. All zero but a @gamma of 1 is as they are.
 */
typedef struct
{
  double brightness;
  double contrast;
  double saturation;
  double gamma;
  double warmth;
  BunkoReaderTone tone;
  gboolean invert;
} BunkoColourValues;

/**
 * BunkoColourFilter:
 *
 * What is to be done with the colours of a picture, ready to be drawn with. It owns nothing and may
 * be copied.
 */
typedef struct
{
  /*< private >*/
  BunkoColourMatrix matrix;
  gboolean has_matrix;
  guint n_greys;
  double greys[BUNKO_GAMMA_BLEND_LAYERS];
} BunkoColourFilter;

void bunko_colour_filter_init (BunkoColourFilter *self, const BunkoColourValues *values);
void bunko_colour_filter_init_from_options (BunkoColourFilter *self, BunkoReaderOptions *options);
gboolean bunko_colour_filter_is_identity (const BunkoColourFilter *self);
gboolean bunko_colour_filter_equal (const BunkoColourFilter *self, const BunkoColourFilter *other);
void bunko_colour_filter_push (const BunkoColourFilter *self,
                               GtkSnapshot *snapshot,
                               const graphene_rect_t *bounds);
void bunko_colour_filter_pop (const BunkoColourFilter *self,
                              GtkSnapshot *snapshot,
                              const graphene_rect_t *bounds);
void bunko_colour_filter_apply (const BunkoColourFilter *self, GdkRGBA *colour);

G_END_DECLS
