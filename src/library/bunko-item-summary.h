/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_SUMMARY (bunko_item_summary_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemSummary, bunko_item_summary, BUNKO, ITEM_SUMMARY, GObject)

BunkoItemSummary *
bunko_item_summary_new (BunkoLibrary *library, BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_summary_refresh (BunkoItemSummary *self);
void bunko_item_summary_stop (BunkoItemSummary *self);
gboolean bunko_item_summary_get_loading (BunkoItemSummary *self);
gint64 bunko_item_summary_get_galleries (BunkoItemSummary *self);
gint64 bunko_item_summary_get_favorites (BunkoItemSummary *self);
gint64 bunko_item_summary_get_inbox (BunkoItemSummary *self);
gint64 bunko_item_summary_get_unread (BunkoItemSummary *self);
BunkoGallery *bunko_item_summary_get_first (BunkoItemSummary *self);
BunkoGallery *bunko_item_summary_get_next (BunkoItemSummary *self);

G_END_DECLS
