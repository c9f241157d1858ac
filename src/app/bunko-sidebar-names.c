/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sidebar.h"

/* The places that actions and settings know by a name; first those that have a key of their number.
 */
static const struct
{
  const char *name;
  BunkoLocationKind kind;
  BunkoViewType view; /* of a list */
} names[] = {
  { "library", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_LIBRARY },
  { "favorites", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_FAVORITE },
  { "inbox", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_INBOX },
  { "read-later", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_READ_LATER },
  { "trash", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_TRASH },
  { "all", BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_ALL },
  { BUNKO_SIDEBAR_SERVER, BUNKO_LOCATION_SERVER, 0 },
  { "home", BUNKO_LOCATION_HOME, 0 },
};

#define N_NUMBERED (G_N_ELEMENTS (names) - 1)

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
make_location (guint index)
{
  g_autoptr (BunkoViewQuery) query = NULL;

  if (names[index].kind == BUNKO_LOCATION_SERVER)
    return bunko_location_new_server ();
  if (names[index].kind == BUNKO_LOCATION_HOME)
    return bunko_location_new_home ();
  query = bunko_view_query_new ();
  bunko_view_query_set_view (query, names[index].view);
  return bunko_location_new_list (query);
}

/**
 * bunko_sidebar_create_location:
 * @name: the name of a place
 *
 * Gets where a name leads to.
 *
 * Returns: (transfer full) (nullable): the place, %NULL for an unknown name
 */
BunkoLocation *
bunko_sidebar_create_location (const char *name)
{
  int index = find_name (name);

  return index >= 0 ? make_location ((guint) index) : NULL;
}

/**
 * bunko_sidebar_get_nth_name:
 * @index: from 0
 *
 * Gets the names of what has a key of its number, in that order.
 *
 * Returns: (transfer none) (nullable): a name; %NULL beyond the end
 */
const char *
bunko_sidebar_get_nth_name (guint index)
{
  return index < N_NUMBERED ? names[index].name : NULL;
}
