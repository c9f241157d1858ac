/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-trust-alerts.h"

/* What a person is asked about the safety of a connection, besides certificates. */

/**
 * bunko_encryption_alert_new:
 * @server: what the person calls the server
 *
 * Makes the question whether to connect with encryption to a server that does not answer without.
 * The responses are %BUNKO_TRUST_RESPONSE_ENCRYPT and `cancel`.
 *
 * Returns: (transfer floating): the alert
 */
AdwDialog *
bunko_encryption_alert_new (const char *server)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Connect With Encryption?"), NULL);

  g_return_val_if_fail (server != NULL, alert);

  /* Translators: %s is the name of a server. */
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (alert),
                                _ ("“%s” answers only to encrypted connections. Nobody on the way "
                                   "can read along then."),
                                server);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"),
                                  BUNKO_TRUST_RESPONSE_ENCRYPT, _ ("Connect _Encrypted"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), BUNKO_TRUST_RESPONSE_ENCRYPT,
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), BUNKO_TRUST_RESPONSE_ENCRYPT);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");

  return alert;
}

/**
 * bunko_plaintext_alert_new:
 * @server: what the person calls the server
 *
 * Makes the warning that a password is about to go over foreign networks where others can read it.
 * The responses are %BUNKO_TRUST_RESPONSE_ENCRYPT, %BUNKO_TRUST_RESPONSE_SEND and `cancel`.
 *
 * Returns: (transfer floating): the alert
 */
AdwDialog *
bunko_plaintext_alert_new (const char *server)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Send Password Unencrypted?"), NULL);
  GtkWidget *remember =
      gtk_check_button_new_with_mnemonic (_ ("_Do not ask again for this server"));

  g_return_val_if_fail (server != NULL, alert);

  /* Translators: %s is the name of a server. */
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (alert),
      _ ("“%s” is not in your local network, and the connection to it is "
         "not encrypted. Everybody on the way can read your password, and "
         "all that you look at."),
      server);
  gtk_widget_set_halign (remember, GTK_ALIGN_CENTER);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), remember);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (alert), FALSE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"),
                                  BUNKO_TRUST_RESPONSE_SEND, _ ("_Send Anyway"),
                                  BUNKO_TRUST_RESPONSE_ENCRYPT, _ ("Use _Encryption"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), BUNKO_TRUST_RESPONSE_SEND,
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), BUNKO_TRUST_RESPONSE_ENCRYPT,
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");

  return alert;
}

/**
 * bunko_plaintext_alert_get_remember:
 * @alert: what bunko_plaintext_alert_new() made
 *
 * Returns: whether the answer holds for later, too
 */
gboolean
bunko_plaintext_alert_get_remember (AdwDialog *alert)
{
  GtkWidget *remember = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (alert));

  return GTK_IS_CHECK_BUTTON (remember) &&
         gtk_check_button_get_active (GTK_CHECK_BUTTON (remember));
}
