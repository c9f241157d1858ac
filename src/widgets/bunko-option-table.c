/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-option-table.h"

#include "library/bunko-enums.h"

static const BunkoOptionChoice modes[] = {
  { BUNKO_READER_MODE_AUTO, N_ ("Automatic") },
  { BUNKO_READER_MODE_SINGLE, N_ ("Single Page") },
  { BUNKO_READER_MODE_DOUBLE, N_ ("Double Page") },
  { BUNKO_READER_MODE_STRIP, N_ ("Long Strip") },
  { BUNKO_READER_MODE_HORIZONTAL, N_ ("Horizontal Strip") },
  { 0 },
};

static const BunkoOptionChoice directions[] = {
  { BUNKO_READER_DIRECTION_AUTO, N_ ("Automatic") },
  { BUNKO_READER_DIRECTION_LTR, N_ ("Left to Right") },
  { BUNKO_READER_DIRECTION_RTL, N_ ("Right to Left") },
  { BUNKO_READER_DIRECTION_TTB, N_ ("Top to Bottom") },
  { 0 },
};

static const BunkoOptionChoice wide_pages[] = {
  { BUNKO_READER_WIDE_ALONE, N_ ("Stand Alone") },
  { BUNKO_READER_WIDE_SPLIT, N_ ("Are Split") },
  { BUNKO_READER_WIDE_ROTATE, N_ ("Are Rotated") },
  { 0 },
};

static const BunkoOptionChoice units[] = {
  { BUNKO_READER_UNIT_PERCENT, N_ ("Percent") },
  { BUNKO_READER_UNIT_PIXELS, N_ ("Pixels") },
  { 0 },
};

static const BunkoOptionChoice fits[] = {
  { BUNKO_READER_FIT_SCREEN, N_ ("Screen") },
  { BUNKO_READER_FIT_WIDTH, N_ ("Width") },
  { BUNKO_READER_FIT_HEIGHT, N_ ("Height") },
  { BUNKO_READER_FIT_ORIGINAL, N_ ("Original Size") },
  { 0 },
};

static const BunkoOptionChoice zoom_locks[] = {
  { BUNKO_READER_ZOOM_LOCK_RESET, N_ ("Starts at 100 %") },
  { BUNKO_READER_ZOOM_LOCK_KEEP, N_ ("Keeps Zoom and Place") },
  { BUNKO_READER_ZOOM_LOCK_CORNER, N_ ("Keeps Zoom") },
  { 0 },
};

static const BunkoOptionChoice backgrounds[] = {
  { BUNKO_READER_BACKGROUND_THEME, N_ ("Usual") },
  { BUNKO_READER_BACKGROUND_BLACK, N_ ("Black") },
  { BUNKO_READER_BACKGROUND_GRAY, N_ ("Gray") },
  { BUNKO_READER_BACKGROUND_WHITE, N_ ("White") },
  { BUNKO_READER_BACKGROUND_EDGE, N_ ("Edge of the Page") },
  { 0 },
};

static const BunkoOptionChoice tones[] = {
  { BUNKO_READER_TONE_NORMAL, N_ ("As They Are") },
  { BUNKO_READER_TONE_GRAYSCALE, N_ ("Grayscale") },
  { BUNKO_READER_TONE_SEPIA, N_ ("Sepia") },
  { 0 },
};

static const BunkoOptionChoice scalings[] = {
  { BUNKO_READER_SCALING_SMOOTH, N_ ("Smooth") },
  { BUNKO_READER_SCALING_SHARP, N_ ("Sharp") },
  { BUNKO_READER_SCALING_PIXELS, N_ ("Pixels") },
  { 0 },
};

static const BunkoOptionChoice zones[] = {
  { BUNKO_READER_ZONES_OFF, N_ ("Off") },
  { BUNKO_READER_ZONES_SIDES, N_ ("Sides") },
  { BUNKO_READER_ZONES_L, N_ ("L-Shaped") },
  { BUNKO_READER_ZONES_EDGES, N_ ("Edges") },
  { BUNKO_READER_ZONES_FORWARD, N_ ("Mostly Forward") },
  { BUNKO_READER_ZONES_HALVES, N_ ("Halves") },
  { 0 },
};

static const BunkoOptionChoice wheels[] = {
  { BUNKO_READER_WHEEL_SCROLL, N_ ("Scrolls, Then Turns") },
  { BUNKO_READER_WHEEL_TURN, N_ ("Turns Pages") },
  { BUNKO_READER_WHEEL_ZOOM, N_ ("Zooms") },
  { 0 },
};

static const BunkoOptionChoice image_sizes[] = {
  { -1, N_ ("As Needed") },
  { BUNKO_IMAGE_SIZE_ORIGINAL, N_ ("Original") },
  { BUNKO_IMAGE_SIZE_X2400, N_ ("2400 Pixels Wide") },
  { BUNKO_IMAGE_SIZE_X1600, N_ ("1600 Pixels Wide") },
  { BUNKO_IMAGE_SIZE_X1280, N_ ("1280 Pixels Wide") },
  { BUNKO_IMAGE_SIZE_X960, N_ ("960 Pixels Wide") },
  { BUNKO_IMAGE_SIZE_X768, N_ ("768 Pixels Wide") },
  { 0 },
};

