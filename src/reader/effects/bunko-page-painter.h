/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

void bunko_page_painter_draw (GtkSnapshot *snapshot,
                              GdkPaintable *paintable,
                              const graphene_rect_t *source,
                              const graphene_rect_t *dest,
                              int quarter_turns,
                              gboolean flip_h,
                              gboolean flip_v,
                              BunkoReaderScaling scaling);

G_END_DECLS
