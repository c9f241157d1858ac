/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-function.h"
#include "library/bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_LIST (bunko_console_list_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleList, bunko_console_list, BUNKO, CONSOLE_LIST, AdwBin)

void bunko_console_list_set_library (BunkoConsoleList *self, BunkoLibrary *library);
void bunko_console_list_refresh (BunkoConsoleList *self);

G_END_DECLS
