/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-row.h"

G_BEGIN_DECLS

void _bunko_row_set_item (BunkoRow *self, BunkoItem *item);
void _bunko_row_set_failed (BunkoRow *self, gboolean failed);
void _bunko_row_set_position (BunkoRow *self, guint position);

G_END_DECLS
