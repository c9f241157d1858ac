/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

#include "reader/input/bunko-click-zones.h"
#include "reader/input/bunko-page-menu.h"
#include "settings/bunko-settings.h"

/* What clicks, taps and the buttons of the mouse do, but for what moves the pages themselves. */

#define BUTTON_BACK    8
#define BUTTON_FORWARD 9

/* What a click means depends on where it was. */
void
_bunko_reader_page_zone_clicked_cb (BunkoReaderPage *self, double x, double y)
{
  const char *action = bunko_click_zones_get_action (bunko_click_zones_find (self->options, x, y));

  bunko_zones_preview_stop (self->zones_preview);
  /* Clicks lead from panel to panel in the guided view; pages are turned by keys. */
  if (bunko_reader_options_get_guided (self->options) && g_strcmp0 (action, "reader.next") == 0)
    action = "reader.scroll-forward";
  if (bunko_reader_options_get_guided (self->options) && g_strcmp0 (action, "reader.previous") == 0)
    action = "reader.scroll-backward";
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* The thumb leafs, as in other readers; there are Escape and Alt+Left for leaving. */
static void
pressed_cb (BunkoReaderPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != BUTTON_BACK && button != BUTTON_FORWARD)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      /* Or else it misses the next button as well. */
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (gesture));
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              button == BUTTON_BACK ? "reader.previous" : "reader.next", NULL);
}

static void
set_menu_page (BunkoReaderPage *self, guint page)
{
  if (self->menu_page == page)
    return;
  self->menu_page = page;
  _bunko_reader_page_update_page_options (self);
  _bunko_reader_page_update_marks (self);
}

/* What was chosen in the menu has been done. */
static gboolean
menu_done_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->menu_done_id = 0;
  set_menu_page (self, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* The menu closes before what was chosen in it is done. */
static void
menu_closed_cb (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->menu_done_id, g_source_remove);
  self->menu_done_id = g_idle_add_full (G_PRIORITY_LOW, menu_done_cb, self, NULL);
}

static void
page_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  GtkWidget *menu;
  double x, y;
  guint page;

  if (bunko_reader_model_get_n_pages (self->model) == 0)
    return;
  g_variant_get (parameter, "(dd)", &x, &y);
  g_clear_handle_id (&self->menu_done_id, g_source_remove);
  bunko_zones_preview_stop (self->zones_preview);
  set_menu_page (self,
                 bunko_reader_canvas_find_page (self->canvas, x, y, &page) ? page : G_MAXUINT);
  menu = bunko_page_menu_popup (GTK_WIDGET (self->canvas), x, y);
  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
}

/* The page that what is done with a page is done with: the first that is seen, unless the menu of
 * another one is open. */
guint
_bunko_reader_page_get_page (BunkoReaderPage *self)
{
  guint n_pages = bunko_reader_model_get_n_pages (self->model);

  return self->menu_page < n_pages ? self->menu_page
                                   : bunko_reader_model_get_position (self->model);
}

/* What clicks do is shown once there are pages that it is done with. */
static void
state_cb (BunkoReaderPage *self)
{
  if (bunko_reader_model_get_state (self->model) == BUNKO_READER_STATE_READY)
    bunko_zones_preview_start_if_new (self->zones_preview);
}

void
_bunko_reader_page_init_pointer (BunkoReaderPage *self)
{
  GtkGesture *buttons = gtk_gesture_click_new ();

  self->menu_page = G_MAXUINT;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (buttons), 0);
  g_signal_connect_swapped (buttons, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (buttons));
  bunko_page_menu_popup_on_request (GTK_WIDGET (self->canvas), "reader.page-menu");
}

void
_bunko_reader_page_start_pointer (BunkoReaderPage *self)
{
  bunko_zones_preview_set_options (self->zones_preview, self->options,
                                   bunko_settings_get_default ());
  g_signal_connect_object (self->model, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_bunko_reader_page_end_pointer (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->menu_done_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->zones_preview != NULL)
    bunko_zones_preview_set_options (self->zones_preview, NULL, NULL);
}

static const BunkoReaderAction actions[] = {
  { "reader.page-menu", "(dd)", page_menu_action },
};

void
_bunko_reader_page_install_pointer_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
