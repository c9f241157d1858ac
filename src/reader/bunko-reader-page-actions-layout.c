/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* How pages are laid out, by one key for several options. The options themselves are actions, too.
 */

static void
toggle_double_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderOptions *options = BUNKO_READER_PAGE (widget)->options;
  gboolean doubled = bunko_reader_options_get_mode (options) == BUNKO_READER_MODE_DOUBLE;

  bunko_reader_options_set_mode (options,
                                 doubled ? BUNKO_READER_MODE_SINGLE : BUNKO_READER_MODE_DOUBLE);
}

static void
cycle_mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderOptions *options = BUNKO_READER_PAGE (widget)->options;
  BunkoReaderMode mode = bunko_reader_options_get_mode (options);

  bunko_reader_options_set_mode (
      options, mode == BUNKO_READER_MODE_HORIZONTAL ? BUNKO_READER_MODE_SINGLE : mode + 1);
}

static void
toggle_direction_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderOptions *options = BUNKO_READER_PAGE (widget)->options;
  gboolean rtl = bunko_reader_options_get_direction (options) == BUNKO_READER_DIRECTION_RTL;

  bunko_reader_options_set_direction (options, rtl ? BUNKO_READER_DIRECTION_LTR
                                                   : BUNKO_READER_DIRECTION_RTL);
}

static void
cycle_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderOptions *options = BUNKO_READER_PAGE (widget)->options;
  BunkoReaderFit fit = bunko_reader_options_get_fit (options);

  bunko_reader_options_set_fit (options, fit == BUNKO_READER_FIT_ORIGINAL ? BUNKO_READER_FIT_SCREEN
                                                                          : fit + 1);
}

static const BunkoReaderAction actions[] = {
  { "reader.toggle-double", NULL, toggle_double_action },
  { "reader.cycle-mode", NULL, cycle_mode_action },
  { "reader.toggle-direction", NULL, toggle_direction_action },
  { "reader.cycle-fit", NULL, cycle_fit_action },
};

void
_bunko_reader_page_install_layout_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
