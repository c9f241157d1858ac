/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_COLLECTION (bunko_collection_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCollection, bunko_collection, BUNKO, COLLECTION, BunkoItem)

BunkoCollection *bunko_collection_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_collection_get_info (BunkoCollection *self);
gint64 bunko_collection_get_category_id (BunkoCollection *self);
gint64 bunko_collection_get_pub_date (BunkoCollection *self);
gint64 bunko_collection_get_added (BunkoCollection *self);
gint bunko_collection_get_gallery_count (BunkoCollection *self);

G_END_DECLS
