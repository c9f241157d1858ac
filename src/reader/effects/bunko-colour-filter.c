/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-colour-filter.h"

/* The steps, in this order:
 *
 *   1. gamma, over the picture as it is
 *   2. contrast
 *   3. brightness
 *   4. saturation
 *   5. tone: grayscale or sepia
 *   6. inversion
 *   7. warmth, so that also what was inverted is warm
 *
 * The first is drawn with blends, see bunko-gamma-blend.c; the rest is one colour matrix, which is
 * limited to what a screen can show at its end only. */

static void
init_matrix (BunkoColourMatrix *matrix, const BunkoColourValues *values)
{
  bunko_colour_matrix_init (matrix);
  if (values->contrast != 0)
    bunko_colour_matrix_add_contrast (matrix, CLAMP (values->contrast, -1.0, 1.0));
  if (values->brightness != 0)
    bunko_colour_matrix_add_brightness (matrix, CLAMP (values->brightness, -1.0, 1.0));
  if (values->saturation != 0)
    bunko_colour_matrix_add_saturation (matrix, CLAMP (values->saturation, -1.0, 1.0));
  if (values->tone == BUNKO_READER_TONE_GRAYSCALE)
    bunko_colour_matrix_add_saturation (matrix, -1);
  else if (values->tone == BUNKO_READER_TONE_SEPIA)
    bunko_colour_matrix_add_sepia (matrix);
  if (values->invert)
    bunko_colour_matrix_add_inversion (matrix);
  if (values->warmth > 0)
    bunko_colour_matrix_add_warmth (matrix, MIN (values->warmth, 1.0));
}

/**
 * bunko_colour_filter_init:
 * @self: (out caller-allocates): a filter
 * @values: how pages are to look
 *
 * Makes what is drawn with out of what was asked for. Values beyond their range count as its end.
 */
void
bunko_colour_filter_init (BunkoColourFilter *self, const BunkoColourValues *values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (values != NULL);

  *self = (BunkoColourFilter) { 0 };
  init_matrix (&self->matrix, values);
  self->has_matrix = !bunko_colour_matrix_is_identity (&self->matrix);
  if (values->gamma > 0)
    self->n_greys = bunko_gamma_blend_find (1 / values->gamma, self->greys);
}

/**
 * bunko_colour_filter_init_from_options:
 * @self: (out caller-allocates): a filter
 * @options: the options of a reader
 *
 * Makes the filter that the options ask for. It does not follow them.
 */
void
bunko_colour_filter_init_from_options (BunkoColourFilter *self, BunkoReaderOptions *options)
{
  BunkoColourValues values;

  g_return_if_fail (BUNKO_IS_READER_OPTIONS (options));

  values.brightness = bunko_reader_options_get_brightness (options);
  values.contrast = bunko_reader_options_get_contrast (options);
  values.saturation = bunko_reader_options_get_saturation (options);
  values.gamma = bunko_reader_options_get_gamma (options);
  values.warmth = bunko_reader_options_get_warmth (options);
  values.tone = bunko_reader_options_get_tone (options);
  values.invert = bunko_reader_options_get_invert (options);
  bunko_colour_filter_init (self, &values);
}

/**
 * bunko_colour_filter_is_identity:
 * @self: a filter
 *
 * Returns: whether pages look as they are; drawing through such a filter costs nothing
 */
gboolean
bunko_colour_filter_is_identity (const BunkoColourFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->has_matrix && self->n_greys == 0;
}

/**
 * bunko_colour_filter_equal:
 * @self: a filter
 * @other: another one
 *
 * Returns: whether pages look the same through both
 */
gboolean
bunko_colour_filter_equal (const BunkoColourFilter *self, const BunkoColourFilter *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->has_matrix != other->has_matrix || self->n_greys != other->n_greys)
    return FALSE;
  for (guint i = 0; i < self->n_greys; i++)
    if (self->greys[i] != other->greys[i])
      return FALSE;
  return memcmp (&self->matrix, &other->matrix, sizeof self->matrix) == 0;
}

static void
push_matrix (const BunkoColourMatrix *matrix, GtkSnapshot *snapshot)
{
  float values[16] = { 0 };
  graphene_matrix_t graphene;
  graphene_vec4_t offset;

  /* GSK multiplies a row by the matrix: rows are what goes in. Alpha stays as it is. */
  for (int in = 0; in < 3; in++)
    for (int out = 0; out < 3; out++)
      values[4 * in + out] = (float) matrix->m[out][in];
  values[15] = 1;
  graphene_matrix_init_from_float (&graphene, values);
  graphene_vec4_init (&offset, (float) matrix->offset[0], (float) matrix->offset[1],
                      (float) matrix->offset[2], 0);
  gtk_snapshot_push_color_matrix (snapshot, &graphene, &offset);
}

/**
 * bunko_colour_filter_push:
 * @self: a filter
 * @snapshot: what is drawn to
 * @bounds: where; the same for bunko_colour_filter_pop()
 *
 * What is drawn from here to bunko_colour_filter_pop() is seen through the filter. It must cover
 * all of @bounds, opaque, and nothing else: gamma lays greys over them. Push once for each picture
 * where there is something between them.
 */
void
bunko_colour_filter_push (const BunkoColourFilter *self,
                          GtkSnapshot *snapshot,
                          const graphene_rect_t *bounds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (bounds != NULL);

  if (self->has_matrix)
    push_matrix (&self->matrix, snapshot);
  for (guint i = 0; i < self->n_greys; i++)
    gtk_snapshot_push_blend (snapshot, GSK_BLEND_MODE_SOFT_LIGHT);
}

/**
 * bunko_colour_filter_pop:
 * @self: the filter that was pushed last
 * @snapshot: what is drawn to
 * @bounds: where
 *
 * Ends what bunko_colour_filter_push() began.
 */
void
bunko_colour_filter_pop (const BunkoColourFilter *self,
                         GtkSnapshot *snapshot,
                         const graphene_rect_t *bounds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (bounds != NULL);

  for (guint i = 0; i < self->n_greys; i++)
    {
      float grey = (float) self->greys[i];

      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { grey, grey, grey, 1 }, bounds);
      gtk_snapshot_pop (snapshot);
    }
  if (self->has_matrix)
    gtk_snapshot_pop (snapshot);
}

/**
 * bunko_colour_filter_apply:
 * @self: a filter
 * @colour: (inout): a colour; its alpha stays
 *
 * Does to one colour what the filter does to a picture, for what has to match it.
 */
void
bunko_colour_filter_apply (const BunkoColourFilter *self, GdkRGBA *colour)
{
  double rgb[3];

  g_return_if_fail (self != NULL);
  g_return_if_fail (colour != NULL);

  rgb[0] = colour->red;
  rgb[1] = colour->green;
  rgb[2] = colour->blue;
  for (guint i = 0; i < self->n_greys; i++)
    for (int channel = 0; channel < 3; channel++)
      rgb[channel] = bunko_gamma_blend_apply (self->greys[i], rgb[channel]);
  bunko_colour_matrix_apply (&self->matrix, rgb, rgb);
  colour->red = (float) rgb[0];
  colour->green = (float) rgb[1];
  colour->blue = (float) rgb[2];
}
