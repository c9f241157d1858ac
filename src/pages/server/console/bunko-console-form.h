/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-function.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_FORM (bunko_console_form_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleForm, bunko_console_form, BUNKO, CONSOLE_FORM, AdwBin)

void bunko_console_form_set_function (BunkoConsoleForm *self,
                                      BunkoApiFunction *function,
                                      const char *obstacle);
void bunko_console_form_set_obstacle (BunkoConsoleForm *self, const char *obstacle);
BunkoApiFunction *bunko_console_form_get_function (BunkoConsoleForm *self);
char *bunko_console_form_dup_call (BunkoConsoleForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_console_form_get_is_valid (BunkoConsoleForm *self);

G_END_DECLS
