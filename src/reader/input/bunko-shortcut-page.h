/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-reader-keymap.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHORTCUT_PAGE (bunko_shortcut_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShortcutPage,
                      bunko_shortcut_page,
                      BUNKO,
                      SHORTCUT_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *bunko_shortcut_page_new (BunkoReaderKeymap *keymap, const char *action);

G_END_DECLS
