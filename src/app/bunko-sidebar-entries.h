/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sidebar-entry.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

/* So many filters stand in the sidebar; all are behind its last entry of the filters. */
#define BUNKO_SIDEBAR_MAX_FILTERS 20

#define BUNKO_TYPE_SIDEBAR_ENTRIES (bunko_sidebar_entries_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSidebarEntries, bunko_sidebar_entries, BUNKO, SIDEBAR_ENTRIES, GObject)

BunkoSidebarEntries *bunko_sidebar_entries_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sidebar_entries_set_context (BunkoSidebarEntries *self, BunkoContext *context);
void bunko_sidebar_entries_refresh (BunkoSidebarEntries *self);
BunkoSidebarEntry *
bunko_sidebar_entries_find (BunkoSidebarEntries *self, BunkoLocation *location, guint *position);
BunkoSidebarEntry *bunko_sidebar_entries_get_server (BunkoSidebarEntries *self);

G_END_DECLS
