/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-run.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_RESULT (bunko_console_result_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleResult, bunko_console_result, BUNKO, CONSOLE_RESULT, AdwBin)

void bunko_console_result_set_run (BunkoConsoleResult *self, BunkoApiRun *run);

G_END_DECLS
