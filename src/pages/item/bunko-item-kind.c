/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-kind.h"

/* HPX "Creating frontends": update_metatags takes artists and collections, get_common_tags takes
 * artists, series and collections. */
static const BunkoItemKind kinds[] = {
  { BUNKO_ITEM_TYPE_GROUPING, N_ ("Series"), "bunko-series-symbolic", "in-series", FALSE, FALSE,
    TRUE },
  { BUNKO_ITEM_TYPE_COLLECTION, N_ ("Collection"), "bunko-collections-symbolic", "in-collection",
    FALSE, TRUE, TRUE },
  { BUNKO_ITEM_TYPE_ARTIST, N_ ("Artist"), "bunko-artists-symbolic", "in-artist", TRUE, TRUE,
    TRUE },
  { BUNKO_ITEM_TYPE_CIRCLE, N_ ("Circle"), "bunko-circles-symbolic", "in-circle", TRUE, FALSE,
    FALSE },
  { BUNKO_ITEM_TYPE_PARODY, N_ ("Parody"), "bunko-parodies-symbolic", "in-parody", TRUE, FALSE,
    FALSE },
  { BUNKO_ITEM_TYPE_LANGUAGE, N_ ("Language"), "bunko-languages-symbolic", "in-language", FALSE,
    FALSE, FALSE },
  { BUNKO_ITEM_TYPE_CATEGORY, N_ ("Category"), "bunko-categories-symbolic", "in-category", FALSE,
    FALSE, FALSE },
  { BUNKO_ITEM_TYPE_STATUS, N_ ("Status"), "bunko-statuses-symbolic", "in-status", FALSE, FALSE,
    FALSE },
  { BUNKO_ITEM_TYPE_FILTER, N_ ("Filter"), "bunko-filter-symbolic", "in-filter", FALSE, FALSE,
    FALSE },
  { BUNKO_ITEM_TYPE_NONE, N_ ("Tag"), "bunko-tags-symbolic", "in-tag", FALSE, FALSE, FALSE },
};

/**
 * bunko_item_kind_get:
 * @type: a kind of items that galleries belong to, or %BUNKO_ITEM_TYPE_NONE for tags
 *
 * Returns: (transfer none) (nullable): what there is to know about @type; %NULL if such items have
 * no page of their own
 */
const BunkoItemKind *
bunko_item_kind_get (BunkoItemType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return &kinds[i];
  return NULL;
}

/**
 * bunko_item_kind_get_name:
 * @kind: a kind of items
 *
 * Returns: what one of them is called, in the language of the person
 */
const char *
bunko_item_kind_get_name (const BunkoItemKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  return _ (kind->name);
}
