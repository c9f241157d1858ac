/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
bunko_edge_colour_find (const guint8 *rgb, int width, int height, gsize stride, guint8 colour[3]);

G_END_DECLS
