/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-dialog.h"
#include "settings/bunko-server-address.h"
#include "widgets/bunko-announce.h"

/**
 * BunkoServerDialog:
 *
 * Asks for the name, address and encryption of a server, for a new profile or one that is there.
 *
 * The address is checked while it is typed; a wrong one is only complained about once the person
 * has tried to save it.
 */
struct _BunkoServerDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwEntryRow *address_row;
  GtkLabel *address_message;
  AdwEntryRow *name_row;
  GtkButton *save_button;
  AdwSwitchRow *tls_row;

  BunkoServerProfile *profile; /* NULL: a new one is made on saving */
  char *hint;                  /* what the message says while nothing is wrong */
  guint complain : 1;          /* saving was tried: say at once what is wrong */
};

G_DEFINE_FINAL_TYPE (BunkoServerDialog, bunko_server_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (BunkoServerDialog *self, const char *problem)
{
  GtkWidget *row = GTK_WIDGET (self->address_row);
  GtkWidget *message = GTK_WIDGET (self->address_message);

  gtk_label_set_label (self->address_message, problem != NULL ? problem : self->hint);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_widget_add_css_class (message, "error");
      gtk_widget_remove_css_class (message, "dimmed");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_widget_remove_css_class (message, "error");
      gtk_widget_add_css_class (message, "dimmed");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
}

static void
address_changed_cb (BunkoServerDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  if (bunko_server_address_parse (text, NULL, NULL, NULL, &error) || !self->complain)
    show_problem (self, NULL);
  else
    show_problem (self, error->message);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerDialog *self = BUNKO_SERVER_DIALOG (widget);
  g_autoptr (BunkoServerProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  g_autofree char *user = NULL;
  guint16 port;

  if (!bunko_server_address_parse (gtk_editable_get_text (GTK_EDITABLE (self->address_row)), &host,
                                   &port, &user, &error))
    {
      self->complain = TRUE;
      show_problem (self, error->message);
      bunko_announce (GTK_WIDGET (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      return;
    }

  profile = self->profile != NULL ? g_object_ref (self->profile)
                                  : bunko_server_profile_new ("", host, port, FALSE);
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  bunko_server_profile_set_name (profile, name);
  bunko_server_profile_set_host (profile, host);
  bunko_server_profile_set_port (profile, port);
  bunko_server_profile_set_tls (profile, adw_switch_row_get_active (self->tls_row));
  if (user != NULL)
    bunko_server_profile_set_user (profile, user);

  g_signal_emit (self, signals[SIGNAL_SAVED], 0, profile);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_force_close (ADW_DIALOG (widget));
}

static void
fill_in (BunkoServerDialog *self)
{
  g_autofree char *address = bunko_server_profile_dup_address (self->profile);

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Server"));
  gtk_button_set_label (self->save_button, _ ("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         bunko_server_profile_get_name (self->profile));
  adw_switch_row_set_active (self->tls_row, bunko_server_profile_get_tls (self->profile));
}

static void
bunko_server_dialog_dispose (GObject *object)
{
  BunkoServerDialog *self = BUNKO_SERVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_DIALOG);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (bunko_server_dialog_parent_class)->dispose (object);
}

static void
bunko_server_dialog_finalize (GObject *object)
{
  BunkoServerDialog *self = BUNKO_SERVER_DIALOG (object);

  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (bunko_server_dialog_parent_class)->finalize (object);
}

static void
bunko_server_dialog_class_init (BunkoServerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_server_dialog_dispose;
  object_class->finalize = bunko_server_dialog_finalize;

  /**
   * BunkoServerDialog::saved:
   * @self: the dialog
   * @profile: the new profile, or the one the dialog was made for, with what the person entered
   *
   * The person saved; the dialog closes itself.
   */
  signals[SIGNAL_SAVED] =
      g_signal_new ("saved", BUNKO_TYPE_SERVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BUNKO_TYPE_SERVER_PROFILE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerDialog, address_message);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerDialog, tls_row);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
}

static void
bunko_server_dialog_init (BunkoServerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->hint = g_strdup (gtk_label_get_label (self->address_message));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->address_row),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->address_message, NULL,
                                  -1);
}

/**
 * bunko_server_dialog_new:
 * @profile: (nullable): the profile to edit, or %NULL to add a server
 *
 * Makes the dialog. Changes reach @profile only when the person saves.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_server_dialog_new (BunkoServerProfile *profile)
{
  BunkoServerDialog *self;

  g_return_val_if_fail (profile == NULL || BUNKO_IS_SERVER_PROFILE (profile), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_DIALOG, NULL);
  if (profile != NULL)
    {
      self->profile = g_object_ref (profile);
      fill_in (self);
    }

  return ADW_DIALOG (self);
}
