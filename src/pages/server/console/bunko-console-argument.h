/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-function.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_ARGUMENT (bunko_console_argument_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleArgument,
                      bunko_console_argument,
                      BUNKO,
                      CONSOLE_ARGUMENT,
                      AdwPreferencesRow)

GtkWidget *bunko_console_argument_new (const BunkoApiArgument *argument) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_console_argument_get_name (BunkoConsoleArgument *self);
char *bunko_console_argument_dup_value (BunkoConsoleArgument *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_console_argument_get_is_valid (BunkoConsoleArgument *self);

G_END_DECLS
