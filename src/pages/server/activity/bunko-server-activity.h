/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_ACTIVITY (bunko_server_activity_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerActivity, bunko_server_activity, BUNKO, SERVER_ACTIVITY, AdwBin)

GtkWidget *bunko_server_activity_new (BunkoContext *context);

G_END_DECLS
