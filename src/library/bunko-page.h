/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE (bunko_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPage, bunko_page, BUNKO, PAGE, BunkoItem)

BunkoPage *bunko_page_new (gint64 id, gint64 gallery_id, gint number) G_GNUC_WARN_UNUSED_RESULT;
gint bunko_page_get_number (BunkoPage *self);
gint64 bunko_page_get_gallery_id (BunkoPage *self);
const char *bunko_page_get_name (BunkoPage *self);
const char *bunko_page_get_path (BunkoPage *self);
gint64 bunko_page_get_hash_id (BunkoPage *self);
gboolean bunko_page_get_in_archive (BunkoPage *self);

G_END_DECLS
