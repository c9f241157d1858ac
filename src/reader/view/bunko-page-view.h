/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_VIEW (bunko_page_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageView, bunko_page_view, BUNKO, PAGE_VIEW, GtkWidget)

GdkPaintable *bunko_page_view_get_paintable (BunkoPageView *self);
void bunko_page_view_set_paintable (BunkoPageView *self, GdkPaintable *paintable);

G_END_DECLS
