/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-reader-keymap.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHORTCUT_CAPTURE (bunko_shortcut_capture_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShortcutCapture,
                      bunko_shortcut_capture,
                      BUNKO,
                      SHORTCUT_CAPTURE,
                      AdwDialog)

AdwDialog *bunko_shortcut_capture_new (BunkoReaderKeymap *keymap, const char *action);

G_END_DECLS
