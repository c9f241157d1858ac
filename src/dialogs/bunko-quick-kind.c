/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-quick-kind.h"

static const struct
{
  const char *title;
  const char *icon_name;
} kinds[BUNKO_QUICK_N_KINDS] = {
  [BUNKO_QUICK_KIND_RECENT] = { N_ ("Recent"), "document-open-recent-symbolic" },
  [BUNKO_QUICK_KIND_TAB] = { N_ ("Open Tabs"), "tab-new-symbolic" },
  [BUNKO_QUICK_KIND_VIEW] = { N_ ("Views"), "bunko-library-symbolic" },
  [BUNKO_QUICK_KIND_GALLERY] = { N_ ("Galleries"), "bunko-library-symbolic" },
  [BUNKO_QUICK_KIND_SERIES] = { N_ ("Series"), "bunko-series-symbolic" },
  [BUNKO_QUICK_KIND_COLLECTION] = { N_ ("Collections"), "bunko-collections-symbolic" },
  [BUNKO_QUICK_KIND_ARTIST] = { N_ ("Artists"), "bunko-artists-symbolic" },
  [BUNKO_QUICK_KIND_CIRCLE] = { N_ ("Circles"), "bunko-circles-symbolic" },
  [BUNKO_QUICK_KIND_PARODY] = { N_ ("Parodies"), "bunko-parodies-symbolic" },
  [BUNKO_QUICK_KIND_TAG] = { N_ ("Tags"), "bunko-tags-symbolic" },
  [BUNKO_QUICK_KIND_FILTER] = { N_ ("Filters"), "bunko-filter-symbolic" },
  [BUNKO_QUICK_KIND_LANGUAGE] = { N_ ("Languages"), "bunko-languages-symbolic" },
  [BUNKO_QUICK_KIND_CATEGORY] = { N_ ("Categories"), "bunko-categories-symbolic" },
  [BUNKO_QUICK_KIND_ACTION] = { N_ ("Actions"), "system-run-symbolic" },
};

/**
 * bunko_quick_kind_get_title:
 * @kind: a kind of hits
 *
 * Returns: (transfer none): what stands above hits of the kind, translated
 */
const char *
bunko_quick_kind_get_title (BunkoQuickKind kind)
{
  g_return_val_if_fail (kind < BUNKO_QUICK_N_KINDS, "");

  return _ (kinds[kind].title);
}

/**
 * bunko_quick_kind_get_icon_name:
 * @kind: a kind of hits
 *
 * Returns: (transfer none): the icon of hits that have none of their own
 */
const char *
bunko_quick_kind_get_icon_name (BunkoQuickKind kind)
{
  g_return_val_if_fail (kind < BUNKO_QUICK_N_KINDS, "");

  return kinds[kind].icon_name;
}

/**
 * bunko_quick_kind_from_item_type:
 * @type: a kind of items
 *
 * Returns: the kind of hits that lead to them; %BUNKO_QUICK_KIND_GALLERY for all that are not found
 * by name
 */
BunkoQuickKind
bunko_quick_kind_from_item_type (BunkoItemType type)
{
  switch ((int) type)
    {
    case BUNKO_ITEM_TYPE_COLLECTION:
      return BUNKO_QUICK_KIND_COLLECTION;
    case BUNKO_ITEM_TYPE_GROUPING:
      return BUNKO_QUICK_KIND_SERIES;
    case BUNKO_ITEM_TYPE_ARTIST:
      return BUNKO_QUICK_KIND_ARTIST;
    case BUNKO_ITEM_TYPE_CIRCLE:
      return BUNKO_QUICK_KIND_CIRCLE;
    case BUNKO_ITEM_TYPE_PARODY:
      return BUNKO_QUICK_KIND_PARODY;
    case BUNKO_ITEM_TYPE_LANGUAGE:
      return BUNKO_QUICK_KIND_LANGUAGE;
    case BUNKO_ITEM_TYPE_CATEGORY:
      return BUNKO_QUICK_KIND_CATEGORY;
    default:
      return BUNKO_QUICK_KIND_GALLERY;
    }
}
