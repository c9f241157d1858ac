/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-certificate-dialog.h"

#include "widgets/bunko-announce.h"

/**
 * BunkoCertificateDialog:
 *
 * Shows the certificate of a server that nobody vouches for, and asks whether to trust it: one that
 * was never seen before, or one that is not the trusted one.
 *
 * The second is an alarm. What keeps the person safe is the first button there, and to trust the
 * new certificate takes two deliberate steps. Closing the dialog in any way but
 * [signal@CertificateDialog::trusted] means no.
 */
struct _BunkoCertificateDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkLabel *advice;
  GtkLabel *body;
  GtkButton *cancel_button;
  AdwSwitchRow *compared_row;
  GtkWidget *compared_group;
  AdwPreferencesRow *fingerprint_row;
  GtkLabel *fingerprint_label;
  GtkLabel *fingerprint_title;
  GtkLabel *heading;
  GtkImage *icon;
  AdwActionRow *issuer_row;
  AdwActionRow *subject_row;
  GtkButton *trust_button;
  AdwPreferencesRow *trusted_row;
  GtkLabel *trusted_label;
  AdwActionRow *validity_row;
  AdwActionRow *weak_row;

  gboolean is_changed;
};

G_DEFINE_FINAL_TYPE (BunkoCertificateDialog, bunko_certificate_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_TRUSTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Lines of eight bytes each can be compared; one that breaks anywhere cannot. */
#define FINGERPRINT_LINE 24

static void
update_actions (BunkoCertificateDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificate.trust",
                                 !self->is_changed ||
                                     adw_switch_row_get_active (self->compared_row));
}

static void
trust_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_TRUSTED], 0);
  adw_dialog_force_close (ADW_DIALOG (widget));
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoCertificateDialog *self = BUNKO_CERTIFICATE_DIALOG (widget);
  g_autofree char *text =
      g_strdelimit (g_strdup (gtk_label_get_label (self->fingerprint_label)), "\n", ':');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  bunko_announce (widget, _ ("Copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
bunko_certificate_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_CERTIFICATE_DIALOG);

  G_OBJECT_CLASS (bunko_certificate_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, body);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, compared_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, compared_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, fingerprint_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, fingerprint_title);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, trust_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, trusted_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, trusted_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, validity_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoCertificateDialog, weak_row);
}

static void
bunko_certificate_dialog_class_init (BunkoCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_certificate_dialog_dispose;

  /**
   * BunkoCertificateDialog::trusted:
   * @self: the dialog
   *
   * The person trusts the certificate; the dialog closes itself.
   */
  signals[SIGNAL_TRUSTED] = g_signal_new ("trusted", BUNKO_TYPE_CERTIFICATE_DIALOG,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-certificate-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "certificate.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "certificate.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "certificate.trust", NULL, trust_action);
}

static void
bunko_certificate_dialog_init (BunkoCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_fingerprint (GtkLabel *label, const char *fingerprint)
{
  g_autofree char *lines = g_strdup (fingerprint);

  for (gsize i = FINGERPRINT_LINE - 1; i < strlen (lines); i += FINGERPRINT_LINE)
    if (lines[i] == ':')
      lines[i] = '\n';
  gtk_label_set_label (label, lines);
}

static char *
format_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = date != NULL ? g_date_time_to_local (date) : NULL;

  /* Translators: a date, with g_date_time_format(); such as 3 January 2027 */
  return local != NULL ? g_date_time_format (local, _ ("%-d %B %Y")) : g_strdup (_ ("unknown"));
}

static char *
describe_validity (const BunkoCertificateFacts *facts)
{
  g_autofree char *from = format_date (facts->valid_from);
  g_autofree char *until = format_date (facts->valid_until);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  /* Translators: of a certificate; both are dates */
  if (facts->valid_until != NULL && g_date_time_compare (now, facts->valid_until) > 0)
    return g_strdup_printf (_ ("Expired: from %s to %s"), from, until);
  if (facts->valid_from != NULL && g_date_time_compare (now, facts->valid_from) < 0)
    return g_strdup_printf (_ ("Not yet valid: from %s to %s"), from, until);
  return g_strdup_printf (_ ("From %s to %s"), from, until);
}

