/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-lane.h"

G_BEGIN_DECLS

#define BUNKO_LANE_DEFAULT_MAX_QUEUE 1024

/* What a lane has counted since it was made. */
typedef struct
{
  guint64 n_replies;
  guint64 n_failed;
  /* Of connections that are gone. */
  guint64 bytes_in;
  guint64 bytes_out;

  /* The last round trips that were small, with when they ended: a ring. */
  BunkoRoundTrip trips[BUNKO_LANE_MAX_ROUND_TRIPS];
  guint n_trips;
} BunkoLaneFigures;

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

  BunkoLaneFigures figures;
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
  gint64 sent_at;
  guint64 bytes_before; /* what the connection had received when the message was sent */
} BunkoLaneMessage;

guint _bunko_lane_count_sendable (BunkoLane *self);
void _bunko_lane_hasten (BunkoLane *self);
GTask *_bunko_lane_pop (BunkoLane *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean
_bunko_lane_may_send (BunkoLane *self, BunkoConnection *connection, BunkoLaneMessage *message);
void _bunko_lane_refuse (GTask *task);
void _bunko_lane_pump (BunkoLane *self);
guint _bunko_lane_count_queued (BunkoLane *self);
void _bunko_lane_note_sent (BunkoConnection *connection, BunkoLaneMessage *message);
void _bunko_lane_note_reply (BunkoLane *self,
                             BunkoConnection *connection,
                             BunkoLaneMessage *message,
                             const GError *error);
void _bunko_lane_note_gone (BunkoLane *self, BunkoConnection *connection);

G_END_DECLS
