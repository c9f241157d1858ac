/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-tracker-private.h"
#include "bunko-credentials-private.h"
#include "bunko-protocol-error.h"
#include "bunko-session-private.h"

/**
 * BunkoSession:
 *
 * A client's session with a server.
 *
 *     IDLE → CONNECTING → GREETED → AUTHENTICATING → AUTHENTICATED
 *                            ↑                            │
 *                            └── logout, login refused ───┤
 *                                                         ↓
 *                                                        LOST → CONNECTING
 *
 * A session has several connections that share one login, in three lanes: one for what the user
 * waits for, three for bulk data, one to poll. All but the first are opened when they are needed,
 * and any that drops is opened anew. When the server has forgotten the session (it restarted, or
 * the session expired), it is logged in again with the same credentials and the call is repeated,
 * without the caller noticing.
 *
 * Only when the first connection is gone and cannot be opened anew, or when the server said that
 * it goes down, is the session lost; bunko_session_reconnect_async() takes it up again.
 *
 * A session belongs to the thread-default main context in which it was made.
 */

/* A server that announced its end closes its connections one second later. */
#define ANNOUNCED_END_SECONDS 5

#define BULK_CONNECTIONS 3

enum
{
  PROP_0,
  PROP_ENDPOINT,
  PROP_STATE,
  PROP_SERVER_NAME,
  PROP_GUEST_ALLOWED,
  PROP_USER,
  N_PROPS,
};

enum
{
  SERVER_COMMAND,
  LOST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSession, bunko_session, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoSessionState,
                    bunko_session_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_GREETED, "greeted"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_AUTHENTICATING, "authenticating"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_AUTHENTICATED, "authenticated"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SESSION_LOST, "lost"))

G_DEFINE_ENUM_TYPE (BunkoServerCommand,
                    bunko_server_command,
                    G_DEFINE_ENUM_VALUE (BUNKO_SERVER_COMMAND_QUIT, "quit"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SERVER_COMMAND_RESTART, "restart"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SERVER_COMMAND_REQUEST_AUTH, "request-auth"),
                    G_DEFINE_ENUM_VALUE (BUNKO_SERVER_COMMAND_LOGOUT, "logout"))

static GError *
closed_error (const char *message)
{
  return g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, message);
}

static BunkoLane *
interactive_lane (BunkoSession *self)
{
  return self->lanes[BUNKO_SESSION_LANE_INTERACTIVE];
}

