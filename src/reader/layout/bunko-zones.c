/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-zones.h"

#define THIRD (1.0 / 3.0)

/* Each preset covers the view without a gap; where no rectangle follows, they end with an empty
 * one. */
static const BunkoZoneRect presets[][BUNKO_ZONES_MAX_RECTS] = {
  [BUNKO_READER_ZONES_OFF] = { { BUNKO_ZONE_NONE, 0, 0, 0, 0 } },
  [BUNKO_READER_ZONES_SIDES] = {
    { BUNKO_ZONE_LEFT, 0, 0, THIRD, 1 },
    { BUNKO_ZONE_MENU, THIRD, 0, THIRD, 1 },
    { BUNKO_ZONE_RIGHT, 2 * THIRD, 0, THIRD, 1 },
  },
  [BUNKO_READER_ZONES_L] = {
    { BUNKO_ZONE_PREVIOUS, 0, 0, 1, THIRD },
    { BUNKO_ZONE_PREVIOUS, 0, THIRD, THIRD, THIRD },
    { BUNKO_ZONE_MENU, THIRD, THIRD, THIRD, THIRD },
    { BUNKO_ZONE_NEXT, 2 * THIRD, THIRD, THIRD, THIRD },
    { BUNKO_ZONE_NEXT, 0, 2 * THIRD, 1, THIRD },
  },
  [BUNKO_READER_ZONES_EDGES] = {
    { BUNKO_ZONE_NEXT, 0, 0, THIRD, 1 },
    { BUNKO_ZONE_MENU, THIRD, 0, THIRD, 2 * THIRD },
    { BUNKO_ZONE_PREVIOUS, THIRD, 2 * THIRD, THIRD, THIRD },
    { BUNKO_ZONE_NEXT, 2 * THIRD, 0, THIRD, 1 },
  },
  [BUNKO_READER_ZONES_FORWARD] = {
    { BUNKO_ZONE_MENU, 0, 0, 1, 0.15 },
    { BUNKO_ZONE_PREVIOUS, 0, 0.15, 0.2, 0.85 },
    { BUNKO_ZONE_NEXT, 0.2, 0.15, 0.8, 0.85 },
  },
  [BUNKO_READER_ZONES_HALVES] = {
    { BUNKO_ZONE_LEFT, 0, 0, 0.5, 1 },
    { BUNKO_ZONE_RIGHT, 0.5, 0, 0.5, 1 },
  },
};

static BunkoZone
invert (BunkoZone zone)
{
  switch (zone)
    {
    case BUNKO_ZONE_NEXT:
      return BUNKO_ZONE_PREVIOUS;
    case BUNKO_ZONE_PREVIOUS:
      return BUNKO_ZONE_NEXT;
    case BUNKO_ZONE_LEFT:
      return BUNKO_ZONE_RIGHT;
    case BUNKO_ZONE_RIGHT:
      return BUNKO_ZONE_LEFT;
    case BUNKO_ZONE_NONE:
    case BUNKO_ZONE_MENU:
    default:
      return zone;
    }
}

/**
 * bunko_zones_list: (skip)
 * @zones: a preset
 * @inverted: whether back and on change places
 * @rects: (out caller-allocates) (array fixed-size=8): the parts of the view
 *
 * Lists what clicks do where, to show it. In presets that speak of next and previous page, these
 * follow the reading direction by themselves; those that speak of left and right mean the sides of
 * the screen.
 *
 * Returns: how many parts there are; together they cover the view. 0 where clicks do nothing
 */
guint
bunko_zones_list (BunkoReaderZones zones,
                  gboolean inverted,
                  BunkoZoneRect rects[BUNKO_ZONES_MAX_RECTS])
{
  guint n_rects = 0;

  g_return_val_if_fail (rects != NULL, 0);

  if ((guint) zones >= G_N_ELEMENTS (presets))
    return 0;
  while (n_rects < BUNKO_ZONES_MAX_RECTS && presets[zones][n_rects].zone != BUNKO_ZONE_NONE)
    {
      rects[n_rects] = presets[zones][n_rects];
      if (inverted)
        rects[n_rects].zone = invert (rects[n_rects].zone);
      n_rects++;
    }
  return n_rects;
}

/**
 * bunko_zone_at: (skip)
 * @zones: a preset
 * @inverted: whether back and on change places
 * @x: a place, of the width of the view
 * @y: a place, of the height of the view
 *
 * Returns: what a click there does; %BUNKO_ZONE_NONE outside of the view
 */
BunkoZone
bunko_zone_at (BunkoReaderZones zones, gboolean inverted, double x, double y)
{
  BunkoZoneRect rects[BUNKO_ZONES_MAX_RECTS];
  guint n_rects = bunko_zones_list (zones, inverted, rects);

  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1))
    return BUNKO_ZONE_NONE;

  /* The right and the lower edge belong to the last part. */
  x = MIN (x, 1 - 1e-9);
  y = MIN (y, 1 - 1e-9);
  for (guint i = 0; i < n_rects; i++)
    if (x >= rects[i].x && x < rects[i].x + rects[i].width && y >= rects[i].y &&
        y < rects[i].y + rects[i].height)
      return rects[i].zone;
  return BUNKO_ZONE_NONE;
}
