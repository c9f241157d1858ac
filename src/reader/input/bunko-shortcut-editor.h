/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-reader-keymap.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHORTCUT_EDITOR (bunko_shortcut_editor_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShortcutEditor, bunko_shortcut_editor, BUNKO, SHORTCUT_EDITOR, AdwDialog)

AdwDialog *bunko_shortcut_editor_new (BunkoReaderKeymap *keymap);

G_END_DECLS
