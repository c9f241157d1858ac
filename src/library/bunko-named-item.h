/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_NAMED_ITEM (bunko_named_item_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNamedItem, bunko_named_item, BUNKO, NAMED_ITEM, BunkoItem)

BunkoNamedItem *bunko_named_item_new (BunkoItemType type, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_named_item_get_name (BunkoNamedItem *self);
const char *bunko_named_item_get_code (BunkoNamedItem *self);
const char *const *bunko_named_item_get_names (BunkoNamedItem *self);

G_END_DECLS
