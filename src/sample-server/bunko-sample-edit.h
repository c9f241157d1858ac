/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"

G_BEGIN_DECLS

gboolean bunko_sample_edit_check (BunkoSampleItemType type, JsonObject *item, GError **error);
gint64 bunko_sample_edit_get_id (JsonNode *node);
guint32
bunko_sample_edit_find (BunkoSampleBackend *backend, BunkoSampleItemType type, JsonNode *node);
gboolean bunko_sample_edit_update (BunkoSampleBackend *backend,
                                   BunkoSampleItemType type,
                                   JsonObject *item,
                                   GError **error);
gboolean bunko_sample_edit_create (BunkoSampleBackend *backend,
                                   BunkoSampleItemType type,
                                   JsonObject *item,
                                   GError **error);
gboolean
bunko_sample_edit_remove (BunkoSampleBackend *backend, BunkoSampleItemType type, gint64 id);

/* The parts of it that belong to one type. */
gboolean bunko_sample_edit_gallery (BunkoSampleBackend *backend,
                                    BunkoSampleGallery *gallery,
                                    JsonObject *item,
                                    GError **error);
gboolean bunko_sample_edit_entry (BunkoSampleBackend *backend,
                                  BunkoSampleItemType type,
                                  BunkoSampleEntry *entry,
                                  JsonObject *item,
                                  GError **error);

gboolean bunko_sample_edit_text (JsonNode *node, char **text, GError **error);
gboolean bunko_sample_edit_number (JsonNode *node, double *number, GError **error);
gboolean bunko_sample_edit_ids (BunkoSampleBackend *backend,
                                BunkoSampleItemType type,
                                JsonNode *node,
                                BunkoSampleIds *ids,
                                GError **error);
gboolean bunko_sample_edit_urls (JsonNode *node, GStrv *urls, GError **error);

G_END_DECLS
