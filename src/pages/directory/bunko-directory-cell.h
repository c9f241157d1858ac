/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-item-counter.h"
#include "models/bunko-row.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_DIRECTORY_CELL (bunko_directory_cell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoDirectoryCell, bunko_directory_cell, BUNKO, DIRECTORY_CELL, AdwBin)

GtkWidget *bunko_directory_cell_new (BunkoItemCounter *counter) G_GNUC_WARN_UNUSED_RESULT;
void bunko_directory_cell_set_row (BunkoDirectoryCell *self, BunkoRow *row);
BunkoItem *bunko_directory_cell_get_item (BunkoDirectoryCell *self);

G_END_DECLS
