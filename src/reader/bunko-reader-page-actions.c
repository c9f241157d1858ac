/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* The actions of the reader: a file for each group, with a table at its end. What is an option of
 * the reader, and so has a state, is in the group that is made of the options. */

/* A button that cannot be pressed any more loses the focus; without one no key turns a page. */
static void
keep_focus (BunkoReaderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_bunko_reader_page_update_actions (BunkoReaderPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_pages = bunko_reader_model_get_n_pages (self->model) > 0;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->controls)) != NULL;

  gtk_widget_action_set_enabled (widget, "reader.previous",
                                 bunko_reader_model_get_position (self->model) > 0);
  gtk_widget_action_set_enabled (widget, "reader.next", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.first", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.last", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.ask-page", has_pages);

  if (had_focus)
    keep_focus (self);
}

void
_bunko_reader_page_install_table (GtkWidgetClass *widget_class,
                                  const BunkoReaderAction *actions,
                                  gsize n_actions)
{
  for (gsize i = 0; i < n_actions; i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
}

void
_bunko_reader_page_install_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_canvas_actions (widget_class);
  _bunko_reader_page_install_export_actions (widget_class);
  _bunko_reader_page_install_layout_actions (widget_class);
  _bunko_reader_page_install_marks_actions (widget_class);
  _bunko_reader_page_install_move_actions (widget_class);
  _bunko_reader_page_install_page_actions (widget_class);
  _bunko_reader_page_install_player_actions (widget_class);
  _bunko_reader_page_install_settings_actions (widget_class);
  _bunko_reader_page_install_pointer_actions (widget_class);
  _bunko_reader_page_install_sequel_actions (widget_class);
  _bunko_reader_page_install_window_actions (widget_class);
}
