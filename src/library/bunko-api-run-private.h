/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-api-run.h"

G_BEGIN_DECLS

JsonNode *_bunko_api_run_to_node (BunkoApiRun *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
