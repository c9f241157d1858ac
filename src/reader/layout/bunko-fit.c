/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-fit.h"

static gboolean
is_length (float length)
{
  return isfinite (length) && length > 0;
}

/**
 * bunko_fit_scale: (skip)
 * @fit: how large a page is shown
 * @stretch: whether pages that are smaller than the view grow
 * @content: the size of the page or pair in pixels of its image
 * @view: the size of the view in pixels of the screen
 *
 * Finds how much larger than its image a page is shown at a zoom of 100 %. The result has a meaning
 * for any input: 1 where a size is not known.
 *
 * Returns: pixels of the screen by pixels of the image; finite and greater than 0
 */
double
bunko_fit_scale (BunkoReaderFit fit,
                 gboolean stretch,
                 const graphene_size_t *content,
                 const graphene_size_t *view)
{
  double across, down, scale;

  g_return_val_if_fail (content != NULL, 1);
  g_return_val_if_fail (view != NULL, 1);

  if (fit == BUNKO_READER_FIT_ORIGINAL || !is_length (content->width) ||
      !is_length (content->height) || !is_length (view->width) || !is_length (view->height))
    return 1;

  across = (double) view->width / content->width;
  down = (double) view->height / content->height;
  if (fit == BUNKO_READER_FIT_WIDTH)
    scale = across;
  else if (fit == BUNKO_READER_FIT_HEIGHT)
    scale = down;
  else
    scale = MIN (across, down);
  if (!stretch && scale > 1)
    scale = 1;
  return CLAMP (scale, 1e-6, 1e6);
}
