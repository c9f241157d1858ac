/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-reader-keymap.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHORTCUT_ROW (bunko_shortcut_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShortcutRow, bunko_shortcut_row, BUNKO, SHORTCUT_ROW, AdwActionRow)

GtkWidget *bunko_shortcut_row_new (BunkoReaderKeymap *keymap, const BunkoReaderKeyEntry *entry);
void bunko_shortcut_row_update (BunkoShortcutRow *self);
gboolean bunko_shortcut_row_matches (BunkoShortcutRow *self, const char *const *words);

G_END_DECLS
