/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-view-private.h"

#include "library/bunko-artist.h"
#include "library/bunko-filter.h"
#include "library/bunko-item-query.h"
#include "library/bunko-tag-item.h"
#include "search/bunko-filter-dialog.h"
#include "search/bunko-filter-edits.h"
#include "widgets/bunko-item-gestures.h"
#include "widgets/bunko-open.h"

/* What can be done with an item of a directory besides opening it: by another button, a key, or the
 * menu. */

/* A filter is looked at as the list of what is in it. */
static BunkoLocation *
make_filter_location (BunkoItem *item)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_filter_id (query, bunko_item_get_id (item));
  return bunko_location_new_list (query);
}

/* Private: the page of an item. */
BunkoLocation *
_bunko_directory_view_make_location (BunkoItem *item)
{
  BunkoTag *tag;

  if (BUNKO_IS_FILTER (item))
    return make_filter_location (item);
  if (!BUNKO_IS_TAG_ITEM (item))
    return bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                    bunko_item_get_display_name (item));
  tag = bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item));
  return bunko_location_new_tag (bunko_tag_get_namespace (tag), bunko_tag_get_name (tag));
}

static char *
make_query (BunkoItem *item)
{
  if (BUNKO_IS_FILTER (item))
    return g_strdup (bunko_filter_get_query (BUNKO_FILTER (item)));
  return BUNKO_IS_TAG_ITEM (item)
             ? bunko_tag_to_query (bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item)))
             : bunko_item_to_query (item);
}

static BunkoDirectoryCell *
get_cell_of (GtkWidget *list_item)
{
  GtkWidget *child = list_item != NULL ? gtk_widget_get_first_child (list_item) : NULL;

  return BUNKO_IS_DIRECTORY_CELL (child) ? BUNKO_DIRECTORY_CELL (child) : NULL;
}

static BunkoDirectoryCell *
get_focus_cell (BunkoDirectoryView *self)
{
  return get_cell_of (gtk_widget_get_focus_child (GTK_WIDGET (self->grid)));
}

static BunkoDirectoryCell *
find_cell (BunkoDirectoryView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->grid), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->grid))
    widget = gtk_widget_get_parent (widget);
  return get_cell_of (widget);
}

/* A menu says what it is about; a key is about what has the focus. */
static BunkoItem *
get_target (BunkoDirectoryView *self)
{
  BunkoDirectoryCell *cell = get_focus_cell (self);

  if (self->menu_item != NULL)
    return self->menu_item;
  return cell != NULL ? bunko_directory_cell_get_item (cell) : NULL;
}

static void
open_item (BunkoDirectoryView *self, BunkoItem *item, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = NULL;

  if (item == NULL)
    return;
  location = _bunko_directory_view_make_location (item);
  bunko_open_location (GTK_WIDGET (self), location, where);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);

  open_item (self, get_target (self), (BunkoOpenWhere) g_variant_get_uint32 (parameter));
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoItem *item = get_target (BUNKO_DIRECTORY_VIEW (widget));
  g_autofree char *query = item != NULL ? make_query (item) : NULL;

  if (query != NULL)
    gtk_widget_activate_action (widget, g_variant_get_string (parameter, NULL), "s", query);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoItem *item = get_target (BUNKO_DIRECTORY_VIEW (widget));

  if (item != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), bunko_item_get_display_name (item));
}

static void
favorite_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);
  BunkoItem *item = get_target (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (!BUNKO_IS_ARTIST (item))
    return;
  g_ptr_array_add (items, item);
  bunko_item_actions_set_items (self->actions, items);
  bunko_item_actions_mark (self->actions, BUNKO_METATAG_FAVORITE,
                           !bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
}

static void
edit_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);
  BunkoItem *item = get_target (self);

  if (BUNKO_IS_FILTER (item))
    adw_dialog_present (bunko_filter_dialog_new (self->context, BUNKO_FILTER (item), NULL), widget);
}

static void
refresh_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);
  BunkoItem *item = get_target (self);

  if (BUNKO_IS_FILTER (item))
    bunko_filter_refresh (bunko_context_get_library (self->context), BUNKO_FILTER (item), widget);
}

static void
delete_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);
  BunkoItem *item = get_target (self);

  if (BUNKO_IS_FILTER (item))
    bunko_filter_delete (bunko_context_get_library (self->context), BUNKO_FILTER (item), widget);
}

