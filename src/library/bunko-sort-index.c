/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sort-index.h"

G_DEFINE_BOXED_TYPE (BunkoSortIndex, bunko_sort_index, bunko_sort_index_copy, bunko_sort_index_free)

/**
 * bunko_sort_index_new:
 * @index: the server's number of the order
 * @name: its name
 *
 * Returns: (transfer full): a sort index
 */
BunkoSortIndex *
bunko_sort_index_new (gint index, const char *name)
{
  BunkoSortIndex *self = g_new0 (BunkoSortIndex, 1);

  self->index = index;
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

/**
 * bunko_sort_index_copy:
 * @self: a sort index
 *
 * Returns: (transfer full): a copy
 */
BunkoSortIndex *
bunko_sort_index_copy (const BunkoSortIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return bunko_sort_index_new (self->index, self->name);
}

/**
 * bunko_sort_index_free:
 * @self: (transfer full): a sort index
 *
 * Frees a sort index.
 */
void
bunko_sort_index_free (BunkoSortIndex *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

/**
 * bunko_sort_index_is_random:
 * @index: the server's number of an order
 *
 * Says whether an order is another one at every request. These numbers are the same from HPX 0.3 to
 * 0.13 (HPX "Creating frontends", ItemSort: GalleryRandom, CollectionRandom).
 *
 * Returns: %TRUE if the order is random
 */
gboolean
bunko_sort_index_is_random (gint index)
{
  return index == 1 || index == 50;
}
