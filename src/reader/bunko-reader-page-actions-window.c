/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* Full screen, the bars, and the way out. */

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (self->window == NULL)
    return;
  if (_bunko_reader_page_is_fullscreen (self))
    gtk_window_unfullscreen (self->window);
  else
    {
      self->made_fullscreen = TRUE;
      gtk_window_fullscreen (self->window);
    }
}

static void
toggle_bars_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_toggle_bars (BUNKO_READER_PAGE (widget));
}

/* Out of the settings and of full screen first. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (_bunko_reader_page_close_settings (self))
    return;
  if (_bunko_reader_page_is_fullscreen (self))
    gtk_window_unfullscreen (self->window);
  else
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static void
show_pages_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_show_pages (BUNKO_READER_PAGE (widget));
}

static const BunkoReaderAction actions[] = {
  { "reader.fullscreen", NULL, fullscreen_action },
  { "reader.toggle-bars", NULL, toggle_bars_action },
  { "reader.show-pages", NULL, show_pages_action },
  { "reader.leave", NULL, leave_action },
};

void
_bunko_reader_page_install_window_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
