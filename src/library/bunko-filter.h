/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_FILTER (bunko_filter_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFilter, bunko_filter, BUNKO, FILTER, BunkoItem)

BunkoFilter *bunko_filter_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_filter_get_name (BunkoFilter *self);
const char *bunko_filter_get_query (BunkoFilter *self);
const char *bunko_filter_get_info (BunkoFilter *self);
gboolean bunko_filter_get_enforce (BunkoFilter *self);

G_END_DECLS
