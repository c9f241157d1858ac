/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_COUNTER (bunko_item_counter_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemCounter, bunko_item_counter, BUNKO, ITEM_COUNTER, GObject)

BunkoItemCounter *bunko_item_counter_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
gint64 bunko_item_counter_lookup (BunkoItemCounter *self, BunkoItem *item);
void bunko_item_counter_request (BunkoItemCounter *self, BunkoItem *item);
void bunko_item_counter_withdraw (BunkoItemCounter *self, BunkoItem *item);
void bunko_item_counter_clear (BunkoItemCounter *self);

G_END_DECLS
