/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/bunko-reader-enum-types.h"
#include "bunko-reader-option.h"
#include "bunko-reader-store.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_OPTIONS (bunko_reader_options_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderOptions, bunko_reader_options, BUNKO, READER_OPTIONS, GObject)

/* BunkoReaderOptions:image-size that goes by the size of the view. */
#define BUNKO_READER_IMAGE_SIZE_AUTO (-1)

/**
 * BunkoReaderBookmark:
 * @page: which page, from 0
 * @name: its name; empty if it has none
 *
 * A page that somebody wants to find again.
 */
typedef struct
{
  guint page;
  char *name;
} BunkoReaderBookmark;

BunkoReaderOptions *bunko_reader_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderOptions *bunko_reader_options_new_for_gallery (BunkoReaderStore *store,
                                                          gint64 gallery,
                                                          gint64 series) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderStore *bunko_reader_options_get_store (BunkoReaderOptions *self);
gint64 bunko_reader_options_get_gallery (BunkoReaderOptions *self);
gint64 bunko_reader_options_get_series (BunkoReaderOptions *self);

/* What AUTO means, and what was chosen: the getters of mode and direction never say AUTO. */
void bunko_reader_options_set_guess (BunkoReaderOptions *self,
                                     BunkoReaderMode mode,
                                     BunkoReaderDirection direction);
BunkoReaderMode bunko_reader_options_get_mode_setting (BunkoReaderOptions *self);
BunkoReaderDirection bunko_reader_options_get_direction_setting (BunkoReaderOptions *self);

/* Any option, for those who go by tables */
double bunko_reader_options_get_number (BunkoReaderOptions *self, BunkoReaderOptionId id);
void
bunko_reader_options_set_number (BunkoReaderOptions *self, BunkoReaderOptionId id, double number);

/* Scopes */
BunkoReaderScope bunko_reader_options_get_scope (BunkoReaderOptions *self, const char *property);
BunkoReaderScope bunko_reader_options_get_scope_for_edits (BunkoReaderOptions *self);
void bunko_reader_options_set_scope_for_edits (BunkoReaderOptions *self, BunkoReaderScope scope);
gboolean bunko_reader_options_is_set (BunkoReaderOptions *self, const char *property);
void bunko_reader_options_reset (BunkoReaderOptions *self, const char *property);

/* Of one gallery */
gboolean bunko_reader_options_get_shifted (BunkoReaderOptions *self);
void bunko_reader_options_set_shifted (BunkoReaderOptions *self, gboolean shifted);
const guint *bunko_reader_options_get_alone_pages (BunkoReaderOptions *self, guint *n_pages);
gboolean bunko_reader_options_is_page_alone (BunkoReaderOptions *self, guint page);
void bunko_reader_options_set_page_alone (BunkoReaderOptions *self, guint page, gboolean alone);
const BunkoReaderBookmark *
bunko_reader_options_get_bookmarks (BunkoReaderOptions *self, guint *n_bookmarks);
const char *bunko_reader_options_get_bookmark (BunkoReaderOptions *self, guint page);
void bunko_reader_options_set_bookmark (BunkoReaderOptions *self, guint page, const char *name);

/* Layout */
BunkoReaderMode bunko_reader_options_get_mode (BunkoReaderOptions *self);
void bunko_reader_options_set_mode (BunkoReaderOptions *self, BunkoReaderMode mode);
BunkoReaderDirection bunko_reader_options_get_direction (BunkoReaderOptions *self);
void bunko_reader_options_set_direction (BunkoReaderOptions *self, BunkoReaderDirection direction);
gboolean bunko_reader_options_get_cover_alone (BunkoReaderOptions *self);
void bunko_reader_options_set_cover_alone (BunkoReaderOptions *self, gboolean cover_alone);
BunkoReaderWide bunko_reader_options_get_wide_pages (BunkoReaderOptions *self);
void bunko_reader_options_set_wide_pages (BunkoReaderOptions *self, BunkoReaderWide wide_pages);
int bunko_reader_options_get_page_gap (BunkoReaderOptions *self);
void bunko_reader_options_set_page_gap (BunkoReaderOptions *self, int page_gap);
int bunko_reader_options_get_strip_gap (BunkoReaderOptions *self);
void bunko_reader_options_set_strip_gap (BunkoReaderOptions *self, int strip_gap);
int bunko_reader_options_get_strip_width (BunkoReaderOptions *self);
void bunko_reader_options_set_strip_width (BunkoReaderOptions *self, int strip_width);
BunkoReaderUnit bunko_reader_options_get_strip_unit (BunkoReaderOptions *self);
void bunko_reader_options_set_strip_unit (BunkoReaderOptions *self, BunkoReaderUnit strip_unit);
BunkoReaderFit bunko_reader_options_get_fit (BunkoReaderOptions *self);
void bunko_reader_options_set_fit (BunkoReaderOptions *self, BunkoReaderFit fit);
gboolean bunko_reader_options_get_stretch (BunkoReaderOptions *self);
void bunko_reader_options_set_stretch (BunkoReaderOptions *self, gboolean stretch);
BunkoReaderZoomLock bunko_reader_options_get_zoom_lock (BunkoReaderOptions *self);
void bunko_reader_options_set_zoom_lock (BunkoReaderOptions *self, BunkoReaderZoomLock zoom_lock);
gboolean bunko_reader_options_get_keep_rotation (BunkoReaderOptions *self);
void bunko_reader_options_set_keep_rotation (BunkoReaderOptions *self, gboolean keep_rotation);
gboolean bunko_reader_options_get_guided (BunkoReaderOptions *self);
void bunko_reader_options_set_guided (BunkoReaderOptions *self, gboolean guided);

