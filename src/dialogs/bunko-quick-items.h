/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_ITEMS (bunko_quick_items_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickItems, bunko_quick_items, BUNKO, QUICK_ITEMS, GObject)

BunkoQuickItems *bunko_quick_items_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
