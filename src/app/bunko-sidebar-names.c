/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar.h"

/* The views that actions and settings know by a name, in their order. */
static const struct
{
  const char *name;
  const char *title;
  BunkoViewType view;
} names[] = {
  { "library", N_ ("Library"), BUNKO_VIEW_TYPE_LIBRARY },
  { "favorites", N_ ("Favorites"), BUNKO_VIEW_TYPE_FAVORITE },
  { "inbox", N_ ("Inbox"), BUNKO_VIEW_TYPE_INBOX },
  { "read-later", N_ ("Read Later"), BUNKO_VIEW_TYPE_READ_LATER },
  { "trash", N_ ("Trash"), BUNKO_VIEW_TYPE_TRASH },
  { "all", N_ ("All"), BUNKO_VIEW_TYPE_ALL },
  { BUNKO_SIDEBAR_SERVER, N_ ("Server"), 0 },
};

static int
find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i].name, name) == 0)
        return (int) i;
    }

  return -1;
}

static BunkoLocation *
make_location (BunkoViewType view)
{
  g_autoptr (BunkoViewQuery) query = NULL;

  if (view == 0)
    return bunko_location_new_server ();
  query = bunko_view_query_new ();
  bunko_view_query_set_view (query, view);
  return bunko_location_new_list (query);
}

/**
 * bunko_sidebar_select:
 * @self: the sidebar
 * @name: the name of a view, or %BUNKO_SIDEBAR_SERVER
 *
 * Marks @name as the one that is shown. Unknown names are ignored.
 */
void
bunko_sidebar_select (BunkoSidebar *self, const char *name)
{
  int index;

  g_return_if_fail (BUNKO_IS_SIDEBAR (self));
  g_return_if_fail (name != NULL);

  index = find_name (name);
  if (index >= 0)
    {
      g_autoptr (BunkoLocation) location = make_location (names[index].view);

      bunko_sidebar_set_location (self, location);
    }
}

/**
 * bunko_sidebar_get_title:
 * @name: the name of a view, or %BUNKO_SIDEBAR_SERVER
 *
 * Gets what a view is called for the person.
 *
 * Returns: (transfer none) (nullable): the translated title; %NULL for an unknown name
 */
const char *
bunko_sidebar_get_title (const char *name)
{
  int index = find_name (name);

  return index >= 0 ? _ (names[index].title) : NULL;
}

/**
 * bunko_sidebar_get_name:
 * @location: a place in the library
 *
 * Gets the name of a view; it has one as it is, without a search.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for any other place
 */
const char *
bunko_sidebar_get_name (BunkoLocation *location)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BunkoLocation) own = make_location (names[i].view);

      if (bunko_location_equal (own, location))
        return names[i].name;
    }
  return NULL;
}

/**
 * bunko_sidebar_get_view:
 * @name: the name of a view
 * @view: (out) (optional): the view
 *
 * Gets the view of a name.
 *
 * Returns: %FALSE if @name is not that of a view
 */
gboolean
bunko_sidebar_get_view (const char *name, BunkoViewType *view)
{
  int index = find_name (name);

  if (index < 0 || names[index].view == 0)
    return FALSE;

  if (view != NULL)
    *view = names[index].view;

  return TRUE;
}

/**
 * bunko_sidebar_get_nth_name:
 * @index: from 0
 *
 * Gets the names in the order in which they are shown, the server panel last.
 *
 * Returns: (transfer none) (nullable): a name; %NULL beyond the end
 */
const char *
bunko_sidebar_get_nth_name (guint index)
{
  return index < G_N_ELEMENTS (names) ? names[index].name : NULL;
}
