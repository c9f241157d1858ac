/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bunko_item_gestures_add (GtkWidget *widget,
                              GtkPropagationPhase phase,
                              GCallback pressed,
                              GCallback released,
                              GCallback long_pressed,
                              gpointer object);

G_END_DECLS
