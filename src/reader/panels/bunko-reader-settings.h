/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-option-rows.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_SETTINGS (bunko_reader_settings_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderSettings, bunko_reader_settings, BUNKO, READER_SETTINGS, AdwBin)

GtkWidget *bunko_reader_settings_new (BunkoReaderOptions *options) G_GNUC_WARN_UNUSED_RESULT;
BunkoOptionRows *bunko_reader_settings_get_rows (BunkoReaderSettings *self);
BunkoReaderScope bunko_reader_settings_get_scope (BunkoReaderSettings *self);
void bunko_reader_settings_set_scope (BunkoReaderSettings *self, BunkoReaderScope scope);

G_END_DECLS
