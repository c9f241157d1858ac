/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_RELATED_SOURCE (bunko_related_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoRelatedSource, bunko_related_source, BUNKO, RELATED_SOURCE, GObject)

BunkoListSource *bunko_related_source_new (BunkoLibrary *library,
                                           BunkoItemType parent_type,
                                           gint64 parent_id,
                                           BunkoItemType related) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
