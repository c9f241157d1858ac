/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-enums.h"

G_BEGIN_DECLS

/**
 * BunkoItemKind:
 * @type: the kind of items; %BUNKO_ITEM_TYPE_NONE for tags
 * @name: what one of them is called; to be translated
 * @icon_name: its icon
 * @list_name: under what name the options of its list are remembered
 * @has_initials: whether it is shown by the first letters of its name, as people are
 * @can_favorite: whether a server can keep it as a favorite
 * @has_common_tags: whether a server knows the tags that its galleries have in common
 *
 * What the pages of items differ in.
 */
typedef struct
{
  BunkoItemType type;
  const char *name;
  const char *icon_name;
  const char *list_name;
  gboolean has_initials;
  gboolean can_favorite;
  gboolean has_common_tags;
} BunkoItemKind;

const BunkoItemKind *bunko_item_kind_get (BunkoItemType type);
const char *bunko_item_kind_get_name (const BunkoItemKind *kind);

G_END_DECLS
