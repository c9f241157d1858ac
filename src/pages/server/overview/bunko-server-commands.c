/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-commands-private.h"

/**
 * BunkoServerCommands:
 *
 * What can be done with the server itself, and what became of it. What the server does not offer,
 * or not to this user, is greyed out and says why.
 */

static const struct
{
  const char *action;
  const char *title;
  const char *subtitle; /* (nullable): see dup_subtitle() */
  const char *icon_name;
  const char *fname; /* (nullable): the function of the server */
} commands[BUNKO_PANEL_N_COMMANDS] = {
  [BUNKO_PANEL_REQUEST_AUTH] = { "panel.request-auth", N_ ("Request _Authentication"),
                                 N_ ("Asks the server for its greeting once more"),
                                 "dialog-password-symbolic", NULL },
  [BUNKO_PANEL_LOG_OUT] = { "panel.logout", N_ ("_Log Out"),
                            N_ ("Ends the session and goes back to the list of servers"),
                            "system-log-out-symbolic", NULL },
  [BUNKO_PANEL_CHANGELOG] = { "panel.changelog", N_ ("_Change Log"),
                              N_ ("What is new in this version of the server"),
                              "document-open-recent-symbolic", "get_changelog" },
  [BUNKO_PANEL_CHECK_UPDATE] = { "panel.check-update", N_ ("Check for _Updates"),
                                 N_ ("The server looks for a newer version of itself"),
                                 "software-update-available-symbolic", "check_update" },
  [BUNKO_PANEL_UPDATE] = { "panel.update", N_ ("_Update and Restart…"), NULL,
                           "folder-download-symbolic", "update_application" },
  [BUNKO_PANEL_REINDEX] = { "panel.reindex", N_ ("Rebuild the Search _Index…"),
                            N_ ("Where searches miss what is there"), "view-refresh-symbolic",
                            "reindex" },
  [BUNKO_PANEL_SAVE_CONFIG] = { "panel.save-config", N_ ("_Save Configuration"),
                                N_ ("Writes the settings of the server to its disk"),
                                "document-save-symbolic", "save_config" },
  [BUNKO_PANEL_RESTART] = { "panel.restart", N_ ("_Restart the Server…"),
                            N_ ("Everybody who is connected is cut off for a moment"),
                            "system-reboot-symbolic", "restart_application" },
  [BUNKO_PANEL_SHUTDOWN] = { "panel.shutdown", N_ ("_Shut Down the Server…"),
                             N_ ("It has to be started again on its own computer"),
                             "system-shutdown-symbolic", "shutdown_application" },
};

G_DEFINE_FINAL_TYPE (BunkoServerCommands, bunko_server_commands, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_LOG_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Why a command cannot be given; NULL if it can. */
static const char *
get_obstacle (BunkoServerCommands *self, BunkoPanelCommand command)
{
  const char *fname = commands[command].fname;

  if (fname == NULL || self->library == NULL)
    return NULL;
  if (!bunko_library_has_function (self->library, fname))
    return _ ("The server is too old for this");
  if (!bunko_library_is_allowed (self->library, fname))
    return _ ("Your user may not do this");

  return NULL;
}

static char *
dup_subtitle (BunkoServerCommands *self, BunkoPanelCommand command)
{
  if (commands[command].subtitle != NULL)
    return g_strdup (_ (commands[command].subtitle));
  if (self->update == NULL || self->update->version == NULL)
    return g_strdup (_ ("The server installs the newer version"));

  /* Translators: a version of the server, such as “0.14.0”. */
  return g_strdup_printf (_ ("The server installs version %s"), self->update->version);
}

static void
update_row (BunkoServerCommands *self, BunkoPanelCommand command)
{
  const char *obstacle = get_obstacle (self, command);
  g_autofree char *subtitle = dup_subtitle (self, command);
  gboolean ready = self->online && !self->busy;

  if (command == BUNKO_PANEL_UPDATE)
    gtk_widget_set_visible (GTK_WIDGET (self->rows[command]), self->update != NULL);
  adw_action_row_set_subtitle (self->rows[command], obstacle != NULL ? obstacle : subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rows[command]), obstacle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), commands[command].action,
                                 obstacle == NULL && (ready || command == BUNKO_PANEL_LOG_OUT));
}

