/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_SETTINGS_KEY_WINDOW_WIDTH      "window-width"
#define BUNKO_SETTINGS_KEY_WINDOW_HEIGHT     "window-height"
#define BUNKO_SETTINGS_KEY_WINDOW_MAXIMIZED  "window-maximized"
#define BUNKO_SETTINGS_KEY_SERVERS           "servers"
#define BUNKO_SETTINGS_KEY_REMOVED_SERVERS   "removed-servers"
#define BUNKO_SETTINGS_KEY_LAST_PROFILE      "last-profile"
#define BUNKO_SETTINGS_KEY_OPEN_SERVERS      "open-servers"
#define BUNKO_SETTINGS_KEY_AT_START          "at-start"
#define BUNKO_SETTINGS_KEY_LISTS             "lists"
#define BUNKO_SETTINGS_KEY_COVER_SIZE        "cover-size"
#define BUNKO_SETTINGS_KEY_CACHE_LIMIT       "cache-limit"
#define BUNKO_SETTINGS_KEY_READER_KEYS       "reader-keys"
#define BUNKO_SETTINGS_KEY_READER_ZONES_SEEN "reader-zones-seen"
#define BUNKO_SETTINGS_KEY_RECENT_SEARCHES   "recent-searches"
#define BUNKO_SETTINGS_KEY_SEARCH_TYPING     "search-while-typing"
#define BUNKO_SETTINGS_KEY_HOME_SHELVES      "home-shelves"
#define BUNKO_SETTINGS_KEY_QUICK_PREVIEW     "quick-preview"
#define BUNKO_SETTINGS_KEY_NOTIFICATIONS     "desktop-notifications"

GSettings *bunko_settings_get_default (void);
GSettings *bunko_settings_get_reader (void);

G_END_DECLS
