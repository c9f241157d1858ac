/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

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
      return bunko_server_panel_new (controller, bunko_location_get_section (location));
    case BUNKO_LOCATION_DIRECTORY:
      return bunko_directory_page_new (context, bunko_location_get_item_type (location));
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return bunko_tag_directory_page_new (context);
    default:
      return create_library (context);
    }
}

static const char *
get_type_title (BunkoItemType item_type)
{
  switch (item_type)
    {
    case BUNKO_ITEM_TYPE_COLLECTION:
      return _ ("Collections");
    case BUNKO_ITEM_TYPE_GROUPING:
      return _ ("Series");
    case BUNKO_ITEM_TYPE_ARTIST:
      return _ ("Artists");
    case BUNKO_ITEM_TYPE_CATEGORY:
      return _ ("Categories");
    case BUNKO_ITEM_TYPE_LANGUAGE:
      return _ ("Languages");
    case BUNKO_ITEM_TYPE_STATUS:
      return _ ("Statuses");
    case BUNKO_ITEM_TYPE_CIRCLE:
      return _ ("Circles");
    case BUNKO_ITEM_TYPE_PARODY:
      return _ ("Parodies");
    case BUNKO_ITEM_TYPE_GALLERY:
    case BUNKO_ITEM_TYPE_NONE:
    case BUNKO_ITEM_TYPE_FILTER:
    case BUNKO_ITEM_TYPE_PAGE:
    case BUNKO_ITEM_TYPE_TITLE:
    case BUNKO_ITEM_TYPE_URL:
    default:
      return _ ("Library");
    }
}

static const char *
get_view_title (BunkoViewType view)
{
  switch (view)
    {
    case BUNKO_VIEW_TYPE_FAVORITE:
      return _ ("Favorites");
    case BUNKO_VIEW_TYPE_INBOX:
      return _ ("Inbox");
    case BUNKO_VIEW_TYPE_TRASH:
      return _ ("Trash");
    case BUNKO_VIEW_TYPE_READ_LATER:
      return _ ("Read Later");
    case BUNKO_VIEW_TYPE_ALL:
      return _ ("All Galleries");
    case BUNKO_VIEW_TYPE_LIBRARY:
    default:
      return _ ("Library");
    }
}

static const char *
get_list_title (BunkoViewQuery *query)
{
  const char *search = bunko_view_query_get_search (query);

  if (*search != '\0')
    return search;
  if (bunko_view_query_get_item_type (query) != BUNKO_ITEM_TYPE_GALLERY)
    return get_type_title (bunko_view_query_get_item_type (query));

  return get_view_title (bunko_view_query_get_view (query));
}

static const char *
get_item_title (BunkoContext *context, BunkoLocation *location)
{
  BunkoItem *item = bunko_library_lookup_item (bunko_context_get_library (context),
                                               bunko_location_get_item_type (location),
                                               bunko_location_get_id (location));
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;

  if (title == NULL || *title == '\0')
    title = bunko_location_get_title (location);

  return title != NULL && *title != '\0' ? title : _ ("Gallery");
}

/**
 * bunko_page_factory_dup_title:
 * @controller: who owns the connection; a library must be open
 * @location: where one may go
 *
 * Finds out what the page of a place will be called, as well as that is known before there is one.
 *
 * Returns: (transfer full): the title
 */
char *
bunko_page_factory_dup_title (BunkoController *controller, BunkoLocation *location)
{
  BunkoContext *context;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  context = bunko_controller_get_context (controller);
  switch (bunko_location_get_kind (location))
    {
    case BUNKO_LOCATION_LIST:
      return g_strdup (get_list_title (bunko_location_get_query (location)));
    case BUNKO_LOCATION_ITEM:
    case BUNKO_LOCATION_READER:
      return g_strdup (get_item_title (context, location));
    case BUNKO_LOCATION_TAG:
      return g_strdup (bunko_location_get_tag (location));
    case BUNKO_LOCATION_DIRECTORY:
      return g_strdup (get_type_title (bunko_location_get_item_type (location)));
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return g_strdup (_ ("Tags"));
    case BUNKO_LOCATION_SERVER:
      return g_strdup (_ ("Server"));
    case BUNKO_LOCATION_HOME:
    default:
      return g_strdup (_ ("Home"));
    }
}
