/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-store-private.h"

static void
remove_from (GListStore *self, guint position, gpointer item)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = position; i < n; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (self), i);

      if ((gpointer) other != item)
        continue;
      g_list_store_remove (self, i);
      return;
    }
}

/* Private: makes a short list of objects hold @items, each once. What stays is not touched, so that
 * a view of the list keeps its place; what moves is taken out and put in again. */
void
_bunko_item_store_take (GListStore *self, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (self);

  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i - 1);

      if (!g_ptr_array_find (items, item, NULL))
        g_list_store_remove (self, i - 1);
    }
  for (guint i = 0; i < items->len; i++)
    {
      gpointer wanted = g_ptr_array_index (items, i);
      g_autoptr (GObject) there = g_list_model_get_item (model, i);

      if ((gpointer) there == wanted)
        continue;
      remove_from (self, i + 1, wanted);
      g_list_store_insert (self, i, wanted);
    }
}
