/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-login-dialog.h"

#include "widgets/bunko-announce.h"

/**
 * BunkoLoginDialog:
 *
 * Asks who logs in: a user with a password, or a guest where the server lets guests in.
 *
 * The dialog only asks; whoever shows it answers [signal@LoginDialog::login] by closing it, or with
 * [method@LoginDialog.show_problem]: what was typed stays. Closing it any other way means that the
 * person does not want to log in.
 */
struct _BunkoLoginDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkLabel *address_label;
  GtkButton *guest_button;
  GtkLabel *heading;
  GtkButton *login_button;
  GtkStack *login_stack;
  AdwPasswordEntryRow *password_row;
  GtkLabel *problem_label;
  AdwSwitchRow *remember_row;
  AdwEntryRow *user_row;

  guint busy : 1;
  guint can_remember : 1;
};

G_DEFINE_FINAL_TYPE (BunkoLoginDialog, bunko_login_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_LOGIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update_actions (BunkoLoginDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_user = *get_text (self->user_row) != '\0';

  gtk_widget_action_set_enabled (widget, "login.user", !self->busy && has_user);
  gtk_widget_action_set_enabled (widget, "login.guest", !self->busy);
  /* Not insensitive: the row that has the focus keeps it, and with it the caret. */
  gtk_editable_set_editable (GTK_EDITABLE (self->user_row), !self->busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->password_row), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remember_row), !self->busy && self->can_remember);
}

static void
clear_problem (BunkoLoginDialog *self)
{
  gtk_label_set_label (self->problem_label, "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->password_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->password_row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
text_changed_cb (BunkoLoginDialog *self)
{
  clear_problem (self);
  update_actions (self);
}

static void
login_user_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoLoginDialog *self = BUNKO_LOGIN_DIALOG (widget);

  g_signal_emit (self, signals[SIGNAL_LOGIN], 0, get_text (self->user_row),
                 get_text (self->password_row), adw_switch_row_get_active (self->remember_row));
}

static void
login_guest_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_LOGIN], 0, NULL, NULL, FALSE);
}

/* A dialog that becomes a sheet at the bottom forgets which widget was to have the focus, and gives
 * it to the first field: whoever types their password then would read it in place of the name. */
static gboolean
bunko_login_dialog_grab_focus (GtkWidget *widget)
{
  BunkoLoginDialog *self = BUNKO_LOGIN_DIALOG (widget);
  gboolean has_user = *get_text (self->user_row) != '\0';

  return gtk_widget_grab_focus (has_user ? GTK_WIDGET (self->password_row)
                                         : GTK_WIDGET (self->user_row));
}

static void
bunko_login_dialog_dispose (GObject *object)
{
  BunkoLoginDialog *self = BUNKO_LOGIN_DIALOG (object);

  /* Its buffer overwrites what is taken out. */
  if (self->password_row != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_LOGIN_DIALOG);

  G_OBJECT_CLASS (bunko_login_dialog_parent_class)->dispose (object);
}

static void
bunko_login_dialog_class_init (BunkoLoginDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_login_dialog_dispose;
  widget_class->grab_focus = bunko_login_dialog_grab_focus;

  /**
   * BunkoLoginDialog::login:
   * @self: the dialog
   * @user: (nullable): the user name; %NULL for a guest
   * @password: (nullable): the password; %NULL for a guest
   * @remember: whether to keep the password
   *
   * The person wants to log in.
   */
  signals[SIGNAL_LOGIN] =
      g_signal_new ("login", BUNKO_TYPE_LOGIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-login-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, address_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, guest_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, login_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, login_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, remember_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoLoginDialog, user_row);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_install_action (widget_class, "login.user", NULL, login_user_action);
  gtk_widget_class_install_action (widget_class, "login.guest", NULL, login_guest_action);
}

static void
bunko_login_dialog_init (BunkoLoginDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->can_remember = TRUE;
  update_actions (self);
}

/**
 * bunko_login_dialog_new:
 * @profile: the server; its user name is filled in
 * @server_name: (nullable): what the server calls itself
 * @guest_allowed: whether the server lets guests in
 *
 * Makes the dialog for a server that was connected to.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_login_dialog_new (BunkoServerProfile *profile,
                        const char *server_name,
                        gboolean guest_allowed)
{
  BunkoLoginDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  g_autofree char *heading = NULL;
  const char *user;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (profile), NULL);

  self = g_object_new (BUNKO_TYPE_LOGIN_DIALOG, NULL);
  name = bunko_server_profile_dup_display_name (profile);
  if (*bunko_server_profile_get_name (profile) == '\0' && server_name != NULL &&
      *server_name != '\0')
    g_set_str (&name, server_name);
  address = bunko_server_profile_dup_address (profile);
  user = bunko_server_profile_get_user (profile);

  /* Translators: %s is the name of a server. */
  heading = g_strdup_printf (_ ("Log In to %s"), name);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->address_label, address);
  gtk_widget_set_visible (GTK_WIDGET (self->address_label), !g_str_equal (address, name));
  gtk_widget_set_visible (GTK_WIDGET (self->guest_button), guest_allowed);
  adw_switch_row_set_active (self->remember_row,
                             bunko_server_profile_get_remember_password (profile));
  if (user != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), user);

  return ADW_DIALOG (self);
}

/**
 * bunko_login_dialog_set_can_remember:
 * @self: a login dialog
 * @can_remember: whether there is a keyring to keep the password in
 *
 * Without a keyring the password is asked for each time, which is said. There is no other place
 * for it.
 */
void
bunko_login_dialog_set_can_remember (BunkoLoginDialog *self, gboolean can_remember)
{
  g_return_if_fail (BUNKO_IS_LOGIN_DIALOG (self));

  self->can_remember = !!can_remember;
  if (!can_remember)
    adw_switch_row_set_active (self->remember_row, FALSE);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->remember_row),
      can_remember ? ""
                   : _ ("This system has no keyring to keep it in: you will be asked each time"));
  update_actions (self);
}

/**
 * bunko_login_dialog_set_busy:
 * @self: a login dialog
 * @busy: whether the server is being asked
 *
 * While busy nothing can be changed or logged in a second time; closing the dialog stays possible.
 */
void
bunko_login_dialog_set_busy (BunkoLoginDialog *self, gboolean busy)
{
  g_return_if_fail (BUNKO_IS_LOGIN_DIALOG (self));

  self->busy = !!busy;
  if (busy)
    clear_problem (self);
  gtk_stack_set_visible_child_name (self->login_stack, busy ? "busy" : "label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->login_button), GTK_ACCESSIBLE_STATE_BUSY,
                               self->busy, -1);
  update_actions (self);
}

/**
 * bunko_login_dialog_show_problem:
 * @self: a login dialog
 * @problem: what went wrong
 * @wrong: whether what was typed is to blame
 *
 * Shows why the login failed, below what was typed. It goes away when the person types.
 */
void
bunko_login_dialog_show_problem (BunkoLoginDialog *self, const char *problem, gboolean wrong)
{
  g_return_if_fail (BUNKO_IS_LOGIN_DIALOG (self));
  g_return_if_fail (problem != NULL);

  bunko_login_dialog_set_busy (self, FALSE);
  gtk_label_set_label (self->problem_label, problem);
  bunko_announce (GTK_WIDGET (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (!wrong)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self->password_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->password_row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}
