/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tests/main-loop.h"

G_BEGIN_DECLS

void bunko_ui_test_init (int *argc, char ***argv);
void bunko_ui_test_settle (void);
GtkWidget *bunko_ui_test_show (GtkWidget *child, int width, int height);
void bunko_ui_test_destroy (GtkWidget *window);
GtkWidget *bunko_ui_test_find (GtkWidget *root, GType type, const char *text);
GtkWidget *bunko_ui_test_get_child (gpointer widget, GType widget_type, const char *name);
void bunko_ui_test_record_actions (GtkWidget *window, GString *log);
void bunko_ui_test_click (GtkWidget *button);
void bunko_ui_test_screenshot (GtkWidget *window, const char *name);

G_END_DECLS
