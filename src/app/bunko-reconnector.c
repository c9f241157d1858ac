/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reconnector-private.h"
#include "library/bunko-error-text.h"

/* Every try comes after twice the time, and never exactly then: after a server went down, its
 * clients do not all come back in the same moment. */
#define FIRST_DELAY_MS 500
#define MAX_DELAY_MS   15000
#define JITTER         0.2

/* Where there is little hope, the tries go on slowly: somebody may look at what is on the screen
 * for hours, and the server may come back at any time. */
#define SLOW_DELAY_MS 60000

#define RESTART_DELAY_MS 1000

/**
 * BunkoReconnector:
 *
 * Gets a session that lost its server connected again: waits, tries, waits longer, and never gives
 * up, but gets slow.
 *
 * The session object stays the same, and so does all that hangs on it. When the network changes or
 * the machine wakes up, the next try comes at once; if the session seems to be fine then, it is
 * asked for a sign of life. A server that announced that it quits is tried slowly from the start.
 */

G_DEFINE_FINAL_TYPE (BunkoReconnector, bunko_reconnector, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoReconnectorState,
                    bunko_reconnector_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_TRYING, "trying"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_NO_NETWORK, "no-network"),
                    G_DEFINE_ENUM_VALUE (BUNKO_RECONNECTOR_STOPPED, "stopped"))

enum
{
  PROP_0,
  PROP_STATE,
  PROP_NEXT_ATTEMPT,
  N_PROPS,
};

enum
{
  SIGNAL_RECONNECTED,
  SIGNAL_LOGIN_NEEDED,
  SIGNAL_TRUST_NEEDED,
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

static void
set_next_attempt (BunkoReconnector *self, gint64 next_attempt)
{
  if (self->next_attempt == next_attempt)
    return;

  self->next_attempt = next_attempt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_ATTEMPT]);
}

static void attempt (BunkoReconnector *self);

static gboolean
timeout_cb (gpointer data)
{
  BunkoReconnector *self = data;

  self->timeout_id = 0;
  attempt (self);

  return G_SOURCE_REMOVE;
}

/* In milliseconds, without the jitter. */
static guint
get_delay (BunkoReconnector *self)
{
  guint n_first = _bunko_reconnector_count_restart_attempts (self);

  if (bunko_reconnector_is_slow (self) || !_bunko_reconnector_has_network (self))
    return SLOW_DELAY_MS;
  if (self->attempts < n_first)
    return RESTART_DELAY_MS;

  return self->attempts - n_first < 5 ? FIRST_DELAY_MS << (self->attempts - n_first) : MAX_DELAY_MS;
}

static void
wait_for_next (BunkoReconnector *self)
{
  double delay = get_delay (self) * g_random_double_range (1 - JITTER, 1 + JITTER);

  if (self->hurry)
    delay = 0;
  self->hurry = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add ((guint) delay, timeout_cb, self);
  g_object_freeze_notify (G_OBJECT (self));
  set_next_attempt (self, g_get_monotonic_time () + (gint64) delay * 1000);
  set_state (self, _bunko_reconnector_has_network (self) ? BUNKO_RECONNECTOR_WAITING
                                                         : BUNKO_RECONNECTOR_NO_NETWORK);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
stop_for_trust (BunkoReconnector *self, const GError *error)
{
  bunko_reconnector_stop (self);
  g_signal_emit (self, signals[SIGNAL_TRUST_NEEDED], 0, error);
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
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (done)
    {
      /* What was announced counts until all know that it is over: a restart does not end as a lost
       * connection. */
      self->attempts = 0;
      self->hurry = FALSE;
      set_state (self, BUNKO_RECONNECTOR_IDLE);
      self->announced = 0;
      g_signal_emit (self, signals[SIGNAL_RECONNECTED], 0);
    }
  else if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_LOGIN)
    {
      self->armed = FALSE;
      self->announced = 0;
      set_state (self, BUNKO_RECONNECTOR_IDLE);
      g_signal_emit (self, signals[SIGNAL_LOGIN_NEEDED], 0, error);
    }
  else if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_TRUST)
    {
      stop_for_trust (self, error);
    }
  else
    {
      wait_for_next (self);
    }
}

static void
attempt (BunkoReconnector *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->attempts++;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_object_freeze_notify (G_OBJECT (self));
  set_next_attempt (self, 0);
  set_state (self, BUNKO_RECONNECTOR_TRYING);
  g_object_thaw_notify (G_OBJECT (self));
  bunko_session_reconnect_async (self->session, self->cancellable, reconnect_cb,
                                 g_object_ref (self));
}

