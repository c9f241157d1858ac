/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-drag.h"

/**
 * BunkoItemDrag:
 *
 * Items that are being dragged from one place of the application to another.
 */
struct _BunkoItemDrag
{
  gatomicrefcount ref_count;
  GPtrArray *items;
};

G_DEFINE_BOXED_TYPE (BunkoItemDrag, bunko_item_drag, bunko_item_drag_ref, bunko_item_drag_unref)

static gpointer
ref_item (gconstpointer item, gpointer user_data)
{
  return g_object_ref ((gpointer) item);
}

/**
 * bunko_item_drag_new:
 * @items: (element-type BunkoItem): what is dragged; the list is copied
 *
 * Returns: (transfer full): the drag
 */
BunkoItemDrag *
bunko_item_drag_new (GPtrArray *items)
{
  BunkoItemDrag *self;

  g_return_val_if_fail (items != NULL, NULL);

  self = g_new0 (BunkoItemDrag, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_ptr_array_copy (items, ref_item, NULL);
  g_ptr_array_set_free_func (self->items, g_object_unref);
  return self;
}

/**
 * bunko_item_drag_ref:
 * @self: a drag
 *
 * Returns: (transfer full): the same
 */
BunkoItemDrag *
bunko_item_drag_ref (BunkoItemDrag *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_item_drag_unref:
 * @self: (transfer full): a drag
 *
 * Gives up a reference.
 */
void
bunko_item_drag_unref (BunkoItemDrag *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * bunko_item_drag_get_items:
 * @self: a drag
 *
 * Returns: (transfer none) (element-type BunkoItem): what is dragged; not to be changed
 */
GPtrArray *
bunko_item_drag_get_items (BunkoItemDrag *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->items;
}
