/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reconnector.h"
#include "library/bunko-error-text.h"

/* A server that restarts answers again after about five seconds (HPX wire notes, "Server
 * commands"); these tries go on for nearly two minutes. */
#define FIRST_DELAY_MS 500
#define MAX_DELAY_MS   15000
#define MAX_ATTEMPTS   12

/**
 * BunkoReconnector:
 *
 * Gets a session that lost its server connected again: waits, tries, waits longer, and gives up in
 * the end.
 *
 * The session object stays the same, and so does all that hangs on it. A server that announced that
 * it quits is not tried again unasked.
 */
struct _BunkoReconnector
{
  GObject parent_instance;

  BunkoSession *session;
  GCancellable *cancellable; /* of the attempt under way */
  BunkoReconnectorState state;
  BunkoServerCommand announced; /* the last quit or restart; 0 for none */
  guint attempts;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (BunkoReconnector, bunko_reconnector, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoReconnectorState,
                    bunko_reconnector_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_TRYING, "trying"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_GIVEN_UP, "given-up"))

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

enum
{
  SIGNAL_RECONNECTED,
  SIGNAL_LOGIN_NEEDED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_state (BunkoReconnector *self, BunkoReconnectorState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
timeout_cb (gpointer data)
{
  BunkoReconnector *self = data;

  self->timeout_id = 0;
  bunko_reconnector_try_now (self);

  return G_SOURCE_REMOVE;
}

/* In milliseconds: twice as long after every attempt. */
static guint
get_delay (guint attempt)
{
  return attempt < 5 ? FIRST_DELAY_MS << attempt : MAX_DELAY_MS;
}

static void
wait_for_next (BunkoReconnector *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->attempts >= MAX_ATTEMPTS || self->announced == BUNKO_SERVER_COMMAND_QUIT)
    {
      set_state (self, BUNKO_RECONNECTOR_GIVEN_UP);
      return;
    }

  self->timeout_id = g_timeout_add (get_delay (self->attempts), timeout_cb, self);
  set_state (self, BUNKO_RECONNECTOR_WAITING);
}

static void
reconnect_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReconnector) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_session_reconnect_finish (BUNKO_SESSION (source), result, &error);

  /* An attempt that was called off has no say any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      self->state != BUNKO_RECONNECTOR_TRYING)
    return;

  g_clear_object (&self->cancellable);
  if (done)
    {
      /* What was announced counts until all know that it is over: a restart does not end as a lost
       * connection. */
      self->attempts = 0;
      set_state (self, BUNKO_RECONNECTOR_IDLE);
      self->announced = 0;
      g_signal_emit (self, signals[SIGNAL_RECONNECTED], 0);
    }
  else if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_LOGIN)
    {
      set_state (self, BUNKO_RECONNECTOR_IDLE);
      g_signal_emit (self, signals[SIGNAL_LOGIN_NEEDED], 0, error);
    }
  else
    {
      wait_for_next (self);
    }
}

static void
server_command_cb (BunkoReconnector *self, BunkoServerCommand command)
{
  if (command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART)
    self->announced = command;
}

static void
lost_cb (BunkoReconnector *self, const GError *error)
{
  /* An attempt of ours that fails is dealt with where it ends. */
  if (self->state == BUNKO_RECONNECTOR_TRYING)
    return;

  self->attempts = 0;
  wait_for_next (self);
}

static void
bunko_reconnector_dispose (GObject *object)
{
  BunkoReconnector *self = BUNKO_RECONNECTOR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_reconnector_parent_class)->dispose (object);
}

static void
bunko_reconnector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, BUNKO_RECONNECTOR (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_reconnector_class_init (BunkoReconnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reconnector_dispose;
  object_class->get_property = bunko_reconnector_get_property;

  /**
   * BunkoReconnector:state:
   *
   * What the reconnector is doing.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_RECONNECTOR_STATE, BUNKO_RECONNECTOR_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoReconnector::reconnected:
   * @self: a reconnector
   *
   * The session is connected and logged in again.
   */
  signals[SIGNAL_RECONNECTED] =
      g_signal_new ("reconnected", BUNKO_TYPE_RECONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * BunkoReconnector::login-needed:
   * @self: a reconnector
   * @error: what the server said
   *
   * The session is connected again, but the server does not take the old name and password.
   */
  signals[SIGNAL_LOGIN_NEEDED] =
      g_signal_new ("login-needed", BUNKO_TYPE_RECONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
bunko_reconnector_init (BunkoReconnector *self)
{
}

/**
 * bunko_reconnector_new:
 * @session: the session to look after
 *
 * Makes a reconnector. It does nothing until @session loses its server.
 *
 * Returns: (transfer full): the reconnector
 */
BunkoReconnector *
bunko_reconnector_new (BunkoSession *session)
{
  BunkoReconnector *self;

  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  self = g_object_new (BUNKO_TYPE_RECONNECTOR, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "server-command", G_CALLBACK (server_command_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * bunko_reconnector_get_state:
 * @self: a reconnector
 *
 * Gets what the reconnector is doing.
 *
 * Returns: the state
 */
BunkoReconnectorState
bunko_reconnector_get_state (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), BUNKO_RECONNECTOR_IDLE);

  return self->state;
}

/**
 * bunko_reconnector_get_announced:
 * @self: a reconnector
 *
 * Gets why the server went away, if it said so.
 *
 * Returns: %BUNKO_SERVER_COMMAND_QUIT, %BUNKO_SERVER_COMMAND_RESTART, or 0
 */
BunkoServerCommand
bunko_reconnector_get_announced (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), 0);

  return self->announced;
}

/**
 * bunko_reconnector_try_now:
 * @self: a reconnector
 *
 * Tries at once, also after giving up. Does nothing if an attempt is under way or the session is
 * fine.
 */
void
bunko_reconnector_try_now (BunkoReconnector *self)
{
  g_return_if_fail (BUNKO_IS_RECONNECTOR (self));

  if (self->state == BUNKO_RECONNECTOR_TRYING || self->state == BUNKO_RECONNECTOR_IDLE)
    return;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->state == BUNKO_RECONNECTOR_GIVEN_UP)
    {
      self->attempts = 0;
      self->announced = 0;
    }
  self->attempts++;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, BUNKO_RECONNECTOR_TRYING);
  bunko_session_reconnect_async (self->session, self->cancellable, reconnect_cb,
                                 g_object_ref (self));
}

/**
 * bunko_reconnector_reset:
 * @self: a reconnector
 *
 * Calls everything off.
 */
void
bunko_reconnector_reset (BunkoReconnector *self)
{
  g_return_if_fail (BUNKO_IS_RECONNECTOR (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->attempts = 0;
  self->announced = 0;
  set_state (self, BUNKO_RECONNECTOR_IDLE);
}
