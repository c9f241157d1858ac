/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-library.h"

G_BEGIN_DECLS

#define SAMPLE_TYPE_SOURCE (sample_source_get_type ())

G_DECLARE_FINAL_TYPE (SampleSource, sample_source, SAMPLE, SOURCE, GObject)

/* Galleries, or pages, with the names and pictures of the sample library, for looking at. */
SampleSource *sample_source_new (BunkoItemType type, guint n_items) G_GNUC_WARN_UNUSED_RESULT;
BunkoItem *sample_source_make_item (BunkoItemType type, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
GListModel *sample_source_make_tags (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageReply *
sample_source_make_image (const BunkoFakeImageRequest *request, gpointer user_data, GError **error);

G_END_DECLS
