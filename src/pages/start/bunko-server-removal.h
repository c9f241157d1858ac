/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "settings/bunko-server-list.h"

G_BEGIN_DECLS

void bunko_server_removal_start (BunkoServerList *servers,
                                 BunkoServerProfile *profile,
                                 gboolean in_use,
                                 AdwToastOverlay *toasts);

G_END_DECLS
