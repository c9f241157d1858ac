/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cell.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_COMPACT_CELL (bunko_compact_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCompactCell, bunko_compact_cell, BUNKO, COMPACT_CELL, BunkoCell)

GtkWidget *bunko_compact_cell_new_lazy (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
