/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-lane.h"

G_BEGIN_DECLS

#define BUNKO_LANE_DEFAULT_MAX_QUEUE 1024

struct _BunkoLane
{
  GObject parent_instance;

  BunkoEndpoint *endpoint;
  BunkoTrust *trust;
  BunkoTimeLimits limits;
  guint max_connections;
  int priority;
  guint max_queue;
  BunkoWireTap *tap; /* NULL if there is none */
  const char *name;
  char *session_id;
  gboolean held;
  gboolean plaintext_allowed;

  GQueue queues[BUNKO_LANE_N_RANKS]; /* of GTask with BunkoLaneMessage */
  GPtrArray *connections;            /* of BunkoConnection, opening ones included */

  gint64 last_heard; /* real time of the last message of the server, 0 for none */

  /* Where the server does not take all the connections that the lane may have. */
  guint reachable;
  gint64 retry_at;
};

/* What the task of bunko_lane_send_async() carries. */
typedef struct
{
  JsonNode *data;
  BunkoLaneRank rank;
  guint timeout;
  char *session_id;
  gboolean sent; /* given to a connection */
  GSource *cancelled;
} BunkoLaneMessage;

guint _bunko_lane_count_sendable (BunkoLane *self);
GTask *_bunko_lane_pop (BunkoLane *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean
_bunko_lane_may_send (BunkoLane *self, BunkoConnection *connection, BunkoLaneMessage *message);
void _bunko_lane_refuse (GTask *task);
void _bunko_lane_pump (BunkoLane *self);

G_END_DECLS