static void
set_state (BunkoSession *self, BunkoSessionState state)
{
  if (self->state == state)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_session_id (BunkoSession *self, const char *session_id)
{
  g_set_str (&self->session_id, session_id);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_session_id (self->lanes[i], session_id);
}

static void
set_held (BunkoSession *self, gboolean held)
{
  self->logging_in = held;
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_held (self->lanes[i], held);
}

/* The end of a session. */

static void
clear_announcement (BunkoSession *self)
{
  self->announced = FALSE;
  if (self->announced_timer != NULL)
    g_source_destroy (self->announced_timer);
  g_clear_pointer (&self->announced_timer, g_source_unref);
}

/**
 * _bunko_session_resume_waiting: (skip)
 * @self: a session
 * @error: (nullable): why the calls fail, %NULL to send them again
 *
 * Goes on with all calls that wait for a silent login.
 */
void
_bunko_session_resume_waiting (BunkoSession *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    _bunko_session_resume (self, g_ptr_array_index (waiting, i), error);
}

static void
drop_everything (BunkoSession *self, const GError *error)
{
  clear_announcement (self);
  self->logging_in = FALSE;
  self->fresh = FALSE;
  g_clear_pointer (&self->session_id, g_free);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_close (self->lanes[i], error);
  _bunko_session_resume_waiting (self, error);
  _bunko_command_tracker_abort (self->commands, error);
}

static void
lose (BunkoSession *self, const GError *reason)
{
  g_autoptr (BunkoSession) alive = g_object_ref (self);
  g_autoptr (GError) error = g_error_copy (reason);

  if (self->state == BUNKO_SESSION_IDLE || self->state == BUNKO_SESSION_CONNECTING ||
      self->state == BUNKO_SESSION_LOST)
    return;
  set_state (self, BUNKO_SESSION_LOST);
  drop_everything (self, error);
  g_signal_emit (self, signals[LOST], 0, error);
}

/**
 * _bunko_session_forget_login: (skip)
 * @self: a session
 * @error: what to tell those who wait
 *
 * Goes back to the state before the login. The connections stay.
 */
void
_bunko_session_forget_login (BunkoSession *self, const GError *error)
{
  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  set_session_id (self, NULL);
  set_state (self, BUNKO_SESSION_GREETED);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_flush (self->lanes[i], error);
  _bunko_command_tracker_abort (self->commands, error);
}

/* What the lanes report. */

static gboolean
announced_end_cb (gpointer user_data)
{
  g_autoptr (GError) error = closed_error (_ ("The server went down"));

  lose (user_data, error);
  return G_SOURCE_REMOVE;
}

static void
expect_end (BunkoSession *self)
{
  self->announced = TRUE;
  self->announced_timer = g_timeout_source_new_seconds (ANNOUNCED_END_SECONDS);
  g_source_set_callback (self->announced_timer, announced_end_cb, self, NULL);
  g_source_attach (self->announced_timer, g_main_context_get_thread_default ());
}

/* Every connection gets the announcement: it is passed on once. */
static void
push_cb (BunkoLane *lane, int command, BunkoSession *self)
{
  gboolean going_down =
      command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART;

  if (going_down ? self->announced : lane != interactive_lane (self))
    return;
  if (going_down)
    expect_end (self);
  g_signal_emit (self, signals[SERVER_COMMAND], 0, command);
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSession) self = user_data;
  g_autoptr (JsonNode) greeting = bunko_lane_open_finish (BUNKO_LANE (source), result, NULL);

  /* If it failed, the lane has reported that it is unreachable. */
  self->fresh = greeting != NULL;
}

/* A connection that is dropped again as soon as it stands is not opened a third time before it is
 * needed.
 */
static void
dropped_cb (BunkoLane *lane, const GError *error, BunkoSession *self)
{
  if (self->state == BUNKO_SESSION_CONNECTING || bunko_lane_get_n_connections (lane) > 0)
    return;
  if (self->announced)
    lose (self, error);
  else if (!self->fresh)
    bunko_lane_open_async (lane, NULL, reopened_cb, g_object_ref (self));
}

static void
unreachable_cb (BunkoLane *lane, const GError *error, BunkoSession *self)
{
  lose (self, error);
}

/* The object. */

