/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

#include "reader/panels/bunko-reader-settings.h"

/* The settings of the reader, in a sheet that leaves the page to be seen, as they change it. */

static void
close_cb (BunkoReaderPage *self)
{
  adw_bottom_sheet_set_open (self->settings_sheet, FALSE);
}

/* Made when they are wanted first: they are many rows. */
static void
make_settings (BunkoReaderPage *self)
{
  GtkWidget *settings = bunko_reader_settings_new (self->options);

  g_signal_connect_swapped (settings, "close", G_CALLBACK (close_cb), self);
  adw_bottom_sheet_set_sheet (self->settings_sheet, settings);
}

/* Keys are for the pages again. */
static void
open_changed_cb (BunkoReaderPage *self)
{
  if (!adw_bottom_sheet_get_open (self->settings_sheet))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_bunko_reader_page_connect_settings (BunkoReaderPage *self)
{
  g_signal_connect_object (self->settings_sheet, "notify::open", G_CALLBACK (open_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: whether they were open */
gboolean
_bunko_reader_page_close_settings (BunkoReaderPage *self)
{
  const gboolean open = adw_bottom_sheet_get_open (self->settings_sheet);

  adw_bottom_sheet_set_open (self->settings_sheet, FALSE);
  return open;
}

static void
open_settings (BunkoReaderPage *self)
{
  if (adw_bottom_sheet_get_sheet (self->settings_sheet) == NULL)
    make_settings (self);
  adw_bottom_sheet_set_open (self->settings_sheet, TRUE);
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (!_bunko_reader_page_close_settings (self))
    open_settings (self);
}

/* When the sheet has come up: what has no place yet cannot be scrolled to. First to the row, and
 * then to the slider in it. */
static gboolean
focus_look_cb (GtkWidget *settings, GdkFrameClock *clock, gpointer user_data)
{
  BunkoOptionRows *rows = bunko_reader_settings_get_rows (BUNKO_READER_SETTINGS (settings));
  GtkWidget *row = bunko_option_row_get_widget (bunko_option_rows_find (rows, "brightness"));

  if (!gtk_widget_get_mapped (row) || gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* To the sliders: the page changes as one looks on. */
static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (_bunko_reader_page_close_settings (self))
    return;
  open_settings (self);
  gtk_widget_add_tick_callback (adw_bottom_sheet_get_sheet (self->settings_sheet), focus_look_cb,
                                NULL, NULL);
}

static const BunkoReaderAction actions[] = {
  { "reader.settings", NULL, settings_action },
  { "reader.look", NULL, look_action },
};

void
_bunko_reader_page_install_settings_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
