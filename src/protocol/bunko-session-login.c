/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-credentials-private.h"
#include "bunko-protocol-error.h"
#include "bunko-secret.h"
#include "bunko-session-private.h"

/* How a session gets its id: the login that was asked for, the silent one when the server has
 * forgotten the session, and the one after a lost connection.
 */

/* Somebody sits and waits for it. */
#define LOGIN_TIMEOUT_MS 20000

/**
 * _bunko_session_set_id: (skip)
 * @self: a session
 * @session_id: (nullable): the id that the server gave it
 *
 * Changes the id in all lanes.
 */
void
_bunko_session_set_id (BunkoSession *self, const char *session_id)
{
  if (session_id != NULL && g_strcmp0 (session_id, self->session_id) != 0)
    {
      self->since = g_get_real_time () / G_USEC_PER_SEC;
      g_hash_table_remove_all (self->refused);
    }
  bunko_secret_set (&self->session_id, session_id);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_session_id (self->lanes[i], session_id);
}

/**
 * _bunko_session_set_held: (skip)
 * @self: a session
 * @held: whether a login is under way
 *
 * Holds all lanes back while there is no good session id.
 */
void
_bunko_session_set_held (BunkoSession *self, gboolean held)
{
  self->logging_in = held;
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_held (self->lanes[i], held);
}

static JsonNode *
make_login (BunkoCredentials *credentials)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (!bunko_credentials_is_guest (credentials))
    {
      json_object_set_string_member (object, "user", bunko_credentials_get_user (credentials));
      json_object_set_string_member (object, "password",
                                     _bunko_credentials_get_password (credentials));
    }
  json_node_set_object (node, object);
  return node;
}

/* The lane has dropped the message by now, or never sent it. */
static void
wipe_login (JsonNode *login)
{
  JsonObject *object = json_node_get_object (login);

  bunko_secret_wipe (json_object_get_string_member_with_default (object, "password", NULL));
  json_node_unref (login);
}

static gboolean
take_login_reply (BunkoSession *self, JsonNode *root, GError **error)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, root);
  self->fresh = FALSE;
  if (envelope.kind == BUNKO_ENVELOPE_AUTHENTICATED && envelope.session != NULL &&
      *envelope.session != '\0')
    {
      _bunko_session_set_id (self, envelope.session);
      return TRUE;
    }
  if (envelope.kind == BUNKO_ENVELOPE_FAILED)
    g_propagate_error (error, g_steal_pointer (&envelope.error));
  else if (envelope.kind == BUNKO_ENVELOPE_PUSH)
    g_propagate_error (error, _bunko_session_closed_error (_ ("The server goes down")));
  else
    g_set_error_literal (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                         _ ("The server did not answer to the login"));
  return FALSE;
}

static void
authenticated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bunko_lane_send_finish (BUNKO_LANE (source), result, NULL, &error);

  if (root != NULL)
    take_login_reply (self, root, &error);
  self->logging_in = FALSE;
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
  if (!self->logging_in)
    _bunko_session_set_held (self, FALSE);
}

/**
 * _bunko_session_authenticate_async: (skip)
 * @self: a connected session that does not log in already
 * @credentials: what to log in with
 * @cancellable: (nullable): to give up
 * @callback: called when the server has answered
 * @user_data: data for @callback
 *
 * Does the exchange of a login and takes over the session id. Nothing else is sent meanwhile.
 */
void
_bunko_session_authenticate_async (BunkoSession *self,
                                   BunkoCredentials *credentials,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_assert (!self->logging_in);

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  JsonNode *login = make_login (credentials);

  g_task_set_source_tag (task, _bunko_session_authenticate_async);
  g_task_set_task_data (task, login, (GDestroyNotify) wipe_login);
  _bunko_session_set_held (self, TRUE);
  bunko_lane_send_async (self->lanes[BUNKO_SESSION_LANE_INTERACTIVE], login, BUNKO_LANE_LOGIN,
                         LOGIN_TIMEOUT_MS, cancellable, authenticated_cb, task);
}

/**
 * _bunko_session_authenticate_finish: (skip)
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes _bunko_session_authenticate_async().
 *
 * Returns: whether the server accepted the credentials
 */
gboolean
_bunko_session_authenticate_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
logged_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoSession *self = BUNKO_SESSION (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = _bunko_session_authenticate_finish (self, result, &error);

  if (done && self->state == BUNKO_SESSION_AUTHENTICATING)
    {
      g_clear_pointer (&self->credentials, bunko_credentials_unref);
      self->credentials = bunko_credentials_ref (g_task_get_task_data (task));
      _bunko_session_set_state (self, BUNKO_SESSION_AUTHENTICATED);
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* A login that fails does not end an earlier one (HPX wire notes, "Login, session"). */
  if (self->state == BUNKO_SESSION_AUTHENTICATING)
    _bunko_session_set_state (self, self->session_id != NULL ? BUNKO_SESSION_AUTHENTICATED
                                                             : BUNKO_SESSION_GREETED);
  if (error == NULL)
    error = _bunko_session_closed_error (_ ("The session was closed"));
  g_task_return_error (task, g_steal_pointer (&error));
}

static GError *
check_login (BunkoSession *self)
{
  if (self->state == BUNKO_SESSION_AUTHENTICATING || self->logging_in)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, _ ("A login is under way"));
  if (self->state != BUNKO_SESSION_GREETED && self->state != BUNKO_SESSION_AUTHENTICATED)
    return _bunko_session_closed_error (_ ("The session is not connected"));
  return NULL;
}