static void
bunko_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSession *self = BUNKO_SESSION (object);

  switch (prop_id)
    {
    case PROP_ENDPOINT:
      g_value_set_boxed (value, self->endpoint);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_SERVER_NAME:
      g_value_set_string (value, self->server_name);
      break;
    case PROP_GUEST_ALLOWED:
      g_value_set_boolean (value, self->guest_allowed);
      break;
    case PROP_USER:
      g_value_set_string (value, bunko_session_get_user (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoSession *self = BUNKO_SESSION (object);

  switch (prop_id)
    {
    case PROP_ENDPOINT:
      self->endpoint = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_session_constructed (GObject *object)
{
  BunkoSession *self = BUNKO_SESSION (object);

  G_OBJECT_CLASS (bunko_session_parent_class)->constructed (object);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    {
      self->lanes[i] =
          bunko_lane_new (self->endpoint, i == BUNKO_SESSION_LANE_BULK ? BULK_CONNECTIONS : 1);
      g_signal_connect (self->lanes[i], "push", G_CALLBACK (push_cb), self);
    }
  g_signal_connect (interactive_lane (self), "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect (interactive_lane (self), "unreachable", G_CALLBACK (unreachable_cb), self);
}

static void
bunko_session_dispose (GObject *object)
{
  BunkoSession *self = BUNKO_SESSION (object);

  if (self->commands != NULL)
    {
      g_autoptr (GError) error = closed_error (_ ("The session was closed"));

      drop_everything (self, error);
      _bunko_command_tracker_detach (self->commands);
    }
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    if (self->lanes[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->lanes[i], self);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    g_clear_object (&self->lanes[i]);
  g_clear_object (&self->commands);
  G_OBJECT_CLASS (bunko_session_parent_class)->dispose (object);
}

static void
bunko_session_finalize (GObject *object)
{
  BunkoSession *self = BUNKO_SESSION (object);

  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->missing);
  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  bunko_endpoint_unref (self->endpoint);
  g_free (self->server_name);
  G_OBJECT_CLASS (bunko_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * BunkoSession:endpoint:
   *
   * Where the server listens.
   */
  properties[PROP_ENDPOINT] =
      g_param_spec_boxed ("endpoint", NULL, NULL, BUNKO_TYPE_ENDPOINT,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS |
                              G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoSession:state:
   *
   * How far the session has come.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_SESSION_STATE, BUNKO_SESSION_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoSession:server-name:
   *
   * The name that the server gives itself, %NULL before it has greeted.
   */
  properties[PROP_SERVER_NAME] =
      g_param_spec_string ("server-name", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoSession:guest-allowed:
   *
   * Whether the server lets guests in.
   */
  properties[PROP_GUEST_ALLOWED] =
      g_param_spec_boolean ("guest-allowed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoSession:user:
   *
   * The user who is logged in, %NULL for a guest and before login.
   */
  properties[PROP_USER] =
      g_param_spec_string ("user", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_session_class_init (BunkoSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_session_get_property;
  object_class->set_property = bunko_session_set_property;
  object_class->constructed = bunko_session_constructed;
  object_class->dispose = bunko_session_dispose;
  object_class->finalize = bunko_session_finalize;
  install_properties (object_class);

  /**
   * BunkoSession::server-command:
   * @self: the session
   * @command: what the server announced
   *
   * The server told all its clients what it is about to do. After a quit or a restart it closes all
   * connections a second later; calls under way get no reply any more.
   */
  signals[SERVER_COMMAND] =
      g_signal_new ("server-command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, BUNKO_TYPE_SERVER_COMMAND);

  /**
   * BunkoSession::lost:
   * @self: the session
   * @error: why
   *
   * The server is gone. The state is %BUNKO_SESSION_LOST already, and all calls have failed or are
   * about to.
   */
  signals[LOST] = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_session_init (BunkoSession *self)
{
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->commands = _bunko_command_tracker_new (self);
}

/**
 * bunko_session_new:
 * @endpoint: where the server listens
 *
 * Makes a session that is not connected yet.
 *
 * Returns: (transfer full): a new session
 */
BunkoSession *
bunko_session_new (BunkoEndpoint *endpoint)
{
  g_return_val_if_fail (endpoint != NULL, NULL);

  return g_object_new (BUNKO_TYPE_SESSION, "endpoint", endpoint, NULL);
}

/* Connecting. */

/* The versions are lists of numbers in an object (HPX wire notes, "Greeting"). */
static void
take_version (BunkoSession *self, JsonNode *version)
{
  JsonNode *core = version;

  memset (self->core_version, 0, sizeof self->core_version);
  if (core != NULL && JSON_NODE_HOLDS_OBJECT (core))
    core = json_object_get_member (json_node_get_object (core), "core");
  if (core == NULL || !JSON_NODE_HOLDS_ARRAY (core))
    return;

  JsonArray *numbers = json_node_get_array (core);

  for (guint i = 0; i < MIN (json_array_get_length (numbers), 3); i++)
    {
      JsonNode *number = json_array_get_element (numbers, i);

      if (JSON_NODE_HOLDS_VALUE (number))
        self->core_version[i] = (int) CLAMP (json_node_get_int (number), 0, G_MAXINT);
    }
}

static void
take_greeting (BunkoSession *self, JsonNode *greeting)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, greeting);

  JsonObject *data = json_node_get_object (envelope.data);
  gboolean guests = json_object_get_boolean_member_with_default (data, "guest_allowed", FALSE);

  take_version (self, json_object_get_member (data, "version"));
  g_hash_table_remove_all (self->missing);
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->server_name, envelope.name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER_NAME]);
  if (self->guest_allowed != guests)
    {
      self->guest_allowed = guests;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GUEST_ALLOWED]);
    }
  set_state (self, BUNKO_SESSION_GREETED);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) greeting = bunko_lane_open_finish (BUNKO_LANE (source), result, &error);

  if (greeting != NULL && self->state != BUNKO_SESSION_CONNECTING)
    error = closed_error (_ ("The session was closed"));
  if (error == NULL)
    {
      take_greeting (self, greeting);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (self->state == BUNKO_SESSION_CONNECTING)
    set_state (self, BUNKO_SESSION_IDLE);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * bunko_session_connect_async:
 * @self: a session that is not connected
 * @cancellable: (nullable): to give up
 * @callback: called when the server has greeted, or cannot be reached
 * @user_data: data for @callback
 *
 * Connects and waits for the server to greet. The state goes to %BUNKO_SESSION_CONNECTING and then
 * to %BUNKO_SESSION_GREETED, or back to %BUNKO_SESSION_IDLE.
 *
 * Both connecting and the greeting may take up to ten seconds: a server that is full, or that
 * expects TLS, accepts the connection and says nothing.
 */
void
bunko_session_connect_async (BunkoSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_session_connect_async);
  if (self->state != BUNKO_SESSION_IDLE && self->state != BUNKO_SESSION_LOST)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                                       _ ("The session is already connected"));
      return;
    }
  set_state (self, BUNKO_SESSION_CONNECTING);
  bunko_lane_open_async (interactive_lane (self), cancellable, opened_cb, g_steal_pointer (&task));
}

/**
 * bunko_session_connect_finish:
 * @self: a session
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_session_connect_async().
 *
 * Returns: whether the server has greeted; if not, @error is one of #GIOErrorEnum, #GResolverError
 *   or #GTlsError, %G_IO_ERROR_TIMED_OUT where nothing answers, %BUNKO_PROTOCOL_ERROR_SILENT,
 *   %BUNKO_PROTOCOL_ERROR_NOT_HPX, %BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL or
 *   %BUNKO_PROTOCOL_ERROR_CLOSED
 */
gboolean
bunko_session_connect_finish (BunkoSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Logging in. */

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

static gboolean
take_login_reply (BunkoSession *self, JsonNode *root, GError **error)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, root);
  self->fresh = FALSE;
  if (envelope.kind == BUNKO_ENVELOPE_AUTHENTICATED && envelope.session != NULL &&
      *envelope.session != '\0')
    {
      set_session_id (self, envelope.session);
      return TRUE;
    }
  if (envelope.kind == BUNKO_ENVELOPE_FAILED)
    g_propagate_error (error, g_steal_pointer (&envelope.error));
  else if (envelope.kind == BUNKO_ENVELOPE_PUSH)
    g_propagate_error (error, closed_error (_ ("The server goes down")));
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
    set_held (self, FALSE);
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
  g_autoptr (JsonNode) login = make_login (credentials);

  g_task_set_source_tag (task, _bunko_session_authenticate_async);
  set_held (self, TRUE);
  bunko_lane_send_async (interactive_lane (self), login, BUNKO_LANE_LOGIN, 0, cancellable,
                         authenticated_cb, task);
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
      set_state (self, BUNKO_SESSION_AUTHENTICATED);
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* A login that fails does not end an earlier one (HPX wire notes, "Login, session"). */
  if (self->state == BUNKO_SESSION_AUTHENTICATING)
    set_state (self,
               self->session_id != NULL ? BUNKO_SESSION_AUTHENTICATED : BUNKO_SESSION_GREETED);
  if (error == NULL)
    error = closed_error (_ ("The session was closed"));
  g_task_return_error (task, g_steal_pointer (&error));
}

static GError *
check_login (BunkoSession *self)
{
  if (self->state == BUNKO_SESSION_AUTHENTICATING || self->logging_in)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, _ ("A login is under way"));
  if (self->state != BUNKO_SESSION_GREETED && self->state != BUNKO_SESSION_AUTHENTICATED)
    return closed_error (_ ("The session is not connected"));
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
  set_state (self, BUNKO_SESSION_AUTHENTICATING);
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
 *   %BUNKO_SERVER_ERROR_AUTH_REQUIRED (407), or %BUNKO_PROTOCOL_ERROR_CLOSED and the like
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
 * @self: a session that was lost
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

/**
 * bunko_session_close:
 * @self: a session
 *
 * Closes all connections and forgets the credentials. Whoever waits for something gets
 * %BUNKO_PROTOCOL_ERROR_CLOSED. The session may be connected again.
 */
void
bunko_session_close (BunkoSession *self)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  g_autoptr (BunkoSession) alive = g_object_ref (self);
  g_autoptr (GError) error = closed_error (_ ("The session was closed"));

  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  set_state (self, BUNKO_SESSION_IDLE);
  drop_everything (self, error);
}

/* What is known of the server. */

/**
 * bunko_session_has_function:
 * @self: a session
 * @fname: the name of a function
 *
 * Tells whether the server may have a function. Servers differ in what they have, and do not list
 * it: the answer is %TRUE until a call was refused because the function does not exist.
 *
 * Returns: %FALSE if the server is known not to have the function
 */
gboolean
bunko_session_has_function (BunkoSession *self, const char *fname)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self) && fname != NULL, FALSE);

  return !g_hash_table_contains (self->missing, fname);
}

