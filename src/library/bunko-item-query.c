/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-query.h"

#include "bunko-search-text.h"

/**
 * bunko_item_type_get_namespace:
 * @type: a kind of items
 *
 * Gets what a search calls the kind of items that galleries belong to (HPX "Creating frontends",
 * the syntax of searches).
 *
 * Returns: (nullable): the namespace, such as "artist"; %NULL if galleries cannot be searched by
 *   @type
 */
const char *
bunko_item_type_get_namespace (BunkoItemType type)
{
  switch ((int) type)
    {
    case BUNKO_ITEM_TYPE_COLLECTION:
      return "collection";
    case BUNKO_ITEM_TYPE_GROUPING:
      return "grouping";
    case BUNKO_ITEM_TYPE_ARTIST:
      return "artist";
    case BUNKO_ITEM_TYPE_CATEGORY:
      return "category";
    case BUNKO_ITEM_TYPE_LANGUAGE:
      return "language";
    case BUNKO_ITEM_TYPE_STATUS:
      return "status";
    case BUNKO_ITEM_TYPE_CIRCLE:
      return "circle";
    case BUNKO_ITEM_TYPE_PARODY:
      return "parody";
    default:
      return NULL;
    }
}

/**
 * bunko_item_to_query:
 * @item: an item
 *
 * Makes the search that finds the galleries of an item by its name. It may find those of another
 * whose name has this one in it.
 *
 * Returns: (transfer full) (nullable): the search, with quotes where they are needed; %NULL if
 *   galleries cannot be searched by such an item, or it has no name
 */
char *
bunko_item_to_query (BunkoItem *item)
{
  const char *tag_namespace;

  g_return_val_if_fail (BUNKO_IS_ITEM (item), NULL);

  tag_namespace = bunko_item_type_get_namespace (bunko_item_get_item_type (item));
  if (tag_namespace == NULL || bunko_item_get_display_name (item)[0] == '\0')
    return NULL;
  return bunko_search_text_add ("", tag_namespace, bunko_item_get_display_name (item), FALSE);
}

/**
 * bunko_item_is_in_view:
 * @item: an item
 * @view: a view
 *
 * Says whether the marks of an item let it be in a view, as servers decide it (HPX wire notes, "API
 * oddities").
 *
 * Returns: %FALSE if @view does not show @item
 */
gboolean
bunko_item_is_in_view (BunkoItem *item, BunkoViewType view)
{
  gboolean trash;

  g_return_val_if_fail (BUNKO_IS_ITEM (item), FALSE);

  trash = bunko_item_has_metatag (item, BUNKO_METATAG_TRASH);
  switch (view)
    {
    case BUNKO_VIEW_TYPE_LIBRARY:
      return !trash && !bunko_item_has_metatag (item, BUNKO_METATAG_INBOX);
    case BUNKO_VIEW_TYPE_FAVORITE:
      return !trash && bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE);
    case BUNKO_VIEW_TYPE_INBOX:
      return !trash && bunko_item_has_metatag (item, BUNKO_METATAG_INBOX);
    case BUNKO_VIEW_TYPE_TRASH:
      return trash;
    case BUNKO_VIEW_TYPE_READ_LATER:
      return !trash && bunko_item_has_metatag (item, BUNKO_METATAG_READ_LATER);
    case BUNKO_VIEW_TYPE_ALL:
    default:
      return !trash;
    }
}
