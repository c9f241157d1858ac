/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-announce.h"

#include "bunko-server-overview.h"

/**
 * BunkoServerOverview:
 *
 * The first section of the server page: who and where we are connected to, what the server is, and
 * commands to it.
 *
 * It asks before what cuts other people off; sending the command is up to whoever listens to
 * [signal@ServerOverview::command], who shows the answer here.
 */
struct _BunkoServerOverview
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwActionRow *address_row;
  AdwActionRow *core_row;
  AdwActionRow *db_row;
  GtkLabel *details_label;
  AdwActionRow *guest_row;
  AdwActionRow *name_row;
  AdwPreferencesGroup *result_group;
  AdwExpanderRow *result_row;
  GtkStack *result_stack;
  AdwActionRow *role_row;
  AdwActionRow *user_row;
  AdwActionRow *web_row;

  BunkoServerInfo *info;
  guint online : 1;
  guint busy : 1;
};

G_DEFINE_FINAL_TYPE (BunkoServerOverview, bunko_server_overview, ADW_TYPE_BIN)

enum
{
  SIGNAL_COMMAND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_row (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL && *text != '\0');
}

static char *
format_web_server (BunkoServerInfo *info)
{
  const char *host = bunko_server_info_get_webserver_host (info);
  guint port = bunko_server_info_get_webserver_port (info);

  if (host == NULL || *host == '\0' || port == 0)
    return NULL;

  return g_strdup_printf (
      "%s://%s:%u", bunko_server_info_get_webserver_ssl (info) ? "https" : "http", host, port);
}

static void
info_changed_cb (BunkoServerOverview *self)
{
  g_autofree char *web = NULL;
  const char *user;

  if (self->info == NULL)
    return;

  web = format_web_server (self->info);
  user = bunko_server_info_get_user (self->info);
  set_row (self->name_row, bunko_server_info_get_name (self->info));
  set_row (self->address_row, bunko_server_info_get_address (self->info));
  set_row (self->user_row, user != NULL && *user != '\0' ? user : _ ("Guest"));
  set_row (self->role_row, bunko_server_info_get_role (self->info));
  set_row (self->core_row, bunko_server_info_get_core_version (self->info));
  set_row (self->db_row, bunko_server_info_get_db_version (self->info));
  set_row (self->guest_row,
           bunko_server_info_get_guest_allowed (self->info) ? _ ("Allowed") : _ ("Not Allowed"));
  set_row (self->web_row, web);
}

static void
update_actions (BunkoServerOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean enabled = self->online && !self->busy;

  gtk_widget_action_set_enabled (widget, "panel.restart", enabled);
  gtk_widget_action_set_enabled (widget, "panel.shutdown", enabled);
  gtk_widget_action_set_enabled (widget, "panel.request-auth", enabled);
}

static void
emit_command (BunkoServerOverview *self, BunkoServerOverviewCommand command)
{
  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, (int) command);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  BunkoServerOverview *self = BUNKO_SERVER_OVERVIEW (user_data);

  if (g_str_equal (response, "restart"))
    emit_command (self, BUNKO_SERVER_OVERVIEW_RESTART);
  else if (g_str_equal (response, "shutdown"))
    emit_command (self, BUNKO_SERVER_OVERVIEW_SHUT_DOWN);
}

/* A button that cannot be pressed any more loses the focus; then no key reaches the page. */
static void
keep_focus (BunkoServerOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (widget) || (focus != NULL && gtk_widget_is_sensitive (focus)))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->result_group)) ||
      !gtk_widget_child_focus (GTK_WIDGET (self->result_group), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* The dialog gives the focus back to the button that opened it. */
static gboolean
keep_focus_cb (gpointer user_data)
{
  keep_focus (BUNKO_SERVER_OVERVIEW (user_data));
  return G_SOURCE_REMOVE;
}

static void
closed_cb (BunkoServerOverview *self)
{
  g_idle_add_full (G_PRIORITY_LOW, keep_focus_cb, g_object_ref (self), g_object_unref);
}

static void
ask (BunkoServerOverview *self,
     const char *heading,
     const char *body,
     const char *response,
     const char *label)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), response, label, NULL);
  adw_alert_dialog_set_response_appearance (alert, response, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
restart_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (BUNKO_SERVER_OVERVIEW (widget), _ ("Restart the Server?"),
       _ ("Everybody who is connected is cut off, and what the server is working on stops. Bunko "
          "connects "
          "again by itself."),
       "restart", _ ("_Restart"));
}

static void
shutdown_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (BUNKO_SERVER_OVERVIEW (widget), _ ("Shut Down the Server?"),
       _ ("Everybody who is connected is cut off. The server has to be started again on its own "
          "computer."),
       "shutdown", _ ("_Shut Down"));
}

static void
request_auth_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  emit_command (BUNKO_SERVER_OVERVIEW (widget), BUNKO_SERVER_OVERVIEW_REQUEST_AUTH);
}

static void
logout_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  emit_command (BUNKO_SERVER_OVERVIEW (widget), BUNKO_SERVER_OVERVIEW_LOG_OUT);
}

