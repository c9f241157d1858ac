/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_OVERVIEW (bunko_server_overview_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerOverview, bunko_server_overview, BUNKO, SERVER_OVERVIEW, AdwBin)

GtkWidget *bunko_server_overview_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_server_overview_set_online (BunkoServerOverview *self, gboolean online);

G_END_DECLS
