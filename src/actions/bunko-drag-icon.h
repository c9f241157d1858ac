/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkPaintable *bunko_drag_icon_new (GtkWidget *widget, guint n_items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
