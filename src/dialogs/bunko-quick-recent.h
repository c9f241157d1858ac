/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/bunko-recent-list.h"

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_RECENT (bunko_quick_recent_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickRecent, bunko_quick_recent, BUNKO, QUICK_RECENT, GObject)

BunkoQuickRecent *bunko_quick_recent_new (BunkoRecentList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
