/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

/**
 * BunkoZone:
 * @BUNKO_ZONE_NONE: nothing
 * @BUNKO_ZONE_NEXT: goes on in reading order
 * @BUNKO_ZONE_PREVIOUS: goes back in reading order
 * @BUNKO_ZONE_LEFT: turns to the page at the left, whatever the direction
 * @BUNKO_ZONE_RIGHT: turns to the page at the right
 * @BUNKO_ZONE_MENU: shows or hides the bars
 *
 * What a click does.
 */
typedef enum
{
  BUNKO_ZONE_NONE,
  BUNKO_ZONE_NEXT,
  BUNKO_ZONE_PREVIOUS,
  BUNKO_ZONE_LEFT,
  BUNKO_ZONE_RIGHT,
  BUNKO_ZONE_MENU,
} BunkoZone;

/**
 * BunkoZoneRect:
 * @zone: what a click there does
 * @x: its left edge, of the width of the view
 * @y: its upper edge, of the height of the view
 * @width: its width, of the width of the view
 * @height: its height, of the height of the view
 *
 * A part of the view. Several may belong to one zone.
 */
typedef struct
{
  BunkoZone zone;
  double x;
  double y;
  double width;
  double height;
} BunkoZoneRect;

#define BUNKO_ZONES_MAX_RECTS 8

BunkoZone bunko_zone_at (BunkoReaderZones zones, gboolean inverted, double x, double y);
guint bunko_zones_list (BunkoReaderZones zones,
                        gboolean inverted,
                        BunkoZoneRect rects[BUNKO_ZONES_MAX_RECTS]);

G_END_DECLS
