/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-window-private.h"
#include "library/bunko-search-text.h"
#include "widgets/bunko-location-page.h"

/* What pages, menus and keys ask of the window. */

static BunkoTab *
get_tab (BunkoWindow *self)
{
  return self->shell != NULL ? bunko_shell_get_tab (self->shell) : NULL;
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GVariant) saved = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (saved);
  guint32 where;

  g_variant_get_child (parameter, 1, "u", &where);
  if (location != NULL && where <= BUNKO_OPEN_WINDOW)
    _bunko_window_open (BUNKO_WINDOW (widget), location, where);
}

static void
open_gallery_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_open_gallery (BUNKO_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
read_gallery (BunkoWindow *self, GVariant *parameter, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = NULL;
  gint64 id;
  guint32 page;

  g_variant_get (parameter, "(xu)", &id, &page);
  if (id <= 0)
    return;

  location = bunko_location_new_reader (id, page);
  _bunko_window_open (self, location, where);
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_gallery (BUNKO_WINDOW (widget), parameter, BUNKO_OPEN_HERE);
}

static void
read_in_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_gallery (BUNKO_WINDOW (widget), parameter, BUNKO_OPEN_TAB);
}

static void
search_for (BunkoWindow *self, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = NULL;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);
  location = bunko_location_new_list (query);
  _bunko_window_open (self, location, BUNKO_OPEN_HERE);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  search_for (BUNKO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Adds the opposite of each condition. */
static char *
exclude_from_search (const char *search, const char *terms)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (terms);
  char *text = g_strdup (search);

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = tokens->pdata[i];
      g_autofree char *before = g_steal_pointer (&text);

      text = bunko_search_text_add (before, token->tag_namespace, token->term, TRUE);
    }

  return text;
}

static gboolean
exclude_here (BunkoWindow *self, const char *terms)
{
  BunkoTab *tab = get_tab (self);
  AdwNavigationPage *page = tab != NULL ? bunko_tab_get_page (tab) : NULL;
  g_autoptr (BunkoLocation) shown = NULL;
  g_autoptr (BunkoLocation) location = NULL;
  g_autoptr (BunkoViewQuery) query = NULL;
  g_autofree char *search = NULL;

  if (page == NULL)
    return FALSE;

  shown = bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  if (bunko_location_get_kind (shown) != BUNKO_LOCATION_LIST)
    return FALSE;

  query = bunko_view_query_copy (bunko_location_get_query (shown));
  search = exclude_from_search (bunko_view_query_get_search (query), terms);
  bunko_view_query_set_search (query, search);
  location = bunko_location_new_list (query);

  return bunko_location_page_show_location (BUNKO_LOCATION_PAGE (page), location);
}

static void
exclude_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  const char *terms = g_variant_get_string (parameter, NULL);
  g_autofree char *search = NULL;

  if (exclude_here (self, terms))
    return;

  search = exclude_from_search ("", terms);
  search_for (self, search);
}

static void
show_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_show_view (BUNKO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Who chose a view by a key wants to go on in it, not in the sidebar. */
static void
show_nth_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  const char *name = bunko_sidebar_get_nth_name (g_variant_get_uint32 (parameter));

  if (name == NULL || self->shell == NULL)
    return;

  _bunko_window_show_view (self, name);
  bunko_shell_focus_content (self->shell);
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoTab *tab = get_tab (BUNKO_WINDOW (widget));

  if (tab != NULL)
    bunko_tab_go_back (tab);
}

static void
forward_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoTab *tab = get_tab (BUNKO_WINDOW (widget));

  if (tab != NULL)
    bunko_tab_go_forward (tab);
}

static void
open_home (BunkoWindow *self, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) home = bunko_location_new_home ();

  _bunko_window_open (self, home, where);
}

static void
new_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_home (BUNKO_WINDOW (widget), BUNKO_OPEN_NEW_TAB);
}

static void
new_window_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_home (BUNKO_WINDOW (widget), BUNKO_OPEN_WINDOW);
}

