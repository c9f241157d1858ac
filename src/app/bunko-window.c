/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-window-private.h"
#include "library/bunko-error-text.h"
#include "settings/bunko-secrets.h"
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
  bunko_window_open_server (self, profile, 0);
}

static void
open_in_window_cb (BunkoWindow *self, BunkoServerProfile *profile)
{
  _bunko_window_open_in_window (self, profile);
}

static void
open_sample_cb (BunkoWindow *self)
{
  bunko_window_open_sample (self);
}

static void
cancel_cb (BunkoWindow *self)
{
  g_array_set_size (self->pending, 0);
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
  if (bunko_controller_get_state (self->controller) != BUNKO_CONTROLLER_TRUST)
    _bunko_window_stop_asking (self);
  switch (bunko_controller_get_state (self->controller))
    {
    case BUNKO_CONTROLLER_STARTING:
    case BUNKO_CONTROLLER_CONNECTING:
      close_login_dialog (self);
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
      if (self->login_dialog != NULL)
        _bunko_window_welcome (self);
      close_login_dialog (self);
      _bunko_window_show_library (self);
      break;
    case BUNKO_CONTROLLER_IDLE:
      /* They were meant for this server. */
      g_array_set_size (self->pending, 0);
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
    case BUNKO_CONTROLLER_TRUST:
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

  g_array_set_size (self->pending, 0);
  bunko_error_describe (error, &title, &body);
  bunko_start_page_show_failure (self->start_page,
                                 bunko_controller_is_sample (self->controller) ? NULL : profile,
                                 title, body);
}

static void
question_cb (BunkoWindow *self)
{
  if (is_first (self))
    _bunko_window_ask (self);
}

static void
login_cb (BunkoWindow *self, const char *user, const char *password, gboolean remember)
{
  bunko_controller_login (self->controller, user, password, remember);
}

/* Closed by the person: they do not want to log in. An open library stays; its banner asks again.
 */
static void
login_closed_cb (BunkoWindow *self, AdwDialog *dialog)
{
  if ((gpointer) self->login_dialog != dialog)
    return;

  g_clear_weak_pointer (&self->login_dialog);
  if (self->context == NULL)
    bunko_controller_close (self->controller);
}

static void
keyring_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *place = user_data;
  g_autoptr (BunkoLoginDialog) dialog = g_weak_ref_get (place);
  g_autoptr (GError) error = NULL;

  if (!bunko_secrets_check_finish (result, &error) && dialog != NULL)
    bunko_login_dialog_set_can_remember (dialog, FALSE);
  g_weak_ref_clear (place);
  g_free (place);
}

/* The keyring may take its time, and the dialog does not wait for it. */
static void
look_for_keyring (AdwDialog *dialog)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, dialog);
  bunko_secrets_check_async (NULL, keyring_cb, place);
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
  look_for_keyring (dialog);
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
  bunko_login_dialog_show_problem (self->login_dialog, title,
                                   bunko_error_get_kind (error) == BUNKO_ERROR_KIND_LOGIN);
}

/* What belongs to a window alone: who waits for an answer in it gets it in another one. */
static void
hand_over_questions (BunkoWindow *self)
{
  BunkoWindow *other = bunko_workspace_get_first (self->workspace);

  if (self->login_dialog != NULL && other != NULL)
    present_login_dialog (other);
  if (self->question_dialog != NULL && other != NULL)
    _bunko_window_ask (other);
}

static void
disconnect (BunkoWindow *self)
{
  g_signal_handlers_disconnect_by_data (self->controller, self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
}

/* The window ends. */
static void
leave_workspace (BunkoWindow *self)
{
  disconnect (self);
  bunko_workspace_remove_window (self->workspace, self);
  hand_over_questions (self);
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

  if (self->workspace != NULL)
    leave_workspace (self);
  g_clear_weak_pointer (&self->login_dialog);
  g_clear_weak_pointer (&self->question_dialog);
  self->shell = NULL;
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_WINDOW);
  g_clear_object (&self->controller);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->pending, g_array_unref);
  g_clear_pointer (&self->left, g_hash_table_unref);

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
  gtk_widget_class_bind_template_callback (widget_class, open_in_window_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_server_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);

  _bunko_window_install_actions (widget_class);
  _bunko_window_install_message_actions (widget_class);
  _bunko_window_install_server_actions (widget_class);
}

