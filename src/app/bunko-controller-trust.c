/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "library/bunko-error-text.h"
#include "protocol/bunko-protocol-error.h"
#include "settings/bunko-certificate-store.h"

/* The part of the controller that makes sure whom it talks to, and who can listen; what it cannot
 * decide it asks the person. As long as they have not answered nothing is sent. */

void
_bunko_controller_forget_question (BunkoController *self)
{
  _bunko_controller_end_probe (self);
  self->question = BUNKO_CONTROLLER_QUESTION_NONE;
  g_clear_error (&self->question_error);
  g_clear_pointer (&self->shown, bunko_peer_certificate_unref);
  g_clear_pointer (&self->unsent, bunko_credentials_unref);
}

void
_bunko_controller_ask (BunkoController *self, BunkoControllerQuestion question, const GError *error)
{
  _bunko_controller_end_probe (self);
  self->asked_at_login = self->state == BUNKO_CONTROLLER_LOGGING_IN;
  self->question = question;
  g_clear_error (&self->question_error);
  self->question_error = g_error_copy (error);
  g_clear_pointer (&self->shown, bunko_peer_certificate_unref);
  if (question == BUNKO_CONTROLLER_QUESTION_CERTIFICATE)
    self->shown = bunko_peer_certificate_ref (bunko_session_get_peer_certificate (self->session));
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_TRUST);
  g_signal_emit_by_name (self, "question-asked");
}

/* Connecting. */

static void
connect_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean connected = bunko_session_connect_finish (BUNKO_SESSION (source), result, &error);

  /* Another server is being opened, or none any more, or the way there has changed. */
  if ((gpointer) self->session != source || self->state != BUNKO_CONTROLLER_CONNECTING)
    return;

  if (connected)
    {
      _bunko_controller_end_probe (self);
      _bunko_controller_start_login (self);
    }
  else if (!_bunko_controller_ask_about (self, error))
    {
      _bunko_controller_probe_or_fail (self, error);
    }
}

static void
start_connecting (BunkoController *self)
{
  bunko_session_connect_async (self->session, self->cancellable, connect_cb, g_object_ref (self));
  _bunko_controller_expect_greeting (self);
}

static void
pins_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  BunkoCertificateStore *store = BUNKO_CERTIFICATE_STORE (source);

  /* Only a cancelled reading fails, and with it all else is called off. */
  if (!bunko_certificate_store_load_finish (store, result, NULL) || self->session == NULL)
    return;

  bunko_session_set_pin (self->session, bunko_controller_get_trusted_fingerprint (self));
  if (self->context != NULL)
    _bunko_controller_trust_pictures (self);
  if (self->state == BUNKO_CONTROLLER_CONNECTING)
    start_connecting (self);
  else if (self->state == BUNKO_CONTROLLER_AWAY)
    bunko_reconnector_try_now (self->reconnector);
}

static void
load_pins (BunkoController *self)
{
  bunko_certificate_store_load_async (bunko_certificate_store_get_default (), self->cancellable,
                                      pins_loaded_cb, g_object_ref (self));
}

/* Connects the new session, after what is known of the server's certificate was looked up. */
void
_bunko_controller_connect (BunkoController *self)
{
  bunko_session_set_plaintext_allowed (self->session,
                                       bunko_server_profile_get_plaintext_allowed (self->profile));
  if (!bunko_endpoint_get_tls (bunko_session_get_endpoint (self->session)))
    start_connecting (self);
  else
    load_pins (self);
}

/* Asks about what went wrong, if that is for the person to decide. */
gboolean
_bunko_controller_ask_about (BunkoController *self, const GError *error)
{
  if (bunko_error_get_kind (error) != BUNKO_ERROR_KIND_TRUST)
    return FALSE;

  _bunko_controller_ask (
      self,
      g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT)
          ? BUNKO_CONTROLLER_QUESTION_PLAINTEXT
          : BUNKO_CONTROLLER_QUESTION_CERTIFICATE,
      error);
  return TRUE;
}

/* A login was held back. */
void
_bunko_controller_ask_plaintext (BunkoController *self,
                                 BunkoCredentials *credentials,
                                 const GError *error)
{
  g_autoptr (BunkoCredentials) unsent = bunko_credentials_ref (credentials);
  _bunko_controller_forget_question (self);
  self->unsent = g_steal_pointer (&unsent);
  _bunko_controller_ask (self, BUNKO_CONTROLLER_QUESTION_PLAINTEXT, error);
}

/* The web server of a server has the same certificate as a rule. Whoever is trusted is trusted
 * there, too; an authority's word counts in any case. */
void
_bunko_controller_trust_pictures (BunkoController *self)
{
  bunko_image_loader_set_web_pin (bunko_context_get_loader (self->context),
                                  bunko_session_get_pin (self->session));
}

/* Answers. */

static void
pin_certificate (BunkoController *self, BunkoPeerCertificate *certificate)
{
  BunkoEndpoint *endpoint = bunko_session_get_endpoint (self->session);
  const char *fingerprint = bunko_peer_certificate_get_fingerprint (certificate);

  bunko_certificate_store_set (bunko_certificate_store_get_default (),
                               bunko_endpoint_get_host (endpoint),
                               bunko_endpoint_get_port (endpoint), fingerprint);
  bunko_session_set_pin (self->session, fingerprint);
  if (self->context != NULL)
    _bunko_controller_trust_pictures (self);
}

