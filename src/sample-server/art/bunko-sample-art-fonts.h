/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoContext *bunko_art_fonts_take (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_art_fonts_give_back (PangoContext *context);

G_END_DECLS
