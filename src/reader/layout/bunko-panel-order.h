/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

void bunko_panels_sort (graphene_rect_t *panels,
                        guint n_panels,
                        gboolean right_to_left,
                        gboolean two_pages);

G_END_DECLS
