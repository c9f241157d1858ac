/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_VIEW_COUNTS (bunko_view_counts_get_type ())

G_DECLARE_FINAL_TYPE (BunkoViewCounts, bunko_view_counts, BUNKO, VIEW_COUNTS, GObject)

BunkoViewCounts *bunko_view_counts_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_view_counts_refresh (BunkoViewCounts *self);
void bunko_view_counts_stop (BunkoViewCounts *self);
gboolean bunko_view_counts_get_loading (BunkoViewCounts *self);
gint64 bunko_view_counts_get_view (BunkoViewCounts *self, BunkoViewType view);
gint64 bunko_view_counts_get_items (BunkoViewCounts *self, BunkoItemType type);
gint64 bunko_view_counts_get_tags (BunkoViewCounts *self);

G_END_DECLS
