/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

BunkoReaderDirection
bunko_guess_direction (const char *language, const char *const *tags, gboolean strip);

G_END_DECLS
