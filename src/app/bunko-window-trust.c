/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-window-private.h"
#include "dialogs/bunko-certificate-dialog.h"
#include "dialogs/bunko-trust-alerts.h"

/* The part of the window that asks whether a connection is safe enough. */

static void
trusted_cb (BunkoWindow *self, AdwDialog *dialog)
{
  if (self->question_dialog != dialog)
    return;

  g_clear_weak_pointer (&self->question_dialog);
  bunko_controller_answer (self->controller, BUNKO_CONTROLLER_ANSWER_TRUST, TRUE);
}

/* Closed by the person: whatever it was, the answer is no. */
static void
closed_cb (BunkoWindow *self, AdwDialog *dialog)
{
  if (self->question_dialog != dialog)
    return;

  g_clear_weak_pointer (&self->question_dialog);
  bunko_controller_answer (self->controller, BUNKO_CONTROLLER_ANSWER_CANCEL, FALSE);
}

static void
response_cb (BunkoWindow *self, const char *response, AdwDialog *dialog)
{
  BunkoControllerAnswer answer = BUNKO_CONTROLLER_ANSWER_CANCEL;

  if (self->question_dialog != dialog)
    return;

  if (g_str_equal (response, BUNKO_TRUST_RESPONSE_ENCRYPT))
    answer = BUNKO_CONTROLLER_ANSWER_ENCRYPT;
  else if (g_str_equal (response, BUNKO_TRUST_RESPONSE_SEND))
    answer = BUNKO_CONTROLLER_ANSWER_TRUST;
  g_clear_weak_pointer (&self->question_dialog);
  bunko_controller_answer (self->controller, answer, bunko_plaintext_alert_get_remember (dialog));
}

static AdwDialog *
create_certificate_dialog (BunkoWindow *self, const char *server)
{
  BunkoPeerCertificate *certificate = bunko_controller_get_certificate (self->controller);
  const BunkoCertificateFacts facts = {
    .server = server,
    .fingerprint = bunko_peer_certificate_get_fingerprint (certificate),
    .trusted = bunko_controller_get_trusted_fingerprint (self->controller),
    .subject = bunko_peer_certificate_get_subject (certificate),
    .issuer = bunko_peer_certificate_get_issuer (certificate),
    .valid_from = bunko_peer_certificate_get_valid_from (certificate),
    .valid_until = bunko_peer_certificate_get_valid_until (certificate),
    .is_weak = bunko_peer_certificate_is_weak (certificate),
  };

  return bunko_certificate_dialog_new (&facts);
}

static AdwDialog *
create_dialog (BunkoWindow *self)
{
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);
  g_autofree char *server = bunko_server_profile_dup_display_name (profile);

  switch (bunko_controller_get_question (self->controller))
    {
    case BUNKO_CONTROLLER_QUESTION_CERTIFICATE:
      return create_certificate_dialog (self, server);
    case BUNKO_CONTROLLER_QUESTION_ENCRYPTION:
      return bunko_encryption_alert_new (server);
    case BUNKO_CONTROLLER_QUESTION_PLAINTEXT:
      return bunko_plaintext_alert_new (server);
    case BUNKO_CONTROLLER_QUESTION_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Shows what the controller asks. */
void
_bunko_window_ask (BunkoWindow *self)
{
  AdwDialog *dialog;

  _bunko_window_stop_asking (self);
  dialog = create_dialog (self);
  g_set_weak_pointer (&self->question_dialog, dialog);
  if (ADW_IS_ALERT_DIALOG (dialog))
    {
      /* Closing it is a response, too. */
      g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      g_signal_connect_object (dialog, "trusted", G_CALLBACK (trusted_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The question has lost its reason. */
void
_bunko_window_stop_asking (BunkoWindow *self)
{
  AdwDialog *dialog = self->question_dialog;

  if (dialog == NULL)
    return;

  g_clear_weak_pointer (&self->question_dialog);
  adw_dialog_force_close (dialog);
}
