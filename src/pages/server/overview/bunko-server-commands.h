/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_COMMANDS (bunko_server_commands_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerCommands,
                      bunko_server_commands,
                      BUNKO,
                      SERVER_COMMANDS,
                      AdwPreferencesGroup)

void bunko_server_commands_set_context (BunkoServerCommands *self, BunkoContext *context);
void bunko_server_commands_set_online (BunkoServerCommands *self, gboolean online);

G_END_DECLS
