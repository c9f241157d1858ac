/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-profile.h"

G_BEGIN_DECLS

/* More profiles than this are neither read nor added. */
#define BUNKO_SERVER_LIST_MAX 200

#define BUNKO_TYPE_SERVER_LIST (bunko_server_list_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerList, bunko_server_list, BUNKO, SERVER_LIST, GObject)

BunkoServerList *bunko_server_list_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_server_list_add (BunkoServerList *self, BunkoServerProfile *profile);
gboolean
bunko_server_list_insert (BunkoServerList *self, guint position, BunkoServerProfile *profile);
gboolean
bunko_server_list_remove (BunkoServerList *self, BunkoServerProfile *profile, guint *position);
void bunko_server_list_update (BunkoServerList *self, BunkoServerProfile *profile);
void bunko_server_list_touch (BunkoServerList *self, BunkoServerProfile *profile);
gboolean bunko_server_list_contains (BunkoServerList *self, BunkoServerProfile *profile);
BunkoServerProfile *bunko_server_list_find (BunkoServerList *self, const char *uuid);
BunkoServerProfile *
bunko_server_list_find_address (BunkoServerList *self, const char *host, guint16 port);

G_END_DECLS
