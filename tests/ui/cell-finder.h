/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

GtkWidget *find_cell (GtkWidget *root, GType cell_type, gint64 id);
