/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-option-row.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_OPTION_ROWS (bunko_option_rows_get_type ())

G_DECLARE_FINAL_TYPE (BunkoOptionRows, bunko_option_rows, BUNKO, OPTION_ROWS, GObject)

BunkoOptionRows *bunko_option_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_option_rows_get_n_groups (BunkoOptionRows *self);
AdwPreferencesGroup *bunko_option_rows_get_group (BunkoOptionRows *self, guint index);
BunkoOptionRow *bunko_option_rows_find (BunkoOptionRows *self, const char *property);
void bunko_option_rows_set_options (BunkoOptionRows *self,
                                    BunkoReaderOptions *options,
                                    BunkoReaderOptions *current);

G_END_DECLS