static void
show_facts (BunkoCertificateDialog *self, const BunkoCertificateFacts *facts)
{
  g_autofree char *validity = describe_validity (facts);

  set_fingerprint (self->fingerprint_label, facts->fingerprint);
  adw_action_row_set_subtitle (self->validity_row, validity);
  adw_action_row_set_subtitle (self->subject_row, facts->subject);
  adw_action_row_set_subtitle (self->issuer_row, g_str_equal (facts->issuer, facts->subject)
                                                     ? _ ("The server itself")
                                                     : facts->issuer);
  gtk_widget_set_visible (GTK_WIDGET (self->weak_row), facts->is_weak);
}

static void
show_unknown (BunkoCertificateDialog *self, const BunkoCertificateFacts *facts)
{
  g_autofree char *body = NULL;

  /* Translators: %s is the name of a server. */
  body = g_strdup_printf (
      g_str_equal (facts->issuer, facts->subject)
          ? _ ("“%s” showed a certificate that it made itself, as most HappyPanda X servers do. "
               "Bunko sees it for the first time.")
          : _ ("Nobody whom this system trusts vouches for the certificate of “%s”. It may be made "
               "for another name, or be out of date, or whoever made it is not known."),
      facts->server);
  gtk_label_set_label (self->body, body);
}

static void
show_changed (BunkoCertificateDialog *self, const BunkoCertificateFacts *facts)
{
  g_autofree char *body = NULL;

  /* Translators: %s is the name of a server. */
  body = g_strdup_printf (_ ("What answers as “%s” is not the server that you trusted. Bunko has "
                             "stopped: no password was sent, and nothing else."),
                          facts->server);
  gtk_label_set_label (self->heading, _ ("The Certificate Has Changed"));
  gtk_label_set_label (self->body, body);
  gtk_label_set_label (
      self->advice,
      _ ("The server may have made itself a new one, as it does when it is installed again. Or "
         "somebody in between pretends to be the server, to get at your password.\n\nAsk whoever "
         "runs the server. If nobody knows of a new certificate, do not connect from this "
         "network."));
  gtk_widget_remove_css_class (GTK_WIDGET (self->advice), "dimmed");
  gtk_image_set_from_icon_name (self->icon, "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  adw_preferences_row_set_title (self->fingerprint_row, _ ("New Fingerprint (SHA-256)"));
  set_fingerprint (self->trusted_label, facts->trusted);
  gtk_widget_set_visible (GTK_WIDGET (self->trusted_row), TRUE);
  gtk_widget_set_visible (self->compared_group, TRUE);
  gtk_button_set_label (self->trust_button, _ ("_Trust the New Certificate"));
  gtk_button_set_label (self->cancel_button, _ ("_Do Not Connect"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->trust_button), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->trust_button), "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->cancel_button), "suggested-action");
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->trust_button))),
                               GTK_WIDGET (self->trust_button), GTK_WIDGET (self->cancel_button));
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->cancel_button));
}

/**
 * bunko_certificate_dialog_new:
 * @facts: what is known of the certificate
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_certificate_dialog_new (const BunkoCertificateFacts *facts)
{
  BunkoCertificateDialog *self;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->server != NULL && facts->fingerprint != NULL, NULL);
  g_return_val_if_fail (facts->subject != NULL && facts->issuer != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_CERTIFICATE_DIALOG, NULL);
  self->is_changed = facts->trusted != NULL;
  show_facts (self, facts);
  if (self->is_changed)
    show_changed (self, facts);
  else
    show_unknown (self, facts);
  update_actions (self);

  return ADW_DIALOG (self);
}
