/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Turns the main loop until @condition holds; fails the test after 20 seconds. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                              \
    guint _ticker = bunko_ui_test_start_ticker ();                                                 \
    while (!(condition) && g_get_monotonic_time () < _deadline)                                    \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (_ticker);                                                                     \
    if (!(condition))                                                                              \
      g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);                   \
  }                                                                                                \
  G_STMT_END

void bunko_ui_test_init (int *argc, char ***argv);
guint bunko_ui_test_start_ticker (void);
void bunko_ui_test_settle (void);
GtkWidget *bunko_ui_test_show (GtkWidget *child, int width, int height);
void bunko_ui_test_destroy (GtkWidget *window);
GtkWidget *bunko_ui_test_find (GtkWidget *root, GType type, const char *text);
GtkWidget *bunko_ui_test_get_child (gpointer widget, GType widget_type, const char *name);
void bunko_ui_test_click (GtkWidget *button);
void bunko_ui_test_screenshot (GtkWidget *window, const char *name);

G_END_DECLS
