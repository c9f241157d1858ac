/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-leaf.h"
#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

/**
 * BUNKO_SPREADS_MAX_PAGES:
 *
 * More pages than this are not laid out.
 */
#define BUNKO_SPREADS_MAX_PAGES 1000000

/**
 * BunkoSpreadOptions:
 * @pairs: two pages side by side, else one at a time
 * @cover_alone: whether the first page has no partner
 * @wide: what is done with pages that are wider than high
 * @right_to_left: whether the right half of a split page is read first
 * @shifted: whether the first page that would have a partner stands alone, so that all pairs
 *   after it move by one
 * @portrait_view: whether the view is higher than wide
 *
 * How pages become spreads.
 */
typedef struct
{
  gboolean pairs;
  gboolean cover_alone;
  BunkoReaderWide wide;
  gboolean right_to_left;
  gboolean shifted;
  gboolean portrait_view;
} BunkoSpreadOptions;

typedef struct _BunkoSpreads BunkoSpreads;

BunkoSpreads *bunko_spreads_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_spreads_free (BunkoSpreads *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSpreads, bunko_spreads_free)

void bunko_spreads_set_options (BunkoSpreads *self, const BunkoSpreadOptions *options);
guint bunko_spreads_get_n_pages (BunkoSpreads *self);
void bunko_spreads_set_n_pages (BunkoSpreads *self, guint n_pages);
double bunko_spreads_get_aspect (BunkoSpreads *self, guint page);
gboolean bunko_spreads_set_aspect (BunkoSpreads *self, guint page, double aspect);
gboolean bunko_spreads_get_alone (BunkoSpreads *self, guint page);
void bunko_spreads_set_alone (BunkoSpreads *self, guint page, gboolean alone);
gboolean bunko_spreads_find_shift (BunkoSpreads *self, guint page, guint *alone);

guint bunko_spreads_get_count (BunkoSpreads *self);
void bunko_spreads_get (BunkoSpreads *self, guint index, BunkoSpread *spread);
guint bunko_spreads_find (BunkoSpreads *self, guint page);
guint bunko_spreads_find_leaf (BunkoSpreads *self, const BunkoLeaf *leaf);

G_END_DECLS
