/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-entry.h"

G_BEGIN_DECLS

void bunko_sample_vocabulary_fill (guint64 seed, BunkoSampleTable *tables);
void bunko_sample_vocabulary_add_tags (guint n_namespaces, BunkoSampleTable *tags, guint n_tags);
void bunko_sample_vocabulary_fill_tags (GPtrArray *namespaces, BunkoSampleTable *tags);
char *bunko_sample_vocabulary_info (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
