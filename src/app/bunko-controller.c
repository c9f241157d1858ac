/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "library/bunko-traffic-log.h"
#include "settings/bunko-settings.h"

/**
 * BunkoController:
 *
 * Owns the connection: the profile, the session, and the [class@Context] that pages are made from.
 *
 * It goes the whole way from a profile (or the sample library) to an open library, asks for a login
 * when it needs one (see bunko-controller-login.c), and gets back to the server when that went
 * away; the context stays the same then, so that the person stays where they were.
 */

G_DEFINE_FINAL_TYPE (BunkoController, bunko_controller, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoControllerState,
                    bunko_controller_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_TRUST, "trust"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_LOGIN, "login"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_LOGGING_IN, "logging-in"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_CONNECTED, "connected"),
                    G_DEFINE_ENUM_VALUE (BUNKO_CONTROLLER_AWAY, "away"))

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

enum
{
  SIGNAL_FAILED,
  SIGNAL_LOGIN_NEEDED,
  SIGNAL_PRESENCE_CHANGED,
  SIGNAL_QUESTION_ASKED,
  SIGNAL_SERVER_COMMAND,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
_bunko_controller_set_state (BunkoController *self, BunkoControllerState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
drop_everything (BunkoController *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->reconnector != NULL)
    bunko_reconnector_reset (self->reconnector);
  g_clear_object (&self->reconnector);
  g_clear_object (&self->context);
  g_clear_object (&self->read_queue);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      bunko_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->sample);
  self->leaving = FALSE;
  self->wants_encryption = FALSE;
  _bunko_controller_forget_entered (self);
  _bunko_controller_forget_question (self);
}

/* The profile stays, so that the person can try again. */
void
_bunko_controller_fail (BunkoController *self, const GError *error)
{
  drop_everything (self);
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_IDLE);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

void
_bunko_controller_need_login (BunkoController *self, const GError *error)
{
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_LOGIN);
  if (self->context != NULL)
    _bunko_controller_went_away (self);
  g_signal_emit (self, signals[SIGNAL_LOGIN_NEEDED], 0, error);
}

void
_bunko_controller_presence_changed (BunkoController *self)
{
  g_signal_emit (self, signals[SIGNAL_PRESENCE_CHANGED], 0);
}

static void
server_command_cb (BunkoController *self, BunkoServerCommand command)
{
  g_signal_emit (self, signals[SIGNAL_SERVER_COMMAND], 0, command);
}

static void
connect_session (BunkoController *self, const char *host, guint16 port, gboolean tls)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (host, port, tls);

  self->session = bunko_session_new (endpoint);
  /* From the beginning: the greeting and the login are in it. */
  bunko_traffic_log_get_for_session (self->session);
  _bunko_controller_watch_session (self);
  g_signal_connect_object (self->session, "server-command", G_CALLBACK (server_command_cb), self,
                           G_CONNECT_SWAPPED);

  _bunko_controller_set_state (self, BUNKO_CONTROLLER_CONNECTING);
  _bunko_controller_connect (self);
}

static void
sample_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  guint16 port =
      bunko_sample_launcher_start_finish (BUNKO_SAMPLE_LAUNCHER (source), result, &error);

  if ((gpointer) self->sample != source)
    return;

  if (port == 0)
    {
      _bunko_controller_fail (self, error);
      return;
    }

  bunko_server_profile_set_port (self->profile, port);
  connect_session (self, "127.0.0.1", port, FALSE);
}

static void
start (BunkoController *self, BunkoServerProfile *profile)
{
  drop_everything (self);
  g_set_object (&self->profile, profile);
  self->cancellable = g_cancellable_new ();
}

static void
bunko_controller_dispose (GObject *object)
{
  BunkoController *self = BUNKO_CONTROLLER (object);

  drop_everything (self);
  g_clear_object (&self->profile);
  g_clear_object (&self->servers);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->asked_again, g_free);

  G_OBJECT_CLASS (bunko_controller_parent_class)->dispose (object);
}

