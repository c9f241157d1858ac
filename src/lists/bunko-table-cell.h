/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-cell.h"

#include "bunko-item-columns.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TABLE_CELL (bunko_table_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTableCell, bunko_table_cell, BUNKO, TABLE_CELL, BunkoCell)

GtkWidget *bunko_table_cell_new (const BunkoItemColumn *column,
                                 BunkoItemNames *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