/* Look */
gboolean bunko_reader_options_get_crop (BunkoReaderOptions *self);
void bunko_reader_options_set_crop (BunkoReaderOptions *self, gboolean crop);
int bunko_reader_options_get_crop_threshold (BunkoReaderOptions *self);
void bunko_reader_options_set_crop_threshold (BunkoReaderOptions *self, int crop_threshold);
double bunko_reader_options_get_brightness (BunkoReaderOptions *self);
void bunko_reader_options_set_brightness (BunkoReaderOptions *self, double brightness);
double bunko_reader_options_get_contrast (BunkoReaderOptions *self);
void bunko_reader_options_set_contrast (BunkoReaderOptions *self, double contrast);
double bunko_reader_options_get_saturation (BunkoReaderOptions *self);
void bunko_reader_options_set_saturation (BunkoReaderOptions *self, double saturation);
double bunko_reader_options_get_gamma (BunkoReaderOptions *self);
void bunko_reader_options_set_gamma (BunkoReaderOptions *self, double gamma);
BunkoReaderTone bunko_reader_options_get_tone (BunkoReaderOptions *self);
void bunko_reader_options_set_tone (BunkoReaderOptions *self, BunkoReaderTone tone);
gboolean bunko_reader_options_get_invert (BunkoReaderOptions *self);
void bunko_reader_options_set_invert (BunkoReaderOptions *self, gboolean invert);
double bunko_reader_options_get_warmth (BunkoReaderOptions *self);
void bunko_reader_options_set_warmth (BunkoReaderOptions *self, double warmth);
BunkoReaderBackground bunko_reader_options_get_background (BunkoReaderOptions *self);
void
bunko_reader_options_set_background (BunkoReaderOptions *self, BunkoReaderBackground background);
BunkoReaderScaling bunko_reader_options_get_scaling (BunkoReaderOptions *self);
void bunko_reader_options_set_scaling (BunkoReaderOptions *self, BunkoReaderScaling scaling);

/* Input */
BunkoReaderZones bunko_reader_options_get_click_zones (BunkoReaderOptions *self);
void bunko_reader_options_set_click_zones (BunkoReaderOptions *self, BunkoReaderZones click_zones);
gboolean bunko_reader_options_get_zones_inverted (BunkoReaderOptions *self);
void bunko_reader_options_set_zones_inverted (BunkoReaderOptions *self, gboolean zones_inverted);
BunkoReaderWheel bunko_reader_options_get_wheel (BunkoReaderOptions *self);
void bunko_reader_options_set_wheel (BunkoReaderOptions *self, BunkoReaderWheel wheel);
gboolean bunko_reader_options_get_swipe (BunkoReaderOptions *self);
void bunko_reader_options_set_swipe (BunkoReaderOptions *self, gboolean swipe);
gboolean bunko_reader_options_get_animate (BunkoReaderOptions *self);
void bunko_reader_options_set_animate (BunkoReaderOptions *self, gboolean animate);

/* Page */
gboolean bunko_reader_options_get_show_pill (BunkoReaderOptions *self);
void bunko_reader_options_set_show_pill (BunkoReaderOptions *self, gboolean show_pill);
gboolean bunko_reader_options_get_hide_bars (BunkoReaderOptions *self);
void bunko_reader_options_set_hide_bars (BunkoReaderOptions *self, gboolean hide_bars);
double bunko_reader_options_get_slideshow_interval (BunkoReaderOptions *self);
void
bunko_reader_options_set_slideshow_interval (BunkoReaderOptions *self, double slideshow_interval);
double bunko_reader_options_get_auto_scroll_speed (BunkoReaderOptions *self);
void
bunko_reader_options_set_auto_scroll_speed (BunkoReaderOptions *self, double auto_scroll_speed);
int bunko_reader_options_get_end_countdown (BunkoReaderOptions *self);
void bunko_reader_options_set_end_countdown (BunkoReaderOptions *self, int end_countdown);
int bunko_reader_options_get_image_size (BunkoReaderOptions *self);
void bunko_reader_options_set_image_size (BunkoReaderOptions *self, int image_size);
guint bunko_reader_options_get_prefetch_limit (BunkoReaderOptions *self);
void bunko_reader_options_set_prefetch_limit (BunkoReaderOptions *self, guint prefetch_limit);

G_END_DECLS