static gboolean
is_waiting (BunkoReconnector *self)
{
  return self->state == BUNKO_RECONNECTOR_WAITING || self->state == BUNKO_RECONNECTOR_NO_NETWORK;
}

/* Something changed, so that the next try may succeed where the last ones could not. */
void
_bunko_reconnector_hope (BunkoReconnector *self)
{
  self->attempts = 0;
  if (is_waiting (self))
    attempt (self);
  else if (self->state == BUNKO_RECONNECTOR_TRYING)
    self->hurry = TRUE;
}

/* There is no network any more. */
void
_bunko_reconnector_despair (BunkoReconnector *self)
{
  if (self->state == BUNKO_RECONNECTOR_WAITING)
    wait_for_next (self);
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
  if (self->state == BUNKO_RECONNECTOR_TRYING || !self->armed)
    return;

  self->attempts = 0;
  g_clear_error (&self->error);
  if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_TRUST)
    stop_for_trust (self, error);
  else
    wait_for_next (self);
}

static void
bunko_reconnector_dispose (GObject *object)
{
  BunkoReconnector *self = BUNKO_RECONNECTOR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  _bunko_reconnector_stop_senses (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_reconnector_parent_class)->dispose (object);
}

static void
bunko_reconnector_finalize (GObject *object)
{
  g_clear_error (&BUNKO_RECONNECTOR (object)->error);

  G_OBJECT_CLASS (bunko_reconnector_parent_class)->finalize (object);
}

static void
bunko_reconnector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, BUNKO_RECONNECTOR (object)->state);
      break;
    case PROP_NEXT_ATTEMPT:
      g_value_set_int64 (value, BUNKO_RECONNECTOR (object)->next_attempt);
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
  object_class->finalize = bunko_reconnector_finalize;
  object_class->get_property = bunko_reconnector_get_property;

  /**
   * BunkoReconnector:state:
   *
   * What the reconnector is doing.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_RECONNECTOR_STATE, BUNKO_RECONNECTOR_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoReconnector:next-attempt:
   *
   * When the next attempt comes, on the monotonic clock; 0 while none is set.
   */
  properties[PROP_NEXT_ATTEMPT] =
      g_param_spec_int64 ("next-attempt", NULL, NULL, 0, G_MAXINT64, 0,
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

  /**
   * BunkoReconnector::trust-needed:
   * @self: a reconnector
   * @error: what is wrong with the connection
   *
   * What answers may not be the server, or is not safe to talk to. It is not tried again unasked.
   */
  signals[SIGNAL_TRUST_NEEDED] =
      g_signal_new ("trust-needed", BUNKO_TYPE_RECONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
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
 * Makes a reconnector. It does nothing until @session, once logged in, loses its server.
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
  _bunko_reconnector_start_senses (self);

  return self;
}

/**
 * bunko_reconnector_try_now:
 * @self: a reconnector
 *
 * Tries at once, because the person wants it; if that was slow before, the next attempts are quick
 * again. Does nothing if an attempt is under way or the session is fine.
 */
void
bunko_reconnector_try_now (BunkoReconnector *self)
{
  g_return_if_fail (BUNKO_IS_RECONNECTOR (self));

  if (!is_waiting (self) && self->state != BUNKO_RECONNECTOR_STOPPED)
    return;

  if (bunko_reconnector_is_slow (self))
    {
      self->attempts = 0;
      self->announced = 0;
    }
  attempt (self);
}

/**
 * bunko_reconnector_stop:
 * @self: a reconnector
 *
 * Tries nothing any more before a person has decided: until bunko_reconnector_try_now().
 */
void
bunko_reconnector_stop (BunkoReconnector *self)
{
  g_return_if_fail (BUNKO_IS_RECONNECTOR (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_freeze_notify (G_OBJECT (self));
  set_next_attempt (self, 0);
  set_state (self, BUNKO_RECONNECTOR_STOPPED);
  g_object_thaw_notify (G_OBJECT (self));
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
  g_clear_error (&self->error);
  self->attempts = 0;
  self->announced = 0;
  self->armed = FALSE;
  self->hurry = FALSE;
  set_next_attempt (self, 0);
  set_state (self, BUNKO_RECONNECTOR_IDLE);
}
