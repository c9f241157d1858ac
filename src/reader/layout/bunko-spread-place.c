/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-spread-place.h"

/* What a page is taken for as long as nothing is known of any. */
#define GUESSED_WIDTH  1200
#define GUESSED_HEIGHT 1700

static gboolean
is_known (const graphene_size_t *size)
{
  return isfinite (size->width) && isfinite (size->height) && size->width > 0 && size->height > 0;
}

/* The highest of the pages: the others grow to it, so that nothing is shown smaller than it is. */
static graphene_size_t
find_highest (guint n_leaves, const graphene_size_t sizes[])
{
  graphene_size_t highest = { 0, 0 };

  for (guint i = 0; i < n_leaves; i++)
    if (is_known (&sizes[i]) && sizes[i].height > highest.height)
      highest = sizes[i];
  if (highest.height <= 0)
    highest = (graphene_size_t) { GUESSED_WIDTH, GUESSED_HEIGHT };
  return highest;
}

/**
 * bunko_spread_place: (skip)
 * @n_leaves: how many leaves there are
 * @sizes: (array length=n_leaves): their sizes in pixels of their images, in reading order; 0 for
 *   leaves of which nothing is known yet
 * @right_to_left: whether the first of @sizes stands at the right
 * @gap: what is between two leaves, in the same pixels
 * @rects: (out caller-allocates) (array length=n_leaves): where the leaves go, in reading order
 * @total: (out caller-allocates): what they take together, from 0, 0
 *
 * Puts the leaves of a spread side by side, all as high as the highest, each in its own shape.
 * Leaves of unknown size take the shape of the highest. No leaves take no room.
 */
void
bunko_spread_place (guint n_leaves,
                    const graphene_size_t sizes[],
                    gboolean right_to_left,
                    double gap,
                    graphene_rect_t rects[],
                    graphene_size_t *total)
{
  graphene_size_t highest = find_highest (n_leaves, sizes);
  double x = 0;

  g_return_if_fail (total != NULL);

  if (!isfinite (gap) || gap < 0)
    gap = 0;
  for (guint i = 0; i < n_leaves; i++)
    {
      guint at = right_to_left ? n_leaves - 1 - i : i;
      const graphene_size_t *size = is_known (&sizes[at]) ? &sizes[at] : &highest;
      double width = (double) size->width * highest.height / size->height;

      if (i > 0)
        x += gap;
      rects[at] = GRAPHENE_RECT_INIT (x, 0, width, highest.height);
      x += width;
    }
  *total = (graphene_size_t) { x, n_leaves > 0 ? highest.height : 0 };
}
