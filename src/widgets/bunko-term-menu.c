/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-term-menu.h"

#include <glib/gi18n-lib.h>

/* What can be done with a tag, an artist or the like wherever it stands: search for it, exclude it
 * from the search, copy it. By the secondary button, a long press or the Menu key; the minus key
 * excludes it at once. */

typedef struct
{
  GtkWidget *widget; /* not owned: it owns this */
  char *query;
  char *name;
  GtkWidget *popover; /* NULL while there is none */
  guint unparent_source;
} TermMenu;

static void
drop_popover (TermMenu *self)
{
  g_clear_handle_id (&self->unparent_source, g_source_remove);
  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
term_menu_free (gpointer data)
{
  TermMenu *self = data;

  g_free (self->query);
  g_free (self->name);
  g_free (self);
}

static void
unparent_cb (gpointer user_data)
{
  TermMenu *self = user_data;

  self->unparent_source = 0;
  drop_popover (self);
}

/* Later, as the chosen action is still to be activated through the parent. */
static void
closed_cb (TermMenu *self)
{
  if (self->unparent_source == 0)
    self->unparent_source = g_idle_add_once (unparent_cb, self);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();

  g_menu_append (menu, _ ("_Search"), "term.search");
  g_menu_append (menu, _ ("E_xclude from Search"), "term.exclude");
  g_menu_append (copy, _ ("_Copy"), "term.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  return G_MENU_MODEL (menu);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TermMenu *self = user_data;
  g_autoptr (GMenuModel) model = create_menu ();

  drop_popover (self);
  self->popover = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->popover, self->widget);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TermMenu *self = user_data;

  gtk_widget_activate_action (self->widget, "win.search", "s", self->query);
}

static void
exclude_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TermMenu *self = user_data;

  gtk_widget_activate_action (self->widget, "win.exclude", "s", self->query);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TermMenu *self = user_data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), self->name);
}

static void
pressed_cb (TermMenu *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean middle =
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (self->widget, middle ? "term.exclude" : "term.menu", NULL);
}

static void
long_pressed_cb (TermMenu *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (self->widget, "term.menu", NULL);
}

static void
add_click (TermMenu *self, guint button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (click));
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action)));
}

static void
add_controllers (TermMenu *self, BunkoTermMenuFlags flags)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  add_click (self, GDK_BUTTON_SECONDARY);
  if ((flags & BUNKO_TERM_MENU_MIDDLE_EXCLUDES) != 0)
    add_click (self, GDK_BUTTON_MIDDLE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (press));
  add_shortcut (shortcuts, "Menu|<Shift>F10", "term.menu");
  add_shortcut (shortcuts, "minus|KP_Subtract", "term.exclude");
  gtk_widget_add_controller (self->widget, shortcuts);
}

/**
 * bunko_term_menu_attach:
 * @widget: a widget that stands for something to search for
 * @query: the search that finds it, such as `artist:"Ann Lee"`
 * @name: what is copied of it
 * @flags: what to do besides
 *
 * Lets a person search for what a widget stands for and exclude it, through the actions
 * `win.search` and `win.exclude`. To be called once for a widget.
 */
void
bunko_term_menu_attach (GtkWidget *widget,
                        const char *query,
                        const char *name,
                        BunkoTermMenuFlags flags)
{
  static const GActionEntry entries[] = {
    { "menu", menu_cb, NULL, NULL, NULL, { 0 } },
    { "search", search_cb, NULL, NULL, NULL, { 0 } },
    { "exclude", exclude_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = NULL;
  TermMenu *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (query != NULL && name != NULL);

  self = g_new0 (TermMenu, 1);
  self->widget = widget;
  self->query = g_strdup (query);
  self->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (widget), "bunko-term-menu", self, term_menu_free);
  g_signal_connect_swapped (widget, "destroy", G_CALLBACK (drop_popover), self);
  group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (widget, "term", G_ACTION_GROUP (group));
  add_controllers (self, flags);
}
