/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-enums.h"

G_BEGIN_DECLS

BunkoMetatags _bunko_metatags_parse (JsonObject *object, BunkoMetatags old);
JsonObject *_bunko_metatags_to_json (BunkoMetatags metatags, gboolean on) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