static void
append_with_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_open_section (void)
{
  GMenu *menu = g_menu_new ();

  append_with_target (menu, _ ("_Open"), "directory.open", g_variant_new_uint32 (BUNKO_OPEN_HERE));
  append_with_target (menu, _ ("Open in New _Tab"), "directory.open",
                      g_variant_new_uint32 (BUNKO_OPEN_TAB));
  append_with_target (menu, _ ("Open in New _Window"), "directory.open",
                      g_variant_new_uint32 (BUNKO_OPEN_WINDOW));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_filter_section (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Edit…"), "directory.edit-filter");
  g_menu_append (menu, _ ("_Update Galleries"), "directory.refresh-filter");
  g_menu_append (menu, _ ("_Delete"), "directory.delete-filter");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_search_section (void)
{
  GMenu *menu = g_menu_new ();

  append_with_target (menu, _ ("_Search Galleries"), "directory.search",
                      g_variant_new_string ("win.search"));
  append_with_target (menu, _ ("_Exclude from Search"), "directory.search",
                      g_variant_new_string ("win.exclude"));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_item_section (BunkoItem *item)
{
  GMenu *menu = g_menu_new ();

  if (BUNKO_IS_ARTIST (item))
    g_menu_append (menu,
                   bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE)
                       ? _ ("Remove from _Favorites")
                       : _ ("Add to _Favorites"),
                   "directory.favorite");
  g_menu_append (menu, _ ("_Copy Name"), "directory.copy");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu_model (BunkoItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) open = create_open_section ();
  g_autoptr (GMenuModel) search =
      BUNKO_IS_FILTER (item) ? create_filter_section () : create_search_section ();
  g_autoptr (GMenuModel) rest = create_item_section (item);

  g_menu_append_section (menu, NULL, open);
  g_menu_append_section (menu, NULL, search);
  g_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

static void
remove_menu_cb (gpointer user_data)
{
  g_autoptr (BunkoDirectoryView) self = user_data;

  if (self->menu == NULL || gtk_widget_get_visible (self->menu))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_item);
}

/* The chosen action is activated after the menu is closed. */
static void
menu_closed_cb (BunkoDirectoryView *self)
{
  g_idle_add_once (remove_menu_cb, g_object_ref (self));
}

static gboolean
show_menu (BunkoDirectoryView *self, BunkoDirectoryCell *cell, double x, double y)
{
  BunkoItem *item = cell != NULL ? bunko_directory_cell_get_item (cell) : NULL;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenuModel) model = NULL;

  if (item == NULL)
    return FALSE;
  model = create_menu_model (item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_set_object (&self->menu_item, item);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->stack));
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
show_menu_at (BunkoDirectoryView *self, double x, double y)
{
  graphene_point_t point;

  return gtk_widget_compute_point (GTK_WIDGET (self->grid), GTK_WIDGET (self->stack),
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y), &point) &&
         show_menu (self, find_cell (self, x, y), point.x, point.y);
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryView *self = BUNKO_DIRECTORY_VIEW (widget);
  BunkoDirectoryCell *cell = get_focus_cell (self);
  graphene_rect_t bounds;

  if (cell != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self->stack), &bounds))
    show_menu (self, cell, bounds.origin.x + bounds.size.width / 2,
               bounds.origin.y + bounds.size.height);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoDirectoryView *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean ours = gdk_event_triggers_context_menu (event)
                      ? show_menu_at (self, x, y)
                      : bunko_open_where_from_event (button, state) != BUNKO_OPEN_HERE;

  gtk_gesture_set_state (GTK_GESTURE (gesture),
                         ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoDirectoryView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  BunkoOpenWhere where = bunko_open_where_from_event (button, state);
  BunkoDirectoryCell *cell = find_cell (self, x, y);

  if (cell != NULL && where != BUNKO_OPEN_HERE && button != GDK_BUTTON_SECONDARY)
    open_item (self, bunko_directory_cell_get_item (cell), where);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BunkoDirectoryView *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Private: listens to other buttons than the first one. */
void
_bunko_directory_view_init_menu (BunkoDirectoryView *self)
{
  bunko_item_gestures_add (GTK_WIDGET (self->grid), GTK_PHASE_CAPTURE, G_CALLBACK (pressed_cb),
                           G_CALLBACK (released_cb), G_CALLBACK (long_pressed_cb), self);
}

/* Private: closes the menu for good. */
void
_bunko_directory_view_dispose_menu (BunkoDirectoryView *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_item);
}

/* Private: the actions of the menu, and their keys. */
void
_bunko_directory_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "directory.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "directory.search", "s", search_action);
  gtk_widget_class_install_action (widget_class, "directory.favorite", NULL, favorite_action);
  gtk_widget_class_install_action (widget_class, "directory.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "directory.edit-filter", NULL, edit_filter_action);
  gtk_widget_class_install_action (widget_class, "directory.refresh-filter", NULL,
                                   refresh_filter_action);
  gtk_widget_class_install_action (widget_class, "directory.delete-filter", NULL,
                                   delete_filter_action);
  gtk_widget_class_install_action (widget_class, "directory.menu", NULL, menu_action);

  /* Menus show the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "directory.open", "u", BUNKO_OPEN_TAB);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "directory.open", "u", BUNKO_OPEN_TAB);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "directory.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "directory.menu",
                                       NULL);
}