static void
bunko_window_init (BunkoWindow *self)
{
  self->pending = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->left =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_window_add_mouse_buttons (self);
  _bunko_window_watch_dialogs (self);
  _bunko_window_update_actions (self);
}

/* It may be at work already. */
static void
show_state (BunkoWindow *self)
{
  if (bunko_controller_get_context (self->controller) != NULL)
    _bunko_window_show_library (self);
  else
    state_cb (self);
}

static void
loaded_cb (BunkoWindow *self)
{
  _bunko_window_present_in_size (self);
  _bunko_window_fill_library (self);
}

static void
join_workspace (BunkoWindow *self, BunkoWorkspace *workspace)
{
  self->is_other = bunko_workspace_get_n_windows (workspace) > 0;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->controller, bunko_workspace_get_controller (workspace));
  bunko_workspace_add_window (workspace, self);
  g_signal_connect_object (workspace, "notify::loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "login-needed", G_CALLBACK (login_needed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "question-asked", G_CALLBACK (question_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

void
_bunko_window_set_up (BunkoWindow *self, BunkoServerRegistry *registry, BunkoWorkspace *workspace)
{
  self->registry = g_object_ref (registry);
  bunko_start_page_set_servers (self->start_page, bunko_server_registry_get_servers (registry));
  g_signal_connect_object (registry, "changed", G_CALLBACK (_bunko_window_update_servers), self,
                           G_CONNECT_SWAPPED);
  _bunko_window_update_servers (self);
  join_workspace (self, workspace);
}

/* Remembers the tabs of this window for when it comes back. */
static void
keep_tabs (BunkoWindow *self)
{
  g_autoptr (GVariant) tabs = _bunko_window_save (self);
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);

  if (tabs != NULL)
    g_hash_table_replace (self->left, g_strdup (bunko_server_profile_get_uuid (profile)),
                          g_steal_pointer (&tabs));
}

/* Goes to another server; the one that was shown is kept for when somebody comes back. The window
 * is in one of the workspaces all the time: without any window all servers would be closed. */
void
_bunko_window_set_workspace (BunkoWindow *self, BunkoWorkspace *workspace)
{
  g_autoptr (BunkoWorkspace) left = NULL;

  if (self->workspace == workspace)
    return;

  left = g_object_ref (self->workspace);
  disconnect (self);
  keep_tabs (self);
  g_object_freeze_notify (G_OBJECT (left));
  bunko_workspace_park_window (left, self);
  hand_over_questions (self);
  close_login_dialog (self);
  _bunko_window_stop_asking (self);
  _bunko_window_hide_library (self);
  bunko_start_page_show_servers (self->start_page);
  g_array_set_size (self->pending, 0);
  join_workspace (self, workspace);
  g_object_thaw_notify (G_OBJECT (left));
  _bunko_window_fill_joined (self);
}

/* Windows have one size to begin with, but do not follow each other. */
static void
bind_size (BunkoWindow *self)
{
  GSettings *settings = bunko_server_registry_get_settings (self->registry);
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_WIDTH, self, "default-width", flags);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_HEIGHT, self, "default-height", flags);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_WINDOW_MAXIMIZED, self, "maximized", flags);
}

/**
 * bunko_window_new:
 * @application: (nullable): the application
 * @registry: the servers that are open
 * @workspace: (nullable): what to show, one of @registry; %NULL for the start page
 *
 * Makes a window, in the size that one had the last time.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWindow *
bunko_window_new (GtkApplication *application,
                  BunkoServerRegistry *registry,
                  BunkoWorkspace *workspace)
{
  BunkoWindow *self;

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (registry), NULL);
  g_return_val_if_fail (workspace == NULL || BUNKO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (BUNKO_TYPE_WINDOW, "application", application, NULL);
  if (workspace == NULL)
    workspace = bunko_server_registry_create_workspace (registry);
  _bunko_window_set_up (self, registry, workspace);
  bind_size (self);

  return GTK_WINDOW (self);
}

/**
 * bunko_window_get_workspace:
 * @self: the window
 *
 * Gets what the window has in common with the other windows of its server.
 *
 * Returns: (transfer none): the workspace
 */
BunkoWorkspace *
bunko_window_get_workspace (BunkoWindow *self)
{
  g_return_val_if_fail (BUNKO_IS_WINDOW (self), NULL);

  return self->workspace;
}
