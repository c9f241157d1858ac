/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-item.h"
#include "bunko-store.h"

G_BEGIN_DECLS

BunkoItem *bunko_item_new (BunkoItemType type, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
BunkoItem *
bunko_item_new_from_json (BunkoItemType type, JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bunko_items_new_from_json (BunkoStore *store,
                                      BunkoItemType type,
                                      JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
