/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-change.h"

#include "bunko-bulk-change-private.h"

/**
 * BunkoBulkChange:
 *
 * What to do to many items: the same to each of them.
 */

G_DEFINE_BOXED_TYPE (BunkoBulkChange,
                     bunko_bulk_change,
                     bunko_bulk_change_copy,
                     bunko_bulk_change_free)

/**
 * bunko_bulk_change_new_metatags:
 * @set: marks to set
 * @clear: marks to clear; none of @set
 *
 * Changes marks, of galleries, pages, artists and collections.
 *
 * Returns: (transfer full): the change
 */
BunkoBulkChange *
bunko_bulk_change_new_metatags (BunkoMetatags set, BunkoMetatags clear)
{
  BunkoBulkChange *self;

  g_return_val_if_fail ((set & clear) == 0, NULL);
  g_return_val_if_fail ((set | clear) != 0, NULL);

  self = g_new0 (BunkoBulkChange, 1);
  self->kind = BUNKO_BULK_METATAGS;
  self->mask = set | clear;
  self->values = set;
  return self;
}

/**
 * bunko_bulk_change_new_rating:
 * @rating: 0 (not rated) to 10
 *
 * Rates galleries.
 *
 * Returns: (transfer full): the change
 */
BunkoBulkChange *
bunko_bulk_change_new_rating (double rating)
{
  BunkoBulkChange *self;

  g_return_val_if_fail (rating >= 0 && rating <= 10, NULL);

  self = g_new0 (BunkoBulkChange, 1);
  self->kind = BUNKO_BULK_RATING;
  self->rating = rating;
  return self;
}

static BunkoBulkChange *
new_membership (BunkoItem *container, gboolean add)
{
  BunkoItemType type = bunko_item_get_item_type (container);
  BunkoBulkChange *self;

  g_return_val_if_fail (type == BUNKO_ITEM_TYPE_COLLECTION || type == BUNKO_ITEM_TYPE_GROUPING ||
                            type == BUNKO_ITEM_TYPE_FILTER,
                        NULL);

  self = g_new0 (BunkoBulkChange, 1);
  self->kind = BUNKO_BULK_MEMBERSHIP;
  self->container_type = type;
  self->container_id = bunko_item_get_id (container);
  self->add = add;
  return self;
}

/**
 * bunko_bulk_change_new_add_to:
 * @container: a collection, series or filter
 *
 * Puts galleries into something. A gallery leaves the series that it was in for another one.
 * Servers before 0.7 know only filters.
 *
 * Returns: (transfer full): the change
 */
BunkoBulkChange *
bunko_bulk_change_new_add_to (BunkoItem *container)
{
  g_return_val_if_fail (BUNKO_IS_ITEM (container), NULL);

  return new_membership (container, TRUE);
}

/**
 * bunko_bulk_change_new_remove_from:
 * @container: a collection, series or filter
 *
 * Takes galleries out of something. A gallery that leaves its series gets one of its own. Servers
 * before 0.7 know only filters.
 *
 * Returns: (transfer full): the change
 */
BunkoBulkChange *
bunko_bulk_change_new_remove_from (BunkoItem *container)
{
  g_return_val_if_fail (BUNKO_IS_ITEM (container), NULL);

  return new_membership (container, FALSE);
}

/**
 * bunko_bulk_change_copy:
 * @self: a change
 *
 * Returns: (transfer full): a copy
 */
BunkoBulkChange *
bunko_bulk_change_copy (const BunkoBulkChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * bunko_bulk_change_free:
 * @self: (transfer full): a change
 *
 * Frees a change.
 */
void
bunko_bulk_change_free (BunkoBulkChange *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}
