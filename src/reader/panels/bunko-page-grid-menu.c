/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-grid-private.h"

#include "library/bunko-page.h"
#include "widgets/bunko-cell.h"
#include "widgets/bunko-menu-popup.h"

/* What else can be done with a page of the overview. */

static BunkoItem *
peek_page (BunkoPageGrid *self, guint position)
{
  return bunko_paged_list_peek_item (self->pages, position);
}

static GMenuModel *
make_menu (BunkoPageGrid *self)
{
  GMenu *menu = g_menu_new ();
  BunkoItem *page = peek_page (self, self->menu_position);
  gboolean marked = bunko_page_marks_get_bookmark (self->marks, self->menu_position) != NULL;

  g_menu_append (menu, _ ("_Go to This Page"), "grid.open");
  g_menu_append (menu, marked ? _ ("Remove _Bookmark") : _ ("Add _Bookmark"), "grid.bookmark");
  if (marked)
    g_menu_append (menu, _ ("_Name of the Bookmark…"), "grid.name-bookmark");
  if (page != NULL)
    g_menu_append (menu,
                   bunko_item_has_metatag (page, BUNKO_METATAG_FAVORITE)
                       ? _ ("Remove from _Favorites")
                       : _ ("Add to _Favorites"),
                   "grid.favorite");
  return G_MENU_MODEL (menu);
}

static void
popup (BunkoPageGrid *self, GtkWidget *cell, double x, double y)
{
  BunkoRow *row = bunko_cell_get_row (BUNKO_CELL (cell));
  g_autoptr (GMenuModel) menu = NULL;

  if (row == NULL)
    return;
  self->menu_position = bunko_row_get_position (row);
  menu = make_menu (self);
  bunko_menu_popup (cell, menu, x, y);
}

static GtkWidget *
find_cell (GtkWidget *widget)
{
  return widget != NULL ? gtk_widget_get_ancestor (widget, BUNKO_TYPE_CELL) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoPageGrid *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *grid = GTK_WIDGET (self->grid);
  GtkWidget *cell = find_cell (gtk_widget_pick (grid, x, y, GTK_PICK_DEFAULT));
  graphene_point_t place;

  if (event == NULL || !gdk_event_triggers_context_menu (event) || cell == NULL ||
      !gtk_widget_compute_point (grid, cell, &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, cell, place.x, place.y);
}

static GtkWidget *
get_focus_cell (BunkoPageGrid *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  GtkWidget *cell = child != NULL ? gtk_widget_get_first_child (child) : NULL;

  return BUNKO_IS_CELL (cell) && bunko_cell_get_row (BUNKO_CELL (cell)) != NULL ? cell : NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                BunkoPageGrid *self)
{
  GtkWidget *cell = get_focus_cell (self);
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);
  guint position;

  if (keyval == GDK_KEY_t && modifiers == 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return GDK_EVENT_STOP;
    }
  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;

  position = bunko_row_get_position (bunko_cell_get_row (BUNKO_CELL (cell)));
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    popup (self, cell, gtk_widget_get_width (cell) / 2.0, gtk_widget_get_height (cell) / 2.0);
  else if (keyval == GDK_KEY_d && modifiers == GDK_CONTROL_MASK)
    _bunko_page_grid_act (self, "bookmark-page", position);
  else if (keyval == GDK_KEY_b && modifiers == 0)
    _bunko_page_grid_act (self, "favorite-page-at", position);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoPageGrid *self = BUNKO_PAGE_GRID (widget);

  _bunko_page_grid_choose (self, self->menu_position);
}

static void
bookmark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoPageGrid *self = BUNKO_PAGE_GRID (widget);

  _bunko_page_grid_act (self, "bookmark-page", self->menu_position);
}

static void
name_bookmark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoPageGrid *self = BUNKO_PAGE_GRID (widget);

  _bunko_page_grid_act (self, "name-bookmark", self->menu_position);
}

static void
favorite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoPageGrid *self = BUNKO_PAGE_GRID (widget);

  _bunko_page_grid_act (self, "favorite-page-at", self->menu_position);
}

void
_bunko_page_grid_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "grid.bookmark", NULL, bookmark_action);
  gtk_widget_class_install_action (widget_class, "grid.name-bookmark", NULL, name_bookmark_action);
  gtk_widget_class_install_action (widget_class, "grid.favorite", NULL, favorite_action);
}

void
_bunko_page_grid_add_keys (BunkoPageGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (click));
}
