/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GVariant *bunko_settings_reset_all (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_settings_take_back_reset (GVariant *before);

G_END_DECLS
