/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bunko_error_toast_show (AdwToastOverlay *overlay, const GError *error);

G_END_DECLS
