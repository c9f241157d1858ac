/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

GArray *
bunko_panels_find (const guint8 *gray, int width, int height, gsize stride, gboolean right_to_left)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