/**
 * bunko_session_get_endpoint:
 * @self: a session
 *
 * Returns: (transfer none): where the server listens
 */
BunkoEndpoint *
bunko_session_get_endpoint (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return self->endpoint;
}

/**
 * bunko_session_get_state:
 * @self: a session
 *
 * Returns: how far the session has come
 */
BunkoSessionState
bunko_session_get_state (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), BUNKO_SESSION_IDLE);

  return self->state;
}

/**
 * bunko_session_get_server_name:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the name that the server gives itself, %NULL before it has
 *   greeted
 */
const char *
bunko_session_get_server_name (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return self->server_name;
}

/**
 * bunko_session_get_guest_allowed:
 * @self: a session
 *
 * Returns: whether the server lets guests in, %FALSE before it has greeted
 */
gboolean
bunko_session_get_guest_allowed (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), FALSE);

  return self->guest_allowed;
}

/**
 * bunko_session_get_core_version:
 * @self: a session
 * @version: (out) (array fixed-size=3): return location for major, minor and patch
 *
 * Gets the version of the server; all zero before it has greeted.
 */
void
bunko_session_get_core_version (BunkoSession *self, int version[3])
{
  g_return_if_fail (BUNKO_IS_SESSION (self) && version != NULL);

  memcpy (version, self->core_version, sizeof self->core_version);
}