static void
bunko_server_overview_dispose (GObject *object)
{
  BunkoServerOverview *self = BUNKO_SERVER_OVERVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_OVERVIEW);
  g_clear_object (&self->info);

  G_OBJECT_CLASS (bunko_server_overview_parent_class)->dispose (object);
}

static void
bunko_server_overview_class_init (BunkoServerOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_overview_dispose;

  /**
   * BunkoServerOverview::command:
   * @self: the section
   * @command: a [enum@ServerOverviewCommand]
   *
   * The person wants, and has confirmed, a command.
   */
  signals[SIGNAL_COMMAND] = g_signal_new ("command", BUNKO_TYPE_SERVER_OVERVIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, address_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, core_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, db_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, details_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, guest_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, name_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, result_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, result_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, result_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, role_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, user_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, web_row);
  gtk_widget_class_install_action (widget_class, "panel.logout", NULL, logout_action);
  gtk_widget_class_install_action (widget_class, "panel.request-auth", NULL, request_auth_action);
  gtk_widget_class_install_action (widget_class, "panel.restart", NULL, restart_action);
  gtk_widget_class_install_action (widget_class, "panel.shutdown", NULL, shutdown_action);
}

static void
bunko_server_overview_init (BunkoServerOverview *self)
{
  self->online = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_info (BunkoServerOverview *self, GParamSpec *pspec, BunkoContext *context)
{
  BunkoServerInfo *info = bunko_context_get_info (context);

  if (info == NULL || self->info == info)
    return;

  if (self->info != NULL)
    g_signal_handlers_disconnect_by_func (self->info, info_changed_cb, self);
  g_set_object (&self->info, info);
  g_signal_connect_object (info, "notify", G_CALLBACK (info_changed_cb), self, G_CONNECT_SWAPPED);
  info_changed_cb (self);
}

/**
 * bunko_server_overview_new:
 * @context: what is known about the server
 *
 * Makes the first section of the server page.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
bunko_server_overview_new (BunkoContext *context)
{
  BunkoServerOverview *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_OVERVIEW, NULL);
  g_signal_connect_object (context, "notify::info", G_CALLBACK (take_info), self,
                           G_CONNECT_SWAPPED);
  take_info (self, NULL, context);

  return GTK_WIDGET (self);
}

/**
 * bunko_server_overview_set_online:
 * @self: the section
 * @online: whether the server can be reached
 *
 * Greys out what needs the server while it is away.
 */
void
bunko_server_overview_set_online (BunkoServerOverview *self, gboolean online)
{
  g_return_if_fail (BUNKO_IS_SERVER_OVERVIEW (self));

  self->online = !!online;
  update_actions (self);
}

static const char *
describe_busy (BunkoServerOverviewCommand command)
{
  switch (command)
    {
    case BUNKO_SERVER_OVERVIEW_SHUT_DOWN:
      return _ ("Shutting down…");
    case BUNKO_SERVER_OVERVIEW_RESTART:
      return _ ("Restarting…");
    case BUNKO_SERVER_OVERVIEW_REQUEST_AUTH:
      return _ ("Requesting authentication…");
    case BUNKO_SERVER_OVERVIEW_LOG_OUT:
      return _ ("Logging out…");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * bunko_server_overview_show_busy:
 * @self: the section
 * @command: the command that was sent
 *
 * Shows that the server works on @command. No further one can be sent until
 * [method@ServerOverview.show_result].
 */
void
bunko_server_overview_show_busy (BunkoServerOverview *self, BunkoServerOverviewCommand command)
{
  g_return_if_fail (BUNKO_IS_SERVER_OVERVIEW (self));

  self->busy = TRUE;
  update_actions (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), describe_busy (command));
  adw_expander_row_set_subtitle (self->result_row, "");
  adw_expander_row_set_expanded (self->result_row, FALSE);
  adw_expander_row_set_enable_expansion (self->result_row, FALSE);
  gtk_stack_set_visible_child_name (self->result_stack, "busy");
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), TRUE);
  keep_focus (self);
}

/**
 * bunko_server_overview_show_result:
 * @self: the section
 * @title: what happened
 * @subtitle: (nullable): more about it
 * @details: (nullable): the answer as the server gave it, to be looked at on demand
 * @failed: whether this is bad news
 *
 * Shows how the last command ended, or what the server announced.
 */
void
bunko_server_overview_show_result (BunkoServerOverview *self,
                                   const char *title,
                                   const char *subtitle,
                                   const char *details,
                                   gboolean failed)
{
  g_return_if_fail (BUNKO_IS_SERVER_OVERVIEW (self));
  g_return_if_fail (title != NULL);

  self->busy = FALSE;
  update_actions (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), title);
  adw_expander_row_set_subtitle (self->result_row, subtitle != NULL ? subtitle : "");
  gtk_label_set_label (self->details_label, details != NULL ? details : "");
  adw_expander_row_set_enable_expansion (self->result_row, details != NULL);
  gtk_stack_set_visible_child_name (self->result_stack, failed ? "failed" : "done");
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), TRUE);
  bunko_announce (GTK_WIDGET (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
