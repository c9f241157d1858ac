/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-link.h"

/**
 * bunko_item_link_new:
 * @library: a library
 * @item: a gallery of it
 *
 * Returns: (transfer full): an address that Bunko opens, `hpx://HOST:PORT/gallery/ID`
 */
char *
bunko_item_link_new (BunkoLibrary *library, BunkoItem *item)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (item), NULL);

  return g_strdup_printf ("hpx://%s/gallery/%" G_GINT64_FORMAT,
                          bunko_library_get_server_key (library), bunko_item_get_id (item));
}

/**
 * bunko_item_links_join:
 * @library: a library
 * @items: (element-type BunkoItem): items of it; those that are no galleries have no link
 * @separator: what to put between the links
 *
 * Returns: (transfer full): the links of all galleries among the items
 */
char *
bunko_item_links_join (BunkoLibrary *library, GPtrArray *items, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *link = NULL;

      if (!BUNKO_IS_GALLERY (items->pdata[i]))
        continue;
      link = bunko_item_link_new (library, items->pdata[i]);
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", link);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
