/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-session-private.h"
#include "bunko-wire-tap.h"

#define MAX_LISTENERS 4

typedef struct
{
  BunkoWireTapFunc func;
  gpointer user_data;
} Listener;

/* Where all connections of a session report what they send and receive. It outlives the session as
 * long as one of them, or a listener, holds on to it. Without a listener it costs a comparison for
 * each message. Like the session it belongs to one main context.
 */
struct _BunkoWireTap
{
  Listener listeners[MAX_LISTENERS];
  guint n_listeners;
  guint n_connections;
  guint64 n_exchanges;
};

/**
 * bunko_wire_tap_new: (skip)
 *
 * Returns: (transfer full): a tap that nobody listens to
 */
BunkoWireTap *
bunko_wire_tap_new (void)
{
  return g_rc_box_new0 (BunkoWireTap);
}

/**
 * bunko_wire_tap_ref: (skip)
 * @self: a tap
 *
 * Returns: (transfer full): the tap
 */
BunkoWireTap *
bunko_wire_tap_ref (BunkoWireTap *self)
{
  return g_rc_box_acquire (self);
}

/**
 * bunko_wire_tap_unref: (skip)
 * @self: (transfer full): a tap
 *
 * Drops a reference.
 */
void
bunko_wire_tap_unref (BunkoWireTap *self)
{
  g_rc_box_release (self);
}

/**
 * bunko_wire_tap_add: (skip)
 * @self: a tap
 * @func: called for everything that happens from now on; must not add or remove listeners
 * @user_data: data for @func
 *
 * Listens. What @func gets holds passwords and session ids: nothing of it may be kept before it
 * went through #BunkoWireMask. There is room for four listeners.
 */
void
bunko_wire_tap_add (BunkoWireTap *self, BunkoWireTapFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);
  g_return_if_fail (self->n_listeners < MAX_LISTENERS);

  self->listeners[self->n_listeners++] = (Listener) { func, user_data };
}

/**
 * bunko_wire_tap_remove: (skip)
 * @self: a tap
 * @func: a listener
 * @user_data: what it was added with
 *
 * Listens no longer. Does nothing if it did not.
 */
void
bunko_wire_tap_remove (BunkoWireTap *self, BunkoWireTapFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_listeners; i++)
    if (self->listeners[i].func == func && self->listeners[i].user_data == user_data)
      {
        self->listeners[i] = self->listeners[--self->n_listeners];
        return;
      }
}

/**
 * bunko_wire_tap_is_used: (skip)
 * @self: (nullable): a tap
 *
 * Returns: whether anybody listens
 */
gboolean
bunko_wire_tap_is_used (BunkoWireTap *self)
{
  return self != NULL && self->n_listeners > 0;
}

/**
 * bunko_wire_tap_number_connection: (skip)
 * @self: a tap
 *
 * Returns: the number of a new connection, from 1
 */
guint
bunko_wire_tap_number_connection (BunkoWireTap *self)
{
  return ++self->n_connections;
}

/**
 * bunko_wire_tap_number_exchange: (skip)
 * @self: a tap
 *
 * Returns: the number of a new message, from 1
 */
guint64
bunko_wire_tap_number_exchange (BunkoWireTap *self)
{
  return ++self->n_exchanges;
}

/**
 * bunko_wire_tap_report: (skip)
 * @self: (nullable): a tap
 * @event: what happened
 *
 * Tells all who listen.
 */
void
bunko_wire_tap_report (BunkoWireTap *self, const BunkoWireEvent *event)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_listeners; i++)
    self->listeners[i].func (event, self->listeners[i].user_data);
}

/**
 * _bunko_session_get_tap: (skip)
 * @session: a session
 *
 * Returns: (transfer none): where its connections report, those to come included
 */
BunkoWireTap *
_bunko_session_get_tap (BunkoSession *session)
{
  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  return session->tap;
}