/**
 * bunko_session_is_version_at_least:
 * @self: a session
 * @major: the major version
 * @minor: the minor version
 * @patch: the patch version
 *
 * Returns: whether the server has this version or a later one
 */
gboolean
bunko_session_is_version_at_least (BunkoSession *self, int major, int minor, int patch)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), FALSE);

  const int *core = self->core_version;

  if (core[0] != major)
    return core[0] > major;
  if (core[1] != minor)
    return core[1] > minor;
  return core[2] >= patch;
}

/**
 * bunko_session_get_user:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the user who is logged in, %NULL for a guest and before
 *   login
 */
const char *
bunko_session_get_user (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  if (self->state != BUNKO_SESSION_AUTHENTICATED || self->credentials == NULL)
    return NULL;
  return bunko_credentials_get_user (self->credentials);
}

/**
 * bunko_session_get_commands:
 * @self: a session
 *
 * Returns: (transfer none): what follows the asynchronous commands of the server
 */
BunkoCommandTracker *
bunko_session_get_commands (BunkoSession *self)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self), NULL);

  return self->commands;
}

/**
 * _bunko_session_set_limits_for_tests: (skip)
 * @self: a session that is not connected
 * @limits: how long to wait
 * @max_queue: how many messages may wait in each lane, 0 for the usual number
 *
 * Shortens the limits, for tests that reach them.
 */
void
_bunko_session_set_limits_for_tests (BunkoSession *self,
                                     const BunkoTimeLimits *limits,
                                     guint max_queue)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_limits (self->lanes[i], limits, max_queue);
}
