/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

const char *bunko_item_type_get_namespace (BunkoItemType type);
gboolean bunko_item_is_in_view (BunkoItem *item, BunkoViewType view);
char *bunko_item_to_query (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
