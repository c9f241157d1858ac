/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-grouping.h"

G_BEGIN_DECLS

void _bunko_grouping_set_gallery_count (BunkoGrouping *self, gint gallery_count);
void _bunko_grouping_set_first_gallery (BunkoGrouping *self, BunkoItem *gallery);

G_END_DECLS
