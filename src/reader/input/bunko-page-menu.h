/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *bunko_page_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bunko_page_menu_popup (GtkWidget *view, double x, double y);
void bunko_page_menu_popup_on_request (GtkWidget *view, const char *action_name);

G_END_DECLS