static void
close_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);

  if (self->shell != NULL)
    bunko_shell_close_tab (self->shell);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
reopen_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_shell_reopen_tab (BUNKO_WINDOW (widget)->shell);
}

static void
overview_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_shell_toggle_overview (BUNKO_WINDOW (widget)->shell);
}

static void
quick_open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_quick_open (BUNKO_WINDOW (widget));
}

/* As the sidebar does. */
static void
show_place_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (parameter);

  if (self->shell != NULL && location != NULL)
    bunko_shell_show_root (self->shell, location);
}

static void
show_server_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_new_server_section (g_variant_get_string (parameter, NULL));

  bunko_shell_show_root (BUNKO_WINDOW (widget)->shell, location);
}

static void
show_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  AdwTabView *tabs = self->shell != NULL ? bunko_shell_get_tab_view (self->shell) : NULL;
  guint32 position = g_variant_get_uint32 (parameter);

  if (tabs != NULL && position < (guint) adw_tab_view_get_n_pages (tabs))
    adw_tab_view_set_selected_page (tabs, adw_tab_view_get_nth_page (tabs, (int) position));
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_shell_toggle_sidebar (BUNKO_WINDOW (widget)->shell);
}

static void
close_library_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_controller_close (BUNKO_WINDOW (widget)->controller);
}

static void
reconnect_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_controller_reconnect_now (BUNKO_WINDOW (widget)->controller);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.back", NULL, back_action },
  { "win.close-library", NULL, close_library_action },
  { "win.close-tab", NULL, close_tab_action },
  { "win.exclude", "s", exclude_action },
  { "win.forward", NULL, forward_action },
  { "win.new-tab", NULL, new_tab_action },
  { "win.new-window", NULL, new_window_action },
  { "win.open", "(a{sv}u)", open_action },
  { "win.open-gallery", "x", open_gallery_action },
  { "win.overview", NULL, overview_action },
  { "win.quick-open", NULL, quick_open_action },
  { "win.read", "(xu)", read_action },
  { "win.read-in-tab", "(xu)", read_in_tab_action },
  { "win.reconnect", NULL, reconnect_action },
  { "win.reopen-tab", NULL, reopen_tab_action },
  { "win.search", "s", search_action },
  { "win.show-nth-view", "u", show_nth_view_action },
  { "win.show-place", "a{sv}", show_place_action },
  { "win.show-server", "s", show_server_action },
  { "win.show-tab", "u", show_tab_action },
  { "win.show-view", "s", show_view_action },
  { "win.toggle-sidebar", NULL, toggle_sidebar_action },
};

/* A page that has the keyboard answers to these keys itself; here they work from everywhere else.
 */
static void
add_way_back (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Forward, 0, "win.forward", NULL);
}

void
_bunko_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "win.show-view",
                                       "s", "home");
  for (guint i = 0; bunko_sidebar_get_nth_name (i) != NULL; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-nth-view", "u", i);
  add_way_back (widget_class);
}

/* A dialog in the window keeps all keys from it, also those of the application: so it gets the one
 * that always counts. */
static void
dialog_cb (AdwApplicationWindow *window)
{
  static GQuark quark;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GtkEventController *controller;

  if (quark == 0)
    quark = g_quark_from_static_string ("bunko-quit-key");
  if (dialog == NULL || g_object_get_qdata (G_OBJECT (dialog), quark) != NULL)
    return;

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                        gtk_named_action_new ("app.quit")));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_qdata (G_OBJECT (dialog), quark, controller);
}

void
_bunko_window_watch_dialogs (BunkoWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}

/* The buttons of a mouse that have no name. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoWindow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  BunkoTab *tab = get_tab (self);

  if (tab == NULL || (button != 8 && button != 9))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      /* Or else it misses the next button as well. */
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (gesture));
      return;
    }

  if (button == 8)
    bunko_tab_go_back (tab);
  else
    bunko_tab_go_forward (tab);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Pages that can go back do so themselves, before. */
void
_bunko_window_add_mouse_buttons (BunkoWindow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
