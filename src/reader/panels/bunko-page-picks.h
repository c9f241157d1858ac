/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/bunko-paged-list.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_PICKS (bunko_page_picks_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPagePicks, bunko_page_picks, BUNKO, PAGE_PICKS, GObject)

BunkoPagePicks *bunko_page_picks_new (BunkoPagedList *pages) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_picks_set_all (BunkoPagePicks *self);
void bunko_page_picks_set_positions (BunkoPagePicks *self, const guint *positions, guint n);
guint bunko_page_picks_get_position (BunkoPagePicks *self, guint index);
guint bunko_page_picks_find (BunkoPagePicks *self, guint position);

G_END_DECLS
