/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-parser.h"

#include "bunko-artist.h"
#include "bunko-collection.h"
#include "bunko-filter.h"
#include "bunko-gallery.h"
#include "bunko-grouping.h"
#include "bunko-json-member.h"
#include "bunko-named-item.h"
#include "bunko-page.h"

/* No call asks for as many at once. */
#define MAX_ITEMS 10000

/**
 * bunko_item_new:
 * @type: the kind of item
 * @id: its id, from 0
 *
 * Makes an item of which nothing but its id is known.
 *
 * Returns: (transfer full) (nullable): the item; %NULL if Bunko has no class for @type
 */
BunkoItem *
bunko_item_new (BunkoItemType type, gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  switch (type)
    {
    case BUNKO_ITEM_TYPE_GALLERY:
      return BUNKO_ITEM (bunko_gallery_new (id));
    case BUNKO_ITEM_TYPE_COLLECTION:
      return BUNKO_ITEM (bunko_collection_new (id));
    case BUNKO_ITEM_TYPE_FILTER:
      return BUNKO_ITEM (bunko_filter_new (id));
    case BUNKO_ITEM_TYPE_PAGE:
      return BUNKO_ITEM (bunko_page_new (id, 0, 0));
    case BUNKO_ITEM_TYPE_GROUPING:
      return BUNKO_ITEM (bunko_grouping_new (id));
    case BUNKO_ITEM_TYPE_ARTIST:
      return BUNKO_ITEM (bunko_artist_new (id));
    case BUNKO_ITEM_TYPE_TITLE:
    case BUNKO_ITEM_TYPE_CATEGORY:
    case BUNKO_ITEM_TYPE_LANGUAGE:
    case BUNKO_ITEM_TYPE_STATUS:
    case BUNKO_ITEM_TYPE_CIRCLE:
    case BUNKO_ITEM_TYPE_URL:
    case BUNKO_ITEM_TYPE_PARODY:
      return BUNKO_ITEM (bunko_named_item_new (type, id));
    case BUNKO_ITEM_TYPE_NONE:
    default:
      return NULL;
    }
}

/**
 * bunko_item_new_from_json:
 * @type: the kind of item
 * @object: the server's message object of it
 *
 * Makes an item that belongs to no library. Every key of @object may be missing, null or of
 * another type than documented (HPX wire notes): what cannot be read keeps its default.
 *
 * Returns: (transfer full) (nullable): the item; %NULL if Bunko has no class for @type
 */
BunkoItem *
bunko_item_new_from_json (BunkoItemType type, JsonObject *object)
{
  return bunko_store_intern_json (NULL, type, object);
}

/* Some servers answer {"items": […], "count": n} where others answer the list alone. */
static JsonArray *
get_items_array (JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return bunko_json_member_get_array (json_node_get_object (node), "items");
  return NULL;
}

/**
 * bunko_items_new_from_json:
 * @store: (nullable): the store that the items belong to
 * @type: the kind of items
 * @node: (nullable): a list of message objects, or an object with such a list as "items"
 *
 * Makes the items of a list. What is no item or has no id is left out.
 *
 * Returns: (transfer full) (element-type BunkoItem): the items, in order, with a free function
 */
GPtrArray *
bunko_items_new_from_json (BunkoStore *store, BunkoItemType type, JsonNode *node)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = get_items_array (node);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < MIN (length, MAX_ITEMS); i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);
      BunkoItem *item;

      if (object == NULL || bunko_json_member_int (object, "id", 0) <= 0)
        continue;
      item = bunko_store_intern_json (store, type, object);
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}
