/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_CONSOLE (bunko_server_console_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerConsole, bunko_server_console, BUNKO, SERVER_CONSOLE, AdwBin)

GtkWidget *bunko_server_console_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
