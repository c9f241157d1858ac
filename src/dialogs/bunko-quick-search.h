/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_SEARCH (bunko_quick_search_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickSearch, bunko_quick_search, BUNKO, QUICK_SEARCH, GObject)

BunkoQuickSearch *bunko_quick_search_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_search_add_provider (BunkoQuickSearch *self, BunkoQuickProvider *provider);
void bunko_quick_search_set_text (BunkoQuickSearch *self, const char *text);
void bunko_quick_search_stop (BunkoQuickSearch *self);
GListModel *bunko_quick_search_get_groups (BunkoQuickSearch *self);
gboolean bunko_quick_search_get_loading (BunkoQuickSearch *self);
const char *bunko_quick_search_get_text (BunkoQuickSearch *self);

G_END_DECLS