/* A row that cannot be pressed any more loses the focus; then no key reaches the page. */
static void
keep_focus (BunkoServerCommands *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->result == NULL || !gtk_widget_get_mapped (widget) ||
      (focus != NULL && gtk_widget_is_sensitive (focus)))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->result)) ||
      !gtk_widget_child_focus (GTK_WIDGET (self->result), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
keep_focus_cb (gpointer user_data)
{
  keep_focus (BUNKO_SERVER_COMMANDS (user_data));

  return G_SOURCE_REMOVE;
}

/* A dialog that closes gives the focus back to the row that opened it, later. */
void
_bunko_server_commands_update (BunkoServerCommands *self)
{
  if (self->library == NULL)
    return;
  for (guint i = 0; i < BUNKO_PANEL_N_COMMANDS; i++)
    update_row (self, i);
  keep_focus (self);
  g_idle_add_full (G_PRIORITY_LOW, keep_focus_cb, g_object_ref (self), g_object_unref);
}

static void
command_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerCommands *self = BUNKO_SERVER_COMMANDS (widget);
  BunkoPanelCommand command = 0;

  while (command < BUNKO_PANEL_N_COMMANDS && !g_str_equal (commands[command].action, action_name))
    command++;
  g_return_if_fail (command < BUNKO_PANEL_N_COMMANDS);

  if (command == BUNKO_PANEL_LOG_OUT)
    {
      g_cancellable_cancel (self->cancellable);
      bunko_command_result_show_busy (self->result, _ ("Logging out…"), FALSE);
      g_signal_emit (self, signals[SIGNAL_LOG_OUT], 0);
    }
  else if (!_bunko_server_commands_ask (self, command))
    _bunko_server_commands_run (self, command, 0);
}

static void
bunko_server_commands_dispose (GObject *object)
{
  BunkoServerCommands *self = BUNKO_SERVER_COMMANDS (object);

  /* What the server has begun goes on there; see the activities. Without a library there is nobody
   * here who could show its end. */
  self->result = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->update, bunko_changelog_free);

  G_OBJECT_CLASS (bunko_server_commands_parent_class)->dispose (object);
}

static void
bunko_server_commands_class_init (BunkoServerCommandsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_commands_dispose;

  /**
   * BunkoServerCommands::log-out:
   * @self: the group
   *
   * The person wants to be logged out.
   */
  signals[SIGNAL_LOG_OUT] = g_signal_new ("log-out", BUNKO_TYPE_SERVER_COMMANDS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < BUNKO_PANEL_N_COMMANDS; i++)
    gtk_widget_class_install_action (widget_class, commands[i].action, NULL, command_action);
}

static AdwActionRow *
create_row (BunkoPanelCommand command)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", commands[command].icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (commands[command].title));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), commands[command].action);

  return ADW_ACTION_ROW (row);
}

static void
stop_cb (BunkoServerCommands *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
bunko_server_commands_init (BunkoServerCommands *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->online = TRUE;
  adw_preferences_group_set_title (group, _ ("Commands"));
  for (guint i = 0; i < BUNKO_PANEL_N_COMMANDS; i++)
    {
      self->rows[i] = create_row (i);
      adw_preferences_group_add (group, GTK_WIDGET (self->rows[i]));
    }
  self->result = BUNKO_COMMAND_RESULT (bunko_command_result_new ());
  g_signal_connect_object (self->result, "stop", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->result));
}

/**
 * bunko_server_commands_set_context:
 * @self: a group without a context
 * @context: the library whose server is meant
 *
 * Lets the commands go to a server.
 */
void
bunko_server_commands_set_context (BunkoServerCommands *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_SERVER_COMMANDS (self) && self->library == NULL);
  g_return_if_fail (BUNKO_IS_CONTEXT (context));

  self->library = g_object_ref (bunko_context_get_library (context));
  g_signal_connect_object (context, "reconnected", G_CALLBACK (_bunko_server_commands_update), self,
                           G_CONNECT_SWAPPED);
  _bunko_server_commands_update (self);
}

/**
 * bunko_server_commands_set_online:
 * @self: a group
 * @online: whether the server can be reached
 *
 * Greys out what needs the server while it is away.
 */
void
bunko_server_commands_set_online (BunkoServerCommands *self, gboolean online)
{
  g_return_if_fail (BUNKO_IS_SERVER_COMMANDS (self));

  if (online && !self->online && self->goes_down)
    {
      self->goes_down = FALSE;
      bunko_command_result_show_result (self->result, _ ("The server is there again"), NULL, NULL,
                                        FALSE);
    }
  self->online = online;
  _bunko_server_commands_update (self);
}
