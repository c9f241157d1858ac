/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GROUPING (bunko_grouping_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGrouping, bunko_grouping, BUNKO, GROUPING, BunkoItem)

BunkoGrouping *bunko_grouping_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_grouping_get_info (BunkoGrouping *self);
gint64 bunko_grouping_get_status_id (BunkoGrouping *self);
gint bunko_grouping_get_gallery_count (BunkoGrouping *self);
BunkoItem *bunko_grouping_get_first_gallery (BunkoGrouping *self);

G_END_DECLS
