/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bunko-reader-enums.h"

G_BEGIN_DECLS

/* The options of the reader, in the order of the table. */
typedef enum
{
  BUNKO_READER_OPTION_NONE,
  /* How pages are laid out. */
  BUNKO_READER_OPTION_MODE,
  BUNKO_READER_OPTION_DIRECTION,
  BUNKO_READER_OPTION_COVER_ALONE,
  BUNKO_READER_OPTION_WIDE_PAGES,
  BUNKO_READER_OPTION_PAGE_GAP,
  BUNKO_READER_OPTION_STRIP_GAP,
  BUNKO_READER_OPTION_STRIP_WIDTH,
  BUNKO_READER_OPTION_STRIP_UNIT,
  BUNKO_READER_OPTION_FIT,
  BUNKO_READER_OPTION_STRETCH,
  BUNKO_READER_OPTION_ZOOM_LOCK,
  BUNKO_READER_OPTION_KEEP_ROTATION,
  BUNKO_READER_OPTION_GUIDED,
  /* How they look. */
  BUNKO_READER_OPTION_CROP,
  BUNKO_READER_OPTION_CROP_THRESHOLD,
  BUNKO_READER_OPTION_BRIGHTNESS,
  BUNKO_READER_OPTION_CONTRAST,
  BUNKO_READER_OPTION_SATURATION,
  BUNKO_READER_OPTION_GAMMA,
  BUNKO_READER_OPTION_TONE,
  BUNKO_READER_OPTION_INVERT,
  BUNKO_READER_OPTION_WARMTH,
  BUNKO_READER_OPTION_BACKGROUND,
  BUNKO_READER_OPTION_SCALING,
  /* What the hand does. */
  BUNKO_READER_OPTION_CLICK_ZONES,
  BUNKO_READER_OPTION_ZONES_INVERTED,
  BUNKO_READER_OPTION_WHEEL,
  BUNKO_READER_OPTION_SWIPE,
  BUNKO_READER_OPTION_ANIMATE,
  /* How the page of the reader behaves. */
  BUNKO_READER_OPTION_SHOW_PILL,
  BUNKO_READER_OPTION_HIDE_BARS,
  BUNKO_READER_OPTION_SLIDESHOW_INTERVAL,
  BUNKO_READER_OPTION_AUTO_SCROLL_SPEED,
  BUNKO_READER_OPTION_END_COUNTDOWN,
  BUNKO_READER_OPTION_IMAGE_SIZE,
  BUNKO_READER_OPTION_PREFETCH_LIMIT,
  BUNKO_READER_N_OPTIONS,
} BunkoReaderOptionId;

/**
 * BunkoReaderOption:
 * @name: name of the property and of the key of the settings
 * @type: the type of its values
 * @minimum: least value
 * @maximum: largest value
 * @value: default value
 * @scope: where edits go by default: %BUNKO_READER_SCOPE_SERIES stands for the series or, without
 *   one, the gallery
 * @general_only: whether it holds for all galleries, always
 *
 * What there is to know of an option. Values of all types are handled as numbers.
 */
typedef struct
{
  const char *name;
  GType type;
  double minimum;
  double maximum;
  double value;
  BunkoReaderScope scope;
  gboolean general_only;
} BunkoReaderOption;

const BunkoReaderOption *bunko_reader_option_get (BunkoReaderOptionId id);
BunkoReaderOptionId bunko_reader_option_find (const char *name);
GParamSpec *bunko_reader_option_make_pspec (BunkoReaderOptionId id) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_reader_option_to_variant (BunkoReaderOptionId id, double number);
gboolean
bunko_reader_option_from_variant (BunkoReaderOptionId id, GVariant *variant, double *number);
double bunko_reader_option_clamp (BunkoReaderOptionId id, double number);
void bunko_reader_option_to_value (BunkoReaderOptionId id, double number, GValue *value);
double bunko_reader_option_from_value (const GValue *value);

G_END_DECLS
