/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-list-source.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHUFFLED_SOURCE (bunko_shuffled_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShuffledSource, bunko_shuffled_source, BUNKO, SHUFFLED_SOURCE, GObject)

BunkoListSource *
bunko_shuffled_source_new (BunkoListSource *source, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
