/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-cell.h"
#include "widgets/bunko-item-gestures.h"
#include "widgets/bunko-menu-popup.h"

#include "bunko-gallery-pages-private.h"
#include "bunko-page-info-dialog.h"

/* How a page of the grid is opened, and what else can be done with it. */

void
_bunko_gallery_pages_read (BunkoGalleryPages *self, BunkoPage *page, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_reader (
      bunko_item_get_id (BUNKO_ITEM (self->gallery)), MAX (bunko_page_get_number (page), 1));

  bunko_open_location (GTK_WIDGET (self), location, where);
}

static BunkoPage *
get_cell_page (GtkWidget *cell)
{
  BunkoRow *row = BUNKO_IS_CELL (cell) ? bunko_cell_get_row (BUNKO_CELL (cell)) : NULL;
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;

  return BUNKO_IS_PAGE (item) ? BUNKO_PAGE (item) : NULL;
}

/* What the grid does not know of: other buttons, and modifiers. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoGalleryPages *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GtkWidget *cell = gtk_event_controller_get_widget (controller);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  BunkoOpenWhere where = bunko_open_where_from_event (
      button, gtk_event_controller_get_current_event_state (controller));
  BunkoPage *page = get_cell_page (cell);

  if (page == NULL || button > GDK_BUTTON_MIDDLE || where == BUNKO_OPEN_HERE)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _bunko_gallery_pages_read (self, page, where);
}

static void
popup (BunkoGalleryPages *self, GtkWidget *cell, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  BunkoPage *page = get_cell_page (cell);

  if (page == NULL)
    return;

  g_set_object (&self->menu_page, page);
  g_menu_append (menu, _ ("_Read from Here"), "pages.read");
  g_menu_append (menu, _ ("Read in New _Tab"), "pages.read-in-tab");
  g_menu_append (menu, _ ("Page _Information"), "pages.info");
  if (bunko_page_get_path (page) != NULL)
    g_menu_append (menu, _ ("_Copy Path"), "pages.copy-path");
  bunko_menu_popup (cell, G_MENU_MODEL (menu), x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoGalleryPages *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, gtk_event_controller_get_widget (controller), x, y);
}

static GtkWidget *
get_focus_cell (BunkoGalleryPages *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));

  return child != NULL ? gtk_widget_get_first_child (child) : NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                BunkoGalleryPages *self)
{
  GtkWidget *cell = get_focus_cell (self);
  BunkoPage *page = cell != NULL ? get_cell_page (cell) : NULL;
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (page == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    popup (self, cell, gtk_widget_get_width (cell) / 2.0, gtk_widget_get_height (cell) / 2.0);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && modifiers != 0 &&
           !(modifiers & GDK_ALT_MASK))
    _bunko_gallery_pages_read (self, page,
                               bunko_open_where_from_event (GDK_BUTTON_PRIMARY, modifiers));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPages *self = BUNKO_GALLERY_PAGES (widget);

  if (self->menu_page != NULL)
    _bunko_gallery_pages_read (self, self->menu_page, BUNKO_OPEN_HERE);
}

static void
read_in_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPages *self = BUNKO_GALLERY_PAGES (widget);

  if (self->menu_page != NULL)
    _bunko_gallery_pages_read (self, self->menu_page, BUNKO_OPEN_TAB);
}

static void
info_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPages *self = BUNKO_GALLERY_PAGES (widget);

  if (self->menu_page != NULL)
    adw_dialog_present (bunko_page_info_dialog_new (self->context, self->menu_page), widget);
}

static void
copy_path_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPages *self = BUNKO_GALLERY_PAGES (widget);

  if (self->menu_page != NULL && bunko_page_get_path (self->menu_page) != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                            bunko_page_get_path (self->menu_page));
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoGalleryPages *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

void
_bunko_gallery_pages_add_gestures (BunkoGalleryPages *self, GtkWidget *cell)
{
  bunko_item_gestures_add (cell, GTK_PHASE_BUBBLE, G_CALLBACK (pressed_cb),
                           G_CALLBACK (released_cb), G_CALLBACK (long_pressed_cb), self);
}

void
_bunko_gallery_pages_add_keys (BunkoGalleryPages *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

void
_bunko_gallery_pages_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pages.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "pages.read-in-tab", NULL, read_in_tab_action);
  gtk_widget_class_install_action (widget_class, "pages.info", NULL, info_action);
  gtk_widget_class_install_action (widget_class, "pages.copy-path", NULL, copy_path_action);
}
