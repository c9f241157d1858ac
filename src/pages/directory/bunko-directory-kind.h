/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item.h"

G_BEGIN_DECLS

const char *bunko_directory_kind_get_title (BunkoItemType type);
const char *bunko_directory_kind_get_icon_name (BunkoItemType type);
const char *bunko_directory_kind_get_search_hint (BunkoItemType type);
char *bunko_directory_kind_dup_count (BunkoItemType type, guint n) G_GNUC_WARN_UNUSED_RESULT;
gint bunko_directory_kind_get_name_order (BunkoItemType type);

G_END_DECLS
