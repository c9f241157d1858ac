/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-traffic-log.h"

G_BEGIN_DECLS

BunkoTrafficLog *bunko_library_get_traffic (BunkoLibrary *self);

G_END_DECLS