/* Goes on with what was stopped, now that the way is clear. */
static void
go_on (BunkoController *self, BunkoCredentials *unsent)
{
  if (self->asked_at_login)
    {
      _bunko_controller_log_in_as_entered (self);
    }
  else if (unsent != NULL)
    {
      _bunko_controller_set_state (self, BUNKO_CONTROLLER_CONNECTING);
      _bunko_controller_log_in_with (self, unsent);
    }
  else if (self->context != NULL)
    {
      _bunko_controller_set_state (self, BUNKO_CONTROLLER_AWAY);
      bunko_reconnector_try_now (self->reconnector);
    }
  else
    {
      _bunko_controller_set_state (self, BUNKO_CONTROLLER_CONNECTING);
      start_connecting (self);
    }
}

/* An open library stays open: it shows what it has. */
static void
give_up (BunkoController *self, BunkoControllerQuestion question, const GError *error)
{
  if (self->asked_at_login)
    {
      _bunko_controller_need_login (self, error);
    }
  else if (self->context != NULL)
    {
      _bunko_controller_set_state (self, BUNKO_CONTROLLER_AWAY);
      _bunko_controller_presence_changed (self);
    }
  else if (question == BUNKO_CONTROLLER_QUESTION_ENCRYPTION)
    {
      _bunko_controller_fail (self, error);
    }
  else
    {
      bunko_controller_close (self);
    }
}

static void
save_profile (BunkoController *self)
{
  if (bunko_server_list_contains (self->servers, self->profile))
    bunko_server_list_update (self->servers, self->profile);
}

/* An open library that waits for its server stays open; all else begins anew. */
static void
encrypt (BunkoController *self)
{
  g_autoptr (BunkoServerProfile) profile = g_object_ref (self->profile);

  bunko_server_profile_set_tls (profile, TRUE);
  save_profile (self);
  if (bunko_reconnector_get_state (self->reconnector) != BUNKO_RECONNECTOR_STOPPED)
    {
      bunko_controller_open (self, profile);
      return;
    }

  bunko_session_require_encryption (self->session);
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_AWAY);
  load_pins (self);
}

static void
allow_plaintext (BunkoController *self, gboolean remember)
{
  bunko_session_set_plaintext_allowed (self->session, TRUE);
  if (!remember)
    return;

  bunko_server_profile_set_plaintext_allowed (self->profile, TRUE);
  save_profile (self);
}

/**
 * bunko_controller_answer:
 * @self: the controller, in state %BUNKO_CONTROLLER_TRUST
 * @answer: what the person decided
 * @remember: for %BUNKO_CONTROLLER_QUESTION_PLAINTEXT: whether it holds for later, too; a
 * certificate that is trusted always is later
 *
 * Goes on after [signal@Controller::question-asked].
 */
void
bunko_controller_answer (BunkoController *self, BunkoControllerAnswer answer, gboolean remember)
{
  g_autoptr (BunkoPeerCertificate) shown = NULL;
  g_autoptr (BunkoCredentials) unsent = NULL;
  g_autoptr (GError) error = NULL;
  BunkoControllerQuestion question;

  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  if (self->state != BUNKO_CONTROLLER_TRUST)
    return;

  question = self->question;
  shown = g_steal_pointer (&self->shown);
  unsent = g_steal_pointer (&self->unsent);
  error = g_steal_pointer (&self->question_error);
  _bunko_controller_forget_question (self);
  if (answer == BUNKO_CONTROLLER_ANSWER_CANCEL)
    {
      give_up (self, question, error);
      return;
    }
  if (answer == BUNKO_CONTROLLER_ANSWER_ENCRYPT)
    {
      encrypt (self);
      return;
    }

  if (question == BUNKO_CONTROLLER_QUESTION_CERTIFICATE)
    pin_certificate (self, shown);
  else
    allow_plaintext (self, remember);
  go_on (self, unsent);
}

/**
 * bunko_controller_get_question:
 * @self: the controller
 *
 * Gets what the person has to decide.
 *
 * Returns: the question; %BUNKO_CONTROLLER_QUESTION_NONE unless the state is
 * %BUNKO_CONTROLLER_TRUST
 */
BunkoControllerQuestion
bunko_controller_get_question (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), BUNKO_CONTROLLER_QUESTION_NONE);

  return self->question;
}

/**
 * bunko_controller_get_certificate:
 * @self: the controller
 *
 * Gets the certificate that %BUNKO_CONTROLLER_QUESTION_CERTIFICATE is about. It stays the same
 * until the answer, whatever other connections are shown meanwhile.
 *
 * Returns: (transfer none) (nullable): the certificate, %NULL if that is not asked
 */
BunkoPeerCertificate *
bunko_controller_get_certificate (BunkoController *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);

  return self->shown;
}

/**
 * bunko_controller_get_trusted_fingerprint:
 * @self: the controller
 *
 * Gets the certificate that the person trusts for the server.
 *
 * Returns: (transfer none) (nullable): its SHA-256 fingerprint, %NULL if none is trusted
 */
const char *
bunko_controller_get_trusted_fingerprint (BunkoController *self)
{
  BunkoEndpoint *endpoint;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (self), NULL);

  if (self->session == NULL)
    return NULL;
  endpoint = bunko_session_get_endpoint (self->session);
  return bunko_certificate_store_lookup (bunko_certificate_store_get_default (),
                                         bunko_endpoint_get_host (endpoint),
                                         bunko_endpoint_get_port (endpoint));
}