static void
bunko_controller_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, BUNKO_CONTROLLER (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (void)
{
  /**
   * BunkoController::failed:
   * @self: the controller
   * @error: why
   *
   * The library could not be opened; the controller is idle again.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", BUNKO_TYPE_CONTROLLER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * BunkoController::login-needed:
   * @self: the controller
   * @error: (nullable): why the last login failed; %NULL the first time
   *
   * The person has to say who they are: [method@Controller.login], or [method@Controller.close].
   * With an open library it may also be left at that for now: what is shown stays.
   */
  signals[SIGNAL_LOGIN_NEEDED] =
      g_signal_new ("login-needed", BUNKO_TYPE_CONTROLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * BunkoController::presence-changed:
   * @self: the controller
   *
   * What [method@Controller.get_presence] answers may have changed.
   */
  signals[SIGNAL_PRESENCE_CHANGED] =
      g_signal_new ("presence-changed", BUNKO_TYPE_CONTROLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  /**
   * BunkoController::question-asked:
   * @self: the controller
   *
   * The person has to decide: see [method@Controller.get_question], and
   * [method@Controller.answer]. The state is %BUNKO_CONTROLLER_TRUST until they did.
   */
  signals[SIGNAL_QUESTION_ASKED] =
      g_signal_new ("question-asked", BUNKO_TYPE_CONTROLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * BunkoController::server-command:
   * @self: the controller
   * @command: a [enum@ServerCommand]
   *
   * The server announced that it quits or restarts.
   */
  signals[SIGNAL_SERVER_COMMAND] =
      g_signal_new ("server-command", BUNKO_TYPE_CONTROLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BUNKO_TYPE_SERVER_COMMAND);
}

static void
bunko_controller_class_init (BunkoControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_controller_dispose;
  object_class->get_property = bunko_controller_get_property;

  /**
   * BunkoController:state:
   *
   * How far the way to a library is.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_CONTROLLER_STATE, BUNKO_CONTROLLER_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals ();
}

static void
bunko_controller_init (BunkoController *self)
{
}

/**
 * bunko_controller_new:
 * @servers: the saved servers
 * @settings: settings of the application
 *
 * Makes a controller with nothing open.
 *
 * Returns: (transfer full): the controller
 */
BunkoController *
bunko_controller_new (BunkoServerList *servers, GSettings *settings)
{
  BunkoController *self;

  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (servers), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_CONTROLLER, NULL);
  self->servers = g_object_ref (servers);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" BUNKO_SETTINGS_KEY_CACHE_LIMIT,
                           G_CALLBACK (_bunko_controller_update_cache_limit), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * bunko_controller_open:
 * @self: the controller
 * @profile: the server; need not be a saved one
 *
 * Closes what is open and opens @profile. How it goes is told by the state and the signals.
 */
void
bunko_controller_open (BunkoController *self, BunkoServerProfile *profile)
{
  g_return_if_fail (BUNKO_IS_CONTROLLER (self));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  start (self, profile);
  connect_session (self, bunko_server_profile_get_host (profile),
                   bunko_server_profile_get_port (profile), bunko_server_profile_get_tls (profile));
}

/**
 * bunko_controller_open_sample:
 * @self: the controller
 *
 * Closes what is open, starts the sample server, and opens its library as a guest.
 */
void
bunko_controller_open_sample (BunkoController *self)
{
  g_autoptr (BunkoServerProfile) profile = NULL;

  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  profile = g_object_new (BUNKO_TYPE_SERVER_PROFILE, "uuid", "sample", "host", "127.0.0.1", NULL);
  start (self, profile);
  self->sample = bunko_sample_launcher_new ();
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_STARTING);
  bunko_sample_launcher_start_async (self->sample, self->cancellable, sample_started_cb,
                                     g_object_ref (self));
}

/**
 * bunko_controller_retry:
 * @self: the controller
 *
 * Opens once more what failed to open.
 */
void
bunko_controller_retry (BunkoController *self)
{
  g_autoptr (BunkoServerProfile) profile = NULL;

  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  if (self->profile == NULL)
    return;

  profile = g_object_ref (self->profile);
  if (bunko_controller_is_sample (self))
    bunko_controller_open_sample (self);
  else
    bunko_controller_open (self, profile);
}

/**
 * bunko_controller_close:
 * @self: the controller
 *
 * Closes what is open, or calls off what is being opened, and goes idle.
 */
void
bunko_controller_close (BunkoController *self)
{
  g_return_if_fail (BUNKO_IS_CONTROLLER (self));

  drop_everything (self);
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_IDLE);
}
