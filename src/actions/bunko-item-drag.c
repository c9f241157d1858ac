/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-drag.h"

#include "bunko-item-link.h"

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

/**
 * bunko_item_drag_create_content:
 * @self: a drag
 * @library: the library that the items are of
 *
 * Makes what a drag source offers: the items themselves to this application, and their links to
 * others.
 *
 * Returns: (transfer full): the content
 */
GdkContentProvider *
bunko_item_drag_create_content (BunkoItemDrag *self, BunkoLibrary *library)
{
  GdkContentProvider *providers[3];
  g_autofree char *uris = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  uris = bunko_item_links_join (library, self->items, "\r\n");
  text = bunko_item_links_join (library, self->items, "\n");
  bytes = g_bytes_new (uris, strlen (uris));
  providers[0] = gdk_content_provider_new_typed (BUNKO_TYPE_ITEM_DRAG, self);
  providers[1] = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
