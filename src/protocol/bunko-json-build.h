/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* Private to bunko-json. */

JsonNode *bunko_json_build (yyjson_val *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
