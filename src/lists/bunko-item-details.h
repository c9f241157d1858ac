/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_DETAILS (bunko_item_details_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemDetails, bunko_item_details, BUNKO, ITEM_DETAILS, GObject)

BunkoItemDetails *bunko_item_details_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_details_set_wanted (BunkoItemDetails *self, GPtrArray *items);
void bunko_item_details_stop (BunkoItemDetails *self);

G_END_DECLS
