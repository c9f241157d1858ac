/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shelf-content.h"

/**
 * bunko_shelf_content_new:
 *
 * Returns: (transfer full): the content of an empty shelf
 */
BunkoShelfContent *
bunko_shelf_content_new (void)
{
  BunkoShelfContent *self = g_new0 (BunkoShelfContent, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->total = -1;
  return self;
}

/**
 * bunko_shelf_content_free:
 * @self: (transfer full): the content of a shelf
 *
 * Frees it.
 */
void
bunko_shelf_content_free (BunkoShelfContent *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_array_unref);
  g_clear_object (&self->query);
  g_free (self);
}
