/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_FAVORITES (bunko_page_favorites_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageFavorites, bunko_page_favorites, BUNKO, PAGE_FAVORITES, GObject)

BunkoPageFavorites *bunko_page_favorites_new (BunkoListSource *pages) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_favorites_search (BunkoPageFavorites *self);
void bunko_page_favorites_stop (BunkoPageFavorites *self);
void bunko_page_favorites_note (BunkoPageFavorites *self, guint position, gboolean favorite);
gboolean bunko_page_favorites_get_busy (BunkoPageFavorites *self);
const GError *bunko_page_favorites_get_error (BunkoPageFavorites *self);
const guint *bunko_page_favorites_get (BunkoPageFavorites *self, guint *n);

G_END_DECLS
