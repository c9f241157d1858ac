/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/layout/bunko-zones.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

BunkoZone bunko_click_zones_find (BunkoReaderOptions *options, double x, double y);
BunkoZone bunko_click_zones_resolve (BunkoZone zone, BunkoReaderDirection direction);
const char *bunko_click_zones_get_action (BunkoZone zone);
gboolean bunko_click_zones_may_wait (BunkoReaderOptions *options, double x, double y);

G_END_DECLS
