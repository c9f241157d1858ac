/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GListModel *_bunko_tag_groups_from_json (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
