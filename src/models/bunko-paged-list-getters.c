/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-paged-list-private.h"

/* What a list says of itself, and of what it has at hand. */

/**
 * bunko_paged_list_get_source:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): where the items come from
 */
BunkoListSource *
bunko_paged_list_get_source (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), NULL);

  return self->source;
}

/**
 * bunko_paged_list_get_state:
 * @self: a list
 *
 * Returns: whether the list is being counted, there, or failed
 */
BunkoPagedListState
bunko_paged_list_get_state (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), BUNKO_PAGED_LIST_EMPTY);

  return self->state;
}

/**
 * bunko_paged_list_get_error:
 * @self: a list
 *
 * Gets why the list, or the last page of it that failed, could not be loaded: what the source
 * reported.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
bunko_paged_list_get_error (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), NULL);

  return self->error;
}

/**
 * bunko_paged_list_get_total:
 * @self: a list
 *
 * Returns: what the server says how many there are
 */
guint
bunko_paged_list_get_total (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), 0);

  return self->total;
}

/**
 * bunko_paged_list_get_has_failed:
 * @self: a list
 *
 * Returns: whether there are rows in use that could not be loaded
 */
gboolean
bunko_paged_list_get_has_failed (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), FALSE);

  return self->n_failed > 0;
}

/**
 * bunko_paged_list_peek_item:
 * @self: a list
 * @position: the position of a row
 *
 * Gets an item that is loaded already. Nothing is asked for because of this.
 *
 * Returns: (transfer none) (nullable): the item in that row, %NULL if it is not loaded
 */
BunkoItem *
bunko_paged_list_peek_item (BunkoPagedList *self, guint position)
{
  BunkoPageSlot *slot;
  guint page, offset;

  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), NULL);

  if (!bunko_page_map_find (self->map, position, &page, &offset))
    return NULL;

  slot = _bunko_paged_list_peek_slot (self, page);

  return slot != NULL ? bunko_page_slot_get_item (slot, offset) : NULL;
}
