/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-paged-list-private.h"

/* The pages that a list has in hand: made when somebody asks for a row, given up when nobody holds
 * one and nothing is loaded. */

BunkoPageSlot *
_bunko_paged_list_peek_slot (BunkoPagedList *self, guint page)
{
  return g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));
}

void
_bunko_paged_list_set_slot_state (BunkoPagedList *self, BunkoPageSlot *slot, BunkoSlotState state)
{
  if (slot->state == BUNKO_SLOT_QUEUED && state != BUNKO_SLOT_QUEUED)
    g_ptr_array_remove (self->queue, slot);
  self->n_loaded -= slot->state == BUNKO_SLOT_LOADED;
  self->n_failed -= slot->state == BUNKO_SLOT_FAILED;
  self->n_loaded += state == BUNKO_SLOT_LOADED;
  self->n_failed += state == BUNKO_SLOT_FAILED;

  /* First the state, since the rows tell others. */
  if (slot->state != state)
    {
      gboolean was_failed = slot->state == BUNKO_SLOT_FAILED;

      slot->state = state;
      if (was_failed || state == BUNKO_SLOT_FAILED)
        {
          bunko_page_slot_set_failed (slot, state == BUNKO_SLOT_FAILED);
          g_object_notify (G_OBJECT (self), "has-failed");
        }
    }
}

void
_bunko_paged_list_forget_slot (BunkoPagedList *self, BunkoPageSlot *slot)
{
  _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_IDLE);
  g_hash_table_remove (self->slots, GUINT_TO_POINTER (slot->page));
}

/* Nobody holds a row of the page any more. A request on its way is not taken back: its answer is
 * soon here, and the connection would have to wait for it in any case. */
static void
slot_unused_cb (BunkoPageSlot *slot, gpointer user_data)
{
  BunkoPagedList *self = user_data;

  if (slot->state == BUNKO_SLOT_IDLE || slot->state == BUNKO_SLOT_FAILED)
    _bunko_paged_list_forget_slot (self, slot);
}

BunkoPageSlot *
_bunko_paged_list_ensure_slot (BunkoPagedList *self, guint page)
{
  BunkoPageSlot *slot = _bunko_paged_list_peek_slot (self, page);

  if (slot != NULL)
    return slot;

  slot = bunko_page_slot_new (page, bunko_page_map_get_page_rows (self->map, page), slot_unused_cb,
                              self);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (page), slot);

  return slot;
}

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* Keeps the loaded pages that are nearest to the last one asked for. */
void
_bunko_paged_list_evict (BunkoPagedList *self)
{
  while (self->n_loaded > self->max_pages)
    {
      GHashTableIter iter;
      BunkoPageSlot *slot;
      BunkoPageSlot *farthest = NULL;

      g_hash_table_iter_init (&iter, self->slots);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
        if (slot->state == BUNKO_SLOT_LOADED &&
            (farthest == NULL ||
             distance (slot->page, self->last_page) > distance (farthest->page, self->last_page)))
          farthest = slot;

      g_assert (farthest != NULL);
      bunko_page_slot_set_items (farthest, NULL);
      _bunko_paged_list_set_slot_state (self, farthest, BUNKO_SLOT_IDLE);
      if (farthest->n_live == 0)
        _bunko_paged_list_forget_slot (self, farthest);
    }
}

void
_bunko_paged_list_forget_slots (BunkoPagedList *self)
{
  g_ptr_array_set_size (self->queue, 0);
  g_hash_table_remove_all (self->slots);
  self->n_loaded = 0;
  self->n_failed = 0;
  self->n_barren = 0;
}

static gint
compare_pages (gconstpointer a, gconstpointer b)
{
  const BunkoPageSlot *one = a;
  const BunkoPageSlot *other = b;

  return one->page < other->page ? -1 : one->page > other->page;
}

/**
 * bunko_paged_list_foreach_loaded:
 * @self: a list
 * @func: (scope call): is told each item
 * @user_data: data for @func
 *
 * Looks at all items that are loaded, in their order, and loads none.
 */
void
bunko_paged_list_foreach_loaded (BunkoPagedList *self, BunkoPagedListFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) slots = NULL;

  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));
  g_return_if_fail (func != NULL);

  slots = g_hash_table_get_values_as_ptr_array (self->slots);
  g_ptr_array_sort_values (slots, compare_pages);
  for (guint i = 0; i < slots->len; i++)
    {
      BunkoPageSlot *slot = slots->pdata[i];
      guint start = bunko_page_map_get_start (self->map, slot->page);
      guint n_rows = bunko_page_map_get_page_rows (self->map, slot->page);

      for (guint j = 0; j < n_rows; j++)
        {
          BunkoItem *item = bunko_page_slot_get_item (slot, j);

          if (item != NULL)
            func (start + j, item, user_data);
        }
    }
}
