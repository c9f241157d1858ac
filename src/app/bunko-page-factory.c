/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-loading-page.h"
#include "bunko-page-factory.h"
#include "bunko-server-panel.h"
#include "library/bunko-search-text.h"
#include "pages/directory/bunko-directory-page.h"
#include "pages/gallery/bunko-gallery-page.h"
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

/* The galleries that have something. */
static AdwNavigationPage *
create_search (BunkoContext *context, const char *tag_namespace, const char *term)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autofree char *search = bunko_search_text_add ("", tag_namespace, term, FALSE);

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);

  return create_list (context, query);
}

/* Named items are found by their names. */
static AdwNavigationPage *
create_item_search (BunkoContext *context, BunkoItem *item)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_ITEM_TYPE);
  GEnumValue *type = g_enum_get_value (klass, (gint) bunko_item_get_item_type (item));

  return create_search (context, type->value_nick, bunko_item_get_display_name (item));
}

static AdwNavigationPage *
create_item (BunkoContext *context, BunkoItem *item)
{
  switch (bunko_item_get_item_type (item))
    {
    case BUNKO_ITEM_TYPE_GALLERY:
      return ADW_NAVIGATION_PAGE (bunko_gallery_page_new (context, BUNKO_GALLERY (item)));
    case BUNKO_ITEM_TYPE_COLLECTION:
    case BUNKO_ITEM_TYPE_GROUPING:
    case BUNKO_ITEM_TYPE_ARTIST:
    case BUNKO_ITEM_TYPE_CATEGORY:
    case BUNKO_ITEM_TYPE_LANGUAGE:
    case BUNKO_ITEM_TYPE_STATUS:
    case BUNKO_ITEM_TYPE_CIRCLE:
    case BUNKO_ITEM_TYPE_PARODY:
    case BUNKO_ITEM_TYPE_NONE:
    case BUNKO_ITEM_TYPE_FILTER:
    case BUNKO_ITEM_TYPE_PAGE:
    case BUNKO_ITEM_TYPE_TITLE:
    case BUNKO_ITEM_TYPE_URL:
    default:
      return create_item_search (context, item);
    }
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
    case BUNKO_LOCATION_LIST:
      return create_list (context, bunko_location_get_query (location));
    case BUNKO_LOCATION_ITEM:
    case BUNKO_LOCATION_READER:
      return create_for_item (context, location);
    case BUNKO_LOCATION_TAG:
      return create_search (context, bunko_location_get_tag_namespace (location),
                            bunko_location_get_tag (location));
    case BUNKO_LOCATION_SERVER:
      return bunko_server_panel_new (controller);
    case BUNKO_LOCATION_DIRECTORY:
      return bunko_directory_page_new (context, bunko_location_get_item_type (location));
    case BUNKO_LOCATION_HOME:
    case BUNKO_LOCATION_TAG_DIRECTORY:
    default:
      return create_library (context);
    }
}
