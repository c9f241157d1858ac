/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "settings/bunko-server-profile.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_ROW (bunko_server_row_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerRow, bunko_server_row, BUNKO, SERVER_ROW, AdwActionRow)

GtkWidget *bunko_server_row_new (BunkoServerProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerProfile *bunko_server_row_get_profile (BunkoServerRow *self);
void bunko_server_row_set_open (BunkoServerRow *self, gboolean open);
char *bunko_server_row_format_last_used (gint64 last_used, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
