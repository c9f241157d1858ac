/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-query.h"
#include "bunko-sample-store.h"

G_BEGIN_DECLS

/* A query made ready for looking through all galleries. */
typedef struct _BunkoSampleMatcher BunkoSampleMatcher;

BunkoSampleMatcher *
bunko_sample_matcher_new (BunkoSampleStore *store,
                          const char *query,
                          BunkoSampleSearchOptions options) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_matcher_free (BunkoSampleMatcher *self);

gboolean bunko_sample_matcher_is_empty (BunkoSampleMatcher *self);
gboolean bunko_sample_matcher_has_wanted (BunkoSampleMatcher *self);
gboolean bunko_sample_matcher_match (BunkoSampleMatcher *self, const BunkoSampleGallery *gallery);
gboolean bunko_sample_matcher_match_entry (BunkoSampleMatcher *self, const BunkoSampleEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleMatcher, bunko_sample_matcher_free)

G_END_DECLS
