/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bunko_page_shortcut_add (GtkWidget *page, const char *trigger, const char *action_name);

G_END_DECLS
