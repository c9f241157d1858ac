/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-reader-keymap.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_HELP_PAGE (bunko_reader_help_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderHelpPage,
                      bunko_reader_help_page,
                      BUNKO,
                      READER_HELP_PAGE,
                      AdwPreferencesPage)

GtkWidget *bunko_reader_help_page_new (BunkoReaderKeymap *keymap);

G_END_DECLS
