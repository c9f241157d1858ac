/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-strip-guess.h"

/* Width by height: pages of books are about 0.7, what is meant to be scrolled is mostly far below
 * 0.4. */
#define TALL      0.5
#define VERY_TALL 0.34

/**
 * bunko_is_strip: (skip)
 * @aspects: (array length=n_aspects): the width by the height of each page, 0 where it is not known
 * @n_aspects: how many pages there are
 *
 * Guesses whether pages are pieces of one long strip: two out of three are more than twice as high
 * as wide. The first page is a cover as a rule and has no say if others are known; a single page
 * must be about three times as high as wide.
 *
 * Returns: %TRUE if the pages look like a strip
 */
gboolean
bunko_is_strip (const double *aspects, guint n_aspects)
{
  guint n_known = 0, n_tall = 0, n_very_tall = 0;

  g_return_val_if_fail (aspects != NULL || n_aspects == 0, FALSE);

  for (guint i = n_aspects; i > 0; i--)
    {
      double aspect = aspects[i - 1];

      if (!isfinite (aspect) || aspect <= 0 || (i == 1 && n_known > 0))
        continue;
      n_known++;
      if (aspect < TALL)
        n_tall++;
      if (aspect < VERY_TALL)
        n_very_tall++;
    }
  return n_known > 0 && n_tall * 3 >= n_known * 2 && (n_known > 1 || n_very_tall > 0);
}