/**
 * bunko_session_login_async:
 * @self: a session that is connected
 * @credentials: what to log in with; kept for silent logins later
 * @cancellable: (nullable): to give up
 * @callback: called when the server has answered
 * @user_data: data for @callback
 *
 * Logs in. The state goes to %BUNKO_SESSION_AUTHENTICATING and then to
 * %BUNKO_SESSION_AUTHENTICATED. If the server refuses, it goes back and other credentials may be
 * tried at once. Logging in while logged in makes another session in place of this one.
 */
void
bunko_session_login_async (BunkoSession *self,
                           BunkoCredentials *credentials,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));
  g_return_if_fail (credentials != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = check_login (self);

  g_task_set_source_tag (task, bunko_session_login_async);
  g_task_set_task_data (task, bunko_credentials_ref (credentials),
                        (GDestroyNotify) bunko_credentials_unref);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  _bunko_session_set_state (self, BUNKO_SESSION_AUTHENTICATING);
  _bunko_session_authenticate_async (self, credentials, cancellable, logged_in_cb,
                                     g_steal_pointer (&task));
}

/**
 * bunko_session_login_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_login_async().
 *
 * Returns: whether the login succeeded; if not, @error is %BUNKO_SERVER_ERROR_WRONG_CREDENTIALS
 *   (411), %BUNKO_SERVER_ERROR_MISSING_CREDENTIALS (412: no guests),
 *   %BUNKO_SERVER_ERROR_AUTH_REQUIRED (407), %BUNKO_PROTOCOL_ERROR_PLAINTEXT where a password
 *   would go unencrypted over foreign networks (see bunko_session_set_plaintext_allowed()), or
 *   %BUNKO_PROTOCOL_ERROR_CLOSED and the like
 */
gboolean
bunko_session_login_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The silent login. */

static gboolean
is_refusal (const GError *error)
{
  return error->domain == BUNKO_SERVER_ERROR;
}

static void
relogged_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoSession *self = BUNKO_SESSION (source);
  g_autoptr (GError) error = NULL;

  _bunko_session_authenticate_finish (self, result, &error);
  if (error != NULL && is_refusal (error) && self->state == BUNKO_SESSION_AUTHENTICATED)
    _bunko_session_forget_login (self, error);
  else if (g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT))
    _bunko_session_lose (self, error);
  _bunko_session_resume_waiting (self, error);
}

/**
 * _bunko_session_relogin: (skip)
 * @self: a session whose login the server has forgotten
 *
 * Logs in again with the same credentials, unless that is under way already, and then resumes all
 * calls that wait for it.
 */
void
_bunko_session_relogin (BunkoSession *self)
{
  if (!self->logging_in)
    _bunko_session_authenticate_async (self, self->credentials, NULL, relogged_in_cb, NULL);
}

static void
reconnect_logged_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (bunko_session_login_finish (BUNKO_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reconnect_connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoSession *self = BUNKO_SESSION (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!bunko_session_connect_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (self->credentials == NULL)
    g_task_return_boolean (task, TRUE);
  else
    bunko_session_login_async (self, self->credentials, g_task_get_cancellable (task),
                               reconnect_logged_in_cb, g_object_ref (task));
}

/**
 * bunko_session_reconnect_async:
 * @self: a session that was lost, or that got as far as the greeting when it was taken up again
 * @cancellable: (nullable): to give up
 * @callback: called when the session stands again, or cannot be taken up
 * @user_data: data for @callback
 *
 * Connects again and, if the session was logged in, logs in with the same credentials. All that
 * was asked for before is gone, running commands of the server included.
 */
void
bunko_session_reconnect_async (BunkoSession *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_session_reconnect_async);
  if (self->state == BUNKO_SESSION_GREETED && self->credentials != NULL)
    bunko_session_login_async (self, self->credentials, cancellable, reconnect_logged_in_cb, task);
  else
    bunko_session_connect_async (self, cancellable, reconnect_connected_cb, task);
}

/**
 * bunko_session_reconnect_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_reconnect_async().
 *
 * Returns: whether the session stands again; if not, @error is one of
 *   bunko_session_connect_finish() or, with the session connected, of bunko_session_login_finish()
 */
gboolean
bunko_session_reconnect_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
