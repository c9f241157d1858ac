/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-click-zones.h"

/* What a click means. */

/**
 * bunko_click_zones_find:
 * @options: the options of the reader
 * @x: where it was, as a part of the width of the view
 * @y: where it was, as a part of the height of the view
 *
 * Finds what a click or tap is for. Where clicks turn no pages they all show or hide the bars:
 * without a keyboard there would be no other way to get at these.
 *
 * Returns: what it is for; %BUNKO_ZONE_NONE outside of the view
 */
BunkoZone
bunko_click_zones_find (BunkoReaderOptions *options, double x, double y)
{
  BunkoReaderZones zones;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), BUNKO_ZONE_NONE);

  zones = bunko_reader_options_get_click_zones (options);
  if (zones == BUNKO_READER_ZONES_OFF)
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? BUNKO_ZONE_MENU : BUNKO_ZONE_NONE;

  return bunko_zone_at (zones, bunko_reader_options_get_zones_inverted (options), x, y);
}

/**
 * bunko_click_zones_resolve:
 * @zone: a zone
 * @direction: the direction of reading
 *
 * Says where a zone of one side of the screen goes in reading order.
 *
 * Returns: %BUNKO_ZONE_NEXT or %BUNKO_ZONE_PREVIOUS for those, and any other zone as it is
 */
BunkoZone
bunko_click_zones_resolve (BunkoZone zone, BunkoReaderDirection direction)
{
  gboolean right_to_left = direction == BUNKO_READER_DIRECTION_RTL;

  switch (zone)
    {
    case BUNKO_ZONE_LEFT:
      return right_to_left ? BUNKO_ZONE_NEXT : BUNKO_ZONE_PREVIOUS;
    case BUNKO_ZONE_RIGHT:
      return right_to_left ? BUNKO_ZONE_PREVIOUS : BUNKO_ZONE_NEXT;
    case BUNKO_ZONE_NONE:
    case BUNKO_ZONE_NEXT:
    case BUNKO_ZONE_PREVIOUS:
    case BUNKO_ZONE_MENU:
    default:
      return zone;
    }
}

/**
 * bunko_click_zones_get_action:
 * @zone: a zone
 *
 * Says what is done for a click in a zone.
 *
 * Returns: (transfer none) (nullable): an action of the reader page, or %NULL
 */
const char *
bunko_click_zones_get_action (BunkoZone zone)
{
  switch (zone)
    {
    case BUNKO_ZONE_NEXT:
      return "reader.next";
    case BUNKO_ZONE_PREVIOUS:
      return "reader.previous";
    case BUNKO_ZONE_LEFT:
      return "reader.turn-left";
    case BUNKO_ZONE_RIGHT:
      return "reader.turn-right";
    case BUNKO_ZONE_MENU:
      return "reader.toggle-bars";
    case BUNKO_ZONE_NONE:
    default:
      return NULL;
    }
}

/**
 * bunko_click_zones_may_wait:
 * @options: the options of the reader
 * @x: where a click was, as a part of the width of the view
 * @y: where a click was, as a part of the height of the view
 *
 * Tells whether a click may become a double click, which zooms. Where a click turns the page it
 * does so at once, and two of them quickly are two pages: who leafs through must not have to wait.
 * Everywhere else it is held back until it is known that no second one follows.
 *
 * Returns: whether to wait for a second click
 */
gboolean
bunko_click_zones_may_wait (BunkoReaderOptions *options, double x, double y)
{
  BunkoZone zone = bunko_click_zones_find (options, x, y);

  return zone == BUNKO_ZONE_MENU || zone == BUNKO_ZONE_NONE;
}
