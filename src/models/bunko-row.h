/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ROW (bunko_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoRow, bunko_row, BUNKO, ROW, GObject)

BunkoRow *bunko_row_new (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoItem *bunko_row_get_item (BunkoRow *self);
gboolean bunko_row_get_failed (BunkoRow *self);
guint bunko_row_get_position (BunkoRow *self);

G_END_DECLS
