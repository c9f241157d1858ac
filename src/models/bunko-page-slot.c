/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-slot.h"
#include "bunko-row-private.h"

static void
row_gone_cb (gpointer data, GObject *where_the_row_was)
{
  BunkoPageSlot *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] == (gpointer) where_the_row_was)
      {
        self->rows->pdata[i] = NULL;
        self->n_live--;
        break;
      }

  if (self->n_live == 0)
    self->unused (self, self->user_data);
}

static void
put_row (BunkoPageSlot *self, guint offset, BunkoRow *row)
{
  g_assert (self->rows->pdata[offset] == NULL);

  self->rows->pdata[offset] = row;
  self->n_live++;
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
}

/* The row stays what it is for whoever holds it, but is no longer part of the list. */
static BunkoRow *
drop_row (BunkoPageSlot *self, guint offset)
{
  BunkoRow *row = self->rows->pdata[offset];

  if (row == NULL)
    return NULL;

  g_object_weak_unref (G_OBJECT (row), row_gone_cb, self);
  self->rows->pdata[offset] = NULL;
  self->n_live--;

  return row;
}

static void
clear_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

/**
 * bunko_page_slot_new:
 * @page: the number of the page
 * @n_rows: how many rows it has in the list
 * @unused: (scope forever): called when nobody holds a row of the page any more; may free the slot
 * @user_data: for @unused
 *
 * Creates a slot that has no items yet.
 *
 * Returns: (transfer full): the new slot
 */
BunkoPageSlot *
bunko_page_slot_new (guint page, guint n_rows, BunkoPageSlotFunc unused, gpointer user_data)
{
  BunkoPageSlot *self = g_new0 (BunkoPageSlot, 1);

  self->page = page;
  self->items = g_ptr_array_new_with_free_func (clear_item);
  self->rows = g_ptr_array_new ();
  self->unused = unused;
  self->user_data = user_data;
  g_ptr_array_set_size (self->rows, n_rows);

  return self;
}

/**
 * bunko_page_slot_free:
 * @self: (transfer full): a slot
 *
 * Frees the slot. Rows that are held outside keep what they have.
 */
void
bunko_page_slot_free (BunkoPageSlot *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    drop_row (self, i);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * bunko_page_slot_get_item:
 * @self: a slot
 * @offset: the place of a row on the page
 *
 * Returns: (transfer none) (nullable): its item, if loaded
 */
BunkoItem *
bunko_page_slot_get_item (BunkoPageSlot *self, guint offset)
{
  return offset < self->items->len ? self->items->pdata[offset] : NULL;
}

/**
 * bunko_page_slot_dup_row:
 * @self: a slot
 * @offset: the place of a row on the page
 *
 * Gets the row that is already held by somebody, or makes a new one.
 *
 * Returns: (transfer full): the row
 */
BunkoRow *
bunko_page_slot_dup_row (BunkoPageSlot *self, guint offset)
{
  BunkoRow *row;

  g_return_val_if_fail (offset < self->rows->len, NULL);

  if (self->rows->pdata[offset] != NULL)
    return g_object_ref (self->rows->pdata[offset]);

  row = bunko_row_new (bunko_page_slot_get_item (self, offset));
  put_row (self, offset, row);

  return row;
}

/**
 * bunko_page_slot_set_items:
 * @self: a slot
 * @items: (element-type BunkoItem) (nullable): one item for each row, or %NULL to forget them
 *
 * Takes the items of the page and gives them to the rows that somebody holds. When the items are
 * forgotten the rows keep theirs, as they are still shown.
 */
void
bunko_page_slot_set_items (BunkoPageSlot *self, GPtrArray *items)
{
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      BunkoItem *item = items->pdata[i];

      g_ptr_array_add (self->items, item != NULL ? g_object_ref (item) : NULL);
      if (i < self->rows->len && self->rows->pdata[i] != NULL && item != NULL)
        _bunko_row_set_item (self->rows->pdata[i], item);
    }
}

/**
 * bunko_page_slot_set_failed:
 * @self: a slot
 * @failed: whether loading the page failed
 *
 * Tells the rows that somebody holds and that have nothing to show.
 */
void
bunko_page_slot_set_failed (BunkoPageSlot *self, gboolean failed)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BunkoRow *row = self->rows->pdata[i];

      if (row != NULL)
        _bunko_row_set_failed (row, failed && bunko_row_get_item (row) == NULL);
    }
}

/**
 * bunko_page_slot_set_n_rows:
 * @self: a slot
 * @n_rows: how many rows the page has now
 *
 * Cuts rows off the end of the page, or adds some.
 */
void
bunko_page_slot_set_n_rows (BunkoPageSlot *self, guint n_rows)
{
  for (guint i = n_rows; i < self->rows->len; i++)
    drop_row (self, i);
  g_ptr_array_set_size (self->rows, n_rows);
  if (self->items->len > n_rows)
    g_ptr_array_set_size (self->items, n_rows);
}

/**
 * bunko_page_slot_splice:
 * @self: a slot
 * @offset: the place on the page
 * @n_removed: how many rows go away there
 * @n_added: how many new ones come in their place
 *
 * Changes rows in the middle of a page. The new ones have no item; the items of the others stay
 * where the rows are.
 */
void
bunko_page_slot_splice (BunkoPageSlot *self, guint offset, guint n_removed, guint n_added)
{
  g_return_if_fail (offset + n_removed <= self->rows->len);

  /* As long as the rows, so that both can be changed in the same way. */
  g_ptr_array_set_size (self->items, self->rows->len);

  for (guint i = 0; i < n_removed; i++)
    drop_row (self, offset + i);
  if (n_removed > 0)
    {
      g_ptr_array_remove_range (self->rows, offset, n_removed);
      g_ptr_array_remove_range (self->items, offset, n_removed);
    }
  for (guint i = 0; i < n_added; i++)
    {
      g_ptr_array_insert (self->rows, offset, NULL);
      g_ptr_array_insert (self->items, offset, NULL);
    }
}

/**
 * bunko_page_slot_take_rows:
 * @self: a slot
 * @from: another slot
 * @offset: a place on that page
 * @n_rows: how many rows to move
 *
 * Moves rows with their items from one page to the end of another, without anybody noticing.
 */
void
bunko_page_slot_take_rows (BunkoPageSlot *self, BunkoPageSlot *from, guint offset, guint n_rows)
{
  guint start = self->rows->len;

  g_return_if_fail (offset + n_rows <= from->rows->len);

  g_ptr_array_set_size (self->items, start);
  g_ptr_array_set_size (self->rows, start + n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      BunkoItem *item = bunko_page_slot_get_item (from, offset + i);
      BunkoRow *row = drop_row (from, offset + i);

      g_ptr_array_add (self->items, item != NULL ? g_object_ref (item) : NULL);
      if (row != NULL)
        put_row (self, start + i, row);
    }
  bunko_page_slot_splice (from, offset, n_rows, 0);
}
