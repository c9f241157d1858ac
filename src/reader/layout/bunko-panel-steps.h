/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

guint bunko_panel_steps_enter (guint n_panels, gboolean whole_at_end, gboolean backwards);
gboolean
bunko_panel_steps_move (guint n_panels, gboolean whole_at_end, gboolean backwards, guint *step);
gboolean bunko_panel_steps_get_panel (guint n_panels, guint step, guint *panel);

gboolean bunko_panel_place (const graphene_rect_t *panel,
                            const graphene_rect_t *source,
                            int quarter_turns,
                            gboolean flip_h,
                            gboolean flip_v,
                            const graphene_rect_t *dest,
                            graphene_rect_t *placed);
void bunko_panel_frame (const graphene_rect_t *panel,
                        double margin,
                        double most_zoom,
                        const graphene_size_t *view,
                        double *zoom,
                        graphene_point_t *offset);

G_END_DECLS
