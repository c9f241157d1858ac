/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-window-private.h"
#include "library/bunko-error-text.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-error-toast.h"

/**
 * BunkoWindow:
 *
 * The window: the start page, or an open library. It shows what the controller says and hands on
 * what the person wants; what the library shows is in bunko-window-library.c.
 */

G_DEFINE_FINAL_TYPE (BunkoWindow, bunko_window, ADW_TYPE_APPLICATION_WINDOW)

static void
open_server_cb (BunkoWindow *self, BunkoServerProfile *profile)
{
  bunko_controller_open (self->controller, profile);
}

static void
open_sample_cb (BunkoWindow *self)
{
  bunko_controller_open_sample (self->controller);
}

static void
cancel_cb (BunkoWindow *self)
{
  self->pending_gallery = 0;
  bunko_controller_close (self->controller);
}

static void
retry_cb (BunkoWindow *self)
{
  bunko_controller_retry (self->controller);
}

static void
narrow_cb (BunkoWindow *self)
{
  _bunko_window_set_narrow (self, TRUE);
}

static void
wide_cb (BunkoWindow *self)
{
  _bunko_window_set_narrow (self, FALSE);
}

static void
close_login_dialog (BunkoWindow *self)
{
  BunkoLoginDialog *dialog = self->login_dialog;

  if (dialog == NULL)
    return;

  g_clear_weak_pointer (&self->login_dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static char *
dup_server_name (BunkoWindow *self)
{
  if (bunko_controller_is_sample (self->controller))
    return g_strdup (_ ("the Sample Library"));

  return bunko_server_profile_dup_display_name (bunko_controller_get_profile (self->controller));
}

static void
show_connecting (BunkoWindow *self)
{
  g_autofree char *name = dup_server_name (self);

  _bunko_window_hide_library (self);
  bunko_start_page_show_connecting (self->start_page, name);
}

/* Of several windows one stays when the library is closed. */
static gboolean
is_first (BunkoWindow *self)
{
  return bunko_workspace_get_first (self->workspace) == self;
}

static void
state_cb (BunkoWindow *self)
{
  switch (bunko_controller_get_state (self->controller))
    {
    case BUNKO_CONTROLLER_STARTING:
    case BUNKO_CONTROLLER_CONNECTING:
      if (is_first (self))
        show_connecting (self);
      else
        gtk_window_destroy (GTK_WINDOW (self));
      break;
    case BUNKO_CONTROLLER_LOGGING_IN:
      if (self->login_dialog != NULL)
        bunko_login_dialog_set_busy (self->login_dialog, TRUE);
      break;
    case BUNKO_CONTROLLER_CONNECTED:
      close_login_dialog (self);
      _bunko_window_show_library (self);
      break;
    case BUNKO_CONTROLLER_IDLE:
      close_login_dialog (self);
      if (!is_first (self))
        {
          gtk_window_destroy (GTK_WINDOW (self));
          break;
        }
      _bunko_window_hide_library (self);
      bunko_start_page_show_servers (self->start_page);
      break;
    case BUNKO_CONTROLLER_LOGIN:
    case BUNKO_CONTROLLER_AWAY:
    default:
      break;
    }
}

static void
failed_cb (BunkoWindow *self, const GError *error)
{
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_CANCELLED)
    return;

  self->pending_gallery = 0;
  bunko_error_describe (error, &title, &body);
  bunko_start_page_show_failure (self->start_page,
                                 bunko_controller_is_sample (self->controller) ? NULL : profile,
                                 title, body);
}

static void
login_cb (BunkoWindow *self, const char *user, const char *password, gboolean remember)
{
  bunko_controller_login (self->controller, user, password, remember);
}

/* Closed by the person: they do not want to log in. */
static void
login_closed_cb (BunkoWindow *self, AdwDialog *dialog)
{
  if ((gpointer) self->login_dialog != dialog)
    return;

  g_clear_weak_pointer (&self->login_dialog);
  bunko_controller_close (self->controller);
}

static void
present_login_dialog (BunkoWindow *self)
{
  BunkoSession *session = bunko_controller_get_session (self->controller);
  AdwDialog *dialog = bunko_login_dialog_new (bunko_controller_get_profile (self->controller),
                                              bunko_session_get_server_name (session),
                                              bunko_session_get_guest_allowed (session));

  g_set_weak_pointer (&self->login_dialog, BUNKO_LOGIN_DIALOG (dialog));
  g_signal_connect_object (dialog, "login", G_CALLBACK (login_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (login_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
login_needed_cb (BunkoWindow *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (!is_first (self))
    return;

  if (self->login_dialog == NULL)
    present_login_dialog (self);
  if (error == NULL)
    return;

  bunko_error_describe (error, &title, &body);
  bunko_login_dialog_show_problem (self->login_dialog, title);
}

/* Whoever is asked in this window is asked in another one then. */
static void
leave_workspace (BunkoWindow *self)
{
  BunkoWindow *other;

  bunko_workspace_remove_window (self->workspace, self);
  other = bunko_workspace_get_first (self->workspace);
  if (self->login_dialog != NULL && other != NULL)
    present_login_dialog (other);
  g_clear_object (&self->workspace);
}

static void
active_cb (BunkoWindow *self)
{
  if (self->workspace != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    bunko_workspace_raise_window (self->workspace, self);
}

static void
bunko_window_dispose (GObject *object)
{
  BunkoWindow *self = BUNKO_WINDOW (object);

  if (self->controller != NULL)
    g_signal_handlers_disconnect_by_data (self->controller, self);
  if (self->workspace != NULL)
    leave_workspace (self);
  g_clear_weak_pointer (&self->login_dialog);
  self->shell = NULL;
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_WINDOW);
  g_clear_object (&self->controller);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bunko_window_parent_class)->dispose (object);
}

static void
bunko_window_class_init (BunkoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_window_dispose;

  g_type_ensure (BUNKO_TYPE_START_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_server_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);

  _bunko_window_install_actions (widget_class);
}

static void
bunko_window_init (BunkoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_window_add_mouse_buttons (self);
  _bunko_window_watch_dialogs (self);
  _bunko_window_update_actions (self);
}

void
_bunko_window_set_up (BunkoWindow *self,
                      BunkoController *controller,
                      BunkoWorkspace *workspace,
                      GSettings *settings)
{
  self->controller = g_object_ref (controller);
  self->workspace = g_object_ref (workspace);
  bunko_workspace_add_window (workspace, self);
  _bunko_window_watch_workspace (self);
  self->settings = g_object_ref (settings);
  bunko_start_page_set_servers (self->start_page, bunko_controller_get_servers (controller));

  g_signal_connect_object (controller, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "login-needed", G_CALLBACK (login_needed_cb), self,
                           G_CONNECT_SWAPPED);

  /* It may be at work already. */
  if (bunko_controller_get_state (controller) != BUNKO_CONTROLLER_IDLE)
    state_cb (self);
}

/**
 * bunko_window_new:
 * @application: the application
 * @controller: who owns the connection
 * @settings: settings of the application
 *
 * Makes the window, in the size it had the last time.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWindow *
bunko_window_new (GtkApplication *application, BunkoController *controller, GSettings *settings)
{
  g_autoptr (BunkoWorkspace) workspace = NULL;
  BunkoWindow *self;

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_WINDOW, "application", application, NULL);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_WIDTH, self, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_HEIGHT, self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_MAXIMIZED, self, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
  workspace = bunko_workspace_new (controller);
  _bunko_window_set_up (self, controller, workspace, settings);

  return GTK_WINDOW (self);
}

/**
 * bunko_window_get_workspace:
 * @self: the window
 *
 * Gets what the window has in common with the other windows of its library.
 *
 * Returns: (transfer none): the workspace
 */
BunkoWorkspace *
bunko_window_get_workspace (BunkoWindow *self)
{
  g_return_val_if_fail (BUNKO_IS_WINDOW (self), NULL);

  return self->workspace;
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
  g_return_if_fail (BUNKO_IS_WINDOW (self));

  bunko_controller_open_sample (self->controller);
}

static gint64
parse_gallery_path (const char *path)
{
  gint64 id;

  if (path == NULL || !g_str_has_prefix (path, "/gallery/") ||
      !g_ascii_string_to_signed (path + strlen ("/gallery/"), 10, 1, G_MAXINT64, &id, NULL))
    return 0;

  return id;
}

static gboolean
is_open_at (BunkoWindow *self, BunkoEndpoint *endpoint)
{
  BunkoSession *session = bunko_controller_get_session (self->controller);

  return self->context != NULL && session != NULL &&
         bunko_endpoint_equal (bunko_session_get_endpoint (session), endpoint);
}

/**
 * bunko_window_open_uri:
 * @self: the window
 * @uri: `hpx://[USER@]HOST[:PORT][/gallery/ID]`
 *
 * Opens a server, or a gallery of it. What is saved for the server is used; a server that is not
 * saved stays so.
 */
void
bunko_window_open_uri (BunkoWindow *self, const char *uri)
{
  g_autoptr (BunkoEndpoint) endpoint = NULL;
  g_autoptr (BunkoServerProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *user = NULL;
  g_autofree char *path = NULL;
  const char *host;
  guint16 port;

  g_return_if_fail (BUNKO_IS_WINDOW (self));
  g_return_if_fail (uri != NULL);

  endpoint = bunko_endpoint_parse (uri, &user, &path, &error);
  if (endpoint == NULL)
    {
      bunko_error_toast_show (self->toast_overlay, error);
      return;
    }

  self->pending_gallery = parse_gallery_path (path);
  if (is_open_at (self, endpoint))
    {
      if (self->pending_gallery > 0)
        _bunko_window_open_gallery (self, self->pending_gallery);
      self->pending_gallery = 0;
      return;
    }

  host = bunko_endpoint_get_host (endpoint);
  port = bunko_endpoint_get_port (endpoint);
  g_set_object (&profile, bunko_server_list_find_address (
                              bunko_controller_get_servers (self->controller), host, port));
  if (profile == NULL)
    profile = bunko_server_profile_new ("", host, port, bunko_endpoint_get_tls (endpoint));
  if (user != NULL)
    bunko_server_profile_set_user (profile, user);
  bunko_controller_open (self->controller, profile);
}
