/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item.h"

G_BEGIN_DECLS

/**
 * BunkoQuickKind:
 *
 * What a hit is. Where two kinds of hits fit as well, they stand in this order.
 */
typedef enum
{
  BUNKO_QUICK_KIND_RECENT,
  BUNKO_QUICK_KIND_TAB,
  BUNKO_QUICK_KIND_VIEW,
  BUNKO_QUICK_KIND_GALLERY,
  BUNKO_QUICK_KIND_SERIES,
  BUNKO_QUICK_KIND_COLLECTION,
  BUNKO_QUICK_KIND_ARTIST,
  BUNKO_QUICK_KIND_CIRCLE,
  BUNKO_QUICK_KIND_PARODY,
  BUNKO_QUICK_KIND_TAG,
  BUNKO_QUICK_KIND_FILTER,
  BUNKO_QUICK_KIND_LANGUAGE,
  BUNKO_QUICK_KIND_CATEGORY,
  BUNKO_QUICK_KIND_ACTION,
  BUNKO_QUICK_N_KINDS
} BunkoQuickKind;

const char *bunko_quick_kind_get_title (BunkoQuickKind kind);
const char *bunko_quick_kind_get_icon_name (BunkoQuickKind kind);
BunkoQuickKind bunko_quick_kind_from_item_type (BunkoItemType type);

G_END_DECLS
