/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_TAGS (bunko_quick_tags_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickTags, bunko_quick_tags, BUNKO, QUICK_TAGS, GObject)

BunkoQuickTags *bunko_quick_tags_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
