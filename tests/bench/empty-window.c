/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yardstick of the start-up benchmark: an empty AdwApplicationWindow that says when its first
 * frame was drawn. */

#include "config.h"

#include <adwaita.h>

#include "bench-clock.h"

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  GApplication *app = user_data;

  bench_clock_report ("first-frame");
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, app);
  g_application_quit (app);
}

static void
activate_cb (GtkApplication *app, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    app);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app =
      adw_application_new (APP_ID ".Empty", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (app), argc, argv);
}
