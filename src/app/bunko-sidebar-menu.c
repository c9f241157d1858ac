/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar-private.h"

#include "search/bunko-filter-dialog.h"
#include "search/bunko-filter-edits.h"
#include "widgets/bunko-item-gestures.h"
#include "widgets/bunko-open.h"

/* What can be done with a place besides opening it: other buttons, keys, and the context menu. */

/**
 * _bunko_sidebar_set_acted_on:
 * @self: the sidebar
 * @entry: (nullable): an entry
 *
 * Sets what the actions are about.
 */
void
_bunko_sidebar_set_acted_on (BunkoSidebar *self, BunkoSidebarEntry *entry)
{
  g_set_object (&self->acted_on, entry);
}

static BunkoSidebarRow *
get_focus_row (BunkoSidebar *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return BUNKO_IS_SIDEBAR_ROW (row) ? BUNKO_SIDEBAR_ROW (row) : NULL;
}

/* A menu says what it is about; a key is about the row that has the focus. */
static BunkoSidebarEntry *
get_target (BunkoSidebar *self)
{
  BunkoSidebarRow *row = get_focus_row (self);

  if (self->acted_on != NULL)
    return self->acted_on;
  return row != NULL ? bunko_sidebar_row_get_entry (row) : NULL;
}

static void
open_target (BunkoSidebar *self, BunkoOpenWhere where)
{
  BunkoSidebarEntry *entry = get_target (self);

  if (entry != NULL)
    bunko_open_location (GTK_WIDGET (self), bunko_sidebar_entry_get_location (entry), where);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebarEntry *entry = get_target (BUNKO_SIDEBAR (widget));

  if (entry != NULL)
    _bunko_sidebar_select_entry (BUNKO_SIDEBAR (widget), entry);
}

static void
open_in_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_target (BUNKO_SIDEBAR (widget), BUNKO_OPEN_TAB);
}

static void
open_in_window_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_target (BUNKO_SIDEBAR (widget), BUNKO_OPEN_WINDOW);
}

static BunkoFilter *
get_target_filter (BunkoSidebar *self)
{
  BunkoSidebarEntry *entry = get_target (self);

  return entry != NULL && self->context != NULL ? bunko_sidebar_entry_get_filter (entry) : NULL;
}

static void
edit_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (widget);
  BunkoFilter *filter = get_target_filter (self);

  if (filter != NULL)
    adw_dialog_present (bunko_filter_dialog_new (self->context, filter, NULL), widget);
}

static void
refresh_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (widget);
  BunkoFilter *filter = get_target_filter (self);

  if (filter != NULL)
    bunko_filter_refresh (bunko_context_get_library (self->context), filter, widget);
}

static void
delete_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (widget);
  BunkoFilter *filter = get_target_filter (self);

  if (filter != NULL)
    bunko_filter_delete (bunko_context_get_library (self->context), filter, widget);
}

static void
new_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (widget);

  if (self->context != NULL)
    adw_dialog_present (bunko_filter_dialog_new (self->context, NULL, NULL), widget);
}

static void
append_filter_section (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_Edit…"), "sidebar.edit-filter");
  g_menu_append (section, _ ("_Update Galleries"), "sidebar.refresh-filter");
  g_menu_append (section, _ ("_Delete"), "sidebar.delete-filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu_model (BunkoSidebarEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();

  g_menu_append (open, _ ("_Open"), "sidebar.open");
  g_menu_append (open, _ ("Open in New _Tab"), "sidebar.open-in-tab");
  g_menu_append (open, _ ("Open in New _Window"), "sidebar.open-in-window");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  if (bunko_sidebar_entry_get_filter (entry) != NULL)
    append_filter_section (menu);

  return G_MENU_MODEL (menu);
}

static void
remove_menu_cb (gpointer user_data)
{
  g_autoptr (BunkoSidebar) self = user_data;

  if (self->menu == NULL || gtk_widget_get_visible (self->menu))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  _bunko_sidebar_set_acted_on (self, NULL);
}

/* The chosen action is activated after the menu is closed. */
static void
menu_closed_cb (BunkoSidebar *self)
{
  g_idle_add_once (remove_menu_cb, g_object_ref (self));
}

static void
show_menu (BunkoSidebar *self, BunkoSidebarRow *row, double x, double y)
{
  g_autoptr (GMenuModel) model = create_menu_model (bunko_sidebar_row_get_entry (row));
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  _bunko_sidebar_set_acted_on (self, bunko_sidebar_row_get_entry (row));
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->list));
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (widget);
  BunkoSidebarRow *row = get_focus_row (self);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    show_menu (self, row, bounds.origin.x + bounds.size.width / 2,
               bounds.origin.y + bounds.size.height);
}

static BunkoSidebarRow *
get_row_at (BunkoSidebar *self, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  return row != NULL ? BUNKO_SIDEBAR_ROW (row) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoSidebar *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  BunkoSidebarRow *row = get_row_at (self, y);

  if (row != NULL && gdk_event_triggers_context_menu (event))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      show_menu (self, row, x, y);
    }
  else if (row == NULL || bunko_open_where_from_event (button, state) == BUNKO_OPEN_HERE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    /* The list would mark the row. */
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoSidebar *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  BunkoOpenWhere where = bunko_open_where_from_event (button, state);
  BunkoSidebarRow *row = get_row_at (self, y);

  if (row == NULL || where == BUNKO_OPEN_HERE || button == GDK_BUTTON_SECONDARY)
    return;
  bunko_open_location (GTK_WIDGET (self),
                       bunko_sidebar_entry_get_location (bunko_sidebar_row_get_entry (row)), where);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoSidebar *self)
{
  BunkoSidebarRow *row = get_row_at (self, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, row, x, y);
}

/**
 * _bunko_sidebar_init_menu:
 * @self: the sidebar
 *
 * Listens to other buttons than the first one.
 */
void
_bunko_sidebar_init_menu (BunkoSidebar *self)
{
  bunko_item_gestures_add (GTK_WIDGET (self->list), GTK_PHASE_CAPTURE, G_CALLBACK (pressed_cb),
                           G_CALLBACK (released_cb), G_CALLBACK (long_pressed_cb), self);
}

/**
 * _bunko_sidebar_install_actions:
 * @widget_class: the class of the sidebar
 *
 * Adds the actions of the context menu, and their keys.
 */
void
_bunko_sidebar_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sidebar.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "sidebar.open-in-tab", NULL, open_in_tab_action);
  gtk_widget_class_install_action (widget_class, "sidebar.open-in-window", NULL,
                                   open_in_window_action);
  gtk_widget_class_install_action (widget_class, "sidebar.edit-filter", NULL, edit_filter_action);
  gtk_widget_class_install_action (widget_class, "sidebar.refresh-filter", NULL,
                                   refresh_filter_action);
  gtk_widget_class_install_action (widget_class, "sidebar.delete-filter", NULL,
                                   delete_filter_action);
  gtk_widget_class_install_action (widget_class, "sidebar.new-filter", NULL, new_filter_action);
  gtk_widget_class_install_action (widget_class, "sidebar.menu", NULL, menu_action);

  /* Menus show the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "sidebar.open-in-tab", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "sidebar.open-in-tab", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "sidebar.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "sidebar.menu",
                                       NULL);
}
