/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-list.h"

G_BEGIN_DECLS

void bunko_server_traces_note (GSettings *settings, BunkoServerProfile *profile);
void bunko_server_traces_keep (GSettings *settings, const char *uuid);
void bunko_server_traces_forget_async (BunkoServerList *servers,
                                       BunkoServerProfile *profile,
                                       gboolean in_use,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean bunko_server_traces_forget_finish (GAsyncResult *result, GError **error);
void bunko_server_traces_forget_noted (BunkoServerList *servers);

G_END_DECLS
