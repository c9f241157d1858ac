/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-window-private.h"
#include "widgets/bunko-error-toast.h"

/* Which server the window shows, and how it gets to another one. */

static BunkoServerProfile *
find_profile (BunkoWindow *self, const char *uuid)
{
  return bunko_server_registry_find_profile (self->registry, uuid);
}

static gboolean
is_sample (BunkoServerProfile *profile)
{
  return g_str_equal (bunko_server_profile_get_uuid (profile), "sample");
}

void
_bunko_window_add_pending (BunkoWindow *self, gint64 gallery)
{
  if (gallery <= 0)
    return;

  if (self->shell != NULL && !self->waits_for_tab)
    _bunko_window_open_gallery (self, gallery);
  else
    g_array_append_val (self->pending, gallery);
}

/* A window that shows another server, or asks about one, leaves that as it is. */
static void
make_free (BunkoWindow *self)
{
  if (!bunko_window_is_free (self))
    _bunko_window_set_workspace (self, bunko_server_registry_create_workspace (self->registry));
}

static void
start_to_open (BunkoWindow *self, BunkoServerProfile *profile)
{
  g_autoptr (BunkoServerProfile) kept = g_object_ref (profile);

  make_free (self);
  if (is_sample (kept))
    bunko_controller_open_sample (self->controller);
  else
    bunko_controller_open (self->controller, kept);
}

/**
 * bunko_window_is_free:
 * @self: the window
 *
 * Returns: whether the window shows no server, nor is on the way to one
 */
gboolean
bunko_window_is_free (BunkoWindow *self)
{
  g_return_val_if_fail (BUNKO_IS_WINDOW (self), FALSE);

  return bunko_controller_get_state (self->controller) == BUNKO_CONTROLLER_IDLE;
}

/**
 * bunko_window_open_server:
 * @self: the window
 * @profile: the server; need not be a saved one
 * @gallery: the id of a gallery to open there; 0 for none
 *
 * Shows a server in this window, and keeps the one that it shows now for when somebody comes back.
 * If another window is still asking for a way to the server that one is raised instead.
 */
void
bunko_window_open_server (BunkoWindow *self, BunkoServerProfile *profile, gint64 gallery)
{
  BunkoWorkspace *workspace;
  BunkoWindow *other;

  g_return_if_fail (BUNKO_IS_WINDOW (self));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  workspace = bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (profile));
  other = workspace != NULL ? bunko_workspace_get_first (workspace) : NULL;
  if (workspace == NULL)
    {
      start_to_open (self, profile);
    }
  else if (workspace != self->workspace && other != NULL &&
           bunko_controller_get_context (bunko_workspace_get_controller (workspace)) == NULL)
    {
      _bunko_window_add_pending (other, gallery);
      gtk_window_present (GTK_WINDOW (other));
      return;
    }
  else
    {
      _bunko_window_set_workspace (self, workspace);
    }
  _bunko_window_add_pending (self, gallery);
}

/**
 * bunko_window_open_sample:
 * @self: the window
 *
 * Opens the sample library.
 */
void
bunko_window_open_sample (BunkoWindow *self)
{
  g_autoptr (BunkoServerProfile) profile = NULL;

  g_return_if_fail (BUNKO_IS_WINDOW (self));

  profile = g_object_new (BUNKO_TYPE_SERVER_PROFILE, "uuid", "sample", "host", "127.0.0.1", NULL);
  bunko_window_open_server (self, profile, 0);
}

/**
 * bunko_window_open_uri:
 * @self: the window
 * @uri: `hpx://[USER@]HOST[:PORT][/gallery/ID]`
 *
 * Opens a server, or a gallery of it. What is saved for the server is used; a server that is not
 * saved stays so. One that is open in another window is shown there.
 *
 * Returns: (transfer none): the window that shows it
 */
GtkWindow *
bunko_window_open_uri (BunkoWindow *self, const char *uri)
{
  g_autoptr (BunkoServerProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  BunkoWorkspace *workspace;
  BunkoWindow *window = self;
  gint64 gallery;

  g_return_val_if_fail (BUNKO_IS_WINDOW (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  profile = bunko_server_registry_lookup_uri (self->registry, uri, &gallery, &error);
  if (profile == NULL)
    {
      bunko_error_toast_show (self->toast_overlay, error);
      return GTK_WINDOW (self);
    }

  workspace = bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (profile));
  if (workspace != NULL && workspace != self->workspace &&
      bunko_workspace_get_n_windows (workspace) > 0)
    window = bunko_workspace_get_first (workspace);
  bunko_window_open_server (window, profile, gallery);

  return GTK_WINDOW (window);
}

static BunkoWindow *
create_free_window (BunkoWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return BUNKO_WINDOW (bunko_window_new (application, self->registry, NULL));
}

/**
 * bunko_window_show_server:
 * @self: a window that shows no server, and is not on the screen yet
 * @profile: the server; need not be a saved one
 *
 * Shows a server in a new window, which comes to the screen in the size that it had when the server
 * was open the last time. If another window is raised instead this one ends.
 */
void
bunko_window_show_server (BunkoWindow *self, BunkoServerProfile *profile)
{
  g_return_if_fail (BUNKO_IS_WINDOW (self));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  self->takes_size = TRUE;
  bunko_window_open_server (self, profile, 0);
  if (bunko_window_is_free (self))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    _bunko_window_present_in_size (self);
}

void
_bunko_window_open_in_window (BunkoWindow *self, BunkoServerProfile *profile)
{
  bunko_window_show_server (create_free_window (self), profile);
}

/* Windows of other servers. */
static gboolean
has_others (BunkoWindow *self)
{
  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self->registry); i++)
    {
      BunkoWorkspace *workspace = bunko_server_registry_get_workspace (self->registry, i);
      BunkoController *controller = bunko_workspace_get_controller (workspace);

      if (workspace != self->workspace && bunko_workspace_get_n_windows (workspace) > 0 &&
          bunko_controller_get_context (controller) != NULL)
        return TRUE;
    }

  return FALSE;
}

void
_bunko_window_update_servers (BunkoWindow *self)
{
  g_auto (GStrv) open = bunko_server_registry_dup_open (self->registry);

  bunko_start_page_set_open (self->start_page, (const char *const *) open);
  if (self->shell != NULL)
    bunko_shell_set_names_server (self->shell, has_others (self));
}

static void
switch_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  BunkoServerProfile *profile = find_profile (self, g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    bunko_window_open_server (self, profile, 0);
}

static void
open_in_window_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  BunkoServerProfile *profile = find_profile (self, g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    _bunko_window_open_in_window (self, profile);
}

static void
show_servers_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  make_free (BUNKO_WINDOW (widget));
}

static void
new_start_window_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (create_free_window (BUNKO_WINDOW (widget))));
}

static void
server_menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_shell_show_server_menu (BUNKO_WINDOW (widget)->shell);
}

static void
log_out_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_controller_log_out (BUNKO_WINDOW (widget)->controller);
}

void
_bunko_window_install_server_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.log-out", NULL, log_out_action);
  gtk_widget_class_install_action (widget_class, "win.new-start-window", NULL,
                                   new_start_window_action);
  gtk_widget_class_install_action (widget_class, "win.open-server-in-window", "s",
                                   open_in_window_action);
  gtk_widget_class_install_action (widget_class, "win.server-menu", NULL, server_menu_action);
  gtk_widget_class_install_action (widget_class, "win.show-servers", NULL, show_servers_action);
  gtk_widget_class_install_action (widget_class, "win.switch-server", "s", switch_action);
}
