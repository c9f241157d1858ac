/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "protocol/bunko-protocol-error.h"
#include "settings/bunko-secrets.h"

/* The part of the controller between the greeting and the open library. */

void
_bunko_controller_forget_entered (BunkoController *self)
{
  g_clear_pointer (&self->entered_user, g_free);
  g_clear_pointer (&self->entered_password, bunko_secrets_free);
  self->entered_remember = FALSE;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerProfile) profile = user_data;
  g_autoptr (GError) error = NULL;

  /* Without a keyring the person is asked again next time; that is no reason to disturb them now.
   */
  if (!bunko_secrets_store_finish (result, &error))
    {
      g_debug ("The password was not kept: %s", error->message);
      bunko_server_profile_set_remember_password (profile, FALSE);
    }
}

/* What the person entered was right: note who it was, and keep the password if they want. */
static void
remember_login (BunkoController *self)
{
  BunkoServerProfile *profile = self->profile;
  gboolean remembered = bunko_server_profile_get_remember_password (profile);

  bunko_server_profile_set_user (profile, self->entered_user);
  bunko_server_profile_set_remember_password (profile, self->entered_remember);
  if (self->entered_remember && self->entered_password != NULL)
    bunko_secrets_store_async (profile, self->entered_password, NULL, stored_cb,
                               g_object_ref (profile));
  else if (remembered)
    bunko_secrets_clear_async (profile, NULL, NULL, NULL);

  bunko_server_list_update (self->servers, profile);
  g_clear_pointer (&self->asked_again, g_free);
}

typedef struct
{
  BunkoController *controller;
  BunkoCredentials *credentials;
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_object_unref (attempt->controller);
  bunko_credentials_unref (attempt->credentials);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

static void
login_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attempt) attempt = user_data;
  g_autoptr (BunkoController) self = g_object_ref (attempt->controller);
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_session_login_finish (BUNKO_SESSION (source), result, &error);
  gboolean by_person = self->state == BUNKO_CONTROLLER_LOGGING_IN;

  if ((gpointer) self->session != source ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!done && g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT))
    {
      _bunko_controller_ask_plaintext (self, attempt->credentials, error);
      return;
    }

  /* What the person typed is not lost because the server was: they can try again with it. */
  if (!done && (by_person || bunko_session_get_state (self->session) == BUNKO_SESSION_GREETED))
    {
      _bunko_controller_need_login (self, error);
      return;
    }

  if (!done)
    {
      _bunko_controller_fail (self, error);
      return;
    }

  if (by_person)
    remember_login (self);
  _bunko_controller_forget_entered (self);
  _bunko_controller_opened (self);
}

void
_bunko_controller_log_in_with (BunkoController *self, BunkoCredentials *credentials)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->controller = g_object_ref (self);
  attempt->credentials = bunko_credentials_ref (credentials);
  bunko_session_login_async (self->session, credentials, self->cancellable, login_cb, attempt);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  char *password = bunko_secrets_lookup_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_debug ("No password from the keyring: %s", error->message);

  if (password != NULL && self->session != NULL && self->state == BUNKO_CONTROLLER_CONNECTING)
    {
      g_autoptr (BunkoCredentials) credentials =
          bunko_credentials_new_user (bunko_server_profile_get_user (self->profile), password);

      _bunko_controller_log_in_with (self, credentials);
    }
  else if (self->state == BUNKO_CONTROLLER_CONNECTING)
    {
      _bunko_controller_need_login (self, NULL);
    }
  bunko_secrets_free (password);
}

/* Greeted: logs in with what is remembered, as a guest where the person was one the last time, or
 * asks. */
void
_bunko_controller_start_login (BunkoController *self)
{
  BunkoServerProfile *profile = self->profile;
  const char *user = bunko_server_profile_get_user (profile);
  gboolean ask = g_strcmp0 (self->asked_again, bunko_server_profile_get_uuid (profile)) == 0;
  gboolean was_guest = user == NULL && bunko_server_profile_get_last_used (profile) > 0;

  if (bunko_session_get_guest_allowed (self->session) &&
      (self->sample != NULL || (was_guest && !ask)))
    {
      g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();

      _bunko_controller_log_in_with (self, guest);
    }
  else if (user != NULL && bunko_server_profile_get_remember_password (profile) && !ask)
    {
      bunko_secrets_lookup_async (profile, self->cancellable, lookup_cb, g_object_ref (self));
    }
  else
    {
      _bunko_controller_need_login (self, NULL);
    }
}

static void
send_entered (BunkoController *self)
{
  const char *password = self->entered_password != NULL ? self->entered_password : "";
  g_autoptr (BunkoCredentials) credentials =
      self->entered_user != NULL ? bunko_credentials_new_user (self->entered_user, password)
                                 : bunko_credentials_new_guest ();

  _bunko_controller_log_in_with (self, credentials);
}

static void
connected_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean connected = bunko_session_connect_finish (BUNKO_SESSION (source), result, &error);

  if ((gpointer) self->session != source || self->state != BUNKO_CONTROLLER_LOGGING_IN)
    return;

  if (connected)
    {
      _bunko_controller_end_probe (self);
      send_entered (self);
    }
  else if (!_bunko_controller_ask_about (self, error))
    {
      _bunko_controller_probe_or_fail (self, error);
    }
}

/* Somebody who looks for a password takes their time, and the server may be gone meanwhile: they
 * need not know as long as it can be reached again now. */
static gboolean
is_connected (BunkoController *self)
{
  BunkoSessionState state = bunko_session_get_state (self->session);

  return state != BUNKO_SESSION_IDLE && state != BUNKO_SESSION_LOST;
}

/* Tries what the person entered, once more if need be. */
void
_bunko_controller_log_in_as_entered (BunkoController *self)
{
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_LOGGING_IN);
  if (is_connected (self))
    {
      send_entered (self);
      return;
    }

  bunko_session_connect_async (self->session, self->cancellable, connected_again_cb,
                               g_object_ref (self));
  _bunko_controller_expect_greeting (self);
}

/**
 * bunko_controller_login:
 * @self: the controller, in state %BUNKO_CONTROLLER_LOGIN
 * @user: (nullable): the user name; %NULL for a guest
 * @password: (nullable): the password
 * @remember: whether to keep @password in the keyring once the server has taken it
 *
 * Tries what the person entered. The state says how it goes; a wrong password ends in another
 * [signal@Controller::login-needed].
 */
void
bunko_controller_login (BunkoController *self,
                        const char *user,
                        const char *password,
                        gboolean remember)
{
  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  if (self->state != BUNKO_CONTROLLER_LOGIN)
    return;

  _bunko_controller_forget_entered (self);
  self->entered_user = g_strdup (user);
  self->entered_password = g_strdup (password);
  self->entered_remember = remember && user != NULL;
  _bunko_controller_log_in_as_entered (self);
}
