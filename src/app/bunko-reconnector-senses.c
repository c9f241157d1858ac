/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reconnector-private.h"

/* How a reconnector notices that something changed: the network, or that the machine slept. */

/* A network that changes tells so several times in a row, and is not ready with the first. */
#define SETTLE_MS 500

/* A server on this machine is there without any network. Others may be, too: what the monitor calls
 * a network is a way to all the world. */
gboolean
_bunko_reconnector_has_network (BunkoReconnector *self)
{
  return bunko_endpoint_is_loopback (bunko_session_get_endpoint (self->session)) ||
         self->works_without || self->monitor == NULL ||
         g_network_monitor_get_network_available (self->monitor);
}

/* Connections that were made over the network as it was may be dead, and tries that failed there
 * may succeed now. */
static gboolean
settled_cb (gpointer data)
{
  BunkoReconnector *self = data;

  self->settle_id = 0;
  bunko_wake_watch_check (self->wake_watch);
  if (self->state == BUNKO_RECONNECTOR_IDLE)
    bunko_session_probe (self->session, FALSE);
  else if (_bunko_reconnector_has_network (self))
    _bunko_reconnector_hope (self);
  else
    _bunko_reconnector_despair (self);

  return G_SOURCE_REMOVE;
}

static void
network_changed_cb (BunkoReconnector *self)
{
  if (bunko_endpoint_is_loopback (bunko_session_get_endpoint (self->session)))
    return;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
woke_cb (BunkoReconnector *self)
{
  if (self->state == BUNKO_RECONNECTOR_IDLE)
    bunko_session_probe (self->session, TRUE);
  else
    _bunko_reconnector_hope (self);
}

static void
look_at_network (BunkoReconnector *self)
{
  self->works_without = !g_network_monitor_get_network_available (self->monitor);
}

static gboolean
start_monitor_cb (gpointer data)
{
  BunkoReconnector *self = data;

  self->monitor_id = 0;
  bunko_reconnector_set_monitor (self, g_network_monitor_get_default ());
  look_at_network (self);

  return G_SOURCE_REMOVE;
}

/* The monitor of the system asks other processes when it is made. Who opens a library wants to see
 * it first. */
static void
session_state_cb (BunkoReconnector *self)
{
  if (bunko_session_get_state (self->session) != BUNKO_SESSION_AUTHENTICATED)
    return;

  self->armed = TRUE;
  if (self->monitor != NULL)
    look_at_network (self);
  else if (self->monitor_id == 0)
    self->monitor_id = g_idle_add_full (G_PRIORITY_LOW, start_monitor_cb, self, NULL);
}

void
_bunko_reconnector_start_senses (BunkoReconnector *self)
{
  self->wake_watch = bunko_wake_watch_new ();
  g_signal_connect_object (self->wake_watch, "woke", G_CALLBACK (woke_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (session_state_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_bunko_reconnector_stop_senses (BunkoReconnector *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->monitor_id, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->wake_watch);
}

/**
 * bunko_reconnector_set_monitor:
 * @self: a reconnector
 * @monitor: what tells whether there is a network
 *
 * Listens to another monitor than that of the system, for tests.
 */
void
bunko_reconnector_set_monitor (BunkoReconnector *self, GNetworkMonitor *monitor)
{
  g_return_if_fail (BUNKO_IS_RECONNECTOR (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (monitor));

  g_clear_handle_id (&self->monitor_id, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_set_object (&self->monitor, monitor);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_reconnector_get_wake_watch:
 * @self: a reconnector
 *
 * Gets what notices that the machine slept.
 *
 * Returns: (transfer none): the watch
 */
BunkoWakeWatch *
bunko_reconnector_get_wake_watch (BunkoReconnector *self)
{
  g_return_val_if_fail (BUNKO_IS_RECONNECTOR (self), NULL);

  return self->wake_watch;
}
