/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-wake-watch.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/**
 * BunkoReconnectorState:
 * @BUNKO_RECONNECTOR_IDLE: the session is fine, or was never logged in
 * @BUNKO_RECONNECTOR_WAITING: the next attempt comes after a while
 * @BUNKO_RECONNECTOR_TRYING: an attempt is under way
 * @BUNKO_RECONNECTOR_NO_NETWORK: there is no network; the next attempt comes when there is one
 * @BUNKO_RECONNECTOR_STOPPED: what answers is not trusted: a person has to decide first
 *
 * What a reconnector is doing.
 */
typedef enum
{
  BUNKO_RECONNECTOR_IDLE,
  BUNKO_RECONNECTOR_WAITING,
  BUNKO_RECONNECTOR_TRYING,
  BUNKO_RECONNECTOR_NO_NETWORK,
  BUNKO_RECONNECTOR_STOPPED,
} BunkoReconnectorState;

#define BUNKO_TYPE_RECONNECTOR_STATE (bunko_reconnector_state_get_type ())
GType bunko_reconnector_state_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_RECONNECTOR (bunko_reconnector_get_type ())
G_DECLARE_FINAL_TYPE (BunkoReconnector, bunko_reconnector, BUNKO, RECONNECTOR, GObject)

BunkoReconnector *bunko_reconnector_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
BunkoReconnectorState bunko_reconnector_get_state (BunkoReconnector *self);
BunkoServerCommand bunko_reconnector_get_announced (BunkoReconnector *self);
gint64 bunko_reconnector_get_next_attempt (BunkoReconnector *self);
const GError *bunko_reconnector_get_error (BunkoReconnector *self);
gboolean bunko_reconnector_is_slow (BunkoReconnector *self);
void bunko_reconnector_try_now (BunkoReconnector *self);
void bunko_reconnector_stop (BunkoReconnector *self);
void bunko_reconnector_reset (BunkoReconnector *self);

void bunko_reconnector_set_monitor (BunkoReconnector *self, GNetworkMonitor *monitor);
BunkoWakeWatch *bunko_reconnector_get_wake_watch (BunkoReconnector *self);

G_END_DECLS
