/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoReaderMode:
 * @BUNKO_READER_MODE_AUTO: a strip for galleries that are strips, else single pages
 * @BUNKO_READER_MODE_SINGLE: one page at a time
 * @BUNKO_READER_MODE_DOUBLE: two pages side by side
 * @BUNKO_READER_MODE_STRIP: all pages below one another
 * @BUNKO_READER_MODE_HORIZONTAL: all pages side by side
 *
 * How pages are laid out.
 */
typedef enum
{
  BUNKO_READER_MODE_AUTO,
  BUNKO_READER_MODE_SINGLE,
  BUNKO_READER_MODE_DOUBLE,
  BUNKO_READER_MODE_STRIP,
  BUNKO_READER_MODE_HORIZONTAL,
} BunkoReaderMode;

/**
 * BunkoReaderDirection:
 * @BUNKO_READER_DIRECTION_AUTO: what language and tags of the gallery say
 * @BUNKO_READER_DIRECTION_LTR: the next page is on the right
 * @BUNKO_READER_DIRECTION_RTL: the next page is on the left
 * @BUNKO_READER_DIRECTION_TTB: the next page is below
 *
 * Where reading goes.
 */
typedef enum
{
  BUNKO_READER_DIRECTION_AUTO,
  BUNKO_READER_DIRECTION_LTR,
  BUNKO_READER_DIRECTION_RTL,
  BUNKO_READER_DIRECTION_TTB,
} BunkoReaderDirection;

/**
 * BunkoReaderFit:
 * @BUNKO_READER_FIT_SCREEN: all of the page, or pair, is seen
 * @BUNKO_READER_FIT_WIDTH: as wide as the view
 * @BUNKO_READER_FIT_HEIGHT: as high as the view
 * @BUNKO_READER_FIT_ORIGINAL: a pixel of the image is a pixel of the screen
 *
 * How large a page is shown at a zoom of 100 %.
 */
typedef enum
{
  BUNKO_READER_FIT_SCREEN,
  BUNKO_READER_FIT_WIDTH,
  BUNKO_READER_FIT_HEIGHT,
  BUNKO_READER_FIT_ORIGINAL,
} BunkoReaderFit;

/**
 * BunkoReaderWide:
 * @BUNKO_READER_WIDE_ALONE: shown whole, never as half of a pair
 * @BUNKO_READER_WIDE_SPLIT: cut into two pages, in reading order
 * @BUNKO_READER_WIDE_ROTATE: turned by a quarter where the view is higher than wide
 *
 * What is done with pages that are wider than high.
 */
typedef enum
{
  BUNKO_READER_WIDE_ALONE,
  BUNKO_READER_WIDE_SPLIT,
  BUNKO_READER_WIDE_ROTATE,
} BunkoReaderWide;

/**
 * BunkoReaderUnit:
 * @BUNKO_READER_UNIT_PERCENT: of the width of the view
 * @BUNKO_READER_UNIT_PIXELS: application pixels
 *
 * What the width of a strip is measured in.
 */
typedef enum
{
  BUNKO_READER_UNIT_PERCENT,
  BUNKO_READER_UNIT_PIXELS,
} BunkoReaderUnit;

/**
 * BunkoReaderZoomLock:
 * @BUNKO_READER_ZOOM_LOCK_RESET: each page starts at 100 %
 * @BUNKO_READER_ZOOM_LOCK_KEEP: zoom and place stay for the next page
 * @BUNKO_READER_ZOOM_LOCK_CORNER: zoom stays, and each page starts where reading starts
 *
 * What becomes of the zoom when the page is turned.
 */
typedef enum
{
  BUNKO_READER_ZOOM_LOCK_RESET,
  BUNKO_READER_ZOOM_LOCK_KEEP,
  BUNKO_READER_ZOOM_LOCK_CORNER,
} BunkoReaderZoomLock;

