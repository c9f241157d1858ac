/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-option-table.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_OPTION_ROW (bunko_option_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoOptionRow, bunko_option_row, BUNKO, OPTION_ROW, GObject)

BunkoOptionRow *bunko_option_row_new (const BunkoOptionInfo *info) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderOptionId bunko_option_row_get_id (BunkoOptionRow *self);
GtkWidget *bunko_option_row_get_widget (BunkoOptionRow *self);
GtkWidget *bunko_option_row_get_reset_button (BunkoOptionRow *self);
void bunko_option_row_set_options (BunkoOptionRow *self, BunkoReaderOptions *options);
void bunko_option_row_set_note (BunkoOptionRow *self, const char *note);

G_END_DECLS
