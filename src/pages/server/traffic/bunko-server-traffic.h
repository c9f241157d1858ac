/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_TRAFFIC (bunko_server_traffic_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerTraffic, bunko_server_traffic, BUNKO, SERVER_TRAFFIC, AdwBin)

GtkWidget *bunko_server_traffic_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
