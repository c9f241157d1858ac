/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library.h"

#include "bunko-children-source.h"
#include "bunko-pages-source.h"
#include "bunko-related-source.h"
#include "bunko-view-source.h"

/* The lists of a library: which source knows what is asked for. */

/* What belongs to an item that no view takes (HPX "Creating frontends", library_view). */
static gboolean
is_relation (BunkoViewQuery *query)
{
  BunkoItemType parent_type = bunko_view_query_get_parent_type (query);

  return bunko_view_query_get_parent_id (query) > 0 &&
         bunko_view_query_get_related_type (query) != BUNKO_ITEM_TYPE_NONE &&
         parent_type != BUNKO_ITEM_TYPE_GALLERY && parent_type != BUNKO_ITEM_TYPE_COLLECTION &&
         parent_type != BUNKO_ITEM_TYPE_GROUPING;
}

/**
 * bunko_library_view:
 * @self: a library
 * @query: what to show; it is copied
 *
 * Gets a list of items. Nothing is asked until the list is.
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_library_view (BunkoLibrary *self, BunkoViewQuery *query)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  if (bunko_children_source_can_list (query))
    return bunko_children_source_new (self, query);
  if (is_relation (query))
    return bunko_related_source_new (self, bunko_view_query_get_parent_type (query),
                                     bunko_view_query_get_parent_id (query),
                                     bunko_view_query_get_related_type (query));
  return bunko_view_source_new (self, query);
}

/**
 * bunko_library_related:
 * @self: a library
 * @parent: an item
 * @related: which kind of items
 *
 * Gets the items of a kind that belong to another item, such as the collections of a gallery.
 * Nothing is asked until the list is.
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_library_related (BunkoLibrary *self, BunkoItem *parent, BunkoItemType related)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (BUNKO_IS_ITEM (parent), NULL);

  return bunko_related_source_new (self, bunko_item_get_item_type (parent),
                                   bunko_item_get_id (parent), related);
}

/**
 * bunko_library_get_pages:
 * @self: a library
 * @gallery: a gallery
 *
 * Gets the pages of a gallery, sorted by their number. Nothing is asked until the list is; counting
 * it sets #BunkoGallery:page-count.
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_library_get_pages (BunkoLibrary *self, BunkoGallery *gallery)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  return bunko_pages_source_new (self, gallery);
}
