/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

GBytes *bunko_art_gif_encode (GPtrArray *frames, guint delay_ms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
