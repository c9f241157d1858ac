/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-controller.h"

G_BEGIN_DECLS

AdwNavigationPage *
bunko_server_panel_new (BunkoController *controller, const char *section) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
