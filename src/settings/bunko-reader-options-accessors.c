/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-options-private.h"

/* The getters and setters of the options. Each is the property of its name, with what that says of
 * units and ranges: what is out of range is moved into it, and a setter writes where
 * bunko_reader_options_set_scope_for_edits() says. */
#define ACCESSORS(ctype, name, NAME)                                                               \
  ctype bunko_reader_options_get_##name (BunkoReaderOptions *self)                                 \
  {                                                                                                \
    g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), (ctype) 0);                              \
                                                                                                   \
    return (ctype) _bunko_reader_options_get_result (self, BUNKO_READER_OPTION_##NAME);            \
  }                                                                                                \
                                                                                                   \
  void bunko_reader_options_set_##name (BunkoReaderOptions *self, ctype name)                      \
  {                                                                                                \
    g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));                                             \
                                                                                                   \
    bunko_reader_options_set_number (self, BUNKO_READER_OPTION_##NAME, name);                      \
  }

/* How pages are laid out. */
ACCESSORS (BunkoReaderMode, mode, MODE)
ACCESSORS (BunkoReaderDirection, direction, DIRECTION)
ACCESSORS (gboolean, cover_alone, COVER_ALONE)
ACCESSORS (BunkoReaderWide, wide_pages, WIDE_PAGES)
ACCESSORS (int, page_gap, PAGE_GAP)
ACCESSORS (int, strip_gap, STRIP_GAP)
ACCESSORS (int, strip_width, STRIP_WIDTH)
ACCESSORS (BunkoReaderUnit, strip_unit, STRIP_UNIT)
ACCESSORS (BunkoReaderFit, fit, FIT)
ACCESSORS (gboolean, stretch, STRETCH)
ACCESSORS (BunkoReaderZoomLock, zoom_lock, ZOOM_LOCK)
ACCESSORS (gboolean, keep_rotation, KEEP_ROTATION)
ACCESSORS (gboolean, guided, GUIDED)

/* How they look. */
ACCESSORS (gboolean, crop, CROP)
ACCESSORS (int, crop_threshold, CROP_THRESHOLD)
ACCESSORS (double, brightness, BRIGHTNESS)
ACCESSORS (double, contrast, CONTRAST)
ACCESSORS (double, saturation, SATURATION)
ACCESSORS (double, gamma, GAMMA)
ACCESSORS (BunkoReaderTone, tone, TONE)
ACCESSORS (gboolean, invert, INVERT)
ACCESSORS (double, warmth, WARMTH)
ACCESSORS (BunkoReaderBackground, background, BACKGROUND)
ACCESSORS (BunkoReaderScaling, scaling, SCALING)

/* What the hand does. */
ACCESSORS (BunkoReaderZones, click_zones, CLICK_ZONES)
ACCESSORS (gboolean, zones_inverted, ZONES_INVERTED)
ACCESSORS (BunkoReaderWheel, wheel, WHEEL)
ACCESSORS (gboolean, swipe, SWIPE)
ACCESSORS (gboolean, animate, ANIMATE)

/* How the page of the reader behaves. */
ACCESSORS (gboolean, show_pill, SHOW_PILL)
ACCESSORS (gboolean, hide_bars, HIDE_BARS)
ACCESSORS (double, slideshow_interval, SLIDESHOW_INTERVAL)
ACCESSORS (double, auto_scroll_speed, AUTO_SCROLL_SPEED)
ACCESSORS (int, end_countdown, END_COUNTDOWN)
ACCESSORS (int, image_size, IMAGE_SIZE)
ACCESSORS (guint, prefetch_limit, PREFETCH_LIMIT)
