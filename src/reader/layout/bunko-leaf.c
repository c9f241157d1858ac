/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
