/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-store.h"

G_BEGIN_DECLS

gint64 bunko_sample_listing_count (BunkoSampleStore *store, BunkoSampleItemType type);
GArray *bunko_sample_listing_slice (BunkoSampleStore *store,
                                    BunkoSampleItemType type,
                                    gint64 offset,
                                    gint64 limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
