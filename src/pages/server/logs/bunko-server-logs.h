/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_LOGS (bunko_server_logs_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerLogs, bunko_server_logs, BUNKO, SERVER_LOGS, AdwBin)

GtkWidget *bunko_server_logs_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
