/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_INFO (bunko_server_info_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerInfo, bunko_server_info, BUNKO, SERVER_INFO, GObject)

const char *bunko_server_info_get_name (BunkoServerInfo *self);
const char *bunko_server_info_get_address (BunkoServerInfo *self);
const char *bunko_server_info_get_user (BunkoServerInfo *self);
const char *bunko_server_info_get_role (BunkoServerInfo *self);
const char *bunko_server_info_get_core_version (BunkoServerInfo *self);
const char *bunko_server_info_get_db_version (BunkoServerInfo *self);
const char *bunko_server_info_get_torrent_version (BunkoServerInfo *self);
const char *const *bunko_server_info_get_rights (BunkoServerInfo *self);
gboolean bunko_server_info_get_guest_allowed (BunkoServerInfo *self);
const char *bunko_server_info_get_webserver_host (BunkoServerInfo *self);
guint bunko_server_info_get_webserver_port (BunkoServerInfo *self);
gboolean bunko_server_info_get_webserver_ssl (BunkoServerInfo *self);

G_END_DECLS
