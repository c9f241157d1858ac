/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-query.h"
#include "bunko-sample-store.h"

G_BEGIN_DECLS

/* Which items to list, and how. */
typedef struct
{
  BunkoSampleItemType type;
  BunkoSampleItemType parent_type; /* 0: no parent */
  gint64 parent_id;
  BunkoSampleViewType view;
  const char *query;
  BunkoSampleSearchOptions options;
  gint64 filter_id; /* 0: none */
  BunkoSampleSort sort;
  gboolean descending;
  /* The way of 0.3.0: sorting by title or artist repeats galleries that have several and leaves out
   * those without, ReadLater filters nothing, and queries that only exclude find nothing. */
  gboolean legacy;
} BunkoSampleSelector;

/* Answers selectors and remembers the last answers. Thread-safe as long as the store is locked for
 * reading. */
typedef struct _BunkoSampleViews BunkoSampleViews;

BunkoSampleViews *bunko_sample_views_new (BunkoSampleStore *store) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_views_free (BunkoSampleViews *self);
GArray *bunko_sample_views_select (BunkoSampleViews *self,
                                   const BunkoSampleSelector *selector) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
