/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* What goes to another page. */

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_turn (BUNKO_READER_PAGE (widget)->canvas, 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_turn (BUNKO_READER_PAGE (widget)->canvas, -1);
}

static void
scroll_forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_scroll_forward (BUNKO_READER_PAGE (widget)->canvas, FALSE);
}

static void
scroll_backward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_canvas_scroll_forward (BUNKO_READER_PAGE (widget)->canvas, TRUE);
}

/* Sides lead from panel to panel in the guided view, else from page to page. */
static void
turn_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  bunko_reader_canvas_step_panel (self->canvas, !_bunko_reader_page_is_right_to_left (self));
}

static void
turn_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  bunko_reader_canvas_step_panel (self->canvas, _bunko_reader_page_is_right_to_left (self));
}

static void
first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_jump (BUNKO_READER_PAGE (widget), 0);
}

static void
last_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  _bunko_reader_page_jump (self, bunko_reader_model_get_n_pages (self->model) - 1);
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_jump (BUNKO_READER_PAGE (widget), g_variant_get_uint32 (parameter));
}

/* Ten pages are a step for those who leaf through. */
static void
go_by (BunkoReaderPage *self, int delta)
{
  int n_pages = (int) bunko_reader_model_get_n_pages (self->model);
  int position = (int) bunko_reader_model_get_position (self->model) + delta;

  if (n_pages > 0)
    bunko_reader_model_go (self->model, (guint) CLAMP (position, 0, n_pages - 1));
}

static void
forward_ten_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_by (BUNKO_READER_PAGE (widget), 10);
}

static void
back_ten_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_by (BUNKO_READER_PAGE (widget), -10);
}

static void
ask_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  _bunko_reader_page_show_bars (self);
  bunko_reader_controls_ask_page (self->controls);
}

static void
jump_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _bunko_reader_page_jump_back (BUNKO_READER_PAGE (widget));
}

static const BunkoReaderAction actions[] = {
  { "reader.next", NULL, next_action },
  { "reader.previous", NULL, previous_action },
  { "reader.scroll-forward", NULL, scroll_forward_action },
  { "reader.scroll-backward", NULL, scroll_backward_action },
  { "reader.turn-left", NULL, turn_left_action },
  { "reader.turn-right", NULL, turn_right_action },
  { "reader.first", NULL, first_action },
  { "reader.last", NULL, last_action },
  { "reader.forward-ten", NULL, forward_ten_action },
  { "reader.back-ten", NULL, back_ten_action },
  { "reader.go-to", "u", go_to_action },
  { "reader.jump-back", NULL, jump_back_action },
  { "reader.ask-page", NULL, ask_page_action },
};

void
_bunko_reader_page_install_move_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
