/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_NAMES (bunko_item_names_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemNames, bunko_item_names, BUNKO, ITEM_NAMES, GObject)

BunkoItemNames *bunko_item_names_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_item_names_get (BunkoItemNames *self, BunkoItemType type, gint64 id);
void bunko_item_names_stop (BunkoItemNames *self);

G_END_DECLS
