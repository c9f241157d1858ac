/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-info.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

BunkoServerInfo *_bunko_server_info_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_server_info_load_version (BunkoServerInfo *self, JsonNode *data);
void _bunko_server_info_load_properties (BunkoServerInfo *self, JsonNode *data);
void _bunko_server_info_load_config (BunkoServerInfo *self, JsonNode *data);

G_END_DECLS
