/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-menu-row.h"
#include "bunko-server-menu.h"

/**
 * BunkoServerMenu:
 *
 * The servers that the window can change to: those that are saved, and those that are open without
 * being saved. It follows how they stand while it is shown.
 */
struct _BunkoServerMenu
{
  GtkPopover parent_instance;

  GtkListBox *list;

  BunkoServerRegistry *registry;
  BunkoController *controller; /* of the server that the window shows */
};

G_DEFINE_FINAL_TYPE (BunkoServerMenu, bunko_server_menu, GTK_TYPE_POPOVER)

static void
add_row (BunkoServerMenu *self, BunkoServerProfile *profile)
{
  BunkoWorkspace *workspace =
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (profile));
  BunkoController *controller =
      workspace != NULL ? bunko_workspace_get_controller (workspace) : NULL;

  gtk_list_box_append (
      self->list, bunko_server_menu_row_new (profile, controller, controller == self->controller));
}

static void
add_saved (BunkoServerMenu *self)
{
  GListModel *servers = G_LIST_MODEL (bunko_server_registry_get_servers (self->registry));

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (BunkoServerProfile) profile = g_list_model_get_item (servers, i);

      add_row (self, profile);
    }
}

static void
add_unsaved (BunkoServerMenu *self)
{
  BunkoServerList *servers = bunko_server_registry_get_servers (self->registry);

  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self->registry); i++)
    {
      BunkoWorkspace *workspace = bunko_server_registry_get_workspace (self->registry, i);
      BunkoController *controller = bunko_workspace_get_controller (workspace);
      BunkoServerProfile *profile = bunko_controller_get_profile (controller);

      if (bunko_controller_get_state (controller) != BUNKO_CONTROLLER_IDLE &&
          !bunko_server_list_contains (servers, profile))
        add_row (self, profile);
    }
}

static GtkWidget *
find_row (BunkoServerMenu *self, const char *uuid)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      BunkoServerProfile *profile = bunko_server_menu_row_get_profile (BUNKO_SERVER_MENU_ROW (row));

      if (g_strcmp0 (bunko_server_profile_get_uuid (profile), uuid) == 0)
        return GTK_WIDGET (row);
    }

  return NULL;
}

/* The keyboard stays on the same server. */
static void
fill (BunkoServerMenu *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autofree char *uuid = NULL;
  GtkWidget *row;

  if (focus != NULL)
    uuid = g_strdup (bunko_server_profile_get_uuid (
        bunko_server_menu_row_get_profile (BUNKO_SERVER_MENU_ROW (focus))));
  gtk_list_box_remove_all (self->list);
  add_saved (self);
  add_unsaved (self);
  row = uuid != NULL ? find_row (self, uuid) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
changed_cb (BunkoServerMenu *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
row_activated_cb (BunkoServerMenu *self, BunkoServerMenuRow *row)
{
  g_autoptr (BunkoServerProfile) profile = g_object_ref (bunko_server_menu_row_get_profile (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-server", "s",
                              bunko_server_profile_get_uuid (profile));
}

static void
bunko_server_menu_map (GtkWidget *widget)
{
  BunkoServerMenu *self = BUNKO_SERVER_MENU (widget);
  const char *uuid =
      bunko_server_profile_get_uuid (bunko_controller_get_profile (self->controller));
  GtkWidget *row;

  fill (self);
  GTK_WIDGET_CLASS (bunko_server_menu_parent_class)->map (widget);
  row = find_row (self, uuid);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
bunko_server_menu_dispose (GObject *object)
{
  BunkoServerMenu *self = BUNKO_SERVER_MENU (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_MENU);
  g_clear_object (&self->registry);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (bunko_server_menu_parent_class)->dispose (object);
}

static void
bunko_server_menu_class_init (BunkoServerMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_menu_dispose;
  widget_class->map = bunko_server_menu_map;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerMenu, list);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bunko_server_menu_init (BunkoServerMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_server_menu_new:
 * @registry: the servers that are open
 * @controller: of the server that the window shows
 *
 * Makes the menu of a window.
 *
 * Returns: (transfer floating): the menu
 */
GtkWidget *
bunko_server_menu_new (BunkoServerRegistry *registry, BunkoController *controller)
{
  BunkoServerMenu *self;

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (registry), NULL);
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_MENU, NULL);
  self->registry = g_object_ref (registry);
  self->controller = g_object_ref (controller);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
