/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-item.h"
#include "bunko-read-progress.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY (bunko_gallery_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGallery, bunko_gallery, BUNKO, GALLERY, BunkoItem)

BunkoGallery *bunko_gallery_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_gallery_get_title (BunkoGallery *self);
const char *bunko_gallery_get_secondary_title (BunkoGallery *self);
const char *const *bunko_gallery_get_titles (BunkoGallery *self);
const char *bunko_gallery_get_artist_names (BunkoGallery *self);
GListModel *bunko_gallery_get_artists (BunkoGallery *self);
GListModel *bunko_gallery_get_circles (BunkoGallery *self);
GListModel *bunko_gallery_get_parodies (BunkoGallery *self);
GListModel *bunko_gallery_get_urls (BunkoGallery *self);
double bunko_gallery_get_rating (BunkoGallery *self);
const char *bunko_gallery_get_info (BunkoGallery *self);
gint bunko_gallery_get_number (BunkoGallery *self);
gint bunko_gallery_get_page_count (BunkoGallery *self);
const BunkoReadProgress *bunko_gallery_get_progress (BunkoGallery *self);
gint bunko_gallery_get_times_read (BunkoGallery *self);
gint64 bunko_gallery_get_last_read (BunkoGallery *self);
gint64 bunko_gallery_get_pub_date (BunkoGallery *self);
gint64 bunko_gallery_get_added (BunkoGallery *self);
gint64 bunko_gallery_get_category_id (BunkoGallery *self);
gint64 bunko_gallery_get_language_id (BunkoGallery *self);
gint64 bunko_gallery_get_grouping_id (BunkoGallery *self);
const char *bunko_gallery_get_language_code (BunkoGallery *self);
gboolean bunko_gallery_get_phantom (BunkoGallery *self);
gboolean bunko_gallery_get_single_source (BunkoGallery *self);

G_END_DECLS
