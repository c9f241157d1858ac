/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-image-key.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_DISK_CACHE (bunko_disk_cache_get_type ())

G_DECLARE_FINAL_TYPE (BunkoDiskCache, bunko_disk_cache, BUNKO, DISK_CACHE, GObject)

BunkoDiskCache *
bunko_disk_cache_new (const char *directory, guint64 limit) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bunko_disk_cache_load (BunkoDiskCache *self, BunkoImageKey *key) G_GNUC_WARN_UNUSED_RESULT;
void bunko_disk_cache_announce (BunkoDiskCache *self, BunkoImageKey *key);
void bunko_disk_cache_store_announced (BunkoDiskCache *self, BunkoImageKey *key, GBytes *bytes);
void bunko_disk_cache_store (BunkoDiskCache *self, BunkoImageKey *key, GBytes *bytes);
void bunko_disk_cache_remove (BunkoDiskCache *self, BunkoImageKey *key);
void bunko_disk_cache_clear (BunkoDiskCache *self);
void bunko_disk_cache_trim (BunkoDiskCache *self);
guint64 bunko_disk_cache_get_limit (BunkoDiskCache *self);
void bunko_disk_cache_set_limit (BunkoDiskCache *self, guint64 limit);

void bunko_disk_cache_start_index (BunkoDiskCache *self);
gboolean bunko_disk_cache_may_have (BunkoDiskCache *self, BunkoImageKey *key);

G_END_DECLS
