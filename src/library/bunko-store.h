/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_STORE (bunko_store_get_type ())

G_DECLARE_FINAL_TYPE (BunkoStore, bunko_store, BUNKO, STORE, GObject)

BunkoStore *bunko_store_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoItem *bunko_store_lookup (BunkoStore *self, BunkoItemType type, gint64 id);
BunkoItem *bunko_store_intern_json (BunkoStore *self,
                                    BunkoItemType type,
                                    struct _JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_store_get_size (BunkoStore *self);

G_END_DECLS
