/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-leaf.h"

/**
 * bunko_leaf_equal: (skip)
 * @a: a leaf
 * @b: another leaf
 *
 * Returns: %TRUE if both show the same
 */
gboolean
bunko_leaf_equal (const BunkoLeaf *a, const BunkoLeaf *b)
{
  return a->page == b->page && a->part == b->part && !a->turned == !b->turned;
}

/* Whether @crop leaves something of a page. */
static gboolean
is_usable (const graphene_rect_t *crop)
{
  return crop != NULL && isfinite (crop->origin.x) && isfinite (crop->origin.y) &&
         crop->size.width > 0 && crop->size.height > 0 && crop->size.width <= 1 &&
         crop->size.height <= 1;
}

/**
 * bunko_leaf_get_source: (skip)
 * @self: a leaf
 * @crop: (nullable): what is left of the page without its borders, in fractions of the page
 * @source: (out caller-allocates): what of the page is drawn, in fractions of the upright page
 *
 * Finds what of a page a leaf shows: of split pages the half, without the borders of the page.
 * Halves meet in the middle of the page, however broad the borders are.
 */
void
bunko_leaf_get_source (const BunkoLeaf *self, const graphene_rect_t *crop, graphene_rect_t *source)
{
  graphene_rect_t half;

  g_return_if_fail (self != NULL);
  g_return_if_fail (source != NULL);

  half = GRAPHENE_RECT_INIT (self->part == BUNKO_LEAF_RIGHT ? 0.5 : 0, 0,
                             self->part == BUNKO_LEAF_WHOLE ? 1 : 0.5, 1);
  if (!is_usable (crop) || !graphene_rect_intersection (&half, crop, source) ||
      source->size.width <= 0 || source->size.height <= 0)
    *source = half;
}

/**
 * bunko_leaf_get_size: (skip)
 * @self: a leaf
 * @page: the size of its page in pixels, upright; 0 if it is not known
 * @crop: (nullable): what is left of the page without its borders, in fractions of the page
 * @size: (out caller-allocates): the size of the leaf as it stands in the layout, in the same
 *   pixels; 0 if it is not known
 *
 * Finds how large a leaf is: of split pages the half; width and height change places where it is
 * turned.
 */
void
bunko_leaf_get_size (const BunkoLeaf *self,
                     const graphene_size_t *page,
                     const graphene_rect_t *crop,
                     graphene_size_t *size)
{
  graphene_rect_t source;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page != NULL);
  g_return_if_fail (size != NULL);

  bunko_leaf_get_source (self, crop, &source);
  size->width = page->width * source.size.width;
  size->height = page->height * source.size.height;
  if (self->turned)
    *size = (graphene_size_t) { size->height, size->width };
}

/**
 * bunko_spread_equal: (skip)
 * @a: a spread
 * @b: another spread
 *
 * Returns: %TRUE if both show the same
 */
gboolean
bunko_spread_equal (const BunkoSpread *a, const BunkoSpread *b)
{
  if (a->n_leaves != b->n_leaves)
    return FALSE;
  for (guint i = 0; i < a->n_leaves; i++)
    if (!bunko_leaf_equal (&a->leaves[i], &b->leaves[i]))
      return FALSE;
  return TRUE;
}
