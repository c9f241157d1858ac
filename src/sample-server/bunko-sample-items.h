/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"

G_BEGIN_DECLS

/* Everything belongs to one user. */
#define BUNKO_SAMPLE_USER_ID 1
/* So many addresses an item can have: their ids are made from the item's. */
#define BUNKO_SAMPLE_URLS_PER_OWNER 8

void bunko_sample_items_write_metatags (BunkoSampleWriter *out, guint8 metatags);
void bunko_sample_items_write_gallery (BunkoSampleBackend *backend,
                                       const BunkoSampleGallery *gallery,
                                       BunkoSampleWriter *out);
void bunko_sample_items_write_page (BunkoSampleBackend *backend,
                                    const BunkoSampleGallery *gallery,
                                    guint number,
                                    BunkoSampleWriter *out);
void bunko_sample_items_write_title (BunkoSampleBackend *backend,
                                     const BunkoSampleGallery *gallery,
                                     guint index,
                                     BunkoSampleWriter *out);
void bunko_sample_items_write_url (BunkoSampleWriter *out, gint64 id, const char *url);
void bunko_sample_items_write_tag (const BunkoSampleEntry *tag, BunkoSampleWriter *out);
void bunko_sample_items_write_tags (BunkoSampleBackend *backend,
                                    const guint32 *ids,
                                    guint n_ids,
                                    BunkoSampleWriter *out);
gboolean bunko_sample_items_write (BunkoSampleBackend *backend,
                                   BunkoSampleItemType type,
                                   gint64 id,
                                   BunkoSampleWriter *out);
void bunko_sample_items_write_entries (BunkoSampleBackend *backend,
                                       BunkoSampleItemType type,
                                       const BunkoSampleIds *ids,
                                       BunkoSampleWriter *out);
gboolean bunko_sample_items_write_entry (BunkoSampleBackend *backend,
                                         BunkoSampleItemType type,
                                         gint64 id,
                                         BunkoSampleWriter *out);
gboolean
bunko_sample_items_write_grouping (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out);
gboolean bunko_sample_items_write_artist_url (BunkoSampleBackend *backend,
                                              gint64 id,
                                              BunkoSampleWriter *out);
gint64 bunko_sample_items_url_id (const BunkoSampleGallery *gallery, guint index);

G_END_DECLS
