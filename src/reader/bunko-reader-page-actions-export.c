/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* Pages that leave the reader, by actions and by drag. */

#define DRAG_ICON_SIZE 128

/* The page that actions are for: the first of those that are read. */
guint
_bunko_reader_page_get_target (BunkoReaderPage *self)
{
  return bunko_reader_model_get_position (self->model);
}

static BunkoPage *
get_page (BunkoReaderPage *self)
{
  return bunko_reader_model_get_page (self->model, _bunko_reader_page_get_target (self));
}

static GdkPaintable *
get_paintable (BunkoReaderPage *self, guint page)
{
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (self->model, page);

  return picture != NULL ? bunko_reader_picture_get_paintable (picture) : NULL;
}

/* NULL where there is nothing to take out: no server, or no page yet. */
static BunkoPageExport *
get_export (BunkoReaderPage *self)
{
  if (self->export == NULL || get_page (self) == NULL)
    return NULL;
  bunko_page_export_set_title (self->export,
                               bunko_item_get_display_name (BUNKO_ITEM (self->gallery)));
  return self->export;
}

static void
save_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  BunkoPageExport *export = get_export (self);

  if (export != NULL)
    bunko_page_export_save (export, get_page (self));
}

static void
copy_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  BunkoPageExport *export = get_export (self);

  if (export != NULL)
    bunko_page_export_copy (export, get_page (self),
                            get_paintable (self, _bunko_reader_page_get_target (self)));
}

static void
open_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  BunkoPageExport *export = get_export (self);

  if (export != NULL)
    bunko_page_export_open (export, get_page (self));
}

static void
show_on_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  BunkoPageExport *export = get_export (self);

  if (export != NULL)
    bunko_page_export_show_on_server (export, get_page (self));
}

static void
refresh_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  bunko_reader_model_refresh_page (self->model, _bunko_reader_page_get_target (self));
}

/* With Ctrl only: without it the pointer pans and turns. */
static GdkContentProvider *
prepare_cb (BunkoReaderPage *self, double x, double y, GtkDragSource *source)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (source));
  BunkoPageExport *export = get_export (self);
  BunkoPage *page;
  guint position;

  if (!(state & GDK_CONTROL_MASK) || export == NULL ||
      !bunko_reader_canvas_find_page (self->canvas, x, y, &position))
    return NULL;
  page = bunko_reader_model_get_page (self->model, position);
  return page != NULL ? bunko_page_export_drag (export, page, get_paintable (self, position))
                      : NULL;
}

/* The page hangs on the pointer, small. */
static void
drag_begin_cb (BunkoReaderPage *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *picture;
  guint position;
  double x, y;

  if (!gtk_gesture_get_point (GTK_GESTURE (source), NULL, &x, &y) ||
      !bunko_reader_canvas_find_page (self->canvas, x, y, &position))
    return;
  picture = gtk_picture_new_for_paintable (get_paintable (self, position));
  gtk_widget_set_size_request (picture, DRAG_ICON_SIZE, DRAG_ICON_SIZE);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), picture);
}

void
_bunko_reader_page_add_drag (BunkoReaderPage *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (source));
}

static const BunkoReaderAction actions[] = {
  { "reader.save-page", NULL, save_page_action },
  { "reader.copy-page", NULL, copy_page_action },
  { "reader.open-page", NULL, open_page_action },
  { "reader.show-on-server", NULL, show_on_server_action },
  { "reader.refresh-page", NULL, refresh_page_action },
};

void
_bunko_reader_page_install_export_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
