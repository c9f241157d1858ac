/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-notice.h"

G_BEGIN_DECLS

BunkoNotice *_bunko_notice_new (const char *title, const char *body) G_GNUC_WARN_UNUSED_RESULT;
BunkoNotice *_bunko_notice_new_from_json (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *_bunko_notice_get_id_node (BunkoNotice *self);
JsonNode *_bunko_notice_get_action_id (BunkoNotice *self, guint position);
void _bunko_notice_set_unread (BunkoNotice *self, gboolean unread);
void _bunko_notice_set_answered (BunkoNotice *self, gboolean answered);

G_END_DECLS
