/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What is done to the pages on the screen: zoom, rotation, scrolling. */

/* How far an arrow key goes, as a part of the view. */
#define ARROW 0.15

static BunkoReaderCanvas *
get_canvas (GtkWidget *widget)
{
  return BUNKO_READER_PAGE (widget)->canvas;
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_zoom_in (get_canvas (widget));
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_zoom_out (get_canvas (widget));
}

static void
zoom_reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_zoom_reset (get_canvas (widget));
}

static void
rotate_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_rotate (get_canvas (widget), 1);
}

static void
rotate_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_rotate (get_canvas (widget), -1);
}

static void
flip_horizontal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_flip (get_canvas (widget), TRUE);
}

static void
flip_vertical_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_flip (get_canvas (widget), FALSE);
}

/* Where there is nothing to scroll, these keys go on and back. */
static void
scroll_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!bunko_reader_canvas_scroll_by (get_canvas (widget), 0, ARROW))
    bunko_reader_canvas_scroll_forward (get_canvas (widget), FALSE);
}

static void
scroll_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!bunko_reader_canvas_scroll_by (get_canvas (widget), 0, -ARROW))
    bunko_reader_canvas_scroll_forward (get_canvas (widget), TRUE);
}

static void
scroll_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_scroll_by (get_canvas (widget), ARROW, 0);
}

static void
scroll_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_scroll_by (get_canvas (widget), -ARROW, 0);
}

static const BunkoReaderAction actions[] = {
  { "reader.zoom-in", NULL, zoom_in_action },
  { "reader.zoom-out", NULL, zoom_out_action },
  { "reader.zoom-reset", NULL, zoom_reset_action },
  { "reader.rotate-right", NULL, rotate_right_action },
  { "reader.rotate-left", NULL, rotate_left_action },
  { "reader.flip-horizontal", NULL, flip_horizontal_action },
  { "reader.flip-vertical", NULL, flip_vertical_action },
  { "reader.scroll-down", NULL, scroll_down_action },
  { "reader.scroll-up", NULL, scroll_up_action },
  { "reader.scroll-right", NULL, scroll_right_action },
  { "reader.scroll-left", NULL, scroll_left_action },
};

void
_bunko_reader_page_install_canvas_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
