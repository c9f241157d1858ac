/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-tracker-private.h"
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

/**
 * _bunko_session_set_state: (skip)
 * @self: a session
 * @state: how far it has come
 *
 * Changes the state, and with it what bunko_session_get_user() says.
 */
void
_bunko_session_set_state (BunkoSession *self, BunkoSessionState state)
{
  if (self->state == state)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
  g_object_thaw_notify (G_OBJECT (self));
  if (state == BUNKO_SESSION_AUTHENTICATED)
    _bunko_session_end_waits (self, NULL);
}

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

/* What they are called in the log of the connection. */
static const char *const lane_names[BUNKO_SESSION_N_LANES] = { "interactive", "bulk", "poll" };

static void
bunko_session_constructed (GObject *object)
{
  BunkoSession *self = BUNKO_SESSION (object);

  G_OBJECT_CLASS (bunko_session_parent_class)->constructed (object);
  self->lanes[BUNKO_SESSION_LANE_INTERACTIVE] =
      bunko_lane_new (self->endpoint, 1, G_PRIORITY_DEFAULT);
  self->lanes[BUNKO_SESSION_LANE_BULK] =
      bunko_lane_new (self->endpoint, BULK_CONNECTIONS, BUNKO_SESSION_BULK_PRIORITY);
  self->lanes[BUNKO_SESSION_LANE_POLL] = bunko_lane_new (self->endpoint, 1, G_PRIORITY_DEFAULT);
  for (guint i = 0; i < BUNKO_SESSION_N_LANES; i++)
    bunko_lane_set_tap (self->lanes[i], self->tap, lane_names[i]);
  _bunko_session_watch_trust (self);
  _bunko_session_watch_lanes (self);
}

static void
bunko_session_dispose (GObject *object)
{
  BunkoSession *self = BUNKO_SESSION (object);

  if (self->commands != NULL)
    {
      g_autoptr (GError) error = _bunko_session_closed_error (_ ("The session was closed"));

      _bunko_session_drop_everything (self, error);
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

  g_object_unref (self->trust);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->broken);
  g_hash_table_unref (self->missing);
  bunko_wire_tap_unref (self->tap);
  g_hash_table_unref (self->refused);
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
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->broken = g_ptr_array_new_with_free_func (_bunko_session_broken_free);
  self->commands = _bunko_command_tracker_new (self);
  self->tap = bunko_wire_tap_new ();
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
 * bunko_session_get_version:
 * @self: a session
 * @part: which of the versions
 * @version: (out) (array fixed-size=3): return location for major, minor and patch
 *
 * Gets one of the versions that the server told when it greeted; all zero where it did not.
 *
 * Returns: whether the server told it
 */
gboolean
bunko_session_get_version (BunkoSession *self, BunkoVersionPart part, int version[3])
{
  g_return_val_if_fail (BUNKO_IS_SESSION (self) && version != NULL, FALSE);
  g_return_val_if_fail (part < BUNKO_VERSION_N_PARTS, FALSE);

  memcpy (version, self->versions[part], sizeof self->versions[part]);
  return self->has_version[part];
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

  bunko_session_get_version (self, BUNKO_VERSION_CORE, version);
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

  const int *core = self->versions[BUNKO_VERSION_CORE];

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