#define SWITCH(NAME, group, title, subtitle)                                                       \
  { BUNKO_READER_OPTION_##NAME, BUNKO_OPTION_KIND_SWITCH, group, title, subtitle, NULL, 0 }
#define CHOICE(NAME, group, title, subtitle, choices)                                              \
  { BUNKO_READER_OPTION_##NAME, BUNKO_OPTION_KIND_CHOICE, group, title, subtitle, choices, 0 }
#define NUMBER(NAME, title, subtitle, step)                                                        \
  { BUNKO_READER_OPTION_##NAME, BUNKO_OPTION_KIND_NUMBER, NULL, title, subtitle, NULL, step }
#define SLIDER(NAME, title)                                                                        \
  { BUNKO_READER_OPTION_##NAME, BUNKO_OPTION_KIND_SLIDER, NULL, title, NULL, NULL, 0.05 }

static const BunkoOptionInfo table[] = {
  CHOICE (MODE, N_ ("Layout"), N_ ("_Mode"), NULL, modes),
  CHOICE (DIRECTION, NULL, N_ ("_Direction"), NULL, directions),
  SWITCH (COVER_ALONE, NULL, N_ ("_Cover Stands Alone"), N_ ("Never half of a pair")),
  CHOICE (WIDE_PAGES, NULL, N_ ("_Wide Pages"), NULL, wide_pages),
  NUMBER (PAGE_GAP, N_ ("_Gap in Pairs"), N_ ("In pixels"), 1),
  NUMBER (STRIP_GAP, N_ ("Gap in S_trips"), N_ ("In pixels"), 1),
  NUMBER (STRIP_WIDTH, N_ ("Width of Stri_ps"), NULL, 5),
  CHOICE (STRIP_UNIT, NULL, N_ ("_Unit of the Width"), NULL, units),

  CHOICE (FIT, N_ ("Zoom"), N_ ("_Fit"), NULL, fits),
  SWITCH (STRETCH, NULL, N_ ("_Enlarge Small Pages"), NULL),
  CHOICE (ZOOM_LOCK, NULL, N_ ("_Next Page"), NULL, zoom_locks),
  SWITCH (KEEP_ROTATION, NULL, N_ ("Keep _Rotation"), N_ ("And flip the next page, too")),
  SWITCH (GUIDED, NULL, N_ ("_Guided View"), N_ ("From panel to panel")),

  SWITCH (CROP, N_ ("Look"), N_ ("Crop _Borders"), NULL),
  NUMBER (CROP_THRESHOLD, N_ ("Threshold of Cropping"), N_ ("How far from plain, in percent"), 1),
  CHOICE (BACKGROUND, NULL, N_ ("Bac_kground"), NULL, backgrounds),
  CHOICE (TONE, NULL, N_ ("C_olors"), NULL, tones),
  SWITCH (INVERT, NULL, N_ ("_Invert Colors"), NULL),
  SLIDER (BRIGHTNESS, N_ ("Brightness")),
  SLIDER (CONTRAST, N_ ("Contrast")),
  SLIDER (SATURATION, N_ ("Saturation")),
  SLIDER (GAMMA, N_ ("Gamma")),
  SLIDER (WARMTH, N_ ("Warmth")),
  CHOICE (SCALING, NULL, N_ ("Sca_ling"), NULL, scalings),

  CHOICE (CLICK_ZONES, N_ ("Input"), N_ ("Click _Zones"), N_ ("Where a click turns pages"), zones),
  SWITCH (ZONES_INVERTED, NULL, N_ ("Swap For_ward and Back"), NULL),
  CHOICE (WHEEL, NULL, N_ ("W_heel"), NULL, wheels),
  SWITCH (SWIPE, NULL, N_ ("Swipe to T_urn Pages"), NULL),
  SWITCH (ANIMATE, NULL, N_ ("_Animations"), NULL),

  SWITCH (SHOW_PILL, N_ ("Reading"), N_ ("Show Page N_umber"), N_ ("And the time left")),
  SWITCH (HIDE_BARS, NULL, N_ ("Hide _Bars"), N_ ("After a while, also outside full screen")),
  NUMBER (SLIDESHOW_INTERVAL, N_ ("_Slideshow"), N_ ("Seconds a page"), 1),
  NUMBER (AUTO_SCROLL_SPEED, N_ ("Auto-Scro_ll"), N_ ("Pixels a second"), 10),
  NUMBER (END_COUNTDOWN,
          N_ ("Open the Ne_xt Gallery"),
          N_ ("After so many seconds; 0 for never"),
          1),
  CHOICE (IMAGE_SIZE, NULL, N_ ("_Image Size"), NULL, image_sizes),
  NUMBER (PREFETCH_LIMIT, N_ ("_Memory for Pages"), N_ ("In megabytes, for all galleries"), 64),
};

/**
 * bunko_option_table_get:
 * @n_options: (out): how many
 *
 * Returns: (transfer none) (array length=n_options): the options of the reader as they are shown,
 * in groups
 */
const BunkoOptionInfo *
bunko_option_table_get (guint *n_options)
{
  g_return_val_if_fail (n_options != NULL, NULL);

  *n_options = G_N_ELEMENTS (table);
  return table;
}
