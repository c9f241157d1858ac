/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-loading-page.h"
#include "bunko-page-factory.h"
#include "bunko-tab-private.h"
#include "pages/directory/bunko-directory-kind.h"

/* The pages of a tab, one by one: made from a location, and saved with what there is to remember.
 */

/* More than a scroll position and the like is not worth keeping. */
#define MAX_STATE_BYTES (16 * 1024)

/* As in the sidebar. */
static const char *
get_type_icon (BunkoItemType type)
{
  if (type == BUNKO_ITEM_TYPE_COLLECTION)
    return "bunko-collections-symbolic";
  if (type == BUNKO_ITEM_TYPE_GROUPING)
    return "bunko-series-symbolic";
  return type == BUNKO_ITEM_TYPE_GALLERY ? "bunko-library-symbolic"
                                         : bunko_directory_kind_get_icon_name (type);
}

static const char *
get_view_icon (BunkoLocation *location)
{
  static const char *const icons[] = {
    [BUNKO_VIEW_TYPE_LIBRARY] = "bunko-library-symbolic",
    [BUNKO_VIEW_TYPE_FAVORITE] = "bunko-favorites-symbolic",
    [BUNKO_VIEW_TYPE_INBOX] = "bunko-inbox-symbolic",
    [BUNKO_VIEW_TYPE_TRASH] = "user-trash-symbolic",
    [BUNKO_VIEW_TYPE_READ_LATER] = "bunko-read-later-symbolic",
    [BUNKO_VIEW_TYPE_ALL] = "bunko-all-symbolic",
  };
  BunkoViewQuery *query = bunko_location_get_query (location);

  if (*bunko_view_query_get_search (query) != '\0')
    return "system-search-symbolic";
  if (bunko_view_query_get_filter_id (query) > 0)
    return "bunko-filter-symbolic";
  if (bunko_view_query_get_item_type (query) != BUNKO_ITEM_TYPE_GALLERY)
    return get_type_icon (bunko_view_query_get_item_type (query));

  return icons[bunko_view_query_get_view (query)];
}

static const char *
get_icon_name (BunkoLocation *location)
{
  switch (bunko_location_get_kind (location))
    {
    case BUNKO_LOCATION_HOME:
      return "bunko-home-symbolic";
    case BUNKO_LOCATION_LIST:
      return get_view_icon (location);
    case BUNKO_LOCATION_SERVER:
      return "bunko-server-symbolic";
    case BUNKO_LOCATION_ITEM:
    case BUNKO_LOCATION_DIRECTORY:
      return get_type_icon (bunko_location_get_item_type (location));
    case BUNKO_LOCATION_TAG:
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return "bunko-tags-symbolic";
    case BUNKO_LOCATION_READER:
    default:
      return "bunko-library-symbolic";
    }
}

GIcon *
_bunko_tab_create_icon (BunkoLocation *location)
{
  return g_themed_icon_new (get_icon_name (location));
}

GVariant *
_bunko_tab_save_page (AdwNavigationPage *page)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  g_autoptr (GVariant) state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (page));

  g_variant_dict_insert_value (&dict, "location", bunko_location_to_variant (location));
  g_variant_dict_insert (&dict, "title", "s", adw_navigation_page_get_title (page));
  if (state != NULL && g_variant_get_size (state) <= MAX_STATE_BYTES)
    g_variant_dict_insert_value (&dict, "state", state);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

BunkoLocation *
_bunko_tab_entry_get_location (GVariant *entry)
{
  g_autoptr (GVariant) saved = g_variant_lookup_value (entry, "location", G_VARIANT_TYPE_VARDICT);

  return saved != NULL ? bunko_location_new_from_variant (saved) : NULL;
}

const char *
_bunko_tab_entry_get_title (GVariant *entry)
{
  const char *title = "";

  g_variant_lookup (entry, "title", "&s", &title);

  return title;
}

/* The item is known now: its page takes the place of the one that waited. */
static void
loaded_cb (AdwNavigationPage *page, BunkoItem *item, BunkoTab *self)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  g_autoptr (GVariant) state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (page));

  if (bunko_controller_get_context (self->controller) != NULL)
    _bunko_tab_replace_page (self, page, _bunko_tab_create_page (self, location, state));
}

AdwNavigationPage *
_bunko_tab_create_page (BunkoTab *self, BunkoLocation *location, GVariant *state)
{
  AdwNavigationPage *page = bunko_page_factory_create (self->controller, location);

  if (BUNKO_IS_LOADING_PAGE (page))
    g_signal_connect_object (page, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_DEFAULT);
  if (state != NULL)
    bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (page), state);
  _bunko_tab_add_bars (self, page);

  return page;
}

/* A page that has the place of the real one in the stack, until that is shown. */
AdwNavigationPage *
_bunko_tab_create_later (BunkoTab *self, GVariant *entry)
{
  g_autoptr (BunkoLocation) location = _bunko_tab_entry_get_location (entry);
  g_autoptr (GVariant) state = g_variant_lookup_value (entry, "state", G_VARIANT_TYPE_VARDICT);
  AdwNavigationPage *page;

  if (location == NULL)
    return NULL;

  page = bunko_loading_page_new_for_later (location, _bunko_tab_entry_get_title (entry));
  if (state != NULL)
    bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (page), state);
  _bunko_tab_add_bars (self, page);

  return page;
}

AdwNavigationPage *
_bunko_tab_create_now (BunkoTab *self, AdwNavigationPage *later)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (later));
  g_autoptr (GVariant) state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (later));

  return _bunko_tab_create_page (self, location, state);
}
