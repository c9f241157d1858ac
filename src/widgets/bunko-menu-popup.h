/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *bunko_menu_popup (GtkWidget *parent, GMenuModel *menu, double x, double y);
void bunko_menu_popup_on_request (GtkWidget *widget, const char *action_name);

G_END_DECLS
