/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

void bunko_spread_place (guint n_leaves,
                         const graphene_size_t sizes[],
                         gboolean right_to_left,
                         double gap,
                         graphene_rect_t rects[],
                         graphene_size_t *total);

G_END_DECLS
