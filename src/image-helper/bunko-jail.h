/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "images/bunko-image-wire.h"

G_BEGIN_DECLS

BunkoWireProtection bunko_jail_enter (int *code);

G_END_DECLS
