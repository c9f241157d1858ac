/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ARTIST (bunko_artist_get_type ())

G_DECLARE_FINAL_TYPE (BunkoArtist, bunko_artist, BUNKO, ARTIST, BunkoItem)

BunkoArtist *bunko_artist_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_artist_get_name (BunkoArtist *self);
const char *const *bunko_artist_get_names (BunkoArtist *self);
const char *bunko_artist_get_info (BunkoArtist *self);
GListModel *bunko_artist_get_circles (BunkoArtist *self);
GListModel *bunko_artist_get_urls (BunkoArtist *self);

G_END_DECLS