/**
 * BunkoReaderBackground:
 * @BUNKO_READER_BACKGROUND_THEME: as the application
 * @BUNKO_READER_BACKGROUND_BLACK: black
 * @BUNKO_READER_BACKGROUND_GRAY: grey
 * @BUNKO_READER_BACKGROUND_WHITE: white
 * @BUNKO_READER_BACKGROUND_EDGE: the colour of the edge of the page
 *
 * What is seen around pages.
 */
typedef enum
{
  BUNKO_READER_BACKGROUND_THEME,
  BUNKO_READER_BACKGROUND_BLACK,
  BUNKO_READER_BACKGROUND_GRAY,
  BUNKO_READER_BACKGROUND_WHITE,
  BUNKO_READER_BACKGROUND_EDGE,
} BunkoReaderBackground;

/**
 * BunkoReaderTone:
 * @BUNKO_READER_TONE_NORMAL: colours as they are
 * @BUNKO_READER_TONE_GRAYSCALE: no colours
 * @BUNKO_READER_TONE_SEPIA: shades of brown
 *
 * In what colours pages are shown.
 */
typedef enum
{
  BUNKO_READER_TONE_NORMAL,
  BUNKO_READER_TONE_GRAYSCALE,
  BUNKO_READER_TONE_SEPIA,
} BunkoReaderTone;

/**
 * BunkoReaderScaling:
 * @BUNKO_READER_SCALING_SMOOTH: trilinear: smooth where pages are shown smaller
 * @BUNKO_READER_SCALING_SHARP: linear
 * @BUNKO_READER_SCALING_PIXELS: nearest: pixels stay squares
 *
 * How pictures are scaled.
 */
typedef enum
{
  BUNKO_READER_SCALING_SMOOTH,
  BUNKO_READER_SCALING_SHARP,
  BUNKO_READER_SCALING_PIXELS,
} BunkoReaderScaling;

/**
 * BunkoReaderZones:
 * @BUNKO_READER_ZONES_OFF: clicks turn no pages
 * @BUNKO_READER_ZONES_SIDES: left and right third turn, the middle shows the bars
 * @BUNKO_READER_ZONES_L: an L at the left and top goes back, the rest goes on
 * @BUNKO_READER_ZONES_EDGES: both sides go on, the lower middle goes back
 * @BUNKO_READER_ZONES_FORWARD: nearly everything goes on, a narrow left column goes back
 * @BUNKO_READER_ZONES_HALVES: left and right half turn
 *
 * Where a click or tap turns pages.
 */
typedef enum
{
  BUNKO_READER_ZONES_OFF,
  BUNKO_READER_ZONES_SIDES,
  BUNKO_READER_ZONES_L,
  BUNKO_READER_ZONES_EDGES,
  BUNKO_READER_ZONES_FORWARD,
  BUNKO_READER_ZONES_HALVES,
} BunkoReaderZones;

/**
 * BunkoReaderWheel:
 * @BUNKO_READER_WHEEL_SCROLL: goes through the page in reading order, then turns
 * @BUNKO_READER_WHEEL_TURN: turns at once
 * @BUNKO_READER_WHEEL_ZOOM: zooms
 *
 * What the wheel does.
 */
typedef enum
{
  BUNKO_READER_WHEEL_SCROLL,
  BUNKO_READER_WHEEL_TURN,
  BUNKO_READER_WHEEL_ZOOM,
} BunkoReaderWheel;

/**
 * BunkoReaderScope:
 * @BUNKO_READER_SCOPE_GENERAL: all galleries
 * @BUNKO_READER_SCOPE_SERIES: the galleries of a series
 * @BUNKO_READER_SCOPE_GALLERY: one gallery
 * @BUNKO_READER_SCOPE_OWN: the one that an option belongs to; only for edits
 *
 * For what a value of an option holds. The later ones go before the earlier ones.
 */
typedef enum
{
  BUNKO_READER_SCOPE_GENERAL,
  BUNKO_READER_SCOPE_SERIES,
  BUNKO_READER_SCOPE_GALLERY,
  BUNKO_READER_SCOPE_OWN,
} BunkoReaderScope;

G_END_DECLS
