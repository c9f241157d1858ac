/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHELF (bunko_shelf_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShelf, bunko_shelf, BUNKO, SHELF, GObject)

BunkoShelf *
bunko_shelf_new (BunkoLibrary *library, BunkoShelfKind kind, guint limit) G_GNUC_WARN_UNUSED_RESULT;
void bunko_shelf_set_ids (BunkoShelf *self, const gint64 *ids, guint n_ids);
void bunko_shelf_refresh (BunkoShelf *self);
void bunko_shelf_reshuffle (BunkoShelf *self);
void bunko_shelf_stop (BunkoShelf *self);

BunkoShelfKind bunko_shelf_get_kind (BunkoShelf *self);
BunkoShelfState bunko_shelf_get_state (BunkoShelf *self);
gboolean bunko_shelf_get_loading (BunkoShelf *self);
GListModel *bunko_shelf_get_items (BunkoShelf *self);
gint64 bunko_shelf_get_total (BunkoShelf *self);
BunkoViewQuery *bunko_shelf_get_query (BunkoShelf *self);
const gint64 *bunko_shelf_get_gone (BunkoShelf *self, guint *n_ids);
const GError *bunko_shelf_get_error (BunkoShelf *self);

G_END_DECLS
