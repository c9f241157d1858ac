/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-background.h"

/**
 * bunko_page_background_find_edge: (skip)
 * @analyses: (array length=n_analyses): what was found on the pages that are seen; %NULL for those
 *   that nobody looked at yet
 * @n_analyses: how many there are
 * @filter: what the pages are seen through
 * @colour: (out caller-allocates): the colour, opaque; unchanged if there is none
 *
 * Finds a ground on which the pages seem to have no edges: the colour of the edges of the first
 * page that has one, as it is seen through the filter.
 *
 * Returns: whether there is such a colour
 */
gboolean
bunko_page_background_find_edge (const BunkoPageAnalysis *const *analyses,
                                 guint n_analyses,
                                 const BunkoColourFilter *filter,
                                 GdkRGBA *colour)
{
  g_return_val_if_fail (n_analyses == 0 || analyses != NULL, FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (colour != NULL, FALSE);

  for (guint i = 0; i < n_analyses; i++)
    {
      if (analyses[i] == NULL || !bunko_page_analysis_get_edge_colour (analyses[i], colour))
        continue;
      bunko_colour_filter_apply (filter, colour);
      return TRUE;
    }
  return FALSE;
}

/**
 * bunko_page_background_is_dark: (skip)
 * @colour: a colour
 *
 * Returns: whether white text is easier to read on it than black
 */
gboolean
bunko_page_background_is_dark (const GdkRGBA *colour)
{
  g_return_val_if_fail (colour != NULL, FALSE);

  return 0.2126f * colour->red + 0.7152f * colour->green + 0.0722f * colour->blue < 0.5f;
}
