/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/input/bunko-reader-keymap.h"

G_BEGIN_DECLS

void bunko_shortcuts_dialog_present (BunkoReaderKeymap *keymap, GtkWidget *window);

G_END_DECLS
