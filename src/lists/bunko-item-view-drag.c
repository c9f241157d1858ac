/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "actions/bunko-drag-icon.h"
#include "actions/bunko-item-drag.h"
#include "widgets/bunko-cover.h"

#include "bunko-item-view-private.h"

/* Dragging an item, or the selection, out of the list: onto the sidebar, or as links elsewhere. */

static gboolean
is_in_selection (BunkoItemView *self, BunkoRow *row)
{
  return self->selection_mode &&
         gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                          bunko_row_get_position (row));
}

/* A selection of which only a part is known cannot be dragged, as it could not be dropped at once.
 */
static GPtrArray *
get_items (BunkoItemView *self, BunkoRow *row)
{
  GPtrArray *items;

  if (is_in_selection (self, row))
    {
      BunkoItemTarget *target;

      _bunko_item_view_update_target (self);
      target = bunko_item_actions_get_target (self->item_actions);
      if (target != NULL && bunko_item_target_is_loaded (target))
        return g_ptr_array_ref (bunko_item_target_get_items (target));
      adw_toast_overlay_add_toast (self->toasts,
                                   adw_toast_new (_ ("So many items cannot be dragged at once")));
      return NULL;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, g_object_ref (bunko_row_get_item (row)));
  return items;
}

/* On a touch screen a drag scrolls. */
static gboolean
is_touch (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* Where a drag takes items along: on a cover, and on what is selected. From everywhere else the
 * list draws a rubber band. */
static gboolean
is_handle (BunkoItemView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->rows, x, y, GTK_PICK_DEFAULT);
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;

  if (row == NULL)
    return FALSE;

  return is_in_selection (self, row) || BUNKO_IS_COVER (widget) ||
         gtk_widget_get_ancestor (widget, BUNKO_TYPE_COVER) != NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, BunkoItemView *self)
{
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (BunkoItemDrag) drag = NULL;
  g_autoptr (GdkPaintable) icon = NULL;

  if (row == NULL || bunko_row_get_item (row) == NULL || is_touch (GTK_EVENT_CONTROLLER (source)))
    return NULL;
  items = get_items (self, row);
  if (items == NULL)
    return NULL;

  drag = bunko_item_drag_new (items);
  icon = bunko_drag_icon_new (GTK_WIDGET (cell), items->len);
  gtk_drag_source_set_icon (source, icon, -8, -8);
  return bunko_item_drag_create_content (drag, bunko_context_get_library (self->context));
}

/* A list begins its rubber band sooner than a drag can begin, so it has none where a drag may. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoItemView *self)
{
  graphene_point_t point;

  if (self->rows != NULL &&
      gtk_widget_compute_point (GTK_WIDGET (self), self->rows, &GRAPHENE_POINT_INIT (x, y), &point))
    g_object_set (self->rows, "enable-rubberband", !is_handle (self, point.x, point.y), NULL);
}

/* Around the list, as its own controllers may not change while they look at an event. */
void
_bunko_item_view_init_drag (BunkoItemView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

void
_bunko_item_view_add_drag (BunkoItemView *self, GtkWidget *rows)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (source));
}
