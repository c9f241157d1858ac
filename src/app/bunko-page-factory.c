/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-loading-page.h"
#include "bunko-page-factory.h"
#include "bunko-server-panel.h"
#include "pages/directory/bunko-directory-page.h"
#include "pages/directory/bunko-tag-directory-page.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/item/bunko-item-page.h"
#include "pages/home/bunko-home-page.h"
#include "pages/library/bunko-library-page.h"
#include "reader/bunko-reader-page.h"

/* Which page shows a location: the one place that knows all pages. */

static AdwNavigationPage *
create_list (BunkoContext *context, BunkoViewQuery *query)
{
  return ADW_NAVIGATION_PAGE (bunko_library_page_new (context, query));
}

static AdwNavigationPage *
create_library (BunkoContext *context)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  return create_list (context, query);
}

static AdwNavigationPage *
create_item (BunkoContext *context, BunkoItem *item)
{
  BunkoItemType type = bunko_item_get_item_type (item);

  if (type == BUNKO_ITEM_TYPE_GALLERY)
    return ADW_NAVIGATION_PAGE (bunko_gallery_page_new (context, BUNKO_GALLERY (item)));
  if (bunko_item_page_can_show (type))
    return ADW_NAVIGATION_PAGE (bunko_item_page_new (context, item));

  return create_library (context);
}

/* What the page of an item needs to know is in the item. */
static AdwNavigationPage *
create_for_item (BunkoContext *context, BunkoLocation *location)
{
  BunkoItem *item = bunko_library_lookup_item (bunko_context_get_library (context),
                                               bunko_location_get_item_type (location),
                                               bunko_location_get_id (location));

  if (item == NULL)
    return bunko_loading_page_new (context, location);

  if (bunko_location_get_kind (location) == BUNKO_LOCATION_READER)
    return bunko_reader_page_new (context, BUNKO_GALLERY (item),
                                  bunko_location_get_page (location));

  return create_item (context, item);
}

/**
 * bunko_page_factory_create:
 * @controller: who owns the connection; a library must be open
 * @location: where to go
 *
 * Makes the page that shows a place in the library. For an item that is not known yet that is a
 * [class@LoadingPage]; once it is loaded, asking again makes the real one.
 *
 * Returns: (transfer floating): the page, a [iface@LocationPage]
 */
AdwNavigationPage *
bunko_page_factory_create (BunkoController *controller, BunkoLocation *location)
{
  BunkoContext *context;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  context = bunko_controller_get_context (controller);
  g_return_val_if_fail (context != NULL, NULL);

  switch (bunko_location_get_kind (location))
    {
    case BUNKO_LOCATION_HOME:
      return bunko_home_page_new (context);
    case BUNKO_LOCATION_LIST:
      return create_list (context, bunko_location_get_query (location));
    case BUNKO_LOCATION_ITEM:
    case BUNKO_LOCATION_READER:
      return create_for_item (context, location);
    case BUNKO_LOCATION_TAG:
      return ADW_NAVIGATION_PAGE (bunko_item_page_new_for_tag (
          context, bunko_location_get_tag_namespace (location), bunko_location_get_tag (location)));
    case BUNKO_LOCATION_SERVER:
      return bunko_server_panel_new (controller);
    case BUNKO_LOCATION_DIRECTORY:
      return bunko_directory_page_new (context, bunko_location_get_item_type (location));
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return bunko_tag_directory_page_new (context);
    default:
      return create_library (context);
    }
}
