/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/**
 * BunkoLeafPart:
 * @BUNKO_LEAF_WHOLE: the whole page
 * @BUNKO_LEAF_LEFT: its left half
 * @BUNKO_LEAF_RIGHT: its right half
 *
 * What of a page a leaf shows.
 */
typedef enum
{
  BUNKO_LEAF_WHOLE,
  BUNKO_LEAF_LEFT,
  BUNKO_LEAF_RIGHT,
} BunkoLeafPart;

/**
 * BunkoLeaf:
 * @page: the page, from 0
 * @part: what of it is shown
 * @turned: whether it is turned by a quarter, clockwise
 *
 * A page as it stands in the layout: most pages are one leaf, split ones are two.
 */
typedef struct
{
  guint page;
  BunkoLeafPart part;
  gboolean turned;
} BunkoLeaf;

/**
 * BunkoSpread:
 * @leaves: what is read first stands first
 * @n_leaves: 1 or 2; 0 for nothing
 *
 * What is on the screen at a time where pages are turned.
 */
typedef struct
{
  BunkoLeaf leaves[2];
  guint n_leaves;
} BunkoSpread;

gboolean bunko_leaf_equal (const BunkoLeaf *a, const BunkoLeaf *b);
void
bunko_leaf_get_source (const BunkoLeaf *self, const graphene_rect_t *crop, graphene_rect_t *source);
void bunko_leaf_get_size (const BunkoLeaf *self,
                          const graphene_size_t *page,
                          const graphene_rect_t *crop,
                          graphene_size_t *size);
gboolean bunko_spread_equal (const BunkoSpread *a, const BunkoSpread *b);

G_END_DECLS
