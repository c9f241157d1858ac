/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-kind.h"

/* How the kinds of items that have a directory are called. %BUNKO_ITEM_TYPE_NONE stands for tags.
 */

static const struct
{
  BunkoItemType type;
  const char *title;
  const char *icon_name;
  const char *search_hint;
  gint name_order; /* the server's number; -1: it can only list them as they were added */
} kinds[] = {
  { BUNKO_ITEM_TYPE_ARTIST, N_ ("Artists"), "bunko-artists-symbolic", N_ ("Search artists"), 20 },
  { BUNKO_ITEM_TYPE_CIRCLE, N_ ("Circles"), "bunko-circles-symbolic", N_ ("Search circles"), 40 },
  { BUNKO_ITEM_TYPE_PARODY, N_ ("Parodies"), "bunko-parodies-symbolic", N_ ("Search parodies"),
    45 },
  { BUNKO_ITEM_TYPE_LANGUAGE, N_ ("Languages"), "bunko-languages-symbolic", N_ ("Search languages"),
    -1 },
  { BUNKO_ITEM_TYPE_CATEGORY, N_ ("Categories"), "bunko-categories-symbolic",
    N_ ("Search categories"), -1 },
  { BUNKO_ITEM_TYPE_STATUS, N_ ("Statuses"), "bunko-statuses-symbolic", N_ ("Search statuses"),
    -1 },
  { BUNKO_ITEM_TYPE_FILTER, N_ ("Filters"), "bunko-filter-symbolic", N_ ("Search filters"), 35 },
  { BUNKO_ITEM_TYPE_NONE, N_ ("Tags"), "bunko-tags-symbolic", N_ ("Search tags"), -1 },
};

static guint
find_kind (BunkoItemType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].type == type)
        return i;
    }
  return G_N_ELEMENTS (kinds) - 1;
}

/**
 * bunko_directory_kind_get_title:
 * @type: a kind of items
 *
 * Returns: (transfer none): what several of them are called
 */
const char *
bunko_directory_kind_get_title (BunkoItemType type)
{
  return _ (kinds[find_kind (type)].title);
}

/**
 * bunko_directory_kind_get_icon_name:
 * @type: a kind of items
 *
 * Returns: (transfer none): their picture
 */
const char *
bunko_directory_kind_get_icon_name (BunkoItemType type)
{
  return kinds[find_kind (type)].icon_name;
}

/**
 * bunko_directory_kind_get_search_hint:
 * @type: a kind of items
 *
 * Returns: (transfer none): what stands in the empty search entry
 */
const char *
bunko_directory_kind_get_search_hint (BunkoItemType type)
{
  return _ (kinds[find_kind (type)].search_hint);
}

/**
 * bunko_directory_kind_get_name_order:
 * @type: a kind of items
 *
 * Gets the number under which servers up to 0.13 sort items of a kind by name (HPX "Creating
 * frontends", ItemSort). Whether a server does has to be asked.
 *
 * Returns: the number; -1 if no server can
 */
gint
bunko_directory_kind_get_name_order (BunkoItemType type)
{
  return kinds[find_kind (type)].name_order;
}

/**
 * bunko_directory_kind_dup_count:
 * @type: a kind of items
 * @n: how many
 *
 * Returns: (transfer full): "12 artists"
 */
char *
bunko_directory_kind_dup_count (BunkoItemType type, guint n)
{
  switch ((int) type)
    {
    case BUNKO_ITEM_TYPE_ARTIST:
      return g_strdup_printf (ngettext ("%'u artist", "%'u artists", n), n);
    case BUNKO_ITEM_TYPE_CIRCLE:
      return g_strdup_printf (ngettext ("%'u circle", "%'u circles", n), n);
    case BUNKO_ITEM_TYPE_PARODY:
      return g_strdup_printf (ngettext ("%'u parody", "%'u parodies", n), n);
    case BUNKO_ITEM_TYPE_LANGUAGE:
      return g_strdup_printf (ngettext ("%'u language", "%'u languages", n), n);
    case BUNKO_ITEM_TYPE_CATEGORY:
      return g_strdup_printf (ngettext ("%'u category", "%'u categories", n), n);
    case BUNKO_ITEM_TYPE_STATUS:
      return g_strdup_printf (ngettext ("%'u status", "%'u statuses", n), n);
    case BUNKO_ITEM_TYPE_FILTER:
      return g_strdup_printf (ngettext ("%'u filter", "%'u filters", n), n);
    case BUNKO_ITEM_TYPE_NONE:
      return g_strdup_printf (ngettext ("%'u tag", "%'u tags", n), n);
    default:
      return g_strdup_printf (ngettext ("%'u item", "%'u items", n), n);
    }
}
