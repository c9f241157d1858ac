/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reconnector.h"

G_BEGIN_DECLS

struct _BunkoReconnector
{
  GObject parent_instance;

  BunkoSession *session;
  GCancellable *cancellable; /* of the attempt under way */
  BunkoReconnectorState state;
  BunkoServerCommand announced; /* the last quit or restart; 0 for none */
  GError *error;                /* why the last attempt failed */
  gboolean armed;               /* the session was logged in, and no login was refused since */
  guint attempts;               /* since the server was lost, or there was reason for hope */
  gboolean hurry;               /* there was such reason while an attempt was under way */
  gint64 next_attempt;          /* on the monotonic clock; 0 while none is set */
  guint timeout_id;

  /* What gives reason for hope, or for doubt */
  GNetworkMonitor *monitor;
  BunkoWakeWatch *wake_watch;
  gboolean works_without; /* it was connected although there was no network, as the monitor says */
  guint settle_id;
  guint monitor_id;
};

/* bunko-reconnector.c */
void _bunko_reconnector_hope (BunkoReconnector *self);
void _bunko_reconnector_despair (BunkoReconnector *self);

/* bunko-reconnector-getters.c */
guint _bunko_reconnector_count_restart_attempts (BunkoReconnector *self);

/* bunko-reconnector-senses.c */
void _bunko_reconnector_start_senses (BunkoReconnector *self);
void _bunko_reconnector_stop_senses (BunkoReconnector *self);
gboolean _bunko_reconnector_has_network (BunkoReconnector *self);

G_END_DECLS
