/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"

G_BEGIN_DECLS

gboolean
bunko_sample_login_check (BunkoSampleBackend *backend, JsonNode *data, char **user, GError **error);

G_END_DECLS
